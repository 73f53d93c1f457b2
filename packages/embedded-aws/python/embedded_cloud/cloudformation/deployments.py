"""What a stack operation is about: the template under deployment,
its properties as CloudFormation shows them, and what an update does.

Recorded from AWS: numbers and booleans are shown as texts,
and what NoEcho hides is hidden in events and change sets as well.
"""

import contextvars
import copy
from typing import NamedTuple

from ministack.services.cloudformation import engine, provisioners

#: what stands for a value that NoEcho hides
MASK = "****"


class Deployment(NamedTuple):
    """What is under way in a stack."""

    template: dict
    params: dict
    #: the stack as it was before an update; None for a creation
    previous: dict | None


_deployed: contextvars.ContextVar = contextvars.ContextVar("embedded_cloud_deployed", default=None)


def current():
    """What is deployed in this task; None outside of an operation."""
    return _deployed.get()


def begin(deployment: Deployment):
    """Marks the beginning of an operation; answers what `end` takes."""
    return _deployed.set(deployment)


def end(scope) -> None:
    """Marks its end."""
    _deployed.reset(scope)


def texts(value):
    """Properties as CloudFormation shows them: numbers and booleans are texts."""
    if isinstance(value, dict):
        return {name: texts(member) for name, member in value.items() if member is not engine._NO_VALUE}
    if isinstance(value, (list, tuple)):
        return [texts(member) for member in value]
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def masked(params: dict) -> dict:
    """Parameters without what NoEcho hides."""
    return {name: {**held, "Value": MASK} if held.get("NoEcho") else held for name, held in params.items()}


def _resolved(stack: dict, deployment: Deployment, definition: dict, params: dict):
    try:
        found = engine._resolve_refs(
            copy.deepcopy(definition.get("Properties") or {}),
            stack.get("_resources", {}),
            params,
            engine._evaluate_conditions(deployment.template, params),
            deployment.template.get("Mappings", {}),
            stack["StackName"],
            stack["StackId"],
        )
    except Exception:
        # What does not resolve fails the resource itself, and its own event says why.
        return definition.get("Properties") or {}
    return (
        {name: value for name, value in found.items() if value is not engine._NO_VALUE}
        if isinstance(found, dict)
        else {}
    )


def properties_of(stack: dict, logical_id: str):
    """What the template says of a resource at this point; None where nothing does."""
    deployment = _deployed.get() or Deployment(stack.get("_template") or {}, stack.get("_resolved_params") or {}, None)
    definition = (deployment.template.get("Resources") or {}).get(logical_id)
    return None if definition is None else _resolved(stack, deployment, definition, masked(deployment.params))


def _same_tags(stack: dict, previous: dict) -> bool:
    def of(held):
        return {tag.get("Key"): tag.get("Value") for tag in held.get("Tags") or []}

    return of(stack) == of(previous)


def updated(stack: dict, deployment: Deployment, logical_id: str) -> str:
    """What an update does to a resource: `new`, `kept` as it is, `replaced` or `changed`."""
    previous = deployment.previous or {}
    before = previous.get("_resources", {}).get(logical_id)
    if before is None:
        return "new"
    definition = deployment.template.get("Resources", {}).get(logical_id) or {}
    after, kind = _resolved(stack, deployment, definition, deployment.params), definition.get("Type", "")
    if after == before.get("Properties") and _same_tags(stack, previous):
        return "kept"
    return "replaced" if provisioners._replacing_change(kind, before.get("Properties") or {}, after) else "changed"

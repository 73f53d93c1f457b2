"""Change sets: names that can be used again, and imports that are not there.

Recorded answers of CloudFormation: the name of an executed change set is free; a second CREATE set of a stack in
REVIEW_IN_PROGRESS belongs to the same stack; a stack may be named by its ARN.
"""

import re

from ministack.services import cloudformation
from ministack.services.cloudformation import changesets, handlers
from ministack.services.cloudformation.helpers import _error, _p

_STACK_ARN = re.compile(r"arn:[a-z-]+:cloudformation:[^:]+:\d{12}:stack/([^/]+)/.+")


def _not_emulated(params):
    kind = _p(params, "ChangeSetType")
    if kind == "IMPORT":
        unsupported = sorted(
            {
                entry["ResourceType"]
                for entry in changesets._extract_resources_to_import(params)
                if "import" not in changesets._RESOURCE_HANDLERS.get(entry["ResourceType"], {})
            }
        )
        if unsupported:
            return _error(
                "ValidationError",
                f"The embedded cloud cannot import {', '.join(unsupported)} (ChangeSetType IMPORT)",
                400,
            )
    return None


def _free_executed(stack_name: str, name: str) -> None:
    for identifier, known in list(cloudformation._change_sets.items()):
        if (
            known["StackName"] == stack_name
            and known["ChangeSetName"] == name
            and known["ExecutionStatus"].startswith("EXECUTE_")
        ):
            del cloudformation._change_sets[identifier]


def _create(theirs):
    def create(params):
        match = _STACK_ARN.fullmatch(_p(params, "StackName"))
        if match:
            params = {**params, "StackName": [match.group(1)]}
        name = _p(params, "StackName")
        if refused := _not_emulated(params):
            return refused
        _free_executed(name, _p(params, "ChangeSetName"))
        before = cloudformation._stacks.get(name)
        events = cloudformation._stack_events.get(before["StackId"]) if before else None
        answer = theirs(params)
        if before and before.get("StackStatus") == "REVIEW_IN_PROGRESS":
            return _same_stack(name, before, events, answer)
        return answer

    return create


def _same_stack(name: str, before: dict, events, answer: tuple) -> tuple:
    """The stack under review stays the one it was, whatever the engine made in its place."""
    now = cloudformation._stacks.get(name)
    if now is None:
        cloudformation._stacks[name] = before
        return answer
    if now["StackId"] == before["StackId"]:
        return answer
    replaced, kept = now["StackId"], before["StackId"]
    cloudformation._stacks[name] = before
    cloudformation._stack_events.pop(replaced, None)
    cloudformation._stack_events[kept] = events
    for known in cloudformation._change_sets.values():
        if known["StackId"] == replaced:
            known["StackId"] = kept
    status, headers, body = answer
    return (
        status,
        headers,
        body.replace(replaced.encode(), kept.encode()) if isinstance(body, bytes) else body.replace(replaced, kept),
    )


def install() -> None:
    """Corrects CreateChangeSet."""
    handlers._ACTION_HANDLERS["CreateChangeSet"] = _create(handlers._ACTION_HANDLERS["CreateChangeSet"])

"""Stack events as CloudFormation records them.

Recorded from AWS (DescribeStackEvents): a resource's event is called `LOGICAL-STATUS-time` and carries the properties;
a creation has a second event in progress, from which on the physical id is known; an update tells nothing of what it
leaves alone, and CREATE of what is new; what it removes or replaces is deleted in a phase of its own,
UPDATE_COMPLETE_CLEANUP_IN_PROGRESS; an operation that a call began says "User Initiated". No two events of a stack have
one time. What cannot be deleted in that phase leaves the stack and goes on existing:
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html
(Resource removed from stack but not deleted)
"""

import datetime
import json

from ministack.core.concurrency import run_reentrant
from ministack.services import cloudformation

from . import clean_up, deployments
from .clean_up import CleanUp, Deletion
from .deployments import Deployment, properties_of, texts, updated
from .replacing import replace

_STACK = "AWS::CloudFormation::Stack"
_BEGUN = "Resource creation Initiated"
_BY_USER = ("REVIEW_IN_PROGRESS", "CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS")
_STEP = datetime.timedelta(milliseconds=1)

_CLEANING_UP = "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"
_LEFT_BEHIND = "Update successful. One or more resources could not be deleted."


def _later(before: str, time: str) -> str:
    """A time after the last event's."""
    if time > before:
        return time
    moved = datetime.datetime.fromisoformat(before.replace("Z", "+00:00")) + _STEP
    return moved.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def _complete(event: dict, earlier: list, stack) -> None:
    """Gives an event the name, the time and the properties it has in AWS."""
    event["Timestamp"] = _later(earlier[-1]["Timestamp"] if earlier else "", event["Timestamp"])
    if event["ResourceType"] == _STACK and event["PhysicalResourceId"] == event["StackId"]:
        if event["ResourceStatus"] in _BY_USER and not event["ResourceStatusReason"]:
            event["ResourceStatusReason"] = "User Initiated"
        return
    if clean_up.current() and event["ResourceStatus"].startswith("DELETE"):
        event["EventId"] = f"{event['LogicalResourceId']}-{event['EventId']}"
        return
    event["EventId"] = f"{event['LogicalResourceId']}-{event['ResourceStatus']}-{event['Timestamp']}"
    if not event["PhysicalResourceId"] and stack and not event["ResourceStatus"].startswith("CREATE"):
        event["PhysicalResourceId"] = (stack.get("_resources", {}).get(event["LogicalResourceId"]) or {}).get(
            "PhysicalResourceId", ""
        )
    properties = properties_of(stack, event["LogicalResourceId"]) if stack else None
    if properties is not None:
        event["ResourceProperties"] = json.dumps(texts(properties), separators=(",", ":"))


def _told(stack, deployment, logical_id: str, status: str, reason: str) -> str:
    """The status AWS tells of a resource in an update; empty where it tells nothing."""
    if (
        not deployment
        or deployment.previous is None
        or stack is None
        or stack["StackStatus"] != "UPDATE_IN_PROGRESS"
        or not status.startswith("UPDATE_")
    ):
        return status
    record = stack.get("_resources", {}).get(logical_id) or {}
    before = deployment.previous.get("_resources", {}).get(logical_id)
    if before is None:
        if status == "UPDATE_COMPLETE":
            record["ResourceStatus"] = "CREATE_COMPLETE"
        return status.replace("UPDATE_", "CREATE_")
    if status == "UPDATE_FAILED":
        record.update(ResourceStatus=status, ResourceStatusReason=reason)
        return status
    if status == "UPDATE_COMPLETE":
        if logical_id not in deployment.previous.get("_kept", ()):
            return status
        record.update({name: before[name] for name in ("ResourceStatus", "Timestamp") if name in before})
        return ""
    kind = "" if reason else updated(stack, deployment, logical_id)
    if kind == "kept":
        deployment.previous.setdefault("_kept", set()).add(logical_id)
    # A replacement has an event of its own, with the reason.
    return "" if kind in ("kept", "replaced") else status


def _forget(resources: dict, left_behind: list) -> None:
    for logical_id in [name for name, record in resources.items() if record.get("PhysicalResourceId") in left_behind]:
        del resources[logical_id]


def _recording(theirs):
    def add(stack_id, stack_name, logical_id, resource_type, status, reason="", physical_id="", detailed_status=""):
        stack = cloudformation._stacks.get(stack_name)
        stack = stack if stack and stack["StackId"] == stack_id else None
        is_stack = resource_type == _STACK and physical_id == stack_id
        told = status if is_stack else _told(stack, deployments.current(), logical_id, status, reason)
        if not told:
            return
        cleaning = clean_up.current()
        if cleaning and told == "DELETE_FAILED":
            cleaning.left_behind.append(physical_id)
        if cleaning and stack and is_stack and told == "UPDATE_COMPLETE" and not cleaning.over:
            stack["StackStatus"] = _CLEANING_UP
            return
        if (
            told in ("CREATE_COMPLETE", "UPDATE_COMPLETE")
            and not is_stack
            and _is_begun(stack_id, logical_id, physical_id)
        ):
            add_one(
                stack,
                stack_id,
                stack_name,
                logical_id,
                resource_type,
                told.replace("COMPLETE", "IN_PROGRESS"),
                _BEGUN,
                physical_id,
                "",
            )
        add_one(stack, stack_id, stack_name, logical_id, resource_type, told, reason, physical_id, detailed_status)

    def add_one(stack, stack_id, *event):
        theirs(stack_id, *event)
        kept = cloudformation._stack_events[stack_id]
        _complete(kept[-1], kept[:-1], stack)

    return add


def _is_begun(stack_id: str, logical_id: str, physical_id: str) -> bool:
    """Whether a resource that is complete now was being made, and its id has not been told yet."""
    last = next(
        (
            event
            for event in reversed(cloudformation._stack_events.get(stack_id) or [])
            if event["LogicalResourceId"] == logical_id
        ),
        None,
    )
    if last is None:
        return False
    return last["ResourceStatus"].endswith("IN_PROGRESS") and last["PhysicalResourceId"] != physical_id


def _deploying(theirs):
    async def deploy(stack_name, stack_id, template, params, *arguments, **options):
        scope = deployments.begin(
            Deployment(template, params, options.get("previous_stack") if options.get("is_update") else None)
        )
        try:
            await theirs(stack_name, stack_id, template, params, *arguments, **options)
            cleaning = clean_up.current()
            if cleaning:
                await run_reentrant(cleaning.run, _telling(cleaning))
                _complete_update(cloudformation._stacks[stack_name], cleaning)
        finally:
            deployments.end(scope)
            clean_up.end()

    return deploy


def _complete_update(stack: dict, cleaning: CleanUp) -> None:
    stack["StackStatus"] = "UPDATE_COMPLETE"
    if cleaning.left_behind:
        stack["StackStatusReason"] = _LEFT_BEHIND
        _forget(stack["_resources"], cleaning.left_behind)
    reason = _LEFT_BEHIND if cleaning.left_behind else ""
    stack_id, stack_name = cleaning.stack
    _add(stack_id, stack_name, stack_name, _STACK, "UPDATE_COMPLETE", reason, physical_id=stack_id)


def _cleaning_up(theirs):
    """Outputs are resolved when all resources are there: what an update does afterwards is cleaning up."""

    def resolve(definitions, conditions, resources, parameters, mappings, stack_name, stack_id):
        found = theirs(definitions, conditions, resources, parameters, mappings, stack_name, stack_id)
        stack = cloudformation._stacks.get(stack_name)
        if deployments.current() and stack and stack["StackStatus"] == "UPDATE_IN_PROGRESS":
            stack["StackStatus"] = _CLEANING_UP
            _add(stack_id, stack_name, stack_name, _STACK, stack["StackStatus"], physical_id=stack_id)
            clean_up.begin(CleanUp(stack_id, stack_name, deployments.current()))
        return found

    return resolve


def _add(*arguments, **named) -> None:
    from ministack.services.cloudformation import stacks

    stacks._add_event(*arguments, **named)


def _telling(cleaning: CleanUp):
    def tell(deletion: Deletion, status: str, reason: str) -> None:
        _add(*cleaning.stack, deletion.logical_id, deletion.resource_type, status, reason, deletion.physical_id)

    return tell


def _deleting(theirs):
    def delete(resource_type, physical_id, properties, stack_name="", logical_id=""):
        def now():
            return theirs(resource_type, physical_id, properties, stack_name, logical_id)

        cleaning = clean_up.current()
        if not cleaning or cleaning.stack[1] != stack_name:
            return now()
        return cleaning.wait(Deletion(logical_id, resource_type, physical_id, now))

    return delete


def install() -> None:
    """Completes events as they are recorded."""
    replace("_add_event", _recording)
    replace("_deploy_stack_async", _deploying)
    replace("_resolve_stack_outputs", _cleaning_up)
    replace("_delete_resource", _deleting)

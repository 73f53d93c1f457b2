"""Stack events as CloudFormation records them.

Recorded from AWS (DescribeStackEvents): a resource's event is called `LOGICAL-STATUS-time` and carries the properties; a creation has a
second event in progress, from which on the physical id is known; an update tells nothing of what it leaves alone, and CREATE of what is new; what
it removes or replaces is deleted in a phase of its own, UPDATE_COMPLETE_CLEANUP_IN_PROGRESS; an operation that a call began says "User
Initiated". No two events of a stack have one time.
"""
import contextvars
import copy
import datetime
import json
from typing import NamedTuple

from ministack.services import cloudformation
from ministack.services.cloudformation import engine, provisioners

from .replacing import replace

_STACK = "AWS::CloudFormation::Stack"
_BEGUN = "Resource creation Initiated"
_BY_USER = ("REVIEW_IN_PROGRESS", "CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS")
_MASK = "****"
_STEP = datetime.timedelta(milliseconds=1)

class _Deployment(NamedTuple):
    """What is under way in a stack."""
    template: dict
    params: dict
    #: the stack as it was before an update; None for a creation
    previous: dict | None


_deployed: contextvars.ContextVar = contextvars.ContextVar("embedded_cloud_deployed", default=None)
#: `(stack id, stack name)` while deletions belong to the clean-up after an update
_cleaning: contextvars.ContextVar = contextvars.ContextVar("embedded_cloud_cleaning", default=None)


def texts(value):
    """Properties as CloudFormation shows them: numbers and booleans are texts."""
    if isinstance(value, dict):
        return {name: texts(member) for name, member in value.items() if member is not engine._NO_VALUE}
    if isinstance(value, (list, tuple)):
        return [texts(member) for member in value]
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def masked(params: dict) -> dict:
    """Parameters without what NoEcho hides."""
    return {name: {**held, "Value": _MASK} if held.get("NoEcho") else held for name, held in params.items()}


def _later(before: str, time: str) -> str:
    """A time after the last event's."""
    if time > before:
        return time
    moved = datetime.datetime.fromisoformat(before.replace("Z", "+00:00")) + _STEP
    return moved.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def _resolved(stack: dict, deployment: _Deployment, definition: dict, params: dict):
    try:
        found = engine._resolve_refs(copy.deepcopy(definition.get("Properties") or {}), stack.get("_resources", {}), params,
                                     engine._evaluate_conditions(deployment.template, params), deployment.template.get("Mappings", {}), stack["StackName"], stack["StackId"])
    except Exception:
        # What does not resolve fails the resource itself, and its own event says why.
        return definition.get("Properties") or {}
    return {name: value for name, value in found.items() if value is not engine._NO_VALUE} if isinstance(found, dict) else {}


def _properties(stack: dict, logical_id: str, status: str):
    """What the template says of a resource at this point; None where nothing does."""
    deployment = _deployed.get() or _Deployment(stack.get("_template") or {}, stack.get("_resolved_params") or {}, None)
    definition = (deployment.template.get("Resources") or {}).get(logical_id)
    if definition is None or status.startswith("DELETE"):
        return (stack.get("_resources", {}).get(logical_id) or {}).get("Properties")
    return _resolved(stack, deployment, definition, masked(deployment.params))


def _same_tags(stack: dict, previous: dict) -> bool:
    def of(held):
        return {tag.get("Key"): tag.get("Value") for tag in held.get("Tags") or []}

    return of(stack) == of(previous)


def updated(stack: dict, deployment: _Deployment, logical_id: str) -> str:
    """What an update does to a resource: `new`, `kept` as it is, `replaced` or `changed`."""
    before = deployment.previous.get("_resources", {}).get(logical_id)
    if before is None:
        return "new"
    definition = deployment.template.get("Resources", {}).get(logical_id) or {}
    after, kind = _resolved(stack, deployment, definition, deployment.params), definition.get("Type", "")
    if after == before.get("Properties") and _same_tags(stack, deployment.previous):
        return "kept"
    return "replaced" if provisioners._replacing_change(kind, before.get("Properties") or {}, after) else "changed"


def _complete(event: dict, earlier: list, stack) -> None:
    """Gives an event the name, the time and the properties it has in AWS."""
    event["Timestamp"] = _later(earlier[-1]["Timestamp"] if earlier else "", event["Timestamp"])
    if event["ResourceType"] == _STACK and event["PhysicalResourceId"] == event["StackId"]:
        if event["ResourceStatus"] in _BY_USER and not event["ResourceStatusReason"]:
            event["ResourceStatusReason"] = "User Initiated"
        return
    if _cleaning.get() and event["ResourceStatus"].startswith("DELETE"):
        event["EventId"] = f"{event['LogicalResourceId']}-{event['EventId']}"
        return
    event["EventId"] = f"{event['LogicalResourceId']}-{event['ResourceStatus']}-{event['Timestamp']}"
    if not event["PhysicalResourceId"] and stack and not event["ResourceStatus"].startswith("CREATE"):
        event["PhysicalResourceId"] = (stack.get("_resources", {}).get(event["LogicalResourceId"]) or {}).get("PhysicalResourceId", "")
    properties = _properties(stack, event["LogicalResourceId"], event["ResourceStatus"]) if stack else None
    if properties is not None:
        event["ResourceProperties"] = json.dumps(texts(properties), separators=(",", ":"))


def _told(stack, deployment, logical_id: str, status: str, reason: str) -> str:
    """The status AWS tells of a resource in an update; empty where it tells nothing."""
    if not deployment or deployment.previous is None or stack is None or stack["StackStatus"] != "UPDATE_IN_PROGRESS" or not status.startswith("UPDATE_"):
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


def _recording(theirs):
    def add(stack_id, stack_name, logical_id, resource_type, status, reason="", physical_id="", detailed_status=""):
        stack = cloudformation._stacks.get(stack_name)
        stack = stack if stack and stack["StackId"] == stack_id else None
        is_stack = resource_type == _STACK and physical_id == stack_id
        told = status if is_stack else _told(stack, _deployed.get(), logical_id, status, reason)
        if not told:
            return
        if told in ("CREATE_COMPLETE", "UPDATE_COMPLETE") and not is_stack and _is_begun(stack_id, logical_id, physical_id):
            add_one(stack, stack_id, stack_name, logical_id, resource_type, told.replace("COMPLETE", "IN_PROGRESS"), _BEGUN, physical_id, "")
        add_one(stack, stack_id, stack_name, logical_id, resource_type, told, reason, physical_id, detailed_status)

    def add_one(stack, stack_id, *event):
        theirs(stack_id, *event)
        kept = cloudformation._stack_events[stack_id]
        _complete(kept[-1], kept[:-1], stack)

    return add


def _is_begun(stack_id: str, logical_id: str, physical_id: str) -> bool:
    """Whether a resource that is complete now was being made, and its id has not been told yet."""
    last = next((event for event in reversed(cloudformation._stack_events.get(stack_id) or []) if event["LogicalResourceId"] == logical_id), None)
    return bool(last) and last["ResourceStatus"].endswith("IN_PROGRESS") and last["PhysicalResourceId"] != physical_id


def _deploying(theirs):
    async def deploy(stack_name, stack_id, template, params, *arguments, **options):
        scope = _deployed.set(_Deployment(template, params, options.get("previous_stack") if options.get("is_update") else None))
        try:
            await theirs(stack_name, stack_id, template, params, *arguments, **options)
        finally:
            _deployed.reset(scope)

    return deploy


def _cleaning_up(theirs):
    """Outputs are resolved when all resources are there: what an update does afterwards is cleaning up."""
    def resolve(definitions, conditions, resources, parameters, mappings, stack_name, stack_id):
        found = theirs(definitions, conditions, resources, parameters, mappings, stack_name, stack_id)
        stack = cloudformation._stacks.get(stack_name)
        if _deployed.get() and stack and stack["StackStatus"] == "UPDATE_IN_PROGRESS":
            stack["StackStatus"] = "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"
            _add(stack_id, stack_name, stack_name, _STACK, stack["StackStatus"], physical_id=stack_id)
            _cleaning.set((stack_id, stack_name))
        return found

    return resolve


def _add(*arguments, **named) -> None:
    from ministack.services.cloudformation import stacks

    stacks._add_event(*arguments, **named)


def _deleting(theirs):
    def delete(resource_type, physical_id, properties, stack_name="", logical_id=""):
        cleaning = _cleaning.get()
        if not cleaning or cleaning[1] != stack_name:
            return theirs(resource_type, physical_id, properties, stack_name, logical_id)
        _add(*cleaning, logical_id, resource_type, "DELETE_IN_PROGRESS", physical_id=physical_id)
        answer = theirs(resource_type, physical_id, properties, stack_name, logical_id)
        _add(*cleaning, logical_id, resource_type, "DELETE_COMPLETE", physical_id=physical_id)
        return answer

    return delete


def install() -> None:
    """Completes events as they are recorded."""
    replace("_add_event", _recording)
    replace("_deploy_stack_async", _deploying)
    replace("_resolve_stack_outputs", _cleaning_up)
    replace("_delete_resource", _deleting)

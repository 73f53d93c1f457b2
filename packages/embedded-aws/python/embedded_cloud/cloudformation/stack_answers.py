"""Answers about stacks, with the members AWS's have and without those it leaves out.

Recorded from AWS: what is empty is not there; a deleted stack says when, and no longer by which change set; a stack
that waits for its first change set says so.
https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html
"""

from ministack.core.responses import now_iso
from ministack.services import cloudformation
from ministack.services.cloudformation import handlers
from ministack.services.cloudformation.helpers import (
    _esc,
    _extract_stack_status_filters,
    _extract_string_members,
    _p,
    _page,
    _xml,
)

from .answers import edited, find_all, put, put_list, remove, remove_empty, text
from .replacing import replace


def _stack_with(stack_id: str) -> dict:
    return next((stack for stack in cloudformation._stacks.values() if stack["StackId"] == stack_id), {})


def _parameters(member, stack: dict) -> None:
    """A parameter that names an SSM parameter shows the name, and what it stands for."""
    held = stack.get("_resolved_params") or {}
    for parameter in find_all(member, "Parameters/member"):
        name = (held.get(text(parameter, "ParameterKey")) or {}).get("SsmName")
        if name:
            put(parameter, "ResolvedValue", text(parameter, "ParameterValue"))
            put(parameter, "ParameterValue", name)


def _described(root) -> None:
    for member in find_all(root, "Stacks/member"):
        stack = _stack_with(text(member, "StackId"))
        _parameters(member, stack)
        remove_empty(
            member, "StackStatusReason", "LastUpdatedTime", "Description", "Capabilities", "Parameters", "Outputs"
        )
        for output in find_all(member, "Outputs/member"):
            remove_empty(output, "Description")
        put_list(member, "NotificationARNs", stack.get("NotificationARNs") or [])
        put(member, "RollbackConfiguration")
        for name in ("RoleARN", "TimeoutInMinutes"):
            if stack.get(name):
                put(member, name, stack[name])
        status = text(member, "StackStatus")
        if status == "REVIEW_IN_PROGRESS":
            put(member, "StackStatusReason", "User Initiated")
            remove(member, "LastUpdatedTime")
            put(member, "Tags").clear()
        if status == "DELETE_COMPLETE":
            remove(member, "EnableTerminationProtection")
            put(member, "DeletionTime", stack.get("DeletionTime"))
        elif stack.get("ChangeSetId"):
            put(member, "ChangeSetId", stack["ChangeSetId"])


def _events(root) -> None:
    members = find_all(root, "StackEvents/member")
    properties = {
        event["EventId"]: event.get("ResourceProperties")
        for stack_id in {text(member, "StackId") for member in members}
        for event in cloudformation._stack_events.get(stack_id) or []
    }
    for member in members:
        remove_empty(member, "ResourceStatusReason")
        if properties.get(text(member, "EventId")) is not None:
            put(member, "ResourceProperties", properties[text(member, "EventId")])


def _list_stacks(params):
    """The newest stacks first, deleted ones among them."""
    wanted = _extract_stack_status_filters(params)
    listed = sorted(
        (stack for stack in cloudformation._stacks.values() if not wanted or stack["StackStatus"] in wanted),
        key=lambda stack: stack["CreationTime"],
        reverse=True,
    )
    page, next_token, refused = _page(listed, params, "ListStacks")
    if refused:
        return refused
    summaries = ""
    for stack in page:
        members = {
            "StackId": stack["StackId"],
            "StackName": stack["StackName"],
            "TemplateDescription": stack.get("Description"),
            "CreationTime": stack["CreationTime"],
            "LastUpdatedTime": "" if stack["StackStatus"] == "REVIEW_IN_PROGRESS" else stack.get("LastUpdatedTime"),
            "DeletionTime": stack.get("DeletionTime"),
            "StackStatus": stack["StackStatus"],
            "StackStatusReason": stack.get("StackStatusReason"),
        }
        told = "".join(f"<{name}>{_esc(value)}</{name}>" for name, value in members.items() if value)
        summaries += f"<member>{told}{handlers._stack_drift_information_xml(stack)}</member>"
    return _xml(
        200,
        "ListStacksResponse",
        f"<ListStacksResult><StackSummaries>{summaries}</StackSummaries>{next_token}</ListStacksResult>",
    )


def _summary(root) -> None:
    """What a template does not say of itself or its parameters is not there."""
    for result in [*find_all(root, "GetTemplateSummaryResult"), *find_all(root, "ValidateTemplateResult")]:
        remove_empty(result, "Description")
        for parameter in find_all(result, "Parameters/member"):
            remove_empty(parameter, "DefaultValue", "Description")


def _resource(root) -> None:
    """A resource without metadata says so."""
    [detail] = find_all(root, "StackResourceDetail")
    if not text(detail, "Metadata"):
        put(detail, "Metadata", "{}")


def _creating(theirs):
    def create(params):
        answer = theirs(params)
        stack = cloudformation._stacks.get(_p(params, "StackName"))
        if answer[0] == 200 and stack:
            # Only an update sets it.
            stack["LastUpdatedTime"] = ""
            stack["NotificationARNs"] = _extract_string_members(params, "NotificationARNs")
            stack["TimeoutInMinutes"] = _p(params, "TimeoutInMinutes")
        return answer

    return create


def _updating(theirs):
    def update(params):
        answer = theirs(params)
        stack = handlers._resolve_stack(_p(params, "StackName"))
        if answer[0] == 200 and stack:
            stack.pop("ChangeSetId", None)
            if "NotificationARNs.member.1" in params or "NotificationARNs" in params:
                stack["NotificationARNs"] = _extract_string_members(params, "NotificationARNs")
        return answer

    return update


def _deleting(theirs):
    """A deleted stack has no name any more: another one may take it, and the id still leads to this one."""

    async def delete(stack_name, stack_id, *arguments, **named):
        await theirs(stack_name, stack_id, *arguments, **named)
        stack = cloudformation._stacks.get(stack_name)
        if stack and stack["StackId"] == stack_id and stack["StackStatus"] == "DELETE_COMPLETE":
            stack["DeletionTime"] = now_iso()
            cloudformation._stacks[stack_id] = cloudformation._stacks.pop(stack_name)

    return delete


def _with_gone(stack: dict) -> dict:
    """The resources of a stack with what its deletion took out of it, in an order that does not change meanwhile."""
    gone: dict[str, dict] = {}
    order: dict[str, int] = {}
    for event in cloudformation._stack_events.get(stack["StackId"]) or []:
        status, logical_id = event["ResourceStatus"], event["LogicalResourceId"]
        order.setdefault(logical_id, len(order))
        if event["PhysicalResourceId"] == stack["StackId"]:
            gone = gone if status.startswith("DELETE_") else {}
        elif status in ("DELETE_COMPLETE", "DELETE_SKIPPED"):
            gone[logical_id] = event
    told = {**gone, **(stack.get("_resources") or {})}
    return {logical_id: told[logical_id] for logical_id in sorted(told, key=lambda each: order.get(each, len(order)))}


def _listing_resources(theirs):
    """A stack that is deleted, or could not be, still tells what became of its resources, for 90 days.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html
    """

    def list_resources(params):
        stack = handlers._resolve_stack(_p(params, "StackName"))
        if not stack or not stack["StackStatus"].startswith("DELETE_"):
            return theirs(params)
        held = stack.get("_resources") or {}
        stack["_resources"] = _with_gone(stack)
        try:
            return theirs(params)
        finally:
            stack["_resources"] = held

    return list_resources


def _correcting(theirs, edit):
    return lambda params: edited(theirs(params), edit)


def install() -> None:
    """Corrects what is told of stacks and their events."""
    handler = handlers._ACTION_HANDLERS
    handler["CreateStack"] = _creating(handler["CreateStack"])
    handler["UpdateStack"] = _updating(handler["UpdateStack"])
    handler["DescribeStacks"] = _correcting(handler["DescribeStacks"], _described)
    handler["DescribeStackEvents"] = _correcting(handler["DescribeStackEvents"], _events)
    handler["DescribeStackResource"] = _correcting(handler["DescribeStackResource"], _resource)
    for action in ("GetTemplateSummary", "ValidateTemplate"):
        handler[action] = _correcting(handler[action], _summary)
    handler["ListStacks"] = _list_stacks
    handler["ListStackResources"] = _listing_resources(handler["ListStackResources"])
    replace("_delete_stack_async", _deleting)

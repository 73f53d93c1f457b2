"""Calls about stacks and change sets that CloudFormation refuses, in its words, and stacks that are named by their ARN.

The words are recorded answers of AWS.
"""

import re

from ministack.services.cloudformation import changesets, handlers
from ministack.services.cloudformation.helpers import _error, _p

STACK_ARN = re.compile(r"arn:[a-z-]+:cloudformation:[^:]+:\d{12}:stack/([^/]+)/.+")
_UPDATABLE = (
    "CREATE_COMPLETE",
    "UPDATE_COMPLETE",
    "UPDATE_ROLLBACK_COMPLETE",
    "IMPORT_COMPLETE",
    "IMPORT_ROLLBACK_COMPLETE",
    "UPDATE_FAILED",
)
_CHANGE_SET = ("DescribeChangeSet", "ExecuteChangeSet", "DeleteChangeSet")


def _refused(message: str) -> tuple:
    return _error("ValidationError", message)


def _existing(name: str):
    stack = handlers._resolve_stack(name)
    return stack if stack and (stack["StackStatus"] != "DELETE_COMPLETE" or name.startswith("arn:")) else None


def _by_name(params: dict) -> dict:
    """The same call with the stack's name where its ARN stood."""
    match = STACK_ARN.fullmatch(_p(params, "StackName"))
    return {**params, "StackName": [match[1]]} if match else params


def _of_change_set(action: str, theirs):
    def handle(params):
        name, stack_name = _p(params, "ChangeSetName"), _p(params, "StackName")
        if not name.startswith("arn:"):
            if not stack_name:
                return _refused("StackName must be specified if ChangeSetName is not specified as an ARN.")
            if not _existing(stack_name):
                return _refused(f"Stack [{stack_name}] does not exist")
        params = _by_name(params)
        found = changesets._find_change_set(name, _p(params, "StackName"))[1]
        if action == "ExecuteChangeSet" and found and found["Status"] == "FAILED":
            return _error(
                "InvalidChangeSetStatus",
                f"ChangeSet [{found['ChangeSetId']}] cannot be executed in its current status of [FAILED]",
            )
        return theirs(params)

    return handle


def _list_change_sets(theirs):
    def handle(params):
        name = _p(params, "StackName")
        if name and not _existing(name):
            return _refused(f"Stack [{name}] does not exist")
        return theirs(_by_name(params))

    return handle


def _create_change_set(theirs):
    def handle(params):
        name, kind = _p(params, "StackName"), _p(params, "ChangeSetType", "UPDATE")
        stack = handlers._resolve_stack(name)
        status = stack["StackStatus"] if stack else ""
        if (
            stack
            and kind == "CREATE"
            and status != "REVIEW_IN_PROGRESS"
            and (status != "DELETE_COMPLETE" or name.startswith("arn:"))
        ):
            return _refused(
                f"Stack [{name}] already exists and cannot be created again with the changeSet "
                f"[{_p(params, 'ChangeSetName')}]."
            )
        if (
            stack
            and kind == "UPDATE"
            and (
                status.startswith("DELETE_")
                or status in ("ROLLBACK_COMPLETE", "ROLLBACK_FAILED")
                or status.endswith("_IN_PROGRESS")
            )
        ):
            return _refused(f"Stack:{stack['StackId']} is in {status} state and can not be updated.")
        return theirs(params)

    return handle


def _create_stack(theirs):
    def handle(params):
        name = _p(params, "StackName")
        stack = handlers._resolve_stack(name)
        if stack and stack["StackStatus"] != "DELETE_COMPLETE":
            return _error("AlreadyExistsException", f"Stack [{name}] already exists")
        return theirs(params)

    return handle


def _update_stack(theirs):
    def handle(params):
        stack = handlers._resolve_stack(_p(params, "StackName"))
        if stack and stack["StackStatus"] not in _UPDATABLE:
            return _refused(f"Stack:{stack['StackId']} is in {stack['StackStatus']} state and can not be updated.")
        if not any(_p(params, given) for given in ("TemplateBody", "TemplateURL", "UsePreviousTemplate")):
            return _refused("Either Template URL or Template Body must be specified.")
        return theirs(params)

    return handle


def _first_hundred(answer):
    """As many resources as DescribeStackResources tells of; a list that goes on is ListStackResources' to give.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html
    """
    status, headers, body = answer
    text = body.decode() if isinstance(body, bytes) else body
    members = re.findall(r"<member>.*?</member>", text, re.DOTALL)
    for beyond in members[100:]:
        text = text.replace(beyond, "")
    return status, headers, text.encode() if isinstance(body, bytes) else text


def _resource(theirs, unknown_stack: str):
    def handle(params):
        name, logical_id = _p(params, "StackName"), _p(params, "LogicalResourceId")
        stack = handlers._resolve_stack(name)
        if not stack:
            return _refused(unknown_stack.format(name=name))
        if logical_id and logical_id not in stack.get("_resources", {}):
            return _refused(f"Resource {logical_id} does not exist for stack {name}")
        return _first_hundred(theirs(params))

    return handle


def _get_template(theirs):
    def handle(params):
        name, change_set = _p(params, "StackName"), _p(params, "ChangeSetName")
        if not name and not change_set:
            return _refused("StackName is required if ChangeSetName is not specified.")
        if not name and not change_set.startswith("arn:"):
            return _refused("StackName is a required parameter.")
        if name and not _existing(name):
            return _refused(f"Stack with id {name} does not exist")
        return theirs(params)

    return handle


def _get_template_summary(theirs):
    def handle(params):
        stack = handlers._resolve_stack(_p(params, "StackName")) if _p(params, "StackName") else None
        if stack and stack["StackStatus"] == "REVIEW_IN_PROGRESS":
            return _refused("GetTemplateSummary cannot be called on REVIEW_IN_PROGRESS stacks.")
        return theirs(params)

    return handle


def install() -> None:
    """Looks at each call before the engine does."""
    handler = handlers._ACTION_HANDLERS
    for action in _CHANGE_SET:
        handler[action] = _of_change_set(action, handler[action])
    handler["ListChangeSets"] = _list_change_sets(handler["ListChangeSets"])
    handler["CreateChangeSet"] = _create_change_set(handler["CreateChangeSet"])
    handler["CreateStack"] = _create_stack(handler["CreateStack"])
    handler["UpdateStack"] = _update_stack(handler["UpdateStack"])
    handler["DescribeStackResource"] = _resource(handler["DescribeStackResource"], "Stack '{name}' does not exist")
    handler["DescribeStackResources"] = _resource(
        handler["DescribeStackResources"], "Stack with id {name} does not exist"
    )
    handler["GetTemplate"] = _get_template(handler["GetTemplate"])
    handler["GetTemplateSummary"] = _get_template_summary(handler["GetTemplateSummary"])

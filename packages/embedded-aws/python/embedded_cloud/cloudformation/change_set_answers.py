"""What is told of change sets, with the members AWS's answers have and without those it leaves out.

Recorded from AWS: values are told to whoever asks for them, and an executed set is what its stack names. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeChangeSet.html
"""

import json

from ministack.services import cloudformation
from ministack.services.cloudformation import changesets, handlers
from ministack.services.cloudformation.helpers import _p

from . import change_values
from .answers import edited, find_all, put, put_list, put_member, remove, remove_empty, text


def _put_details(node, details: list) -> None:
    for child in list(node):
        node.remove(child)
    for detail in details:
        member = put_member(node)
        target = put(member, "Target")
        for name, value in detail["Target"].items():
            put(target, name, value)
        for name in ("Evaluation", "ChangeSource", "CausingEntity"):
            if detail.get(name):
                put(member, name, detail[name])


def _with_values(root, change_set: dict) -> None:
    kept = {change["ResourceChange"]["LogicalResourceId"]: change["ResourceChange"] for change in change_set["Changes"]}
    if change_set.get("_incomplete"):
        put(root, "StatusReason", change_set["_incomplete"])
    for member in find_all(root, "Changes/member"):
        [shown] = find_all(member, "ResourceChange")
        name = text(shown, "LogicalResourceId")
        before, after = change_set.get("_contexts", {}).get(name, (None, None))
        for context, properties in (("BeforeContext", before), ("AfterContext", after)):
            if properties is not None:
                put(shown, context, json.dumps({"Properties": properties}, separators=(",", ":")))
        if kept[name].get("Details") and before is not None and after is not None:
            details = change_values.detailed(kept[name]["Details"], before, after)
            _put_details(put(shown, "Details"), details)
            if not details:
                # What might have changed does not, now that values are looked at.
                [changes] = find_all(root, "Changes")
                changes.remove(member)


def _parameters(root, change_set: dict) -> None:
    held = change_set["_resolved_params"]
    for parameter in find_all(root, "Parameters/member"):
        known = held.get(text(parameter, "ParameterKey")) or {}
        if known.get("SsmName"):
            put(parameter, "ResolvedValue", text(parameter, "ParameterValue"))
            put(parameter, "ParameterValue", known["SsmName"])
        if known.get("NoEcho"):
            put(parameter, "ParameterValue", "****")


def _describing(theirs):
    def describe(params):
        def edit(root):
            [result] = find_all(root, "DescribeChangeSetResult")
            change_set = cloudformation._change_sets[text(result, "ChangeSetId")]
            _parameters(result, change_set)
            remove_empty(result, "StatusReason", "Description", "Parameters", "Tags")
            remove(result, "ChangeSetType")
            put(result, "IncludeNestedStacks", "false")
            put_list(result, "NotificationARNs", change_set.get("NotificationARNs") or [])
            put(result, "RollbackConfiguration")
            if _p(params, "IncludePropertyValues").lower() == "true":
                _with_values(result, change_set)

        return edited(theirs(params), edit)

    return describe


def _listed(root) -> None:
    for member in find_all(root, "Summaries/member"):
        remove_empty(member, "StatusReason", "Description")
        put(member, "IncludeNestedStacks", "false")


def _executing(theirs):
    """The stack remembers the set that made it what it is, and says what its template says."""

    def execute(params):
        held = changesets._find_change_set(_p(params, "ChangeSetName"), _p(params, "StackName"))[1]
        answer = theirs(params)
        if answer[0] == 200 and held:
            stack = cloudformation._stacks[held["StackName"]]
            stack["ChangeSetId"] = held["ChangeSetId"]
            stack["Description"] = held["_template"].get("Description", "")
            stack["NotificationARNs"] = held.get("NotificationARNs") or stack.get("NotificationARNs") or []
        return answer

    return execute


def install() -> None:
    """Corrects what is told of change sets."""
    handler = handlers._ACTION_HANDLERS
    handler["DescribeChangeSet"] = _describing(handler["DescribeChangeSet"])
    handler["ExecuteChangeSet"] = _executing(handler["ExecuteChangeSet"])
    theirs = handler["ListChangeSets"]
    handler["ListChangeSets"] = lambda params: edited(theirs(params), _listed)

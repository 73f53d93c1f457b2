"""What is told of change sets, with the members AWS's answers have and without those it leaves out.

Recorded from AWS: a resource whose condition is false is no change; the reference that causes a change comes before the change itself;
values are told to whoever asks for them. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeChangeSet.html
"""
import json

from ministack.services import cloudformation
from ministack.services.cloudformation import changesets, handlers
from ministack.services.cloudformation.helpers import _extract_string_members, _p

from . import change_values
from .answers import edited, find_all, put, put_list, remove, remove_empty, text
from .replacing import replace


_NO_CHANGES = "The submitted information didn't contain changes. Submit different information to create a change set."


def _by_cause(details: list) -> list:
    """A parameter's reference first; the property's own change, which depends on it, afterwards."""
    def place(detail):
        return 0 if detail.get("ChangeSource") == "ParameterReference" else 1

    found = []
    for attribute in dict.fromkeys((detail["Target"]["Attribute"], detail["Target"].get("Name")) for detail in details):
        found += sorted((detail for detail in details if (detail["Target"]["Attribute"], detail["Target"].get("Name")) == attribute), key=place)
    return found


def _deployed_only(theirs):
    """Leaves out of a template what its conditions leave out, before two templates are compared."""
    def resolved(template, params, stack_name, stack_id):
        found = theirs(template, params, stack_name, stack_id)
        if found and template.get("Conditions"):
            conditions = changesets._evaluate_conditions(template, params)
            found["Resources"] = {name: definition for name, definition in found["Resources"].items() if conditions.get(definition.get("Condition"), True)}
        return found

    return resolved


def _ordering(theirs):
    def diff(*arguments, **named):
        changes = theirs(*arguments, **named)
        for change in changes:
            if details := change["ResourceChange"].get("Details"):
                change["ResourceChange"]["Details"] = _by_cause(details)
        return changes

    return diff


def _creating(theirs):
    """Values are looked up when the set is made: what is there before it is applied is what counts."""
    def create(params):
        answer = theirs(params)
        if answer[0] != 200:
            return answer
        made = changesets._find_change_set(_p(params, "ChangeSetName"), _p(params, "StackName"))[1] or _newest(_p(params, "ChangeSetName"))
        stack = cloudformation._stacks.get(made["StackName"])
        if made["Status"] == "FAILED" and made["StatusReason"] == _NO_CHANGES and _is_change(made, stack):
            made.update(Status="CREATE_COMPLETE", ExecutionStatus="AVAILABLE", StatusReason="")
        changes = [change["ResourceChange"] for change in made["Changes"]]
        for change in changes:
            _forget_resolved(change, made["_resolved_params"], stack.get("_resolved_params") or {})
        made["_contexts"] = change_values.contexts(changes, made["_template"], made["_resolved_params"], stack)
        made["_incomplete"] = change_values.incomplete(made["_template"], made["_resolved_params"], stack)
        made["NotificationARNs"] = _extract_string_members(params, "NotificationARNs")
        return answer

    return create


def _forget_resolved(change: dict, after: dict, before: dict) -> None:
    """A parameter that names the same SSM parameter as before causes nothing, though the value there is another one."""
    def same(name):
        return after.get(name, {}).get("SsmName") is not None and after[name]["SsmName"] == before.get(name, {}).get("SsmName")

    kept = [detail for detail in change.get("Details", []) if not (detail.get("ChangeSource") == "ParameterReference" and same(detail["CausingEntity"]))]
    if len(kept) < len(change.get("Details", [])):
        caused = {detail["Target"].get("Name") for detail in kept if detail.get("CausingEntity")}
        change["Details"] = [detail if detail["Target"].get("Name") in caused else {**detail, "Evaluation": "Static"} for detail in kept]


def _is_change(made: dict, stack: dict) -> bool:
    """A set without changes of resources has something to do where the stack is new, or its outputs change."""
    return made["ChangeSetType"] == "CREATE" or (made["_template"].get("Outputs") or {}) != (stack.get("_template", {}).get("Outputs") or {})


def _newest(name: str) -> dict:
    return [held for held in cloudformation._change_sets.values() if held["ChangeSetName"] == name][-1]


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


def put_member(node):
    """One more element of a list."""
    from xml.etree import ElementTree

    return ElementTree.SubElement(node, f"{node.tag.partition('}')[0]}}}member")


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
    replace("_resolve_props_for_diff", _deployed_only)
    replace("_diff_resources", _ordering)
    handler = handlers._ACTION_HANDLERS
    handler["CreateChangeSet"] = _creating(handler["CreateChangeSet"])
    handler["DescribeChangeSet"] = _describing(handler["DescribeChangeSet"])
    handler["ExecuteChangeSet"] = _executing(handler["ExecuteChangeSet"])
    theirs = handler["ListChangeSets"]
    handler["ListChangeSets"] = lambda params: edited(theirs(params), _listed)

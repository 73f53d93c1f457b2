"""What a change set holds, from the moment it is made.

Recorded from AWS: a resource whose condition is false is no change; the reference that causes a change comes before the
change itself; a set may change outputs only, and a new stack may have nothing but resources whose conditions are false.
"""

from ministack.services import cloudformation
from ministack.services.cloudformation import changesets, handlers
from ministack.services.cloudformation.helpers import _extract_string_members, _p

from . import change_values
from .replacing import replace

_NO_CHANGES = "The submitted information didn't contain changes. Submit different information to create a change set."


def _by_cause(details: list) -> list:
    """A parameter's reference first; the property's own change, which depends on it, afterwards."""

    def place(detail):
        return 0 if detail.get("ChangeSource") == "ParameterReference" else 1

    found = []
    for attribute in dict.fromkeys((detail["Target"]["Attribute"], detail["Target"].get("Name")) for detail in details):
        found += sorted(
            (
                detail
                for detail in details
                if (detail["Target"]["Attribute"], detail["Target"].get("Name")) == attribute
            ),
            key=place,
        )
    return found


def _deployed_only(theirs):
    """Leaves out of a template what its conditions leave out, before two templates are compared."""

    def resolved(template, params, stack_name, stack_id):
        found = theirs(template, params, stack_name, stack_id)
        if found and template.get("Conditions"):
            conditions = changesets._evaluate_conditions(template, params)
            found["Resources"] = {
                name: definition
                for name, definition in found["Resources"].items()
                if conditions.get(definition.get("Condition"), True)
            }
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
        made = changesets._find_change_set(_p(params, "ChangeSetName"), _p(params, "StackName"))[1] or _newest(
            _p(params, "ChangeSetName")
        )
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
        return after.get(name, {}).get("SsmName") is not None and after[name]["SsmName"] == before.get(name, {}).get(
            "SsmName"
        )

    kept = [
        detail
        for detail in change.get("Details", [])
        if not (detail.get("ChangeSource") == "ParameterReference" and same(detail["CausingEntity"]))
    ]
    if len(kept) < len(change.get("Details", [])):
        caused = {detail["Target"].get("Name") for detail in kept if detail.get("CausingEntity")}
        change["Details"] = [
            detail if detail["Target"].get("Name") in caused else {**detail, "Evaluation": "Static"} for detail in kept
        ]


def _is_change(made: dict, stack: dict) -> bool:
    """A set without changes of resources has something to do where the stack is new, or its outputs change."""
    return made["ChangeSetType"] == "CREATE" or (made["_template"].get("Outputs") or {}) != (
        stack.get("_template", {}).get("Outputs") or {}
    )


def _newest(name: str) -> dict:
    return [held for held in cloudformation._change_sets.values() if held["ChangeSetName"] == name][-1]


def install() -> None:
    """Corrects what sets are made of."""
    replace("_resolve_props_for_diff", _deployed_only)
    replace("_diff_resources", _ordering)
    handlers._ACTION_HANDLERS["CreateChangeSet"] = _creating(handlers._ACTION_HANDLERS["CreateChangeSet"])

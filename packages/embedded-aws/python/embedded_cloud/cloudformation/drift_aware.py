"""Change sets with the deployment mode REVERT_DRIFT: they go by what exists.

Reads the resources of the stack when the set is made, lists what is other than the template says (a property that the
template sets and that reads otherwise, a resource that is gone), and brings that back when it is executed; what is gone
is created again. What the template does not set, tags with keys that it does not have, and types that cannot be read
stay as they are.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/drift-aware-change-sets.html
"""

import copy
import json

from ministack.core.responses import now_iso
from ministack.services import cloudformation
from ministack.services.cloudformation import changesets, drift, handlers, stacks
from ministack.services.cloudformation.helpers import _error, _p
from ministack.services.cloudformation.provisioners import _STACK_TAG_PROPERTY, _property_recreation

from . import change_values
from .answers import edited, find_all, put, text
from .deployments import texts

MODE = "REVERT_DRIFT"
_NO_CHANGES = "The submitted information didn't contain changes. Submit different information to create a change set."


def _status_of_each(stack: dict) -> dict:
    """`{logical id: drift}` of the resources that can be read."""
    at = now_iso()
    return {
        name: drift.detect_resource_drift(stack, name, record, at)
        for name, record in stack.get("_resources", {}).items()
        if drift.supports_drift(record.get("ResourceType", ""))
    }


def _altered(found: dict) -> list:
    """Names of the properties that read otherwise."""
    tags = _tag_property(found)
    names = [
        name
        for difference in found.get("PropertyDifferences", [])
        if (name := difference["PropertyPath"].split("/")[1]) != tags or difference["DifferenceType"] != "ADD"
    ]
    return list(dict.fromkeys(names))


def _tag_property(found: dict) -> str:
    return _STACK_TAG_PROPERTY.get(found["ResourceType"], ("",))[0]


def _planned_tags(actual, expected):
    """Tags with keys that the template has."""
    if isinstance(actual, dict):
        return {key: value for key, value in actual.items() if key in expected}
    keys = {tag["Key"] for tag in expected}
    return [tag for tag in actual if tag["Key"] in keys]


def _modify(record: dict, names: list) -> dict:
    details = [
        {
            "Target": {
                "Attribute": "Properties",
                "Name": name,
                "RequiresRecreation": _property_recreation(record["ResourceType"], name),
                "BeforeValueFrom": "ACTUAL_STATE",
                "AfterValueFrom": "TEMPLATE",
            },
            "Evaluation": "Static",
            "ChangeSource": "DirectModification",
        }
        for name in names
    ]
    return {
        "Action": "Modify",
        "LogicalResourceId": record["LogicalResourceId"],
        "PhysicalResourceId": record["PhysicalResourceId"],
        "ResourceType": record["ResourceType"],
        "Replacement": stacks._replacement(details, False),
        "Scope": ["Properties"],
        "Details": details,
    }


def _referring(template: dict, gone: set, held: dict) -> list:
    """What refers to a resource that is created again changes with it."""
    replacements = dict.fromkeys(gone, "True")
    found: dict = {}
    while True:
        more = {
            name: [
                detail for each in stacks._reference_details(definition, replacements, ()).values() for detail in each
            ]
            for name, definition in template.get("Resources", {}).items()
            if name in held and name not in gone
        }
        more = {name: details for name, details in more.items() if details}
        if more == found:
            break
        found = more
        for name, details in found.items():
            replacements.setdefault(name, stacks._replacement(details, False))
    return [
        {**_modify(held[name], []), "Replacement": stacks._replacement(details, False), "Details": details}
        for name, details in found.items()
    ]


def _reverting(stack: dict, template: dict, statuses: dict, already: set) -> list:
    held, changes = stack["_resources"], []
    gone = {name for name, found in statuses.items() if found["StackResourceDriftStatus"] == "DELETED"}
    for name, found in statuses.items():
        if name in already or name not in template.get("Resources", {}):
            continue
        if name in gone:
            changes.append(
                {"Action": "Add", "LogicalResourceId": name, "ResourceType": held[name]["ResourceType"]},
            )
        elif names := _altered(found):
            changes.append(_modify(held[name], names))
    known = already | {change["LogicalResourceId"] for change in changes}
    changes += [each for each in _referring(template, gone, held) if each["LogicalResourceId"] not in known]
    return [{"ResourceChange": change} for change in changes]


def _actual(record: dict, found: dict) -> dict:
    """What a resource's properties are; those that cannot be read are what the template says."""
    expected, actual = json.loads(found["ExpectedProperties"]), json.loads(found["ActualProperties"])
    kept = {name: value for name, value in (record.get("Properties") or {}).items() if name not in expected}
    if (tags := _tag_property(found)) in actual:
        actual[tags] = _planned_tags(actual[tags], expected[tags])
    return {**kept, **actual}


def _creating(theirs):
    def create(params):
        mode = _p(params, "DeploymentMode")
        if mode and mode != MODE:
            return _error(
                "ValidationError",
                f"1 validation error detected: Value '{mode}' at 'deploymentMode' failed to satisfy constraint: "
                f"Member must satisfy enum value set: [{MODE}]",
                400,
            )
        answer = theirs(params)
        if not mode or answer[0] != 200:
            return answer
        made = changesets._find_change_set(_p(params, "ChangeSetName"), _p(params, "StackName"))[1]
        stack = cloudformation._stacks[made["StackName"]]
        statuses = _status_of_each(stack)
        already = {change["ResourceChange"]["LogicalResourceId"] for change in made["Changes"]}
        more = _reverting(stack, made["_template"], statuses, already)
        made["Changes"] += more
        made["_drift"] = statuses
        if more and made["Status"] == "FAILED" and made["StatusReason"] == _NO_CHANGES:
            made.update(Status="CREATE_COMPLETE", ExecutionStatus="AVAILABLE", StatusReason="")
        made["_contexts"] = _contexts(made, stack, statuses)
        return answer

    return create


def _contexts(made: dict, stack: dict, statuses: dict) -> dict:
    """Values before are those that were read."""
    changes = [change["ResourceChange"] for change in made["Changes"]]
    found = change_values.contexts(changes, made["_template"], made["_resolved_params"], stack)
    for name, (before, after) in found.items():
        if before is not None and "ActualProperties" in statuses.get(name, {}):
            actual = _actual(stack["_resources"][name], statuses[name])
            found[name] = (texts({**before, **actual}), after)
    return found


def _executing(theirs):
    """What the engine compares the template with is what was read when the set was made."""

    def execute(params):
        made = changesets._find_change_set(_p(params, "ChangeSetName"), _p(params, "StackName"))[1]
        stack = cloudformation._stacks.get(made["StackName"]) if made else None
        statuses = (made or {}).get("_drift")
        if not statuses or not made or not stack or made["ExecutionStatus"] != "AVAILABLE":
            return theirs(params)
        held = stack["_resources"]
        for name, found in statuses.items():
            if name not in held:
                continue
            if found["StackResourceDriftStatus"] == "DELETED":
                del held[name]
            elif found["StackResourceDriftStatus"] == "MODIFIED":
                held[name] = {**held[name], "Properties": _actual(copy.deepcopy(held[name]), found)}
        return theirs(params)

    return execute


def _stack_status(statuses: dict) -> str:
    known = {found["StackResourceDriftStatus"] for found in statuses.values()}
    return "DRIFTED" if known & {"MODIFIED", "DELETED"} else "UNKNOWN" if "UNKNOWN" in known else "IN_SYNC"


def _describing(theirs):
    def describe(params):
        def edit(root):
            [result] = find_all(root, "DescribeChangeSetResult")
            made = cloudformation._change_sets[text(result, "ChangeSetId")]
            if "_drift" not in made:
                return
            put(result, "DeploymentMode", MODE)
            put(result, "StackDriftStatus", _stack_status(made["_drift"]))
            for shown in find_all(result, "Changes/member/ResourceChange"):
                found = made["_drift"].get(text(shown, "LogicalResourceId"))
                put(shown, "ResourceDriftStatus", found["StackResourceDriftStatus"] if found else "UNSUPPORTED")

        return edited(theirs(params), edit)

    return describe


def install() -> None:
    """Lets change sets go by what exists."""
    handler = handlers._ACTION_HANDLERS
    handler["CreateChangeSet"] = _creating(handler["CreateChangeSet"])
    handler["ExecuteChangeSet"] = _executing(handler["ExecuteChangeSet"])
    handler["DescribeChangeSet"] = _describing(handler["DescribeChangeSet"])

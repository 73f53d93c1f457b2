"""What a change set tells of property values before anything is applied.

Recorded from AWS (DescribeChangeSet with IncludePropertyValues): contexts before and after, and at each detail the
value, its path and the kind of change. What only applying the set can tell is `{{changeSet:KNOWN_AFTER_APPLY}}`.
https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceTargetDefinition.html
"""

import copy
import json

from ministack.services import cloudformation
from ministack.services.cloudformation import engine

from .deployments import MASK, masked, texts

KNOWN_AFTER_APPLY = "{{changeSet:KNOWN_AFTER_APPLY}}"


class _Unknown(dict):
    """The attributes of a resource that is not there yet: whichever is asked for is known later."""

    def __contains__(self, _name):
        return True

    def __getitem__(self, _name):
        return KNOWN_AFTER_APPLY


def _without_missing_imports(node, resolve):
    if isinstance(node, dict):
        if set(node) == {"Fn::ImportValue"}:
            try:
                known = str(resolve(node["Fn::ImportValue"])) in cloudformation._exports
            except ValueError:
                known = False
            return node if known else KNOWN_AFTER_APPLY
        return {name: _without_missing_imports(member, resolve) for name, member in node.items()}
    return [_without_missing_imports(member, resolve) for member in node] if isinstance(node, list) else node


def _joined(node, resolve):
    """A list is not joined while one of its members is not known: the whole text is known later."""
    if isinstance(node, dict):
        if set(node) == {"Fn::Join"} and KNOWN_AFTER_APPLY in json.dumps(resolve(node["Fn::Join"][1])):
            return KNOWN_AFTER_APPLY
        return {name: _joined(member, resolve) for name, member in node.items()}
    return [_joined(member, resolve) for member in node] if isinstance(node, list) else node


def missing_exports(template: dict, resolve) -> dict:
    """`{logical id: export}` of resources that import what no stack exports."""
    found = {}
    for name, definition in template.get("Resources", {}).items():
        for imported in _imports(definition.get("Properties")):
            export = str(resolve(imported))
            if export not in cloudformation._exports:
                found[name] = export
    return found


def _imports(node):
    if isinstance(node, dict):
        if set(node) == {"Fn::ImportValue"}:
            yield node["Fn::ImportValue"]
        for member in node.values():
            yield from _imports(member)
    elif isinstance(node, list):
        for member in node:
            yield from _imports(member)


def incomplete(template: dict, params: dict, stack: dict) -> str:
    """The warning that goes with values of a set which imports what is not there; empty when all is."""

    def resolve(node):
        return engine._resolve_refs(
            copy.deepcopy(node), {}, params, {}, template.get("Mappings", {}), stack["StackName"], stack["StackId"]
        )

    reasons = [
        f"ChangeSet creation failed for resource [{name}] because: No export named {export}"
        for name, export in missing_exports(template, resolve).items()
    ]
    return (
        f"[WARN] --include-property-values option can return incomplete ChangeSet data because: {', '.join(reasons)}"
        if reasons
        else ""
    )


def _stand_ins(template: dict, held: dict, replaced: set) -> dict:
    """The stack's resources as references see them: those to be made or replaced are not known."""
    unknown = {"PhysicalResourceId": KNOWN_AFTER_APPLY, "Attributes": _Unknown()}
    return {
        name: unknown if name not in held or name in replaced else held[name] for name in template.get("Resources", {})
    }


def _resolved(definition: dict, template: dict, params: dict, stand_ins: dict, stack: dict) -> dict:
    conditions = engine._evaluate_conditions(template, params)

    def resolve(node):
        return engine._resolve_refs(
            copy.deepcopy(node),
            stand_ins,
            params,
            conditions,
            template.get("Mappings", {}),
            stack["StackName"],
            stack["StackId"],
        )

    found = {}
    for name, value in (definition.get("Properties") or {}).items():
        try:
            found[name] = resolve(_joined(_without_missing_imports(value, resolve), resolve))
        except (ValueError, IndexError, TypeError, KeyError):
            # A function over what is not known yet.
            found[name] = KNOWN_AFTER_APPLY
    return texts(found)


def _before(name: str, stack: dict, known: dict) -> dict:
    """What the stack's template says of a resource; `known` are the resources whose answers are told.

    Of a removed one none is.
    """
    template = stack.get("_template") or {}
    definition = template.get("Resources", {}).get(name) or {}
    return _resolved(
        definition, template, masked(stack.get("_resolved_params") or {}), _stand_ins(template, known, set()), stack
    )


def contexts(changes: list, template: dict, params: dict, stack: dict) -> dict:
    """`{logical id: (properties before, properties after)}` of every change; None where there are none."""
    held = stack.get("_resources", {})
    replaced = {change["LogicalResourceId"] for change in changes if change.get("Replacement") == "True"}
    stand_ins, found = _stand_ins(template, held, replaced), {}
    for change in changes:
        name = change["LogicalResourceId"]
        before = (
            _before(name, stack, held if change["Action"] == "Modify" else {})
            if change["Action"] in ("Modify", "Remove")
            else None
        )
        definition = template.get("Resources", {}).get(name)
        after = (
            _resolved(definition, template, masked(params), stand_ins, stack)
            if definition and change["Action"] in ("Add", "Modify")
            else None
        )
        found[name] = (before, after)
    return found


def written(value) -> str:
    """A value as a detail shows it: texts as they are, everything else as JSON."""
    return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))


def detailed(details: list, before: dict, after: dict) -> list:
    """Details with values: one for each property that changes, and for what causes it."""
    found, seen = [], set()
    for detail in details:
        target, name = detail["Target"], detail["Target"].get("Name")
        if target.get("Attribute") != "Properties" or not name:
            found.append(detail)
            continue
        old, new = before.get(name), after.get(name)
        if old == new and MASK not in written(old):
            continue
        values = {
            "Path": f"/Properties/{name}",
            "AttributeChangeType": "Add" if old is None else "Remove" if new is None else "Modify",
            **({"BeforeValue": written(old)} if old is not None else {}),
            **({"AfterValue": written(new)} if new is not None else {}),
        }
        caused = {**detail, "Target": {**target, **values}}
        if name not in seen and detail["ChangeSource"] in ("ResourceAttribute", "ResourceReference"):
            found.append({"Target": caused["Target"], "Evaluation": "Dynamic", "ChangeSource": "DirectModification"})
        seen.add(name)
        found.append(caused)
    return found

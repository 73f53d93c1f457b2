"""What CloudFormation refuses in a template before it makes or changes anything.

The words are recorded answers of CloudFormation (validation errors of CreateStack, UpdateStack and CreateChangeSet).
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
"""

import re

from ministack.services.cloudformation import engine, handlers
from ministack.services.cloudformation.helpers import _error, _resolve_template

from .replacing import replace

_NAME = re.compile(r"[A-Za-z0-9]+")
_PSEUDO = {"AccountId", "NotificationARNs", "NoValue", "Partition", "Region", "StackId", "StackName", "URLSuffix"}
_PLACE = {"AWS::AccountId", "AWS::Partition", "AWS::Region", "AWS::URLSuffix"}
_SUBSTITUTED = re.compile(r"\$\{([^!][^}]*)\}")


def _functions(node):
    """Every intrinsic function below a node, as `(name, argument)`."""
    if isinstance(node, dict):
        if len(node) == 1 and (next(iter(node)) == "Ref" or next(iter(node)).startswith("Fn::")):
            yield next(iter(node.items()))
        for value in node.values():
            yield from _functions(value)
    elif isinstance(node, list):
        for value in node:
            yield from _functions(value)


def _check_names(template: dict) -> None:
    resources = template.get("Resources")
    if not isinstance(resources, dict) or not resources:
        raise ValueError("Template format error: At least one Resources member must be defined.")
    for kind, section in (
        ("Resource", resources),
        ("Parameter", template.get("Parameters") or {}),
        ("Output", template.get("Outputs") or {}),
    ):
        for name in section:
            if not _NAME.fullmatch(str(name)) and not str(name).startswith("Fn::ForEach::"):
                raise ValueError(f"Template format error: {kind} name {name} is non alphanumeric.")
    for name, definition in resources.items():
        if str(name).startswith("Fn::ForEach::"):
            continue
        if not isinstance(definition, dict):
            raise ValueError("Template format error: Any Resources member must be an object.")
        if not definition.get("Type"):
            raise ValueError(
                f"Template format error: [/Resources/{name}] Every Resources object must contain a Type member."
            )


def _check_condition(name: str, conditions: dict) -> None:
    if name not in conditions:
        raise ValueError(f"Template error: unresolved condition dependency {name} in Fn::If")


def _check_attribute(argument) -> None:
    parts = argument.split(".", 1) if isinstance(argument, str) else argument
    if not isinstance(parts, list) or len(parts) != 2 or not all(parts) or not isinstance(parts[0], str):
        raise ValueError(
            "Template error: every Fn::GetAtt object requires two non-empty parameters, "
            "the resource name and the resource attribute"
        )


def _check_selection(argument) -> None:
    wrong = ValueError(
        "Template error: Fn::Select requires a list argument with two elements: an integer index and a list"
    )
    if not isinstance(argument, list) or len(argument) != 2:
        raise wrong
    index, items = argument
    if isinstance(index, dict):
        return
    if not re.fullmatch(r"\d+", str(index)) or not isinstance(items, (list, dict)):
        raise wrong
    if isinstance(items, list) and int(index) >= len(items):
        raise wrong


def _references(function: str, argument) -> list:
    if function == "Ref":
        return [str(argument)]
    if function == "Fn::GetAtt":
        return [(argument.split(".", 1) if isinstance(argument, str) else argument)[0]]
    if function == "Fn::Sub":
        text, own = (argument, {}) if isinstance(argument, str) else (argument[0], argument[1])
        return [name.split(".")[0] for name in _SUBSTITUTED.findall(text) if name not in own]
    return []


def _pruned(node, conditions: dict):
    """A node as it is deployed: of each Fn::If only the branch that is taken."""
    if isinstance(node, dict):
        if len(node) == 1 and "Fn::If" in node and isinstance(node["Fn::If"], list) and len(node["Fn::If"]) == 3:
            name, yes, no = node["Fn::If"]
            return _pruned(yes if conditions.get(name) else no, conditions)
        return {key: _pruned(value, conditions) for key, value in node.items()}
    return [_pruned(value, conditions) for value in node] if isinstance(node, list) else node


def _is_deployed(definition, conditions: dict) -> bool:
    return not (
        isinstance(definition, dict)
        and definition.get("Condition")
        and not conditions.get(definition["Condition"], True)
    )


def _check_references(template: dict, conditions: dict) -> None:
    resources = {
        name: definition for name, definition in template["Resources"].items() if _is_deployed(definition, conditions)
    }
    known = {*resources, *(template.get("Parameters") or {})}
    for section, members in (("Resources", resources), ("Outputs", template.get("Outputs") or {})):
        deployed = {
            name: {key: value for key, value in member.items() if key != "Metadata"}
            for name, member in members.items()
            if isinstance(member, dict) and _is_deployed(member, conditions)
        }
        missing = {
            name
            for function, argument in _functions(_pruned(deployed, conditions))
            for name in _references(function, argument)
            if name not in known and not (name.startswith("AWS::") and name[5:] in _PSEUDO)
        }
        if missing:
            # Recorded: an output of a resource whose condition is false is told without the words in front.
            kind = "" if section == "Outputs" and missing <= {*template["Resources"]} else "Template format error: "
            raise ValueError(
                f"{kind}Unresolved resource dependencies [{', '.join(sorted(missing))}] in the {section} block of "
                "the template"
            )


def _is_known(argument, params: dict) -> bool:
    """Whether everything an argument refers to is known before there is a stack: parameters, and the place."""
    return all(
        name in params or name in _PLACE
        for function, inner in _functions(argument)
        for name in _references(function, inner)
    )


def _check_mappings(template: dict, conditions: dict, params: dict) -> None:
    """Keys that parameters choose, too."""
    mappings = template.get("Mappings") or {}
    deployed = {
        name: member
        for section in ("Resources", "Outputs")
        for name, member in (template.get(section) or {}).items()
        if _is_deployed(member, conditions)
    }
    for function, argument in _functions(_pruned(deployed, conditions)):
        if (
            function != "Fn::FindInMap"
            or not isinstance(argument, list)
            or len(argument) != 3
            or not _is_known(argument, params)
        ):
            continue
        try:
            name, first, second = (
                engine._resolve_refs(part, {}, params, conditions, mappings, "", "") for part in argument
            )
        except (ValueError, KeyError, IndexError, TypeError):
            continue
        if all(isinstance(part, (str, int)) for part in (name, first, second)) and second not in (
            (mappings.get(name) or {}).get(first) or {}
        ):
            raise ValueError(f"Template error: Unable to get mapping for {name}::{first}::{second}")


def check(template: dict, conditions: dict) -> None:
    """Raises ValueError in CloudFormation's words for the first fault found."""
    _check_names(template)
    if template.get("Transform"):
        return
    declared = template.get("Conditions") or {}
    for function, argument in _functions({section: template.get(section) for section in ("Resources", "Outputs")}):
        if function == "Fn::If":
            _check_condition(argument[0] if isinstance(argument, list) and argument else argument, declared)
        elif function == "Fn::GetAtt":
            _check_attribute(argument)
        elif function == "Fn::Select":
            _check_selection(argument)
    for definition in [*template["Resources"].values(), *(template.get("Outputs") or {}).values()]:
        if isinstance(definition, dict) and definition.get("Condition") and definition["Condition"] not in declared:
            raise ValueError(
                f"Template format error: Unresolved condition dependency {definition['Condition']} in the Conditions "
                "block of the template"
            )
    _check_references(template, conditions)


def _checking(theirs):
    def validate(template, conditions, params=None):
        if not isinstance(template, engine._TransformFailed):
            check(template, conditions)
            if params is not None and not template.get("Transform"):
                _check_mappings(template, conditions, params)
        return theirs(template, conditions, params)

    return validate


def _reading(theirs):
    """Summaries and validations look at the names too."""

    def handle(params):
        body, refused = _resolve_template(params)
        if not refused and body:
            try:
                _check_names(engine._parse_template(body))
            except ValueError as error:
                said = str(error)
                return _error(
                    "ValidationError", said if said.startswith("Template") else f"Template format error: {said}"
                )
        return theirs(params)

    return handle


def install() -> None:
    """Checks wherever the engine checks."""
    replace("validate_template_support", _checking)
    for action in ("GetTemplateSummary", "ValidateTemplate"):
        handlers._ACTION_HANDLERS[action] = _reading(handlers._ACTION_HANDLERS[action])

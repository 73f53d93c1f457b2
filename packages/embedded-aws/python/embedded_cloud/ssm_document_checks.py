"""What CreateDocument and UpdateDocument refuse; everything else is found out when a document runs.

https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html (names, errors, 64 KB),
https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-schemas-features.html (schema versions, parameter
types), https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html (actions). AWS publishes
documents whose steps name outputs and interfaces that are not there, so it takes those.
"""

import json
import re

import yaml

from .json_protocol import Refusal

_SIZE_BYTES = 64 * 1024
_NAME = re.compile(r"[a-zA-Z0-9_\-.]{3,128}", re.ASCII)
_RESERVED = re.compile(r"(?:aws|amazon|amzn)", re.IGNORECASE)
#: document type -> schema versions
_SCHEMAS = {"Automation": ("0.3",), "Command": ("1.2", "2.0", "2.2"), "Session": ("1.0",), "Policy": ("2.0",)}
_PARAMETER = re.compile(
    r"String|StringList|Boolean|Integer|MapList|StringMap|(?:List<)?AWS::[A-Za-z0-9]+::[A-Za-z0-9]+(?:::[A-Za-z]+)?>?",
    re.ASCII,
)
_ACTIONS = {
    f"aws:{name}"
    for name in [
        "approve",
        "assertAwsResourceProperty",
        "branch",
        "changeInstanceState",
        "copyImage",
        "createImage",
        "createStack",
        "createTags",
        "deleteImage",
        "deleteStack",
        "executeAutomation",
        "executeAwsApi",
        "executeScript",
        "executeStateMachine",
        "invokeLambdaFunction",
        "invokeWebhook",
        "loop",
        "pause",
        "runCommand",
        "runInstances",
        "sleep",
        "updateVariable",
        "waitForAwsResourceProperty",
    ]
}
#: https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-branch-condition.html
_OPERATORS = {
    "StringEquals",
    "EqualsIgnoreCase",
    "StartsWith",
    "EndsWith",
    "Contains",
    "NumericEquals",
    "NumericGreater",
    "NumericLesser",
    "NumericGreaterOrEquals",
    "NumericLesserOrEquals",
    "BooleanEquals",
}
#: "Returns `InvalidDocumentContent` exception at create time":
#: https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-variables.html
_STORED = re.compile(r"\{\{\s*ssm(?:-secure)?:")
_STEP_NAME = re.compile(r"[a-zA-Z0-9_]{3,128}", re.ASCII)


def _invalid(message: str) -> Refusal:
    return Refusal("InvalidDocumentContent", message)


def _content(text: str, form: str) -> dict:
    try:
        parsed = json.loads(text) if form == "JSON" else yaml.safe_load(text)
    except (ValueError, yaml.YAMLError) as error:
        raise _invalid(f"The content of the document is not valid {form}.") from error
    if not isinstance(parsed, dict):
        raise _invalid(f"The content of the document is not valid {form}.")
    return parsed


def _check_conditions(step: str, condition) -> None:
    """Raises Refusal for a condition whose operator there is not."""
    if isinstance(condition, list):
        for part in condition:
            _check_conditions(step, part)
    if not isinstance(condition, dict):
        return
    for key, value in condition.items():
        if key in ("And", "Or", "Not"):
            _check_conditions(step, value)
        elif key not in (*_OPERATORS, "Variable", "NextStep"):
            raise _invalid(f"Step {step} has the unsupported operation {key}.")


def _check_inputs(name: str, action: str, inputs, around: list) -> None:
    if not isinstance(inputs, dict):
        return
    if _STORED.search(json.dumps(inputs)):
        raise _invalid(f"Step {name} refers to a parameter of Parameter Store directly in its inputs.")
    if action == "aws:branch":
        _check_conditions(name, inputs.get("Choices"))
    if action == "aws:loop":
        _check_conditions(name, inputs.get("LoopCondition"))
        _check_steps(inputs.get("Steps"), around)


def _check_steps(steps, around: list | None = None) -> None:
    """around: the names of the steps outside the loop whose body these are, which they may lead to."""
    if not isinstance(steps, list) or not steps or not all(isinstance(step, dict) for step in steps):
        raise _invalid("Automation documents must contain mainSteps with at least one step.")
    names = [step.get("name") for step in steps]
    for step in steps:
        name = step.get("name")
        if not isinstance(name, str) or not _STEP_NAME.fullmatch(name):
            raise _invalid(f"Step name {name} does not match the pattern ^[a-zA-Z0-9_]{{3,128}}$.")
        if step.get("action") not in _ACTIONS:
            raise _invalid(f"Step {name} has the unsupported action {step.get('action')}.")
        _check_inputs(name, step["action"], step.get("inputs"), [*names, *(around or [])])
        failing = str(step.get("onFailure", "")).partition(":")
        for target in (step.get("nextStep"), failing[2] if failing[0] == "step" else None):
            if target and target not in (*names, *(around or [])):
                raise _invalid(f"Step {name} goes to step {target}, which the document does not have.")
    if len(set(names)) < len(names):
        raise _invalid(
            f"Step names must be unique: {', '.join(sorted({name for name in names if names.count(name) > 1}))}."
        )


def _check_parameters(parameters) -> None:
    if not isinstance(parameters, dict):
        raise _invalid("parameters must be an object.")
    for name, declared in parameters.items():
        if (
            not isinstance(declared, dict)
            or not isinstance(declared.get("type"), str)
            or not _PARAMETER.fullmatch(declared["type"])
        ):
            raise _invalid(f"Parameter {name} has no type that documents have.")


def check(request: dict, kind: str | None) -> None:
    """Raises Refusal for a document that AWS would not store; kind: its type, None where it is not known."""
    text = request.get("Content", "")
    if len(text.encode()) > _SIZE_BYTES:
        raise Refusal("MaxDocumentSizeExceeded", "The size limit of a document is 64 KB.")
    form = request.get("DocumentFormat", "JSON")
    if form not in ("JSON", "YAML") or kind not in _SCHEMAS:
        return
    content = _content(text, form)
    version = content.get("schemaVersion")
    if version not in _SCHEMAS[kind]:
        raise Refusal(
            "InvalidDocumentSchemaVersion",
            (
                f"The document version {version} is not supported for documents of type {kind}: "
                f"{', '.join(_SCHEMAS[kind])}."
            ),
        )
    _check_parameters(content.get("parameters") or {})
    if kind == "Automation":
        if _STORED.search(str(content.get("assumeRole", ""))):
            raise _invalid("assumeRole cannot refer to a parameter of Parameter Store.")
        _check_steps(content.get("mainSteps"))


def check_name(name: str) -> None:
    """Raises Refusal for a name that a document of an account cannot have."""
    if not _NAME.fullmatch(name) or _RESERVED.match(name):
        raise Refusal(
            "ValidationException",
            (
                f"Value '{name}' at 'name' failed to satisfy constraint: it has 3 to 128 of a-z, A-Z, 0-9, _, - and ., "
                "and does not begin with aws, amazon or amzn"
            ),
        )

"""Parameters of stack operations that would be taken and not looked at:
they are looked at here, or refused by their name.

ResourceTypes: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html;
the words are recorded from AWS.
"""

import re

from ministack.services.cloudformation import engine, handlers
from ministack.services.cloudformation.helpers import _error, _extract_string_members, _p, _resolve_template

_OPERATIONS = ("CreateStack", "UpdateStack", "CreateChangeSet")
_PATTERN = re.compile(r"(?:AWS|Custom)::(?:[A-Za-z0-9]+::)*(?:\*|[A-Za-z0-9]+)")


def is_allowed(type_name: str, patterns: list) -> bool:
    """Whether a type is one of those a request allows: `AWS::*`, `AWS::EC2::*`,
    `AWS::EC2::VPC`, `Custom::*`, `Custom::Own`."""
    return any(
        type_name == pattern
        or (_PATTERN.fullmatch(pattern) and pattern.endswith("::*") and type_name.startswith(pattern[:-1]))
        for pattern in patterns
    )


def _types(params: dict) -> list:
    body, refused = _resolve_template(params)
    if refused or not body:
        return []
    try:
        resources = engine._parse_template(body).get("Resources")
    except ValueError:
        # The operation itself says what is wrong with the text.
        return []
    return [
        definition["Type"]
        for definition in (resources or {}).values()
        if isinstance(definition, dict) and isinstance(definition.get("Type"), str)
    ]


def refusal(params: dict) -> str:
    """Why an operation does not begin; empty when nothing stands in its way."""
    if any(name.startswith("RollbackConfiguration.RollbackTriggers.") for name in params):
        return "The embedded cloud watches no alarms while it deploys (RollbackConfiguration)."
    patterns = _extract_string_members(params, "ResourceTypes")
    nested = _p(params, "IncludeNestedStacks").lower() == "true"
    if not patterns and not nested:
        return ""
    types = _types(params)
    if patterns and (foreign := next((name for name in types if not is_allowed(name, patterns)), None)):
        return f"Resource type {foreign} is not allowed by parameter ResourceTypes [{', '.join(patterns)}]"
    if nested and "AWS::CloudFormation::Stack" in types:
        return "The embedded cloud makes no change sets of nested stacks (IncludeNestedStacks)."
    return ""


def _looking(theirs):
    def handle(params):
        reason = refusal(params)
        return _error("ValidationError", reason) if reason else theirs(params)

    return handle


def install() -> None:
    """Looks at them before the engine begins."""
    for action in _OPERATIONS:
        handlers._ACTION_HANDLERS[action] = _looking(handlers._ACTION_HANDLERS[action])

"""Parameters of a template, and what CloudFormation says of those that do not fit.

Recorded from AWS: unquoted booleans of YAML are texts, and everything that is missing is told at once.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
"""

import re

from .replacing import replace

_NOT_ALLOWED = re.compile(r"Parameter '(\w+)' value '.*' is not in AllowedValues: .*", re.DOTALL)
_NO_NUMBER = re.compile(r"Parameter '(\w+)' value '.*' is not a valid Number", re.DOTALL)
_NO_SSM = re.compile(r"Parameter '\w+' failed to resolve: SSM parameter '(.*)' does not exist", re.DOTALL)


def _text(value):
    """A value of the template as text: booleans as they are written."""
    return str(value).lower() if isinstance(value, bool) else value


def _definition(written):
    if not isinstance(written, dict):
        return written
    found = dict(written)
    if "Default" in found:
        found["Default"] = _text(found["Default"])
    if isinstance(found.get("AllowedValues"), list):
        found["AllowedValues"] = [_text(value) for value in found["AllowedValues"]]
    return found


def _missing(definitions: dict, given: dict, previous: dict) -> list:
    """Names of the parameters without a value."""

    def has_value(name):
        entry = given.get(name)
        return "Default" in definitions[name] or (
            entry is not None and (not entry.get("UsePreviousValue") or name in previous)
        )

    return [name for name in definitions if isinstance(definitions[name], dict) and not has_value(name)]


def reworded(message: str) -> str:
    """The engine's sentence in AWS's words."""
    if match := _NOT_ALLOWED.fullmatch(message):
        return f"Parameter '{match[1]}' must be one of AllowedValues"
    if match := _NO_NUMBER.fullmatch(message):
        return f"Parameter '{match[1]}' must be a number."
    if match := _NO_SSM.fullmatch(message):
        return f"Unable to fetch parameters [{match[1]}] from parameter store for this account."
    return message


def _resolving(theirs):
    def resolve(template, provided_params, previous_params=None):
        definitions = {name: _definition(written) for name, written in (template.get("Parameters") or {}).items()}
        missing = _missing(
            definitions, {entry["Key"]: entry for entry in provided_params if "Key" in entry}, previous_params or {}
        )
        if missing:
            raise ValueError(f"Parameters: [{', '.join(missing)}] must have values")
        try:
            return theirs({**template, "Parameters": definitions}, provided_params, previous_params)
        except ValueError as error:
            raise ValueError(reworded(str(error))) from error

    return resolve


def install() -> None:
    """Resolves parameters wherever the engine does."""
    replace("_resolve_parameters", _resolving)

"""Names that SSM parameters are asked for by.

Recorded from AWS: a name without a hierarchy is the same with and without its slash, and is answered as it was asked
for; a name that could be nobody's is refused as such.
https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
"""

import re

from ministack.core.responses import error_response_json
from ministack.services import ssm

from . import ssm_parameter_checks
from .json_protocol import wordless

_PATH = re.compile(r"/?[a-zA-Z0-9_.-]+|(?:/[a-zA-Z0-9_.-]+){2,}", re.ASCII)


def other_name(name: str) -> str:
    """The other name of a parameter outside of hierarchies; empty for all others."""
    bare = name.removeprefix("/")
    if not bare or "/" in bare or name.startswith("arn:"):
        return ""
    return bare if name.startswith("/") else f"/{bare}"


def is_malformed(name: str) -> bool:
    """Whether no parameter can have the name; ARNs are looked at elsewhere."""
    return not name.startswith("arn:") and not _PATH.fullmatch(ssm._split_selector(name)[0] or name)


def _looking_up(theirs):
    def lookup(name_or_arn, **named):
        key, found = theirs(name_or_arn, **named)
        if found is None and isinstance(name_or_arn, str) and (other := other_name(name_or_arn)):
            return theirs(other, **named)
        return key, found

    return lookup


def _selecting(theirs):
    def select(name_or_arn):
        found, error = theirs(name_or_arn)
        base = ssm._split_selector(name_or_arn)[0]
        return ({**found, "Name": base} if found and found.get("Name") == other_name(base) else found), error

    return select


def _refusing(theirs, names_of):
    def handle(data):
        if any(isinstance(name, str) and name and is_malformed(name) for name in names_of(data)):
            return error_response_json("ValidationException", ssm_parameter_checks.MALFORMED, 400)
        return theirs(data)

    return handle


def _getting(theirs):
    """What is not there is told without a word: the error's code is all AWS says."""

    def get(data):
        status, headers, body = theirs(data)
        if (
            status == 400
            and b'"ParameterNotFound"' in body
            and not str(data.get("Name", "")).startswith("/aws/reference/")
        ):
            return wordless("ParameterNotFound")
        return status, headers, body

    return get


def _putting(theirs):
    """A parameter keeps the name it was made with."""

    def put(data):
        name = data.get("Name")
        other = other_name(name) if isinstance(name, str) else ""
        return theirs(
            {**data, "Name": other} if other and name not in ssm._parameters and other in ssm._parameters else data
        )

    return put


def install() -> None:
    """Looks at names wherever parameters are asked for."""
    ssm._lookup_parameter = _looking_up(ssm._lookup_parameter)
    ssm._select_parameter = _selecting(ssm._select_parameter)
    ssm._get_parameter = _getting(_refusing(ssm._get_parameter, lambda data: [data.get("Name")]))
    ssm._get_parameters = _refusing(ssm._get_parameters, lambda data: data.get("Names") or [])
    ssm._put_parameter = _putting(ssm._put_parameter)

"""Refuses what a service's model does not take: members that are missing,
too short or long, too many or few, or of another pattern.

AWS's front ends check requests against the model before the service sees them, and say so with a ValidationException
that lists every breach: "N validation errors detected: Value 'x' at 'name' failed to satisfy constraint: …". The models
are botocore's.
"""

import functools
import json

import botocore.session
import regex
from ministack import app as ministack

from .json_protocol import Refusal, failure, operation_of

#: service -> the code it refuses requests with
_CODES = {
    "ssm": "ValidationException",
    "logs": "InvalidParameterException",
    "events": "ValidationException",
    "budgets": "InvalidParameterException",
}
#: what a message shows of a value
_SHOWN = 200


@functools.cache
def _model(service: str):
    return botocore.session.get_session().get_service_model(service)


@functools.cache
def _pattern(text: str):
    try:
        # Patterns are Java's: classes such as \p{L} are what `re` lacks.
        return regex.compile(text)
    except regex.error:
        return None


def _breach(value, path: str, said: str) -> str:
    shown = "null" if value is None else f"'{value if isinstance(value, str) else json.dumps(value)}'"
    return (
        f"Value {shown if len(shown) <= _SHOWN else shown[:_SHOWN] + '…'} at '{path}' failed to satisfy constraint: "
        f"{said}"
    )


def _of_bounds(shape, value, size: float, unit: str, path: str) -> list:
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    found = []
    if low is not None and size < low:
        found.append(_breach(value, path, f"Member must have {unit} greater than or equal to {low}"))
    if high is not None and size > high:
        found.append(_breach(value, path, f"Member must have {unit} less than or equal to {high}"))
    return found


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _breaches(shape, value, path: str) -> list:
    kind = shape.type_name
    if kind == "structure" and isinstance(value, dict):
        prefix = f"{path}." if path else ""
        missing = [
            _breach(None, prefix + _lower(name), "Member must not be null")
            for name in shape.required_members
            if value.get(name) is None
        ]
        return missing + [
            each
            for name, member in shape.members.items()
            if value.get(name) is not None
            for each in _breaches(member, value[name], prefix + _lower(name))
        ]
    if kind == "list" and isinstance(value, list):
        return _of_bounds(shape, value, len(value), "length", path) + [
            each
            for index, item in enumerate(value, 1)
            for each in _breaches(shape.member, item, f"{path}.{index}.member")
        ]
    if kind == "map" and isinstance(value, dict):
        within = [
            each
            for key, item in value.items()
            for each in [
                *_breaches(shape.key, key, f"{path}.{key}.key"),
                *_breaches(shape.value, item, f"{path}.{key}.member"),
            ]
        ]
        # Clients send an empty map for one that is not given; the SDK for Python lets it pass too.
        return (_of_bounds(shape, value, len(value), "length", path) if value else []) + within
    if kind == "string" and isinstance(value, str):
        found = _of_bounds(shape, value, len(value), "length", path)
        pattern = _pattern(shape.metadata["pattern"]) if "pattern" in shape.metadata else None
        if pattern is not None and not pattern.fullmatch(value):
            found.append(
                _breach(value, path, f"Member must satisfy regular expression pattern: {shape.metadata['pattern']}")
            )
        return found
    if (
        kind in ("integer", "long", "double", "float")
        and isinstance(value, (int, float))
        and not isinstance(value, bool)
    ):
        return _of_bounds(shape, value, value, "value", path)
    return []


def breaches(service: str, operation: str, request: dict) -> list:
    """Everything in a request that the service's model refuses; nothing for operations that the model does not have."""
    model = _model(service)
    if operation not in model.operation_names:
        return []
    shape = model.operation_model(operation).input_shape
    return _breaches(shape, request, "") if shape else []


def _refused(service: str, headers: dict, body) -> Refusal | None:
    try:
        request = json.loads(body or "{}")
    except ValueError:
        return None
    found = breaches(service, operation_of(headers), request)
    if not found:
        return None
    return Refusal(
        _CODES[service], f"{len(found)} validation error{'s' if len(found) > 1 else ''} detected: {'; '.join(found)}"
    )


def _checked(service: str):
    theirs = ministack.SERVICE_HANDLERS[service]

    async def handle(method, path, headers, body, query_params):
        refusal = _refused(service, headers, body)
        if refusal is None:
            return await theirs(method, path, headers, body, query_params)
        reply = failure(refusal)
        return reply.status, reply.headers, reply.body

    ministack.SERVICE_HANDLERS[service] = handle


def install() -> None:
    """Looks at every request of the services, after permissions were asked for."""
    for service in _CODES:
        _checked(service)

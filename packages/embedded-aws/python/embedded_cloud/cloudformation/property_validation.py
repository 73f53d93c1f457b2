"""Properties against AWS's resource schema, as CloudFormation checks them before it calls a handler.

https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html. Texts count as numbers and
booleans where they spell one, as in AWS.
"""

import functools
import re

from ..cloudformation_schemas import schema


def _resolved(root: dict, node: dict) -> dict:
    while "$ref" in node:
        target = root
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target.get(part, {})
        node = target
    return node


@functools.cache
def _pattern(text: str):
    try:
        return re.compile(text)
    except re.error:
        # A few patterns of the schemas are none of Python's.
        return None


def _is(kind: str, value) -> bool:
    if kind == "string":
        return isinstance(value, (str, int, float))
    if kind == "boolean":
        return isinstance(value, bool) or str(value).lower() in ("true", "false")
    if kind in ("integer", "number"):
        return not isinstance(value, bool) and bool(
            re.fullmatch(r"-?\d+" + (r"(\.\d+)?" if kind == "number" else r"(\.0)?"), str(value))
        )
    return {"array": isinstance(value, (list, tuple)), "object": isinstance(value, dict), "null": value is None}.get(
        kind, True
    )


def _of_type(node: dict, value, path: str) -> list:
    kinds = node.get("type")
    kinds = [kinds] if isinstance(kinds, str) else kinds or []
    if kinds and not any(_is(kind, value) for kind in kinds) and not (isinstance(value, str) and "object" in kinds):
        return [f"#{path}: expected type: {' or '.join(kinds)}, found: {type(value).__name__}"]
    return []


def _of_text(node: dict, value, path: str) -> list:
    if not isinstance(value, str):
        return []
    found = []
    if "enum" in node and value not in {str(each) for each in node["enum"]} and value.lower() not in ("true", "false"):
        found.append(f"#{path}: {value} is not a valid enum value")
    if len(value) > node.get("maxLength", len(value)):
        found.append(f"#{path}: expected maxLength: {node['maxLength']}, actual: {len(value)}")
    if len(value) < node.get("minLength", 0):
        found.append(f"#{path}: expected minLength: {node['minLength']}, actual: {len(value)}")
    pattern = _pattern(node["pattern"]) if "pattern" in node else None
    if pattern and not pattern.search(value):
        found.append(f"#{path}: failed validation constraint for keyword [pattern]")
    return found


def _of_number(node: dict, value, path: str) -> list:
    if isinstance(value, bool) or not _is("number", value):
        return []
    number = float(value)
    found = []
    if "maximum" in node and number > node["maximum"]:
        found.append(f"#{path}: {value} is not less or equal to {node['maximum']}")
    if "minimum" in node and number < node["minimum"]:
        found.append(f"#{path}: {value} is not greater or equal to {node['minimum']}")
    return found


def _of_list(root: dict, node: dict, value, path: str) -> list:
    if not isinstance(value, (list, tuple)):
        return []
    found = []
    if len(value) > node.get("maxItems", len(value)):
        found.append(f"#{path}: expected maximum item count: {node['maxItems']}, found: {len(value)}")
    if len(value) < node.get("minItems", 0):
        found.append(f"#{path}: expected minimum item count: {node['minItems']}, found: {len(value)}")
    items = node.get("items")
    return found + [
        problem
        for index, member in enumerate(value)
        for problem in (_problems(root, items, member, f"{path}/{index}") if isinstance(items, dict) else [])
    ]


def _of_object(root: dict, node: dict, value, path: str) -> list:
    if not isinstance(value, dict):
        return []
    known = node.get("properties", {})
    found = [f"#{path}: required key [{name}] not found" for name in node.get("required", []) if name not in value]
    if known and node.get("additionalProperties") is False and not node.get("patternProperties"):
        found += [f"#{path}: extraneous key [{name}] is not permitted" for name in value if name not in known]
    return found + [
        problem
        for name, member in value.items()
        if name in known
        for problem in _problems(root, known[name], member, f"{path}/{name}")
    ]


def _problems(root: dict, node: dict, value, path: str) -> list:
    node = _resolved(root, node)
    wrong = _of_type(node, value, path)
    if wrong:
        return wrong
    numeric = "number" in str(node.get("type")) or "integer" in str(node.get("type"))
    found = [
        *(_of_number(node, value, path) if numeric else _of_text(node, value, path)),
        *_of_list(root, node, value, path),
        *_of_object(root, node, value, path),
    ]
    for branch in node.get("allOf", []):
        found += _problems(root, branch, value, path)
    for keyword in ("oneOf", "anyOf"):
        branches = node.get(keyword)
        if branches and all(_problems(root, branch, value, path) for branch in branches):
            found.append(f"#{path}: no subschema matched out of the total {len(branches)} subschemas")
    return found


def problems(type_name: str, properties: dict) -> list:
    """What CloudFormation would say of the properties, in its words; empty when they are fine."""
    root = schema(type_name)
    if not root:
        return []
    read_only = {
        pointer.rpartition("/")[2] for pointer in root.get("readOnlyProperties", []) if pointer.count("/") == 2
    }
    top = {
        **root,
        "additionalProperties": False,
        "required": [name for name in root.get("required", []) if name not in read_only],
    }
    return _problems(
        root, {key: value for key, value in top.items() if key not in ("definitions", "$id", "$schema")}, properties, ""
    )


def validate(type_name: str, properties: dict) -> None:
    """Raises ValueError with all problems.

    A top-level property that is missing is told as recorded accounts tell it,
    and the rest as the registry's own validator.
    """
    required = [name for name in schema(type_name).get("required", []) if name not in properties]
    if required:
        raise ValueError(
            f"Property validation failure: [{', '.join(f'The property {{/{name}}} is required' for name in required)}]"
        )
    found = problems(type_name, properties)
    if found:
        raise ValueError(f"Properties validation failed for resource with message: [{', '.join(found)}]")

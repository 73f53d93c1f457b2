"""AWS's own resource schemas, as cfn-lint carries them: they say what a change replaces and where tags live."""

import functools
import importlib.util
import json
from pathlib import Path


@functools.cache
def _folder() -> Path:
    # Found without importing cfn-lint, which would cost half a second.
    specification = importlib.util.find_spec("cfnlint")
    if specification is None or not specification.submodule_search_locations:
        raise ModuleNotFoundError("cfn-lint, whose resource schemas are read here, is not installed")
    return Path(specification.submodule_search_locations[0]) / "data" / "schemas"


@functools.cache
def _files() -> dict:
    return json.loads((_folder() / "providers" / "us-east-1.json").read_text(encoding="utf-8"))


@functools.cache
def schema(type_name: str) -> dict:
    """The schema of a type, empty when AWS publishes none."""
    name = _files().get(type_name)
    return json.loads((_folder() / "resources" / f"{name}.json").read_text(encoding="utf-8")) if name else {}


def create_only(type_name: str) -> tuple:
    """The properties whose change makes AWS replace the resource."""
    pointers = schema(type_name).get("createOnlyProperties") or []
    return tuple(pointer.split("/")[2] for pointer in pointers if pointer.count("/") == 2)


def tag_property(type_name: str):
    """`(property, "list" | "map")` when stack tags reach the type, None otherwise."""
    tagging = schema(type_name).get("tagging") or {}
    if not tagging.get("taggable") or not tagging.get("tagOnCreate", True):
        return None
    name = tagging.get("tagProperty", "/properties/Tags").rpartition("/")[2]
    kind = schema(type_name).get("properties", {}).get(name, {}).get("type")
    return name, "map" if kind == "object" else "list"

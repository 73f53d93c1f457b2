"""When a handler really makes a call its schema only says it may make.

A schema names what any resource of the type may need; which calls one resource needs follows from its properties,
by the API the call belongs to. A permission that no occasion speaks of is needed always.
"""

from typing import Any

from ..requirement import Work, tags_of


def _value(properties: dict, path: str):
    value: Any = properties
    for part in path.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def given(*paths: str):
    """Where one of the properties is set, or on an update was or is."""
    return lambda work: any(
        _value(side, path) not in (None, "", [], {}) for side in (work.properties, work.old) for path in paths
    )


def changed(*paths: str):
    """On an update, where one of the properties changes; on a creation, where one is set."""

    def holds(work: Work) -> bool:
        if work.handler != "update":
            return given(*paths)(work)
        return any(_value(work.properties, path) != _value(work.old, path) for path in paths)

    return holds


def taken_away(path: str):
    """On an update, where a list loses a member or a property goes."""

    def holds(work: Work) -> bool:
        before, after = _value(work.old, path), _value(work.properties, path)
        if isinstance(before, list):
            return any(member not in (after or []) for member in before)
        return before is not None and after is None

    return holds


def turned(path: str, wanted: bool):
    """Where a switch is on (or off) afterwards, and was not before."""

    def switch(properties: dict) -> bool:
        return str(_value(properties, path)).lower() == "true"

    return lambda work: switch(work.properties) == wanted and (work.handler != "update" or switch(work.old) != wanted)


def replaces_tags(work: Work) -> bool:
    """Where a resource gets tags, or other ones."""
    return bool(tags_of(work.properties)) if work.handler != "update" else tags_of(work.properties) != tags_of(work.old)


def loses_tags(work: Work) -> bool:
    """Where an update takes a tag away."""
    return work.handler == "update" and any(key not in tags_of(work.properties) for key in tags_of(work.old))


def never(_work: Work) -> bool:
    """For what belongs to a feature that no property of the type switches on for these handlers,
    or that is undone by the deletion of the resource itself."""
    return False


def every(*occasions):
    """Where all of them hold."""
    return lambda work: all(occasion(work) for occasion in occasions)

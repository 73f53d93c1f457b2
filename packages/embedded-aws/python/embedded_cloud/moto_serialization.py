"""Under which names moto looks for each member of an answer, worked out once for each kind of object.

moto works them out for every member of every object, which takes longer than everything else it does for most calls of
EC2. They follow from the member's shape and from the object's class alone:
https://github.com/getmoto/moto/blob/master/moto/core/serialize.py (`AttributePicker`, `DEFAULT_ALIAS_PROVIDERS`).
"""

import functools
from typing import Any

import xmltodict  # type: ignore[import-untyped]
from botocore.model import Shape
from moto.core import serialize
from moto.core.utils import MISSING, get_value

#: The attribute of a shape that holds the names, by the member's key and the object's class: they last as long as it.
_NAMES = "_embedded_cloud_names"


def _names(picker: serialize.XFormedAttributePicker, value: Any, key: str, shape: Shape) -> tuple:
    """Each once, in the order in which they are tried."""
    known = shape.__dict__.setdefault(_NAMES, {})
    kind = type(value)
    found = known.get((key, kind))
    if found is None:
        context = serialize.AttributePickerContext(obj=value, key=key, shape=shape)
        found = known[key, kind] = tuple(dict.fromkeys(picker.get_possible_keys(context)))
    return found


def _knows_names(picker: Any, value: Any) -> bool:
    """Whether this is moto's own way of looking, at an object whose class says what it has."""
    return (
        type(picker) is serialize.XFormedAttributePicker
        and picker.alias_providers is serialize.DEFAULT_ALIAS_PROVIDERS
        and not hasattr(type(value), "__getattr__")
    )


def install() -> None:
    """Applies it to all answers that moto serializes."""
    theirs = serialize.ResponseSerializer.get_value

    def value_of(self: serialize.ResponseSerializer, value: Any, key: str, shape: Shape) -> Any:
        picker = self._value_picker
        if not _knows_names(picker, value):
            return theirs(self, value, key, shape)
        found = None
        for name in _names(picker, value, key, shape):
            held = get_value(value, name, MISSING)
            if held is not MISSING:
                found = held
                break
        if picker.response_transformers:
            path = f"{'.'.join(self.path)}.{key}"
            for ending, transform in picker.response_transformers.items():
                if path.endswith(ending):
                    return transform(found)
        return found

    serialize.ResponseSerializer.get_value = value_of
    # Elements of XML are looked through letter by letter each time, and are the same few.
    xmltodict._validate_name = functools.lru_cache(4096)(xmltodict._validate_name)

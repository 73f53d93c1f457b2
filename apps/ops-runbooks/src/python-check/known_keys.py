"""Plugin of mypy: a key that a TypedDict does not have is an error in `.get()`, as it is in brackets.

Mypy itself lets it pass, so that a field with another name now would be taken for one that is not there.
https://mypy.readthedocs.io/en/stable/extending_mypy.html
"""

from collections.abc import Callable

from mypy.errorcodes import TYPEDDICT_ITEM
from mypy.plugin import MethodContext, Plugin
from mypy.plugins.default import typed_dict_get_callback
from mypy.typeops import try_getting_str_literals
from mypy.types import Type, TypedDictType, get_proper_type


class KnownKeys(Plugin):
    """Looks at each `.get()` of a mapping before mypy's own plugin does."""

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        return known_key if fullname == "typing.Mapping.get" else None


def known_key(context: MethodContext) -> Type:
    """The type that mypy gives, after a look at the key."""
    mapping = get_proper_type(context.type)
    if isinstance(mapping, TypedDictType):
        keys = try_getting_str_literals(context.args[0][0], context.arg_types[0][0])
        for key in keys or []:
            if key not in mapping.items:
                name = mapping.fallback.type.name
                context.api.fail(f'TypedDict "{name}" has no key "{key}"', context.context, code=TYPEDDICT_ITEM)
    return typed_dict_get_callback(context)


def plugin(_version: str) -> type[Plugin]:
    """What mypy asks for."""
    return KnownKeys

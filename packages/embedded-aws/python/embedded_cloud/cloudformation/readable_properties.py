"""Fn::GetAtt of a property that a template gave.

Recorded from AWS: besides the documented attributes,
a resource answers the properties of its schema (DisplayName of a topic).
"""

from ..cloudformation_schemas import schema
from .replacing import replace


def with_properties(type_name: str, properties: dict, attributes) -> dict:
    """The attributes a handler tells, and the plain properties the schema knows."""
    known = schema(type_name).get("properties", {})
    plain = {
        name: value for name, value in properties.items() if name in known and isinstance(value, (str, int, float))
    }
    return {
        **{name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in plain.items()},
        **(attributes or {}),
    }


def _provisioning(theirs):
    def provision(resource_type, logical_id, properties, stack_name):
        physical_id, attributes = theirs(resource_type, logical_id, properties, stack_name)
        return physical_id, with_properties(resource_type, properties, attributes)

    return provision


def _updating(theirs):
    def update(resource_type, physical_id, old, new, *rest, **named):
        current, attributes = theirs(resource_type, physical_id, old, new, *rest, **named)
        return current, with_properties(resource_type, new, attributes)

    return update


def install() -> None:
    """Adds them wherever a resource is made or changed."""
    replace("_provision_resource", _provisioning)
    replace("_update_resource", _updating)

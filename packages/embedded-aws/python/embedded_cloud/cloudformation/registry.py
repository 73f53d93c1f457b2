"""How a resource type is described to this package."""

from typing import NamedTuple

#: type name -> ResourceType
TYPES: dict = {}


class Logical(NamedTuple):
    """Which resource of which stack a handler works on."""

    stack_name: str
    logical_id: str

    def generated_name(self, longest: int = 255, lowercase: bool = False) -> str:
        """The name CloudFormation gives what the template leaves unnamed: stable over updates, new on replacement."""
        from ministack.services.cloudformation.provisioners import _physical_name

        return _physical_name(self.stack_name, self.logical_id, max_len=longest, lowercase=lowercase)


class ResourceType:
    """One CloudFormation type. Subclasses say how it is created, updated in place, read and deleted.

    What replaces the resource comes from AWS's schema; `also_replaced_by` adds what the schema only calls conditional.
    """

    name = ""
    also_replaced_by: tuple = ()
    #: what the schema calls create-only and is updated in place all the same
    never_replaced_by: tuple = ()
    #: properties `read` reports, compared by drift detection
    drift_properties: tuple = ()

    def create(self, properties: dict, logical: Logical) -> str:
        """Creates the resource; returns what Ref yields."""
        raise NotImplementedError

    def finish(self, physical_id: str, properties: dict) -> None:
        """What remains to be done once the resource exists; when it fails, the resource is deleted again."""

    def attributes(self, physical_id: str, properties: dict) -> dict:
        """What Fn::GetAtt yields."""
        return {}

    def update(self, physical_id: str, old: dict, new: dict) -> str | None:
        """Brings an existing resource to its new properties; returns its new id where the service gives it one."""
        changed = changed_properties(old, new)
        raise ValueError(f"The embedded cloud cannot update {', '.join(changed)} of {self.name} in place")

    def delete(self, physical_id: str, properties: dict) -> None:
        """Deletes the resource; one that is gone already is not an error."""
        raise NotImplementedError

    def read(self, physical_id: str, properties: dict) -> dict | None:
        """The current properties in the template's shape, None when the resource is gone."""
        return None


def changed_properties(old: dict, new: dict) -> list:
    """The names of the properties that differ."""
    return sorted(name for name in {*old, *new} if old.get(name) != new.get(name))


def resource_type(name: str):
    """Registers a class for a type name."""

    def register(described):
        described.name = name
        TYPES[name] = described()
        return described

    return register


def supported_types() -> list:
    """Every type this package registers or stands behind."""
    from .kept import KEPT_TYPES

    return sorted({*TYPES, *KEPT_TYPES})

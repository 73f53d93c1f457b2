"""The common part of EC2 types: tags."""

from .registry import ResourceType, changed_properties
from .support import apply_ec2_tags


class Ec2Type(ResourceType):
    """An EC2 resource: `make`, `modify` and `remove` say what is particular to it."""

    def make(self, properties: dict, logical) -> str:
        """Creates the resource without its tags."""
        raise NotImplementedError

    def modify(self, physical_id: str, old: dict, new: dict, changed: list) -> None:
        """Updates in place what changed, tags aside."""
        raise ValueError(f"The embedded cloud cannot update {', '.join(changed)} of {self.name} in place")

    def create(self, properties, logical):
        return self.make(properties, logical)

    def finish(self, physical_id, properties):
        if properties.get("Tags"):
            apply_ec2_tags(self.tagged_id(physical_id, properties), [], properties["Tags"])

    def update(self, physical_id, old, new):
        changed = [name for name in changed_properties(old, new) if name != "Tags"]
        if changed:
            self.modify(physical_id, old, new, changed)
        apply_ec2_tags(self.tagged_id(physical_id, new), old.get("Tags"), new.get("Tags"))

    def tagged_id(self, physical_id: str, properties: dict) -> str:
        """The id EC2 knows the resource by, where Ref yields something else."""
        return physical_id

"""The common part of EC2 types: tags."""

from .registry import ResourceType, changed_properties
from .support import apply_ec2_tags, ec2, only, tag_list, tag_map


class Ec2Type(ResourceType):
    """An EC2 resource: `make`, `modify` and `remove` say what is particular to it."""

    #: the call that describes it, its parameter of ids, and the list in its answer, where only the tags are read
    described_by: tuple = ()

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

    def read(self, physical_id, properties):
        if not self.described_by:
            return None
        found = self.described(physical_id)
        return found and {"Tags": tag_list(tag_map(found.get("Tags")))}

    def described(self, physical_id: str):
        """What EC2 says of it; None when it is gone."""
        operation, parameter, answer = self.described_by
        found = only(getattr(ec2(), operation)(**{parameter: [physical_id]})[answer])
        return None if found is None or str(found.get("State", "")).startswith("delet") else found

    def tagged_id(self, physical_id: str, properties: dict) -> str:
        """The id EC2 knows the resource by, where Ref yields something else."""
        return physical_id

"""A resource with a name of its own cannot be replaced under that name.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html: "You can't perform an
update that causes a custom-named resource to be replaced"
"""

from ministack.services.cloudformation import provisioners

from ..cloudformation_schemas import create_only
from ..handler_rights.own_resource import name_property


def kept_name(type_name: str, old: dict, new: dict) -> str:
    """The name a replacement would have to take while its predecessor still has it; empty when there is none."""
    name = name_property(type_name)
    if not name or name not in create_only(type_name) or not isinstance(old.get(name), str):
        return ""
    return old[name] if old[name] == new.get(name) and provisioners._replacing_change(type_name, old, new) else ""


def refuse_kept_name(type_name: str, old: dict, new: dict) -> None:
    """Raises ValueError in CloudFormation's words where a custom name stands in the way."""
    name = kept_name(type_name, old, new)
    if name:
        raise ValueError(
            "CloudFormation cannot update a stack when a custom-named resource requires replacing. "
            f"Rename {name} and update the stack again."
        )

"""Types that do not show the tags CloudFormation gives to what it makes.

Recorded from AWS: neither an IAM user nor a managed prefix list has `aws:cloudformation:`
tags; the stack's own tags they have.
"""

from .replacing import replace

_PREFIX = "aws:cloudformation:"
_WITHOUT = ("AWS::IAM::User", "AWS::EC2::PrefixList")


def _tagging(theirs):
    def tagged(resource_type, props, *stack):
        found = theirs(resource_type, props, *stack)
        if resource_type not in _WITHOUT or not isinstance(found.get("Tags"), list):
            return found
        kept = [tag for tag in found["Tags"] if not str(tag.get("Key", "")).startswith(_PREFIX)]
        others = {name: value for name, value in found.items() if name != "Tags"}
        return {**others, "Tags": kept} if kept or "Tags" in props else others

    return tagged


def install() -> None:
    """Leaves them out where the engine adds them."""
    replace("_with_stack_tags", _tagging)

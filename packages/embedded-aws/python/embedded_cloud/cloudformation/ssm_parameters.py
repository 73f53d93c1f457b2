"""SSM parameters: MiniStack's type, with the name CloudFormation makes up."""

import hashlib
import string

from .corrected_type import CorrectedType
from .registry import resource_type

_LETTERS = string.ascii_letters + string.digits


def _made_up(logical) -> str:
    """The same name for the same resource of a stack, another one for its replacement."""
    digest = hashlib.sha256(logical.generated_name().encode()).digest()
    return f"CFN-{logical.logical_id}-{''.join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:12])}"


@resource_type("AWS::SSM::Parameter")
class Parameter(CorrectedType):
    """Recorded from AWS: a parameter without a name is called `CFN-LOGICAL-xxxxxxxxxxxx`, whatever the stack's name."""

    def create(self, properties, logical):
        named = {**properties, "Name": properties.get("Name") or _made_up(logical)}
        return self.theirs["create"](logical.logical_id, named, logical.stack_name)[0]

    def attributes(self, physical_id, properties):
        return {"Type": properties.get("Type", ""), "Value": str(properties.get("Value", ""))}

    def update(self, physical_id, old, new):
        # MiniStack would give a parameter without a name another one.
        self.theirs["update"](physical_id, {**old, "Name": physical_id}, {**new, "Name": physical_id}, "")

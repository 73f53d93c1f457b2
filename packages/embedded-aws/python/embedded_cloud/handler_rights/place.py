"""Where a stack is, and what is known of the identities there."""

from collections.abc import Callable
from typing import NamedTuple

from ..partitions import partition_of


class Place(NamedTuple):
    """Account, region and partition a stack is deployed to."""

    account: str
    region: str
    partition: str = "aws"

    @staticmethod
    def of(account: str, region: str) -> "Place":
        """The place with the partition its region belongs to."""
        return Place(account, region, partition_of(region))


class Identities(NamedTuple):
    """What a handler's rights depend on beside its own resource."""

    #: name or ARN of an instance profile -> ARNs of its roles
    roles_of_profile: Callable = lambda _profile: []
    #: ARN of a role -> ARN of its permissions boundary, None where it has none or is not known
    boundary_of: Callable = lambda _role: None

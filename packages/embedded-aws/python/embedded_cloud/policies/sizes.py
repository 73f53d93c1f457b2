"""How large policies may be, without their white space, and how many a role takes.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, "IAM
character limits" and the default quotas
"""

import re

from .malformed import Malformed

MANAGED, TRUST = 6_144, 2_048
#: of all inline policies of one identity together
INLINE = {"role": 10_240, "user": 2_048, "group": 5_120}
#: managed policies an identity has attached
ATTACHED = 10


class TooLarge(Malformed):
    """IAM's LimitExceeded."""


def counted(document: str) -> int:
    """Characters IAM counts."""
    return len(re.sub(r"\s", "", document))


def check_managed(document: str) -> None:
    """Raises TooLarge for a version of a managed policy."""
    if counted(document) > MANAGED:
        raise TooLarge(f"Cannot exceed quota for PolicySize: {MANAGED}")


def check_trust(document: str) -> None:
    """Raises TooLarge for a role's trust policy."""
    if counted(document) > TRUST:
        raise TooLarge(f"Cannot exceed quota for ACLSizePerRole: {TRUST}")


def check_inline(kind: str, name: str, documents: list) -> None:
    """Raises TooLarge when the inline policies of an identity together are; kind: role, user or group."""
    if sum(map(counted, documents)) > INLINE[kind]:
        raise TooLarge(f"Maximum policy size of {INLINE[kind]} bytes exceeded for {kind} {name}")

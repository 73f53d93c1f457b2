"""Which permissions each role has made use of: what it was allowed, by name."""
import re

from ministack.core import iam_evaluator
from ministack.core.responses import get_account_id

#: (account, role) -> actions
_used: dict = {}
#: key of a session -> (account, role), which never changes
_roles: dict = {}


def used(account: str, role: str) -> list:
    """The actions a role was allowed so far."""
    return sorted(_used.get((account, role), set()))


def _role_of(access_key: str):
    if access_key not in _roles:
        arn = getattr(iam_evaluator.resolve_principal(access_key, get_account_id()), "arn", "")
        found = re.fullmatch(r"arn:[a-z-]+:sts::(\d+):assumed-role/([^/]+)/.*", arn)
        _roles[access_key] = (found[1], found[2]) if found else None
    return _roles[access_key]


def install() -> None:
    """Looks on where permissions are decided."""
    theirs = iam_evaluator.enforce

    def enforce(access_key_id, iam_action, *rest, **named):
        denied = theirs(access_key_id, iam_action, *rest, **named)
        role = _role_of(access_key_id) if not denied and str(access_key_id).startswith("ASIA") else None
        if role:
            _used.setdefault(role, set()).add(iam_action)
        return denied

    iam_evaluator.enforce = enforce

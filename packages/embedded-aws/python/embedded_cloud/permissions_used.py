"""Which permissions each role has made use of: what it was allowed, and on what."""

import re

from ministack.core import iam_evaluator
from ministack.core.responses import get_account_id
from ministack.services import tagging

from . import execution_tags

#: (account, role) -> {(action, resource): facts of the first such request}
_used: dict = {}
#: key of a session -> (account, role), which never changes
_roles: dict = {}


def used(account: str, role: str) -> list:
    """The actions a role was allowed so far."""
    return sorted({action for action, _ in _used.get((account, role), {})})


def decisions(account: str, role: str) -> list:
    """The same with the resource of each, and with what the request said of itself."""
    return [
        {"action": action, "resource": resource, "context": context}
        for (action, resource), context in sorted(_used.get((account, role), {}).items())
    ]


def note(account: str, role: str, action: str, resource: str, context: dict) -> None:
    """Remembers something a role was allowed."""
    _used.setdefault((account, role), {}).setdefault((action, resource), context)


def _role_of(access_key: str):
    if access_key not in _roles:
        arn = getattr(iam_evaluator.resolve_principal(access_key, get_account_id()), "arn", "")
        found = re.fullmatch(r"arn:[a-z-]+:sts::(\d+):assumed-role/([^/]+)/.*", arn)
        _roles[access_key] = (found[1], found[2]) if found else None
    return _roles[access_key]


def _tags_of(arn: str) -> dict:
    """What an execution or a machine says of itself; others are told apart by their names."""
    if execution_tags.id_in(arn) is None and ":instance/i-" not in arn:
        return {}
    return {f"aws:ResourceTag/{key}": value for key, value in tagging.resource_tags(arn).items()}


def install() -> None:
    """Looks on where permissions are decided."""
    theirs = iam_evaluator.enforce

    def enforce(access_key_id, iam_action, service, region, resource_arn="*", service_context=None):
        denied = theirs(access_key_id, iam_action, service, region, resource_arn, service_context)
        role = _role_of(access_key_id) if not denied and str(access_key_id).startswith("ASIA") else None
        if role:
            facts = {**_tags_of(resource_arn), **(service_context or {})}
            account, name = role
            said = {key: value for key, value in facts.items() if value is not None}
            note(account, name, iam_action, resource_arn, said)
        return denied

    iam_evaluator.enforce = enforce

"""The principals of a policy: their kinds, their form, and that those of the own account are there.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
"""

import re

from ministack.core.responses import get_account_id
from ministack.services import iam

from .. import iam_consistency
from .malformed import SYNTAX, Malformed, texts

_AWS = re.compile(r"\d{12}|AIDA[A-Z0-9]{12,}|AROA[A-Z0-9]{12,}", re.ASCII)
_ARN = re.compile(r"arn:(?P<partition>[^:]+):(?P<service>iam|sts)::(?P<account>\d{12}):(?P<resource>.+)", re.ASCII)
_RESOURCES = {
    "iam": re.compile(r"root|(?:user|role)/[\w+=,.@/-]+", re.ASCII),
    "sts": re.compile(r"assumed-role/[\w+=,.@-]+/[\w+=,.@-]+|federated-user/[\w+=,.@-]+", re.ASCII),
}
_SERVICE = re.compile(r"(?:[a-z0-9-]+\.)+amazonaws\.com(?:\.cn)?", re.ASCII)
_PROVIDER = re.compile(r"arn:(?P<partition>[^:]+):iam::\d{12}:(?:oidc-provider|saml-provider)/\S+", re.ASCII)
_WEB_PROVIDERS = ("cognito-identity.amazonaws.com", "www.amazon.com", "graph.facebook.com", "accounts.google.com")
_CANONICAL = re.compile(r"[0-9a-f]{64}", re.ASCII)


def _is_there(account: str, resource: str) -> bool:
    """Of the own account, as it is seen by now; what other accounts have is theirs, and only AWS sees it."""
    kind, _, name = resource.partition("/")
    if account != get_account_id() or kind not in ("user", "role"):
        return True
    with iam_consistency.from_elsewhere():
        found = (iam._users if kind == "user" else iam._roles).get(name.rsplit("/", 1)[-1])
    return found is not None and found["Arn"].endswith(f":{resource}")


def _aws(value: str, partition: str) -> bool:
    if value == "*" or _AWS.fullmatch(value):
        return True
    arn = _ARN.fullmatch(value)
    return bool(
        arn
        and arn["partition"] == partition
        and _RESOURCES[arn["service"]].fullmatch(arn["resource"])
        and _is_there(arn["account"], arn["resource"])
    )


def _federated(value: str, partition: str) -> bool:
    provider = _PROVIDER.fullmatch(value)
    return value in _WEB_PROVIDERS or bool(provider and provider["partition"] == partition)


_KINDS = {
    "AWS": _aws,
    "Federated": _federated,
    "Service": lambda value, _partition: bool(_SERVICE.fullmatch(value)),
    "CanonicalUser": lambda value, _partition: bool(_CANONICAL.fullmatch(value)),
}


def check(principal, partition: str) -> None:
    """Raises Malformed for a principal that is empty, of no kind, not in the form of its kind, or not there."""
    if principal == "*":
        return
    if not isinstance(principal, dict) or not principal:
        raise Malformed(
            SYNTAX
            if principal is None or isinstance(principal, (list, dict))
            else f'Invalid principal in policy: "{principal}"'
        )
    for kind, values in principal.items():
        if kind not in _KINDS:
            raise Malformed(f'Invalid principal in policy: "{kind}"')
        for value in texts(values):
            if not _KINDS[kind](value, partition):
                raise Malformed(f'Invalid principal in policy: "{kind.upper()}":"{value}"')
        if values == []:
            raise Malformed(SYNTAX)

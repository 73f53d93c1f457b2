"""`{{resolve:…}}` is read with the rights of whoever acts, as any other call.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
"""

import re

from ministack.core.responses import get_account_id, get_region

from ..handler_rights import Place, Requirement
from .acting import acting, principal
from .decision import require
from .replacing import replace

_REFERENCE = re.compile(r"\{\{resolve:(ssm|ssm-secure|secretsmanager):([^{}]+)\}\}")


def _requirement(service: str, body: str, place: Place) -> Requirement:
    if service == "secretsmanager":
        name = ":".join(body.split(":")[:7]) if body.startswith("arn:") else body.split(":")[0]
        return Requirement("secretsmanager:GetSecretValue", _secret_arn(name, place))
    name = body.split(":")[0].removeprefix("/")
    return Requirement(
        "ssm:GetParameters", f"arn:{place.partition}:ssm:{place.region}:{place.account}:parameter/{name}"
    )


def _secret_arn(name: str, place: Place) -> str:
    """Secrets Manager ends each ARN with six characters of its own; of one that is not there, a placeholder does."""
    from ministack.services import secretsmanager

    if name.startswith("arn:"):
        return name
    known = secretsmanager._secrets.get(name)
    return (
        known["ARN"]
        if known
        else f"arn:{place.partition}:secretsmanager:{place.region}:{place.account}:secret:{name}-XXXXXX"
    )


def authorise_literal(literal: str) -> None:
    """Raises AccessDenied when whoever acts may not read what a dynamic reference names."""
    who, match = acting(), _REFERENCE.fullmatch(literal)
    if who is None or match is None:
        return
    place = Place.of(get_account_id(), get_region())
    require(principal(who), _requirement(match.group(1), match.group(2), place), place)


def install() -> None:
    """Asks before the engine reads."""

    def asking(theirs):
        def resolve(literal):
            authorise_literal(literal)
            return theirs(literal)

        return resolve

    replace("_resolve_dynamic_reference", asking)

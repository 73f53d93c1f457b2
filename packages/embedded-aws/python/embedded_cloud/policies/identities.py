"""IAM's own requests that carry a policy or name one.

https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html: MalformedPolicyDocument, LimitExceeded,
and NoSuchEntity of AttachRolePolicy and its siblings.
"""

import json

from ministack.core import iam_evaluator
from ministack.core.arn import ArnParseError, parse_arn
from ministack.services import iam, sts

from .. import partitions
from . import grammar, sizes
from .kinds import IDENTITY, MANAGED, TRUST
from .malformed import Malformed

#: action suffix -> the parameter with the identity's name, where it is kept, and where its inline policies are
_IDENTITIES = {
    "Role": ("RoleName", lambda: iam._roles, lambda name: iam._roles[name]["InlinePolicies"]),
    "User": ("UserName", lambda: iam._users, lambda name: iam._user_inline_policies.get(name) or {}),
    "Group": ("GroupName", lambda: iam._groups, lambda name: iam._group_inline_policies.get(name) or {}),
}


def answer(malformed: Malformed):
    """IAM's answer to a policy it does not store."""
    if isinstance(malformed, sizes.TooLarge):
        return iam._error(409, "LimitExceeded", iam._xml_escape(str(malformed)))
    return iam._error(400, "MalformedPolicyDocument", iam._xml_escape(str(malformed)))


def text(document) -> str:
    """A template's policy as IAM would get it."""
    return document if isinstance(document, str) else json.dumps(document, separators=(",", ":"))


def check_identity(document) -> None:
    """Raises Malformed for no policy of an identity."""
    grammar.check(document, IDENTITY, partitions.current())


def check_managed(document) -> None:
    """Raises Malformed or TooLarge for no managed policy."""
    grammar.check(document, MANAGED, partitions.current())
    sizes.check_managed(text(document))


def check_trust(document) -> None:
    """Raises Malformed or TooLarge for no trust policy."""
    grammar.check(document, TRUST, partitions.current(), "This policy contains invalid Json")
    sizes.check_trust(text(document))


def attachable(arn: str) -> tuple | None:
    """IAM's code and message for an ARN of no policy that can be attached; None for one that can."""
    try:
        if parse_arn(arn).service != "iam":
            raise ArnParseError(arn)
    except ArnParseError:
        return "ValidationError", "Invalid ARN:  Could not be parsed!"
    return None if iam._policy_exists(arn) else ("NoSuchEntity", f"Policy {arn} does not exist or is not attachable.")


def _checking(theirs, parameter: str, check):
    def handle(parameters):
        try:
            check(iam._p(parameters, parameter))
        except Malformed as malformed:
            return answer(malformed)
        return theirs(parameters)

    return handle


def _putting(theirs, kind: str):
    parameter, store, inline = _IDENTITIES[kind]

    def handle(parameters):
        name, document = iam._p(parameters, parameter), iam._p(parameters, "PolicyDocument")
        if name in store():
            try:
                check_identity(document)
                others = {**inline(name), iam._p(parameters, "PolicyName"): document}
                sizes.check_inline(kind.lower(), name, [text(each) for each in others.values()])
            except Malformed as malformed:
                return answer(malformed)
        return theirs(parameters)

    return handle


def _attaching(theirs, kind: str):
    parameter, store, _ = _IDENTITIES[kind]

    def handle(parameters):
        name, arn = iam._p(parameters, parameter), iam._p(parameters, "PolicyArn")
        refused = attachable(arn)
        if refused and (refused[0] == "ValidationError" or name in store()):
            return iam._error(404 if refused[0] == "NoSuchEntity" else 400, refused[0], iam._xml_escape(refused[1]))
        attached = store()[name].get("AttachedPolicies", []) if name in store() else []
        if arn not in attached and len(attached) >= sizes.ATTACHED:
            return iam._error(409, "LimitExceeded", f"Cannot exceed quota for PoliciesPer{kind}: {sizes.ATTACHED}")
        return theirs(parameters)

    return handle


def _validated(document) -> str | None:
    """MiniStack's own question, which session policies and templates ask."""
    try:
        check_identity(document)
    except Malformed as malformed:
        return str(malformed)
    return None


def install() -> None:
    """Looks at the policies before MiniStack does."""
    handlers = iam._IAM_HANDLERS
    for action, parameter, check in (
        ("CreatePolicy", "PolicyDocument", check_managed),
        ("CreatePolicyVersion", "PolicyDocument", check_managed),
        ("CreateRole", "AssumeRolePolicyDocument", check_trust),
        ("UpdateAssumeRolePolicy", "PolicyDocument", check_trust),
    ):
        handlers[action] = _checking(handlers[action], parameter, check)
    for kind in _IDENTITIES:
        handlers[f"Put{kind}Policy"] = _putting(handlers[f"Put{kind}Policy"], kind)
        handlers[f"Attach{kind}Policy"] = _attaching(handlers[f"Attach{kind}Policy"], kind)
    iam_evaluator.validate_policy_document = _validated
    sts.validate_policy_document = _validated

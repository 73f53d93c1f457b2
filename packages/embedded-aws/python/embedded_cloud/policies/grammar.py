"""The grammar of the policy language, as one function for all kinds of policies.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html and the pages of the elements it links.
The messages are those that public reports of real accounts show; a code belongs to the service that answers.
"""

import json
import re

from . import conditions, principals, resource_arns
from .kinds import TRUST, Kind
from .malformed import SYNTAX, Malformed, texts

_VERSIONS = ("2008-10-17", "2012-10-17")
_TOP = {"Version", "Id", "Statement"}
_STATEMENT = {
    "Sid",
    "Principal",
    "NotPrincipal",
    "Effect",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
}
_SID = re.compile(r"[0-9A-Za-z]*", re.ASCII)
#: resource policies take spaces as well: KMS, S3 and SNS write such statements themselves
_LOOSE_SID = re.compile(r"[\w .\-:]*", re.ASCII)
_VENDOR = re.compile(r"[A-Za-z0-9-]+", re.ASCII)
_OPERATION = re.compile(r"[A-Za-z0-9*?]+", re.ASCII)
#: what a role can be asked for:
#: https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html and the permission-only actions of STS
_ASSUMING = (
    "sts:assumerole",
    "sts:assumerolewithsaml",
    "sts:assumerolewithwebidentity",
    "sts:assumeroot",
    "sts:setcontext",
    "sts:setsourceidentity",
    "sts:tagsession",
    "sts:*",
)


def parsed(document, invalid_json: str = SYNTAX) -> dict:
    """The document as an object; raises Malformed where it is none."""
    if isinstance(document, str):
        try:
            document = json.loads(document, object_pairs_hook=_without_duplicates)
        except ValueError as error:
            raise Malformed(invalid_json) from error
    if not isinstance(document, dict):
        raise Malformed(invalid_json)
    return document


def _without_duplicates(pairs) -> dict:
    """https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html: one `Statement` in a policy,
    one `Effect`, `Action` and `Resource` in a statement."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("duplicate key")
    return found


def _one_of(statement: dict, name: str, required: str) -> list:
    """The values of an element or of its negation; at most one of the two, and not empty."""
    given = [each for each in (name, f"Not{name}") if each in statement]
    if len(given) > 1:
        raise Malformed(SYNTAX)
    values = texts(statement[given[0]]) if given else []
    if not values:
        raise Malformed(required)
    return values


def _check_action(value: str, kind: Kind) -> None:
    if value == "*" and kind is not TRUST:
        return
    vendor, colon, operation = value.partition(":")
    if not colon:
        raise Malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")
    if ":" in operation:
        raise Malformed("Actions/Condition can contain only one colon.")
    if not _VENDOR.fullmatch(vendor):
        raise Malformed(f"Vendor {vendor} is not valid")
    if not _OPERATION.fullmatch(operation):
        raise Malformed(SYNTAX)
    if kind is TRUST and value.lower() not in _ASSUMING and not re.fullmatch(r"sts:assumerole[a-z]*\*", value.lower()):
        raise Malformed("AssumeRole policy may only specify STS AssumeRole actions.")
    if kind.actions_of and vendor.lower() not in kind.actions_of:
        raise Malformed("Policy has invalid action")


def _check_principal(statement: dict, kind: Kind, partition: str) -> None:
    given = [name for name in ("Principal", "NotPrincipal") if name in statement]
    if not kind.has_principal:
        if given:
            raise Malformed("Policy document should not specify a principal.")
        return
    if not given:
        raise Malformed("Missing required field Principal")
    if len(given) > 1:
        raise Malformed(SYNTAX)
    if kind is TRUST and given == ["NotPrincipal"]:
        raise Malformed("AssumeRole policy must not contain NotPrincipal field.")
    if kind.checks_principals:
        principals.check(statement[given[0]], partition)


def _check_resource(statement: dict, kind: Kind, partition: str) -> None:
    if not kind.has_resource:
        for name in ("Resource", "NotResource"):
            if name in statement:
                raise Malformed(f"Has prohibited field {name}")
        return
    for value in _one_of(statement, "Resource", "Policy statement must contain resources."):
        resource_arns.check(value, partition)


def _check_statement(statement, kind: Kind, partition: str) -> None:
    if not isinstance(statement, dict) or set(statement) - _STATEMENT:
        raise Malformed(SYNTAX)
    if "Effect" not in statement:
        raise Malformed("Missing required field Effect" if kind.has_principal else SYNTAX)
    if statement["Effect"] not in ("Allow", "Deny"):
        raise Malformed(f"Invalid effect: {statement['Effect']}" if kind.has_principal else SYNTAX)
    sid = statement.get("Sid", "")
    if not isinstance(sid, str):
        raise Malformed(SYNTAX)
    if not (_LOOSE_SID if kind.has_principal and kind is not TRUST else _SID).fullmatch(sid):
        raise Malformed(
            "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression "
            "[0-9A-Za-z]*"
        )
    _check_principal(statement, kind, partition)
    for value in _one_of(statement, "Action", "Policy statement must contain actions."):
        _check_action(value, kind)
    _check_resource(statement, kind, partition)
    if "Condition" in statement:
        conditions.check(statement["Condition"])


def check(document, kind: Kind, partition: str = "aws", invalid_json: str = SYNTAX) -> None:
    """Raises Malformed for a document that AWS does not store as a policy of this kind.

    document: JSON text or the object; partition: of the account it is stored in;
    invalid_json: the service's words for no JSON.
    """
    policy = parsed(document, invalid_json)
    if set(policy) - _TOP or not isinstance(policy.get("Id", ""), str):
        raise Malformed(SYNTAX)
    if "Version" in policy and policy["Version"] not in _VERSIONS:
        raise Malformed(SYNTAX)
    statements = policy.get("Statement")
    statements = statements if isinstance(statements, list) else [statements]
    if not statements:
        raise Malformed(SYNTAX)
    for statement in statements:
        _check_statement(statement, kind, partition)
    named = [statement["Sid"] for statement in statements if statement.get("Sid")]
    if len(set(named)) < len(named):
        raise Malformed("Statement IDs (SID) in a single policy must be unique.")
    if kind.newest_version and policy.get("Version") != _VERSIONS[1]:
        raise Malformed("Policy document must be version 2012-10-17 or greater.")

"""The policy simulator: SimulatePrincipalPolicy and SimulateCustomPolicy.

Recorded from AWS: users, groups and roles are looked up by their ARN, each result names the statements that matched,
with their place in the policy's text, and says the same for each resource. A boundary counts as in a request.
https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
"""

import json
import re
from typing import NamedTuple
from urllib.parse import unquote

from ministack.core import iam_evaluator
from ministack.core.responses import get_account_id, get_region
from ministack.services import iam

_DECISIONS = {"Allow": "allowed", "Deny": "explicitDeny"}


class Source(NamedTuple):
    """One policy: what it is called, of which kind it is, and its text."""

    name: str
    kind: str
    text: str


def _members(parameters: dict, name: str) -> list:
    found, index = [], 1
    while value := iam._p(parameters, f"{name}.member.{index}"):
        found.append(value)
        index += 1
    return found


def _text(document) -> str:
    return document if isinstance(document, str) else json.dumps(document)


def _attached(arns, account: str) -> list:
    return [
        Source(arn.rsplit("/", 1)[-1], "IAM Policy", _text(document))
        for arn in arns or []
        if (document := iam_evaluator._resolve_managed_policy_document(arn, account))
    ]


def _inline(owner: str, documents: dict) -> list:
    return [
        Source(
            f"{owner}_{name}",
            "IAM Policy",
            unquote(_text(document)) if _text(document).startswith("%7B") else _text(document),
        )
        for name, document in (documents or {}).items()
    ]


def _of_group(name: str, account: str) -> list:
    return [
        *_inline(f"group_{name}", iam._group_inline_policies.get(name)),
        *_attached(iam._groups[name].get("AttachedPolicies"), account),
    ]


def sources(arn: str, account: str):
    """`(policies, limits)` of a user, group or role; None when there is none of that ARN."""
    kind, _, path = arn.split(":", 5)[-1].partition("/")
    name = path.rsplit("/", 1)[-1]
    if kind == "group" and name in iam._groups:
        return _of_group(name, account), []
    if kind == "role" and name in iam._roles:
        role = iam._roles[name]
        own = [*_inline(f"role_{name}", role.get("InlinePolicies")), *_attached(role.get("AttachedPolicies"), account)]
        return own, iam_evaluator._permissions_boundary(iam._roles, name, account)
    if kind == "user" and name in iam._users:
        groups = [group for group, held in iam._groups.items() if name in held.get("Users", [])]
        own = [
            *_inline(f"user_{name}", iam._user_inline_policies.get(name)),
            *_attached(iam._users[name].get("AttachedPolicies"), account),
        ]
        return [
            *own,
            *(source for group in groups for source in _of_group(group, account)),
        ], iam_evaluator._permissions_boundary(iam._users, name, account)
    return None


def statement_places(text: str) -> list:
    """`((line, column), (line, column))` of each statement:
    from after its first brace to after its last one, counted from one."""
    decoder, start = json.JSONDecoder(), re.search(r'"Statement"\s*:\s*\[?\s*', text)
    if not start:
        return []
    found, at = [], start.end()
    while at < len(text) and text[at] == "{":
        _, end = decoder.raw_decode(text, at)
        found.append((_place(text, at + 1), _place(text, end)))
        between = re.compile(r"[\s,]*").match(text, end)
        at = between.end() if between else end
    return found


def _place(text: str, offset: int) -> tuple:
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def _matched(context, policies: list, effect: str) -> str:
    found = ""
    for source in policies:
        places = statement_places(source.text)
        for index, statement in enumerate(iam_evaluator.parse_policy_document(source.text)):
            if iam_evaluator._first_match(context, [statement], effect) is None or index >= len(places):
                continue
            spots = "".join(
                f"<{name}Position><Line>{line}</Line><Column>{column}</Column></{name}Position>"
                for name, (line, column) in zip(("Start", "End"), places[index], strict=True)
            )
            found += (
                f"<member><SourcePolicyId>{iam._xml_escape(source.name)}</SourcePolicyId>"
                f"<SourcePolicyType>{source.kind}</SourcePolicyType>{spots}</member>"
            )
    return found


def _context(principal: str, action: str, resource: str, keys: dict):
    kind = "AssumedRole" if ":role/" in principal else "User"
    return iam_evaluator.EvalContext(
        principal_arn=principal,
        principal_type=kind,
        principal_account=get_account_id(),
        action=action,
        resource_arn=resource,
        region=get_region(),
        source_ip=keys.get("aws:sourceip", "127.0.0.1"),
        secure_transport=keys.get("aws:securetransport", "true") == "true",
    )


def _evaluated(principal: str, action: str, resource: str, policies: list, limits: list) -> tuple:
    context = _context(principal, action, resource, {})
    parsed = [iam_evaluator.parse_policy_document(source.text) for source in policies]
    decision = iam_evaluator.evaluate(context, parsed, *limits).decision
    return _DECISIONS.get(decision, "implicitDeny"), _matched(
        context, policies, decision
    ) if decision in _DECISIONS else ""


def _results(principal: str, parameters: dict, policies: list, limits: list) -> str:
    resources, results = _members(parameters, "ResourceArns") or ["*"], ""
    for action in _members(parameters, "ActionNames"):
        for resource in resources:
            decision, matched = _evaluated(principal, action, resource, policies, limits)
            name = iam._xml_escape(resource)
            told = f"<MatchedStatements>{matched}</MatchedStatements><MissingContextValues></MissingContextValues>"
            specific = (
                f"<member><EvalResourceName>{name}</EvalResourceName>"
                f"<EvalResourceDecision>{decision}</EvalResourceDecision>{told}</member>"
            )
            results += (
                f"<member><EvalActionName>{iam._xml_escape(action)}</EvalActionName>"
                f"<EvalResourceName>{name}</EvalResourceName><EvalDecision>{decision}</EvalDecision>"
                f"{told}<EvalDecisionDetails></EvalDecisionDetails><OrganizationsDecisionDetail>"
                "<AllowedByOrganizations>true</AllowedByOrganizations></OrganizationsDecisionDetail>"
                f"<ResourceSpecificResults>{specific if resource != '*' else ''}</ResourceSpecificResults></member>"
            )
    return results


def _refused(parameters: dict):
    """What would be looked at by AWS and is not here, and what is missing."""
    for name in (
        "ContextEntries",
        "PermissionsBoundaryPolicyInputList",
        "ResourcePolicy",
        "CallerArn",
        "ResourceOwner",
        "ResourceHandlingOption",
    ):
        if any(key == name or key.startswith(f"{name}.") for key in parameters):
            return iam._error(
                400,
                "InvalidInput",
                (
                    f"The embedded cloud's policy simulator does not take {name}. "
                    "Its README says what first shows the rest."
                ),
            )
    if not _members(parameters, "ActionNames"):
        return iam._error(
            400,
            "ValidationError",
            "1 validation error detected: Value at 'actionNames' failed to satisfy constraint: Member must not be null",
        )
    return None


def _answer(action: str, results: str) -> tuple:
    return iam._xml(
        200,
        f"{action}Response",
        f"<{action}Result><EvaluationResults>{results}</EvaluationResults><IsTruncated>false</IsTruncated></{action}Result>",
        ns="iam",
    )


def _custom_sources(parameters: dict) -> list:
    return [
        Source(f"PolicyInputList.{index}", "IAM Policy", text)
        for index, text in enumerate(_members(parameters, "PolicyInputList"), 1)
    ]


def _simulate_principal(parameters: dict) -> tuple:
    if refused := _refused(parameters):
        return refused
    arn = iam._p(parameters, "PolicySourceArn")
    found = sources(arn, get_account_id())
    if found is None:
        return iam._error(404, "NoSuchEntity", f"The entity with ARN {iam._xml_escape(arn)} cannot be found.")
    policies, limits = found
    return _answer(
        "SimulatePrincipalPolicy", _results(arn, parameters, [*policies, *_custom_sources(parameters)], limits)
    )


def _simulate_custom(parameters: dict) -> tuple:
    if refused := _refused(parameters):
        return refused
    return _answer(
        "SimulateCustomPolicy",
        _results(f"arn:aws:iam::{get_account_id()}:root", parameters, _custom_sources(parameters), []),
    )


def install() -> None:
    """Answers both simulations here."""
    iam._IAM_HANDLERS["SimulatePrincipalPolicy"] = _simulate_principal
    iam._IAM_HANDLERS["SimulateCustomPolicy"] = _simulate_custom

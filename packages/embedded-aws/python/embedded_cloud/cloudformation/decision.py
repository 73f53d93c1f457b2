"""Whether a principal may do what a handler needs."""

from ministack.core import iam_evaluator

from .. import permissions_used
from ..handler_rights import Place, Requirement


class AccessDenied(Exception):
    """A handler's call that AWS would refuse, in the words of a stack event."""


def _tags(arn: str) -> dict:
    from ministack.services import tagging

    return tagging.resource_tags(arn) or {}


def _context(principal, requirement: Requirement, place: Place) -> iam_evaluator.EvalContext:
    facts = {key.lower(): value for key, value in requirement.context.items()}
    facts.setdefault("aws:tagkeys", None)
    policies = [*principal.policies, *(statements for limit in principal.limits for statements in limit)]
    if iam_evaluator._names_condition_key(policies, "aws:resourcetag/"):
        for name, value in _tags(requirement.resource).items():
            facts.setdefault(f"aws:resourcetag/{name}".lower(), value)
    return iam_evaluator.EvalContext(
        principal_arn=principal.arn,
        principal_type=principal.type,
        principal_account=principal.account,
        action=requirement.action,
        resource_arn=requirement.resource,
        region=place.region,
        service_context=facts,
        principal_keys=principal.keys,
    )


def _why(principal, context, result) -> str:
    """The last words of AWS's message.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
    """
    action = context.action
    layers = [
        ("an identity-based policy", principal.policies),
        *(("a permissions boundary", limit) for limit in principal.limits),
    ]
    flat = [(name, [statement for statements in layer for statement in statements]) for name, layer in layers]
    if result.decision == "Deny":
        name = next(
            (name for name, statements in flat if iam_evaluator._first_match(context, statements, "Deny")),
            "a resource-based policy",
        )
        return f"with an explicit deny in {name}"
    name = next(
        (name for name, statements in flat if not iam_evaluator._first_match(context, statements, "Allow")),
        "a resource-based policy",
    )
    return f"because no {name.split(' ', 1)[1]} allows the {action} action"


def require(principal, requirement: Requirement, place: Place) -> None:
    """Does nothing when the call is allowed.

    Raises AccessDenied with the handler's message otherwise. What an own policy of the resource says counts, as for any
    caller: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
    """
    if principal.policies is None:
        return
    context = _context(principal, requirement, place)
    result = iam_evaluator.evaluate(context, principal.policies, *principal.limits)
    service = requirement.action.partition(":")[0]
    found = (
        (requirement.policy, place.account)
        if requirement.policy
        else iam_evaluator._resource_policy(service, requirement.resource)
    )
    if found is not None:
        result = iam_evaluator.combine_resource_policy(
            result, context, *found, required=service in iam_evaluator._POLICY_REQUIRED, limits=principal.limits
        )
    if result.decision == "Allow":
        tags = {f"aws:ResourceTag/{key}": value for key, value in _tags(requirement.resource).items()}
        permissions_used.note(
            principal.account,
            principal.arn.split("/")[1],
            requirement.action,
            requirement.resource,
            {**tags, **requirement.context},
        )
        return
    sentence = (
        f"User: {principal.arn} is not authorized to perform: {requirement.action} on resource: "
        f"{requirement.resource} {_why(principal, context, result)}"
    )
    raise AccessDenied(
        f'Resource handler returned message: "{sentence} (Service: {service}, Status Code: 403)" (HandlerErrorCode: '
        "AccessDenied)"
    )

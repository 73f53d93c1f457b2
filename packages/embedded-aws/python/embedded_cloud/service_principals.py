"""What the policy of a resource, or of a role's trust, lets an AWS service do.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
"""

import json

from ministack.core import iam_evaluator
from ministack.core.responses import get_account_id, get_region, request_scope
from ministack.services import iam

from . import iam_consistency


def allows(policy, service: str, action: str, resource: str, facts: dict) -> bool:
    """Whether a resource's policy allows a service an action. `facts` are all the condition keys the service sends."""
    context = iam_evaluator.EvalContext(
        principal_arn=service,
        principal_type="Service",
        principal_account=get_account_id(),
        action=action,
        resource_arn=resource,
        region=get_region(),
        service_context={key.lower(): value for key, value in facts.items()},
    )
    return iam_evaluator.evaluate_resource_policy(policy, context, service=service).decision == "Allow"


def lets_in(policy, service: str, action: str, resource: str, facts: dict) -> bool:
    """Whether a resource's policy allows a service an action, for work in the account of this request.

    `facts` are condition keys the service sends beside `aws:SourceAccount`.
    """
    return allows(policy, service, action, resource, {"aws:SourceAccount": get_account_id(), **facts})


def trusts(document, service: str, role_arn: str, facts: dict) -> bool:
    """Whether a trust policy lets a service assume its role. `facts` are all the condition keys the service sends."""
    parsed = json.loads(document) if isinstance(document, str) else document
    statements = parsed.get("Statement", [])
    # A trust policy names no resource: it speaks of its own role.
    named = [
        {**statement, "Resource": "*"} for statement in (statements if isinstance(statements, list) else [statements])
    ]
    return allows({"Statement": named}, service, "sts:AssumeRole", role_arn, facts)


def _role(role_arn: str):
    """A role by its ARN, with its account and name; None where there is none."""
    parts = role_arn.split(":")
    if len(parts) < 6 or parts[2] != "iam":
        return None
    account, name = parts[4], role_arn.rsplit("/", 1)[-1]
    with iam_consistency.from_elsewhere():
        role = iam._roles.get_scoped(account, None, name)
    return role and (role, account, name)


def role_trusts(role_arn: str, service: str, facts: dict) -> bool:
    """Whether a role is there and lets a service assume it. `facts` are all the condition keys the service sends."""
    found = _role(role_arn)
    if not found:
        return False
    role, account, _name = found
    with request_scope(account, get_region()):
        return trusts(role["AssumeRolePolicyDocument"], service, role_arn, facts)


def role_may(role_arn: str, service: str, needs: list, facts: dict) -> bool:
    """Whether a role trusts a service and may do what the service needs it for.

    `needs` are actions, each with the resources of which one has to be allowed.
    """
    found = _role(role_arn)
    if not found or not role_trusts(role_arn, service, facts):
        return False
    _, account, name = found
    policies, limits = (
        iam_evaluator._gather_role_policies(name, account),
        iam_evaluator._permissions_boundary(iam._roles, name, account),
    )

    def allowed(action: str, resource: str) -> bool:
        return (
            iam_evaluator.evaluate(
                iam_evaluator.EvalContext(
                    principal_arn=role_arn,
                    principal_type="AssumedRole",
                    principal_account=account,
                    action=action,
                    resource_arn=resource,
                    region=get_region(),
                ),
                policies,
                *limits,
            ).decision
            == "Allow"
        )

    return all(any(allowed(action, resource) for resource in resources) for action, resources in needs)

"""What the policy of a resource, or of a role's trust, lets an AWS service do.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
"""
import json

from ministack.core import iam_evaluator
from ministack.core.responses import get_account_id, get_region


def _decided(policy, service: str, action: str, resource: str, facts: dict) -> bool:
    context = iam_evaluator.EvalContext(
        principal_arn=service, principal_type="Service", principal_account=get_account_id(), action=action, resource_arn=resource, region=get_region(),
        service_context={key.lower(): value for key, value in facts.items()})
    return iam_evaluator.evaluate_resource_policy(policy, context, service=service).decision == "Allow"


def lets_in(policy, service: str, action: str, resource: str, facts: dict) -> bool:
    """Whether a resource's policy allows a service an action, for work in the account of this request.

    `facts` are condition keys the service sends beside `aws:SourceAccount`.
    """
    return _decided(policy, service, action, resource, {"aws:SourceAccount": get_account_id(), **facts})


def trusts(document, service: str, role_arn: str, facts: dict) -> bool:
    """Whether a trust policy lets a service assume its role. `facts` are all the condition keys the service sends."""
    parsed = json.loads(document) if isinstance(document, str) else document
    statements = parsed.get("Statement", [])
    # A trust policy names no resource: it speaks of its own role.
    named = [{**statement, "Resource": "*"} for statement in (statements if isinstance(statements, list) else [statements])]
    return _decided({"Statement": named}, service, "sts:AssumeRole", role_arn, facts)

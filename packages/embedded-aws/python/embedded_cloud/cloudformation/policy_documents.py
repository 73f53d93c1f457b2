"""Policies in templates: CloudFormation hands them to the services, which refuse what they do not store.

The properties are those of the resource schemas; the words are the owning service's.
"""

from ministack.services import iam

from ..policies import identities, resources, sizes
from ..policies.kinds import ENDPOINT, KEY, LOGS, SECRET, TOPIC
from ..policies.malformed import Malformed
from .replacing import replace


def _attachable(arns) -> None:
    for arn in arns or []:
        if refused := identities.attachable(arn):
            raise Malformed(refused[1])
    if len(set(arns or [])) > sizes.ATTACHED:
        raise sizes.TooLarge(f"Cannot exceed quota for PoliciesPerRole: {sizes.ATTACHED}")


def _identity(kind: str):
    """Inline and managed policies that are properties of a role, user or group."""

    def check(properties: dict, name: str) -> None:
        inline = properties.get("Policies") or []
        for policy in inline:
            identities.check_identity(policy.get("PolicyDocument"))
        sizes.check_inline(
            kind,
            properties.get(f"{kind.capitalize()}Name") or name,
            [identities.text(policy.get("PolicyDocument")) for policy in inline],
        )
        _attachable(properties.get("ManagedPolicyArns"))
        boundary = properties.get("PermissionsBoundary")
        if boundary and not iam._policy_exists(boundary):
            raise Malformed(f"Scope ARN: {boundary} does not exist or is not attachable.")

    return check


def _role(properties: dict, name: str) -> None:
    identities.check_trust(properties.get("AssumeRolePolicyDocument"))
    _identity("role")(properties, name)


def _inline(properties: dict, _name: str) -> None:
    # https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-policy.html:
    # "you must specify at least one".
    if not any(properties.get(each) for each in ("Groups", "Roles", "Users")):
        raise Malformed("At least one of [Groups,Roles,Users] must be non-empty.")
    identities.check_identity(properties.get("PolicyDocument"))
    for role in properties.get("Roles") or []:
        held = (iam._roles.get(role) or {}).get("InlinePolicies", {})
        documents = {**held, properties.get("PolicyName"): properties["PolicyDocument"]}
        sizes.check_inline("role", role, [identities.text(each) for each in documents.values()])


def _checked(kind, name: str, required: bool = True):
    def check(properties: dict, _logical: str) -> None:
        if required or properties.get(name):
            resources.check_of(kind)(properties.get(name))

    return check


_CHECKS = {
    "AWS::IAM::Role": _role,
    "AWS::IAM::User": _identity("user"),
    "AWS::IAM::Group": _identity("group"),
    "AWS::IAM::Policy": _inline,
    "AWS::IAM::ManagedPolicy": lambda properties, _name: identities.check_managed(properties.get("PolicyDocument")),
    "AWS::S3::BucketPolicy": lambda properties, _name: resources.check_bucket(
        properties.get("PolicyDocument"), properties.get("Bucket", "")
    ),
    "AWS::KMS::Key": _checked(KEY, "KeyPolicy", required=False),
    "AWS::SNS::TopicPolicy": _checked(TOPIC, "PolicyDocument"),
    "AWS::SNS::TopicInlinePolicy": _checked(TOPIC, "PolicyDocument"),
    "AWS::SecretsManager::ResourcePolicy": _checked(SECRET, "ResourcePolicy"),
    "AWS::Logs::ResourcePolicy": _checked(LOGS, "PolicyDocument"),
    "AWS::EC2::VPCEndpoint": _checked(ENDPOINT, "PolicyDocument", required=False),
}


def _check(resource_type: str, properties: dict, name: str) -> None:
    if check := _CHECKS.get(resource_type):
        check(properties, name)


def _creating(theirs):
    def provision(resource_type, logical_id, properties, stack_name):
        _check(resource_type, properties, logical_id)
        return theirs(resource_type, logical_id, properties, stack_name)

    return provision


def _updating(theirs):
    def update(resource_type, physical_id, old, new, *rest, **named):
        if old != new:
            _check(resource_type, new, physical_id)
        return theirs(resource_type, physical_id, old, new, *rest, **named)

    return update


def install() -> None:
    """Looks at the policies of a resource before it is made or changed."""
    replace("_provision_resource", _creating)
    replace("_update_resource", _updating)

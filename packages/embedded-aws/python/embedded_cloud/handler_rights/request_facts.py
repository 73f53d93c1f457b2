"""What the request of a call says of itself,
as far as the properties of the resource tell: values of condition keys."""

from ..cloudformation_schemas import schema
from .arns import TAGGING
from .occasions import is_needed
from .own_resource import own_resource
from .place import Identities, Place
from .reference import Action
from .reference import action as reference_action
from .requirement import Work, tags_of
from .schema_permissions import permissions

_TAGS_ON = ("create", "update")


def request_facts(work: Work, place: Place, action: Action) -> dict:
    """Condition keys the reference gives the action -> their values. Keys that are not known are left out,
    so that only a condition which also holds without them allows the call."""
    facts: dict = {"aws:RequestedRegion": place.region}
    # Tags of CloudFormation's own are put on by AWS itself.
    tags = {key: value for key, value in tags_of(work.properties).items() if not key.startswith("aws:")}
    if work.handler in _TAGS_ON and tags and "aws:RequestTag/${TagKey}" in action.condition_keys:
        facts.update({f"aws:RequestTag/{key}": value for key, value in tags.items()})
        facts["aws:TagKeys"] = list(tags)
    if "ec2:Region" in action.condition_keys:
        facts["ec2:Region"] = place.region
    boundary = work.properties.get("PermissionsBoundary") or work.old.get("PermissionsBoundary")
    if boundary and work.type_name == "AWS::IAM::Role" and "iam:PermissionsBoundary" in action.condition_keys:
        facts["iam:PermissionsBoundary"] = boundary
    return facts


def made_facts(work: Work, action: Action, arn: str) -> dict:
    """What a call says of the resource that its handler is making.

    Tags are put on with the request that makes the resource, as the schemas say (`tagOnCreate`), so that EC2 asks for
    CreateTags with the action that makes it. Calls that follow meet the resource with its tags, and with
    CloudFormation's own where the schema says that the type shows them.
    https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html
    https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html, "tagging"
    """
    service, kind = own_resource(work.type_name)
    if (
        work.handler != "create"
        or f":{kind}/*" not in arn
        or action.name.partition(":")[0] != service
        or action.makes(kind)
    ):
        return {}
    if TAGGING.search(action.name):
        makers = [
            name
            for name in permissions(work.type_name, "create")
            if (listed := reference_action(name)) and listed.makes(kind) and is_needed(work, name)
        ]
        return (
            {"ec2:CreateAction": makers[0].partition(":")[2]}
            if makers and "ec2:CreateAction" in action.condition_keys
            else {}
        )
    own = (
        {"aws:cloudformation:stack-name": work.stack_name}
        if schema(work.type_name).get("tagging", {}).get("cloudFormationSystemTags")
        else {}
    )
    return {f"aws:ResourceTag/{key}": value for key, value in {**tags_of(work.properties), **own}.items()}


def policy_in_making(work: Work, action: Action, arn: str):
    """The policy of a key that a handler is making:
    calls that follow its creation are decided by it. Tags are put on before.

    https://docs.aws.amazon.com/kms/latest/developerguide/tag-permissions.html
    """
    follows = (
        work.type_name == "AWS::KMS::Key"
        and work.handler == "create"
        and arn.endswith(":key/*")
        and not TAGGING.search(action.name)
    )
    return work.properties.get("KeyPolicy") if follows else None


def bounded(role: str, action: Action, identities: Identities, known: dict) -> dict:
    """`iam:PermissionsBoundary` of a call that changes what an existing role may do: the boundary that role has."""
    if "iam:PermissionsBoundary" not in action.condition_keys or "iam:PermissionsBoundary" in known:
        return {}
    boundary = identities.boundary_of(role)
    return {"iam:PermissionsBoundary": boundary} if boundary else {}

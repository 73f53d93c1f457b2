"""What the request of a call says of itself, as far as the properties of the resource tell: values of condition keys."""
from .place import Identities, Place
from .reference import Action
from .requirement import Work, tags_of

_TAGS_ON = ("create", "update")


def request_facts(work: Work, place: Place, action: Action) -> dict:
    """Condition keys the reference gives the action -> their values. Keys that are not known are left out, so that only a
    condition which also holds without them allows the call."""
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


def bounded(role: str, action: Action, identities: Identities, known: dict) -> dict:
    """`iam:PermissionsBoundary` of a call that changes what an existing role may do: the boundary that role has."""
    if "iam:PermissionsBoundary" not in action.condition_keys or "iam:PermissionsBoundary" in known:
        return {}
    boundary = identities.boundary_of(role)
    return {"iam:PermissionsBoundary": boundary} if boundary else {}

"""The work a handler is asked for, and what it needs to be allowed for it."""

from dataclasses import dataclass, field

from .place import Place


@dataclass(frozen=True)
class Work:
    """One run of one handler."""

    type_name: str
    #: of the resource schema: create, read, update or delete
    handler: str
    properties: dict
    stack_name: str
    logical_id: str
    #: what Ref yields; empty before the resource exists
    physical_id: str = ""
    #: properties before an update
    old: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Requirement:
    """One decision that has to be "allowed": an action on one ARN, and what the request says beside."""

    action: str
    resource: str
    #: condition keys as policies write them -> value or list of values
    context: dict = field(default_factory=dict)
    #: the policy that a resource is being made with; None where it is there already, or has none
    policy: object = None


def tags_of(properties: dict) -> dict:
    """The tags a template gives a resource, whichever of the shapes its type takes."""
    found: dict = {}
    for name in ("Tags", "HostedZoneTags", "UserPoolTags", "ResourceTags"):
        tags = properties.get(name)
        if isinstance(tags, dict):
            found.update({key: str(value) for key, value in tags.items()})
        for tag in tags if isinstance(tags, list) else []:
            if isinstance(tag, dict) and "Key" in tag:
                found[str(tag["Key"])] = str(tag.get("Value", ""))
    for specification in properties.get("TagSpecifications") or []:
        found.update(tags_of(specification))
    return found


def place_arn(place: Place, pattern: str) -> str:
    """An ARN pattern of the reference with partition, region and account filled in."""
    return (
        pattern.replace("${Partition}", place.partition)
        .replace("${Region}", place.region)
        .replace("${Account}", place.account)
    )

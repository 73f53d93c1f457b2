"""What the handlers of several families share."""

import json

from botocore.exceptions import ClientError

from ..clients import service

_GONE = ("NotFound", "NoSuch", "DoesNotExist", "does not exist", "ResourceNotFound", "NonExistent", "Unknown")


def is_gone(error: Exception) -> bool:
    """Whether an error says that the resource no longer exists."""
    if not isinstance(error, ClientError):
        return False
    details = error.response.get("Error", {})
    return any(word in f"{details.get('Code', '')} {details.get('Message', '')}" for word in _GONE)


def ec2():
    """EC2 in the stack's account and region."""
    return service("ec2")


def truth(value) -> bool:
    """A template's boolean, which may be text."""
    return str(value).lower() == "true"


def picked(properties: dict, *names) -> dict:
    """The named properties that are set."""
    return {name: properties[name] for name in names if properties.get(name) is not None}


def tag_map(tags) -> dict:
    """`[{Key, Value}]` as a dictionary."""
    return {tag["Key"]: str(tag.get("Value", "")) for tag in tags or []}


def tag_list(tags: dict) -> list:
    """A dictionary as `[{Key, Value}]`, without the tags CloudFormation itself added."""
    return [{"Key": key, "Value": value} for key, value in sorted(tags.items()) if not key.startswith("aws:")]


def apply_ec2_tags(identifier: str, old, new) -> None:
    """Brings the tags of an EC2 resource from one list to the other."""
    before, after = tag_map(old), tag_map(new)
    gone = [{"Key": key} for key in before if key not in after]
    if gone:
        ec2().delete_tags(Resources=[identifier], Tags=gone)
    changed = [{"Key": key, "Value": value} for key, value in after.items() if before.get(key) != value]
    if changed:
        ec2().create_tags(Resources=[identifier], Tags=changed)


def document(value) -> str:
    """A policy or document as JSON text, however the template wrote it."""
    return value if isinstance(value, str) else json.dumps(value)


def filters(**values) -> list:
    """EC2 filters: underscores stand for the hyphens of their names."""
    return [{"Name": name.replace("_", "-"), "Values": [value]} for name, value in values.items()]


def only(items: list):
    """The single item of a describe call that named one identifier."""
    return items[0] if items else None

"""Tags of keys: https://docs.aws.amazon.com/kms/latest/APIReference/API_Tag.html and
API_TagResource.html; the words are recorded from AWS."""

from ..json_protocol import Refusal

_MOST, _KEY, _VALUE = 50, 128, 256


def _too_long(value: str, index: int, name: str, longest: int) -> Refusal:
    return Refusal(
        "ValidationException",
        f"1 validation error detected: Value '{value}' at 'tags.{index}.member.{name}' failed to satisfy constraint: "
        f"Member must have length less than or equal to {longest}",
    )


def check(operation: str, request: dict) -> None:
    """Raises Refusal for tags that no key may have."""
    tags = request.get("Tags")
    if operation not in ("CreateKey", "TagResource", "ReplicateKey") or not isinstance(tags, list):
        return
    for index, tag in enumerate(tags, 1):
        key, value = str(tag.get("TagKey", "")), str(tag.get("TagValue", ""))
        if len(key) > _KEY:
            raise _too_long(key, index, "tagKey", _KEY)
        if len(value) > _VALUE:
            raise _too_long(value, index, "tagValue", _VALUE)
    keys = [str(tag.get("TagKey", "")) for tag in tags]
    if any(key.lower().startswith("aws:") for key in keys):
        raise Refusal("TagException", "Tags beginning with aws: are reserved")
    if len(tags) > _MOST:
        raise Refusal("TagException", "Too many tags")
    if len(set(keys)) < len(keys):
        raise Refusal("TagException", "Duplicate tag keys")

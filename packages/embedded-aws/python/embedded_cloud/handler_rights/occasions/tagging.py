"""Tags: calls that are made where tags are."""

import re

from .occasion import loses_tags, replaces_tags

_PUTS = re.compile(
    r":(CreateTags|Tag(?:Resource|Role|Policy|InstanceProfile|OpenIDConnectProvider)|AddTags(?:ToResource)?|PutBucketTagging)$"
)
_TAKES = re.compile(r":(DeleteTags|Untag\w+|RemoveTags(?:FromResource)?)$")


def occasion(action: str):
    """The occasion of a call that puts or takes tags; None for other calls."""
    if _PUTS.search(action):
        return replaces_tags
    return loses_tags if _TAKES.search(action) else None

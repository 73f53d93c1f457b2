"""Tags of one resource of EC2, found by its id: moto looks through those of all resources, for each that it shows.

https://github.com/getmoto/moto/blob/master/moto/ec2/models/tags.py (`TagBackend.describe_tags`)
"""

import re
from types import SimpleNamespace

from moto.ec2.models.tags import TagBackend

#: An id with nothing in it that a filter takes for a wildcard.
_ID = re.compile(r"[a-z]+(?:-[a-z]+)*-[0-9a-f]+", re.ASCII)


def install() -> None:
    """Lets moto look at those of the one resource only, as it looks at all."""
    theirs = TagBackend.describe_tags

    def describe_tags(self: TagBackend, filters: dict[str, list[str]] | None = None) -> list[dict[str, str]]:
        ids = (filters or {}).get("resource-id", [])
        if len(ids) != 1 or not _ID.fullmatch(ids[0]):
            return theirs(self, filters)
        tags = {ids[0]: self.tags[ids[0]]} if ids[0] in self.tags else {}
        return theirs(SimpleNamespace(tags=tags, VALID_TAG_FILTERS=self.VALID_TAG_FILTERS), filters)

    TagBackend.describe_tags = describe_tags

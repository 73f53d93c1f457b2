"""Completes moto's answers, which leave members out that it does not know."""
import re

from ..moto_bridge import Reply
from .request import xml


def add_to_items(reply: Reply, id_element: str, members_of, inside: str = "") -> Reply:
    """Puts the members `members_of(id)` behind every `<id_element>`; those that are there already are left alone.

    `inside` limits this to ids directly within that element, where an id also appears as a mere reference.
    """
    opening = f"(?<=<{inside}>)" if inside else ""
    pattern = re.compile(rf"{opening}<{id_element}>([^<]+)</{id_element}>")

    def complete(match):
        return match.group(0) + xml(members_of(match.group(1)) or {})

    return reply._replace(body=pattern.sub(complete, reply.body.decode()).encode())

"""Reads moto's answers."""

import re

from ..moto_bridge import Reply


def reply_id(reply: Reply, element: str) -> str:
    """The id a create action answered with."""
    return reply_ids(reply, element)[0]


def reply_ids(reply: Reply, element: str) -> list:
    """Every different value of an element, in order."""
    return list(dict.fromkeys(re.findall(rf"<{element}>([^<]+)</{element}>", reply.body.decode())))

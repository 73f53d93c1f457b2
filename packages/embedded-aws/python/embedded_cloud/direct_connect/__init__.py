"""Direct Connect: connections, virtual interfaces and gateways, none of which the two emulators carry far enough."""

import json

from ..json_protocol import Refusal, failure, operation_of, success
from ..moto_bridge import Reply
from . import connections, gateways, tags, virtual_interfaces
from .store import Scope

OPERATIONS = {**connections.OPERATIONS, **virtual_interfaces.OPERATIONS, **gateways.OPERATIONS, **tags.OPERATIONS}


def answer(account: str, region: str, headers: dict, body: str) -> Reply:
    """The Direct Connect of one account and region."""
    operation = operation_of(headers)
    try:
        if operation not in OPERATIONS:
            raise Refusal(
                "DirectConnectClientException", f"The embedded cloud does not carry directconnect:{operation}"
            )
        return success(OPERATIONS[operation](Scope(account, region), json.loads(body or "{}")))
    except Refusal as refusal:
        return failure(refusal)

"""SSM beside MiniStack's parameters: documents and maintenance windows (moto), associations."""
import json

from . import moto_bridge
from .json_protocol import Refusal, failure, operation_of, success
from .moto_bridge import Reply
from .ssm_associations import OPERATIONS

_IN_MOTO = ("Document", "MaintenanceWindow", "PatchBaseline")


def is_ours(operation: str) -> bool:
    """Whether this package answers the operation, not MiniStack."""
    return operation in OPERATIONS or any(word in operation for word in _IN_MOTO)


def answer(account: str, region: str, headers: dict, body: str) -> Reply:
    """The SSM documents, associations and maintenance windows of one account and region."""
    operation = operation_of(headers)
    if operation not in OPERATIONS:
        return moto_bridge.ask("ssm", account, region, headers, body)
    try:
        return success(OPERATIONS[operation]((account, region), json.loads(body or "{}")))
    except Refusal as refusal:
        return failure(refusal)

"""What a key's state, or a request that is only a dry run, leaves undone.

https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html and .../testing-permissions.html (dry runs)
"""

from ministack.services import kms

from ..json_protocol import Refusal

#: operations that change what a dry run must leave alone
_CHANGING = ("CreateGrant", "RetireGrant", "RevokeGrant")
#: operations whose dry run is what they do, told as an error
TRIED = (
    "Encrypt",
    "Decrypt",
    "GenerateDataKey",
    "GenerateDataKeyWithoutPlaintext",
    "GenerateDataKeyPair",
    "GenerateDataKeyPairWithoutPlaintext",
    "Sign",
    "Verify",
)


def check(operation: str, request: dict) -> None:
    """Raises Refusal for a key that is deleted already, and for dry runs of what would change something."""
    if operation in _CHANGING and request.get("DryRun"):
        raise Refusal("UnsupportedOperationException", f"The embedded cloud has no dry run of {operation}.")
    key = kms._resolve_key(request.get("KeyId", "")) if operation == "ScheduleKeyDeletion" else None
    if key is not None and key["KeyState"] == "PendingDeletion":
        raise Refusal("KMSInvalidStateException", f"{key['Arn']} is pending deletion.")

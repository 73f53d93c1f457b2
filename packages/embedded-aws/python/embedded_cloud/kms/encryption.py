"""What may be encrypted, with which key.

https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html (sizes), API_Decrypt.html,
API_Verify.html (usage); the words are recorded from AWS.
"""

import base64

from ministack.services import kms

from ..json_protocol import Refusal

#: the longest plaintext, whatever the key
_PLAINTEXT_BYTES = 4096
#: bytes that OAEP takes of the modulus: twice the hash, and two
_OVERHEAD = {"RSAES_OAEP_SHA_1": 2 * 20 + 2, "RSAES_OAEP_SHA_256": 2 * 32 + 2}
#: operation -> the usage it needs
_USAGE = {
    "Encrypt": "ENCRYPT_DECRYPT",
    "Sign": "SIGN_VERIFY",
    "Verify": "SIGN_VERIFY",
    "GenerateMac": "GENERATE_VERIFY_MAC",
    "VerifyMac": "GENERATE_VERIFY_MAC",
    "GenerateDataKey": "ENCRYPT_DECRYPT",
    "GenerateDataKeyWithoutPlaintext": "ENCRYPT_DECRYPT",
}
_WRONG_KEY = "The key ID in the request does not identify a CMK that can perform this operation."


def longest_plaintext(key_spec: str, algorithm: str) -> int | None:
    """Bytes a key can encrypt; None where the general limit is the smaller one."""
    if not key_spec.startswith("RSA_") or algorithm not in _OVERHEAD:
        return None
    return int(key_spec.removeprefix("RSA_")) // 8 - _OVERHEAD[algorithm]


def _size(request: dict) -> int:
    try:
        return len(base64.b64decode(request.get("Plaintext") or ""))
    except ValueError:
        return 0


def check(operation: str, request: dict) -> None:
    """Raises Refusal for a key that is for something else, and for more than it can take."""
    if operation == "Encrypt" and _size(request) > _PLAINTEXT_BYTES:
        raise Refusal(
            "ValidationException",
            "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: "
            f"Member must have length less than or equal to {_PLAINTEXT_BYTES}",
        )
    key = kms._resolve_key(request.get("KeyId", ""))
    if key is None:
        return
    if operation == "Decrypt" and key["KeyUsage"] != "ENCRYPT_DECRYPT":
        raise Refusal("IncorrectKeyException", _WRONG_KEY)
    if operation in _USAGE and key["KeyUsage"] != _USAGE[operation]:
        raise Refusal(
            "InvalidKeyUsageException",
            f"{key['Arn']} key usage is {key['KeyUsage']} which is not valid for {operation}.",
        )
    if operation == "Encrypt":
        algorithm = request.get("EncryptionAlgorithm", "SYMMETRIC_DEFAULT")
        longest = longest_plaintext(key["KeySpec"], algorithm)
        if longest is not None and _size(request) > longest:
            raise Refusal(
                "ValidationException",
                f"Algorithm {algorithm} and key spec {key['KeySpec']} cannot encrypt data larger than {longest} bytes.",
            )

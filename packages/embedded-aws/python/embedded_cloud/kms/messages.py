"""KMS's own words, recorded from AWS, for what MiniStack says in others."""

import re

from .. import partitions

_NOT_FOUND = re.compile(r"Key (.*) not found", re.DOTALL)
_IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32}")
#: what AWS says by the code alone
_WORDLESS = ("InvalidCiphertextException", "KMSInvalidSignatureException", "KMSInvalidMacException")
DRY_RUN = "The request would have succeeded, but the DryRun option is set."
_ALIAS = 'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html'


def _missing(named: str, region: str, account: str) -> str:
    place = f"arn:{partitions.partition_of(region)}:kms:{region}:{account}"
    if named.startswith("arn:"):
        parts = named.split(":", 5)
        return f"Invalid arn {parts[3]}" if len(parts) == 6 and parts[3] != region else f"Key '{named}' does not exist"
    if named.startswith("alias/"):
        return f"Alias {place}:{named} is not found."
    return f"Key '{place}:key/{named}' does not exist" if _IDENTIFIER.fullmatch(named) else f"Invalid keyId '{named}'"


def reworded(operation: str, code: str, message: str, region: str, account: str) -> tuple:
    """The code and the message AWS would answer with."""
    if code == "NotFoundException" and (match := _NOT_FOUND.fullmatch(message)):
        return code, _missing(match[1], region, account)
    if code == "DryRunOperationException":
        return code, DRY_RUN
    if code in _WORDLESS:
        return code, ""
    if message == "AliasName must start with alias/":
        return code, _ALIAS
    if message.endswith("origin is not EXTERNAL."):
        return code, message.replace("is not EXTERNAL.", "is AWS_KMS which is not valid for this operation.")
    return code, message

"""What a key tells of itself: https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html"""

from ministack.core.responses import get_account_id

_LISTS = ("EncryptionAlgorithms", "SigningAlgorithms", "MacAlgorithms")


def completed(theirs):
    """MiniStack's metadata with the account, and without lists that are empty."""

    def metadata(key):
        found = {name: value for name, value in theirs(key).items() if not (name in _LISTS and not value)}
        return {"AWSAccountId": get_account_id(), **found}

    return metadata

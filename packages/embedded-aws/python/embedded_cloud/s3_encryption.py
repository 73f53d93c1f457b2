"""Encryption of S3 objects with the account's own key.

A client that asks for aws:kms and names no key means the key every account has, aws/s3. MiniStack has no such key and
refuses the request, so the key is named for it. Source: docs.aws.amazon.com/AmazonS3,
"Specifying server-side encryption with AWS KMS".
"""

from ministack.services import s3

_ALGORITHM = "x-amz-server-side-encryption"
_KEY = "x-amz-server-side-encryption-aws-kms-key-id"
_ACCOUNT_KEY = "alias/aws/s3"


def install() -> None:
    """Names the account's key where a request asks for aws:kms without one."""
    theirs = s3._resolve_sse_write_headers

    def ours(headers, bucket_name):
        if headers.get(_ALGORITHM) == "aws:kms" and not headers.get(_KEY):
            headers = {**headers, _KEY: _ACCOUNT_KEY}
        return theirs(headers, bucket_name)

    s3._resolve_sse_write_headers = ours

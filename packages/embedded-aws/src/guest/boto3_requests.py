"""Calls of boto3 for signatures.test.ts: one JSON object on standard output, name of the case -> what came of it."""

import datetime
import hashlib
import io
import json
import sys
import urllib.error
import urllib.request

import boto3
from botocore.auth import S3SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

endpoint, account, secret = sys.argv[1:4]
region = "eu-central-1"
keys = {"aws_access_key_id": account, "aws_secret_access_key": secret, "region_name": region, "endpoint_url": endpoint}
s3 = boto3.client("s3", config=Config(s3={"addressing_style": "path"}), **keys)


def status(method: str, url: str, body: bytes | None = None, headers: dict | None = None):
    request = urllib.request.Request(url, data=body, method=method, headers=headers or {})
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        text = error.read().decode()
        return (
            f"{error.code} "
            f"{text.partition('<Code>')[2].partition('<')[0] or json.loads(text or '{}').get('__type', '')}"
        )


def signed(
    signer,
    body: bytes = b"",
    headers: dict | None = None,
    sent: bytes | None = None,
    more: dict | None = None,
    path: str = "/signed/body",
    method: str = "PUT",
):
    request = AWSRequest(method, endpoint + path, data=body, headers=headers or {})
    signer(Credentials(account, secret), "s3", region).add_auth(request)
    return status(
        method, request.url, body if sent is None else sent, {**dict(request.headers.items()), **(more or {})}
    )


class Unsigned(S3SigV4Auth):
    def payload(self, request):
        return "UNSIGNED-PAYLOAD"


def at(signer, minutes: int):
    """The signer, on a clock that is some minutes off."""
    import botocore.auth

    class Moved(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.datetime.now(tz) + datetime.timedelta(minutes=minutes)

        @classmethod
        def utcnow(cls):
            return cls.now(datetime.timezone.utc).replace(tzinfo=None)

    moment = Moved.now(datetime.timezone.utc)
    kept = {
        name: getattr(botocore.auth, name)
        for name in ("get_current_datetime", "datetime")
        if hasattr(botocore.auth, name)
    }
    if "get_current_datetime" in kept:
        botocore.auth.get_current_datetime = lambda remove_tzinfo=True: (
            moment.replace(tzinfo=None) if remove_tzinfo else moment
        )
    else:
        botocore.auth.datetime = type("Module", (), {"datetime": Moved})
    try:
        return signer()
    finally:
        for name, value in kept.items():
            setattr(botocore.auth, name, value)


def chunked(tamper: bytes = b"") -> object:
    """A body signed chunk by chunk (S3 API reference, "Transferring payload in multiple chunks")."""
    import hmac

    content = b"first chunk"

    class Streaming(S3SigV4Auth):
        def payload(self, request):
            return "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"

    request = AWSRequest(
        "PUT",
        f"{endpoint}/signed/chunked",
        headers={"x-amz-decoded-content-length": str(len(content)), "content-encoding": "aws-chunked"},
    )
    signer = Streaming(Credentials(account, secret), "s3", region)
    signer.add_auth(request)
    date, previous, body = request.context["timestamp"], request.headers["Authorization"].rpartition("=")[2], b""
    key = f"AWS4{secret}".encode()
    for part in (date[:8], region, "s3", "aws4_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    for chunk in (content, b""):
        text = "\n".join(
            [
                "AWS4-HMAC-SHA256-PAYLOAD",
                date,
                f"{date[:8]}/{region}/s3/aws4_request",
                previous,
                hashlib.sha256(b"").hexdigest(),
                hashlib.sha256(chunk).hexdigest(),
            ]
        )
        previous = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
        body += f"{len(chunk):x};chunk-signature={previous}\r\n".encode() + chunk + b"\r\n"
    return status("PUT", request.url, body.replace(b"first", tamper) if tamper else body, dict(request.headers.items()))


def called(operation, **arguments):
    try:
        return operation(**arguments)["ResponseMetadata"]["HTTPStatusCode"]
    except ClientError as error:
        return error.response["Error"]["Code"]


def url(**more) -> str:
    return s3.generate_presigned_url("get_object", Params={"Bucket": "signed", "Key": "käse & wein/ä+b c~.txt"}, **more)


s3.create_bucket(Bucket="signed", CreateBucketConfiguration={"LocationConstraint": region})
found = {
    "put": called(
        s3.put_object,
        Bucket="signed",
        Key="käse & wein/ä+b c~.txt",
        Body=io.BytesIO(b"content"),
        Metadata={"a": "two  spaces "},
    ),
    "list with a prefix": called(s3.list_objects_v2, Bucket="signed", Prefix="käse & wein/", Delimiter="/"),
    "presigned": status("GET", url()),
    "presigned for 1 s, 10 s ago": at(lambda: status("GET", url(ExpiresIn=1)), -1),
    "presigned an hour ago for two": at(lambda: status("GET", url(ExpiresIn=7200)), -60),
    "presigned for more than a week": status("GET", url(ExpiresIn=604801)),
    "presigned, expiry lengthened": status("GET", url(ExpiresIn=60).replace("X-Amz-Expires=60", "X-Amz-Expires=6000")),
    "presigned, another object": status("GET", url().replace("wein", "brot")),
    "presigned, parameter given twice": status("GET", url() + "&X-Amz-Expires=9999"),
    "presigned, another header of AWS": status("GET", url(), headers={"x-amz-security-token": "x"}),
    "presigned put": status(
        "PUT", s3.generate_presigned_url("put_object", Params={"Bucket": "signed", "Key": "up"}), b"anything"
    ),
    "header and query": status(
        "GET",
        url(),
        headers={"Authorization": "AWS4-HMAC-SHA256 Credential=x/y/z/s3/aws4_request, SignedHeaders=host, Signature=0"},
    ),
    "signed": signed(S3SigV4Auth, b"body"),
    "another body": signed(S3SigV4Auth, b"body", sent=b"bodx"),
    "unsigned payload": signed(Unsigned, b"body"),
    "another header": signed(S3SigV4Auth, b"body", more={"x-amz-copy-source": "signed/up"}),
    "14 minutes late": at(lambda: signed(S3SigV4Auth, b"body"), -14),
    "16 minutes late": at(lambda: signed(S3SigV4Auth, b"body"), -16),
    "16 minutes early": at(lambda: signed(S3SigV4Auth, b"body"), 16),
    "chunks": chunked(),
    "tampered chunk": chunked(b"worst"),
    "sts in the query": status(
        "GET",
        _sts := (
            lambda request: (
                SigV4QueryAuth(Credentials(account, secret), "sts", region).add_auth(request),
                request.url,
            )[1]
        )(AWSRequest("GET", f"{endpoint}/?Action=GetCallerIdentity&Version=2011-06-15")),
    ),
    "sts, another action": status("GET", _sts.replace("GetCallerIdentity", "GetSessionToken")),
}
print(json.dumps(found))

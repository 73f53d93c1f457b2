"""Whether a request carries a signature that AWS would accept: Signature Version 4, in headers or in the query string.

Every request is checked here, before MiniStack sees it; MiniStack itself takes any signature of a root user. Sources:
IAM user guide, "AWS Signature Version 4 for API requests" and "Troubleshoot signed requests"; S3 API reference,
"Authenticating requests".
"""

import datetime
import hashlib
import hmac
import re
import time
from typing import NamedTuple

from ministack.core import sigv4
from ministack.core.iam_evaluator import AuthError
from ministack.core.router import extract_access_key_id
from ministack.services import iam, sts

from . import iam_consistency
from .keys import keys

_ALGORITHM = "AWS4-HMAC-SHA256"
#: The longest a presigned URL may be valid (S3 API reference, X-Amz-Expires).
_LONGEST_SECONDS = 604_800
#: A client's clock may differ by as much (S3 API reference, RequestTimeTooSkewed).
_SKEW = datetime.timedelta(minutes=15)
#: Query parameters by which a request names its caller.
_QUERY_CREDENTIALS = ("x-amz-credential", "x-amz-signature", "x-amz-algorithm", "awsaccesskeyid", "signature")


class Request(NamedTuple):
    """A request as it arrived; names of headers are in lower case."""

    method: str
    raw_path: str
    query: dict
    headers: dict
    body: bytes


class _Secret(NamedTuple):
    key: str
    token: str | None


def is_signed(headers: dict, query: dict) -> bool:
    """Whether a request tries to say who sends it."""
    return "authorization" in headers or any(name.lower() in _QUERY_CREDENTIALS for name in query)


def _unknown() -> AuthError:
    return AuthError("UnrecognizedClientException", "The security token included in the request is invalid.")


def secret_of(access_key_id: str) -> _Secret | AuthError:
    """What a key signs with: an account's root user, a session of STS, or an active key of an IAM user."""
    if re.fullmatch(r"\d{12}", access_key_id, re.ASCII):
        return _Secret(keys.secret_access_key, None)
    session = sts._sessions.get(access_key_id)
    if session is not None:
        if time.time() > session.get("Expiration", 0):
            return AuthError("ExpiredTokenException", "The security token included in the request is expired")
        return _Secret(session["SecretAccessKey"], session["SessionToken"])
    with iam_consistency.from_elsewhere():
        records = [record for (_account, key), record in iam._access_keys.to_dict().items() if key == access_key_id]
    if len(records) != 1 or records[0].get("Status") != "Active" or not records[0].get("SecretAccessKey"):
        return _unknown()
    return _Secret(records[0]["SecretAccessKey"], None)


def _value(query: dict, name: str) -> str:
    return query.get(name, [""])[0]


def _time_failure(signature, request: Request, presigned: bool, now: datetime.datetime) -> AuthError | None:
    """Too early, too late, or past the end that a presigned URL has."""
    try:
        signed_at = datetime.datetime.strptime(signature.amz_date, "%Y%m%dT%H%M%SZ").replace(
            tzinfo=datetime.timezone.utc
        )
    except ValueError:
        return AuthError("IncompleteSignature", f"Date must be in ISO-8601 'basic format'. Got '{signature.amz_date}'.")
    if signed_at > now + _SKEW:
        return AuthError(
            "RequestTimeTooSkewed",
            f"Signature not yet current: {signature.amz_date} is still later than the current time.",
        )
    expires = _value(request.query, "X-Amz-Expires")
    if presigned and expires:
        if not re.fullmatch(r"\d{1,6}", expires, re.ASCII) or int(expires) > _LONGEST_SECONDS:
            return AuthError(
                "IncompleteSignature", "X-Amz-Expires must be a number of seconds of at most a week (604800)."
            )
        if now > signed_at + datetime.timedelta(seconds=int(expires)):
            return AuthError("RequestExpired", "Request has expired")
        return None
    if presigned and signature.service == "s3":
        return AuthError("IncompleteSignature", "AWS query-string parameters must include 'X-Amz-Expires'.")
    if signed_at < now - _SKEW:
        return AuthError(
            "RequestTimeTooSkewed",
            f"Signature expired: {signature.amz_date} is earlier than 15 minutes before the current time.",
        )
    return None


def _unsigned_headers(signature, headers: dict, presigned: bool) -> list:
    """Headers that mean something to AWS and are not covered by the signature."""
    covered = set(signature.signed_headers.lower().split(";"))
    free = {"x-amz-content-sha256"} if presigned else set()
    return [name for name in headers if (name == "host" or name.startswith("x-amz-")) and name not in covered | free]


def _payload_failure(signature, request: Request, presigned: bool) -> AuthError | None:
    """The body has to be what was signed, unless S3 was told that it is not, or that its chunks are."""
    stated = request.headers.get("x-amz-content-sha256", "")
    if signature.service == "s3" and (presigned or stated == "UNSIGNED-PAYLOAD" or stated.startswith("STREAMING-")):
        return None
    if stated and not hmac.compare_digest(stated.encode(), hashlib.sha256(request.body).hexdigest().encode()):
        return AuthError(
            "SignatureDoesNotMatch", "The provided 'x-amz-content-sha256' header does not match what was computed."
        )
    return None


def failure(request: Request, now: datetime.datetime | None = None) -> AuthError | None:
    """What is wrong with the signature of a request, or None."""
    now = now or datetime.datetime.now(datetime.timezone.utc)
    presigned = "authorization" not in request.headers
    if not presigned and any(name.lower() in _QUERY_CREDENTIALS for name in request.query):
        return AuthError("UnsupportedSignature", "Only one auth mechanism allowed")
    algorithm = (
        _value(request.query, "X-Amz-Algorithm") if presigned else request.headers["authorization"].partition(" ")[0]
    )
    if algorithm != _ALGORITHM:
        return AuthError(
            "UnsupportedSignature", f"Unsupported AWS 'algorithm': '{algorithm}'. Please use {_ALGORITHM}."
        )
    if presigned and any(
        len(values) > 1 for name, values in request.query.items() if name.lower().startswith("x-amz-")
    ):
        return AuthError("IncompleteSignature", "A query-string parameter of the signature is given twice.")
    signature = (
        sigv4.parse_query_signature(request.query) if presigned else sigv4.parse_header_signature(request.headers)
    )
    if isinstance(signature, tuple):
        return AuthError(*signature)
    # MiniStack reads the caller in its own way: it has to find the key that is checked here, and no other.
    if extract_access_key_id(request.headers, request.query) != signature.access_key_id:
        return AuthError("IncompleteSignature", "The request names more than one access key.")
    secret = secret_of(signature.access_key_id)
    if isinstance(secret, AuthError):
        return secret
    supplied = (
        _value(request.query, "X-Amz-Security-Token") if presigned else request.headers.get("x-amz-security-token", "")
    )
    if not hmac.compare_digest(supplied.encode(), (secret.token or "").encode()):
        return (
            AuthError("InvalidToken", "The security token included in the request is invalid")
            if supplied
            else _unknown()
        )
    if unsigned := _unsigned_headers(signature, request.headers, presigned):
        return AuthError(
            "SignatureDoesNotMatch",
            f"There were headers present in the request which were not signed: {', '.join(unsigned)}",
        )
    failed = sigv4.header_signature_failure(
        signature,
        secret.key,
        request.method,
        request.raw_path,
        request.query,
        request.headers,
        request.body,
        presigned=presigned,
    )
    if failed:
        return AuthError(*failed)
    return _time_failure(signature, request, presigned, now) or _payload_failure(signature, request, presigned)

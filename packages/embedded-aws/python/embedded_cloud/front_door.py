"""What every request has to pass before anything else sees it: no web page comes in, and nobody without a key.

A page can send requests to any port of this machine, under any name that its owner's DNS points here. Browsers say so:
by `Origin`, by `Sec-Fetch-Site`, and by the `Host` they believe in. What they leave out, a signature or the token
stands for. Sources: Fetch standard, "Origin header" and "CORS protocol"; W3C Fetch Metadata; RFC 9110, 7.2 (Host); RFC
6761, 6.3 (localhost).
"""

import json
import re
import uuid
from urllib.parse import parse_qs

from ministack import app as ministack
from ministack.core import iam_actions
from ministack.core.iam_evaluator import AuthError
from ministack.core.router import detect_service
from ministack.core.sigv4 import decode_header_value
from ministack.services import s3

from . import control, signatures
from .keys import keys

#: Names of this machine; `BUCKET.localhost` and `BUCKET.s3.localhost` are how S3 clients write a bucket.
_LOOPBACK = re.compile(
    r"(?:127\.0\.0\.1|\[::1\]|(?:[a-z0-9][a-z0-9.-]*\.)?localhost)(?::\d{1,5})?", re.ASCII | re.IGNORECASE
)
#: How a request may have been made: by no page, as the address bar says. Clients other than browsers say nothing.
_NO_PAGE = "none"


def _header_values(scope, name: bytes) -> list:
    return [decode_header_value(value) for key, value in scope["headers"] if key.lower() == name]


def refusal(scope) -> str | None:
    """Why nothing of a request is looked at, or None."""
    if scope["type"] != "http":
        return "This cloud has no web sockets."
    if not scope.get("raw_path", b"/").startswith(b"/"):
        return "The request target has to be a path."
    if origins := _header_values(scope, b"origin"):
        return f"Requests of web pages are refused (Origin: {origins[0]})."
    if any(site.strip().lower() != _NO_PAGE for site in _header_values(scope, b"sec-fetch-site")):
        return "Requests of web pages are refused (Sec-Fetch-Site)."
    hosts = _header_values(scope, b"host")
    if len(hosts) != 1 or not _LOOPBACK.fullmatch(hosts[0]):
        return (
            "This cloud answers to the names localhost, 127.0.0.1 and [::1], not to Host: "
            f"{', '.join(hosts) or '(none)'}."
        )
    if scope["method"] in ("OPTIONS", "TRACE", "CONNECT"):
        return f"No client of AWS sends {scope['method']}."
    return "There is more than one Authorization header." if len(_header_values(scope, b"authorization")) > 1 else None


def _headers_of(scope) -> dict:
    """Names in lower case; lines of one name are joined as SigV4 joins them."""
    found: dict = {}
    for name, value in scope["headers"]:
        key, text = name.decode("latin-1").lower(), decode_header_value(value)
        found[key] = f"{found[key]},{text}" if key in found else text
    return found


def _is_internal(path: str) -> bool:
    """Routes of ours and of MiniStack that AWS does not have: bucket names begin with a letter or a digit."""
    return path.startswith(("/_", "//")) or path == "/health"


def _may_be_anonymous(request: signatures.Request, path: str) -> bool:
    """The two things AWS does for callers that say not who they are:
    it takes identity tokens, and shows public objects."""
    host = request.headers["host"].partition(":")[0].lower()
    if request.method == "POST":
        parameters = ministack._routing_params("POST", path, request.headers, request.body, request.query)
        return (
            host in ("localhost", "127.0.0.1", "[")
            and path == "/"
            and "x-amz-target" not in request.headers
            and parameters.get("Action") in (["AssumeRoleWithWebIdentity"], "AssumeRoleWithWebIdentity")
            and detect_service("POST", path, request.headers, parameters) == "sts"
        )
    if (
        request.method not in ("GET", "HEAD")
        or detect_service(request.method, path, request.headers, request.query) != "s3"
    ):
        return False
    bucket = ministack._extract_s3_vhost_bucket(request.headers["host"])
    first, _, rest = path.lstrip("/").partition("/")
    bucket, key = (bucket, path.lstrip("/")) if bucket else (first, rest)
    owner = s3._bucket_owner_account(bucket)
    return owner is not None and s3._foreign_bucket_allows(
        owner, bucket, key, request.method, request.query, "", request.headers
    )


def _answer(request: signatures.Request, path: str, denied: AuthError | str) -> tuple:
    """An error in the words of the service that was asked for."""
    if path.startswith(control.PREFIX):
        return (
            403,
            {"Content-Type": "application/json"},
            json.dumps({"error": str(getattr(denied, "message", denied))}).encode(),
        )
    try:
        parameters = ministack._routing_params(request.method, path, request.headers, request.body, request.query)
        service = detect_service(request.method, path, request.headers, parameters)
    except Exception:  # whatever was sent: it is refused, and in some form
        service = ""
    if isinstance(denied, str):
        denied = AuthError(iam_actions._DENIED_CODES.get(service, "AccessDenied"), denied)
    return ministack._credential_failure(service, "", str(uuid.uuid4()), denied, request.headers)


async def _whole_body(receive) -> bytes | None:
    """The body, or None when the client went away."""
    parts, more = [], True
    while more:
        event = await receive()
        if event["type"] == "http.disconnect":
            return None
        parts.append(event.get("body", b""))
        more = event.get("more_body", False)
    return b"".join(parts)


def _again(body: bytes, receive):
    """Hands on a body that was read already."""
    handed = False

    async def receive_again():
        nonlocal handed
        if handed:
            return await receive()
        handed = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again


def _without_cors(send):
    """No page may read an answer, whatever a bucket's or an API's own settings say."""

    async def send_on(message):
        if "headers" in message:
            message = {
                **message,
                "headers": [each for each in message["headers"] if not each[0].lower().startswith(b"access-control-")],
            }
        await send(message)

    return send_on


async def _refuse(send, method: str, answer: tuple) -> None:
    status, headers, body = answer
    sent = {**headers, "Content-Length": str(len(body)), "X-Content-Type-Options": "nosniff"}
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [(name.lower().encode(), value.encode()) for name, value in sent.items()],
        }
    )
    await send({"type": "http.response.body", "body": b"" if method == "HEAD" else body})


def guarded(inside):
    """Puts the door in front of an ASGI application."""

    async def application(scope, receive, send):
        if scope["type"] == "lifespan":
            return await inside(scope, receive, send)
        denied: AuthError | str | None = refusal(scope)
        if scope["type"] != "http":
            await receive()
            return await send({"type": "websocket.close", "code": 1008, "reason": denied})
        send, path = _without_cors(send), scope["path"]
        query = parse_qs(scope.get("query_string", b"").decode("utf-8", "replace"), keep_blank_values=True)
        body = await _whole_body(receive)
        if body is None:
            return None
        request = signatures.Request(
            scope["method"], scope["raw_path"].decode("latin-1"), query, _headers_of(scope), body
        )
        if not denied and _is_internal(path):
            if keys.opens(request.headers.get("authorization", "")):
                return await inside(scope, _again(body, receive), send)
            denied = "This route needs the token of the cloud's launcher."
        if denied:
            return await _refuse(send, request.method, _answer(request, path, denied))
        if signatures.is_signed(request.headers, query):
            denied = signatures.failure(request)
        elif not _may_be_anonymous(request, path):
            denied = AuthError("MissingAuthenticationToken", "Request is missing Authentication Token")
        if denied:
            return await _refuse(send, request.method, _answer(request, path, denied))
        return await inside(scope, _again(body, receive), send)

    return application

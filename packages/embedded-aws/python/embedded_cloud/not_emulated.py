"""A call to what this cloud does not have is answered with a sentence that names it, in the protocol it came in.

Both emulators answer such calls otherwise for each service, and for services they never heard of with nothing a client
can read. The forms of errors: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html and its siblings,
"Operation error serialization".
"""

import json
import re
import uuid
from urllib.parse import parse_qs
from xml.sax.saxutils import escape

from ministack import app as ministack
from ministack.core import iam_actions

from .json_protocol import operation_of

_SCOPE = re.compile(r"Credential=[^/]+/\d{8}/[^/]+/([^/,]+)/aws4_request")
#: what MiniStack and moto say of an operation they lack
_UNKNOWN = re.compile(
    rb"Unknown (?:[A-Za-z0-9]+ )?action: (?:'\w+'|\w+)|Operation '\w+' not implemented|The \w+ action has not been "
    rb"implemented"
    rb"|The action \w+ is not valid for this web service\.|No module named '\w+'"
)
_UNSUPPORTED = b"Unsupported service: "


def sentence(action: str) -> str:
    """What a client is told; action: `ce:GetCostAndUsage`."""
    return f"The embedded cloud does not emulate {action}. Its README lists what it has, and what first shows the rest."


def _service(headers: dict) -> str:
    scope = _SCOPE.search(headers.get("authorization", ""))
    return scope[1] if scope else "this service"


def _action(method: str, path: str, headers: dict, body: bytes) -> str:
    named = operation_of(headers) or next(
        iter(parse_qs((body or b"").decode("utf-8", "replace")).get("Action", [])), ""
    )
    service = _service(headers)
    return f"{iam_actions.SERVICE_TO_IAM_NAMESPACE.get(service, service)}:{named or f'{method} {path}'}"


def _answer(headers: dict, said: str) -> tuple:
    if "x-www-form-urlencoded" in headers.get("content-type", ""):
        error = f"<Error><Type>Sender</Type><Code>InvalidAction</Code><Message>{escape(said)}</Message></Error>"
        return (
            400,
            {"Content-Type": "text/xml"},
            f"<ErrorResponse>{error}<RequestId>{uuid.uuid4()}</RequestId></ErrorResponse>".encode(),
        )
    content = json.dumps({"__type": "UnknownOperationException", "message": said}).encode()
    return 400, {"Content-Type": "application/x-amz-json-1.1", "x-amzn-ErrorType": "UnknownOperationException"}, content


def install() -> None:
    """Rewords what the emulators say of what they lack."""
    theirs = ministack._dispatch_service_request

    async def dispatch(method, path, headers, body, query_params, request_id):
        status, answer_headers, content = await theirs(method, path, headers, body, query_params, request_id)
        if status < 400 or not isinstance(content, bytes):
            return status, answer_headers, content
        said = sentence(_action(method, path, headers, body))
        if _UNSUPPORTED in content:
            return _answer(headers, said)
        quoted = json.dumps(said)[1:-1] if content.lstrip().startswith(b"{") else escape(said)
        return status, answer_headers, _UNKNOWN.sub(lambda _match: quoted.encode(), content, count=1)

    ministack._dispatch_service_request = dispatch

"""KMS as AWS's recordings have it: what is refused, in which words, and what keys tell of themselves.

The keys are MiniStack's.
"""

import json

from ministack import app as ministack
from ministack.core.responses import error_response_json, get_account_id, get_region
from ministack.services import kms

from ..json_protocol import Refusal, operation_of, wordless
from . import encryption, messages, metadata, rotation, states, tags


def _checked(operation: str, request: dict) -> None:
    """Raises Refusal for what KMS does not take, before any key is looked at or changed."""
    tags.check(operation, request)
    encryption.check(operation, request)
    states.check(operation, request)


def _request(body: bytes) -> dict:
    try:
        found = json.loads(body or b"{}")
    except json.JSONDecodeError:
        return {}
    return found if isinstance(found, dict) else {}


def install() -> None:
    """Looks at each request before MiniStack does, and at its refusals afterwards.
    CloudFormation's own calls do not come this way: it may set tags that begin with aws:."""
    rotation.install()
    kms._key_metadata = metadata.completed(kms._key_metadata)
    theirs = ministack.SERVICE_HANDLERS["kms"]

    async def handle(method, path, headers, body, query_params):
        operation, request = operation_of(headers), _request(body)
        try:
            _checked(operation, request)
        except Refusal as refusal:
            return error_response_json(refusal.code, refusal.message, 400)
        status, answer_headers, content = await theirs(method, path, headers, body, query_params)
        if status < 400:
            tried = request.get("DryRun") and operation in states.TRIED
            return (
                error_response_json("DryRunOperationException", messages.DRY_RUN, 400)
                if tried
                else (status, answer_headers, content)
            )
        found = json.loads(content)
        code, message = found.get("__type", ""), found.get("message", "")
        said = messages.reworded(operation, code, message, get_region(), get_account_id())
        if said == (code, message):
            return status, answer_headers, content
        return error_response_json(*said, 400) if said[1] else wordless(code)

    ministack.SERVICE_HANDLERS["kms"] = handle

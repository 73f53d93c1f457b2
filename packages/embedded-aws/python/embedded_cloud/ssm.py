"""SSM beside MiniStack's parameters: documents (moto), commands, automations, associations and maintenance windows."""

import json

from . import (
    automation,
    execution_tags,
    moto_bridge,
    run_command,
    ssm_associations,
    ssm_document_checks,
    ssm_document_versions,
    ssm_maintenance,
    ssm_parameter_checks,
    ssm_sessions,
    ssm_tags,
)
from .json_protocol import Refusal, failure, operation_of, success
from .moto_bridge import Reply

_OPERATIONS = {
    **ssm_associations.OPERATIONS,
    **ssm_document_versions.OPERATIONS,
    **ssm_maintenance.OPERATIONS,
    **run_command.OPERATIONS,
    **ssm_sessions.OPERATIONS,
}


def is_ours(operation: str, body: str) -> bool:
    """Whether this package answers the operation, not MiniStack."""
    if operation in ssm_tags.OPERATIONS:
        return json.loads(body or "{}").get("ResourceType") in (*ssm_tags.KINDS, execution_tags.KIND)
    return operation in _OPERATIONS or operation in automation.OPERATIONS or "Document" in operation


def _check(operation: str, scope: tuple, request: dict) -> None:
    """Raises Refusal for a document that SSM would not store."""
    if operation == "CreateDocument":
        ssm_document_checks.check_name(str(request.get("Name", "")))
        ssm_document_checks.check(request, request.get("DocumentType", "Command"))
    if operation == "UpdateDocument":
        ssm_document_checks.check(request, _kind_of(scope, request.get("Name")))


def _kind_of(scope: tuple, name) -> str | None:
    from moto.ssm.models import ssm_backends

    account, region = scope
    documents = ssm_backends[account][region]._documents.get(name)
    return documents.get_default_version().document_type if documents else None


def refused_parameter(account: str, region: str, request: dict) -> Reply | None:
    """SSM's answer to a parameter that it does not take; None for one that MiniStack may store."""
    try:
        ssm_parameter_checks.check(request, account, region)
    except Refusal as refusal:
        return failure(refusal)
    return None


def answer(account: str, region: str, headers: dict, body: str) -> Reply:
    """What MiniStack's SSM lacks, in one account and region."""
    operation, scope = operation_of(headers), (account, region)
    handler = {**_OPERATIONS, **ssm_tags.OPERATIONS}.get(operation)
    request = json.loads(body or "{}")
    if operation in automation.OPERATIONS or execution_tags.is_tagging(operation, request):
        try:
            return automation.answer(operation, account, region, headers, request)
        except Refusal as refusal:
            return failure(refusal)
    try:
        _check(operation, scope, request)
        body = json.dumps(ssm_document_versions.normalised(operation, scope, request))
    except Refusal as refusal:
        return failure(refusal)
    if handler is None:
        reply = moto_bridge.ask("ssm", account, region, headers, body)
        if operation in ("CreateDocument", "UpdateDocument") and reply.status == 200:
            reply = ssm_document_versions.with_platforms(scope, request["Name"], reply)
        if operation == "CreateDocument" and reply.status == 200 and request.get("Tags"):
            ssm_tags.add(scope, {"ResourceType": "Document", "ResourceId": request["Name"], "Tags": request["Tags"]})
        return reply
    try:
        if operation == "SendCommand":
            run_command.authorize(scope, automation.caller_of(headers)["accessKeyId"], request)
        content = handler(scope, request)
    except Refusal as refusal:
        return failure(refusal)
    if operation == "CreateMaintenanceWindow" and request.get("Tags"):
        ssm_tags.add(
            scope, {"ResourceType": "MaintenanceWindow", "ResourceId": content["WindowId"], "Tags": request["Tags"]}
        )
    return success(content)

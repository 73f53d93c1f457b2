"""SSM beside MiniStack's parameters: documents (moto), commands, automations, associations and maintenance windows."""
import json

from . import automation, moto_bridge, run_command, ssm_associations, ssm_maintenance, ssm_tags
from .json_protocol import Refusal, failure, operation_of, success
from .moto_bridge import Reply


_OPERATIONS = {**ssm_associations.OPERATIONS, **ssm_maintenance.OPERATIONS, **run_command.OPERATIONS}


def is_ours(operation: str, body: str) -> bool:
    """Whether this package answers the operation, not MiniStack."""
    if operation in ssm_tags.OPERATIONS:
        return json.loads(body or "{}").get("ResourceType") in ssm_tags.KINDS
    return operation in _OPERATIONS or operation in automation.OPERATIONS or "Document" in operation


def answer(account: str, region: str, headers: dict, body: str) -> Reply:
    """What MiniStack's SSM lacks, in one account and region."""
    operation, scope = operation_of(headers), (account, region)
    handler = {**_OPERATIONS, **ssm_tags.OPERATIONS}.get(operation)
    request = json.loads(body or "{}")
    if operation in automation.OPERATIONS:
        try:
            return automation.answer(operation, account, region, headers, request)
        except Refusal as refusal:
            return failure(refusal)
    if handler is None:
        reply = moto_bridge.ask("ssm", account, region, headers, body)
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
        ssm_tags.add(scope, {"ResourceType": "MaintenanceWindow", "ResourceId": content["WindowId"], "Tags": request["Tags"]})
    return success(content)

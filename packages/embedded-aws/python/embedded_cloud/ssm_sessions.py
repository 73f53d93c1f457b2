"""Sessions on machines: who may be reached is told, and where a session would be. No machine answers there.

https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartSession.html
"""

import secrets
import uuid

from . import agents, partitions
from .json_protocol import Refusal

#: documents of AWS for sessions, with the parameters that each takes:
#: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-sessions-start.html
_DOCUMENTS = {
    "SSM-SessionManagerRunShell": (),
    "AWS-StartPortForwardingSession": ("portNumber", "localPortNumber"),
    "AWS-StartPortForwardingSessionToRemoteHost": ("host", "portNumber", "localPortNumber"),
    "AWS-StartInteractiveCommand": ("command",),
}
#: (account, region) -> ids of sessions that are open
_open: dict = {}


def start(scope, request):
    target, name = request["Target"], request.get("DocumentName", "SSM-SessionManagerRunShell")
    if name in _DOCUMENTS:
        _check_parameters(name, request.get("Parameters", {}))
    elif not _is_session_document(scope, name):
        raise Refusal("InvalidDocument", f"Document with name {name} does not exist.")
    if agents.managed(scope).get(target, {}).get("ping") != "Online":
        raise Refusal("TargetNotConnected", f"{target} is not connected.")
    identifier = f"session-{uuid.uuid4().hex[:17]}"
    _open.setdefault(scope, set()).add(identifier)
    domain = "amazonaws.com.cn" if partitions.partition_of(scope[1]) == "aws-cn" else "amazonaws.com"
    host = f"ssmmessages.{scope[1]}.{domain}"
    return {
        "SessionId": identifier,
        "TokenValue": secrets.token_urlsafe(48),
        "StreamUrl": f"wss://{host}/v1/data-channel/{identifier}?role=publish_subscribe",
    }


def _check_parameters(name: str, given: dict) -> None:
    unknown = [each for each in given if each not in _DOCUMENTS[name]]
    if unknown:
        raise Refusal("InvalidParameters", f"{name} has no parameter {', '.join(unknown)}")


def _is_session_document(scope, name: str) -> bool:
    from moto.ssm.models import ssm_backends

    found = ssm_backends[scope[0]][scope[1]]._documents.get(name)
    return found is not None and found.get_default_version().document_type == "Session"


def terminate(scope, request):
    """Ends a session; one that has ended is none that could be ended, and answers the same."""
    _open.get(scope, set()).discard(request["SessionId"])
    return {"SessionId": request["SessionId"]}


OPERATIONS = {"StartSession": start, "TerminateSession": terminate}

"""boto clients for CloudFormation handlers.

They act as the administrator of the stack's own account. EC2, Direct Connect and the rest of what this package answers
are called in-process; every other service is called over loopback, through the same door as any client.
"""

import io
import os
import threading

import botocore.session
from botocore.awsrequest import AWSResponse, HeadersDict
from botocore.config import Config
from ministack.core.responses import get_account_id, get_region
from urllib3.response import HTTPResponse

from .keys import keys

_session = botocore.session.get_session()
_clients: dict = {}
_lock = threading.Lock()
#: service -> function(account, region, headers, body) -> Reply
_in_process: dict = {}


def answer_in_process(service: str, gateway) -> None:
    """Lets handlers reach a service of this process without a socket."""
    _in_process[service] = gateway


def _text(value) -> str:
    return value.decode() if isinstance(value, bytes) else (value or "")


def _sender(service: str, account: str, region: str):
    def send(request, **_ignored):
        headers = {name.lower(): _text(value) for name, value in request.headers.items()}
        reply = _in_process[service](account, region, headers, _text(request.body))
        raw = HTTPResponse(body=io.BytesIO(reply.body), preload_content=False)
        return AWSResponse(request.url, reply.status, HeadersDict(reply.headers), raw)

    return send


def _client(service: str, account: str, region: str):
    key = (service, account, region)
    with _lock:
        if key not in _clients:
            client = _session.create_client(
                service,
                region_name=region,
                endpoint_url=f"http://127.0.0.1:{os.environ['GATEWAY_PORT']}",
                aws_access_key_id=account,
                aws_secret_access_key=keys.secret_access_key,
                config=Config(
                    retries={"max_attempts": 0},
                    s3={"addressing_style": "path"},
                    parameter_validation=True,
                    request_checksum_calculation="when_required",
                    response_checksum_validation="when_required",
                ),
            )
            if service in _in_process:
                client.meta.events.register("before-send.*.*", _sender(service, account, region))
            _clients[key] = client
        return _clients[key]


def _typed(shape, value):
    """CloudFormation leaves a number or boolean as text where the template wrote text; AWS converts, so this does."""
    if value is None:
        return None
    kind = shape.type_name
    if kind == "structure" and isinstance(value, dict):
        return {
            name: _typed(shape.members[name], member) if name in shape.members else member
            for name, member in value.items()
            if member is not None
        }
    if kind == "list" and isinstance(value, (list, tuple)):
        return [_typed(shape.member, member) for member in value]
    if kind == "map" and isinstance(value, dict):
        return {name: _typed(shape.value, member) for name, member in value.items()}
    if kind == "boolean" and isinstance(value, str):
        return value.lower() == "true"
    if kind in ("integer", "long") and not isinstance(value, bool):
        return int(value)
    if kind in ("float", "double"):
        return float(value)
    if kind == "string" and not isinstance(value, (str, bytes)):
        return str(value).lower() if isinstance(value, bool) else str(value)
    return value


class Service:
    """A boto client whose arguments take the types of the operation's own
    model, and whose None arguments are left out."""

    def __init__(self, client):
        self._client = client

    def __getattr__(self, method):
        operation = self._client.meta.service_model.operation_model(self._client.meta.method_to_api_mapping[method])

        def call(**arguments):
            given = {name: value for name, value in arguments.items() if value is not None}
            return (
                getattr(self._client, method)(**_typed(operation.input_shape, given))
                if operation.input_shape
                else getattr(self._client, method)()
            )

        return call


def warm_up(name: str) -> None:
    """Loads a service's model, which every client of it shares."""
    _session.get_service_model(name)


def service(name: str) -> Service:
    """The client of a service in the account and region this code runs for."""
    return Service(_client(name, get_account_id(), get_region()))

"""Calls AWS APIs for runbooks: one JSON object a line on standard input, one answer a line on standard output."""

import base64
import concurrent.futures
import datetime
import json
import re
import sys
import threading
from typing import Any

import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError, ParamValidationError

from .shared_models import share_models

#: Automation's names for services that botocore calls otherwise.
_NAMES = {
    "elasticloadbalancingv2": "elbv2",
    "elasticloadbalancing": "elb",
    "states": "stepfunctions",
    "monitoring": "cloudwatch",
}
_session = botocore.session.get_session()
_clients: dict = {}
_lock = threading.Lock()
_output = threading.Lock()


def _client(request: dict) -> Any:
    credentials = request["credentials"]
    # AWS's own runbooks write SQS as well as sqs.
    service = request["service"].lower()
    key = (service, request["region"], credentials["accessKeyId"], request.get("endpoint"))
    with _lock:
        if key not in _clients:
            _clients[key] = _session.create_client(
                _NAMES.get(service, service),
                region_name=request["region"],
                endpoint_url=request.get("endpoint"),
                aws_access_key_id=credentials["accessKeyId"],
                aws_secret_access_key=credentials["secretAccessKey"],
                aws_session_token=credentials.get("sessionToken"),
                config=Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}),
            )
        return _clients[key]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items() if name != "ResponseMetadata"}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if isinstance(value, (bytes, bytearray)):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return base64.b64encode(value).decode()
    if hasattr(value, "read"):
        return _plain(value.read())
    return value


def _typed(shape: Any, value: Any) -> Any:
    """Runbooks write numbers and booleans as text as often as not, and a list of one for its element; Automation
    converts by the API's model."""
    kind = shape.type_name
    if kind not in ("structure", "list", "map") and isinstance(value, list) and len(value) == 1:
        return _typed(shape, value[0])
    if kind == "structure" and isinstance(value, dict):
        return {
            name: _typed(shape.members[name], each) if name in shape.members else each for name, each in value.items()
        }
    if kind == "list":
        return [_typed(shape.member, each) for each in (value if isinstance(value, list) else [value])]
    if kind == "map" and isinstance(value, dict):
        return {name: _typed(shape.value, each) for name, each in value.items()}
    if kind == "boolean" and isinstance(value, str):
        return value.strip().lower() == "true"
    if kind in ("integer", "long") and isinstance(value, str) and re.fullmatch(r"-?\d+", value.strip()):
        return int(value)
    if kind in ("float", "double") and isinstance(value, str):
        return float(value)
    if kind == "string" and isinstance(value, (int, float, bool)):
        return str(value).lower() if isinstance(value, bool) else str(value)
    return value


def answer(request: dict) -> dict:
    """One call; errors carry AWS's own name for them."""
    try:
        client = _client(request)
        by_name = {name.lower(): (method, name) for method, name in client.meta.method_to_api_mapping.items()}
        by_name.update(
            {method.replace("_", ""): (method, name) for method, name in client.meta.method_to_api_mapping.items()}
        )
        method, name = by_name[request["api"].replace("_", "").lower()]
        shape = client.meta.service_model.operation_model(name).input_shape
        return {"value": _plain(getattr(client, method)(**(_typed(shape, request["parameters"]) if shape else {})))}
    except ClientError as error:
        return {"error": {"name": error.response["Error"]["Code"], "message": str(error)}}
    except KeyError:
        return {
            "error": {"name": "ValidationException", "message": f"{request['service']} has no API {request['api']}"}
        }
    except ParamValidationError as error:
        return {"error": {"name": "ValidationException", "message": str(error)}}
    except Exception as error:  # noqa: BLE001 - whoever asked waits for an answer, whatever went wrong
        return {"error": {"name": type(error).__name__, "message": str(error)}}


def _serve(line: str) -> None:
    request = json.loads(line)
    reply = json.dumps({"id": request["id"], **answer(request)}, default=str)
    with _output:
        print(reply, flush=True)


def main() -> None:
    # Each execution has keys of its own, and with them clients of its own.
    share_models()
    with concurrent.futures.ThreadPoolExecutor(max_workers=8) as pool:
        for line in sys.stdin:
            pool.submit(_serve, line)


if __name__ == "__main__":
    main()

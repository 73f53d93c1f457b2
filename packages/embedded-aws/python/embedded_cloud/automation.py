"""Automation executions: they run in the launcher, where the executor lives; requests are passed on to it."""

import json
import os
import re
import sys
import urllib.error
import urllib.request
import uuid

from ministack.core import iam_evaluator
from ministack.core.responses import request_scope
from ministack.services import iam

from . import execution_tags, partitions, requested_resources, service_principals, signatures
from .handler_rights import Place
from .json_protocol import Refusal
from .keys import keys
from .moto_bridge import Reply

OPERATIONS = {
    "StartAutomationExecution",
    "GetAutomationExecution",
    "DescribeAutomationExecutions",
    "DescribeAutomationStepExecutions",
    "SendAutomationSignal",
    "StopAutomationExecution",
    "StartExecutionPreview",
    "GetExecutionPreview",
    "StartChangeRequestExecution",
}
_SERVICE = "ssm.amazonaws.com"
_JSON = "application/x-amz-json-1.1"
#: Made once: the engine is on this machine, whatever proxies the environment names.
_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def caller_of(headers: dict) -> dict:
    """The caller's key with its secret and token, with which an execution without a role acts."""
    given = {name.lower(): value.decode() if isinstance(value, bytes) else value for name, value in headers.items()}
    key = re.search(r"Credential=([^/,\s]+)", given.get("authorization", ""))
    if key is None:
        raise Refusal(
            "AccessDeniedException",
            "Whoever starts or answers executions and commands signs in the Authorization header.",
        )
    secret = signatures.secret_of(key[1])
    return {
        "accessKeyId": key[1],
        "secretAccessKey": getattr(secret, "key", None),
        "sessionToken": given.get("x-amz-security-token"),
    }


def _names(key: str, account: str) -> list:
    """The caller's ARN, and what else approvers may call it: the role of a session, the name of a user."""
    principal = iam_evaluator.resolve_principal(key, account)
    arn = getattr(principal, "arn", "")
    session = re.fullmatch(r"arn:[a-z-]+:sts::\d+:assumed-role/([^/]+)/.*", arn)
    if session:
        return [arn, *([iam._roles[session[1]]["Arn"]] if session[1] in iam._roles else [])]
    return [arn, arn.rpartition("/")[2]] if ":user/" in arn else [arn]


def _ask(message: dict, path: str = "") -> tuple:
    port = os.environ.get("AUTOMATION_PORT")
    if not port:
        raise Refusal("InternalServerError", "this cloud was started without its automation engine")
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/{path}",
        data=json.dumps(message).encode(),
        headers={"content-type": "application/json", "authorization": f"Bearer {keys.control_token}"},
    )
    try:
        with _opener.open(request, timeout=60) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def answer(operation: str, account: str, region: str, headers: dict, request: dict) -> Reply:
    """Passes one request on, with who sent it and where."""
    caller = caller_of(headers)
    with request_scope(account, region):
        caller["names"] = _names(caller["accessKeyId"], account)
    if operation == "StartAutomationExecution":
        require_tagging(caller, request.get("Tags"), account, region)
    status, body = _ask(
        {"operation": operation, "account": account, "region": region, "caller": caller, "request": request}
    )
    return Reply(status, {"Content-Type": _JSON}, body)


def start_from_event(arn: str, payload: str, role: str, rule: str) -> None:
    """Starts what an EventBridge rule names, with the target's role. rule: the rule's ARN."""
    _, _, _, region, account, resource = arn.split(":", 5)
    name, _, version = resource.removeprefix("automation-definition/").partition(":")
    request = {"DocumentName": name, "Parameters": json.loads(payload)}
    if version and version != "$DEFAULT":
        request["DocumentVersion"] = version
    credentials = role_credentials(role, account, region, "events.amazonaws.com", rule)
    require_start(credentials, name, account, region)
    status, body = _ask(
        {
            "operation": "StartAutomationExecution",
            "account": account,
            "region": region,
            "caller": credentials,
            "request": request,
        }
    )
    if status != 200:
        print(f"event did not start {name}: {body.decode()}", file=sys.stderr, flush=True)


def role_credentials(role_arn: str, account: str, region: str, service: str = _SERVICE, source: str = "") -> dict:
    """Credentials of a role as the service gets them: only where the role's trust policy lets the service assume it.

    source: ARN of what the service works for; an execution's is not known before it starts.
    """
    import secrets
    import time

    from ministack.services import sts

    facts = {
        "aws:SourceAccount": account,
        "aws:SourceArn": source
        or f"arn:{partitions.partition_of(region)}:ssm:{region}:{account}:automation-execution/*",
    }
    with request_scope(account, region):
        trusted = service_principals.role_trusts(role_arn, service, facts)
    if not trusted:
        raise Refusal(
            "InvalidAutomationExecutionParametersException",
            f"The role {role_arn} does not exist or does not trust {service}.",
        )
    owner, name = role_arn.split(":")[4], role_arn.rsplit("/", 1)[-1]
    key, token = f"ASIA{secrets.token_hex(8).upper()}", secrets.token_urlsafe(48)
    session = "Automation"
    sts.register_session(
        key,
        {
            "Arn": f"arn:{partitions.current()}:sts::{owner}:assumed-role/{name}/{session}",
            "UserId": f"AROA{secrets.token_hex(8).upper()}:{session}",
            "SecretAccessKey": secrets.token_urlsafe(30),
            "SessionToken": token,
            "Expiration": time.time() + 12 * 3600,
            "AccountId": owner,
            "PrincipalType": "AssumedRole",
            "SourceAccessKeyId": owner,
            "SourcePrincipalArn": service,
            "SessionTags": [],
            "SessionPolicies": None,
        },
    )
    return {"accessKeyId": key, "secretAccessKey": sts._sessions[key]["SecretAccessKey"], "sessionToken": token}


def may_pass(caller: dict, role_arn: str, account: str, region: str) -> bool:
    """Whether the caller may hand the role to Systems Manager."""
    with request_scope(account, region):
        return (
            iam_evaluator.enforce(
                caller["accessKeyId"], "iam:PassRole", "iam", region, role_arn, {"iam:PassedToService": _SERVICE}
            )
            is None
        )


def require_start(caller: dict, name: str, account: str, region: str, tags: list | None = None) -> None:
    """Refuses a caller who may not start a runbook, or not with these tags."""
    with request_scope(account, region):
        for resource, facts in requested_resources.of_start(name, Place.of(account, region), tags):
            if iam_evaluator.enforce(
                caller["accessKeyId"],
                "ssm:StartAutomationExecution",
                "ssm",
                region,
                resource,
                {**execution_tags.given(tags), **facts},
            ):
                raise PermissionError(
                    f"The caller is not authorized to perform: ssm:StartAutomationExecution on resource: {resource}"
                )
    try:
        require_tagging(caller, tags, account, region)
    except Refusal as refusal:
        raise PermissionError(refusal.message) from refusal


def require_tagging(caller: dict, tags: list | None, account: str, region: str) -> None:
    """Refuses a caller who starts an execution with tags and may not tag executions."""
    if not tags:
        return
    with request_scope(account, region):
        resource = f"arn:{partitions.partition_of(region)}:ssm:{region}:{account}:automation-execution/{uuid.uuid4()}"
        if iam_evaluator.enforce(
            caller["accessKeyId"], "ssm:AddTagsToResource", "ssm", region, resource, execution_tags.given(tags)
        ):
            raise Refusal(
                "AccessDeniedException",
                f"The caller is not authorized to perform: ssm:AddTagsToResource on resource: {resource}",
            )


def tags_of(arn: str) -> dict:
    """The tags of an execution by its ARN; none for one that there is not."""
    _, _, _, region, account, resource = arn.split(":", 5)
    asked = {"ResourceType": execution_tags.KIND, "ResourceId": resource.rpartition("/")[2]}
    status, body = _ask(
        {"operation": "ListTagsForResource", "account": account, "region": region, "caller": {}, "request": asked}
    )
    return {tag["Key"]: tag["Value"] for tag in json.loads(body)["TagList"]} if status == 200 else {}


def staging_route(request: dict) -> dict:
    """For tests: what they do to executions, passed on to the engine."""
    status, body = _ask(request, "staging")
    if status != 200:
        raise ValueError(json.loads(body).get("message", "the engine did not take it"))
    return json.loads(body)


def start_route(request: dict) -> dict:
    """For the launcher: whether one runbook may start another."""
    require_start(
        request["caller"], request["documentName"], request["account"], request["region"], request.get("tags")
    )
    return {}


def credentials_route(request: dict) -> dict:
    """For the launcher: the credentials an execution acts with, once the caller may pass the role."""
    caller = request.get("caller")
    if caller and not may_pass(caller, request["roleArn"], request["account"], request["region"]):
        raise PermissionError(
            f"The caller is not authorized to perform: iam:PassRole on resource: {request['roleArn']}"
        )
    try:
        return role_credentials(request["roleArn"], request["account"], request["region"])
    except Refusal as refusal:
        raise PermissionError(refusal.message) from refusal

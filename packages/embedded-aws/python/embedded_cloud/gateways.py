"""Puts our gateways where MiniStack dispatches to its own service modules.

MiniStack's IAM checks and CloudTrail records come before and after that point, so they hold for these services too.
"""

import asyncio

from ministack import app as ministack
from ministack.core import iam_actions, router
from ministack.core.responses import get_account_id, get_region
from ministack.services import ssm as ministack_ssm

from . import clients, direct_connect, logs_queries, ssm
from .ec2 import gateway as ec2
from .json_protocol import operation_of


def _text(body) -> str:
    return body.decode() if isinstance(body, bytes) else (body or "")


def _handler(answer):
    """A MiniStack service handler around a blocking gateway, kept off the event loop."""

    async def handle(_method, _path, headers, body, query_params):
        text = _text(body) or "&".join(f"{name}={value}" for name, values in query_params.items() for value in values)
        reply = await asyncio.to_thread(answer, get_account_id(), get_region(), headers, text)
        return reply.status, {"Content-Type": reply.headers.get("Content-Type", "text/xml")}, reply.body

    return handle


def _beside(service: str, answer, is_ours) -> None:
    """Leaves a service MiniStack's but for the operations that are ours."""
    ours, theirs = _handler(answer), ministack.SERVICE_HANDLERS[service]

    async def handle(method, path, headers, body, query_params):
        chosen = ours if is_ours(operation_of(headers), _text(body)) else theirs
        return await chosen(method, path, headers, body, query_params)

    ministack.SERVICE_HANDLERS[service] = handle


def _refuse_parameters() -> None:
    """Looks at parameters before they are stored, by a call or by CloudFormation, which calls the same function."""
    theirs = ministack_ssm._put_parameter

    def put(data):
        refused = ssm.refused_parameter(get_account_id(), get_region(), data)
        return theirs(data) if refused is None else (refused.status, refused.headers, refused.body)

    ministack_ssm._put_parameter = put


def _keep_drift_off_the_loop() -> None:
    """Drift readers call services of this very process,
    which the event loop could not answer while it waits for them."""
    reading = (b"Action=DetectStack", b"DeploymentMode=")
    theirs = ministack.SERVICE_HANDLERS["cloudformation"]

    async def handle(*request):
        if not any(each in (request[3] or b"") for each in reading):
            return await theirs(*request)
        return await asyncio.to_thread(lambda: asyncio.run(theirs(*request)))

    ministack.SERVICE_HANDLERS["cloudformation"] = handle


def install() -> None:
    """Registers EC2, Direct Connect and the single operations of this package."""
    ministack.SERVICE_HANDLERS["ec2"] = _handler(ec2.answer)
    ministack.SERVICE_HANDLERS["directconnect"] = _handler(direct_connect.answer)
    router.SERVICE_PATTERNS["directconnect"] = {"target_prefixes": ["OvertureService"]}
    iam_actions.SERVICE_TO_IAM_NAMESPACE["directconnect"] = "directconnect"
    _beside("ssm", ssm.answer, ssm.is_ours)
    _refuse_parameters()
    _beside("logs", logs_queries.answer, lambda operation, _body: operation in logs_queries.OPERATIONS)
    _keep_drift_off_the_loop()
    clients.answer_in_process("ec2", ec2.answer)
    clients.answer_in_process("directconnect", direct_connect.answer)

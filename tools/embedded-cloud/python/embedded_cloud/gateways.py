"""Puts our gateways where MiniStack dispatches to its own service modules.

MiniStack's IAM checks and CloudTrail records come before and after that point, so they hold for moto's services too.
"""
import asyncio

from ministack import app as ministack
from ministack.core import iam_actions, router
from ministack.core.responses import get_account_id, get_region
from ministack.services import ssm as ministack_ssm

from . import clients, direct_connect, ssm
from .ec2 import gateway as ec2


def _handler(answer):
    """A MiniStack service handler around a blocking gateway, kept off the event loop."""
    async def handle(_method, _path, headers, body, query_params):
        text = body.decode() if isinstance(body, bytes) else body
        if not text and query_params:
            text = "&".join(f"{name}={value}" for name, values in query_params.items() for value in values)
        reply = await asyncio.to_thread(answer, get_account_id(), get_region(), headers, text)
        return reply.status, {"Content-Type": reply.headers.get("Content-Type", "text/xml")}, reply.body

    return handle


def _ssm_handler():
    """Parameters and the rest stay MiniStack's; documents, associations and maintenance windows are ours."""
    ours, theirs = _handler(ssm.answer), ministack_ssm.handle_request

    async def handle(method, path, headers, body, query_params):
        operation = headers.get("x-amz-target", "").rpartition(".")[2]
        chosen = ours if ssm.is_ours(operation) else theirs
        return await chosen(method, path, headers, body, query_params)

    return handle


def install() -> None:
    """Registers EC2, Direct Connect and the SSM operations of this package."""
    ministack.SERVICE_HANDLERS["ec2"] = _handler(ec2.answer)
    ministack.SERVICE_HANDLERS["ssm"] = _ssm_handler()
    ministack.SERVICE_HANDLERS["directconnect"] = _handler(direct_connect.answer)
    router.SERVICE_PATTERNS["directconnect"] = {"target_prefixes": ["OvertureService"]}
    iam_actions.SERVICE_TO_IAM_NAMESPACE["directconnect"] = "directconnect"
    clients.answer_in_process("ec2", ec2.answer)
    clients.answer_in_process("directconnect", direct_connect.answer)

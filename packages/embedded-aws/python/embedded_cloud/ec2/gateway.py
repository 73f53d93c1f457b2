"""Answers EC2 calls: our own operations first, then moto between the corrections before it and after it."""

from .. import moto_bridge
from ..moto_bridge import Reply
from . import corrections
from .registry import AFTER, BEFORE, OPERATIONS
from .request import Ec2Request, Refusal, failure

corrections.load()


def ask_moto(request: Ec2Request, headers: dict) -> Reply:
    """moto's answer to the request as it now stands."""
    query = {**headers, "content-type": "application/x-www-form-urlencoded; charset=utf-8"}
    return moto_bridge.ask("ec2", request.account, request.region, query, request.body())


def answer(account: str, region: str, headers: dict, body: str) -> Reply:
    """The EC2 of one account and region."""
    request = Ec2Request.parse(account, region, body)
    with moto_bridge.exclusive():
        return _answer(request, headers)


def _answer(request: Ec2Request, headers: dict) -> Reply:
    try:
        if request.action in OPERATIONS:
            return OPERATIONS[request.action](request)
        for correct in BEFORE.get(request.action, ()):
            correct(request)
        reply = ask_moto(request, headers)
        if reply.status == 200:
            for correct in AFTER.get(request.action, ()):
                reply = correct(request, reply) or reply
        return reply
    except Refusal as refusal:
        return failure(refusal)
    except (NotImplementedError, ImportError) as error:
        # A client would take an internal error for a passing one and try again and again.
        return failure(Refusal("UnsupportedOperation", str(error)))
    except Exception as error:
        # Our corrections look things up in moto, which refuses in its own way.
        from moto.core.exceptions import ServiceException

        if not isinstance(error, ServiceException):
            raise
        return failure(Refusal(error.code, error.message))

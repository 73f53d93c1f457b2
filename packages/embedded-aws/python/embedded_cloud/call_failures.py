"""Calls that are made to fail: the next ones of an action, whoever makes them,
in the words of the service's protocol."""

from ministack import app as ministack
from ministack.core import iam_evaluator
from ministack.core.iam_evaluator import AuthError

#: {"action": "ssm:GetParameter", "error": …, "message": …, "times": …}
_staged: list = []


class StagedFailure(AuthError):
    """Takes the way of a refused authentication, which every service can answer with."""


def stage(failure: dict) -> None:
    """The next calls of an action fail."""
    _staged.append({"times": 1, "message": failure["error"], **failure})


def clear() -> None:
    """Forgets failures that have not happened."""
    _staged.clear()


def _take(action: str):
    for failure in _staged:
        if failure["action"] == action and failure["times"] > 0:
            failure["times"] -= 1
            return StagedFailure(failure["error"], failure["message"])
    return None


def install() -> None:
    """Asks for staged failures where permissions are asked for, which every call passes."""
    enforce, answer = iam_evaluator.enforce, ministack._credential_failure

    def enforce_or_fail(access_key_id, iam_action, *rest, **named):
        return _take(iam_action) or enforce(access_key_id, iam_action, *rest, **named)

    def answer_failure(service, iam_action, request_id, denied, headers):
        status, *others = answer(service, iam_action, request_id, denied, headers)
        # Clients try again for an error that came as 400; 403 would be final for some.
        return (400 if isinstance(denied, StagedFailure) else status, *others)

    iam_evaluator.enforce = enforce_or_fail
    ministack._credential_failure = answer_failure

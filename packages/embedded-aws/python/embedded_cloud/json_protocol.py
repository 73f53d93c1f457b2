"""Answers of the services that speak JSON 1.1 (Direct Connect, SSM)."""

import json

from .moto_bridge import Reply

_TYPE = "application/x-amz-json-1.1"


class Refusal(Exception):
    """An error the service answers with."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code, self.message = code, message


def success(content: dict) -> Reply:
    return Reply(200, {"Content-Type": _TYPE}, json.dumps(content).encode())


def failure(refusal: Refusal) -> Reply:
    content = {"__type": refusal.code, "message": refusal.message}
    return Reply(400, {"Content-Type": _TYPE}, json.dumps(content).encode())


def wordless(code: str) -> tuple:
    """An error that says no more than its code, as MiniStack's services answer: status, headers, body."""
    return 400, {"Content-Type": _TYPE}, json.dumps({"__type": code}).encode()


def operation_of(headers: dict) -> str:
    """The operation an `X-Amz-Target` header names."""
    target = next((value for name, value in headers.items() if name.lower() == "x-amz-target"), "")
    return (target.decode() if isinstance(target, bytes) else target).rpartition(".")[2]

"""Calls moto in-process, in the account and region of the caller."""

import contextlib
import functools
import threading
from typing import NamedTuple

from werkzeug.test import Client


class Reply(NamedTuple):
    """An HTTP answer, whoever gave it."""

    status: int
    headers: dict
    body: bytes


_applications: dict = {}
_lock = threading.RLock()
_imported = threading.Event()
_DROPPED = {"host", "content-length", "accept-encoding", "connection", "transfer-encoding", "x-moto-account-id"}


@contextlib.contextmanager
def exclusive():
    """One caller at a time: moto's backends are plain dictionaries without locks,
    and its import is still under way while the first requests arrive."""
    _imported.wait()
    with _lock:
        yield


def _application(service: str) -> Client:
    if service not in _applications:
        from moto.moto_server.werkzeug_app import create_backend_app

        _applications[service] = Client(create_backend_app(service))
    return _applications[service]


def ask(service: str, account: str, region: str, headers: dict, body) -> Reply:
    """Sends one request of a query- or JSON-protocol service to moto."""
    kept = {name: value for name, value in headers.items() if name.lower() not in _DROPPED}
    with exclusive():
        response = _application(service).open(
            "/",
            method="POST",
            data=body,
            headers={**kept, "x-moto-account-id": account},
            base_url=f"http://{service}.{region}.amazonaws.com",
        )
        return Reply(response.status_code, dict(response.headers), response.get_data())


def warm_up() -> None:
    """Imports moto beside the start, which takes a second that not every request has to wait for."""
    try:
        import moto.ec2.models  # noqa: F401
        from moto.core import responses

        from . import moto_serialization, moto_tags

        # It looks through all methods of a service at each call, which for EC2 takes longer than most calls themselves.
        responses.method_names_from_class = functools.cache(responses.method_names_from_class)
        moto_serialization.install()
        moto_tags.install()
        _application("ec2")
    finally:
        _imported.set()

"""Clients of boto3 that cost a script little: what all clients of a service have in common is made before the fork."""

import contextlib
import gc
import re
import resource
import sys

import boto3
from botocore.exceptions import BotoCoreError

from .shared_models import share_models

#: How the text of a script names a service whose client it makes.
_NAMED = re.compile(r"""\b(?:client|resource)\(\s*(?:service_name\s*=\s*)?["']([a-z0-9-]{1,40})["']""")
#: A script may name all of AWS's services: the models of those beyond are read by it alone, out of its own share.
_MOST_SERVICES = 24
#: `ru_maxrss` is in KiB on Linux, and in bytes on macOS. getrusage(2)
_MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1 << 10


def _peak_bytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MAXRSS_BYTES


def _keep() -> None:
    """What is here stays: the collector of a script does not go through it, and so does not copy memory that is shared.

    https://docs.python.org/3/library/gc.html#gc.freeze
    """
    gc.collect()
    gc.freeze()


class WarmClients:
    """The services that scripts have named, for those processes that are forked from this one."""

    def __init__(self) -> None:
        share_models()
        boto3.setup_default_session()
        self._known = frozenset(boto3.DEFAULT_SESSION.get_available_services())
        self._ready: set = set()
        self._peak_before = _peak_bytes()
        _keep()

    def make_ready(self, script: str) -> int:
        """Reads the models of the services that a script names. Returns the bytes that all of them take by now."""
        named = sorted({*_NAMED.findall(script)} & self._known - self._ready)[: _MOST_SERVICES - len(self._ready)]
        for service in named:
            # Whatever is wrong with it is told to the script that makes it.
            with contextlib.suppress(BotoCoreError):
                boto3.client(service, region_name="us-east-1", aws_access_key_id="none", aws_secret_access_key="none")
            self._ready.add(service)
        if named:
            _keep()
        return max(0, _peak_bytes() - self._peak_before)

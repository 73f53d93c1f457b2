"""Clients of boto3 that cost a script little: what all clients of a service have in common is made before the fork.

botocore makes it anew for every client, among it a method for each of the service's operations, which takes longer
than most scripts do: https://github.com/boto/botocore/blob/develop/botocore/client.py (`ClientCreator`).
"""

import gc
import re
import resource
import sys

import boto3
from botocore.client import ClientCreator
from botocore.model import ServiceModel

#: How the text of a script names a service whose client it makes.
_NAMED = re.compile(r"""\b(?:client|resource)\(\s*(?:service_name\s*=\s*)?["']([a-z0-9-]{1,40})["']""")
#: A script may name all of AWS's services: the models of those beyond are read by it alone, out of its own share.
_MOST_SERVICES = 24
#: `ru_maxrss` is in KiB on Linux, and in bytes on macOS. getrusage(2)
_MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1 << 10


def _peak_bytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MAXRSS_BYTES


def _share_models() -> None:
    """Lets the clients of a service have one model, which they only read, and start from one set of methods."""
    models: dict = {}
    methods: dict = {}
    create_methods = ClientCreator._create_methods

    def load_service_model(self: ClientCreator, service_name: str, api_version: str | None = None) -> ServiceModel:
        # A loader gives the same description again, and a model keeps it: its identity stays its own.
        description = self._loader.load_service_model(service_name, "service-2", api_version=api_version)
        key = (id(description), service_name)
        if key not in models:
            models[key] = ServiceModel(description, service_name=service_name)
        return models[key]

    def methods_of(self: ClientCreator, service_model: ServiceModel) -> dict:
        if models.get((id(service_model._service_description), service_model.service_name)) is not service_model:
            return create_methods(self, service_model)
        if id(service_model) not in methods:
            methods[id(service_model)] = create_methods(self, service_model)
        # A client's class is its own: handlers of events add to what it has.
        return dict(methods[id(service_model)])

    ClientCreator._load_service_model = load_service_model
    ClientCreator._create_methods = methods_of


class WarmClients:
    """The services that scripts have named, for those processes that are forked from this one."""

    def __init__(self) -> None:
        _share_models()
        boto3.setup_default_session()
        self._known = frozenset(boto3.DEFAULT_SESSION.get_available_services())
        self._ready: set = set()
        self._peak_before = _peak_bytes()

    def make_ready(self, script: str) -> int:
        """Reads the models of the services that a script names. Returns the bytes that all of them take by now."""
        for service in sorted({*_NAMED.findall(script)} & self._known - self._ready):
            if len(self._ready) == _MOST_SERVICES:
                break
            boto3.client(service, region_name="us-east-1", aws_access_key_id="none", aws_secret_access_key="none")
            self._ready.add(service)
        # What is here stays: the collector of a script does not go through it, and so does not copy memory that is
        # shared. https://docs.python.org/3/library/gc.html#gc.freeze
        gc.freeze()
        return max(0, _peak_bytes() - self._peak_before)

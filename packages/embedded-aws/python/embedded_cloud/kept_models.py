"""AWS's service models, read once a process: botocore keeps them for one session only, of which there are several."""

import contextlib
from typing import Any

from botocore import exceptions, loaders

#: Services whose models a cloud comes to sooner or later; EC2's alone takes longer to read than most calls.
SERVICES = (
    "cloudformation",
    "cloudtrail",
    "cloudwatch",
    "directconnect",
    "ec2",
    "events",
    "iam",
    "kms",
    "logs",
    "s3",
    "secretsmanager",
    "sns",
    "ssm",
    "sts",
)
_KINDS = ("service-2", "endpoint-rule-set-1", "paginators-1", "waiters-2")
_kept: dict[str, Any] = {}


def install() -> None:
    """Lets every loader of this process share what was read, once. Their readers treat it as read-only."""
    read = loaders.JSONFileLoader.load_file
    if read.__module__ == __name__:
        return

    def load_file(self: loaders.JSONFileLoader, file_path: str) -> Any:
        if file_path not in _kept:
            _kept[file_path] = read(self, file_path)
        return _kept[file_path]

    loaders.JSONFileLoader.load_file = load_file


def preload() -> None:
    """Reads what every cloud needs, for the processes that are forked from this one."""
    loader = loaders.create_loader()
    for name in ("endpoints", "partitions", "sdk-default-configuration"):
        loader.load_data(name)
    for service in SERVICES:
        for kind in _KINDS:
            # A service without waiters or paginators has no file of them.
            with contextlib.suppress(exceptions.UnknownServiceError, exceptions.DataNotFoundError):
                loader.load_service_model(service, kind)

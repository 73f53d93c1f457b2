"""The modules that a script finds: Python's own and those of AWS's runtime, not whatever is installed on this machine.

AWS names none. The scripts of the runbooks it publishes import Python's own modules, boto3, botocore and dateutil, and
no other; what boto3 itself brings along is there with it. https://docs.aws.amazon.com/lambda/latest/dg/lambda-python.html
(what a Python runtime of AWS has),
https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeScript.html (others come in an
attachment).
"""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

#: boto3 and what it needs.
_RUNTIME = frozenset({"boto3", "botocore", "s3transfer", "jmespath", "dateutil", "six", "urllib3"})


def _is_there(name: str) -> bool:
    root = name.partition(".")[0]
    return root in _RUNTIME or root in sys.stdlib_module_names or root == "__main__"


class _RuntimeOnly:
    """Finds nothing itself, and lets nothing else be found."""

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not _is_there(fullname):
            raise ModuleNotFoundError(f"No module named '{fullname}'", name=fullname)
        return None


def only_those() -> None:
    """From here on this process imports no other module, not even one that it has."""
    for name in [name for name in sys.modules if not _is_there(name)]:
        del sys.modules[name]
    sys.meta_path.insert(0, _RuntimeOnly())

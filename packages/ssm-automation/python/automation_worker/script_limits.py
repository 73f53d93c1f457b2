"""What one script may use up, walls or not."""

import os
import resource
from typing import NamedTuple

_MIB = 1 << 20


class Limits(NamedTuple):
    """A script's share of this machine. Sleeping takes no real time: that is the execution's own clock."""

    real_seconds: float = 60
    memory_mib: int = 512
    file_mib: int = 64
    open_files: int = 256
    processes: int = 64
    #: What is passed on of what a script prints.
    said_bytes: int = 256 << 10
    #: The longest answer of a script.
    answer_bytes: int = 4 << 20


def _lower(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (value, value))


def used_bytes() -> int:
    """Address space in use before a script begins: this Python with its libraries. Asked where there is a /proc."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 1024 * _MIB


def apply(limits: Limits, used: int, confined: bool) -> None:
    """Limits this process and those it makes. Processes are counted by user: only inside are they all of one script."""
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_CPU, int(limits.real_seconds) + 1)
    _lower(resource.RLIMIT_FSIZE, limits.file_mib * _MIB)
    _lower(resource.RLIMIT_NOFILE, limits.open_files)
    _lower(resource.RLIMIT_AS, used + limits.memory_mib * _MIB)
    if confined:
        _lower(resource.RLIMIT_NPROC, limits.processes)

"""Time of what AWS does by itself: machines that boot, gateways that come up, commands that nobody fetches.

It runs like the clock on the wall, and ahead of it: executions of runbooks, whose waits take no time, move it by as much as they
waited, and CloudFormation by as much as it waits for a resource. Signatures and time stamps are of the clock on the wall.
"""
import heapq
import itertools
import os
import sys
import threading
import time

from . import moto_bridge

_order = itertools.count()
#: (moment, number, subject, action), the earliest first
_due: list = []
_changed = threading.Condition()
#: held by whoever runs what is due, always inside of moto's lock: actions change what moto keeps
_running = threading.RLock()
_ahead = 0.0
#: whether machines, gateways and figures take their time, or are there at once
TAKES_TIME = os.environ.get("EMBEDDED_CLOUD_TAKES_TIME") == "1"


def now() -> float:
    """Seconds, of which only differences mean something."""
    return time.monotonic() + _ahead


def after(seconds: float, action, subject: str = "") -> None:
    """Lets something happen once this much time has passed. `subject` is the resource that it happens to, for `wait_for`."""
    with _changed:
        heapq.heappush(_due, (now() + seconds, next(_order), subject, action))
        _changed.notify()


def advance(seconds: float) -> None:
    """Moves time; what falls due on the way happens at its moment, one after the other."""
    _advance_to(now() + max(0.0, seconds))


def wait_for(subject: str) -> None:
    """Lets pass what a resource still takes, as CloudFormation waits for it."""
    moments = [moment for moment, _, whose, _ in list(_due) if whose == subject]
    if moments:
        _advance_to(max(moments))


def _advance_to(target: float) -> None:
    global _ahead
    with moto_bridge.exclusive(), _running:
        while True:
            with _changed:
                entry = heapq.heappop(_due) if _due and _due[0][0] <= target else None
                _ahead += max(0.0, (entry[0] if entry else target) - now())
            if entry is None:
                return
            _act(entry)


def _act(entry) -> None:
    try:
        entry[3]()
    except Exception as error:
        print(f"what was due for {entry[2] or 'nobody'} did not happen: {error}", file=sys.stderr, flush=True)


def _watch() -> None:
    """Lets things happen when their time on the wall has come."""
    while True:
        with _changed:
            pause = _due[0][0] - now() if _due else None
            if pause is None or pause > 0:
                _changed.wait(pause)
                continue
        advance(0)


def install() -> None:
    """Lets time run."""
    threading.Thread(target=_watch, daemon=True).start()

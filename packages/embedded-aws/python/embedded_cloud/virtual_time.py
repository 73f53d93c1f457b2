"""Time of what AWS does by itself: machines that boot, gateways that come up,
commands that nobody fetches, records that arrive later.

It runs like the clock on the wall, and ahead of it: executions of runbooks, whose waits take no time, move it by as
much as they waited, CloudFormation by as much as it waits for a resource, and tests by as much as they like. Signatures
and time stamps are of the clock on the wall.
"""

import contextlib
import contextvars
import heapq
import itertools
import sys
import threading
import time

_order = itertools.count()
#: (moment, number, subject, action), the earliest first
_due: list = []
_changed = threading.Condition()
#: held by whoever runs what is due: one action after the other, in the order of their moments
_running = threading.RLock()
_ahead = 0.0
#: moments at which what this task has set in motion is done; None where nobody waits for it
_under_way: contextvars.ContextVar = contextvars.ContextVar("embedded_cloud_under_way", default=None)


def now() -> float:
    """Seconds, of which only differences mean something."""
    return time.monotonic() + _ahead


def after(seconds: float, action, subject: str = "") -> None:
    """Lets something happen once this much time has passed. `subject` is the resource whose change of state it ends,
    which others may wait for. The action holds no lock when it runs: it takes those it needs."""
    with _changed:
        moment = now() + seconds
        heapq.heappush(_due, (moment, next(_order), subject, action))
        _changed.notify()
    if subject and _under_way.get() is not None:
        _under_way.get().append(moment)


def advance(seconds: float) -> None:
    """Moves time; what falls due on the way happens at its moment, one after the other.

    :raises ValueError: for a number that is negative or none: time does not go back
    """
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)) or not 0 <= seconds < float("inf"):
        raise ValueError(f"time passes by a number of seconds from 0 on, not by {seconds!r}")
    _advance_to(now() + seconds)


@contextlib.contextmanager
def settling():
    """Lets pass, in the end, what the changes of state take that begin inside: handlers of CloudFormation wait until a
    resource is stable.
    https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract.html"""
    moments: list = []
    outer = _under_way.set(moments)
    try:
        yield
    finally:
        _under_way.reset(outer)
    if moments:
        _advance_to(max(moments))


def wait_for(subject: str) -> None:
    """Lets pass what the change of state of one resource still takes."""
    with _changed:
        moments = [moment for moment, _, whose, _ in _due if whose == subject]
    if moments:
        _advance_to(max(moments))


def _advance_to(target: float) -> None:
    global _ahead
    with _running:
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
        _advance_to(now())


def install() -> None:
    """Lets time run."""
    threading.Thread(target=_watch, daemon=True).start()

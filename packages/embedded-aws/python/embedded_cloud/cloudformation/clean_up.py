"""The clean-up after an update: what is removed and what is replaced goes, dependents first.

What was there depends on each other as the template before says, whether an update removes it or replaces it: MiniStack
deletes all that is replaced before all that is removed, so that a replaced subnet would be tried while the interface of
a removed server is in it. No page of AWS states the order within the clean-up; that a resource is tried three times
before it is skipped is here: https://repost.aws/knowledge-center/cloudformation-stack-cleanup-stuck
"""

import contextvars
from collections.abc import Callable
from typing import NamedTuple

from ministack.services.cloudformation import engine

from .deployments import Deployment

_TRIES = 3


class Deletion(NamedTuple):
    """What has to go, and the call that deletes it."""

    logical_id: str
    resource_type: str
    physical_id: str
    delete: Callable[[], object]


class CleanUp:
    """One update's clean-up: deletions wait here until all of them are known."""

    def __init__(self, stack_id: str, stack_name: str, deployment: Deployment) -> None:
        self.stack = (stack_id, stack_name)
        self._previous = deployment.previous or {}
        self._waiting: list[Deletion] = []
        #: physical ids of what could not be deleted
        self.left_behind: list[str] = []
        self.over = False

    def wait(self, deletion: Deletion) -> None:
        """Takes a deletion up."""
        self._waiting.append(deletion)

    def _dependents_first(self) -> list[Deletion]:
        definitions = (self._previous.get("_template") or {}).get("Resources") or {}
        order = engine._topological_sort(definitions, self._previous.get("_conditions") or {})
        place = {logical_id: i for i, logical_id in enumerate(order)}
        return sorted(self._waiting, key=lambda deletion: -place.get(deletion.logical_id, -1))

    def run(self, tell: Callable[[Deletion, str, str], None]) -> None:
        """Deletes what waits. `tell` gets each deletion with its status and, where it failed, the reason."""
        left = self._dependents_first()
        self._waiting = []
        for deletion in left:
            tell(deletion, "DELETE_IN_PROGRESS", "")
        reasons: dict[str, str] = {}
        for _ in range(_TRIES):
            tried, left = left, []
            for deletion in tried:
                try:
                    deletion.delete()
                except Exception as exc:
                    reasons[deletion.physical_id] = str(exc)
                    left.append(deletion)
                else:
                    tell(deletion, "DELETE_COMPLETE", "")
        for deletion in left:
            tell(deletion, "DELETE_FAILED", reasons[deletion.physical_id])
        self.over = True


_current: contextvars.ContextVar[CleanUp | None] = contextvars.ContextVar("embedded_cloud_clean_up", default=None)


def begin(clean_up: CleanUp) -> None:
    """From here on, deletions of this task belong to the clean-up."""
    _current.set(clean_up)


def current() -> CleanUp | None:
    """The clean-up under way in this task."""
    return _current.get()


def end() -> None:
    """They no longer do."""
    _current.set(None)

"""Faults that are planted at resources: their handlers are refused, throttled, at a quota, or slow.

`refused` and `quota` end a handler at once, and a slow one ends when the time its type has is over. A throttled one is
tried again: "Throttling" is retriable, the others are terminal
(https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract-errors.html). How often
CloudFormation tries is not published; that it gives up in the end, with "Rate exceeded", is:
https://repost.aws/knowledge-center/cloudformation-rate-exceeded-error
"""

from ministack.core.responses import get_account_id
from ministack.services.cloudformation import provisioners, stacks

from .. import virtual_time
from ..handler_rights import Work
from . import fault_words
from .replacing import replace

_WORDS = {"refused": fault_words.refused, "throttled": fault_words.throttled, "quota": fault_words.quota}
KINDS = (*_WORDS, "slow")
_HANDLERS = ("create", "update", "delete")
#: tries after the first one, with twice the wait before each
_RETRIES = 5
#: {"account", "type", "handler", "kind", "logicalId"?, "after"?: calls that go well before, "times"?: calls,
#: "seconds"?: how slow}
_planted: list = []


class PlantedFault(Exception):
    """What a handler fails with."""


def plant(fault: dict) -> None:
    """Lets handlers of a type fail, or be slow, until `clear`, or as many times as it says.

    :raises ValueError: for a kind or a handler that there is none of
    """
    if fault.get("kind") not in KINDS or fault.get("handler") not in _HANDLERS:
        raise ValueError(f"faults are {', '.join(KINDS)} at {', '.join(_HANDLERS)}")
    _planted.append({**fault, "struck": 0, "spared": 0})


def clear(account: str) -> int:
    """Takes an account's faults away; answers how often they struck."""
    struck = sum(fault["struck"] for fault in _planted if fault["account"] == account)
    _planted[:] = [fault for fault in _planted if fault["account"] != account]
    return struck


def _at(work: Work) -> dict | None:
    for fault in _planted:
        if (
            fault["account"] == get_account_id()
            and fault["type"] in (work.type_name, "*")
            and fault["handler"] == work.handler
            and fault.get("logicalId", work.logical_id) == work.logical_id
            and fault["struck"] < fault.get("times", float("inf"))
        ):
            if fault["spared"] >= fault.get("after", 0):
                return fault
            fault["spared"] += 1
    return None


def _strike(work: Work) -> float:
    """Seconds that the handler takes longer.

    :raises PlantedFault: where it fails before it has done anything
    """
    for tried in range(_RETRIES + 1):
        fault = _at(work)
        if fault is None:
            return 0
        fault["struck"] += 1
        if fault["kind"] == "slow":
            return fault.get("seconds", float("inf"))
        if fault["kind"] != "throttled" or tried == _RETRIES:
            raise PlantedFault(_WORDS[fault["kind"]](work))
        virtual_time.advance(2.0**tried)
    return 0


def _late(work: Work, seconds: float) -> bool:
    """Lets a slow handler's time pass; whether it was too long."""
    longest = fault_words.timeout_seconds(work)
    virtual_time.advance(min(seconds, longest))
    return seconds > longest


def _creating(theirs):
    def provision(resource_type, logical_id, properties, stack_name):
        work = Work(resource_type, "create", properties, stack_name, logical_id)
        seconds = _strike(work)
        made = theirs(resource_type, logical_id, properties, stack_name)
        if seconds and _late(work, seconds):
            # The engine never hears of it, so nobody else would delete it.
            provisioners._delete_resource(resource_type, made[0], properties, stack_name, logical_id)
            raise PlantedFault(fault_words.not_stabilised(work))
        return made

    return provision


def _updating(theirs):
    def update(resource_type, physical_id, old, new, stack_name, logical_id="", attributes=None):
        # A replacement creates and deletes, and what stays as it is needs no call.
        if old != new and not provisioners._replacing_change(resource_type, old, new):
            work = Work(resource_type, "update", new, stack_name, logical_id, physical_id, old)
            seconds = _strike(work)
            # The engine takes a failed update for one that changed nothing.
            if seconds and _late(work, seconds):
                raise PlantedFault(fault_words.not_stabilised(work))
        return theirs(resource_type, physical_id, old, new, stack_name, logical_id, attributes)

    return update


def _deleting(theirs):
    def delete(resource_type, physical_id, properties, stack_name="", logical_id=""):
        work = Work(resource_type, "delete", properties, stack_name, logical_id, physical_id)
        seconds = _strike(work)
        if seconds and _late(work, seconds):
            raise PlantedFault(fault_words.not_stabilised(work))
        return theirs(resource_type, physical_id, properties, stack_name, logical_id)

    return delete


def install() -> None:
    """Puts the faults in front of each handler, behind whatever decides whether it is called."""
    replace("_provision_resource", _creating)
    replace("_update_resource", _updating)
    replace("_delete_resource", _deleting)
    theirs = stacks._runs_on_worker_thread
    # Time that passes lets things happen that call this very process.
    stacks._runs_on_worker_thread = lambda kind: any(fault["type"] in (kind, "*") for fault in _planted) or theirs(kind)

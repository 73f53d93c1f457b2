"""States of instances over time: what each became and when, starts and stops that take a while, and who is told."""
import datetime
import time

from .registry import after, before
from .request import Refusal
from .rewriting import reply_ids

_CODES = {"pending": 0, "running": 16, "stopping": 64, "stopped": 80}
#: every change, in the order it happened
_history: list = []
#: (account, region, instance) -> its last state
_states: dict = {}
#: (account, region, instance) -> {"stopped": looks, "running": looks}; a look is a call that describes the instance, None is never
_slow: dict = {}
#: (account, region, instance) -> [state it will have, looks left]
_under_way: dict = {}
_listeners: list = []


def on_change(listener) -> None:
    """Tells of every change: account, region, instance, state."""
    _listeners.append(listener)


def make_slow(item: dict) -> None:
    """Lets an instance take a number of looks, or for ever (None), until it is stopped or running."""
    key = item["account"], item["region"], item["instanceId"]
    _slow[key] = {"stopped": item.get("looksUntilStopped", 0), "running": item.get("looksUntilRunning", 0)}
    if key in _under_way:
        _under_way[key][1] = _slow[key][_under_way[key][0]]


def set_launch(item: dict) -> None:
    """Lets an instance have been started a while ago."""
    from moto.ec2.models import ec2_backends

    machine = ec2_backends[item["account"]][item["region"]].get_instance(item["instanceId"])
    machine.launch_time = _now() - datetime.timedelta(seconds=item["secondsAgo"])


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None)


def history() -> list:
    """Every change of every instance so far."""
    return list(_history)


def _become(key, state: str) -> None:
    if _states.get(key) == state:
        return
    _states[key] = state
    account, region, instance = key
    _history.append({"account": account, "region": region, "instanceId": instance, "state": state, "at": time.time()})
    for listener in _listeners:
        listener(account, region, instance, state)


def _set(request, instance: str, state: str) -> None:
    machine = request.backend.get_instance(instance)
    machine._state.name, machine._state.code = state, _CODES[state]
    _become((request.account, request.region, instance), state)


def _move(request, instance: str, through: str, state: str) -> None:
    key = (request.account, request.region, instance)
    if _states.get(key) == state:
        return
    if key in _under_way and _under_way[key][0] == state:
        # Asked for again: it does not begin anew, though moto believes it is done.
        _set(request, instance, through)
        return
    looks = _slow.get(key, {}).get(state, 0)
    _become(key, through)
    if looks == 0:
        _under_way.pop(key, None)
        _set(request, instance, state)
        return
    _under_way[key] = [state, looks]
    _set(request, instance, through)


@after("RunInstances")
def launched(request, reply) -> None:
    for instance in reply_ids(reply, "instanceId"):
        _move(request, instance, "pending", "running")


@before("StartInstances")
def may_start(request) -> None:
    for instance in request.members("InstanceId"):
        if request.backend.get_instance(instance)._state.name == "stopping":
            raise Refusal("IncorrectInstanceState", f"The instance '{instance}' is not in a state from which it can be started.")


@after("StartInstances")
def started(request, _reply) -> None:
    for instance in request.members("InstanceId"):
        if _states.get((request.account, request.region, instance)) not in ("pending", "running"):
            # moto keeps the first launch time; EC2's is that of the last start.
            request.backend.get_instance(instance).launch_time = _now()
        _move(request, instance, "pending", "running")


@after("StopInstances")
def stopped(request, _reply) -> None:
    for instance in request.members("InstanceId"):
        _move(request, instance, "stopping", "stopped")


@after("TerminateInstances")
def terminated(request, _reply) -> None:
    for instance in request.members("InstanceId"):
        key = (request.account, request.region, instance)
        _under_way.pop(key, None)
        _become(key, "shutting-down")
        _become(key, "terminated")


@before("DescribeInstances", "DescribeInstanceStatus")
def look(request) -> None:
    """Brings what is under way one look nearer to its end."""
    named = request.members("InstanceId")
    for key, change in list(_under_way.items()):
        account, region, instance = key
        if (account, region) != (request.account, request.region) or (named and instance not in named) or change[1] is None:
            continue
        change[1] -= 1
        if change[1] < 0:
            del _under_way[key]
            _set(request, instance, change[0])

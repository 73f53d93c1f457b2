"""States of instances over time: what each became and when, starts and stops that take a while, and who is told."""
import datetime
import time

from .. import virtual_time
from .registry import after, before
from .request import Refusal
from .rewriting import reply_ids

_CODES = {"pending": 0, "running": 16, "shutting-down": 32, "terminated": 48, "stopping": 64, "stopped": 80}
#: seconds until an instance is in a state; AWS names none, and these are of its usual order
_SECONDS = {"running": 20, "stopped": 40, "terminated": 30}
#: seconds until the first status checks of a machine that runs have ended: "a few minutes"
CHECK_SECONDS = 180
#: (account, region, instance) -> when it came up, in virtual time
_running_since: dict = {}
#: every change, in the order it happened
_history: list = []
#: (account, region, instance) -> its last state
_states: dict = {}
#: (account, region, instance) -> {"stopped": looks, "running": looks}, where somebody says how long it takes; a look is a call that
#: describes the instance, None is never
_slow: dict = {}
#: (account, region, instance) -> [state it will have, looks left; a time of its own is no number of looks]
_under_way: dict = {}
_listeners: list = []
_BY_TIME = "in its time"


def on_change(listener) -> None:
    """Tells of every change: account, region, instance, state."""
    _listeners.append(listener)


def make_slow(item: dict) -> None:
    """Lets an instance take a number of looks, or for ever (None), until it is stopped or running."""
    key = item["account"], item["region"], item["instanceId"]
    names = {"looksUntilStopped": "stopped", "looksUntilRunning": "running"}
    _slow[key] = {state: item[name] for name, state in names.items() if name in item}
    if key in _under_way:
        change = _under_way[key]
        change[1] = _slow[key].get(change[0], _BY_TIME if virtual_time.TAKES_TIME else 0)
        if change[1] is _BY_TIME:
            virtual_time.after(_SECONDS[change[0]], lambda: _arrive(key, change), key[2])


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


def _set(key, state: str) -> None:
    from moto.ec2.models import ec2_backends

    machine = ec2_backends[key[0]][key[1]].get_instance(key[2])
    machine._state.name, machine._state.code = state, _CODES[state]
    if state == "running":
        _running_since.setdefault(key, virtual_time.now())
    else:
        _running_since.pop(key, None)
    _become(key, state)


def is_being_checked(account: str, region: str, instance: str) -> bool:
    """Whether the first status checks after a start are under way: `initializing`."""
    if not virtual_time.TAKES_TIME:
        return False
    since = _running_since.get((account, region, instance))
    return since is None or virtual_time.now() - since < CHECK_SECONDS


def _arrive(key, change: list) -> None:
    """The end of a change, unless another one took its place."""
    if _under_way.get(key) is change:
        del _under_way[key]
        _set(key, change[0])


def _move(request, instance: str, through: str, state: str) -> None:
    """https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html"""
    key = (request.account, request.region, instance)
    if _states.get(key) == state:
        # moto has set its own word for it.
        _set(key, state)
        return
    if key in _under_way and _under_way[key][0] == state:
        # Asked for again: it does not begin anew, though moto believes it is done.
        _set(key, through)
        return
    looks = _slow.get(key, {}).get(state, _BY_TIME if virtual_time.TAKES_TIME else 0)
    _set(key, through)
    if looks == 0:
        _under_way.pop(key, None)
        _set(key, state)
        return
    change = _under_way[key] = [state, looks]
    if looks is _BY_TIME:
        virtual_time.after(_SECONDS[state], lambda: _arrive(key, change), instance)


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
        _move(request, instance, "shutting-down", "terminated")


@before("DescribeInstances", "DescribeInstanceStatus")
def look(request) -> None:
    """Brings what is under way one look nearer to its end."""
    named = request.members("InstanceId")
    for key, change in list(_under_way.items()):
        account, region, instance = key
        if (account, region) != (request.account, request.region) or (named and instance not in named) or not isinstance(change[1], int):
            continue
        change[1] -= 1
        if change[1] < 0:
            _arrive(key, change)

"""States of instances over time: what each became and when, starts and stops that take a while, and who is told."""

import datetime
import time

from .. import virtual_time
from .changing import in_time
from .registry import after, before
from .request import Refusal
from .rewriting import reply_ids

_CODES = {"pending": 0, "running": 16, "shutting-down": 32, "terminated": 48, "stopping": 64, "stopped": 80}
#: seconds until an instance is in a state; AWS names none, and these are of its usual order
_SECONDS = {"running": 20, "stopped": 40, "terminated": 30}
#: seconds until the first status checks of a machine that runs have ended: "a few minutes"
CHECK_SECONDS = 180
#: (account, region, instance) -> when it came up, or was rebooted last, in virtual time
_running_since: dict = {}
#: every change, in the order it happened
_history: list = []
#: (account, region, instance) -> its last state
_states: dict = {}
#: (account, region, instance) -> {"stopped": seconds, "running": seconds},
#: where somebody says how long it takes; None is for ever
_slow: dict = {}
#: (account, region, instance) -> [state it will have]
_under_way: dict = {}
_listeners: list = []
_boot_listeners: list = []


def on_change(listener) -> None:
    """Tells of every change: account, region, instance, state."""
    _listeners.append(listener)


def on_boot(listener) -> None:
    """Tells of every machine that comes up, after a start or a reboot: account, region, instance."""
    _boot_listeners.append(listener)


def make_slow(item: dict) -> None:
    """Lets an instance take a number of seconds, or for ever (None), until it is stopped or running.
    A change that is under way begins anew."""
    key = item["account"], item["region"], item["instanceId"]
    names = {"secondsUntilStopped": "stopped", "secondsUntilRunning": "running"}
    _slow[key] = {state: item[name] for name, state in names.items() if name in item}
    if key in _under_way:
        _begin(key, _under_way[key][0])


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
        if key not in _running_since:
            _running_since[key] = virtual_time.now()
            for listener in _boot_listeners:
                listener(*key)
    else:
        _running_since.pop(key, None)
    _become(key, state)


def seconds_up(account: str, region: str, instance: str) -> float | None:
    """For how long a machine has been up since it was started or rebooted; None for one that does not run."""
    since = _running_since.get((account, region, instance))
    return None if since is None else virtual_time.now() - since


def is_being_checked(account: str, region: str, instance: str) -> bool:
    """Whether the first status checks after a start are under way: `initializing`."""
    up = seconds_up(account, region, instance)
    return up is None or up < CHECK_SECONDS


def _begin(key, state: str) -> None:
    """Lets an instance have a state in its time, unless another change takes the place of this one."""
    change = _under_way[key] = [state]

    def arrive() -> None:
        if _under_way.get(key) is change:
            del _under_way[key]
            _set(key, state)

    seconds = _slow.get(key, {}).get(state, _SECONDS[state])
    if seconds is not None:
        in_time(seconds, key[2], arrive)


def _move(request, instance: str, through: str, state: str) -> None:
    """https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html"""
    key = (request.account, request.region, instance)
    if _states.get(key) == state:
        # moto has set its own word for it.
        _set(key, state)
        return
    _set(key, through)
    if key not in _under_way or _under_way[key][0] != state:
        # Asked for again, it does not begin anew, though moto believes it is done.
        _begin(key, state)


@after("RunInstances")
def launched(request, reply) -> None:
    for instance in reply_ids(reply, "instanceId"):
        _move(request, instance, "pending", "running")


#: action -> states in which EC2 refuses it, and the words it has for it
_REFUSED_IN = {
    "StartInstances": (("stopping", "shutting-down", "terminated"), "started"),
    "StopInstances": (("pending", "shutting-down", "terminated"), "stopped"),
    "RebootInstances": (("pending", "stopping", "stopped", "shutting-down", "terminated"), "rebooted"),
}


@before(*_REFUSED_IN)
def in_a_state_for_it(request) -> None:
    """IncorrectInstanceState: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html"""
    states, done = _REFUSED_IN[request.action]
    for instance in request.members("InstanceId"):
        if request.backend.get_instance(instance)._state.name in states:
            raise Refusal(
                "IncorrectInstanceState", f"The instance '{instance}' is not in a state from which it can be {done}."
            )


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


@after("RebootInstances")
def rebooted(request, _reply) -> None:
    """It stays `running`, and its checks begin anew. moto takes a reboot for a change of state."""
    for instance in request.members("InstanceId"):
        key = (request.account, request.region, instance)
        _running_since.pop(key, None)
        _set(key, "running")

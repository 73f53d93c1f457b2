"""A command on its way through a machine: Pending until the agent fetches it, InProgress while it runs,
and then ended in one of the ways of https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html.

One whose machine lost its connection is fetched when the connection is back, or never:
after TimeoutSeconds its delivery has timed out.
"""

import json
import re
import sys
import threading
import time

from ministack.core.responses import request_scope

from . import agents, clients, command_outputs, patch_states, virtual_time

#: how long a command runs where its answer does not say
_RUN_SECONDS = 3
#: what a document lets a command run at most, where it has no such parameter or the request no value:
#: the default of AWS-RunPowerShellScript
_EXECUTION_SECONDS = 3600
#: what is kept of an answer:
#: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCommandInvocation.html
_OUTPUT_CHARACTERS, _ERROR_CHARACTERS = 24_000, 8000
_UNDER_WAY = ("Pending", "InProgress")
_lock = threading.RLock()
#: (account, region) -> command id -> {"command", "invocations"}
commands: dict = {}


def result(status: str, code: int, output: str, errors: str, details: str = "") -> dict:
    return {
        "Status": status,
        "StatusDetails": details or status,
        "ResponseCode": code,
        "StandardOutputContent": output[:_OUTPUT_CHARACTERS],
        "StandardErrorContent": errors[:_ERROR_CHARACTERS],
    }


def begin(scope, command: dict, targets: list, delivery_seconds: int) -> None:
    """Takes a command on, which ends by itself whatever its machines do."""
    held = {"command": command, "invocations": {each: result("Pending", -1, "", "") for each in targets}}
    commands.setdefault(scope, {})[command["CommandId"]] = held
    _tell(held)
    _deliver(scope, held)
    virtual_time.after(delivery_seconds, lambda: _expire(scope, held, "Pending"))
    virtual_time.after(delivery_seconds + _execution_seconds(command), lambda: _expire(scope, held, "InProgress"))


def _execution_seconds(command: dict) -> int:
    given = (command["Parameters"].get("executionTimeout") or [""])[0]
    return int(given) if given.isdecimal() else _EXECUTION_SECONDS


def deliver_all(scope) -> None:
    """Brings every command that waits to the machines whose agents answer by now."""
    for held in list(commands.get(scope, {}).values()):
        _deliver(scope, held)


def _deliver(scope, held: dict) -> None:
    with _lock:
        waiting = [identifier for identifier, each in held["invocations"].items() if each["Status"] == "Pending"]
        known = agents.managed(scope) if waiting else {}
        for identifier in waiting:
            if identifier in known and known[identifier]["ping"] == "Online":
                held["invocations"][identifier] = result("InProgress", -1, "", "")
                _run(scope, held, identifier, known[identifier])
        _tell(held)


def _run(scope, held: dict, identifier: str, item: dict) -> None:
    """Lets a machine work on a command for as long as its answer says, and no longer than the command may."""
    answer, longest = _answer(item, held["command"]), _execution_seconds(held["command"])
    seconds, began = answer.get("seconds", _RUN_SECONDS), time.time()

    def end() -> None:
        # A machine that went down meanwhile tells nothing any more.
        if agents.managed(scope).get(identifier, {}).get("ping") != "Online":
            return
        if seconds > longest:
            _end(held, identifier, result("TimedOut", -1, "", "", "ExecutionTimedOut"))
            return
        for effect in answer.get("effects", []):
            _effect(scope, effect)
        command_outputs.keep(scope, held["command"], identifier, answer)
        patch_states.record(scope, held["command"], identifier, answer, began)
        code = answer.get("exitCode", 0)
        _end(
            held,
            identifier,
            result(
                answer.get("status", "Success" if code == 0 else "Failed"),
                code,
                answer.get("stdout", ""),
                answer.get("stderr", ""),
            ),
        )

    virtual_time.after(min(seconds, longest), end)


def _answer(item: dict, command: dict) -> dict:
    """The first declared answer that fits; what is not declared fails."""
    name, parameters = command["DocumentName"], command["Parameters"]
    for answer in item.get("answers", []):
        if answer.get("document", name) != name or answer.get("times", 1) <= 0:
            continue
        if not all(
            re.search(pattern, "\n".join(parameters.get(parameter, [])))
            for parameter, pattern in answer.get("parameters", {}).items()
        ):
            continue
        if "times" in answer:
            answer["times"] -= 1
        return answer
    return {"exitCode": 1, "stderr": f"no answer declared for {name} {json.dumps(parameters)[:200]}"}


def _effect(scope, effect: dict) -> None:
    """A call the machine makes, such as an agent that sends its first events; `{{now}}` is the time in milliseconds."""
    now = time.time()
    text = (
        json.dumps(effect["parameters"])
        .replace('"{{now}}"', str(int(now * 1000)))
        .replace('"{{nowSeconds}}"', str(now))
    )
    with request_scope(*scope):
        try:
            getattr(clients.service(effect["service"]), effect["operation"])(**json.loads(text))
        except Exception as error:
            print(f"effect {effect['operation']} of a scripted instance failed: {error}", file=sys.stderr, flush=True)


def _end(held: dict, identifier: str, ended: dict) -> None:
    with _lock:
        if held["invocations"][identifier]["Status"] in _UNDER_WAY:
            held["invocations"][identifier] = ended
        _tell(held)


def _expire(scope, held: dict, status: str) -> None:
    """Ends what is still under way when its time is over."""
    known = agents.managed(scope)
    for identifier, each in list(held["invocations"].items()):
        if each["Status"] != status:
            continue
        machine = known.get(identifier, {}).get("machine", {})
        gone = status == "Pending" and machine.get("state") != "running"
        _end(
            held,
            identifier,
            result("Failed", -1, "", "", "Undeliverable")
            if gone
            else result("TimedOut", -1, "", "", "DeliveryTimedOut"),
        )


def cancel(held: dict, identifiers: list) -> None:
    """Ends what is under way on some machines, or on all."""
    for identifier in identifiers or list(held["invocations"]):
        _end(held, identifier, result("Cancelled", -1, "", ""))


def _tell(held: dict) -> None:
    """Keeps what a command as a whole says in step with its invocations."""
    found = list(held["invocations"].values())
    ended = [each for each in found if each["Status"] not in _UNDER_WAY]
    worst = next(
        (each for each in ended if each["Status"] != "Success"), {"Status": "Success", "StatusDetails": "Success"}
    )
    still = "Pending" if all(each["Status"] == "Pending" for each in found) else "InProgress"
    told = worst if len(ended) == len(found) else {"Status": still, "StatusDetails": still}
    # DeliveryTimedOutCount: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Command.html
    held["command"].update(
        Status=told["Status"],
        StatusDetails=told["StatusDetails"],
        CompletedCount=len(ended),
        ErrorCount=sum(each["Status"] in ("Failed", "TimedOut") for each in ended),
        DeliveryTimedOutCount=sum(each["StatusDetails"] == "DeliveryTimedOut" for each in ended),
    )


agents.on_answering(deliver_all)

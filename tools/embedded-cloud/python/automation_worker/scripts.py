"""Runs the Python scripts of runbooks, each in a process of its own that is forked from this warm one.

A script sleeps on the clock of its execution: `time.sleep` asks the launcher and moves the script's own `time.time` on. What
a script prints goes to standard error.
"""
import contextlib
import json
import os
import select
import signal
import sys
import time
import traceback

import boto3

_real_time = time.time


class _Clock:
    """The clock of one script's execution, at the other end of two pipes."""

    def __init__(self, asking: int, answers: int):
        self._asking, self._answers, self._offset = asking, answers, 0.0

    def sleep(self, seconds) -> None:
        os.write(self._asking, json.dumps({"sleep": max(0.0, float(seconds))}).encode() + b"\n")
        os.read(self._answers, 1)
        self._offset += max(0.0, float(seconds))

    def time(self) -> float:
        return _real_time() + self._offset


def _result_of(request: dict, clock: _Clock):
    os.environ.update(request["environment"])
    time.sleep, time.time = clock.sleep, clock.time
    names: dict = {"__name__": "runbook"}
    exec(compile(request["script"], "script.py", "exec"), names)  # noqa: S102 - running the runbook's script is the purpose
    handler = request.get("handler")
    if not handler:
        return None
    function = names.get(handler.rpartition(".")[2])
    if function is None:
        raise NameError(f"the script has no function {handler}")
    return function(request["payload"], {})


def _child(request: dict, pipe: int, answers: int) -> None:
    try:
        with contextlib.redirect_stdout(sys.stderr):
            answer = {"value": _result_of(request, _Clock(pipe, answers))}
        text = json.dumps(answer, default=str)
    except BaseException as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        text = json.dumps({"error": {"name": type(error).__name__, "message": f"{type(error).__name__} - {error} (line {last.lineno})"}})
    with os.fdopen(pipe, "w") as output:
        output.write(text + "\n")
    sys.stderr.flush()
    os._exit(0)


def _warm_up() -> None:
    """Reads the models of the services that scripts use most, which every fork then has; EC2's alone takes longer than most scripts."""
    boto3.setup_default_session()
    for service in ("ec2", "ssm", "cloudwatch", "directconnect", "logs"):
        boto3.client(service, region_name="us-east-1", aws_access_key_id="none", aws_secret_access_key="none")


def main() -> None:
    _warm_up()
    running: dict = {}
    pending = b""
    while True:
        ready, _, _ = select.select([0, *running], [], [])
        for source in ready:
            chunk = os.read(source, 1 << 16)
            if source == 0:
                if not chunk:
                    for entry in running.values():
                        os.kill(entry["process"], signal.SIGKILL)
                    return
                pending += chunk
                *lines, pending = pending.split(b"\n")
                for line in lines:
                    _accept(json.loads(line), running)
            elif chunk:
                _hear(running[source], chunk)
            else:
                _finish(running.pop(source), source)


def _accept(request: dict, running: dict) -> None:
    if "kill" in request or "wake" in request:
        for entry in running.values():
            if entry["id"] == request.get("kill"):
                os.kill(entry["process"], signal.SIGKILL)
            elif entry["id"] == request.get("wake"):
                os.write(entry["answers"], b"1")
        return
    reading, writing = os.pipe()
    hearing, telling = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        os.close(telling)
        _child(request, writing, hearing)
    os.close(writing)
    os.close(hearing)
    running[reading] = {"id": request["id"], "process": process, "answers": telling, "text": b"", "result": b""}


def _hear(entry: dict, chunk: bytes) -> None:
    """Passes wishes to sleep on; every other line is the result."""
    *lines, entry["text"] = (entry["text"] + chunk).split(b"\n")
    for line in lines:
        if line.startswith(b'{"sleep"'):
            print(json.dumps({"id": entry["id"], **json.loads(line)}), flush=True)
        else:
            entry["result"] = line


def _finish(entry: dict, source: int) -> None:
    os.close(source)
    os.close(entry["answers"])
    os.waitpid(entry["process"], 0)
    found = json.loads(entry["result"] or '{"error": {"name": "ScriptKilled", "message": "the script was ended"}}')
    print(json.dumps({"id": entry["id"], **found}), flush=True)


if __name__ == "__main__":
    main()

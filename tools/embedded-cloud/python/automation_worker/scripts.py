"""Runs the Python scripts of runbooks, each in a process of its own that is forked from this warm one.

Waiting takes no time: `time.sleep` moves the script's own `time.time` on. What a script prints goes to standard error.
"""
import contextlib
import json
import os
import select
import signal
import sys
import time
import traceback

import boto3  # noqa: F401 - imported once, for every script

_offset = 0.0
_real_time = time.time


def _sleep(seconds) -> None:
    global _offset
    _offset += max(0.0, float(seconds))


def _result_of(request: dict):
    os.environ.update(request["environment"])
    time.sleep, time.time = _sleep, lambda: _real_time() + _offset
    names: dict = {"__name__": "runbook"}
    exec(compile(request["script"], "script.py", "exec"), names)  # noqa: S102 - running the runbook's script is the purpose
    handler = request.get("handler")
    if not handler:
        return None
    function = names.get(handler.rpartition(".")[2])
    if function is None:
        raise NameError(f"the script has no function {handler}")
    return function(request["payload"], {})


def _child(request: dict, pipe: int) -> None:
    try:
        with contextlib.redirect_stdout(sys.stderr):
            answer = {"value": _result_of(request)}
        text = json.dumps(answer, default=str)
    except BaseException as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        text = json.dumps({"error": {"name": type(error).__name__, "message": f"{type(error).__name__} - {error} (line {last.lineno})"}})
    with os.fdopen(pipe, "w") as output:
        output.write(text)
    sys.stderr.flush()
    os._exit(0)


def main() -> None:
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
                running[source]["text"] += chunk
            else:
                _finish(running.pop(source), source)


def _accept(request: dict, running: dict) -> None:
    if "kill" in request:
        for entry in running.values():
            if entry["id"] == request["kill"]:
                os.kill(entry["process"], signal.SIGKILL)
        return
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        _child(request, writing)
    os.close(writing)
    running[reading] = {"id": request["id"], "process": process, "text": b""}


def _finish(entry: dict, source: int) -> None:
    os.close(source)
    os.waitpid(entry["process"], 0)
    found = json.loads(entry["text"] or '{"error": {"name": "ScriptKilled", "message": "the script was ended"}}')
    print(json.dumps({"id": entry["id"], **found}), flush=True)


if __name__ == "__main__":
    main()

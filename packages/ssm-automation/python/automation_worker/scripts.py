"""Runs the Python scripts of runbooks, each in a process of its own that is forked from this warm one.

Whoever wrote a script may mean harm: it runs behind walls where this machine has some (`sandbox`), and always with
limits (`script_limits`), without this process's environment, and in an empty folder. A script sleeps on the clock of
its execution: `time.sleep` asks the launcher and moves the script's own `time.time` on. What a script prints goes to
standard error.
"""

import argparse
import json
import os
import select
import sys
import time

from . import sandbox, script_process
from .script_limits import Limits, used_bytes
from .warm_clients import WarmClients


class Server:
    """The scripts that run, and the launcher at the other end of standard input and output."""

    def __init__(self, settings: script_process.Settings, clients: WarmClients):
        self._settings, self._clients, self._pending = settings, clients, b""
        self._running: dict = {}

    def serve(self) -> None:
        """Answers until standard input ends."""
        while True:
            sources = {source: script for script in self._running.values() for source in script.sources}
            ready, _, _ = select.select([0, *sources], [], [], self._patience())
            for source in ready:
                if source == 0:
                    chunk = os.read(0, 1 << 16)
                    if not chunk:
                        return
                    *lines, self._pending = (self._pending + chunk).split(b"\n")
                    for line in lines:
                        self._accept(json.loads(line))
                elif sources[source].id in self._running:
                    self._tell(sources[source], sources[source].hear(source))
            for script in list(self._running.values()):
                if script.deadline is not None and time.monotonic() > script.deadline:
                    self._tell(script, script.ended_by_time())

    def stop(self) -> None:
        """Ends what runs."""
        for script in self._running.values():
            script.end()

    def _patience(self) -> float | None:
        deadlines = [script.deadline for script in self._running.values() if script.deadline is not None]
        return max(0.0, min(deadlines) - time.monotonic()) if deadlines else None

    def _accept(self, request: dict) -> None:
        if "wake" in request or "kill" in request:
            script = self._running.get(request.get("wake", request.get("kill")))
            if script and "wake" in request:
                script.wake()
            elif script:
                self._tell(script, script.killed())
            return
        used = self._settings.used_bytes + self._clients.make_ready(request["script"])
        self._running[request["id"]] = script_process.Script(request, self._settings._replace(used_bytes=used))

    def _tell(self, script: script_process.Script, message: dict | None) -> None:
        """Passes on a wish to sleep; everything else is the end of a script."""
        if message is None:
            return
        if "sleep" not in message:
            script.end()
            del self._running[script.id]
        print(json.dumps({"id": script.id, **message}), flush=True)


def _port(text: str) -> int:
    return int(text.rpartition(":")[2].strip("/"))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--endpoint", required=True, help="the one peer that scripts may have")
    for name, default in Limits._field_defaults.items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(default), default=default)
    arguments = vars(parser.parse_args())
    port = _port(arguments.pop("endpoint"))
    clients = WarmClients()
    used, reason = used_bytes(), sandbox.probe(port)
    if reason is None:
        sandbox.enter(port)
    else:
        print(f"scripts of runbooks run without a sandbox on this machine: {reason}", file=sys.stderr, flush=True)
    server = Server(script_process.Settings(Limits(**arguments), used, reason is None), clients)
    try:
        server.serve()
    finally:
        server.stop()


if __name__ == "__main__":
    main()

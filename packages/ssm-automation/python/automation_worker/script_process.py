"""One script: the process that runs it, and what the server beside it knows of it."""

import contextlib
import json
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from itertools import pairwise
from typing import Any, NamedTuple, SupportsIndex

from . import runtime_modules, sandbox, script_limits

_real_time = time.time
_ENVIRONMENT = {
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "TZ": "UTC",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_CONFIG_FILE": "/dev/null",
    "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
}
#: What the script is called in its traceback.
_FILE = "script.py"
#: How a child says that a signal ended the script: this and the signal's number, as shells do.
_SIGNALLED = 128


class Settings(NamedTuple):
    """What all scripts of a worker have in common."""

    limits: script_limits.Limits
    used_bytes: int
    confined: bool


class _Clock:
    """The clock of one script's execution, at the other end of two pipes."""

    def __init__(self, asking: int, answers: int):
        self._asking, self._answers, self._offset = asking, answers, 0.0

    def sleep(self, seconds: float | SupportsIndex) -> None:
        os.write(self._asking, json.dumps({"sleep": max(0.0, float(seconds))}).encode() + b"\n")
        os.read(self._answers, 1)
        self._offset += max(0.0, float(seconds))

    def time(self) -> float:
        return _real_time() + self._offset


def _result_of(request: dict, clock: _Clock) -> Any:
    time.sleep, time.time = clock.sleep, clock.time
    runtime_modules.only_those()
    names: dict = {"__name__": "runbook"}
    exec(compile(request["script"], _FILE, "exec"), names)  # noqa: S102 - running the runbook's script is the purpose
    handler = request.get("handler")
    if not handler:
        return None
    function = names.get(handler.rpartition(".")[2])
    if function is None:
        raise NameError(f"the script has no function {handler}")
    return function(request["payload"], {})


def _place(error: BaseException) -> str:
    """The last line of the script that the error went through; nothing where it went through none."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == _FILE]
    if isinstance(error, SyntaxError) and error.filename == _FILE:
        lines.append(error.lineno)
    return f" (line {lines[-1]})" if lines else ""


def _run(request: dict, settings: Settings, home: str, asking: int, answers: int) -> None:
    """Becomes the script: nothing of this process but its libraries is left to it."""
    os.chdir(home)
    os.environ.clear()
    os.environ.update({**_ENVIRONMENT, "HOME": home, "TMPDIR": home, **request["environment"]})
    tempfile.tempdir = None
    script_limits.apply(settings.limits, settings.used_bytes, settings.confined)
    if settings.confined:
        sandbox.give_up_rights()
    try:
        text = json.dumps({"value": _result_of(request, _Clock(asking, answers))}, default=str)
    except MemoryError:
        text = json.dumps(
            {
                "error": {
                    "name": "MemoryError",
                    "message": f"the script needs more than its {settings.limits.memory_mib} MiB of memory",
                }
            }
        )
    except BaseException as error:
        message = f"{type(error).__name__} - {error}{_place(error)}"
        text = json.dumps({"error": {"name": type(error).__name__, "message": message}})
    with os.fdopen(asking, "w") as output:
        output.write(text + "\n")
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def _keep_only(asking: int, answers: int, saying: int) -> None:
    """Closes everything but what a script is given: not the launcher's pipes, nor those of other scripts."""
    null = os.open(os.devnull, os.O_RDONLY)
    for standard, descriptor in enumerate((null, saying, saying)):
        os.dup2(descriptor, standard)
    kept = [2, *sorted((asking, answers)), min(os.sysconf("SC_OPEN_MAX"), 1 << 16)]
    for before, after in pairwise(kept):
        os.closerange(before + 1, after)


def _child(request: dict, settings: Settings, home: str, asking: int, answers: int, saying: int) -> None:
    """Makes the room for a script, lets it run in a process of its own, and says how that ended."""
    script = 0

    def stop(_signal: int, _frame: object) -> None:
        if script:
            os.kill(script, signal.SIGKILL)
        else:
            os._exit(_SIGNALLED + signal.SIGTERM)

    signal.signal(signal.SIGTERM, stop)
    _keep_only(asking, answers, saying)
    if settings.confined:
        sandbox.own_room(settings.limits.file_mib << 20)
    else:
        os.setsid()
    script = os.fork()
    if script == 0:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        if sys.platform == "linux":
            sandbox.end_with_parent()
        _run(request, settings, home, asking, answers)
    os.close(asking)
    os.close(answers)
    status = os.waitpid(script, 0)[1]
    os._exit(_SIGNALLED + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status))


class Script:
    """A script that runs."""

    def __init__(self, request: dict, settings: Settings):
        self.id, self._settings = request["id"], settings
        self._home = None if settings.confined else tempfile.mkdtemp(prefix="script-")
        self._result, asking = os.pipe()
        answers, self._answers = os.pipe()
        self._saying, saying = os.pipe()
        self.sources = [self._result, self._saying]
        self._text, self._said = b"", 0
        self._left = settings.limits.real_seconds
        self.deadline: float | None = time.monotonic() + self._left
        self._process = os.fork()
        if self._process == 0:
            try:
                _child(request, settings, self._home or sandbox.HOME, asking, answers, saying)
            finally:
                os._exit(1)
        for descriptor in (asking, answers, saying):
            os.close(descriptor)

    def hear(self, source: int) -> dict | None:
        """What a pipe of the script has: a wish to sleep, an answer, its end, or nothing to pass on."""
        chunk = os.read(source, 1 << 16)
        if source == self._saying:
            self._say(chunk)
            return None
        if not chunk:
            return self._broken_off()
        self._text += chunk
        if len(self._text) > self._settings.limits.answer_bytes:
            return _error(
                "ScriptOutputTooLong", f"the script answers with more than {self._settings.limits.answer_bytes} bytes"
            )
        if b"\n" not in chunk:
            return None
        line, _, self._text = self._text.partition(b"\n")
        return self._understood(line)

    def _say(self, chunk: bytes) -> None:
        if not chunk:
            self.sources.remove(self._saying)
        elif self._said < self._settings.limits.said_bytes:
            self._said += len(chunk)
            sys.stderr.buffer.write(
                chunk if self._said < self._settings.limits.said_bytes else b"\n(the script says more than is shown)\n"
            )
            sys.stderr.flush()

    def _say_the_rest(self) -> None:
        """What was printed before the answer may come after it."""
        os.set_blocking(self._saying, False)
        try:
            while self._saying in self.sources:
                self._say(os.read(self._saying, 1 << 16))
        except BlockingIOError:
            pass

    def _understood(self, line: bytes) -> dict:
        """A script can write what it likes into its own pipe: whatever makes no sense is an error of the script."""
        try:
            message = json.loads(line)
            if (
                self.deadline is not None
                and set(message) == {"sleep"}
                and isinstance(message["sleep"], (int, float))
                and 0 <= message["sleep"] < 1e9
            ):
                self._left, self.deadline = self.deadline - time.monotonic(), None
                return message
            if set(message) == {"value"} or (
                set(message) == {"error"}
                and {*map(type, message["error"].values())} == {str}
                and set(message["error"]) == {"name", "message"}
            ):
                return message
        except (ValueError, TypeError, AttributeError, RecursionError):
            pass
        return _error("ScriptAnswerInvalid", "the script's answer cannot be understood")

    def wake(self) -> None:
        """The sleep is over, and the script's own time goes on."""
        if self.deadline is None:
            self.deadline = time.monotonic() + self._left
            os.write(self._answers, b"1")

    def ended_by_time(self) -> dict:
        return _error(
            "ScriptTimeLimit", f"the script ran for more than its {self._settings.limits.real_seconds:g} s of real time"
        )

    def killed(self) -> dict:
        return _error("ScriptKilled", "the script was ended")

    def _broken_off(self) -> dict:
        ended_by = os.waitpid(self._process, 0)[1]
        self._process = 0
        code = os.WEXITSTATUS(ended_by) if os.WIFEXITED(ended_by) else 0
        if code == _SIGNALLED + signal.SIGXCPU:
            return self.ended_by_time()
        cause = f" by {signal.Signals(code - _SIGNALLED).name}" if code > _SIGNALLED else ""
        return _error("ScriptKilled", f"the script was ended{cause} before it answered")

    def end(self) -> None:
        """Ends the process and everything it started, and removes what it left."""
        if self._process:
            os.kill(self._process, signal.SIGTERM)
            os.waitpid(self._process, 0)
            if not self._settings.confined:
                _kill_group(self._process)
        self._say_the_rest()
        for descriptor in (self._result, self._answers, self._saying):
            os.close(descriptor)
        if self._home:
            shutil.rmtree(self._home, ignore_errors=True)


def _kill_group(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


def _error(name: str, message: str) -> dict:
    return {"error": {"name": name, "message": message}}

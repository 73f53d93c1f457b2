"""`python -m embedded_cloud.fork_server FOLDER [IDLE_SECONDS]`: starts clouds by forking.

Every test file starts a cloud of its own, and most of a start is the import of moto and botocore. This process
imports them once, holds nothing of any cloud, and forks when it is asked: the child then reads its own environment
and imports MiniStack and this package, whose modules hold a cloud's state. Linux only: elsewhere the system's own
libraries do not survive a fork (https://docs.python.org/3/library/os.html#os.fork).

FOLDER is private to one test run. Whoever reaches the socket in it sends a line of JSON, and the connection becomes
the standard streams of the cloud: `{"arguments": [...], "environment": {...}}`. It is answered with `{"pid": N}`,
followed by what the cloud writes, and `{"ended": CODE}` where it ends. Closing the connection ends the cloud, as the
end of its standard input does.
"""

import contextlib
import fcntl
import gc
import importlib
import json
import os
import random
import selectors
import signal
import socket
import sys
import tempfile
import time
import traceback

from . import compiled_ahead, kept_models, settings

SOCKET, LOCK = "socket", "lock"
#: Exit code where another process serves the folder already.
EXIT_SERVED = 4
#: Exit code where a library has started a thread: what that holds at the time of a fork would stay locked for ever.
EXIT_THREADS = 5
#: seconds without a cloud after which nobody is expected any more
IDLE_SECONDS = 20.0
#: seconds between two looks at whether the folder is still there
LOOK_SECONDS = 1.0
#: Bytes of a request: an environment, of which one text has at most 128 KiB (execve(2)).
LARGEST_REQUEST = 4 << 20
#: What a cloud imports and what holds no state of it: its cost is nearly all of a start.
LIBRARIES = (
    "botocore.client",
    "botocore.session",
    "botocore.waiter",
    "cryptography.x509",
    "hypercorn.asyncio",
    "hypercorn.config",
    "jsonata",
    "moto.ec2.models",
    "moto.ec2.responses",
    "moto.ec2.urls",
    "moto.moto_server.werkzeug_app",
    "regex",
    "yaml",
)


def _become(connection: socket.socket, request: dict) -> None:
    """Makes of this process, just forked, what a start of its own would have made of it."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for stream in (0, 1, 2):
        os.dup2(connection.fileno(), stream)
    connection.close()
    os.environ.clear()
    os.environ.update(request["environment"])
    tempfile.tempdir = None
    time.tzset()
    sys.argv = ["embedded_cloud", *request["arguments"]]


def _cloud(connection: socket.socket, request: dict) -> None:
    """The life of a forked process. Never returns: nothing of the server may run in it."""
    code = 1
    try:
        _become(connection, request)
        from .__main__ import main as serve

        serve()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:  # noqa: BLE001 - it ends here, whatever it is, and its launcher reads why
        traceback.print_exc()
    finally:
        os._exit(code)


def _request(connection: socket.socket) -> dict | None:
    """What is asked for, or None where whoever asked has gone or sends something else."""
    connection.settimeout(5)
    held = b""
    try:
        while not held.endswith(b"\n"):
            received = connection.recv(1 << 16)
            if not received or len(held) > LARGEST_REQUEST:
                return None
            held += received
        connection.settimeout(None)
        request = json.loads(held)
        return {"arguments": list(request["arguments"]), "environment": dict(request["environment"])}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _say(connection: socket.socket, message: dict) -> None:
    with contextlib.suppress(OSError):
        # Never waits for a launcher that does not read.
        connection.send(f"{json.dumps(message)}\n".encode(), socket.MSG_DONTWAIT | socket.MSG_NOSIGNAL)


class ForkServer:
    """One folder's server."""

    def __init__(self, folder: str):
        self._folder = folder
        self._path = os.path.join(folder, SOCKET)
        self._clouds: dict[int, socket.socket] = {}
        self._generators: list[random.Random] = []
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._selector = selectors.DefaultSelector()
        self._woken, self._wake = socket.socketpair()

    def claim(self) -> bool:
        """Whether the folder is this process's to serve, until it ends. Callers may connect from now on, and wait."""
        self._lock = os.open(os.path.join(self._folder, LOCK), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        # Left by a server that was killed: nobody listens there.
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._path)
        # The address of a socket has 108 bytes at most (unix(7)), which the path to a folder may exceed.
        before = os.getcwd()
        os.chdir(self._folder)
        self._listener.bind(SOCKET)
        os.chdir(before)
        self._listener.listen(64)
        return True

    def load(self) -> bool:
        """Imports what every cloud needs. Whether a process may be forked after that."""
        settings.for_libraries()
        for name in LIBRARIES:
            importlib.import_module(name)
        compiled_ahead.install()
        kept_models.install()
        kept_models.preload()
        # Python seeds its default generator anew in a child, and nobody else's: moto's makes ids.
        gc.collect()
        self._generators = [each for each in gc.get_objects() if isinstance(each, random.Random)]
        # What is here stays: a child's collector does not touch, and so does not copy, the memory that all of
        # them share.
        gc.freeze()
        return len(os.listdir("/proc/self/task")) == 1

    def serve(self, idle_seconds: float) -> None:
        """Forks for whoever asks, until nobody is left or the folder is gone."""
        for each in (self._woken, self._wake):
            each.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)
        for each in (self._listener, self._woken):
            self._selector.register(each, selectors.EVENT_READ)
        idle_since = time.monotonic()
        while time.monotonic() - idle_since < idle_seconds and os.path.exists(self._path):
            ready = [key.fileobj for key, _ in self._selector.select(LOOK_SECONDS)]
            if self._woken in ready:
                with contextlib.suppress(BlockingIOError):
                    self._woken.recv(1 << 12)
            self._reap()
            if self._listener in ready:
                self._fork(self._listener.accept()[0])
            if self._clouds:
                idle_since = time.monotonic()

    def end(self) -> None:
        """No new caller finds the socket; one that has connected sees its connection end, and starts another."""
        with contextlib.suppress(OSError):
            os.unlink(self._path)
        self._listener.close()

    def _fork(self, connection: socket.socket) -> None:
        request = _request(connection)
        if request is None:
            connection.close()
            return
        pid = os.fork()
        if pid == 0:
            self._leave()
            _cloud(connection, request)
        self._clouds[pid] = connection
        _say(connection, {"pid": pid})

    def _leave(self) -> None:
        """A child has nothing of the server: the lock is let go of when both have closed it, and a launcher waits for
        the end of its connection."""
        self._selector.close()
        for each in (self._listener, self._woken, self._wake, *self._clouds.values()):
            each.close()
        os.close(self._lock)
        for generator in self._generators:
            generator.seed()

    def _reap(self) -> None:
        for pid in list(self._clouds):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                connection = self._clouds.pop(pid)
                _say(connection, {"ended": os.waitstatus_to_exitcode(status)})
                connection.close()


def main() -> None:
    server = ForkServer(os.path.realpath(sys.argv[1]))
    if not server.claim():
        sys.exit(EXIT_SERVED)
    if not server.load():
        server.end()
        sys.exit(EXIT_THREADS)
    server.serve(float(sys.argv[2]) if len(sys.argv) > 2 else IDLE_SECONDS)
    server.end()


if __name__ == "__main__":
    main()

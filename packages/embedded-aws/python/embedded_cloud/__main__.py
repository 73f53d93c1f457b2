"""`python -m embedded_cloud --port N`: serves until it is told to stop, or until its parent is gone."""

import argparse
import asyncio
import json
import os
import shutil
import signal
import socket
import sys
import threading

from . import confinement, kept_models, partition_imports, settings

#: Distinct from Python's own exit codes: the launcher tells a taken port from a crash by it, and finds the words.
EXIT_PORT_TAKEN = 3


def bind(port: int) -> socket.socket:
    """Binds first and imports later: a taken port is known at once, and port 0 yields a free one without a race."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        # SO_REUSEADDR lets a second process bind; listening is what the kernel refuses it.
        listener.listen(128)
    except OSError:
        sys.exit(EXIT_PORT_TAKEN)
    return listener


def announce(port: int) -> None:
    """Tells the launcher, on the one line standard output ever carries, that requests are answered from now on."""
    print(json.dumps({"ready": True, "port": port}), flush=True)


def end_with_parent(stop: asyncio.Event, loop: asyncio.AbstractEventLoop) -> None:
    """The launcher holds our standard input open; it closes however the launcher ends, even when it is killed."""
    while sys.stdin.buffer.read(4096):
        pass
    try:
        loop.call_soon_threadsafe(stop.set)
    except RuntimeError:
        os._exit(0)


async def serve(listener: socket.socket) -> None:
    """Runs the ASGI application on an already bound socket."""
    from hypercorn.asyncio import serve as hypercorn_serve
    from hypercorn.config import Config

    from .application import application, warm_up

    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for received in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(received, stop.set)
    threading.Thread(target=end_with_parent, args=(stop, loop), daemon=True).start()
    config = Config()
    config.bind = [f"fd://{listener.fileno()}"]
    config.keep_alive_timeout = 75
    config.loglevel = "ERROR"
    config.graceful_timeout = 0.2
    config.shutdown_timeout = 0.5
    port = listener.getsockname()[1]
    loop.call_later(0.01, announce, port)
    threading.Thread(target=warm_up, daemon=True).start()
    await hypercorn_serve(application, config, shutdown_trigger=stop.wait)


def main() -> None:
    parser = argparse.ArgumentParser(prog="embedded_cloud", description="AWS services on one loopback port")
    parser.add_argument("--port", type=int, default=4566, help="0 takes a free one")
    parser.add_argument(
        "--state", help="folder that is removed at the end, even when the launcher is no longer there to do it"
    )
    arguments = parser.parse_args()
    listener = bind(arguments.port)
    settings.configure(listener.getsockname()[1])
    for port in (listener.getsockname()[1], os.environ.get("AUTOMATION_PORT")):
        if port:
            confinement.allow(int(port))
    confinement.install()
    partition_imports.install()
    kept_models.install()
    asyncio.run(serve(listener))
    if arguments.state:
        shutil.rmtree(arguments.state, ignore_errors=True)
    # Worker threads may still be in a handler that waits for this very server.
    os._exit(0)


if __name__ == "__main__":
    main()

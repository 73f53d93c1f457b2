"""What this process never does, whoever's template or call asks for it:
start a program, or reach a peer outside the cloud.

MiniStack runs functions, containers and jobs, and sends notifications and proxied requests to any address. Here a call
that needs it fails; so a signed caller, such as a runbook somebody else wrote, gets no further than the cloud's own
state. Source: PEP 578, and the audit events table of Python's library reference.
"""

import sys
import urllib.parse

_PROGRAMS = frozenset(
    {"subprocess.Popen", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system", "pty.spawn"}
)
_PEERS = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_NAMES = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

_ports: set = set()


def allow(port: int) -> None:
    """Lets this process reach one more port of this machine."""
    _ports.add(int(port))


def allow_address(url: str) -> None:
    """Lets this process reach the port of an address, if the address is of this machine."""
    parts = urllib.parse.urlsplit(url)
    allow(parts.port or (443 if parts.scheme == "https" else 80))


def _hook(event: str, arguments: tuple) -> None:
    if event in _PROGRAMS:
        raise PermissionError("the embedded cloud starts no programs")
    if event in _PEERS:
        address = arguments[1]
        if address is not None and not (
            isinstance(address, tuple) and address[0] in _LOOPBACK and address[1] in _ports
        ):
            raise PermissionError(f"the embedded cloud reaches nothing but itself, not {address}")
    if event in _NAMES and arguments[0] not in (None, "", *_LOOPBACK):
        raise PermissionError(f"the embedded cloud looks up no names, such as {arguments[0]}")


def install() -> None:
    """Holds until the process ends: nothing removes an audit hook."""
    sys.addaudithook(_hook)

"""Walls around scripts, where the kernel lets a user build some: Linux namespaces,
without a program or right of their own.

Inside there are the Python that runs them, read-only, a folder for temporary files, and one peer: the cloud's endpoint.
What cannot be had here (another system, a container without user namespaces, AppArmor) is said, and only the limits of
`script_limits` hold. Sources: user_namespaces(7), mount_namespaces(7), pid_namespaces(7), pivot_root(2),
mount_setattr(2).
"""

import ctypes
import fcntl
import json
import os
import platform
import signal
import socket
import struct
import sys
import threading

_NEWNS, _NEWUTS, _NEWIPC, _NEWUSER, _NEWPID, _NEWNET = 0x20000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000
_BIND, _REC, _PRIVATE, _NOSUID, _NODEV, _DETACH = 4096, 16384, 1 << 18, 2, 4, 2
_MOUNT_SETATTR, _AT_FDCWD, _AT_RECURSIVE, _ATTR_RDONLY, _ATTR_NOSUID = 442, -100, 0x8000, 1, 2
_SET_PDEATHSIG, _CAPBSET_DROP, _SET_NO_NEW_PRIVS = 1, 24, 38
#: Who a script is inside; outside it is the user, who owns none of its rights any more.
_INSIDE_ID = 1000
#: The only folder a script can write to.
HOME = "/script"
#: The new root is built here: a folder every Linux has, and nothing a script needs lies below it.
_ROOT = "/proc"

_libc = ctypes.CDLL(None, use_errno=True)


def _checked(result: int, what: str) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), f"{what}: {os.strerror(ctypes.get_errno())}")


def _unshare(flags: int) -> None:
    _checked(_libc.unshare(flags), "unshare")


def _mount(source: str, target: str, kind: str | None, flags: int, options: str | None = None) -> None:
    texts = [text.encode() if text is not None else None for text in (source, target, kind, options)]
    _checked(_libc.mount(texts[0], texts[1], texts[2], ctypes.c_ulong(flags), texts[3]), f"mount {target}")


def _read_only(target: str, flags: int) -> None:
    attributes = (ctypes.c_uint64 * 4)(_ATTR_RDONLY | _ATTR_NOSUID, 0, 0, 0)
    _checked(
        _libc.syscall(
            _MOUNT_SETATTR, _AT_FDCWD, target.encode(), flags, ctypes.byref(attributes), ctypes.sizeof(attributes)
        ),
        f"mount_setattr {target}",
    )


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def end_with_parent() -> None:
    """Lets the kernel end this process when the one that made it is gone."""
    _libc.prctl(_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _needed() -> list:
    """What Python needs to go on: itself, its libraries, and this package.

    The shortest path stands for all below it.
    """
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    wanted = [
        "/usr",
        "/lib",
        "/lib64",
        "/lib32",
        "/bin",
        sys.prefix,
        sys.base_prefix,
        os.path.dirname(os.__file__),
        os.path.dirname(os.path.realpath(sys.executable)),
        here,
        "/etc/ld.so.cache",
        "/dev/null",
        "/dev/zero",
        "/dev/random",
        "/dev/urandom",
    ]
    kept: list = []
    for path in sorted({each for each in wanted if os.path.lexists(each)}, key=len):
        if path not in ("/", os.path.expanduser("~")) and not any(
            path == each or path.startswith(each + "/") for each in kept
        ):
            kept.append(path)
    return kept


def _show(path: str) -> None:
    """Puts a path of this machine into the new root, read-only."""
    target = _ROOT + path
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if os.path.islink(path):
        os.symlink(os.readlink(path), target)
        return
    if os.path.isdir(path):
        os.makedirs(target, exist_ok=True)
    else:
        _write(target, "")
    _mount(path, target, None, _BIND | _REC)
    _read_only(target, _AT_RECURSIVE)


def _new_root() -> None:
    _mount("none", "/", None, _REC | _PRIVATE)
    needed = _needed()
    _mount("tmpfs", _ROOT, "tmpfs", _NOSUID | _NODEV, "size=1m,mode=755")
    for path in needed:
        _show(path)
    for folder in ("etc", "proc", HOME[1:]):
        os.makedirs(f"{_ROOT}/{folder}", exist_ok=True)
    # A checkout may lie below /tmp; nothing else of it is there.
    if not os.path.exists(f"{_ROOT}/tmp"):
        os.symlink(HOME, f"{_ROOT}/tmp")
    _write(f"{_ROOT}/etc/hosts", "127.0.0.1 localhost\n")
    _write(f"{_ROOT}/etc/nsswitch.conf", "hosts: files\npasswd: files\ngroup: files\n")
    _write(f"{_ROOT}/etc/passwd", f"script:x:{_INSIDE_ID}:{_INSIDE_ID}::{HOME}:/bin/sh\n")
    os.chdir(_ROOT)
    _checked(_libc.pivot_root(b".", b"."), "pivot_root")
    _checked(_libc.umount2(b".", _DETACH), "umount2")
    os.chdir("/")
    _read_only("/", 0)
    sys.path[:] = [each for each in sys.path if each and os.path.exists(each)]


def _loopback_up() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, 0x8914, struct.pack("16sH14x", b"lo", 1 | 64))  # SIOCSIFFLAGS, IFF_UP | IFF_RUNNING


def _build(control: socket.socket, port: int) -> None:
    """Builds the walls around this process and those it makes from now on."""
    uid, gid = os.getuid(), os.getgid()
    _unshare(_NEWUSER | _NEWNS | _NEWNET | _NEWIPC | _NEWUTS | _NEWPID)
    _write("/proc/self/setgroups", "deny")
    _write("/proc/self/uid_map", f"{_INSIDE_ID} {uid} 1")
    _write("/proc/self/gid_map", f"{_INSIDE_ID} {gid} 1")
    _loopback_up()
    with socket.create_server(("127.0.0.1", port), backlog=128) as listener:
        socket.send_fds(control, [b"x"], [listener.fileno()])
    _new_root()


def _try_room() -> None:
    """What each script gets anew, once: a machine that refuses it is found out at the beginning."""
    process = os.fork()
    if process == 0:
        try:
            own_room(1 << 20)
            os._exit(0)
        except OSError:
            os._exit(1)
    if os.waitpid(process, 0)[1] != 0:
        raise OSError("no room of its own for a script")


def _pump(source: socket.socket, target: socket.socket) -> None:
    try:
        while chunk := source.recv(1 << 16):
            target.sendall(chunk)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        source.close()
        target.close()


def _relay(control: socket.socket, port: int) -> None:
    """Takes connections that were made inside, and leads each to the cloud's
    endpoint; ends when nobody is inside any more."""
    _, descriptors, _, _ = socket.recv_fds(control, 1, 1)
    if not descriptors:
        return
    listener = socket.socket(fileno=descriptors[0])

    def accept() -> None:
        while True:
            inner, _ = listener.accept()
            try:
                outer = socket.create_connection(("127.0.0.1", port))
            except OSError:
                inner.close()
                continue
            for pair in ((inner, outer), (outer, inner)):
                threading.Thread(target=_pump, args=pair, daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    while control.recv(1):
        pass


def _fork_relay(port: int) -> socket.socket:
    control, other = socket.socketpair()
    if os.fork() == 0:
        control.close()
        os.closerange(0, 1)
        try:
            _relay(other, port)
        finally:
            os._exit(0)
    other.close()
    return control


def probe(port: int) -> str | None:
    """Why there can be no walls on this machine, or None: builds them once, in a process of its own."""
    if sys.platform != "linux" or not hasattr(_libc, "pivot_root"):
        return f"{platform.system()} has no namespaces"
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            _build(_fork_relay(port), port)
            _try_room()
        except Exception as error:  # whatever it is: it is the reason
            os.write(writing, (str(error) or type(error).__name__).encode()[:1000])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        reason = answer.read().decode()
    os.waitpid(process, 0)
    return reason or None


def enter(port: int) -> None:
    """Goes on inside, in a new process; this one only waits for its end.

    Call it once, after `probe` found nothing against it.
    """
    control = _fork_relay(port)
    _build(control, port)
    process = os.fork()
    if process == 0:
        end_with_parent()
        return
    for descriptor in (0, 1):
        os.close(descriptor)
    os.waitpid(process, 0)
    os._exit(0)


def own_room(size_bytes: int) -> None:
    """Gives this process its own empty folder, which goes with it;
    the next process it makes is the first of its own namespace."""
    _unshare(_NEWNS | _NEWPID | _NEWIPC)
    _mount("tmpfs", HOME, "tmpfs", _NOSUID | _NODEV, f"size={size_bytes},mode=700,uid={_INSIDE_ID},gid={_INSIDE_ID}")


def give_up_rights() -> None:
    """No capability is left inside, and no program brings one back."""
    _libc.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    capability = 0
    while _libc.prctl(_CAPBSET_DROP, capability, 0, 0, 0) == 0:
        capability += 1
    header, none = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    _checked(_libc.capset(header, none), "capset")


def main() -> None:
    """`python -m automation_worker.sandbox`: says whether scripts run behind
    walls on this machine, and else why not."""
    reason = probe(4566)
    print(json.dumps({"confined": reason is None, "reason": reason or ""}))


if __name__ == "__main__":
    main()

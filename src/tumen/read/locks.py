"""The locks that a reading process puts on itself before it sees a byte of a file. None of them can be opened again."""

from __future__ import annotations

import mimetypes
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tumen.read import kernel

MEMORY_EXIT = 87
"""The code with which a process ends that watched itself grow too large."""

_FILES = 64
"""Open files: a reader has its two pipes, and opens a few more while it imports."""
_WATCH_EVERY = 0.2
_SYSTEM = (
    *("/usr", "/lib", "/lib32", "/lib64", "/System/Library", "/nix/store", "/gnu/store"),
    *("/etc/ld.so.cache", "/dev/urandom"),
)
"""Where systems keep libraries and what these need, such as time zones; nobody's own files."""
_REFUSED = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "os.spawn",
    "os.system",
    "os.startfile",
    "os.kill",
    "pty.spawn",
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.chmod",
    "os.chown",
    "os.chflags",
    "os.truncate",
    "os.utime",
    "os.setxattr",
    "os.removexattr",
    "shutil.",
    "tempfile.",
    "sqlite3.connect",
    "urllib.",
    "http.client.",
    "ftplib.",
    "smtplib.",
    "imaplib.",
    "poplib.",
    "nntplib.",
    "telnetlib.",
    "webbrowser.",
    "winreg.CreateKey",
    "winreg.DeleteKey",
    "winreg.DeleteValue",
    "winreg.LoadKey",
    "winreg.SaveKey",
    "winreg.SetValue",
    "syslog.",
    "sys.addaudithook",
)
"""Beginnings of the names of audit events (docs.python.org, "Audit events table") that no reader has a use for."""
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


@dataclass(frozen=True, kw_only=True, slots=True)
class Locks:
    """What a process was locked with, each as a sentence for people: what holds here, and what does not."""

    holds: tuple[str, ...]
    lacks: tuple[str, ...]


def lock(*, memory: int, beside: Sequence[Path] = ()) -> Locks:
    """Locks this process; only the installation and the folders `beside` can be read afterwards.

    `memory` is the most address space in bytes. Call it once, after the first imports and before any parsing.
    """
    told: dict[bool, list[str]] = {True: [], False: []}

    def note(done: bool, holds: str, lacks: str) -> None:
        told[done].append(holds if done else lacks)

    # what a machine thinks that files are called is outside the installation, and no two machines think the same
    mimetypes.knownfiles.clear()
    readable = _installation(beside)
    limited = _limit(memory)
    note(
        "RLIMIT_AS" in limited, "memory is limited by the system", "memory is limited only by a watch that looks at it"
    )
    note(
        "RLIMIT_CPU" in limited,
        "processor time is limited by the system",
        "processor time is limited only by the clock",
    )
    kernel.forgo_privileges()
    files, calls = kernel.shut_files(readable), kernel.shut_calls()
    note(files or calls, "the system refuses changes of the disk", "only Python refuses changes of the disk")
    note(
        files, "the system refuses files outside the installation", "only Python refuses files outside the installation"
    )
    note(calls, "the system refuses network and programs", "only Python refuses network and programs")
    if "RLIMIT_AS" not in limited:
        threading.Thread(target=_watch, args=(memory,), daemon=True).start()
    sys.addaudithook(_hook(readable))
    return Locks(holds=tuple(told[True]), lacks=tuple(told[False]))


def limit_processor(seconds: float) -> None:
    """Lets the process use so many seconds of processor time more than it has used; beyond them the system ends it."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(time.process_time() + seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def memory_used() -> Callable[[], int]:
    """A function that gives the bytes that this process holds: its address space on Linux, elsewhere its highest size.

    It is made before the locks, which shut the file it reads. 0 where the system does not tell.
    """
    try:
        # the file that is held open is read again each time
        told = os.open("/proc/self/statm", os.O_RDONLY)
    except OSError:
        return _highest
    page = os.sysconf("SC_PAGE_SIZE")
    return lambda: int(os.pread(told, 200, 0).split()[0]) * page


def _highest() -> int:
    try:
        import resource
    except ImportError:
        return 0
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size if sys.platform == "darwin" else size * 1024


def _limit(memory: int) -> set[str]:
    """Sets what can be set, and gives the names of the limits that the system will keep."""
    try:
        import resource
    except ImportError:
        return set()
    kept = {"RLIMIT_CPU"}
    wanted = {"RLIMIT_CORE": 0, "RLIMIT_FSIZE": 0, "RLIMIT_NOFILE": _FILES, "RLIMIT_NPROC": 0, "RLIMIT_AS": memory}
    if sys.platform != "linux":
        # elsewhere the last is not kept, and threads that watch count as processes
        del wanted["RLIMIT_NPROC"]
    for name, value in wanted.items():
        try:
            kind = getattr(resource, name)
            _, hard = resource.getrlimit(kind)
            most = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(kind, (most, most))
        except (AttributeError, ValueError, OSError):
            continue
        if name != "RLIMIT_AS" or sys.platform == "linux":
            kept.add(name)
    return kept


def _watch(memory: int) -> None:
    while _highest() <= memory:
        time.sleep(_WATCH_EVERY)
    os._exit(MEMORY_EXIT)


def _installation(beside: Sequence[Path]) -> tuple[Path, ...]:
    """What may be read: where Python and what is installed beside it are imported from, and the system's libraries."""
    named = [*_SYSTEM, sys.prefix, sys.exec_prefix, sys.base_prefix, *(entry for entry in sys.path if entry)]
    found = [Path(entry) for entry in named] + list(beside)
    both = {path for entry in found for path in (entry, Path(os.path.realpath(entry))) if path.is_absolute()}
    return tuple(sorted(path for path in both if path.exists() and path != Path(path.anchor)))


def _hook(readable: Iterable[Path]) -> Callable[[str, tuple[Any, ...]], None]:
    """What Python asks before it opens, runs, sends or loads anything. It raises PermissionError where it may not."""
    roots = tuple(os.path.normcase(path) + os.sep for path in readable)
    files = tuple(root[:-1] for root in roots)

    def inside(path: object) -> bool:
        if isinstance(path, (bytes, os.PathLike)):
            path = os.fsdecode(path)
        if not isinstance(path, str):
            return False
        full = os.path.normcase(os.path.abspath(path))  # noqa: PTH100  # pathlib asks the disk
        return full.startswith(roots) or full in files

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = arguments
            writes = any(mark in mode for mark in "wax+") if isinstance(mode, str) else bool((flags or 0) & _WRITING)
            if writes or not (isinstance(path, int) or inside(path)):
                raise PermissionError("a reader may open no such file")
        elif event == "import":
            file = arguments[1]
            if file is not None and not inside(file):
                raise PermissionError("a reader may load no such module")
        elif event == "ctypes.dlopen":
            if arguments[0] is not None and not inside(arguments[0]):
                raise PermissionError("a reader may load no such library")
        elif event.startswith(_REFUSED):
            raise PermissionError("a reader may do no such thing")

    return refuse

"""What the kernel of Linux itself refuses a reading process, for good: Landlock and a filter of system calls.

A parser in C that a hostile file has taken over does not ask Python. These two hold all the same, need no rights, and
cannot be undone by the process. Landlock: docs.kernel.org/userspace-api/landlock.html; seccomp: the manual page
seccomp(2); numbers of system calls: unistd_64.h of x86-64 and asm-generic/unistd.h, which arm64 uses.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import signal
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

_NO_NEW_PRIVILEGES, _DEATH_SIGNAL, _SET_SECCOMP, _FILTER = 38, 1, 22, 2

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
_FILE_RIGHTS = (13, 14, 15, 15, 16)
"""How many rights to files the versions 1 to 5 of Landlock know; later ones know as many as the fifth."""

_MACHINES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}
# to talk to anyone, run anything, look into or signal other processes, or reach parts of the kernel no parser needs
_REFUSED = (
    (41, 198), (53, 199), (59, 221), (322, 281), (57, None), (58, None), (101, 117), (310, 270), (311, 271),
    (129, 138), (297, 240), (424, 424), (434, 434), (425, 425), (321, 280), (298, 241), (323, 282), (250, 219),
    (248, 217), (249, 218), (165, 40), (166, 39), (272, 97), (308, 268), (155, 41), (161, 51), (175, 105),
    (313, 273), (246, 104), (320, 294), (169, 142), (167, 224), (304, 265), (428, 428), (429, 429), (430, 430),
    (442, 442),
)  # fmt: skip
# to change what lies on the disk: modes, owners, times, attributes, names
_CHANGES = (
    (90, None), (91, 52), (268, 53), (452, 452), (92, None), (93, 55), (94, None), (260, 54), (132, None), (235, None),
    (261, None), (280, 88), (188, 5), (189, 6), (190, 7), (197, 14), (198, 15), (199, 16), (87, None), (263, 35),
    (82, None), (264, 38), (316, 276), (83, None), (258, 34), (84, None), (86, None), (265, 37), (88, None), (266, 36),
    (133, None), (259, 33), (76, 45), (85, None),
)  # fmt: skip
_OPEN, _OPENAT = (2, None), (257, 56)
_CLONE, _TO_PROCESS = (56, 220), ((62, 129), (200, 130), (234, 131))
_UNKNOWN_TO_FILTER = ((437, 437), (435, 435))
"""openat2 and clone3 hand over their flags where a filter cannot see them; told that there is no such call, the C
library falls back to the older ones."""
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_THREAD = 0x10000

_LOAD, _EQUAL, _ANY_BIT, _AT_LEAST, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000


def die_with_parent() -> bool:
    """Has the kernel kill this process when the thread that started it ends. Whether it will."""
    return _call("prctl", _DEATH_SIGNAL, int(signal.SIGKILL), 0, 0, 0) == 0


def forgo_privileges() -> bool:
    """Gives up for good to gain rights by running a program; the other two ask for it. Whether that worked."""
    return _call("prctl", _NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0


def shut_files(readable: Iterable[Path]) -> bool:
    """From now on nothing is written or run, and only what is in `readable` and the libraries in use are read.

    Where the kernel can, TCP is refused and other processes get no signals too. Whether the kernel has Landlock.
    """
    version = _call("syscall", _CREATE_RULESET, None, 0, 1)
    if version < 1:
        return False
    files = (1 << _FILE_RIGHTS[min(version, 5) - 1]) - 1
    attributes = struct.pack("=Q", files)
    if version >= 4:
        attributes += struct.pack("=Q", 0b11)
    if version >= 6:
        attributes += struct.pack("=Q", 0b11)
    rules = _call("syscall", _CREATE_RULESET, attributes, len(attributes), 0)
    if rules < 0:
        return False
    for path in (*readable, *_loaded()):
        try:
            opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            continue
        allowed = _READ_FILE | _READ_FOLDER if path.is_dir() else _READ_FILE
        rule = struct.pack("=Qi", allowed, opened)
        _call("syscall", _ADD_RULE, rules, 1, rule, 0)
        os.close(opened)
    done = _call("syscall", _RESTRICT_SELF, rules, 0) == 0
    os.close(rules)
    return done


def shut_calls() -> bool:
    """From now on the kernel refuses this process sockets, programs, new processes and every change of the disk.

    Whether it does: on Linux on x86-64 and arm64, where it was built with seccomp.
    """
    if sys.platform != "linux" or platform.machine() not in _MACHINES or sys.byteorder != "little":
        return False
    program = b"".join(struct.pack("=HBBI", *line) for line in _filter(*_MACHINES[platform.machine()]))
    code = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("@HP", len(program) // 8, ctypes.addressof(code))
    return _call("prctl", _SET_SECCOMP, _FILTER, header, 0, 0) == 0


def _filter(architecture: int, column: int) -> list[tuple[int, int, int, int]]:
    """Lines of the filter (code, jump if so, jump if not, value): a call is refused with EPERM, or let through."""
    refuse, unknown = (_RETURN, 0, 0, _REFUSE | errno.EPERM), (_RETURN, 0, 0, _REFUSE | errno.ENOSYS)
    allow = (_RETURN, 0, 0, _ALLOW)

    def where(call: tuple[int | None, int | None], then: list[tuple[int, int, int, int]]) -> None:
        number = call[column]
        if number is not None:
            lines.extend([(_EQUAL, 0, len(then), number), *then])

    lines = [(_LOAD, 0, 0, 4), (_EQUAL, 1, 0, architecture), refuse, (_LOAD, 0, 0, 0)]
    if column == 0:
        lines += [(_AT_LEAST, 0, 1, 0x40000000), refuse]  # the calls of x32, by other numbers
    for call in (*_REFUSED, *_CHANGES):
        where(call, [refuse])
    for call in _UNKNOWN_TO_FILTER:
        where(call, [unknown])
    # what hangs on an argument: its lower half, arguments begin at byte 16 and have 8 bytes
    where(_OPEN, [(_LOAD, 0, 0, 24), (_ANY_BIT, 0, 1, _WRITING), refuse, allow])
    where(_OPENAT, [(_LOAD, 0, 0, 32), (_ANY_BIT, 0, 1, _WRITING), refuse, allow])
    where(_CLONE, [(_LOAD, 0, 0, 16), (_ANY_BIT, 1, 0, _THREAD), refuse, allow])
    for call in _TO_PROCESS:
        where(call, [(_LOAD, 0, 0, 16), (_EQUAL, 1, 0, os.getpid()), refuse, allow])
    return [*lines, allow]


def _loaded() -> set[Path]:
    """The libraries that this process has loaded."""
    try:
        lines = Path("/proc/self/maps").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return set()
    return {Path(line[line.index("/") :]) for line in lines if "/" in line and ".so" in line}


def _call(function: str, *arguments: int | bytes | None) -> int:
    """What a function of the C library gives, -1 where the system has none such."""
    if sys.platform != "linux":
        return -1
    # both take as many machine words as there are arguments
    words = [ctypes.c_long(one) if isinstance(one, int) else one for one in arguments]
    try:
        return int(getattr(ctypes.CDLL(None), function)(*words))
    except (AttributeError, OSError):
        return -1

"""Readers that do what a parser does when a hostile file has taken it over. They run only inside `Confined`.

Each takes what `tumen.read.reports.read` takes. Where something is tried that should be refused, what came of it is
given as a `LeftOut`: where it was refused, the name of the error, else `done`.
"""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tumen.errors import MissingExtra, UnreadableInput
from tumen.ledger import Report, digest
from tumen.read import services
from tumen.read.parts import Container, LeftOut, Member

Found = Iterator[Report | Container | Member | LeftOut]


def report(data: bytes, name: str, text: str = "Two buses left.") -> Report:
    return Report(id=digest(data), name=Path(name).stem, text=text, media_type="text/plain")


def by_name(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    """Does what the bytes say after the first line; gives a report where they name nothing."""
    what = data.partition(b"\n")[2].decode()
    deed = globals().get(what)
    if deed is not None:
        yield from deed(data, name=name, url=url, charset=charset, columns=columns)
    else:
        yield report(data, name)


def number(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    """Which process this is."""
    yield LeftOut(where="process", why=str(os.getpid()))


def tell(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    """What the process was started with."""
    yield LeftOut(where="environment", why=" ".join(sorted(os.environ)))
    yield LeftOut(where="folder", why=str(Path.cwd()))
    yield LeftOut(where="isolated", why=str(sys.flags.isolated))
    yield LeftOut(where="group of its own", why=str(os.getpgid(0) == os.getpid()))


def eat_memory(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    yield from ()
    kept = []
    while True:
        kept.append(bytearray(2**20))


def ask_much_memory(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    yield LeftOut(where=str(len(bytearray(2**40))), why="done")


def spin(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    yield LeftOut(where=str(os.getpid()), why="spins next")
    while True:
        pass


def wait(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    yield LeftOut(where=str(os.getpid()), why="waits next")
    signal.pause()


def spin_at_close(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    try:
        yield LeftOut(where="before", why="spins when it is given up")
    finally:
        while True:
            pass


def print_much(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    print("x" * 10**6, flush=True)
    print("x" * 10**6, file=sys.stderr, flush=True)
    os.write(1, b"x" * 10**6)
    os.write(2, b"\x1b[31m" * 10**5)
    yield report(data, name)


def crash(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    ctypes.string_at(0)
    yield report(data, name)


def crash_later(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    yield report(data, name)
    ctypes.string_at(0)


def leave(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    yield report(data, name)
    os._exit(3)


def recurse(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    yield from recurse(data, name=name, url=url, charset=charset, columns=columns)


def err(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    yield from ()
    raise KeyError("\x1b]0;secret\x07 of the file")


def refuse(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    yield report(data, name)
    raise UnreadableInput(f"{name}: is torn\x1b[31m\nat byte 9; get a whole copy.")


def lack(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    yield from ()
    raise MissingExtra("needs openpyxl; get it with: pip install tumen[tables]")


def much_at_once(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    yield Member(name="a.txt", data=bytes(3 * 2**20), where="entry a.txt")


def much_in_all(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    while True:
        yield Member(name="a.txt", data=bytes(2**19), where="entry a.txt")


def much_about(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    yield LeftOut(where="entry", why="x" * (5 * 2**20))


def many(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    while True:
        yield LeftOut(where="entry", why="is empty")


def four(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    yield report(data, name, "Ein Satz: 珲春 \ud800 and so on.")
    yield Container(media_type="application/zip")
    yield Member(
        name="a.html", data=data * 3, where="record at byte 9", url=url, captured_at="2020-01-01T00:00:00Z",
        headers=(("Server", "x"), ("Via", "y")),
    )  # fmt: skip
    yield LeftOut(where="entry b.exe", why="is a program")


def another_report(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    yield report(data + b"x", name)


def outside_offsets(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    yield Report(id=digest(data), name=Path(name).stem, text="ab", media_type="text/plain", furniture=((1, 9),))


def lists(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    head, body = b'["report", {}]', b"[" + b"[]," * 3_000_001 + b"0]"
    _say(struct.pack(">II", len(head), len(body)) + head + body)
    yield report(data, name)


def path_as_name(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    yield Member(name="../../evil.txt", data=b"x", where="entry")


def garbage(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    _say(b"HTTP/1.1 200 OK\r\n\r\n" * 20)
    yield report(data, name)


def half(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    yield from ()
    _say(struct.pack(">II", 100, 100) + b'["report"')
    os._exit(0)


def no_json(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    _say(struct.pack(">II", 4, 0) + b"\xff\xff\xff\xff")
    yield report(data, name)


def enormous(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    _say(struct.pack(">II", 20, 2**32 - 1))
    yield report(data, name)


def stand_still(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    yield from ()
    _say(struct.pack(">II", 100, 100) + b'["report"')
    signal.pause()


def close_all(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    yield from ()
    os.closerange(3, 64)
    signal.pause()


def _nobody(values: Mapping[str, Any], data: bytes) -> str:
    return "asked nobody"


def ask_capitals(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    text = services.ask("capitals", {"of": name}, data, here=_nobody)
    yield report(data, name, text)


def ask_for_ever(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    yield from ()
    while True:
        services.ask("capitals", {}, b"x", here=_nobody)


def try_python(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    """Everything that a parser in Python could do to the machine. The second line of the bytes is a folder."""
    folder = Path(data.decode().split("\n")[1])
    there, new = folder / "there.txt", folder / "new.txt"
    yield from _tried(
        {
            "write": lambda: new.write_text("x"),
            "append": lambda: there.open("a"),
            "create": lambda: os.open(new, os.O_CREAT | os.O_WRONLY),
            "read": there.read_text,
            "remove": there.unlink,
            "rename": lambda: there.rename(new),
            "mkdir": new.mkdir,
            "link": lambda: new.symlink_to(there),
            "chmod": lambda: there.chmod(0o777),
            "utime": lambda: os.utime(there),
            "truncate": lambda: os.truncate(there, 0),
            "socket": socket.socket,
            "resolve": lambda: socket.getaddrinfo("example.org", 80),
            "run": lambda: subprocess.run(["true"], check=True),
            "shell": lambda: os.system("true"),  # noqa: S605
            "fork": lambda: os.fork() or os._exit(0),
            "exec": lambda: os.execv("/bin/true", ["true"]),  # noqa: S606
            "library": lambda: ctypes.CDLL(str(there)),
            "kill": lambda: os.kill(os.getppid(), 0),
        }
    )


def try_machine(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Found:
    """The same past Python, as machine code in a parser would do it."""
    folder = os.fsencode(data.decode().split("\n")[1])
    there, new = folder + b"/there.txt", folder + b"/new.txt"
    c, here = ctypes.CDLL(None, use_errno=True), os.getpid()

    def call(function: str, *arguments: int | bytes | None) -> Callable[[], object]:
        def run() -> object:
            if getattr(c, function)(*arguments) < 0:
                raise OSError(ctypes.get_errno(), "refused")
            # a process too many would go on as this one
            return os.getpid() == here or os._exit(0)

        return run

    yield from _tried(
        {
            "write": call("open", new, os.O_CREAT | os.O_WRONLY, 0o600),
            "append": call("open", there, os.O_APPEND | os.O_WRONLY),
            "read": call("open", there, os.O_RDONLY),
            "remove": call("unlink", there),
            "rename": call("rename", there, new),
            "mkdir": call("mkdir", new, 0o700),
            "link": call("symlink", there, new),
            "chmod": call("chmod", there, 0o777),
            "utime": call("utimes", there, None),
            "truncate": call("truncate", there, 0),
            "socket": call("socket", 2, 1, 0),
            "unix socket": call("socket", 1, 1, 0),
            "fork": call("fork"),
            "exec": call("execve", b"/bin/true", None, None),
            "kill": call("kill", os.getppid(), 0),
            "trace": call("ptrace", 16, os.getppid(), None, None),
        }
    )


def _tried(deeds: dict[str, Callable[[], object]]) -> Found:
    for what, deed in deeds.items():
        try:
            deed()
        except OSError as error:
            yield LeftOut(where=what, why=type(error).__name__)
        else:
            yield LeftOut(where=what, why="done")


def _say(words: bytes) -> None:
    """Says something on the stream to the one who waits, past the frames."""
    for number in range(3, 64):
        try:
            os.write(number, words)
        except OSError:
            continue

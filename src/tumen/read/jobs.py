"""A process that reads, seen from the one that started it, and one file that it reads."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any, Protocol

from tumen.errors import MissingExtra, UnreadableInput
from tumen.read.files import LIMIT
from tumen.read.frames import BrokenFrame, Frame, TooLarge, item_of, read_frame, write_frame
from tumen.read.locks import MEMORY_EXIT
from tumen.read.reports import Found
from tumen.read.services import Service

_START = """
import sys
sys.path[:0] = [folder for folder in sys.argv[1:] if folder not in sys.path]
from tumen.read.child import main
main()
"""
_KEPT = ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""What a process needs of the environment to start at all; nothing else of it is handed on."""
_SET = {
    # the same in every place
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    # libraries that set up threads and arenas for each processor take gigabytes of address space for them
    "MALLOC_ARENA_MAX": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
_STARTED = 120
"""Seconds in which a process must have started, from a cold and slow disk too."""
_ENDED = 2
_WORDS = 2000
"""Longest sentence that is taken over from a process, in characters."""
_INSTEAD = "save its text and give that."


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What one file may cost. Seconds are those that somebody waits for the process, bytes those of one process.

    `memory` is address space: the readers with all their libraries take up 0.25 GB of it, a page of 10 MB 0.5 GB.
    `answer` bounds one report or member, `answers` all that come out of one file, `items` their number, `asked` how
    often services may be asked, `files` how many files a process reads before a fresh one takes over.
    """

    seconds: float = 60
    seconds_in_all: float = 600
    memory: int = 2 * 2**30
    answer: int = 2 * LIMIT
    answers: int = 2**30
    items: int = 100_000
    asked: int = 1_000
    files: int = 500


LIMITS = Limits()


class Stopped(Exception):
    """The process is of no more use; `why` goes on after the name of the file."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Child:
    """A process that reads: `locks` is what it says that holds for it, `files` how many files it was given, `used` the
    bytes of memory it held after the last.

    Raises UnreadableInput that begins with `name` where it cannot be started.
    """

    def __init__(self, name: str, *, limits: Limits, reads: str, beside: Sequence[Path]) -> None:
        self.files = 0
        self.used = 0
        self._limits = limits
        try:
            self._process = _popen(beside)
        except OSError as error:
            raise _not_started(name, error.strerror or type(error).__name__) from None
        start = {
            "parent": os.getpid(),
            # the kernel would end the process with the thread, not the program, that started it
            "dies": threading.current_thread() is threading.main_thread(),
            "reads": reads,
            "beside": [str(path) for path in beside],
            "memory": limits.memory,
            "seconds": limits.seconds,
        }
        try:
            self.locks = _sentences(self.exchange(Frame(kind="start", values=start), seconds=_STARTED, told=_STARTED))
        except (Stopped, BrokenFrame) as error:
            self._kill()
            said = _stream(self._process.stderr).read(64 * 1024)[-_WORDS:].decode("utf-8", "replace").strip()
            self.end()
            raise _not_started(name, _plain(said.splitlines()[-1]) if said else str(error)) from None
        except BaseException:
            self.end()
            raise

    def lives(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def exchange(self, frame: Frame, *, seconds: float, told: float) -> Frame:
        """Sends a frame and gives the answer to it.

        Raises Stopped where none comes within `seconds` (`told` is the number in its words), where it is too long, and
        where the process has ended; BrokenFrame where it is in no known form.
        """
        overtime = threading.Event()

        def stop() -> None:
            overtime.set()
            self._kill()

        timer = threading.Timer(seconds, stop)
        # Ctrl-C may come while it starts; nobody must wait for it then
        timer.daemon = True
        answer, broken = None, None
        try:
            timer.start()
            write_frame(_stream(self._process.stdin), frame)
            answer = read_frame(_stream(self._process.stdout), most=self._limits.answer)
        except BrokenFrame as error:
            broken = error
        except (OSError, ValueError):
            pass  # nobody listens, or the whole was closed meanwhile: how the process ended tells why
        finally:
            timer.cancel()
            if timer.is_alive():
                timer.join()
        if overtime.is_set():
            raise Stopped(f"took more than {told:g} s to read and was stopped")
        if isinstance(broken, TooLarge):
            raise Stopped(f"gave more than {_size(self._limits.answer)} at once")
        if broken is not None and self._runs_on():
            raise broken
        if answer is None:
            raise Stopped(self._how_it_ended())
        return answer

    def end(self) -> None:
        """Ends the process, at once."""
        self._kill()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            with suppress(OSError):
                _stream(stream).close()
        self._process.wait()

    def _kill(self) -> None:
        if self._process.poll() is not None:
            return
        if sys.platform == "win32":
            self._process.kill()
        else:
            # its group is its own: whatever it could have started goes with it
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def _runs_on(self) -> bool:
        try:
            self._process.wait(timeout=_ENDED)
        except subprocess.TimeoutExpired:
            return True
        return False

    def _how_it_ended(self) -> str:
        if self._runs_on():
            return "made the reader break off"
        code = self._process.returncode
        if code == MEMORY_EXIT:
            return f"needed more than {_size(self._limits.memory)} of memory"
        if code == -getattr(signal, "SIGXCPU", 0):
            return f"took more than {self._limits.seconds:g} s to read and was stopped"
        return f"crashed the reader (signal {-code})" if code < 0 else f"ended the reader (code {code})"


class Talker(Protocol):
    """What a job needs of the process; see `Child`."""

    files: int
    used: int

    def exchange(self, frame: Frame, *, seconds: float, told: float) -> Frame: ...


class Job:
    """One file called `name`, whose bytes have the hash `report`, while a process reads it."""

    def __init__(
        self, child: Talker, *, limits: Limits, services: Mapping[str, Service], name: str, report: str
    ) -> None:
        self._child, self._limits, self._services = child, limits, services
        self._name, self._report = name, report
        self._spent, self._bytes, self._items, self._asked = 0.0, 0, 0, 0
        self._open = self._sound = False
        child.files += 1

    def step(self, frame: Frame) -> Found | None:
        """Sends a frame and gives what was found, None at the end of the file.

        Raises what the reader raised, and UnreadableInput where the process did not keep to its limits.
        """
        self._open = self._sound = False
        try:
            answer = self._exchange(frame)
            while answer.kind == "ask":
                answer = self._exchange(self._serve(answer))
            if answer.kind in _OVER:
                self._at_the_end(answer)
                return None
            self._count(answer)
            item = item_of(answer, report=self._report, name=self._name)
        except Stopped as stopped:
            raise self._unreadable(stopped.why) from None
        except BrokenFrame:
            raise self._unreadable("made the reader answer in no known form") from None
        self._open = True
        return item

    def finish(self) -> bool:
        """Breaks off where the file is not at its end. Whether the process can read another one."""
        if self._open:
            self._open = False
            with suppress(Stopped, BrokenFrame):
                answer = self._exchange(Frame(kind="close"))
                self._sound = answer.kind == "end"
                self._note_memory(answer)
        return self._sound

    def _exchange(self, frame: Frame) -> Frame:
        rest = self._limits.seconds_in_all - self._spent
        whole = rest < self._limits.seconds
        began = time.monotonic()
        try:
            return self._child.exchange(
                frame,
                seconds=max(rest, 0) if whole else self._limits.seconds,
                told=self._limits.seconds_in_all if whole else self._limits.seconds,
            )
        finally:
            self._spent += time.monotonic() - began

    def _count(self, answer: Frame) -> None:
        self._items += 1
        self._bytes += answer.size
        if self._items > self._limits.items:
            raise Stopped(f"holds more than {self._limits.items} parts")
        if self._bytes > self._limits.answers:
            raise Stopped(f"gave more than {_size(self._limits.answers)} in all")

    def _serve(self, asked: Frame) -> Frame:
        """Has a service answer. Its time is its own, and its words are bounded by itself."""
        self._asked += 1
        if self._asked > self._limits.asked:
            raise Stopped(f"asked for help more than {self._limits.asked} times")
        name, values = asked.values.get("service"), asked.values.get("values")
        if not isinstance(name, str) or not isinstance(values, dict):
            raise BrokenFrame("it is not told which service is asked for")
        if name not in self._services:
            return Frame(kind="refused", values={"message": "nobody may be asked for that here"})
        try:
            text = self._services[name](MappingProxyType(values), asked.body)
        except MissingExtra as error:
            return Frame(kind="missing", values={"message": str(error)})
        except UnreadableInput as error:
            return Frame(kind="refused", values={"message": str(error)})
        return Frame(kind="answer", body=text.encode("utf-8", "replace"))

    def _at_the_end(self, answer: Frame) -> None:
        self._note_memory(answer)
        self._sound = answer.kind in ("end", "refused", "missing")
        said = {key: _plain(str(value)) for key, value in answer.values.items()}
        if answer.kind == "end":
            return
        if answer.kind == "missing":
            raise MissingExtra(said.get("message", "a part that is not installed is needed."))
        if answer.kind == "refused":
            # the name is that of the caller, whatever it holds; the rest is made fit to be shown
            message = str(answer.values.get("message"))
            between = "" if message.startswith(self._name) else ": "
            raise UnreadableInput(f"{self._name}{between}{_plain(message.removeprefix(self._name))}")
        if answer.kind == "memory":
            raise self._unreadable(f"needed more than {_size(self._limits.memory)} of memory")
        if answer.kind == "nested":
            raise self._unreadable("is nested too deeply to be read")
        if answer.kind == "large":
            raise self._unreadable("holds a part with too much said about it")
        raise self._unreadable(f"made the reader fail ({said.get('error')} in {said.get('place')})")

    def _note_memory(self, answer: Frame) -> None:
        used = answer.values.get("used")
        self._child.used = used if isinstance(used, int) else self._limits.memory

    def _unreadable(self, why: str) -> UnreadableInput:
        return UnreadableInput(f"{self._name}: {why}; {_INSTEAD}")


_OVER = frozenset({"end", "refused", "missing", "memory", "nested", "large", "fault"})


def _popen(beside: Sequence[Path]) -> subprocess.Popen[bytes]:
    own_group: dict[str, Any] = {"creationflags": 0x00000200} if sys.platform == "win32" else {"process_group": 0}
    kept = {key: os.environ[key] for key in _KEPT if key in os.environ}
    return subprocess.Popen(  # noqa: S603  # our own interpreter and our own words
        [sys.executable, "-I", "-B", "-X", "utf8", "-c", _START, str(Path(__file__).parents[2]), *map(str, beside)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=os.path.abspath(os.sep),  # noqa: PTH100  # the root of the drive, whatever it is called
        env=kept | _SET,
        # Ctrl-C in the terminal reaches the one who waits, not the process
        **own_group,
    )


def _sentences(ready: Frame) -> tuple[str, ...]:
    holds, lacks = ready.values.get("holds"), ready.values.get("lacks")
    if ready.kind != "ready" or not isinstance(holds, list) or not isinstance(lacks, list):
        raise BrokenFrame("it said something else than what it was locked with")
    return tuple(_plain(str(one)) for one in (*holds, *lacks))


def _stream(stream: IO[bytes] | None) -> Any:
    if stream is None:
        raise ValueError("a process without its streams")
    return stream


def _plain(words: str) -> str:
    """Words from a process as one line that can be shown: nothing in it moves a cursor, and it has an end."""
    return "".join(one if one.isprintable() else " " for one in words[:_WORDS])


def _size(size: int) -> str:
    return f"{size / 2**30:.3g} GB" if size >= 2**30 else f"{size / 2**20:.3g} MB"


def _not_started(name: str, why: str) -> UnreadableInput:
    why = why.rstrip(".")
    return UnreadableInput(f"{name}: the process that reads it did not start ({why}); look with: tumen doctor")

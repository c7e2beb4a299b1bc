"""The process that reads: it locks itself, then reads one file after the other and gives what it finds when asked.

It is started by `tumen.read.confine` and talks to it in frames over what were its standard input and output, which
afterwards lead nowhere: what a library prints is dropped. It works only while somebody waits for the next thing.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from tumen.errors import MissingExtra, UnreadableInput
from tumen.read import kernel, services
from tumen.read.frames import BrokenFrame, Frame, TooLarge, item_frame, read_frame, write_frame
from tumen.read.locks import limit_processor, lock, memory_used
from tumen.read.reports import Found

_MOST = 2**32
"""Lengths are not doubted here: the process that asks is the one that the person started."""
_RAISED: Mapping[str, type[Exception]] = {"missing": MissingExtra, "refused": UnreadableInput}


class Reads(Protocol):
    """Reads the bytes of a file as `tumen.read.reports.read` does."""

    def __call__(
        self, data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None
    ) -> Iterator[Found]: ...


def main() -> None:
    """Works until nobody asks any more. The first frame, `start`, says what to read with and within which limits."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_RDWR)
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    start = read_frame(incoming, most=_MOST)
    if start is None:
        return
    values = start.values
    if values["dies"]:
        kernel.die_with_parent()
    if sys.platform != "win32" and os.getppid() != values["parent"]:
        return
    module, _, function = values["reads"].partition(":")
    reads: Reads = getattr(import_module(module), function)
    used = memory_used()
    locks = lock(memory=values["memory"], beside=[Path(path) for path in values["beside"]])
    write_frame(outgoing, Frame(kind="ready", values={"holds": locks.holds, "lacks": locks.lacks}))
    # until here a traceback tells why this did not start; what a file makes a library say is not shown
    os.dup2(nowhere, 2)
    Desk(incoming, outgoing, reads=reads, seconds=values["seconds"], used=used).work()


class Desk:
    """Takes one file after the other, and does one step for each frame that arrives."""

    def __init__(
        self, incoming: BinaryIO, outgoing: BinaryIO, *, reads: Reads, seconds: float, used: Callable[[], int]
    ) -> None:
        self._incoming, self._outgoing = incoming, outgoing
        self._reads, self._seconds, self._used = reads, seconds, used
        self._found: Iterator[Found] | None = None

    def work(self) -> None:
        """Answers `read`, `next` and `close` until the stream ends. Raises BrokenFrame where it is cut off."""
        services.answer_through(self._ask)
        while (frame := read_frame(self._incoming, most=_MOST)) is not None:
            try:
                write_frame(self._outgoing, self._step(frame))
            except TooLarge:
                write_frame(self._outgoing, self._over("large"))

    def _step(self, frame: Frame) -> Frame:
        limit_processor(self._seconds)
        try:
            if frame.kind == "read":
                values = frame.values
                self._found = self._reads(
                    frame.body,
                    name=values["name"],
                    url=values["url"],
                    charset=values["charset"],
                    columns=values["columns"],
                )
            item = None if frame.kind == "close" or self._found is None else next(self._found, None)
            if item is not None:
                return item_frame(item)
            # what a reader does when it is given up runs here, within its limits
            self._found = None
            return self._over("end")
        except MissingExtra as error:
            return self._over("missing", message=str(error))
        except UnreadableInput as error:
            return self._over("refused", message=str(error))
        except MemoryError:
            return self._over("memory")
        except RecursionError:
            return self._over("nested")
        except Exception as error:  # noqa: BLE001  # whatever a parser raises on a hostile file ends that file only
            return self._over("fault", error=type(error).__name__, place=_place(error))

    def _over(self, kind: str, **values: Any) -> Frame:
        self._found = None
        return Frame(kind=kind, values={**values, "used": self._used()})

    def _ask(self, service: str, values: Mapping[str, Any], data: bytes) -> str:
        write_frame(self._outgoing, Frame(kind="ask", values={"service": service, "values": dict(values)}, body=data))
        answer = read_frame(self._incoming, most=_MOST)
        if answer is None:
            raise BrokenFrame("nobody answers")
        if answer.kind in _RAISED:
            raise _RAISED[answer.kind](answer.values["message"])
        return answer.body.decode("utf-8")


def _place(error: BaseException) -> str:
    """The innermost line of a reader that the error went through, as "pages.py, line 40"."""
    place, trace = "a library", error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.parent == Path(__file__).parent and file.stem not in ("child", "locks"):
            place = f"{file.name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place

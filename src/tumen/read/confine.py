"""Parsers run in a process of their own, which can neither write, nor reach the network, nor run anything, nor grow.

What a hostile file does to it ends that file, with the reason in words; the next file is read by a fresh process.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType, TracebackType

from tumen.errors import UnreadableInput
from tumen.ledger import digest
from tumen.read import reports
from tumen.read.decoding import decode
from tumen.read.frames import Frame
from tumen.read.jobs import LIMITS, Child, Job, Limits
from tumen.read.kinds import PLAIN, kind_of
from tumen.read.readers import SERVICES
from tumen.read.reports import Found
from tumen.read.services import Service

_SMALL = 2**20
"""A text of more bytes is read by a process too, so that what it costs is bounded."""


def needs_child(data: bytes, *, name: str) -> bool:
    """Whether a parser is needed for the bytes. Short plain text and what is refused at once need none.

    Telling looks at the first bytes only, and decodes a text by the rules of Python; it opens no archive.
    """
    if len(data) > _SMALL or data.startswith(b"PK"):
        return True
    if kind_of(data, name=name) is not None:
        return True
    try:
        return decode(data, name=name)[1] != PLAIN
    except UnreadableInput:
        return False


def confinement() -> tuple[str, ...]:
    """What holds for parsers on this machine and what does not, a sentence each.

    Raises UnreadableInput where the process cannot be started.
    """
    with Confined() as confined:
        return confined.told()


class Confined:
    """Reads files, each by a process that holds itself to `limits`. Use it as a context manager.

    A process is started when the first file needs one and is used again for the files that follow. Reading may nest: a
    member can be read while the file it came from is still open, by another process. `services` are what a reader may
    ask for, by name. `reads` ("module:function") reads in place of `tumen.read.reports.read`, with `beside` as more
    folders to import from.
    """

    def __init__(
        self,
        *,
        limits: Limits = LIMITS,
        services: Mapping[str, Service] = SERVICES,
        reads: str = "tumen.read.reports:read",
        beside: Sequence[Path] = (),
    ) -> None:
        self._limits = limits
        self._services = MappingProxyType(dict(services))
        self._start = (reads, tuple(beside))
        self._idle: list[Child] = []
        self._all: set[Child] = set()

    def __enter__(self) -> Confined:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends every process. What is still being read ends as damaged."""
        self._idle.clear()
        for child in list(self._all):
            self._drop(child)

    def told(self) -> tuple[str, ...]:
        """What holds for a process and what does not, a sentence each. Raises UnreadableInput where none starts."""
        child = self._take("the reader of files")
        self._idle.append(child)
        return (f"a file is given up after {self._limits.seconds:g} s without an answer", *child.locks)

    def read(
        self,
        data: bytes,
        *,
        name: str,
        url: str | None = None,
        charset: str | None = None,
        columns: str | None = None,
    ) -> Generator[Found, None, None]:
        """What `tumen.read.read` gives for the same bytes, one by one, nothing being read ahead.

        Raises UnreadableInput as it does, and for a file that took too long, needed too much memory, gave too much or
        broke the reader; what was given before stays good.
        """
        if not needs_child(data, name=name):
            yield from reports.read(data, name=name, url=url, charset=charset, columns=columns)
            return
        child = self._take(name)
        job = Job(child, limits=self._limits, services=self._services, name=name, report=digest(data))
        try:
            item = job.step(
                Frame(kind="read", values={"name": name, "url": url, "charset": charset, "columns": columns}, body=data)
            )
            while item is not None:
                yield item
                item = job.step(Frame(kind="next"))
        finally:
            # also where the caller breaks off, or is broken off by Ctrl-C
            if job.finish() and child.files < self._limits.files and child.used < self._limits.memory // 2:
                self._idle.append(child)
            else:
                self._drop(child)

    def _take(self, name: str) -> Child:
        while self._idle:
            child = self._idle.pop()
            if child.lives():
                return child
            self._drop(child)
        child = Child(name, limits=self._limits, reads=self._start[0], beside=self._start[1])
        self._all.add(child)
        return child

    def _drop(self, child: Child) -> None:
        child.end()
        self._all.discard(child)

"""What bytes hold: the report that they are, or the reports inside, at any depth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from tumen import read
from tumen.case import Capture
from tumen.errors import MissingExtra, TumenError, UnreadableInput
from tumen.ledger import Report, digest
from tumen.pipeline.reading import Reader, read_captured

_DEPTH = 4
"""Files that a report may stand in (a page in an archive in a ZIP in a mail); more are made to hurt."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One thing that was met: `found` in the bytes `data` of `capture`; None where these were passed over unread.

    A fault is told as the error it is, and the walk goes on behind it.
    """

    data: bytes
    capture: Capture
    where: str | None
    found: Report | read.Container | read.LeftOut | TumenError | None

    @property
    def id(self) -> str:
        """SHA-256 of the bytes."""
        return digest(self.data)


def walk(
    data: bytes,
    capture: Capture,
    *,
    reader: Reader,
    columns: str | None = None,
    passed_over: Callable[[str], bool] = lambda _: False,
) -> Iterator[Step]:
    """The bytes and everything inside, each file before what stands in it, in the order of the file.

    `passed_over` is asked with the id of bytes whether they need no reading. A file that holds no report is a fault.
    `columns` is what a person says of the columns of ledgers.
    """
    reads = partial(read_captured, reader, columns=columns)
    yield from _walk(data, capture, (), reads, passed_over)


def _walk(
    data: bytes,
    capture: Capture,
    places: tuple[str, ...],
    reads: Callable[[bytes, Capture], Iterator[read.Found]],
    passed_over: Callable[[str], bool],
) -> Iterator[Step]:
    where = ", ".join(places) or None

    def step(found: Report | read.Container | read.LeftOut | TumenError | None) -> Step:
        return Step(data=data, capture=capture, where=where, found=found)

    here = digest(data)
    if len(places) > _DEPTH:
        yield step(UnreadableInput(f"{capture.name}: stands in {_DEPTH} files; take it out and give it by itself."))
        return
    if passed_over(here):
        yield step(None)
        return
    empty = True
    try:
        for found in reads(data, capture):
            if isinstance(found, read.Member):
                empty = False
                inside = Capture(
                    name=found.name,
                    source=capture.source,
                    url=found.url,
                    fetched_at=found.captured_at,
                    headers=found.headers,
                    within=here,
                    locator=found.where,
                )
                yield from _walk(found.data, inside, (*places, found.where), reads, passed_over)
            else:
                empty = empty and not isinstance(found, Report)
                yield step(found)
    except (UnreadableInput, MissingExtra) as error:
        yield step(error)
    else:
        if empty:
            yield step(UnreadableInput(f"{capture.name}: holds no report that can be read."))

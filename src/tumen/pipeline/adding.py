"""Reports into a case: files, files of several reports, and what stands inside them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

from tumen import extract, read
from tumen.case import Capture, Case
from tumen.errors import CaseError, TumenError
from tumen.ledger import Report, digest
from tumen.pipeline.deriving import derive
from tumen.pipeline.taking import Reader, extracted

_DEPTH = 4
"""Files that a report may stand in (a page in an archive in a ZIP in a mail); more are made to hurt."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Input:
    """Something to add: `name` as a file name, `source` the path or address it comes from, `load` gives its bytes."""

    name: str
    source: str
    load: Callable[[], bytes]

    @classmethod
    def from_path(cls, path: Path) -> Input:
        """The input that a file is; it is read when its turn comes. Bytes of its name that are no text are escaped."""
        name, source = (os.fsencode(part).decode("utf-8", "backslashreplace") for part in (path.name, path))
        return cls(name=name, source=source, load=partial(read.read_file, path))


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What became of one report: `added` and durably kept, `known` already, or `failed`, with the `message` for people.

    `left out` is what stands in a file and is of no kind that is read, with the reason. `report` is the id of the
    report where it could be read, `claims` the number of claims found in it. `source` is the path or address that was
    given; where the report stands inside that file, `where` is its place in words.
    """

    name: str
    source: str
    status: Literal["added", "known", "failed", "left out"]
    report: str | None = None
    claims: int = 0
    message: str | None = None
    where: str | None = None

    def form(self) -> dict[str, Any]:
        """As a JSON object."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True, slots=True)
class Added:
    """What became of all inputs, in their order."""

    outcomes: tuple[Outcome, ...]

    @property
    def added(self) -> int:
        """How many were added."""
        return self._count("added")

    @property
    def known(self) -> int:
        """How many were in the case already."""
        return self._count("known")

    @property
    def failed(self) -> int:
        """How many failed."""
        return self._count("failed")

    @property
    def left_out(self) -> int:
        """How many things inside files were left out."""
        return self._count("left out")

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """Those that failed."""
        return tuple(outcome for outcome in self.outcomes if outcome.status == "failed")

    def _count(self, status: str) -> int:
        return sum(outcome.status == status for outcome in self.outcomes)


def add(
    case: Case,
    inputs: Iterable[Input],
    *,
    at: str,
    progress: Callable[[Outcome], None] | None = None,
    reader: Reader | None = None,
) -> Added:
    """Adds reports, each in a step of its own, then derives once. Adding the same bytes again changes nothing.

    `at` is when they were taken in, ISO 8601 in UTC. `progress` is told of each report when it is durably kept,
    known or failed. One that fails stops no other; CaseError, where the case itself cannot be written, ends all.
    """
    outcomes = []
    for given in inputs:
        for outcome in _add_one(case, given, at=at, reader=reader or read.read):
            outcomes.append(outcome)
            if progress is not None:
                progress(outcome)
    derive(case)
    return Added(outcomes=tuple(outcomes))


def _add_one(case: Case, given: Input, *, at: str, reader: Reader) -> Iterator[Outcome]:
    capture = Capture(name=given.name, source=given.source)
    try:
        data = given.load()
    except TumenError as error:
        yield Outcome(name=given.name, source=given.source, status="failed", message=str(error))
        return
    yield from _Adding(case=case, at=at, reader=reader).everything_in(data, capture, places=())


@dataclass(frozen=True, kw_only=True, slots=True)
class _Adding:
    """Adds what one input holds."""

    case: Case
    at: str
    reader: Reader

    def everything_in(self, data: bytes, capture: Capture, *, places: tuple[str, ...]) -> Iterator[Outcome]:
        """Keeps the report that the bytes are, or the file that they are, and whatever stands inside, in order.

        `places` lead from the input to these bytes, outermost first.
        """
        about = partial(Outcome, name=capture.name, source=capture.source, where=_where(places))
        if len(places) > _DEPTH:
            yield about(status="failed", message=f"{capture.name}: stands in {_DEPTH} files; take it out and add it.")
            return
        here = digest(data)
        known = self.case.media_type(here)
        if known is not None and not read.may_hold_more(known):
            yield about(status="known", report=here)
            return
        reports = 0
        try:
            for found in self.reader(data, name=capture.name, url=capture.url):
                for outcome in self._one(found, data, capture, here, places):
                    reports += outcome.status != "left out"
                    yield outcome
        except CaseError:
            raise
        except TumenError as error:
            yield about(status="failed", message=str(error))
            return
        if not reports:
            yield about(status="failed", message=f"{capture.name}: holds no report that can be read.")

    def _one(
        self, found: read.Found, data: bytes, capture: Capture, here: str, places: tuple[str, ...]
    ) -> Iterator[Outcome]:
        about = partial(Outcome, name=capture.name, source=capture.source)
        if isinstance(found, Report):
            taken = extracted(found)
            new = self.case.keep(
                data,
                taken.report,
                taken.claims,
                taken.facts,
                capture=capture,
                at=self.at,
                read_version=read.VERSION,
                extract_version=extract.VERSION,
            )
            yield about(
                status="added" if new else "known",
                where=_where(places),
                report=here,
                claims=len(taken.claims) if new else 0,
            )
        elif isinstance(found, read.Container):
            self.case.keep_container(
                data,
                media_type=found.media_type,
                capture=capture,
                at=self.at,
                read_version=read.VERSION,
                extract_version=extract.VERSION,
            )
        elif isinstance(found, read.Member):
            inside = Capture(
                name=found.name,
                source=capture.source,
                url=found.url,
                fetched_at=found.captured_at,
                headers=found.headers,
                within=here,
                locator=found.where,
            )
            yield from self.everything_in(found.data, inside, places=(*places, found.where))
        else:
            yield about(status="left out", where=_where((*places, found.where)), message=found.why)


def _where(places: tuple[str, ...]) -> str | None:
    return ", ".join(places) or None

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
from tumen.errors import CaseError, DecisionRefused, TumenError
from tumen.ledger import Report, digest
from tumen.pipeline.deriving import follow
from tumen.pipeline.reading import Reader, reading
from tumen.pipeline.taking import extracted
from tumen.pipeline.walking import Step, walk


@dataclass(frozen=True, kw_only=True, slots=True)
class Input:
    """Something to add: `name` as a file name, `source` the path or address it comes from, `load` gives its bytes.

    `columns` is what a person says of the columns of an office's ledger (`B=host,F=count`).
    """

    name: str
    source: str
    load: Callable[[], bytes]
    columns: str | None = None

    @classmethod
    def from_path(cls, path: Path, *, columns: str | None = None) -> Input:
        """The input that a file is; it is read when its turn comes. Bytes of its name that are no text are escaped."""
        name, source = (os.fsencode(part).decode("utf-8", "backslashreplace") for part in (path.name, path))
        return cls(name=name, source=source, load=partial(read.read_file, path), columns=columns)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What became of one report: `added` and durably kept, `known` already, or `failed`, with the `message` for people.

    `left out` is what stands in a file and is of no kind that is read, with the reason; `taken back` what was added
    before and went. `report` is the id of the
    report where it could be read, `claims` the number of claims found in it. `source` is the path or address that was
    given; where the report stands inside that file, `where` is its place in words.
    """

    name: str
    source: str
    status: Literal["added", "known", "failed", "left out", "taken back"]
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


class _Target:
    """The case that is added to; one that is still to be made is made when the first thing is kept in it."""

    def __init__(self, case: Case | Callable[[], Case]) -> None:
        self.there: Case | None = case if isinstance(case, Case) else None
        self._make: Callable[[], Case] = (lambda: case) if isinstance(case, Case) else case

    def made(self) -> Case:
        """The case, made now if it was not."""
        if self.there is None:
            self.there = self._make()
        return self.there


def add(
    case: Case | Callable[[], Case],
    inputs: Iterable[Input],
    *,
    at: str,
    progress: Callable[[Outcome], None] | None = None,
    reader: Reader | None = None,
) -> Added:
    """Adds reports, each in a step of its own, then derives once. Adding the same bytes again changes nothing.

    Instead of a case, what makes one may be given: it is called when the first thing is to be kept, so that inputs that
    cannot be read leave no case behind.

    `at` is when they were taken in, ISO 8601 in UTC. `progress` is told of each report when it is durably kept,
    known or failed. One that fails stops no other; CaseError, where the case itself cannot be written, ends all.
    Parsers run in processes of their own unless a `reader` is given.
    """
    target = _Target(case)
    outcomes = []
    with reading(reader) as reads:
        for given in inputs:
            for outcome in _add_one(target, given, at=at, reader=reads):
                outcomes.append(outcome)
                if progress is not None:
                    progress(outcome)
    if target.there is not None:
        follow(target.there)
    return Added(outcomes=tuple(outcomes))


def take_back(case: Case, inputs: Iterable[Input], *, by: str, why: str, at: str) -> tuple[Outcome, ...]:
    """Takes out of the case what was added from these inputs, told by their bytes, and derives once.

    An input of which the case holds nothing, or on which people decided, is an outcome `failed` that says so; the
    others are taken back all the same. The same bytes given twice are taken back once.

    Raises DecisionRefused where `by` or `why` is missing.
    """
    outcomes, met = [], set()
    try:
        for given in inputs:
            failed = partial(Outcome, name=given.name, source=given.source, status="failed")
            try:
                about = digest(given.load())
            except TumenError as error:
                outcomes.append(failed(message=str(error)))
                continue
            if about in met:
                continue
            met.add(about)
            if case.media_type(about) is None:
                message = f"{given.name}: was not added to this case, or was taken back before; nothing was done."
                outcomes.append(failed(message=message))
                continue
            try:
                taken = case.take_back(about, by=by, why=why, at=at)
            except DecisionRefused as error:
                if not by.strip() or not why.strip():
                    raise
                outcomes.append(failed(message=f"{given.name}: {error}", report=about))
                continue
            outcomes += [
                Outcome(name=gone.name, source=given.source, status="taken back", report=gone.id) for gone in taken
            ]
    finally:
        follow(case)
    return tuple(outcomes)


def _add_one(target: _Target, given: Input, *, at: str, reader: Reader) -> Iterator[Outcome]:
    try:
        data = given.load()
    except TumenError as error:
        yield Outcome(name=given.name, source=given.source, status="failed", message=str(error))
        return

    def passed_over(about: str) -> bool:
        known = target.there.media_type(about) if target.there is not None else None
        # a kill may have left a file of several reports half added
        return known is not None and not read.may_hold_more(known)

    capture = Capture(name=given.name, source=given.source)
    for step in walk(data, capture, reader=reader, columns=given.columns, passed_over=passed_over):
        outcome = _keep(target, step, at=at)
        if outcome is not None:
            yield outcome


def _keep(target: _Target, step: Step, *, at: str) -> Outcome | None:
    """What became of one thing that was met; None for a file of several reports, which are told of one by one."""
    about = partial(Outcome, name=step.capture.name, source=step.capture.source, where=step.where)
    found = step.found
    try:
        if found is None:
            return about(status="known", report=step.id)
        if isinstance(found, Report):
            taken = extracted(found)
            new = target.made().keep(
                step.data,
                taken.report,
                taken.claims,
                taken.facts,
                capture=step.capture,
                at=at,
                read_version=read.VERSION,
                extract_version=extract.VERSION,
            )
            claims = len(taken.claims) if new else 0
            return about(status="added" if new else "known", report=step.id, claims=claims)
        if isinstance(found, read.Container):
            target.made().keep_container(
                step.data,
                media_type=found.media_type,
                capture=step.capture,
                at=at,
                read_version=read.VERSION,
                extract_version=extract.VERSION,
            )
            return None
        if isinstance(found, read.LeftOut):
            return about(status="left out", where=_joined(step.where, found.where), message=found.why)
        return about(status="failed", message=str(found))
    except CaseError:
        raise
    except TumenError as error:
        return about(status="failed", message=str(error))


def _joined(outer: str | None, inner: str) -> str:
    return inner if outer is None else f"{outer}, {inner}"

"""The order of the stages, and what is computed again when something changes.

Bytes are read and extracted once, when a report is added. Whatever rests on several reports (lineage, incidents,
findings) is derived again as a whole when a report or a decision was added.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeVar

from sqlalchemy import Connection

from tumen import extract, read
from tumen.assess import assess
from tumen.case import Case, Derived, Inputs, Original
from tumen.case.check import (
    Difference,
    check_claims,
    check_journal,
    check_originals,
    check_pages,
    check_schema,
    check_stamp,
    compare_rows,
)
from tumen.case.load import load_originals, load_reports
from tumen.case.rows import derived_rows
from tumen.case.tables import METADATA
from tumen.errors import CaseError, TumenError
from tumen.ledger import (
    Claim,
    Decision,
    Effective,
    Report,
    StatedFact,
    canonical,
    claim_form,
    digest,
    effective,
    fact_form,
)
from tumen.link import link

_ATTEMPTS = 5
"""How often deriving starts again because another process added something meanwhile."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """A report with what was found in it."""

    report: Report
    claims: tuple[Claim, ...]
    facts: tuple[StatedFact, ...]


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
    """What became of one input: `added` and durably kept, `known` already, or `failed`, with the `message` for people.

    `report` is its id where it could be read, `claims` the number of claims found in it.
    """

    name: str
    source: str
    status: Literal["added", "known", "failed"]
    report: str | None = None
    claims: int = 0
    message: str | None = None

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
    def failures(self) -> tuple[Outcome, ...]:
        """Those that failed."""
        return tuple(outcome for outcome in self.outcomes if outcome.status == "failed")

    def _count(self, status: str) -> int:
        return sum(outcome.status == status for outcome in self.outcomes)


def open_case(path: Path | str, *, create: bool = False, readonly: bool = False) -> Case:
    """The case at `path`, which derives by itself what is behind. Raises CaseError as `Case.open` does."""
    return Case.open(path, create=create, readonly=readonly, derive=derive)


def take_in(data: bytes, *, name: str, least: float | None = None) -> Taken:
    """Reads and extracts one report without a case. Raises UnreadableInput where the bytes are no report.

    `least` is the score (0 to 1) from which something is a claim; None for the line of the rules.
    """
    report = read.read_report(data, name=name)
    found = extract.extract(report, least=least)
    return Taken(
        report=replace(report, upstream=tuple(found.upstream)), claims=tuple(found.claims), facts=tuple(found.facts)
    )


def add(case: Case, inputs: Iterable[Input], *, at: str, progress: Callable[[Outcome], None] | None = None) -> Added:
    """Adds reports, each in a step of its own, then derives once. Adding the same bytes again changes nothing.

    `at` is when they were taken in, ISO 8601 in UTC. `progress` is told of each input when it is durably kept, known or
    failed. One that fails stops no other; CaseError, where the case itself cannot be written, ends all.
    """
    outcomes = []
    for given in inputs:
        outcome = _add_one(case, given, at=at)
        outcomes.append(outcome)
        if progress is not None:
            progress(outcome)
    derive(case)
    return Added(outcomes=tuple(outcomes))


def _add_one(case: Case, given: Input, *, at: str) -> Outcome:
    about = partial(Outcome, name=given.name, source=given.source)
    try:
        data = given.load()
        report = digest(data)
        if case.has(report):
            return about(status="known", report=report)
        taken = take_in(data, name=given.name)
        new = case.keep(
            data,
            taken.report,
            taken.claims,
            taken.facts,
            name=given.name,
            source=given.source,
            at=at,
            read_version=read.VERSION,
            extract_version=extract.VERSION,
        )
    except CaseError:
        raise
    except TumenError as error:
        return about(status="failed", message=str(error))
    return about(status="added" if new else "known", report=report, claims=len(taken.claims))


def compute(reports: Mapping[str, Report], decided: Effective, stated: Iterable[StatedFact]) -> Derived:
    """What follows from reports, claims as people left them, and stated facts: a pure function."""
    in_order = tuple(reports[name] for name in sorted(reports))
    linked = link(in_order, decided)
    families = linked.lineage.families
    return Derived(
        reports=tuple(replace(report, family=families.get(report.id)) for report in in_order),
        lineage=linked.lineage,
        incidents=tuple(linked.incidents),
        findings=tuple(
            assess(
                linked.incidents,
                claims={claim.id: claim for claim in decided.claims},
                reports={report.id: report for report in in_order},
                facts=tuple(stated),
            )
        ),
    )


def derive(case: Case) -> None:
    """Brings lineage, incidents and findings up to what is kept, in one step; nothing where they are.

    Reports whose row was dropped are read again from their original.
    """
    for _ in range(_ATTEMPTS):
        if case.derived() is not None:
            return
        inputs = case.inputs()
        reports = {about.id: inputs.reports.get(about.id) or _reread(case, inputs, about) for about in inputs.originals}
        case.put_derived(compute(reports, inputs.effective, inputs.facts), stamp_of_inputs=inputs.stamp)


def _reread(case: Case, inputs: Inputs, about: Original) -> Report:
    report = take_in(case.original(about.id), name=about.name).report
    for claim in inputs.effective.claims:
        if claim.report == report.id and report.text[claim.start : claim.end] != claim.quote:
            raise CaseError(
                f"{case.path}: {about.name} was read by release {about.read_version} of the reader; release "
                f"{read.VERSION} reads other words where claim {claim.id} has its quote. Open the case with Tumen "
                f"{about.tool}."
            )
    return report


def verify(case: Case) -> tuple[Difference, ...]:
    """Computes every hash and every derived row again and gives each difference, by table and id. Changes nothing.

    Reports are read and extracted again where the releases that did it are those of this Tumen; derived rows are
    compared byte for byte where they are up to date (where not, they are computed anew when they are next read).
    """
    with case.reading() as connection:
        differences = check_pages(connection) + check_schema(connection)
        data, more = check_originals(connection)
        differences += more
        originals = load_originals(connection)
        taken, more = _taken_again(originals, data)
        differences += more
        reports = dict(load_reports(connection)) | {name: one.report for name, one in taken.items()}
        whole, stated, more = check_claims(connection, reports)
        differences += more
        differences += _extracted_again(connection, taken)
        decisions, more = check_journal(connection)
        differences += more
        to_judge, more = check_stamp(connection)
        differences += more
        if to_judge and len(reports) == len(originals):
            proposals = _of(taken, whole, lambda one: one.claims)
            stated = _of(taken, stated, lambda one: one.facts)
            differences += _derived_again(connection, reports, proposals, stated, decisions)
    # a row that is named once need not be named again for what follows from the same fault
    return tuple({(one.table, one.id): one for one in reversed(differences)}.values())[::-1]


def _taken_again(
    originals: Iterable[Original], data: Mapping[str, bytes]
) -> tuple[Mapping[str, Taken], list[Difference]]:
    """What those originals give that were read and extracted by the releases of this Tumen."""
    taken, differences = {}, []
    for about in originals:
        if about.id in data and (about.read_version, about.extract_version) == (read.VERSION, extract.VERSION):
            try:
                taken[about.id] = take_in(data[about.id], name=about.name)
            except TumenError as error:
                expected = "an original that can be read again"
                found = str(error).rstrip(".")
                differences.append(Difference(table="originals", id=about.id, expected=expected, found=found))
    return taken, differences


T = TypeVar("T", Claim, StatedFact)


def _of(taken: Mapping[str, Taken], stored: Iterable[T], part: Callable[[Taken], tuple[T, ...]]) -> tuple[T, ...]:
    """What was extracted again, and what is stored of the other reports."""
    found = [one for name in sorted(taken) for one in part(taken[name])]
    found += [one for one in stored if one.report not in taken]
    return tuple(found)


def _extracted_again(connection: Connection, taken: Mapping[str, Taken]) -> list[Difference]:
    differences: list[Difference] = []
    wanted: dict[str, dict[tuple[str | int, ...], str]] = {"claims": {}, "facts": {}}
    for report, one in taken.items():
        for position, claim in enumerate(one.claims):
            wanted["claims"][report, position, claim.id] = canonical(claim_form(claim))
        for position, fact in enumerate(one.facts):
            wanted["facts"][report, position, fact.id] = canonical(fact_form(fact))
    for name, rows in wanted.items():
        columns = ("report", "position", "id", "form")
        differences += compare_rows(connection, METADATA.tables[name], columns, rows, only=taken)
    return differences


def _derived_again(
    connection: Connection,
    reports: Mapping[str, Report],
    proposals: Iterable[Claim],
    stated: Iterable[StatedFact],
    decisions: Iterable[Decision],
) -> list[Difference]:
    try:
        decided = effective(proposals, decisions)
    except TumenError as error:
        expected = "decisions that fit their claims"
        return [Difference(table="decisions", id="?", expected=expected, found=str(error).rstrip("."))]
    differences: list[Difference] = []
    for name, rows in derived_rows(compute(reports, decided, stated)).items():
        wanted: dict[tuple[str | int, ...], str] = {
            (position, about): text for position, (about, text) in enumerate(rows)
        }
        differences += compare_rows(connection, METADATA.tables[name], ("position", "id", "row"), wanted)
    return differences

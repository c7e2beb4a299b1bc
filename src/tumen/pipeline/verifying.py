"""Every hash and every derived row of a case, computed again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TypeVar

from sqlalchemy import Connection

from tumen import extract, read
from tumen.case import Case, Original, tables
from tumen.case.check import (
    Difference,
    check_claims,
    check_journal,
    check_links,
    check_originals,
    check_pages,
    check_schema,
    check_stamp,
    compare_rows,
)
from tumen.case.load import load_originals, load_reports
from tumen.case.rows import derived_rows
from tumen.errors import TumenError
from tumen.ledger import Claim, Decision, Report, StatedFact, canonical, claim_form, digest, effective, fact_form
from tumen.pipeline.deriving import compute
from tumen.pipeline.reading import Reader, read_captured, reading, report_in
from tumen.pipeline.taking import Taken, extracted
from tumen.read.kinds import LEDGERS
from tumen.read.ledgers import columns_of


def verify(case: Case, *, reader: Reader | None = None) -> tuple[Difference, ...]:
    """Computes every hash and every derived row again and gives each difference, by table and id. Changes nothing.

    Reports are read and extracted again where the releases that did it are those of this Tumen; derived rows are
    compared byte for byte where they are up to date (where not, they are computed anew when they are next read).
    """
    with reading(reader) as reads, case.reading() as connection:
        differences = check_pages(connection) + check_schema(connection)
        data, more = check_originals(connection)
        differences += more
        originals, containers = load_originals(connection), load_originals(connection, tables.containers)
        files, more = check_originals(connection, tables.containers)
        differences += more
        taken, more = _taken_again(originals, data, reads)
        differences += more
        differences += _unpacked_again((*originals, *containers), {**data, **files}, reads)
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
    originals: Iterable[Original], data: Mapping[str, bytes], reader: Reader
) -> tuple[Mapping[str, Taken], list[Difference]]:
    """What those originals give that were read and extracted by the releases of this Tumen."""
    taken, differences = {}, []
    for about in originals:
        if about.id in data and (about.read_version, about.extract_version) == (read.VERSION, extract.VERSION):
            try:
                taken[about.id] = extracted(report_in(reader, data[about.id], about))
            except TumenError as error:
                expected = "an original that can be read again"
                found = str(error).rstrip(".")
                differences.append(Difference(table="originals", id=about.id, expected=expected, found=found))
    return taken, differences


def _unpacked_again(kept: Sequence[Original], data: Mapping[str, bytes], reader: Reader) -> Iterator[Difference]:
    """Each report that does not come out of the file in which it is said to stand."""
    inside: dict[str, list[Original]] = {}
    for about in kept:
        if about.within is not None and about.read_version == read.VERSION:
            inside.setdefault(about.within, []).append(about)
    by_id = {about.id: about for about in kept}
    for name, members in sorted(inside.items()):
        if name in by_id and name not in data:
            continue  # its damage is named already
        there = _digests(by_id[name], data, reader, of=members) if name in by_id else frozenset()
        for about in members:
            if about.id not in there:
                expected = f"bytes that stand in {name} ({about.locator})"
                yield Difference(table="originals", id=about.id, expected=expected, found="none there")


def _digests(about: Original, data: Mapping[str, bytes], reader: Reader, *, of: Sequence[Original]) -> frozenset[str]:
    found: set[str] = set()
    with suppress(TumenError):
        columns = None
        if about.media_type in LEDGERS:
            # what a person said of the columns stands in each row
            said = (str(columns_of(data[one.id], name=one.name)) for one in of if one.id in data)
            columns = next(said, None) or None
        for one in read_captured(reader, data[about.id], about, columns=columns):
            if isinstance(one, read.Member):
                found.add(digest(one.data))
    return frozenset(found)


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
        differences += compare_rows(connection, tables.METADATA.tables[name], columns, rows, only=taken)
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
    computed = compute(reports, decided, stated)
    for name, rows in derived_rows(computed.derived).items():
        wanted: dict[tuple[str | int, ...], str] = {
            (position, about): text for about, texts in rows.items() for position, text in enumerate(texts)
        }
        differences += compare_rows(connection, tables.METADATA.tables[name], ("position", "id", "row"), wanted)
    differences += check_links(connection, computed.kept, computed.derived.incidents)
    return differences

"""Whether what is kept is whole: every hash computed again, every quote looked up, the journal followed."""

from __future__ import annotations

import zlib
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import Connection, Table, select, text

from tumen.case import tables
from tumen.case.links import ENTRIES
from tumen.case.load import (
    journal_end,
    load_decisions,
    original_digest,
    original_of,
)
from tumen.case.stamps import STAMP, kept_stamp, stamp, written_stamp
from tumen.errors import CaseError, InvalidForm, InvalidValue
from tumen.ledger import (
    Claim,
    Decision,
    Incident,
    Report,
    StatedFact,
    canonical,
    chain_faults,
    claim_from_form,
    digest,
    fact_from_form,
    fact_identity,
    identity,
)
from tumen.ledger.rows import parse
from tumen.link import Kept

_SHOWN = 120
"""Characters of a row around the first that differs, in a difference."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """A place where a case is not what it should be: table, id of the row, what was expected and what was found."""

    table: str
    id: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.table} {self.id}: expected {self.expected}; found {self.found}."


def check_pages(connection: Connection) -> list[Difference]:
    """What SQLite itself finds wrong with the file, such as an index that lacks a row of its table."""
    said = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    return [
        Difference(table="pages", id=str(number), expected="a whole file", found=str(fault))
        for number, fault in enumerate(said)
        if fault != "ok"
    ]


def check_schema(connection: Connection) -> list[Difference]:
    """Each table, index, view or trigger that the file lacks, and each that is not ours."""
    query = text("SELECT name, type, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%'")
    there = {row.name: row.sql if row.type == "trigger" else f"this {row.type}" for row in connection.execute(query)}
    wanted = dict(tables.TRIGGERS) | {"alembic_version": "this table"}
    for table in tables.METADATA.tables.values():
        wanted[table.name] = "this table"
        wanted |= {str(index.name): "this index" for index in table.indexes}
    return [
        Difference(table="sqlite_master", id=name, expected=wanted.get(name, "none"), found=there.get(name, "none"))
        for name in sorted({*wanted, *there})
        if wanted.get(name) != there.get(name)
    ]


def check_originals(
    connection: Connection, table: Table = tables.originals
) -> tuple[Mapping[str, bytes], list[Difference]]:
    """The original bytes by id where they have the hash that is their id, and each that has not."""
    whole, differences = {}, []
    for row in connection.execute(select(table).order_by(table.c.id)):
        found = None
        try:
            data = zlib.decompress(row.data)
        except (zlib.error, TypeError) as error:
            found = f"bytes that cannot be unpacked ({error})"
        else:
            if digest(data) == row.id and len(data) == row.size:
                whole[row.id] = data
            else:
                found = f"{len(data)} bytes whose hash is {digest(data)}"
        expected = f"{row.size} bytes whose hash is the id"
        if found is None:
            expected = f"the name, source, time and releases with hash {row.digest}"
            try:
                right = original_digest(original_of(row))
            except InvalidForm as error:
                found = str(error).rstrip(".")
            else:
                found = f"those with hash {right}" if right != row.digest else None
        if found is not None:
            differences.append(Difference(table=table.name, id=row.id, expected=expected, found=found))
    return MappingProxyType(whole), differences


def check_claims(
    connection: Connection, reports: Mapping[str, Report]
) -> tuple[tuple[Claim, ...], tuple[StatedFact, ...], list[Difference]]:
    """The claims and stated facts whose rows are whole, and each that is not.

    `reports` are those whose text is known; a quote is looked up in it.
    """
    claims, facts, differences = [], [], []
    for table in (tables.claims, tables.facts):
        for row in connection.execute(select(table).order_by(table.c.report, table.c.position)):
            try:
                _check_digest(row.form, row.digest)
                if table is tables.claims:
                    claim = claim_from_form(parse(row.form), report=row.report)
                    _check(claim, identity(claim), row.id, reports)
                    claims.append(claim)
                else:
                    fact = fact_from_form(parse(row.form), report=row.report)
                    _check(fact, fact_identity(fact), row.id, reports)
                    facts.append(fact)
            except (InvalidForm, InvalidValue) as error:
                expected = "a row with its hash, its id and its quote in the text of its report"
                differences.append(
                    Difference(table=table.name, id=row.id, expected=expected, found=str(error).rstrip("."))
                )
    return tuple(claims), tuple(facts), differences


def _check_digest(form: str, right: str) -> None:
    if digest(str(form).encode()) != right:
        raise InvalidForm(f"a form whose hash is {digest(str(form).encode())}")


def _check(found: Claim | StatedFact, right: str, row: str, reports: Mapping[str, Report]) -> None:
    if not found.id == right == row:
        raise InvalidForm(f"a claim whose id by what it says is {right}")
    report = reports.get(found.report)
    if report is not None and report.text[found.start : found.end] != found.quote:
        raise InvalidForm(f"other words at {found.start}..{found.end} of {report.name} than its quote")


def check_journal(connection: Connection) -> tuple[tuple[Decision, ...], list[Difference]]:
    """The decisions, and each place where the journal is broken or lacks lines at its end."""
    try:
        decisions = load_decisions(connection)
    except CaseError as error:
        return (), [Difference(table="decisions", id="?", expected="a readable journal", found=str(error).rstrip("."))]
    differences = [
        Difference(
            table="decisions",
            id=fault.partition(":")[0].removeprefix("decision "),
            expected="a whole chain",
            found=fault.partition(": ")[2].rstrip("."),
        )
        for fault in chain_faults(decisions)
    ]
    query = select(tables.meta.c.value).where(tables.meta.c.key == "journal")
    kept = connection.execute(query).scalar_one_or_none() or journal_end([])
    if kept != journal_end(decisions):
        differences.append(
            Difference(
                table="decisions",
                id="end",
                expected=f"a journal that ends with {kept}",
                found=f"one that ends with {journal_end(decisions)}",
            )
        )
    return decisions, differences


def check_stamp(connection: Connection) -> tuple[bool, list[Difference]]:
    """Whether there are derived rows to judge, and whether they were computed from what is kept.

    After each change of what is kept the stamp is missing until they are computed again: no fault.
    """
    written, kept, right = written_stamp(connection), kept_stamp(connection), stamp(connection)
    found = {("derived_from", "inputs"): written, ("meta", STAMP): kept}
    return written is not None, [
        Difference(table=table, id=name, expected=right, found=said)
        for (table, name), said in found.items()
        if said is not None and said != right
    ]


def check_links(connection: Connection, kept: Kept, incidents: Iterable[Incident]) -> Iterator[Difference]:
    """Each row of the links that is missing, too much or other than linking the whole case gives; none where they are
    to be made anew.
    """
    written = connection.execute(select(tables.linked_from.c.inputs)).scalar_one_or_none()
    if written is None or written != written_stamp(connection):
        return
    said = {
        "link_blocks": [(f"{entry.key} {entry.name}", f"{entry.at} {int(entry.own)}") for entry in kept.entries],
        "link_near": [(f"{one} {other}", "near") for one, other in kept.near],
        "link_stands": [
            (stand.claim, f"{stand.report} {stand.node} {stand.told} {stand.hash}") for stand in kept.stands
        ],
        "link_incidents": [(claim, incident.id) for incident in incidents for claim in incident.claims],
    }
    near, stands, held = tables.link_near, tables.link_stands, tables.link_incidents
    there = {
        "link_blocks": ((f"{row.block} {row.name}", f"{row.at} {row.own}") for row in connection.execute(ENTRIES)),
        "link_near": ((f"{row.one} {row.other}", "near") for row in connection.execute(select(near))),
        "link_stands": (
            (row.claim, f"{row.report} {row.node} {row.told} {row.hash}") for row in connection.execute(select(stands))
        ),
        "link_incidents": ((row.claim, row.incident) for row in connection.execute(select(held))),
    }
    for table, rows in said.items():
        wanted, found = dict(rows), dict(there[table])
        for name in sorted(wanted.keys() | found.keys()):
            if wanted.get(name) != found.get(name):
                expected, other = wanted.get(name, "none"), found.get(name, "none")
                yield Difference(table=table, id=name, expected=expected, found=other)


def compare_rows(
    connection: Connection,
    table: Table,
    columns: tuple[str, ...],
    wanted: Mapping[tuple[str | int, ...], str],
    *,
    only: Container[str] | None = None,
) -> Iterator[Difference]:
    """Each row of the table that is missing, too much or other than wanted.

    `columns` name what tells rows apart, its last the id, and then the text; `wanted` maps the former to the latter.
    Rows whose first column is not among `only` are not looked at.
    """
    keys, last = columns[:-1], columns[-1]
    query = select(*(table.c[name] for name in columns))
    there = {tuple(row[: len(keys)]): str(row[-1]) for row in connection.execute(query)}
    for key in sorted({*wanted, *there}, key=str):
        expected, found = wanted.get(key), there.get(key)
        if only is not None and key[0] not in only:
            continue
        if expected != found:
            shown = _shown(expected, found)
            yield Difference(
                table=table.name, id=str(key[-1]), expected=f"{last} {shown[0]}", found=f"{last} {shown[1]}"
            )


def _shown(expected: str | None, found: str | None) -> tuple[str, str]:
    first = 0
    if expected is not None and found is not None:
        pairs = zip(expected, found, strict=False)
        first = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(expected), len(found)))
    begin = max(0, first - _SHOWN // 4)

    def cut(text: str | None) -> str:
        return "none" if text is None else canonical(text[begin : begin + _SHOWN])

    return cut(expected), cut(found)

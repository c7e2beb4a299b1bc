"""Rows of a case file as ledger values."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, select

from tumen.case import tables
from tumen.case.rows import Derived, derived_from_rows
from tumen.errors import CaseError, InvalidForm, InvalidValue
from tumen.ledger import (
    Claim,
    Decision,
    Report,
    StatedFact,
    canonical,
    claim_from_form,
    digest,
    fact_from_form,
)
from tumen.ledger.rows import from_row, parse


@dataclass(frozen=True, kw_only=True, slots=True)
class Capture:
    """Where bytes came from.

    `name` is the file name as given, `source` the path or address that a person gave. Where the bytes were taken from
    the web, `url` is their own address, `fetched_at` when (ISO 8601, UTC) and `headers` what the server said. Where
    they stand inside a file, `within` is the id of that file and `locator` their place in it, in words.
    """

    name: str
    source: str
    url: str | None = None
    fetched_at: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    within: str | None = None
    locator: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Original:
    """What is known of bytes that are kept: those that a report was read from, or a file of several reports.

    `id` is their SHA-256, `captured_at` when they were taken in (ISO 8601, UTC), `size` their number. `tool`,
    `read_version` and `extract_version` say what read them. The rest is as in `Capture`.
    """

    id: str
    name: str
    source: str
    media_type: str
    size: int
    captured_at: str
    tool: str
    read_version: str
    extract_version: str
    url: str | None = None
    fetched_at: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    within: str | None = None
    locator: str | None = None


_SINCE_FORM_2 = ("url", "fetched_at", "headers", "within", "locator")


def original_digest(original: Original) -> str:
    """Hash of what is known of an original, so that a change of where it came from or when shows.

    What form 1 of the case file did not have counts only where it is set: rows of form 1 keep their hash.
    """
    form = asdict(original)
    known = {name: value for name, value in form.items() if name not in _SINCE_FORM_2 or value not in (None, ())}
    return digest(canonical(known).encode())


def original_row(original: Original) -> dict[str, Any]:
    """The columns of an original, without its bytes."""
    return asdict(original) | {"headers": canonical(original.headers), "digest": original_digest(original)}


def original_of(row: Row[Any]) -> Original:
    """The original that a row tells of. Raises InvalidForm where its headers are damaged."""
    columns = {name: getattr(row, name) for name in Original.__dataclass_fields__}
    headers = parse(row.headers)
    whole = isinstance(headers, list) and all(
        isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair) for pair in headers
    )
    if not whole:
        raise InvalidForm(f"headers: {str(row.headers)[:80]!r} is not a list of pairs of texts.")
    return Original(**columns | {"headers": tuple((key, value) for key, value in headers)})


def load_originals(connection: Connection, table: Table = tables.originals) -> tuple[Original, ...]:
    """What is known of each original, or of each row of `containers`, in order of name."""
    columns = [table.c[name] for name in Original.__dataclass_fields__]
    found = []
    for row in connection.execute(select(*columns).order_by(table.c.name, table.c.id)):
        with sound(table.name, row.id):
            found.append(original_of(row))
    return tuple(found)


def load_claims(
    connection: Connection, *, beside: str | None = None, of: Collection[str] | None = None
) -> tuple[Claim, ...]:
    """The claims as extracted, in order of their reports; with `beside`, only those of the report of that claim, with
    `of` only those of these reports.
    """
    query = _of_reports(tables.claims)
    if beside is not None:
        report = tables.claims.c.report
        query = query.where(report == select(report).where(tables.claims.c.id == beside).scalar_subquery())
    found = []
    for row in among(connection, query, tables.claims.c.report, of):
        with sound("claims", row.id):
            found.append(claim_from_form(parse(row.form), report=row.report))
    return tuple(found)


def load_facts(connection: Connection, *, of: Collection[str] | None = None) -> tuple[StatedFact, ...]:
    """The stated facts, in order of their reports; with `of`, only those of these reports."""
    found = []
    for row in among(connection, _of_reports(tables.facts), tables.facts.c.report, of):
        with sound("facts", row.id):
            found.append(fact_from_form(parse(row.form), report=row.report))
    return tuple(found)


_AT_ONCE = 500
"""Ids in one query: databases bound how many."""


def among(
    connection: Connection, query: Select[Any], column: ColumnElement[Any], wanted: Collection[Any] | None
) -> Iterator[Row[Any]]:
    """The rows of the query; of those only whose column is among `wanted`, where that is given."""
    if wanted is None:
        yield from connection.execute(query)
        return
    names = sorted(wanted)
    for at in range(0, len(names), _AT_ONCE):
        yield from connection.execute(query.where(column.in_(names[at : at + _AT_ONCE])))


def _of_reports(table: Table) -> Select[Any]:
    original = tables.originals
    return (
        select(table.c.id, table.c.report, table.c.form)
        .join(original, original.c.id == table.c.report)
        .order_by(original.c.name, table.c.report, table.c.position)
    )


def load_decisions(connection: Connection) -> tuple[Decision, ...]:
    """The journal, from its first line on."""
    found = []
    for row in connection.execute(select(tables.decisions).order_by(tables.decisions.c.number)):
        with sound("decisions", row.number):
            value = None if row.value is None else parse(row.value)
            found.append(Decision(**{**row._mapping, "value": value}))
    return tuple(found)


def load_reports(connection: Connection, *, of: Collection[str] | None = None) -> Mapping[str, Report]:
    """The reports by id, as they were read: without a family, which only linking gives; with `of`, only these.

    A row that is damaged is left out as if it were dropped: the report can be read again from its original.
    """
    reports = {}
    query = select(tables.reports.c.id, tables.reports.c.row)
    for row in among(connection, query, tables.reports.c.id, of):
        with suppress(InvalidForm):
            reports[row.id] = replace(from_row(Report, row.row), family=None)
    return MappingProxyType(reports)


def load_derived(connection: Connection) -> Derived | None:
    """What stands in the derived tables; None where a row is damaged, which is as good as dropped."""
    rows = {}
    for table in (tables.reports, tables.lineage, tables.incidents, tables.findings):
        query = select(table.c.row).order_by(table.c.id, table.c.position)
        rows[table.name] = list(connection.execute(query).scalars())
    try:
        return derived_from_rows(rows)
    except InvalidForm:
        return None


@contextmanager
def sound(table: str, name: str | int) -> Iterator[None]:
    """Raises CaseError, with table and id, where the row that is loaded within is damaged."""
    try:
        yield
    except (InvalidForm, InvalidValue) as error:
        raise CaseError(
            f"table {table}, row {name}: is damaged: {error} `tumen verify` names each damaged row; restore the case "
            "from a copy."
        ) from error


def journal_end(decisions: Sequence[Decision]) -> str:
    """What `meta` keeps of the journal's last line, so that lines lost from its end show."""
    last = decisions[-1] if decisions else None
    return canonical({"number": last.number, "hash": last.hash} if last else None)

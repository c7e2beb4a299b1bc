"""The single steps that write rows of a case file."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select

from tumen import __version__
from tumen.case import tables
from tumen.case.load import Capture, Original, journal_end, original_row
from tumen.case.stamps import STAMP, Stamped, kept_stamp, restamped, stamp
from tumen.ledger import EMPLOYER_ACTIONS, Claim, Decision, Report, StatedFact, canonical, claim_form, digest, fact_form
from tumen.ledger.rows import to_row


def append(connection: Connection, decision: Decision) -> None:
    """Writes the journal's next line."""
    row = {name: getattr(decision, name) for name in Decision.__dataclass_fields__}
    row["value"] = None if decision.value is None else canonical(decision.value)
    connection.execute(insert(tables.decisions).values(**row))
    connection.execute(delete(tables.meta).where(tables.meta.c.key == "journal"))
    connection.execute(insert(tables.meta).values(key="journal", value=journal_end([decision])))
    if _on_employers(connection, decision):
        # a name may stand in any report
        connection.execute(delete(tables.linked_from))
    reports: Sequence[str] = ()
    if decision.action != "note":
        named = [decision.target, *([] if decision.other is None else [decision.other])]
        query = select(tables.claims.c.report).where(tables.claims.c.id.in_(named))
        reports = sorted(set(connection.execute(query).scalars()))
    note_change(connection, reports=reports, came=[("decisions", str(decision.number), decision.hash)])


def _on_employers(connection: Connection, decision: Decision) -> bool:
    """Whether the decision is about names of employers, or about a claim by which such a name was decided on."""
    if decision.action in EMPLOYER_ACTIONS:
        return True
    table = tables.decisions
    query = select(table.c.number).where(
        table.c.action.in_(EMPLOYER_ACTIONS), (table.c.target == decision.target) | (table.c.other == decision.target)
    )
    return connection.execute(query.limit(1)).first() is not None


def note_change(
    connection: Connection, *, reports: Sequence[str], came: Sequence[Stamped] = (), went: Sequence[Stamped] = ()
) -> None:
    """Tells what is derived that it is behind: rows of what is kept came and went, and `reports` are touched."""
    kept = kept_stamp(connection)
    # where it was lost, the rows themselves tell, which have changed already
    after = stamp(connection) if kept is None else restamped(kept, came=came, went=went)
    connection.execute(delete(tables.meta).where(tables.meta.c.key == STAMP))
    connection.execute(insert(tables.meta).values(key=STAMP, value=after))
    connection.execute(delete(tables.derived_from))
    touched: Sequence[str | None] = reports or (None,)
    connection.execute(insert(tables.pending), [{"report": report} for report in touched])


def put_report(
    connection: Connection,
    original: Original,
    data: bytes,
    report: Report,
    claims: Sequence[Claim],
    facts: Sequence[StatedFact],
) -> None:
    """Writes all that is kept of a report, with its bytes."""
    connection.execute(insert(tables.originals).values(**original_row(original), data=zlib.compress(data)))
    came = [("originals", report.id, original.name)]
    for position, claim in enumerate(claims):
        row = formed(claim_form(claim))
        about = {"id": claim.id, "report": report.id, "position": position, "version": claim.version}
        connection.execute(insert(tables.claims).values(**about, **row))
        came.append(("claims", claim.id, row["digest"]))
    for position, fact in enumerate(facts):
        row = formed(fact_form(fact))
        connection.execute(insert(tables.facts).values(id=fact.id, report=report.id, position=position, **row))
        came.append(("facts", fact.id, row["digest"]))
    replace(connection, tables.reports, gone=[report.id], rows={report.id: [to_row(report)]})
    note_change(connection, reports=[report.id], came=came)


def original_from(
    data: bytes, *, media_type: str, capture: Capture, at: str, read_version: str, extract_version: str
) -> Original:
    """What is known of bytes that are kept now; `at` is when they were taken in, ISO 8601 in UTC."""
    return Original(
        id=digest(data),
        media_type=media_type,
        size=len(data),
        captured_at=at,
        tool=__version__,
        read_version=read_version,
        extract_version=extract_version,
        **_columns(capture),
    )


def _columns(capture: Capture) -> dict[str, Any]:
    return {name: getattr(capture, name) for name in Capture.__dataclass_fields__}


def formed(form: dict[str, Any]) -> dict[str, str]:
    """A form as its row keeps it, with its hash."""
    text = canonical(form)
    return {"form": text, "digest": digest(text.encode())}


def rewrite(connection: Connection, table: Table, rows: Mapping[str, Sequence[str]]) -> None:
    """Makes the table hold these rows; writes only those that differ, since texts of reports are long."""
    query = select(table).order_by(table.c.id, table.c.position)
    there: dict[str, list[str]] = {}
    for row in connection.execute(query):
        there.setdefault(row.id, []).append(row.row)
    replace(
        connection,
        table,
        gone=[name for name in there if there[name] != list(rows.get(name, ()))],
        rows={name: texts for name, texts in rows.items() if there.get(name) != list(texts)},
    )


def replace(connection: Connection, table: Table, *, gone: Collection[str], rows: Mapping[str, Sequence[str]]) -> None:
    """Drops the rows about `gone` and writes these."""
    if gone:
        query = delete(table).where(table.c.id == bindparam("name"))
        connection.execute(query, [{"name": name} for name in sorted(gone)])
    fresh = [
        {"id": name, "position": position, "row": text}
        for name in sorted(rows)
        for position, text in enumerate(rows[name])
    ]
    if fresh:
        connection.execute(insert(table), fresh)


def holds(connection: Connection, table: Table, about: str) -> bool:
    """Whether the table has a row with this id."""
    query = select(table.c.id).where(table.c.id == about)
    return connection.execute(query).one_or_none() is not None

"""The single steps that write rows of a case file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select

from tumen import __version__
from tumen.case import tables
from tumen.case.load import Capture, Original, journal_end
from tumen.ledger import Decision, canonical, digest


def append(connection: Connection, decision: Decision) -> None:
    """Writes the journal's next line."""
    row = {name: getattr(decision, name) for name in Decision.__dataclass_fields__}
    row["value"] = None if decision.value is None else canonical(decision.value)
    connection.execute(insert(tables.decisions).values(**row))
    connection.execute(delete(tables.meta).where(tables.meta.c.key == "journal"))
    connection.execute(insert(tables.meta).values(key="journal", value=journal_end([decision])))
    connection.execute(delete(tables.derived_from))


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


def rewrite(connection: Connection, table: Table, rows: Sequence[tuple[str, str]]) -> None:
    """Makes the table hold these rows; writes only those that differ, since texts of reports are long."""
    there = {row.position: (row.id, row.row) for row in connection.execute(select(table))}
    fresh = [
        {"position": position, "id": wanted[0], "row": wanted[1]}
        for position, wanted in enumerate(rows)
        if there.get(position) != wanted
    ]
    gone = [position for position in there if position >= len(rows)] + [row["position"] for row in fresh]
    if gone:
        query = delete(table).where(table.c.position == bindparam("at"))
        connection.execute(query, [{"at": position} for position in gone])
    if fresh:
        connection.execute(insert(table), fresh)


def holds(connection: Connection, table: Table, about: str) -> bool:
    """Whether the table has a row with this id."""
    query = select(table.c.id).where(table.c.id == about)
    return connection.execute(query).one_or_none() is not None

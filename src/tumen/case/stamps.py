"""The stamp: what tells whether derived rows are those of what is kept.

It is the sum of the hashes of all rows that are derived from, so that a step adds and takes away what it changed, and a
large case need not be read for it.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from tumen import __version__
from tumen.case import tables
from tumen.ledger import canonical, digest

STAMP = "stamp"
"""The key of `meta` that holds the stamp of what is kept."""

Stamped = tuple[str, str, str]
"""Of a row: its table, its id, and the hash (of a report, the name) of what it holds."""

_MODULUS = 1 << 256


def restamped(before: str, *, came: Iterable[Stamped], went: Iterable[Stamped]) -> str:
    """The stamp after rows came and went, as 64 hexadecimal digits."""
    total = int(before, 16) + sum(map(_worth, came)) - sum(map(_worth, went))
    return f"{total % _MODULUS:064x}"


def _worth(row: Stamped) -> int:
    return int(digest(canonical(list(row)).encode()), 16)


def stamp(connection: Connection) -> str:
    """The stamp of what is kept, computed from every row of it, whatever order they were added in."""
    rows: list[Stamped] = []
    for table, names in (
        (tables.originals, ("id", "name")),
        (tables.claims, ("id", "digest")),
        (tables.facts, ("id", "digest")),
        (tables.decisions, ("number", "hash")),
    ):
        query = select(*(table.c[name] for name in names))
        rows += [(table.name, str(one), str(other)) for one, other in connection.execute(query)]
    return restamped("0", came=rows, went=())


def kept_stamp(connection: Connection) -> str | None:
    """The stamp of what is kept, as the last step left it; None where it was lost."""
    query = select(tables.meta.c.value).where(tables.meta.c.key == STAMP)
    found = connection.execute(query).scalar_one_or_none()
    return found if found is not None and len(found) == 64 and set(found) <= set("0123456789abcdef") else None


def stamp_of(connection: Connection) -> str:
    """The stamp of what is kept, as the last step left it; where that was lost, computed from every row."""
    return kept_stamp(connection) or stamp(connection)


def written_stamp(connection: Connection, *, related: bool = True) -> str | None:
    """The stamp of the derived rows; None where they are behind what is kept, of another version, or were dropped, or,
    with `related`, where how incidents relate to each other is still to be told.
    """
    row = connection.execute(select(tables.derived_from)).one_or_none()
    if row is None or row.version != __version__ or (related and row.related != 1) or not _all_parsed(connection):
        return None
    return str(row.inputs)


def linked_stamp(connection: Connection) -> str | None:
    """The stamp of what the links are those of; None where they are of another version or were dropped."""
    row = connection.execute(select(tables.linked_from)).one_or_none()
    return str(row.inputs) if row is not None and row.version == __version__ and _all_parsed(connection) else None


def _all_parsed(connection: Connection) -> bool:
    kept, parsed = (
        connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in (tables.originals, tables.reports)
    )
    return bool(kept == parsed)

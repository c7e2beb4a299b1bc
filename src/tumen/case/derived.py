"""What is derived, read and written: as a whole, or as the change that a few reports make."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select

from tumen import __version__
from tumen.case import tables
from tumen.case.links import change_links, drop_links, write_links
from tumen.case.rows import Derived, derived_rows
from tumen.case.stamps import linked_stamp, stamp_of
from tumen.case.writing import replace, rewrite
from tumen.ledger import Finding, Report
from tumen.link import Kept, Relinked


@dataclass(frozen=True, kw_only=True, slots=True)
class Touched:
    """What has changed since the links were written: the ids of the reports that were touched, out of how many there
    are, and the number of the last change.
    """

    reports: tuple[str, ...]
    among: int
    last: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What changes in the derived rows: `relinked`, the reports of it with their families, and the findings of its
    incidents.
    """

    relinked: Relinked
    reports: tuple[Report, ...]
    findings: tuple[Finding, ...]


def touched(connection: Connection) -> Touched | None:
    """What has changed since; None where nothing is known of it, so that all has to be derived anew."""
    if linked_stamp(connection) is None:
        return None
    rows = connection.execute(select(tables.pending).order_by(tables.pending.c.number)).all()
    if not rows:
        return None
    return Touched(
        reports=tuple(sorted({row.report for row in rows if row.report is not None})),
        among=size(connection),
        last=rows[-1].number,
    )


def size(connection: Connection) -> int:
    """How many reports the case holds."""
    return int(connection.execute(select(func.count()).select_from(tables.originals)).scalar_one())


def write_derived(connection: Connection, derived: Derived, kept: Kept | None, *, stamp_of_inputs: str) -> None:
    """Writes all that was derived. Without what linking keeps, the next change derives all anew."""
    for name, rows in derived_rows(derived).items():
        rewrite(connection, tables.METADATA.tables[name], rows)
    if kept is None:
        drop_links(connection)
    else:
        write_links(connection, kept, derived.incidents, stamp_of_inputs=stamp_of_inputs)
    _sign(connection, stamp_of_inputs, related=True)


def write_related(connection: Connection, derived: Derived, *, stamp_of_inputs: str) -> None:
    """Writes incidents and findings after how incidents relate to each other was told."""
    rows = derived_rows(derived)
    for name in ("incidents", "findings"):
        rewrite(connection, tables.METADATA.tables[name], rows[name])
    _sign(connection, stamp_of_inputs, related=True)


def write_change(connection: Connection, change: Change) -> None:
    """Changes the derived rows as a change says; they are then those of what is kept, each incident by itself."""
    relinked = change.relinked
    rows = derived_rows(
        Derived(
            reports=change.reports,
            lineage=relinked.lineage,
            incidents=relinked.incidents,
            findings=change.findings,
        )
    )
    gone = {
        "reports": relinked.reports,
        "lineage": relinked.reports | relinked.claims,
        "incidents": relinked.gone,
        "findings": relinked.gone,
    }
    for name, fresh in rows.items():
        replace(connection, tables.METADATA.tables[name], gone=gone[name] | fresh.keys(), rows=fresh)
    now = stamp_of(connection)
    change_links(connection, relinked, stamp_of_inputs=now)
    _sign(connection, now, related=False)


def _sign(connection: Connection, stamp_of_inputs: str, *, related: bool) -> None:
    connection.execute(delete(tables.derived_from))
    row = {"inputs": stamp_of_inputs, "version": __version__, "related": int(related)}
    connection.execute(insert(tables.derived_from).values(**row))

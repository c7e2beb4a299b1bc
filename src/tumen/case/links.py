"""The links of a case: what linking keeps of it, from which a few more reports are linked without linking all again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select

from tumen import __version__
from tumen.case import tables
from tumen.case.load import among, load_claims, load_decisions, load_reports
from tumen.ledger import EMPLOYER_ACTIONS, Claim, Effective, Incident, Report, effective, pairs_decided
from tumen.link import Kept, Known, Relinked, Stand
from tumen.link.blocks import Blocks, Entry, Member, Pair


class KnownCase(Known):
    """The links of a case and its reports and claims as they are now, as `connection` sees them at one moment."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._decisions = load_decisions(connection)

    @property
    def decided(self) -> Effective:
        """What people said of pairs of claims and of names of employers, whatever claims they are of."""
        named = {
            name
            for decision in self._decisions
            if decision.action in EMPLOYER_ACTIONS
            for name in (decision.target, decision.other)
            if name is not None
        }
        pairs = pairs_decided(self._decisions)
        if not named:
            return pairs
        query = select(tables.claims.c.report).distinct()
        reports = {row.report for row in self._rows(query, tables.claims.c.id, named)}
        of_these = effective(load_claims(self._connection, of=reports), self._decisions)
        return replace(pairs, same_employers=of_these.same_employers, other_employers=of_these.other_employers)

    def reports(self, names: Collection[str]) -> Mapping[str, Report]:
        """Those reports of the case that are among `names`, by id."""
        return load_reports(self._connection, of=names)

    def claims(self, names: Collection[str]) -> Mapping[str, Claim]:
        """Those claims, as people left them, that are among `names`, by id."""
        query = select(tables.claims.c.report).distinct()
        reports = {row.report for row in self._rows(query, tables.claims.c.id, names)}
        return {claim.id: claim for claim in self.claims_of(reports) if claim.id in names}

    def claims_of(self, reports: Collection[str]) -> tuple[Claim, ...]:
        """The claims of these reports as people left them."""
        return effective(load_claims(self._connection, of=reports), self._decisions).claims

    def blocks(self, keys: Collection[int]) -> Blocks:
        """The members of these blocks."""
        found: dict[int, list[Member]] = {}
        for row in self._rows(ENTRIES, tables.link_blocks.c.block, keys):
            found.setdefault(row.block, []).append(Member(row.at, row.name, bool(row.own)))
        return found

    def entries(self, names: Collection[str]) -> tuple[Entry, ...]:
        """The blocks in which these reports or nodes stand."""
        return tuple(
            Entry(row.block, row.at, row.name, bool(row.own))
            for row in self._rows(ENTRIES, tables.link_names.c.name, names)
        )

    def near(self, names: Collection[str]) -> frozenset[Pair]:
        """The pairs of which one at least is among `names`."""
        table = tables.link_near
        return frozenset(
            (row.one, row.other)
            for column in (table.c.one, table.c.other)
            for row in self._rows(select(table.c.one, table.c.other), column, names)
        )

    def stands(self, claims: Collection[str]) -> tuple[Stand, ...]:
        """What is kept of these claims."""
        return self._stands(tables.link_stands.c.claim, claims)

    def stands_of(self, reports: Collection[str]) -> tuple[Stand, ...]:
        """What is kept of the claims of these reports."""
        return self._stands(tables.link_stands.c.report, reports)

    def stands_for(self, nodes: Collection[str]) -> tuple[Stand, ...]:
        """What is kept of the claims that these nodes stand for."""
        return self._stands(tables.link_stands.c.node, nodes)

    def incidents_of(self, claims: Collection[str]) -> frozenset[str]:
        """The ids of the incidents that hold one of these claims."""
        table = tables.link_incidents
        return frozenset(row.incident for row in self._rows(select(table.c.incident), table.c.claim, claims))

    def beside(self, claims: Collection[str]) -> frozenset[str]:
        """All claims of the incidents that hold one of these."""
        table = tables.link_incidents
        rows = self._rows(select(table.c.claim), table.c.incident, self.incidents_of(claims))
        return frozenset(row.claim for row in rows)

    def _stands(self, column: Any, wanted: Collection[str]) -> tuple[Stand, ...]:
        rows = self._rows(select(tables.link_stands), column, wanted)
        found = [Stand(**row._mapping) for row in rows]
        return tuple(sorted(found, key=lambda stand: stand.claim))

    def _rows(self, query: Any, column: Any, wanted: Collection[Any]) -> Iterable[Any]:
        return among(self._connection, query, column, wanted)


ENTRIES = select(
    tables.link_blocks.c.block, tables.link_blocks.c.at, tables.link_blocks.c.own, tables.link_names.c.name
).join(tables.link_names, tables.link_names.c.number == tables.link_blocks.c.member)
"""The entries of all blocks, with the names of their members."""


def drop_links(connection: Connection) -> None:
    """Empties the tables of the links."""
    for table in tables.LINKS:
        connection.execute(delete(table))


def write_links(connection: Connection, kept: Kept, incidents: Iterable[Incident], *, stamp_of_inputs: str) -> None:
    """Writes the links of a case that was linked as a whole in the place of those before."""
    drop_links(connection)
    entries = list(kept.entries)
    numbers = {name: number for number, name in enumerate(dict.fromkeys(entry.name for entry in entries))}
    _fill(connection, tables.link_names, [(number, name) for name, number in numbers.items()])
    # an index that is made afterwards is made in one go
    tables.link_blocks_by_member.drop(connection)
    rows = sorted((entry.key, numbers[entry.name], entry.at, int(entry.own)) for entry in entries)
    _fill(connection, tables.link_blocks, rows)
    tables.link_blocks_by_member.create(connection)
    _fill(connection, tables.link_near, sorted(kept.near))
    _fill(connection, tables.link_stands, [_stand_row(stand) for stand in kept.stands])
    _fill(connection, tables.link_incidents, sorted(_held(incidents)))
    connection.execute(insert(tables.linked_from).values(inputs=stamp_of_inputs, version=__version__))


def change_links(connection: Connection, relinked: Relinked, *, stamp_of_inputs: str) -> None:
    """Changes the links as linking a few reports again says."""
    names, blocks, near = tables.link_names, tables.link_blocks, tables.link_near
    wanted = {entry.name for entry in (*relinked.left, *relinked.entered)}
    numbers = {row.name: row.number for row in among(connection, select(names), names.c.name, wanted)}
    new = sorted(wanted - numbers.keys())
    if new:
        connection.execute(insert(names), [{"name": name} for name in new])
        numbers |= {row.name: row.number for row in among(connection, select(names), names.c.name, new)}
    _drop(connection, blocks, [(entry.key, numbers[entry.name]) for entry in sorted(relinked.left)])
    rows = [(entry.key, numbers[entry.name], entry.at, int(entry.own)) for entry in sorted(relinked.entered)]
    _fill(connection, blocks, rows)
    _drop(connection, near, sorted(relinked.parted))
    _fill(connection, near, sorted(relinked.joined))
    _drop(connection, tables.link_stands, [(name,) for name in sorted(relinked.claims)])
    _fill(connection, tables.link_stands, [_stand_row(stand) for stand in relinked.stands])
    if relinked.gone:
        query = delete(tables.link_incidents).where(tables.link_incidents.c.incident == bindparam("name"))
        connection.execute(query, [{"name": name} for name in sorted(relinked.gone)])
    _fill(connection, tables.link_incidents, sorted(_held(relinked.incidents)))
    connection.execute(delete(tables.pending))
    connection.execute(delete(tables.linked_from))
    connection.execute(insert(tables.linked_from).values(inputs=stamp_of_inputs, version=__version__))


def _stand_row(stand: Stand) -> tuple[Any, ...]:
    return stand.claim, stand.report, stand.node, stand.told, stand.hash


def _held(incidents: Iterable[Incident]) -> Iterable[tuple[str, str]]:
    return ((claim, incident.id) for incident in incidents for claim in incident.claims)


def _fill(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        # the driver takes millions of bare rows several times as fast as rows with names
        statement = insert(table).values({column.name: bindparam(column.name) for column in table.columns})
        connection.exec_driver_sql(str(statement.compile(dialect=connection.dialect)), list(rows))


def _drop(connection: Connection, table: Table, keys: Sequence[tuple[Any, ...]]) -> None:
    """Drops the rows with these primary keys."""
    if keys:
        query = delete(table)
        for at, column in enumerate(table.primary_key.columns):
            query = query.where(column == bindparam(f"key{at}"))
        connection.execute(query, [{f"key{at}": part for at, part in enumerate(key)} for key in keys])

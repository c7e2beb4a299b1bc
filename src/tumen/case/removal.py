"""What goes where a report or a file of several is taken back, and whether it may."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from tumen.case import tables
from tumen.case.load import Original, load_originals
from tumen.errors import DecisionRefused
from tumen.ledger import Decision
from tumen.nouns import counted


@dataclass(frozen=True, kw_only=True, slots=True)
class Gone:
    """Everything that stands in a file, with the file itself: `originals` are those that were read as reports."""

    originals: tuple[Original, ...]
    containers: tuple[Original, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports."""
        return tuple(original.id for original in self.originals)

    @property
    def everything(self) -> tuple[str, ...]:
        """Ids of reports and files."""
        return (*self.reports, *(container.id for container in self.containers))


def below(connection: Connection, about: str) -> Gone:
    """The report or file with this id and all that stands in it, at any depth; nothing where there is none such."""
    originals, containers = load_originals(connection), load_originals(connection, tables.containers)
    inside = {about}
    while True:
        more = {one.id for one in (*originals, *containers) if one.within in inside} - inside
        if not more:
            break
        inside |= more
    return Gone(
        originals=tuple(one for one in originals if one.id in inside),
        containers=tuple(one for one in containers if one.id in inside),
    )


def check_undecided(connection: Connection, gone: Gone, journal: Sequence[Decision]) -> None:
    """Raises DecisionRefused where a line of the journal is about a claim of what is to go."""
    query = select(tables.claims.c.id).where(tables.claims.c.report.in_(gone.reports))
    claims = set(connection.execute(query).scalars())
    decided = [line.number for line in journal if claims & {line.target, line.other}]
    if decided:
        shown = ", ".join(map(str, decided[:5]))
        raise DecisionRefused(
            f"undo: people decided on {counted(len(decided), 'claim')} of it (decision {shown}); what was decided is "
            "kept, so it cannot be taken back."
        )

"""What a decision is about: ids from what a person typed, and whether a correction can stand on its claim."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Table, select

from tumen.case import tables
from tumen.errors import DecisionRefused
from tumen.ledger import STANDING_ACTIONS, Claim, Decision, effective, employer_names

SHORTEST = 6
"""Characters of an id that are enough to name it, where nothing else begins so."""

_SHOWN = 4
_WHERE = (("claim", tables.claims), ("report", tables.originals), ("incident", tables.incidents))


def resolve(connection: Connection, typed: str, *, action: str) -> str:
    """The full id that `typed` begins. A `note` may name a claim, a figure, a report or an incident; what is decided on
    a claim as a whole may be on a figure that a person entered; others name a claim.

    Raises DecisionRefused, which says what to do, where nothing or several things begin so.
    """
    if not re.fullmatch(r"[0-9a-f]{%d,64}" % SHORTEST, typed):  # noqa: UP031  # braces are part of the pattern
        raise DecisionRefused(
            f"{action}: {typed!r} is no id; give at least the first {SHORTEST} characters of one, as `tumen show` "
            "prints it."
        )
    found = [(kind, name) for kind, table in _WHERE for name in _beginning(connection, table, typed)]
    found += [("figure", name) for name in _figures(connection, typed)]
    if not found:
        raise DecisionRefused(f"{action}: nothing has the id {typed}; `tumen show CASE claims` lists the ids.")
    kinds = ("claim", "figure") if action in STANDING_ACTIONS else ("claim",)
    fitting = [(kind, name) for kind, name in found if action == "note" or kind in kinds]
    if not fitting:
        may = ", ".join(STANDING_ACTIONS) + " and `note`" if found[0][0] == "figure" else "`note`"
        raise DecisionRefused(
            f"{action}: {typed} is the id of {_article(found[0][0])}, and only {may} may name that; name a claim."
        )
    if len(fitting) > 1:
        shown = ", ".join(f"{name} ({kind})" for kind, name in fitting[:_SHOWN])
        raise DecisionRefused(f"{action}: {len(fitting)} ids begin with {typed}: {shown}; give more characters.")
    return fitting[0][1]


def _beginning(connection: Connection, table: Table, typed: str) -> Sequence[str]:
    # "g" sorts after every hexadecimal digit: a range that an index serves
    query = select(table.c.id).where(table.c.id >= typed, table.c.id < typed + "g").order_by(table.c.id)
    return connection.execute(query).scalars().all()


def _figures(connection: Connection, typed: str) -> Sequence[str]:
    table = tables.decisions
    query = select(table.c.target).where(table.c.action == "figure", table.c.target.startswith(typed)).distinct()
    return sorted(connection.execute(query).scalars())


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def check_employers(claims: Sequence[Claim], journal: Sequence[Decision], decision: Decision) -> None:
    """Raises DecisionRefused where the two claims do not name two employers. `claims` are those of both reports."""
    corrections = [line for line in journal if line.action == "correct"]
    found = {claim.id: claim for claim in effective(claims, corrections).claims}
    one, other = found[decision.target], found[str(decision.other)]
    if employer_names(one, other) is not None:
        return
    for claim in (one, other):
        if claim.employer is None:
            raise DecisionRefused(f"{decision.action}: claim {claim.id} names no employer; choose one that does.")
    raise DecisionRefused(f"{decision.action}: both claims name {one.employer!r}; there are no two names to decide on.")


def check_on_claim(claims: Sequence[Claim], journal: Sequence[Decision], decision: Decision) -> None:
    """Raises DecisionRefused where a correction breaks a rule between slots of its claim, or a part its whole.

    `claims` are those of the claim's report, as extracted, and `journal` the decisions before. Rejected claims are
    looked at as well: they may be accepted again.
    """
    corrections = [line for line in journal if line.action == "correct"]
    after = effective(claims, [*corrections, decision])
    if decision.slot != "part_of" or decision.value is None:
        return
    whole: Mapping[str, str | None] = {claim.id: claim.part_of for claim in after.claims}
    if decision.value not in whole:
        raise DecisionRefused(f"correct: {decision.value} is of another report; part_of names one of the same report.")
    here = whole[decision.value]
    while here is not None and here != decision.target:
        here = whole.get(here)
    if here == decision.target:
        raise DecisionRefused(f"correct: {decision.value} is itself part of {decision.target}; undo that first.")

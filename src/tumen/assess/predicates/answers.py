"""What a predicate is asked and what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tumen.assess.conduct import Conduct
from tumen.assess.timing import Side
from tumen.ledger import Claim, State, StatedFact


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """One element of a provision put to an incident: its conduct, the side of its days, the element's parameters."""

    conduct: Conduct
    side: Side
    params: Mapping[str, Any]

    def asking(self, params: Mapping[str, Any]) -> Point:
        """The same incident and days under other parameters."""
        return replace(self, params=params)


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """The state of an element with what it rests on and why.

    `reading` is set only where a paragraph has two live readings: the state on the functional reading (B), while
    `state` is that on the formal one (A).
    """

    state: State
    why: str
    claims: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    reading: State | None = None


def ids(things: Sequence[Claim] | Sequence[StatedFact]) -> tuple[str, ...]:
    return tuple(thing.id for thing in things)


def met(why: str, claims: Sequence[Claim] = (), facts: Sequence[StatedFact] = ()) -> Answer:
    return Answer(state="met", why=why, claims=ids(claims), facts=ids(facts))


def not_met(why: str, claims: Sequence[Claim] = (), facts: Sequence[StatedFact] = ()) -> Answer:
    return Answer(state="not_met", why=why, claims=ids(claims), facts=ids(facts))


def cannot_tell(why: str, claims: Sequence[Claim] = (), facts: Sequence[StatedFact] = ()) -> Answer:
    return Answer(state="cannot_tell", why=why, claims=ids(claims), facts=ids(facts))

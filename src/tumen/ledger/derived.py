"""What is computed from claims and can be dropped and computed again: lineage, incidents, findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from tumen.ledger.values import When, empty_map

Status = Literal["unknown_origin", "single_origin", "corroborated", "contested", "denied"]
Verdict = Literal[
    "breach_if_true",
    "strained",
    "permitted_at_date",
    "not_covered",
    "undetermined",
    "policy_concern_only",
    "would_breach_if_carried_out",
    "excepted",
    "applies_if_true",
]
VERDICTS: tuple[str, ...] = get_args(Verdict)
State = Literal["met", "not_met", "cannot_tell"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """An independent root that a claim goes back to.

    `key` tells two origins apart; `name` is the outlet or document as people know it; `report` is its report where that
    is in the case; `human` the source behind it as the report describes them.
    """

    key: str
    name: str
    report: str | None = None
    human: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Drift:
    """A slot that changed on the way from one report to its retelling: claims `before` and `after`, JSON values."""

    slot: str
    before: str
    after: str
    was: Any
    became: Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """The same words in two reports: offsets in the retelling and in what it retells."""

    start: int
    end: int
    there_start: int
    there_end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Retelling:
    """One edge of lineage: `report` retells `of`, with a probability (0 to 1) and what speaks for it.

    `of` is the id of a report of the case, or None where the root is not in the case and `outlet` names it. `evidence`
    are sentences, `passages` shared text, `drifts` the slots that changed on the way.
    """

    report: str
    of: str | None
    outlet: str | None
    probability: float
    evidence: tuple[str, ...]
    passages: tuple[Passage, ...] = ()
    drifts: tuple[Drift, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Lineage:
    """Who retells whom: an acyclic graph over reports, and for each claim the independent roots it goes back to.

    A claim whose origin is unknown has an empty tuple; it adds no support. `families` gives reports that go back to one
    root a shared label.
    """

    retellings: tuple[Retelling, ...] = ()
    origins: Mapping[str, tuple[Origin, ...]] = field(default_factory=empty_map, hash=False)
    families: Mapping[str, str] = field(default_factory=empty_map, hash=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Claimed:
    """One value that is claimed for a slot of an incident (JSON form), by which claims, from which origins (keys)."""

    slot: str
    value: Any
    claims: tuple[str, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """People of `claim` are among the people of the claim `of`: the two counts are never added."""

    claim: str
    of: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Contradiction:
    """Claims of one incident that cannot all be true: about `slot` (`count`, `time`, `place` or `denial`), and why."""

    slot: str
    claims: tuple[str, ...]
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Incident:
    """Claims that speak of one occurrence or one standing situation.

    `claims` are ids in a fixed order, `values` the set of what is claimed per slot, `support` the number of distinct
    known origins of its claims that are not denials, `reasons` why its claims were put together.
    """

    id: str
    kind: str
    claims: tuple[str, ...]
    values: tuple[Claimed, ...]
    support: int
    status: Status
    parts: tuple[Part, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Element:
    """One element of a provision: its state, the claims and stated facts it rests on, and why in a sentence."""

    id: str
    statement: str
    state: State
    claims: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What one provision says of one incident on the days of `period`.

    `gaps` are questions an investigator could answer; `bounded` is true where the period rests on bounds and not on a
    stated time, so that nothing of it is called established; `duty` names who bears the duty.
    """

    incident: str
    provision: str
    paragraph: str | None
    verdict: Verdict
    period: When | None
    bounded: bool
    duty: str
    elements: tuple[Element, ...]
    exceptions: tuple[Element, ...]
    gaps: tuple[str, ...]
    why: str


__all__ = [
    "VERDICTS",
    "Claimed",
    "Contradiction",
    "Drift",
    "Element",
    "Finding",
    "Incident",
    "Lineage",
    "Origin",
    "Part",
    "Passage",
    "Retelling",
    "State",
    "Status",
    "Verdict",
]

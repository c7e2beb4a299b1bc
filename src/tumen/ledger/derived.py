"""What is computed from claims and can be dropped and computed again: lineage, incidents, findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from tumen.ledger.values import Modality, When, empty_map

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
Between = Literal["independent", "party", "superseded", "one_origin", "unknown_origin"]
"""Who stands against whom in a contradiction.

`independent`: two known origins, one on each side. `party`: an official or a company denies what others tell, and one
outlet has both. `superseded`: an origin gave another value later in a report of its own. `one_origin`: all go back to
one origin. `unknown_origin`: the origin of a side is not known.
"""
Leg = Literal["home", "in"]
PlanState = Literal["open", "carried_out", "failed", "disputed"]
"""What became of a plan; `disputed` where later claims assert it and others deny it."""


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
    """People of `claim` are among the people of the claim `of`: the two counts are never added.

    `via` is None where the report of both says so; else it is the claim that `claim` retells and that its own report
    tells as a part of `of`. `probability` (0 to 1) is then that of the retelling.
    """

    claim: str
    of: str
    via: str | None = None
    probability: float = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Contradiction:
    """Claims that cannot all be true: about `slot` (`count`, `time`, `place`, `denial` or `parts`), and why.

    `sides` are the claims that stand against each other (for `parts` the whole, then its parts); `between` tells
    whether independent origins do. The claims are of one incident, for `parts` those of its parts too.
    """

    slot: str
    claims: tuple[str, ...]
    why: str
    sides: tuple[tuple[str, ...], ...] = ()
    between: Between = "unknown_origin"


@dataclass(frozen=True, kw_only=True, slots=True)
class Rotation:
    """One leg of a rotation: a group goes home and another comes in its place.

    `leg` is which of the two the incident is; `other` the id of the incident of the other leg, None where only words
    of this one tell of it. `stated_by` are the claims whose words say that one replaces the other, `why` the reasons.
    The leg home is no repatriation and the leg in no new deployment.
    """

    leg: Leg
    other: str | None
    stated_by: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What became of one planned claim.

    `carried_out_by` are later claims that assert what was planned, `failed_by` later claims that deny it; `open` where
    nobody says either: a plan is never carried out by the mere passing of time.
    """

    claim: str
    state: PlanState
    carried_out_by: tuple[str, ...] = ()
    failed_by: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Incident:
    """Claims that speak of one occurrence or one standing situation.

    `claims` are ids in a fixed order and `values` the set of what is claimed per slot. `standing` is how it is told:
    `asserted` as soon as one claim asserts it, else `planned`, else `possible`, else `denied`. `support` is the number
    of distinct known origins of the claims of that standing, 0 where it is only denied: whoever expects, plans or
    denies an occurrence does not support that it happened, and neither does a retelling that tells as done what its
    origin only announced. `parts` touch one of its claims. `reasons` tell why its
    claims were put together. `rotation` and `plans` relate it to other incidents.
    """

    id: str
    kind: str
    claims: tuple[str, ...]
    values: tuple[Claimed, ...]
    support: int
    status: Status
    standing: Modality = "asserted"
    parts: tuple[Part, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    rotation: Rotation | None = None
    plans: tuple[Plan, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Element:
    """One element of a provision: its state, the claims and stated facts it rests on, and why in a sentence.

    `reading` is set only where a paragraph has two live readings: the state on the functional reading (B), while
    `state` is that on the formal one (A).
    """

    id: str
    statement: str
    state: State
    claims: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    why: str = ""
    reading: State | None = None


Bar = Literal["only_evidence", "sending_state", "not_addressed", "contested", "bearer_open"]
"""What decides beside the elements: an order of the sending State is only evidence; the place lies in that State; the
host is no addressee; the ground is contested; whose duty it is stays open."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ByPeriod:
    """The verdict for one of the stretches of days of a finding, with the states (and readings) it follows from, in the
    order of the finding's elements and exceptions.
    """

    period: When | None
    verdict: Verdict
    elements: tuple[State, ...]
    readings: tuple[State, ...]
    exceptions: tuple[State, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What one provision says of one incident on the days of `period`.

    `gaps` are questions an investigator could answer; `bounded` is true where the period rests on bounds and not on a
    stated time, so that nothing of it is called established; `duty` names who bears the duty; `standing` is how the
    claims judged are told. `by_period` gives the verdict of each stretch of days where the elements differ between
    them.
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
    standing: Modality = "asserted"
    bar: Bar | None = None
    by_period: tuple[ByPeriod, ...] = ()


__all__ = [
    "VERDICTS",
    "Bar",
    "Between",
    "ByPeriod",
    "Claimed",
    "Contradiction",
    "Drift",
    "Element",
    "Finding",
    "Incident",
    "Leg",
    "Lineage",
    "Origin",
    "Part",
    "Passage",
    "Plan",
    "PlanState",
    "Retelling",
    "Rotation",
    "State",
    "Status",
    "Verdict",
]

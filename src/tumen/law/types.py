"""Provisions as dated data: what binds whom, from when, under which elements and exceptions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal, get_args

from tumen.ledger import State, Verdict
from tumen.ledger.values import empty_map

JudgedAs = Literal["duty", "hortatory", "applies"]
JUDGED_AS: tuple[str, ...] = get_args(JudgedAs)
"""How met elements turn into a verdict: `duty` of a State, `hortatory` text, or a rule that `applies` to conduct."""

DatedBy = Literal["conduct", "entry", "placing", "lapse"]
DATED_BY: tuple[str, ...] = get_args(DatedBy)
"""Whether a rule is judged on the days of the conduct while it is in force, on a later day such as the entry of goods
at a port, on such a day where it is stated and else on the days of the conduct, or on the days of the conduct after the
rule lapsed."""

MEMBER_STATES, STATES = "Member States", "States"
"""The addressees of paragraphs of the Council: the Member States of the United Nations, or every State."""

CONFIDENCE = ("verified", "partly verified", "from memory")


@dataclass(frozen=True, kw_only=True, slots=True)
class Otherwise:
    """The verdict where an element is in `state` and nothing else decides, with what a reader must know of it."""

    state: State
    verdict: Verdict
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ElementRule:
    """One element: its statement, the test in prose for people, and the named predicate that evaluates it.

    Elements that share `alternative` are joined by "or". `ask` is the question where the reports leave it open;
    `{host}`, `{place}`, `{days}` and `{employer}` in it are filled in.
    """

    id: str
    statement: str
    test: str
    slots: tuple[str, ...]
    predicate: str
    params: Mapping[str, Any]
    ask: str | None = None
    alternative: str | None = None
    otherwise: tuple[Otherwise, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ExceptionRule:
    """An exception; met only where a stated fact says so. `only_for` are the alternative elements that it reaches,
    all where it is empty.
    """

    id: str
    statement: str
    test: str
    slots: tuple[str, ...]
    predicate: str
    params: Mapping[str, Any]
    only_for: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class BearsOn:
    """Which incidents a provision can have to do with; every key that is set must hold.

    `directions` restricts movements, and `enforcement_cues` claims of enforcement to those with a word of them.
    `facts`, `cues`, `agent_named`, `sector_stated` and `indicator_stated` are signs of which one is enough.
    """

    kinds: tuple[str, ...]
    directions: tuple[str, ...] = ()
    enforcement_cues: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    eu: bool = False
    destination: str | None = None
    facts: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    agent_named: bool = False
    sector_stated: bool = False
    indicator_stated: bool = False

    @property
    def signs(self) -> bool:
        """Whether some sign is asked for."""
        return bool(self.facts or self.cues or self.agent_named or self.sector_stated or self.indicator_stated)


def _groups(elements: Sequence[ElementRule]) -> tuple[tuple[ElementRule, ...], ...]:
    joined: dict[str, list[ElementRule]] = {}
    for rule in elements:
        if rule.predicate != "asserted":
            joined.setdefault(rule.alternative or rule.id, []).append(rule)
    return tuple(map(tuple, joined.values()))


@dataclass(frozen=True, kw_only=True, slots=True)
class Provision:
    """A rule or position. Its dates are separate things; every interval is closed, Council dates are New York dates.

    `adopted`; `in_force_from` and `in_force_to` (None while in force); `binding_from` (None where it binds nobody or
    gives no day); `deadline` and `overdue_from` (the first day after it); `overtaken_from`, when a stricter rule
    `overtaken_by` came beside it. `cite` names paragraph and instrument in a sentence, `duty` who bears the duty;
    `only_evidence` are kinds of claim that can be evidence of the conduct and never the conduct itself;
    `standard_of_proof` says in a sentence by which standard the rule is proved or rebutted, None where it names none;
    `on_rotation` what it means that the incident is one leg of a rotation, by the leg. `groups` are the elements, those
    joined by "or" together; how a claim is told is in none, since it decides what may be said and not what is covered.
    `boundaries` are the first days on which something changes, sorted; none where not the days of the conduct count.
    """

    id: str
    instrument: str
    paragraph: str | None
    title: str
    cite: str
    adopted: date
    in_force_from: date
    in_force_to: date | None
    binding_from: date | None
    deadline: date | None
    overdue_from: date | None
    overtaken_from: date | None
    overtaken_by: str | None
    deadlines: tuple[date, ...]
    addressee: str
    duty: str
    legal_force: str
    effect: str
    quote: str | None
    judged_as: JudgedAs
    dated_by: DatedBy
    bears_on: BearsOn
    only_evidence: tuple[str, ...]
    elements: tuple[ElementRule, ...]
    exceptions: tuple[ExceptionRule, ...]
    what_counts_as: tuple[str, ...]
    official_citation: str
    sources: tuple[str, ...]
    notes: str
    confidence: str
    from_memory: tuple[str, ...]
    standard_of_proof: str | None = None
    on_rotation: Mapping[str, str] = field(default_factory=empty_map, hash=False)
    groups: tuple[tuple[ElementRule, ...], ...] = field(init=False, compare=False, repr=False)
    boundaries: tuple[date, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # both are asked for each incident
        object.__setattr__(self, "groups", _groups(self.elements))
        object.__setattr__(self, "boundaries", self._boundaries())

    def in_force(self, day: date) -> bool:
        """Whether the provision exists and has not ended on that day."""
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)

    def _boundaries(self) -> tuple[date, ...]:
        if self.dated_by == "entry":
            return ()
        days = {self.in_force_from, self.overdue_from, self.overtaken_from}
        if self.in_force_to is not None:
            days.add(self.in_force_to + timedelta(days=1))
        for rule in self.elements:
            days |= {value for value in rule.params.values() if isinstance(value, date)}
        return tuple(sorted(day for day in days if day is not None))


@dataclass(frozen=True, kw_only=True, slots=True)
class Regime:
    """What the Security Council's labour rules were from `start` to `end`, both inclusive; None is open."""

    start: date | None
    end: date | None
    rule: str
    provisions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FactName:
    """A name of the vocabulary of stated facts; `values` is empty where the value is free."""

    name: str
    meaning: str
    values: tuple[str, ...]
    time: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """Words by language code that show that a provision may bear on a claim; `source` looks at who says so, too."""

    name: str
    words: Mapping[str, tuple[str, ...]]
    source: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class IndicatorTest:
    """One ILO indicator of forced labour and the question that tests it."""

    indicator: str
    test: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """How a finding may speak of `at_least` so many different indicators."""

    at_least: int
    says: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Contested:
    """A territory whose State of record does not control it; `country` is that State, `controlled_by` who does."""

    names: tuple[str, ...]
    country: str
    controlled_by: str
    since: date
    treatment: str
    sources: tuple[str, ...]

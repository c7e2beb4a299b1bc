"""What a language's reader hands on: claims in the making, before repeats and parts are settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from tumen.extract.fleeting import fleeting
from tumen.ledger import (
    Count,
    Direction,
    Document,
    Ground,
    Indicator,
    Kind,
    Modality,
    Money,
    Place,
    Report,
    Sector,
    Sex,
    Source,
    StatedFact,
    When,
)


@fleeting(kw_only=True)
class Draft:
    """One frame: a predicate with its arguments, and what the passage adds.

    `start`, `end`: the quote. `where` is the place of a movement's host side or of the claim. `general`: told as custom
    or without any people marked off. `definite`: about people spoken of before. `part`: "42 of them", a part of people
    spoken of before. `score`: how likely it is a claim, 0 to 1. `past`: told as over. `echo`: only tells the number of
    people spoken of before ("there were 42 of them"). `alone`: a number without a noun. `remaining`: those left of
    a larger number ("2,000 remain"). `again`: its words mean a group spoken of before ("they", "the women", "all 20").
    `share`: they are a share without a number ("most of the force"). `lent`: its number is that of people told
    before, or of one person. `carried` names slots that the passage lends and the sentence does not say. `afar`: the
    people are in many states, so that no place is given.
    """

    kind: Kind
    start: int
    end: int
    sentence: int
    paragraph: int
    headline: bool = False
    direction: Direction | None = None
    count: Count | None = None
    sex: Sex | None = None
    origin: Place | None = None
    destination: Place | None = None
    place: Place | None = None
    employer: str | None = None
    sector: Sector | None = None
    time: When | None = None
    modality: Modality = "asserted"
    source: Source
    document: Document | None = None
    money: Money | None = None
    indicator: Indicator | None = None
    spans: Mapping[str, Ground] = field(default_factory=lambda: MappingProxyType({}))
    rule: str
    score: float = 0.0
    general: bool = False
    definite: bool = False
    part: bool = False
    further: bool = False
    echo: bool = False
    alone: bool = False
    remaining: bool = False
    again: bool = False
    share: bool = False
    past: bool = False
    lent: bool = False
    carried: frozenset[str] = frozenset()
    afar: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What one report gives before resolution."""

    upstream: tuple[str, ...]
    drafts: tuple[Draft, ...]
    facts: tuple[StatedFact, ...]


class Reader(Protocol):
    """Reads reports of one language: rules or a language model, behind one call.

    `least` is the score from which a draft is given; None for the reader's own line.
    """

    def __call__(self, report: Report, *, least: float | None = None) -> Reading: ...

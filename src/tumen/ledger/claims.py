"""Reports, claims and stated facts: what is kept of a text, tied to the words that say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from tumen.errors import InvalidValue
from tumen.ledger.canonical import identify
from tumen.ledger.values import (
    Count,
    Direction,
    Document,
    Ground,
    Indicator,
    Kind,
    Modality,
    Money,
    Place,
    Sector,
    Sex,
    Source,
    When,
    allowed,
    empty_map,
)

SLOTS = (
    "direction",
    "count",
    "sex",
    "origin",
    "destination",
    "place",
    "host",
    "employer",
    "sector",
    "time",
    "modality",
    "source",
    "document",
    "money",
    "indicator",
    "part_of",
)
"""The slots of a claim in the order of the guideline, without `id`, `quote` and `kind`."""

QUOTE_LIMIT = 300
"""Longest quote in characters (guideline, "One claim")."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Proof:
    """Words that prove a bound on the day a report was written."""

    bound: date
    side: str
    start: int
    end: int
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchor:
    """Where a stretch of a report's text stands in its original, in words: "page 3, line 12", "/html/body/div/p[4]"."""

    start: int
    end: int
    where: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Tongue:
    """A stretch of a report's text that is in another language than the report; `language` is its code."""

    start: int
    end: int
    language: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A filled cell of a row of an office's ledger; `meaning` is what its column was taken for (`count`, `place`).

    `column` names it as the ledger does: "B (Country)". `written` tells how the column writes its dates where the cell
    alone does not: "day first", "month first", or "serial", the number of days that a spreadsheet counts.
    """

    meaning: str
    column: str
    start: int
    end: int
    written: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """One text that makes claims.

    `id` is the SHA-256 of the original bytes, `name` the stem of its file name. `text` is the body after the header
    with CRLF read as LF and nothing else changed; every offset counts code points of it. `published` is the day of
    writing and `published_from` where it was found (`header`, `metadata`, `ledger`, `url`, `dateline`); where no day is
    found, `written_between` is what the text itself proves, with `proofs`. `upstream` names outlets and documents that
    the report says its facts come from. `furniture` are stretches of `text` that are page furniture (related-story
    links, comment forms, captions are not): nothing in them is a claim. `captions` are stretches that stand under a
    picture. `anchors`, in order of the text, lead back to the original where its form has places to lead to. `flags`
    are sentences for a person who should look at the reading, such as that two ways of reading disagree. `cells` are
    set where the report is a row of an office's ledger.
    """

    id: str
    name: str
    text: str
    media_type: str
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    language: str | None = None
    published: date | None = None
    published_from: str | None = None
    written_between: When | None = None
    proofs: tuple[Proof, ...] = ()
    upstream: tuple[str, ...] = ()
    family: str | None = None
    marking: str | None = None
    furniture: tuple[tuple[int, int], ...] = ()
    byline: str | None = None
    captions: tuple[tuple[int, int], ...] = ()
    tongues: tuple[Tongue, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    flags: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One thing that one report says. Immutable; made by `make_claim`, which gives the id.

    `report` is the id of the report, `start` and `end` the offsets of `quote` in its text. `part_of` is the id of the
    claim of the same report whose people include these. `spans` tells for each slot that is set what it rests on.
    `rule` and `version` say what found it and `score` how likely it is right by the extractor's own reckoning (0 to 1,
    None where nobody reckoned); they are no part of the id, and neither are `spans` and `part_of`.
    """

    id: str
    report: str
    start: int
    end: int
    quote: str
    kind: Kind
    direction: Direction | None = None
    count: Count | None = None
    sex: Sex | None = None
    origin: Place | None = None
    destination: Place | None = None
    place: Place | None = None
    host: str | None = None
    employer: str | None = None
    sector: Sector | None = None
    time: When | None = None
    modality: Modality = "asserted"
    source: Source
    document: Document | None = None
    money: Money | None = None
    indicator: Indicator | None = None
    part_of: str | None = None
    spans: Mapping[str, Ground] = field(default_factory=empty_map, hash=False)
    rule: str
    version: str
    score: float | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        allowed("kind", self.kind)
        allowed("direction", self.direction, null=True)
        allowed("sex", self.sex, null=True)
        allowed("sector", self.sector, null=True)
        allowed("modality", self.modality)
        allowed("indicator", self.indicator, null=True)
        if not self.quote or len(self.quote) > QUOTE_LIMIT:
            raise InvalidValue(f"quote: {len(self.quote)} characters; a quote has 1 to {QUOTE_LIMIT}.")
        if self.end - self.start != len(self.quote) or self.start < 0:
            raise InvalidValue(
                f"quote: its offsets {self.start}..{self.end} do not span its {len(self.quote)} characters."
            )
        if self.direction is not None and self.kind != "movement":
            raise InvalidValue(f"direction: only a movement has one, not a claim of kind {self.kind!r}.")
        if self.place is not None and self.kind == "movement":
            raise InvalidValue("place: a movement has an origin and a destination, no place.")
        if (self.origin is not None or self.destination is not None) and self.kind != "movement":
            raise InvalidValue(f"origin, destination: only a movement has them, not a claim of kind {self.kind!r}.")
        for slot, kind in (("document", "paper"), ("money", "pay"), ("indicator", "condition")):
            if getattr(self, slot) is not None and self.kind != kind:
                raise InvalidValue(f"{slot}: only a claim of kind {kind!r} has one, not {self.kind!r}.")
        if self.score is not None and not 0 <= self.score <= 1:
            raise InvalidValue(f"score: {self.score} is no number from 0 to 1.")
        if self.part_of == self.id:
            raise InvalidValue("part_of: a claim cannot be part of itself.")

    @property
    def where(self) -> Place | None:
        """The place that the claim is about: for a movement the end that lies in the host state, else its place."""
        if self.kind != "movement":
            return self.place
        return (self.origin or self.destination) if self.direction == "return" else (self.destination or self.origin)


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedFact:
    """What the law tests and no slot of a claim holds, such as a contract signed before a date.

    `fact` is a name of the vocabulary of stated facts, `value` what is said of it, `time` when it held or happened.
    Absent means unknown.
    """

    id: str
    report: str
    fact: str
    value: str | None
    time: When | None
    quote: str
    start: int
    end: int


def slot_form(value: Any) -> Any:
    """Plain JSON value of a slot: the canonical form that ids, decisions and the printed form share."""
    if isinstance(value, When):
        return {"start": _iso(value.start), "end": _iso(value.end)}
    if isinstance(value, Place):
        return {"name": value.name, "country": value.country, "level": value.level}
    if isinstance(value, Document):
        return {"type": value.type, "validity_days": list(value.validity_days) if value.validity_days else None}
    if isinstance(value, Money):
        return {f.name: _number(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (Count, Source)):
        return {f.name: getattr(value, f.name) for f in fields(value)}
    return value


def _number(value: Any) -> Any:
    # 1000.0 and 1000 are one amount and must give one id
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def make_claim(*, report: str, start: int, end: int, kind: Kind, **slots: Any) -> Claim:
    """A claim with its id: the hash of report, span of the quote, kind and the canonical slot values.

    Takes every field of `Claim` but `id`. Raises InvalidValue where a value breaks a rule of the guideline.
    """
    said = {"modality": "asserted", **slots}
    values = {slot: slot_form(said.get(slot)) for slot in SLOTS if slot != "part_of"}
    return Claim(
        id=identify("claim", report, start, end, kind, values), report=report, start=start, end=end, kind=kind, **slots
    )


def identity(claim: Claim) -> str:
    """The id that `claim` must have by what it says; differs from `claim.id` only where somebody corrected a slot."""
    values = {slot: slot_form(getattr(claim, slot)) for slot in SLOTS if slot != "part_of"}
    return identify("claim", claim.report, claim.start, claim.end, claim.kind, values)


def make_fact(
    *, report: str, fact: str, value: str | None, time: When | None, quote: str, start: int, end: int
) -> StatedFact:
    """A stated fact with its id."""
    name = identify("fact", report, start, end, fact, value, slot_form(time))
    return StatedFact(id=name, report=report, fact=fact, value=value, time=time, quote=quote, start=start, end=end)


def fact_identity(fact: StatedFact) -> str:
    """The id that `fact` must have by what it says."""
    return identify("fact", fact.report, fact.start, fact.end, fact.fact, fact.value, slot_form(fact.time))

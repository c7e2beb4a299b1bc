"""What the finders of `normalise` give: a stretch of text and the value it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tumen.ledger import Count, Money, Place, When

Role = Literal["plain", "further", "of_whole", "fraction"]
PlaceRole = Literal["place", "metonym", "dateline"]
TimeKind = Literal["point", "duration"]
Anchored = Literal["absolute", "published", "context"]
Relation = Literal["since", "by", "until", "before", "after", "during"]
Precision = Literal[
    "day",
    "days",
    "week",
    "part_of_month",
    "month",
    "months",
    "season",
    "quarter",
    "half",
    "part_of_year",
    "year",
    "years",
    "decade",
    "open",
]
"""How finely a time is told: `days`, `months` and `years` are several of one kind ("August 28 and 29"), `open` an
interval with an open end ("since late April" where the day of writing is unknown, "before 2019")."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundCount:
    """A number of things in `text[start:end]`, hedges included.

    `noun` is the lower-case head noun counted, at `noun_start`, `noun_end`, None where the text names none.
    `people` is true where people are counted, false where something else is, None where the words do not tell.
    `role`: "a further 160" is `further`, "42 of them" is `of_whole`, "60 per cent of the 3,000" is `fraction`: there
    `value` is the computed part (ruling 25) and `share` the fraction; elsewhere `share` is None.
    """

    start: int
    end: int
    value: Count
    noun: str | None = None
    noun_start: int | None = None
    noun_end: int | None = None
    people: bool | None = None
    role: Role = "plain"
    share: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundTime:
    """A time in `text[start:end]`, its preposition included where that changes the value ("since", "by").

    A `point` has a `value`, the interval of days, None where nothing anchors it. A `duration` has `days`, the shortest
    and the longest length in days (months 30, years 365, ruling 12) and no value. `anchored` tells what the value rests
    on: the words alone, the day of publication, or a date named earlier in the text. `relation` is the preposition.
    `precision` tells how finely the words tell it, None for a duration or where nothing anchors the time.
    """

    start: int
    end: int
    value: When | None = None
    kind: TimeKind = "point"
    days: tuple[int, int] | None = None
    anchored: Anchored = "absolute"
    relation: Relation | None = None
    precision: Precision | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundPlace:
    """A place in `text[start:end]`, resolved in the context of the whole text.

    `kind` is the gazetteer's: `country`, `region`, `province`, `prefecture`, `county`, `city` or `site`. `score` is the
    weight of this reading among `candidates` (0 to 1), which holds every reading, the best first.

    `role`: a `metonym` is a capital or a seat of government that stands for its state ("Pyongyang said", "the
    Kremlin"): `place` is then the country, and nothing happened there. A `dateline` is where a report was written
    ("SEOUL, Oct. 3 (Yonhap) --"), not where something happened. All else is a `place`.
    """

    start: int
    end: int
    place: Place
    kind: str
    score: float
    candidates: tuple[tuple[Place, float], ...]
    role: PlaceRole = "place"


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundDemonym:
    """An adjective or name of a people in `text[start:end]` ("North Korean") and the ISO 3166 code of its country."""

    start: int
    end: int
    country: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundMoney:
    """A sum of money in `text[start:end]`."""

    start: int
    end: int
    value: Money


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundShare:
    """A fraction in `text[start:end]`, 0 to 1; a range of shares takes its midpoint (ruling 28)."""

    start: int
    end: int
    value: float


@dataclass(frozen=True, kw_only=True, slots=True)
class FirmName:
    """The parts of the name of a firm, each as written, None or empty where the name lacks it.

    Of "Hunchun Rabboni Garment Co., Ltd." the `place` is "Hunchun", the `distinctive` word "Rabboni", the `trade` word
    "Garment", the legal `form` "Co., Ltd.". `full` is the whole name with its white space folded.
    """

    full: str
    place: str | None
    distinctive: str | None
    trade: str | None
    form: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundName:
    """The name of a firm in `text[start:end]`."""

    start: int
    end: int
    value: FirmName


@dataclass(frozen=True, kw_only=True, slots=True)
class Values:
    """All that was found in one text, each kind in the order of the text.

    `pay_shares` are sums that have nothing but the share of pay that others keep.
    """

    counts: tuple[FoundCount, ...] = ()
    times: tuple[FoundTime, ...] = ()
    places: tuple[FoundPlace, ...] = ()
    demonyms: tuple[FoundDemonym, ...] = ()
    money: tuple[FoundMoney, ...] = ()
    shares: tuple[FoundShare, ...] = ()
    pay_shares: tuple[FoundMoney, ...] = ()
    names: tuple[FoundName, ...] = ()

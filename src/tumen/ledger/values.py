"""Values of the ledger: vocabularies, counts, times, places, money, papers and sources.

All are frozen. An open end is `None`, never 0 or a sentinel. The meaning of each is in the guideline for claims
(`docs/claims.md`); the checks here are its rules on form.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, get_args

from tumen.errors import InvalidValue

Kind = Literal["movement", "presence", "hiring", "retention", "paper", "pay", "condition", "enforcement", "order"]
Direction = Literal["out", "return", "transfer"]
Basis = Literal["exact", "approx", "at_least", "at_most", "range", "vague"]
Sex = Literal["female", "male", "mixed"]
Level = Literal["country", "province", "city", "site"]
Sector = Literal[
    "garment",
    "construction",
    "restaurant",
    "seafood",
    "electronics",
    "it",
    "logging",
    "agriculture",
    "medical",
    "mining",
    "other",
]
Modality = Literal["asserted", "planned", "possible", "denied"]
SourceType = Literal[
    "local",
    "trader",
    "official",
    "worker",
    "expert",
    "un",
    "intelligence",
    "media",
    "document",
    "company",
    "author",
]
DocumentType = Literal["tourist_visa", "student_visa", "work_visa", "border_pass", "no_visa", "other"]
Per = Literal["hour", "day", "month", "year", "total"]
Indicator = Literal[
    "abuse_of_vulnerability",
    "deception",
    "restriction_of_movement",
    "isolation",
    "physical_and_sexual_violence",
    "intimidation_and_threats",
    "retention_of_identity_documents",
    "withholding_of_wages",
    "debt_bondage",
    "abusive_conditions",
    "excessive_overtime",
    "other",
]

VOCABULARIES: dict[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "direction": get_args(Direction),
    "basis": get_args(Basis),
    "sex": get_args(Sex),
    "level": get_args(Level),
    "sector": get_args(Sector),
    "modality": get_args(Modality),
    "source type": get_args(SourceType),
    "document type": get_args(DocumentType),
    "per": get_args(Per),
    "indicator": get_args(Indicator),
}
"""Allowed values of each closed vocabulary, in the order of the guideline."""


def empty_map() -> Mapping[str, Any]:
    """A read-only mapping without entries, to begin a frozen value with."""
    return MappingProxyType({})


def allowed(vocabulary: str, value: Any, *, where: str | None = None, null: bool = False) -> Any:
    """`value` itself if it is in the vocabulary (or `None` and `null`).

    Raises InvalidValue that names the place and the allowed values otherwise.
    """
    if value is None and null:
        return value
    if isinstance(value, str) and value in VOCABULARIES[vocabulary]:
        return value
    choices = ", ".join(VOCABULARIES[vocabulary])
    raise InvalidValue(f"{where or vocabulary}: {value!r} is not allowed; use one of {choices}.")


def _ordered(low: Any, high: Any, where: str) -> None:
    if low is not None and high is not None and low > high:
        raise InvalidValue(f"{where}: the first end, {low}, lies after the second, {high}; swap them.")


def _text(value: Any, where: str, *, null: bool = False) -> None:
    if not (isinstance(value, str) and value.strip()) and not (null and value is None):
        raise InvalidValue(f"{where}: {value!r} is not a text; what is not known is None.")


def _number(value: Any, where: str, *, low: float, high: float = math.inf) -> None:
    real = isinstance(value, (int, float)) and not isinstance(value, bool)
    if value is not None and not (real and low <= value <= high and value != math.inf):
        raise InvalidValue(f"{where}: {value!r} is not a number between {low} and {high}.")


def check_country(value: Any, where: str) -> None:
    """Raises InvalidValue where `value` is neither None nor of the form of an ISO 3166 alpha-2 code."""
    if value is not None and not (isinstance(value, str) and re.fullmatch("[A-Z]{2}", value)):
        raise InvalidValue(f"{where}: {value!r} is not an ISO 3166 code of two capital letters, such as CN.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """People: `low` and `high` are both inclusive, an open end is None.

    `exact` and `approx` have equal ends, `at_least` no high, `at_most` no low, `range` and `vague` low below high.
    """

    low: int | None
    high: int | None
    basis: Basis

    def __post_init__(self) -> None:
        allowed("basis", self.basis, where="count.basis")
        for end in (self.low, self.high):
            if end is not None and (isinstance(end, bool) or not isinstance(end, int) or end < 0):
                raise InvalidValue(f"count: {end!r} is not a whole number of people of 0 or more.")
        _ordered(self.low, self.high, "count")
        fits = {
            "exact": self.low is not None and self.low == self.high,
            "approx": self.low is not None and self.low == self.high,
            "at_least": self.low is not None and self.high is None,
            "at_most": self.low is None and self.high is not None,
            "range": self.low is not None and self.high is not None and self.low < self.high,
            "vague": self.low is not None and self.high is not None and self.low < self.high,
        }
        if not fits[self.basis]:
            raise InvalidValue(
                f"count: basis {self.basis!r} does not fit low={self.low}, high={self.high}; exact and approx need "
                "equal ends, at_least only low, at_most only high, range and vague low below high."
            )


@dataclass(frozen=True, kw_only=True, slots=True)
class When:
    """An interval of days, both ends inclusive; one end may be open (None), not both."""

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        for end in (self.start, self.end):
            if end is not None and type(end) is not date:
                raise InvalidValue(f"time: {end!r} is not a calendar day.")
        if self.start is None and self.end is None:
            raise InvalidValue("time: both ends are open; a time that is not known is None.")
        _ordered(self.start, self.end, "time")

    def overlaps(self, other: When) -> bool:
        """Whether some day lies in both; an open end reaches as far as needed."""
        return (self.start is None or other.end is None or self.start <= other.end) and (
            other.start is None or self.end is None or other.start <= self.end
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A place by its common English name; `country` is ISO 3166 alpha-2, None where several or unknown.

    `id`, `lat` and `lon` (degrees, WGS 84) come from the gazetteer and are None where it does not know the place; they
    are no part of what a claim says and so never of its id.
    """

    name: str
    country: str | None
    level: Level
    id: str | None = None
    lat: float | None = None
    lon: float | None = None

    def __post_init__(self) -> None:
        allowed("level", self.level, where="place.level")
        _text(self.name, "place.name")
        check_country(self.country, "place.country")
        _text(self.id, "place.id", null=True)
        _number(self.lat, "place.lat", low=-90, high=90)
        _number(self.lon, "place.lon", low=-180, high=180)


@dataclass(frozen=True, kw_only=True, slots=True)
class Money:
    """A sum in the currency as written (`low` to `high`), per what, and the `share` (0 to 1) that others keep."""

    low: float | None = None
    high: float | None = None
    currency: str | None = None
    per: Per | None = None
    share: float | None = None

    def __post_init__(self) -> None:
        allowed("per", self.per, where="money.per", null=True)
        _text(self.currency, "money.currency", null=True)
        _number(self.low, "money.low", low=0)
        _number(self.high, "money.high", low=0)
        _ordered(self.low, self.high, "money")
        _number(self.share, "money.share", low=0, high=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """The paper on which workers enter or stay; `validity_days` is (low, high) in days (months 30, years 365)."""

    type: DocumentType | None = None
    validity_days: tuple[int | None, int | None] | None = None

    def __post_init__(self) -> None:
        allowed("document type", self.type, where="document.type", null=True)
        if self.validity_days is not None:
            for days in self.validity_days:
                if days is not None and (isinstance(days, bool) or not isinstance(days, int) or days < 0):
                    raise InvalidValue(f"document.validity_days: {days!r} is not a whole number of days of 0 or more.")
            _ordered(*self.validity_days, "document.validity_days")


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Who says so, as the report describes them; never more than the report tells."""

    description: str
    type: SourceType

    def __post_init__(self) -> None:
        allowed("source type", self.type, where="source.type")
        if not isinstance(self.description, str):
            raise InvalidValue(f"source.description: {self.description!r} is not a text.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """What a slot rests on: the offsets of words in the report's text, or, where no words carry it, a named rule.

    Exactly one of `spans` and `by` is set. `by` is a ruling of the guideline ("ruling 26"), "calendar", "gazetteer",
    "published" or "decision" with the decision's number.
    """

    spans: tuple[tuple[int, int], ...] = ()
    by: str | None = None

    def __post_init__(self) -> None:
        if bool(self.spans) == (self.by is not None):
            raise InvalidValue("ground: a slot rests on words or on a named rule, on exactly one of the two.")
        for start, end in self.spans:
            if not 0 <= start < end:
                raise InvalidValue(f"ground: [{start}, {end}] is not a stretch of text.")

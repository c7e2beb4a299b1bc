"""Words into values: counts, times, places, names of firms and sums of money. Pure functions, one folder per language.

Every finder gives what it found in the order of the text, with offsets in code points of `text`; the values follow
`spec/claims.md`, "Normalising". A language without a folder raises InvalidValue.
"""

from __future__ import annotations

import re
from datetime import date
from types import ModuleType

from tumen.errors import InvalidValue
from tumen.ledger import When
from tumen.normalise import en
from tumen.normalise.forms import in_order, values_form
from tumen.normalise.found import (
    FirmName,
    FoundCount,
    FoundDemonym,
    FoundMoney,
    FoundName,
    FoundPlace,
    FoundShare,
    FoundTime,
    Values,
)
from tumen.resources.places import lookup_place, parents, within

LANGUAGES = ("en",)
"""Languages that have finders."""

_SURROGATE = re.compile("[\ud800-\udfff]")
"""Halves of a pair that stand alone: no character, and nothing that a search for names can take."""


def _whole(text: str) -> str:
    """The text with every lone surrogate replaced, its length unchanged."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _finders(language: str) -> ModuleType:
    if language not in LANGUAGES:
        raise InvalidValue(f"language: {language!r} has no finders; use one of {', '.join(LANGUAGES)}.")
    return en


def find_counts(text: str, *, language: str = "en") -> tuple[FoundCount, ...]:
    """Every count in the text: of people, of other things, or of what the words do not tell (`people`)."""
    _finders(language)
    return en.find_counts(_whole(text))


def find_times(
    text: str,
    *,
    published: date | None,
    written_between: When | None = None,
    context: date | None = None,
    language: str = "en",
) -> tuple[FoundTime, ...]:
    """Every time and duration in the text.

    Times resolve against `published`, else against `written_between` where it is narrow. `context` is a date named
    earlier; each time found becomes the context of those that follow ("that month", "two days later"). What nothing
    anchors has the value None.
    """
    _finders(language)
    return en.find_times(_whole(text), published=published, written_between=written_between, context=context)


def find_places(text: str, *, language: str = "en") -> tuple[FoundPlace, ...]:
    """Every place in the text, resolved in the context of the whole text."""
    _finders(language)
    return en.find_places(_whole(text))


def find_values(
    text: str,
    *,
    published: date | None,
    written_between: When | None = None,
    context: date | None = None,
    language: str = "en",
) -> Values:
    """All that the finders give, faster than one after the other; the options are those of `find_times`."""
    _finders(language)
    return en.find_values(_whole(text), published=published, written_between=written_between, context=context)


def find_demonyms(text: str, *, language: str = "en") -> tuple[FoundDemonym, ...]:
    """Every name of a people in the text ("North Korean") and its country."""
    _finders(language)
    return en.find_demonyms(_whole(text))


def find_money(text: str, *, language: str = "en") -> tuple[FoundMoney, ...]:
    """Every sum of money in the text."""
    _finders(language)
    return en.find_money(_whole(text))


def find_names(text: str, *, language: str = "en") -> tuple[FoundName, ...]:
    """Every name of a firm in the text, with place, distinctive word, trade and legal form apart."""
    _finders(language)
    return en.find_names(_whole(text))


def find_pay_shares(text: str, *, language: str = "en") -> tuple[FoundMoney, ...]:
    """Every share of pay in `text`, as money that has nothing but the `share` that the state or the managers keep."""
    _finders(language)
    return en.find_pay_shares(_whole(text))


def find_shares(text: str, *, language: str = "en") -> tuple[FoundShare, ...]:
    """Every fraction in the text ("one third", "70 to 80 percent"), whatever it is a fraction of."""
    _finders(language)
    return en.find_shares(_whole(text))


__all__ = [
    "LANGUAGES",
    "FirmName",
    "FoundCount",
    "FoundDemonym",
    "FoundMoney",
    "FoundName",
    "FoundPlace",
    "FoundShare",
    "FoundTime",
    "Values",
    "find_counts",
    "find_demonyms",
    "find_money",
    "find_names",
    "find_pay_shares",
    "find_places",
    "find_shares",
    "find_times",
    "find_values",
    "in_order",
    "lookup_place",
    "parents",
    "values_form",
    "within",
]

"""English lengths of time: "30 days", "six months to a year", "a three-year contract"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import NamedTuple

from tumen.normalise.en.numbers import TENS, UNITS
from tumen.normalise.en.times.spans import number_of
from tumen.normalise.en.tokens import Tokens

DAYS = MappingProxyType({"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650})
"""Ruling 12: months are 30 days, years 365."""

_SHORT = MappingProxyType({"yr": "year", "mo": "month", "mth": "month", "wk": "week"})
"""Units as tables and captions shorten them; "mo" alone may be a name and is read in the plural only."""

HALVES = MappingProxyType({"day": 0, "week": 3, "fortnight": 7, "month": 15, "year": 180, "decade": 1825})
"""Days of half a unit; half a year is six months."""

_WORDS = "|".join([*sorted(UNITS, key=lambda word: (-len(word), word)), *TENS])
_ONES = "|".join(sorted(UNITS, key=lambda word: (-len(word), word)))
_ONE = r"an?\s(?:full|whole|single|entire|additional|extra)"
_N = (
    rf"(?:\d{{1,2}}\.5|\d{{1,3}}(?:\s+and\s+a\s+half)?|a few|several|a couple of|half a|half|{_ONE}|an?"
    rf"|(?:(?:{'|'.join(TENS)})-(?:{_ONES})|(?:{_WORDS})(?!(?<=ty)-(?:{_ONES})\b))(?:\s+and\s+a\s+half)?)"
)
_UNIT = r"(?:days?|weeks?|fortnights?|months?|years?|decades?|yrs?|mos|mths?|wks?)"
_UNITS = re.compile(rf"\b{_UNIT}\b", re.IGNORECASE)
_UNIT_WORDS = frozenset(f"{unit}{s}" for unit in (*DAYS, *_SHORT) for s in ("", "s")) - {"mo"}
_NUMBER = re.compile(
    rf"(?:\b(?P<between>between\s+))?(?:(?<![\w.,-])(?P<n1>{_N})(?:[\s-](?P<u1>{_UNIT}))?"
    r"-?\s*(?P<joint>\bto\b|-|–|\bor\b|\band\b)[\s-]*)?"
    rf"(?<![\w.,])(?P<n2>{_N})[\s-]"
    r"(?:(?:consecutive|straight|full|whole|entire|more|additional|extra|calendar|further|successive|solid|working"
    r"|business|long)[\s-])?$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\b(?:for|of|to|within|in|between|from|than|about|around|after|every|up to|lasts?|lasted|lasting|valid|over|nearly"
    r"|almost|least|under|only|just|spent|spend|spending|took|takes?|roughly|beyond|without)\s+$",
    re.IGNORECASE,
)
_AGE = re.compile(r"[\s-]olds?\b|\s+of\s+age\b", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?:(?:aged|ages)|(?:men|women|people|persons|girls|workers)\s+of)\s+(?:between\s+|from\s+)?$", re.IGNORECASE
)
_RATE = re.compile(
    r"\s+(?:of\s+(?:work|rest|leave)\s+|off\s+)?(?:a|per|each|every|in\s+a)\s+(?:week|month|year)\b", re.IGNORECASE
)
_HALF_MORE = re.compile(r"\s+and\s+a\s+half\b", re.IGNORECASE)
_OWNED = re.compile(r"['’]s\s+(?!wages?\b|pay\b|salar|earn|income|worth\b|profit)", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(?:first|second|last)\s$", re.IGNORECASE)
_LONG = re.compile(r"-long\b", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+|,\s+", re.IGNORECASE)
_REACH = 48
"""Characters before the unit that a length can fill."""


class Length(NamedTuple):
    """A duration at `start` to `end`, its least and greatest length in days."""

    start: int
    end: int
    days: tuple[int, int]


def durations(text: str, tokens: Tokens) -> list[Length]:
    """Every duration of the text in order, overlapping none; of "six months to a year" both ends are one.

    `tokens` are those of `text`.
    """
    found: list[Length] = []
    units: list[str] = []
    for unit in _units(text, tokens):
        match = _NUMBER.search(text, max(0, unit.start() - _REACH), unit.start())
        length = _length(text, match, unit) if match else _long(text, unit)
        if length is None:
            continue
        while found and found[-1].end > length.start:
            found.pop()
            units.pop()
        if found and _adds(text, found[-1], units[-1], length, unit.group()):
            first = found.pop()
            units.pop()
            days = (first.days[0] + length.days[0], first.days[1] + length.days[1])
            length = Length(first.start, length.end, days)
        found.append(length)
        units.append(unit.group())
    return found


def _units(text: str, tokens: Tokens) -> Iterator[re.Match[str]]:
    """The units of the text in order; "year's" holds one."""
    for index, said in enumerate(tokens.texts):
        if said in _UNIT_WORDS or ("'" in said and said.partition("'")[0] in _UNIT_WORDS):
            unit = _UNITS.match(text, tokens.starts[index])
            if unit is not None:
                yield unit


def _adds(text: str, first: Length, unit: str, second: Length, other: str) -> bool:
    """Whether the second goes on with the first: "two years and six months"."""
    exact = first.days[0] == first.days[1] and second.days[0] == second.days[1]
    finer = DAYS[_plain(unit)] > DAYS[_plain(other)] and second.days[1] < DAYS[_plain(unit)]
    return exact and finer and _AND.fullmatch(text, first.end, second.start) is not None


def _plain(unit: str) -> str:
    unit = unit.lower().removesuffix("s")
    return _SHORT.get(unit, unit)


def _long(text: str, unit: re.Match[str]) -> Length | None:
    """ "a week-long trip"."""
    long = _LONG.match(text, unit.end())
    if long is None or unit.group().lower().endswith("s") or text[unit.start() - 1 : unit.start()] == "-":
        return None
    size = DAYS[_plain(unit.group())]
    return Length(unit.start(), long.end(), (size, size))


def _length(text: str, match: re.Match[str], unit: re.Match[str]) -> Length | None:
    last = _days(match.group("n2"), unit.group())
    if last is None or _AGE.match(text, unit.end()) or _RATE.match(text, unit.end()):
        return None
    end, more = unit.end(), _HALF_MORE.match(text, unit.end())
    if more is not None:
        half = HALVES[_plain(unit.group())]
        end, last = more.end(), (last[0] + half, last[1] + half)
    opening = match.start("n1") if match.group("n1") else match.start("n2")
    if _AGED.search(text, max(0, opening - 24), opening):
        return None
    joint = (match.group("joint") or "").lower()
    if joint and (joint != "and" or match.group("between")):
        first = _days(match.group("n1"), match.group("u1") or unit.group())
        if first is not None and first[0] < last[1]:
            return Length(match.start("n1"), end, (first[0], last[1]))
    start, said = match.start("n2"), match.group("n2").lower()
    if said == "half" and (unit.group()[-1:] == "s" or _ORDINAL.search(text, max(0, start - 8), start)):
        return None  # "the first half year"
    loose = said in ("a", "an") or (said == "one" and unit.group().lower() == "day" and text[unit.start() - 1] != "-")
    loose = loose and unit.group().lower() != "fortnight" and not _OWNED.match(text, unit.end())
    if loose and not _LEADS.search(text, max(0, start - 10), start) and not _LONG.match(text, unit.end()) and not more:
        return None
    return Length(start, end, last)


def _days(said: str, unit: str) -> tuple[int, int] | None:
    name = _plain(unit)
    size, half = DAYS[name], HALVES[name]
    said = re.sub(r"\s+", " ", said.lower()).strip()
    if said in ("half a", "half"):
        return half, half
    if said.endswith((" and a half", ".5")):
        number = number_of(said.removesuffix(" and a half").removesuffix(".5"))
        return (number[0] * size + half, number[1] * size + half) if number else None
    number = number_of(re.sub(rf"^{_ONE}$", "a", said))
    return None if number is None else (number[0] * size, number[1] * size)

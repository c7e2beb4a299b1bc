"""English lengths of time: "30 days", "six months to a year", "a three-year contract"."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import NamedTuple

from tumen.normalise.en.numbers import TENS, UNITS
from tumen.normalise.en.spans import number_of

DAYS = MappingProxyType({"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650})
"""Ruling 12: months are 30 days, years 365."""

_WORDS = "|".join([*sorted(UNITS, key=lambda word: (-len(word), word)), *TENS])
_N = (
    rf"(?:\d{{1,3}}|a few|several|a couple of|half a|an?\s(?:full|whole|single)|an?|one and a half"
    rf"|(?:{_WORDS})(?:-(?:{_WORDS}))?)"
)
_UNIT = r"(?:days?|weeks?|fortnights?|months?|years?|decades?)"
_UNITS = re.compile(rf"\b{_UNIT}\b", re.IGNORECASE)
_NUMBER = re.compile(
    rf"(?:\b(?P<between>between\s+))?(?:(?<![\w.,-])(?P<n1>{_N})(?:[\s-](?P<u1>{_UNIT}))?"
    r"\s*(?P<joint>\bto\b|-|–|\bor\b|\band\b)\s*)?"
    rf"(?<![\w.,])(?P<n2>{_N})[\s-]$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\b(?:for|of|to|within|in|between|from|than|about|around|after|every|up to|lasts?|valid)\s+$", re.IGNORECASE
)
_AGE = re.compile(r"[\s-]old\b|\s+of\s+age\b", re.IGNORECASE)
_REACH = 48
"""Characters before the unit that a length can fill."""


class Length(NamedTuple):
    """A duration at `start` to `end`, its least and greatest length in days."""

    start: int
    end: int
    days: tuple[int, int]


def durations(text: str) -> list[Length]:
    """Every duration of the text in order, overlapping none; of "six months to a year" both ends are one."""
    found: list[Length] = []
    for unit in _UNITS.finditer(text):
        match = _NUMBER.search(text, max(0, unit.start() - _REACH), unit.start())
        length = _length(text, match, unit) if match else None
        if length is None:
            continue
        while found and found[-1].end > length.start:
            found.pop()
        found.append(length)
    return found


def _length(text: str, match: re.Match[str], unit: re.Match[str]) -> Length | None:
    last = _days(match.group("n2"), unit.group())
    if last is None or _AGE.match(text, unit.end()):
        return None
    joint = (match.group("joint") or "").lower()
    if joint and (joint != "and" or match.group("between")):
        first = _days(match.group("n1"), match.group("u1") or unit.group())
        if first is not None and first[0] < last[1]:
            return Length(match.start("n1"), unit.end(), (first[0], last[1]))
    start = match.start("n2")
    if match.group("n2").lower() in ("a", "an") and not _LEADS.search(text, max(0, start - 10), start):
        return None
    return Length(start, unit.end(), last)


def _days(said: str, unit: str) -> tuple[int, int] | None:
    size = DAYS[unit.lower().removesuffix("s")]
    said = re.sub(r"\s+", " ", said.lower()).strip()
    if said == "half a":
        return (180, 180) if size == DAYS["year"] else (size // 2, size // 2)
    if said == "one and a half":
        return size * 3 // 2, size * 3 // 2
    number = number_of(re.sub(r"^an? (?:full|whole|single)$", "a", said))
    return None if number is None else (number[0] * size, number[1] * size)

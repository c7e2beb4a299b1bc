"""English lengths of time: "30 days", "six months to a year", "a three-year contract"."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import NamedTuple

from tumen.normalise.en.numbers import TENS, UNITS
from tumen.normalise.en.spans import number_of

DAYS = MappingProxyType({"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650})
"""Ruling 12: months are 30 days, years 365."""

_WORDS = "|".join([*sorted(UNITS, key=len, reverse=True), *TENS])
_N = rf"(?:\d{{1,3}}(?![,.\d])|a few|several|a couple of|half a|an?\s(?:full|whole|single)|a|an|one and a half|(?:{_WORDS})(?:-(?:{_WORDS}))?)"
_UNIT = r"(?:days?|weeks?|fortnights?|months?|years?|decades?)\b"
_SPREAD = re.compile(
    rf"\b(?P<n1>{_N})(?:[\s-](?P<u1>{_UNIT}))?\s*(?P<joint>to|-|–|or|and)\s*(?P<n2>{_N})[\s-](?P<u2>{_UNIT})",
    re.IGNORECASE,
)
_ONE = re.compile(rf"\b(?P<n1>{_N})[\s-](?P<u1>{_UNIT})", re.IGNORECASE)
_LEADS = re.compile(
    r"\b(?:for|of|to|within|in|between|from|than|about|around|after|every|up to|lasts?|valid)\s+$", re.I
)


class Length(NamedTuple):
    """A duration at `start` to `end`, its least and greatest length in days."""

    start: int
    end: int
    days: tuple[int, int]


def durations(text: str) -> list[Length]:
    """Every duration of the text in order, overlapping none."""
    found: list[Length] = []
    for match in _SPREAD.finditer(text):
        length = _spread(text, match)
        if length is not None:
            found.append(length)
    for match in _ONE.finditer(text):
        if any(length.start <= match.start() < length.end for length in found):
            continue
        days = _days(match.group("n1"), match.group("u1"))
        lone = match.group("n1").lower() in ("a", "an")
        if days is None or (lone and not _LEADS.search(text, max(0, match.start() - 10), match.start())):
            continue
        found.append(Length(match.start(), match.end(), days))
    return sorted(found)


def _spread(text: str, match: re.Match[str]) -> Length | None:
    """ "six months to a year", "3-5 years"; "and" needs "between"."""
    if match.group("joint").lower() == "and" and not re.search(r"\bbetween\s+$", text[: match.start()][-12:], re.I):
        return None
    first = _days(match.group("n1"), match.group("u1") or match.group("u2"))
    last = _days(match.group("n2"), match.group("u2"))
    if first is None or last is None or first[0] >= last[1]:
        return None
    return Length(match.start(), match.end(), (first[0], last[1]))


def _days(words: str, unit: str) -> tuple[int, int] | None:
    name = unit.lower().rstrip("s")
    words = re.sub(r"\s+", " ", words.lower()).strip()
    size = DAYS[name]
    if words == "half a":
        return (size // 2, size // 2) if name != "year" else (180, 180)
    if words == "one and a half":
        return (size * 3 // 2, size * 3 // 2)
    words = re.sub(r"^an? (?:full|whole|single)$", "a", words)
    number = number_of(words)
    if number is None and "-" in words:
        tens, _, units = words.partition("-")
        value = TENS.get(tens, 0) + UNITS.get(units, 0)
        number = (value, value) if tens in TENS else None
    return None if number is None else (number[0] * size, number[1] * size)

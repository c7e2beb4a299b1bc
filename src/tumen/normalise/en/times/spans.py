"""English words for times, as spans that are not yet resolved: what a phrase says and what it leaves open."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from tumen.normalise.calendar import Part, Unit
from tumen.normalise.en.numbers import TENS, UNITS
from tumen.normalise.en.times.phrases import NEEDED, PHRASES, Form, Phrase
from tumen.normalise.en.times.words import (
    AFTER_THE,
    DECADES,
    FISCAL,
    MONTHS,
    NUMBER_STARTER,
    SEASONS,
    WEEKDAYS,
    YEAR_STARTER,
)
from tumen.normalise.en.tokens import Tokens, tokenize

_OTHER_ANCHORS = """
half quarter weekend q1 q2 q3 q4 h1 h2 now today yesterday tomorrow tonight currently presently nowadays present moment
time point then date festival chuseok ramadan seollal christmas thanksgiving anniversary birthday eve start end turn
morning afternoon evening night hours last
"""
_UNITS = frozenset(f"{unit}{s}" for unit in ("day", "week", "month", "year", "fortnight", "decade") for s in ("", "s"))
ANCHORS = frozenset({*MONTHS, *WEEKDAYS, *SEASONS, *DECADES, *FISCAL, *_UNITS, *_OTHER_ANCHORS.split()})
"""Words one of which every phrase for a time holds, digits apart."""

REACH = 10
"""How many tokens from its first word on such a word stands in a phrase."""


SHORT_YEARS = 60
"""'59 is 2059, '60 is 1960."""


_LATEST = "2079"
"""Later years are none that reports speak of: Resolution 2087."""


class Span(NamedTuple):
    """A phrase for a time at `start` to `end`; `groups` are the named parts of it, in lower case."""

    start: int
    end: int
    form: Form
    groups: dict[str, str]

    def get(self, name: str) -> str | None:
        """A named part, None where the phrase lacks it."""
        return self.groups.get(name)


_WORDS_OF = MappingProxyType(
    {
        "month": frozenset(MONTHS),
        "unit": _UNITS,
        "season": frozenset(SEASONS),
        "weekday": frozenset(WEEKDAYS),
        "quarter": frozenset({"quarter", "quarters"}),
    }
)
"""The words that can stand in each group of which a phrase may not lack one."""

_BITS = MappingProxyType({group: 1 << position for position, group in enumerate(NEEDED)})
_BIT_OF = MappingProxyType({word: _BITS[group] for group, found in _WORDS_OF.items() for word in sorted(found)})


class _Opened(NamedTuple):
    needs: int
    match_at: Callable[[str, int], re.Match[str] | None]
    phrase: Phrase


@cache
def _openers() -> frozenset[str]:
    """The words at which a search has to look: those that begin a phrase and those that one needs."""
    return ANCHORS | frozenset(_by_starter())


@cache
def _by_starter() -> MappingProxyType[str, tuple[_Opened, ...]]:
    """The phrases that each word can begin, each with the kinds of words that it needs, as bits."""
    starters = {word for phrase in PHRASES for word in phrase.starters}
    opened = [_Opened(sum(_BITS[group] for group in phrase.needs), phrase.pattern.match, phrase) for phrase in PHRASES]
    return MappingProxyType(
        {word: tuple(one for one in opened if word in one.phrase.starters) for word in sorted(starters)}
    )


def spans(text: str, tokens: Tokens | None = None) -> list[Span]:
    """The phrases for times in order, the longest where several begin together, overlapping none.

    `tokens` are those of `text`, where the caller has them.
    """
    found: list[Span] = []
    position = 0
    known = _by_starter()
    tokens = tokenize(text) if tokens is None else tokens
    for index, near in _openings(tokens.texts):
        start = tokens.starts[index]
        if start < position:
            continue
        said = tokens.texts[index]
        if said == "the" and not _names_time(tokens.texts[index + 1 : index + 2]):
            continue
        phrases = known[_figures(said)] if said[0].isdecimal() else known.get(said.partition("'")[0], ())
        best: Span | None = None
        for needs, match_at, phrase in phrases:
            if needs & ~near or (match := match_at(text, start)) is None:
                continue
            span = _span(text, phrase, match)
            if span is not None and (best is None or span.end > best.end):
                best = span
        if best is not None:
            found.append(best)
            position = best.end
    return found


def _figures(said: str) -> str:
    """The starter that a number is: four figures of a year, or any other."""
    whole = said.partition(".")[0]
    return YEAR_STARTER if len(whole) == 4 and whole[:2] in ("19", "20") else NUMBER_STARTER


def _names_time(following: list[str]) -> bool:
    """Whether "the" can begin a phrase with the word that follows it."""
    return bool(following) and (
        following[0] in AFTER_THE or following[0][0].isdecimal() or following[0].partition("'")[0] in AFTER_THE
    )


def _openings(said: list[str]) -> list[tuple[int, int]]:
    """The indexes of the tokens with which a phrase may begin, each with the kinds of words that are near, as bits.

    A word that opens many phrases that name no time ("the", "in") does so only where a word that names one is near.
    """
    known = _by_starter()
    openings: list[tuple[int, int]] = []
    nearest = len(said) + REACH
    recent: list[tuple[int, int]] = []  # where the words that phrases need stand, the last ones first read
    openers = _openers()
    looked_at = [index for index, word in enumerate(said) if word in openers or word[0].isdecimal() or "'" in word]
    for index in reversed(looked_at):
        word = said[index]
        if "'" in word:
            word = word.partition("'")[0]
        if word in ANCHORS:
            nearest = index
            if word in _BIT_OF:
                recent.append((index, _BIT_OF[word]))
        elif word[:1].isdecimal():
            nearest = index
        elif word not in known or nearest - index > REACH:
            continue
        near = 0
        for place, bit in reversed(recent):
            if place - index > REACH:
                break
            near |= bit
        openings.append((index, near))
    openings.reverse()
    return openings


def _span(text: str, phrase: Phrase, match: re.Match[str]) -> Span | None:
    """The span of a match, None where the words before it or its letters show that no time is meant."""
    start = match.start()
    if phrase.behind is not None and phrase.behind.search(text, max(0, start - 24), start) is None:
        return None
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    # months and weekdays are written with a capital: "may" and "march" are verbs
    if any(not groups.get(name, "A")[0].isupper() for name in ("month", "weekday", "wd")):
        return None
    groups = {name: " ".join(value.lower().split()) for name, value in groups.items()}
    if groups.get("year", "") > _LATEST:
        return None
    return Span(start, match.end(), phrase.form, _with_year(groups))


def _with_year(groups: dict[str, str]) -> dict[str, str]:
    """The year in four figures where the phrase has it in two, or behind a feast."""
    if "yy" in groups:
        short = int(groups["yy"])
        groups["year"] = str((2000 if short < SHORT_YEARS else 1900) + short)
    elif "year2" in groups:
        groups["year"] = groups["year2"]
    if "which2" in groups:
        groups["which"] = groups["which2"]
    return groups


def number_of(said: str) -> tuple[int, int] | None:
    """The number in "two weeks", "a few months", "several days": its least and greatest value."""
    if said.isdigit():
        return int(said), int(said)
    said = " ".join(said.split())
    if said in ("a", "an", "a full", "a whole"):
        return 1, 1
    if said in ("a few", "few", "several"):
        return 3, 9
    if said in ("a couple of", "couple of"):
        return 2, 2
    tens, _, units = said.partition("-")
    if units and tens in TENS:
        return TENS[tens] + UNITS.get(units, 0), TENS[tens] + UNITS.get(units, 0)
    value = UNITS.get(said) or TENS.get(said)
    return (value, value) if value is not None else None


_PARTS: MappingProxyType[str, Part] = MappingProxyType(
    {
        "early": "early",
        "mid": "mid",
        "late": "late",
        "beginning": "start",
        "start": "start",
        "first": "start",
        "middle": "mid",
        "end": "end",
        "close": "end",
        "closing": "end",
        "final": "end",
        "last": "end",
    }
)


def part_word(said: str) -> Part:
    """The part of a month or year that the words name; "the early days of" is its beginning."""
    parts = [_PARTS[word] for word in re.findall(r"[a-z]+", said) if word in _PARTS]
    if parts[:2] == ["early", "mid"]:
        return "early_mid"
    if parts[:2] == ["mid", "late"]:
        return "mid_late"
    if parts and said.startswith("the ") and said.endswith(" of"):
        return "start" if parts[0] == "early" else parts[0]
    return parts[0] if parts else "mid"


def unit_word(word: str) -> tuple[Unit, int]:
    """The unit of the calendar and how many of it: a fortnight is two weeks, a decade ten years."""
    units: dict[str, tuple[Unit, int]] = {
        "day": ("day", 1),
        "week": ("week", 1),
        "month": ("month", 1),
        "year": ("year", 1),
        "fortnight": ("week", 2),
        "decade": ("year", 10),
    }
    return units[word]


def steps_of(said: str, word: str) -> tuple[Unit, int, int] | None:
    """ "two weeks", "a fortnight", "half a year" as steps of the calendar: the unit, the fewest and the most steps."""
    unit, many = unit_word(word)
    if said.startswith("half"):
        halves: dict[str, tuple[Unit, int]] = {"year": ("month", 6), "month": ("day", 15), "decade": ("year", 5)}
        return (*halves[word], halves[word][1]) if word in halves else None
    number = number_of(said)
    return (unit, number[0] * many, number[1] * many) if number else None

"""What is compared of a claim, worked out once: numbers of days, spans of people, places and what they lie in, words.

In a large case millions of pairs are compared, each claim with very many others: whatever depends on one claim alone is
done here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from tumen.ledger import Claim, Place, Report
from tumen.link.counts import numbers, span
from tumen.link.places import above, key, resolved
from tumen.link.readings import OFFICIAL
from tumen.link.times import written
from tumen.link.weights import common_hosts, trade_words
from tumen.resources.outlets import institution
from tumen.resources.places import members, parents

STANDING = frozenset({"presence", "retention", "paper", "pay", "condition"})
"""Kinds that tell of a situation that lasts; the others tell of an occurrence."""

TIME, EMPLOYER, SEX, SECTOR, INDICATOR, DOCUMENT, MONEY, SPEAKER, STOCK = (1 << bit for bit in range(9))
"""A bit for each slot that two claims must both have before it says anything, the last for a dated presence of people:
most pairs have few in common.
"""

NEVER, ALWAYS = -1, 10_000_000
"""Days before and after every date: an open start and an open end."""

_EMPTY: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """A place: its key, what it lies in, the provinces or countries of which it is made, whether the gazetteer knows
    it, and the words of its name that are no trade words.
    """

    key: str
    level: str
    country: str | None
    above: frozenset[str]
    parts: frozenset[str]
    known: bool
    words: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class People:
    """A count: the fewest and the most people that its words allow, and the numbers that stand in them with the least
    and the most of these.
    """

    low: float
    high: float
    numbers: frozenset[int]
    least: int
    most: int
    vague: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim, ready to be compared with many.

    `holders` are the ids of all reports that hold it, in its own or in copied words. Days are numbers
    (`date.toordinal`): `first` and `last` are those of its time, `told_first` and `told_last` those between which it
    was written, open ends are `NEVER` and `ALWAYS`. `words` are the longer words of its quote, `distinctive` those of
    its employer that are neither trade nor legal form, `speaker` the institution or document that it quotes, `world`
    tells that it is about no place and no state in particular, `given` has the bits of the slots that it has.
    """

    claim: Claim
    holders: frozenset[str]
    words: frozenset[str]
    standing: bool
    spot: Spot | None
    world: bool
    rare_host: bool
    timed: bool
    first: int
    last: int
    told_first: int
    told_last: int
    people: People | None
    employer: str | None
    distinctive: frozenset[str]
    place_words: frozenset[str]
    sex: str | None
    sector: str | None
    indicator: str | None
    modality: str
    speaker: str | None
    given: int


def profile(claim: Claim, report: Report, holders: Iterable[str] = ()) -> Profile:
    """The claim, ready to be compared with many; `report` tells when it was written, `holders` who else has it."""
    time, (told_first, told_last) = claim.time, written(report)
    where = _where(claim)
    speaker = _speaker(claim.source.description) if claim.source.type in OFFICIAL else None
    slots = (
        (TIME, time),
        (EMPLOYER, claim.employer),
        (SEX, claim.sex),
        (SECTOR, claim.sector),
        (INDICATOR, claim.indicator),
        (DOCUMENT, claim.document),
        (MONEY, claim.money),
        (SPEAKER, speaker),
        (STOCK, time if claim.kind == "presence" else None),
    )
    return Profile(
        claim=claim,
        holders=frozenset({claim.report, *holders}),
        words=frozenset(word for word in _words(claim.quote) if len(word) >= 5),
        standing=claim.kind in STANDING,
        spot=spot(where) if where is not None else None,
        world=where is None and claim.host is None,
        rare_host=claim.host is not None and claim.host not in common_hosts(),
        timed=time is not None,
        first=time.start.toordinal() if time is not None and time.start is not None else NEVER,
        last=time.end.toordinal() if time is not None and time.end is not None else ALWAYS,
        told_first=told_first.toordinal() if told_first.year > 1 else NEVER,
        told_last=told_last.toordinal() if told_last.year < 9999 else ALWAYS,
        people=_people(claim),
        employer=claim.employer.casefold() if claim.employer is not None else None,
        distinctive=distinctive(claim.employer) if claim.employer is not None else _EMPTY,
        place_words=frozenset(_words(where.name)) if where is not None and claim.employer is not None else _EMPTY,
        sex=claim.sex,
        sector=claim.sector,
        indicator=claim.indicator,
        modality=claim.modality,
        speaker=speaker,
        given=sum(bit for bit, value in slots if value is not None),
    )


def _where(claim: Claim) -> Place | None:
    """The place that two tellings of one thing share: whoever flees is told of by where they fled from."""
    if claim.kind == "movement" and claim.direction is None and claim.origin is not None:
        return claim.origin if claim.origin.country == claim.host else claim.where
    return claim.where


def distinctive(name: str) -> frozenset[str]:
    """The words of the name of a firm or a site that are neither trade nor legal form."""
    return frozenset(_words(name)) - trade_words()


@lru_cache(maxsize=1 << 14)
def spot(place: Place) -> Spot:
    """The place with all that its relation to another place rests on."""
    found = resolved(place)
    return Spot(
        key=key(place),
        level=found.level,
        country=place.country,
        above=frozenset(above(place))
        | (frozenset(outer.id for outer in parents(found.id) if outer.id) if found.id is not None else _EMPTY),
        parts=frozenset(members(found.id)) if found.id is not None else _EMPTY,
        known=found.id is not None,
        words=distinctive(place.name),
    )


@lru_cache(maxsize=1 << 14)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


@lru_cache(maxsize=1 << 14)
def _speaker(description: str) -> str | None:
    found = institution(description)
    return found.key if found is not None else None


def _people(claim: Claim) -> People | None:
    count = claim.count
    if count is None:
        return None
    low, high = span(count)
    told = numbers(count)
    return People(
        low=low, high=high, numbers=frozenset(told), least=told[0], most=told[-1], vague=count.basis == "vague"
    )

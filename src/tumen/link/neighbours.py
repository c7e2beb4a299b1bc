"""Pairs of claims worth comparing: claims that agree in place and season, count, money, employer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tumen.ledger import Claim, Report
from tumen.link.blocks import Entry, Rule, key_of
from tumen.link.compare import STANDING, distinctive
from tumen.link.counts import numbers
from tumen.link.places import above
from tumen.link.places import key as place_key
from tumen.link.times import written

RULE = Rule(near=12, first=0, whole=24)
"""A claim is compared with its nearest in time before it in a block; a block of a few is compared whole."""


def entries(claim: Claim, report: Report) -> list[Entry]:
    """The blocks in which a claim of this report stands, each once.

    For a place, a block's own are the claims about it; claims about places within it stand there to be compared with
    them and not with each other.
    """
    day = _day(claim, report)
    own: dict[int, bool] = {}
    for key, mine in _keys(claim, day):
        own[key] = own.get(key, False) or mine
    at = (day or date.min).toordinal()
    return [Entry(key, at, claim.id, mine) for key, mine in own.items()]


def _day(claim: Claim, report: Report) -> date | None:
    if claim.time is not None:
        return claim.time.start or claim.time.end
    first = written(report)[0]
    return first if first > date.min else None


def _keys(claim: Claim, day: date | None) -> Iterator[tuple[int, bool]]:
    """The keys of the blocks of a claim, and whether it is one of the block's own."""
    act = (claim.kind, claim.direction)
    detail = claim.indicator or (claim.document.type if claim.document else None)
    # a season and the next: an event at the end of March meets one at the start of April
    seasons = [day.year * 4 + (day.month - 1) // 3 + step for step in (0, 1)] if day is not None else [None]
    for season in seasons:
        if claim.where is not None:
            yield key_of("where", *act, detail, place_key(claim.where), season), True
            for outer in above(claim.where):
                yield key_of("where", *act, detail, outer, season), False
        # a claim that names no more than the state may be of an event anywhere in it
        wide = claim.where is None or claim.where.level == "country"
        yield key_of("host", *act, detail, claim.host, claim.sex, season), wide
    if claim.count is not None:
        for number in numbers(claim.count):
            yield key_of("count", *act, claim.host, number), True
    if claim.money is not None:
        yield key_of("money", claim.host, claim.money.low, claim.money.high, claim.money.per), True
    for word in sorted(distinctive(claim.employer)) if claim.employer else ():
        yield key_of("employer", *act, word), True
    if claim.kind in STANDING and claim.where is not None:
        yield key_of("standing", *act, detail, place_key(claim.where)), True

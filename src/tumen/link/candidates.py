"""Pairs of reports worth comparing: shared text, shared counts, a named outlet; found without comparing all pairs."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from tumen.ledger import Claim
from tumen.link.blocks import Entry, Pair, Rule, gathered, key_of, pairs
from tumen.link.counts import numbers, odd
from tumen.link.facts import acts
from tumen.link.places import above
from tumen.link.places import key as place_key
from tumen.link.readings import HASHES, Reading
from tumen.link.times import written

_BAND = 2
"""Two rows a band: copies that share a fifth of their runs are found with 92 in 100, whole copies always."""

_WINDOW = 8
"""Of so many runs in a row the one with the smallest checksum is a landmark (Schleimer, Wilkerson and Aiken 2003,
"winnowing"): two texts that share 15 words in a row share a landmark, however long the rest of either is. An excerpt
has too few runs of a long text for a MinHash.
"""

RULE = Rule(near=6, first=4, whole=0)
"""Reports of a block are compared with the nearest before them in time, and with the first of all."""


def candidates(readings: Mapping[str, Reading]) -> list[Pair]:
    """Pairs of report ids, the smaller first, in order."""
    return sorted(pairs(gathered(entry for reading in readings.values() for entry in entries(reading)), RULE))


def entries(reading: Reading) -> list[Entry]:
    """The blocks in which a report stands, each once."""
    first, last = (day.toordinal() for day in written(reading.report))
    at = first * (date.max.toordinal() + 1) + last
    own: dict[int, bool] = {}
    for key, mine in _keys(reading):
        own[key] = own.get(key, False) or mine
    return [Entry(key, at, reading.id, mine) for key, mine in own.items()]


def _keys(reading: Reading) -> Iterator[tuple[int, bool]]:
    """The keys of the blocks of a report, and whether it is one of the block's own."""
    if reading.sketch:
        for at in range(0, HASHES, _BAND):
            yield key_of("text", at, *reading.sketch[at : at + _BAND]), True
    for mark in _landmarks(reading.runs):
        yield key_of("run", mark), True
    for page in {*reading.links, *([reading.address] if reading.address is not None else [])}:
        yield key_of("page", page), True
    for entry in reading.named:
        yield key_of("outlet", entry.key), True
    # an outlet's reports meet those that name it, and not each other for that alone
    if reading.publisher is not None:
        yield key_of("outlet", reading.publisher.key), False
    # years later a figure alone tells nothing, a round one months later; whoever has no day is compared with all
    day = reading.report.published
    for figure, rare in _figures(reading.claims):
        yield key_of(*figure, None), day is None
        if day is not None:
            span = day.year if rare else day.year * 4 + (day.month - 1) // 3
            yield key_of(*figure, rare, span), True
            yield key_of(*figure, rare, span + 1), True


def _figures(claims: Iterable[Claim]) -> Iterator[tuple[tuple[Hashable, ...], bool]]:
    """The figures that two reports may share: a sum at a place, a count at a place, an odd count in a host state; and
    whether the figure is rare.
    """
    for claim in claims:
        if claim.money is not None and claim.where is not None:
            yield ("money", claim.money.low, claim.money.per, place_key(claim.where)), True
        if claim.count is None:
            continue
        places = (place_key(claim.where), *above(claim.where)) if claim.where else (None,)
        for number in numbers(claim.count):
            for place in places:
                yield ("count", acts(claim), number, place), odd(number)
            if odd(number):
                yield ("count", acts(claim), number, claim.host), True


def _landmarks(runs: Sequence[int]) -> set[int]:
    """The checksums of the runs of a text by which passages of it are found elsewhere; all where it is short."""
    if len(runs) <= _WINDOW:
        return set(runs)
    return {min(runs[at : at + _WINDOW]) for at in range(len(runs) - _WINDOW + 1)}

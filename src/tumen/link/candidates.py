"""Pairs of reports worth comparing: shared text, shared counts, a named outlet; found without comparing all pairs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

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
    # an outlet's reports meet those that name it, and not each other for that alone
    own = dict.fromkeys(_keys(reading), True)
    if reading.publisher is not None:
        own.setdefault(key_of("outlet", reading.publisher.key), False)
    return [Entry(key, at, reading.id, mine) for key, mine in own.items()]


def _keys(reading: Reading) -> Iterator[int]:
    if reading.sketch:
        for at in range(0, HASHES, _BAND):
            yield key_of("text", at, *reading.sketch[at : at + _BAND])
    for mark in sorted(_landmarks(reading.runs)):
        yield key_of("run", mark)
    for page in sorted({*reading.links, *([reading.address] if reading.address is not None else [])}):
        yield key_of("page", page)
    for claim in reading.claims:
        if claim.money is not None and claim.where is not None:
            yield key_of("money", claim.money.low, claim.money.per, place_key(claim.where))
        if claim.count is None:
            continue
        places = (place_key(claim.where), *above(claim.where)) if claim.where else (None,)
        for number in numbers(claim.count):
            for place in places:
                yield key_of("count", acts(claim), number, place)
            if odd(number):
                yield key_of("count", acts(claim), number, claim.host)
    for entry in reading.named:
        yield key_of("outlet", entry.key)


def _landmarks(runs: Sequence[int]) -> set[int]:
    """The checksums of the runs of a text by which passages of it are found elsewhere; all where it is short."""
    if len(runs) <= _WINDOW:
        return set(runs)
    return {min(runs[at : at + _WINDOW]) for at in range(len(runs) - _WINDOW + 1)}

"""Pairs of reports worth comparing: shared text, shared counts, a named outlet; found without comparing all pairs."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter

from tumen.link.counts import numbers, odd
from tumen.link.facts import acts
from tumen.link.places import above
from tumen.link.places import key as place_key
from tumen.link.readings import HASHES, Reading
from tumen.link.times import days_between, written

_BAND = 2
"""Two rows a band: copies that share a fifth of their runs are found with 92 in 100, whole copies always."""

_WINDOW = 8
"""Of so many runs in a row the one with the smallest checksum is a landmark (Schleimer, Wilkerson and Aiken 2003,
"winnowing"): two texts that share 15 words in a row share a landmark, however long the rest of either is.
"""

_YEAR = 366
_CROWD = 8
"""Members of a block with which each member is compared: the nearest before it in time, and the first as many."""


def candidates(readings: Mapping[str, Reading]) -> list[tuple[str, str]]:
    """Pairs of report ids, the smaller first, in order."""
    blocks: dict[tuple[Hashable, ...], list[str]] = {}
    for reading in readings.values():
        for key in _keys(reading):
            blocks.setdefault(key, []).append(reading.id)
    when = {name: (*written(reading.report), name) for name, reading in readings.items()}
    pairs: set[tuple[str, str]] = set()
    for key, members in blocks.items():
        for one, other in _near(members, when):
            # years later only shared words or a named outlet tell that a report retells another
            if key[0] == "text" or (days_between(readings[one].report, readings[other].report) or 0) <= _YEAR:
                pairs.add((one, other))
    for group in _share_landmark(readings):
        pairs.update(_near(group, when))
    pairs.update(_attributed(readings, when))
    return sorted(pairs)


def _near(members: Iterable[str], when: Mapping[str, tuple[date, date, str]]) -> Iterator[tuple[str, str]]:
    """Each member of a block with its nearest in time before it and with the first of all, the smaller id first."""
    ordered = sorted(set(members), key=lambda name: when[name])
    for at, one in enumerate(ordered):
        for other in {*ordered[max(0, at - _CROWD) : at], *ordered[: min(at, _CROWD)]}:
            yield min(one, other), max(one, other)


def _share_landmark(readings: Mapping[str, Reading]) -> set[tuple[str, ...]]:
    """Groups of two or more reports that share a landmark: an excerpt has too few runs of a long text for a MinHash."""
    names = sorted(readings)
    marks = sorted({(mark, at) for at, name in enumerate(names) for mark in _landmarks(readings[name].runs)})
    groups = set()
    for _, shared in groupby(marks, key=itemgetter(0)):
        group = tuple(names[at] for _, at in shared)
        if len(group) > 1:
            groups.add(group)
    return groups


def _landmarks(runs: Sequence[int]) -> set[int]:
    """The checksums of the runs of a text by which passages of it are found elsewhere; all where it is short."""
    if len(runs) <= _WINDOW:
        return set(runs)
    return {min(runs[at : at + _WINDOW]) for at in range(len(runs) - _WINDOW + 1)}


def _keys(reading: Reading) -> set[tuple[Hashable, ...]]:
    keys: set[tuple[Hashable, ...]] = set()
    if reading.sketch:
        keys |= {("text", at, *reading.sketch[at : at + _BAND]) for at in range(0, HASHES, _BAND)}
    for claim in reading.claims:
        if claim.count is None:
            continue
        places = (place_key(claim.where), *above(claim.where)) if claim.where else (None,)
        for number in numbers(claim.count):
            keys |= {("count", acts(claim), number, place) for place in places}
            if odd(number):
                keys.add(("count", acts(claim), number, claim.host))
    return keys


def _attributed(
    readings: Mapping[str, Reading], when: Mapping[str, tuple[date, date, str]]
) -> Iterator[tuple[str, str]]:
    """Each report with the reports of the outlets it names, and with others that name them, nearest in time."""
    houses: dict[str, list[str]] = {}
    for reading in readings.values():
        if reading.publisher is not None:
            houses.setdefault(reading.publisher.key, []).append(reading.id)
        for entry in reading.named:
            houses.setdefault(entry.key, []).append(reading.id)
    for members in houses.values():
        members.sort(key=lambda name: when[name])
    for reading in readings.values():
        for entry in reading.named:
            members = houses[entry.key]
            at = members.index(reading.id)
            undated = [name for name in members[:_CROWD] if when[name][0] == date.min]
            for other in [*members[max(0, at - _CROWD) : at + _CROWD], *undated]:
                if other != reading.id:
                    yield min(reading.id, other), max(reading.id, other)

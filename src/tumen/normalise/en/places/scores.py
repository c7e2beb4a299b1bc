"""Which of the places of one name is meant: the weight of each reading in its context."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from tumen.ledger import Level
from tumen.normalise.en.places.forms import areas, entry_of
from tumen.normalise.en.places.names import Named
from tumen.resources.places import LEVELS, Entry, entries, seated

WINDOW = 4_000
"""Characters before and behind a name in which other places are evidence: about one report."""
_HEARD = 32
"""Mentions before and behind a name that are heard, so that a long list costs no more for each of its names."""
_NEAR = 400
"""Characters within which a place named counts twice."""
_MOST = 8
"""Mentions beyond which further ones of one country or area add nothing."""
_SCALE = 60.0
"""Kilometres at which the evidence of another place of the text falls to about a third."""
_BORDER = 60.0
"""Kilometres from a border town of North Korea within which a place is one of its border."""
_LOOSE = 400.0
"""Kilometres between a town and the middle of the province that it may lie in."""
_BORDER_TOWNS = ("sinuiju", "hyesan", "hoeryong", "musan", "namyang", "onsong", "KP-13", "manpo", "khasan")


_HOME = frozenset({"CN-JL", "CN-LN", "CN-HL", "RU-PRI", "RU-KHA"})
"""Provinces that neighbour North Korea, and the two where most of its workers have been for decades."""


class Mention(NamedTuple):
    """Something in the text that speaks for a country ("" for none), and if it is a place, for the areas it lies in.

    `share` is the weight of its position as evidence: less than 1 where several places bear the name.
    """

    at: int
    country: str
    areas: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    share: float = 1.0


class Evidence:
    """The mentions of a text in order, and how often each country and area is spoken of around a place of it."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._mentions: Sequence[Mention] = sorted(mentions)
        self._at = [mention.at for mention in self._mentions]
        self.countries: Counter[str] = Counter(mention.country for mention in self._mentions if mention.country)

    def around(self, at: int) -> Around:
        """The evidence within the window around a place of the text."""
        here = bisect_left(self._at, at)
        low = bisect_left(self._at, at - WINDOW, max(0, here - _HEARD), here)
        high = bisect_left(self._at, at + WINDOW, here, min(len(self._at), here + _HEARD))
        countries: Counter[str] = Counter()
        areas: Counter[str] = Counter()
        places = []
        for mention in self._mentions[low:high]:
            near = abs(mention.at - at) <= _NEAR
            if mention.country:
                countries[mention.country] += 2 if near else 1
            areas.update(mention.areas)
            if mention.lat is not None and mention.lon is not None and mention.at != at:
                places.append((mention.lat, mention.lon, mention.share * (1.0 if near else 0.4)))
        return Around(countries, areas, tuple(places))

    def host(self, at: int) -> str | None:
        """The country spoken of most around a place of the text, the sending state aside; None where none is."""
        countries = self.around(at).countries
        del countries["KP"]
        return min(countries, key=lambda country: (-countries[country], country)) if countries else None


class Around(NamedTuple):
    """The countries, the areas and the places (degrees and weight) that the text names around a name."""

    countries: Counter[str]
    areas: Counter[str]
    places: tuple[tuple[float, float, float], ...]


@cache
def chain(entry_id: str) -> tuple[str, ...]:
    """The place and what it lies in, below the country."""
    ids = []
    above: Entry | None = entry_of(entry_id)
    while above is not None and above.kind != "country" and above.id not in ids:
        ids.append(above.id)
        above = entries().get(above.parent) if above.parent else None
    return tuple(ids)


def mention(named: Named) -> Iterable[Mention]:
    """What a name says for certain: the country if all its places lie in one, the areas if only one bears it."""
    found = named.entries
    if len(found) == 1:
        entry = found[0]
        point = LEVELS[entry.kind] in ("city", "site")
        yield Mention(
            named.start, entry.country, chain(entry.id), entry.lat if point else None, entry.lon if point else None
        )
    elif len({entry.country for entry in found}) == 1:
        yield Mention(named.start, found[0].country)
    if 1 < len(found) <= _MOST:
        for entry in found:
            if LEVELS[entry.kind] == "city":
                yield Mention(named.start, "", (), entry.lat, entry.lon, 0.3)


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The distance of two points in degrees on a sphere."""
    first, second = math.radians(lat), math.radians(other_lat)
    half = math.sin((second - first) / 2) ** 2
    half += math.cos(first) * math.cos(second) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 12_742 * math.asin(min(1.0, math.sqrt(half)))


@cache
def on_border(entry_id: str) -> bool:
    """Whether the place lies abroad by the border of North Korea."""
    entry = entry_of(entry_id)
    if entry.country == "KP" or entry.lat is None or entry.lon is None:
        return False
    towns = [entries()[town] for town in _BORDER_TOWNS if town in entries()]
    return any(
        kilometres(entry.lat, entry.lon, town.lat, town.lon) < _BORDER
        for town in towns
        if town.lat is not None and town.lon is not None
    )


@cache
def _is_home(entry_id: str) -> bool:
    """Whether it is a town, no village, of North Korea or a neighbouring province, where most of its workers are."""
    entry = entry_of(entry_id)
    return (
        entry.kind == "county" or (entry.kind == "city" and entry.population is not None and entry.id[:2] != "gn")
    ) and (entry.country == "KP" or not _HOME.isdisjoint(chain(entry_id)))


def weight(
    entry: Entry, named: Named, level: Level | None, beside: frozenset[str], around: Around, *, gate: bool = False
) -> float:
    """Evidence for one reading: kind, size, the countries, areas and places around, and the words beside the name.

    `gate` tells that the words behind speak of a crossing.
    """
    value = 1 + min((entry.population or 0) / 1_000_000, _MOST)
    own = LEVELS[entry.kind]
    if entry.kind == "country":
        if all(one.kind == "country" for one in named.entries):
            value = (entry.population or 0) / 1_000_000
        value *= 40
    elif entry.id in areas():
        value *= 2
    elif own == "province":
        value *= 0.5 if seated(entry, named.entries) else 100
    elif around.countries["KP"] and on_border(entry.id):
        # the towns of the border are likely where the text speaks of North Koreans, else as rare as any other
        value *= 6
    if _is_home(entry.id):
        # this ledger is about them
        value *= 3
    if gate and own == "city" and on_border(entry.id):
        value *= 10
    if named.known.capital_of == entry.country and entry.kind != "country":
        value *= 6
    value *= 1 + (1 if entry.kind == "country" else 4) * min(around.countries[entry.country], _MOST)
    above = [area for area in chain(entry.id) if area != entry.id]
    within = above if own != "province" else [entry.id, *above]
    value *= 1 + sum(min(around.areas[area], 4) for area in within)
    value *= 1 + 6 * min(_closeness(entry, around), 2.0)
    if entry.kind != "country":
        if any(area in beside for area in above) or (entry.country in beside and len(beside) < _MOST):
            value *= 50
        elif _lies_by(entry, beside):
            value *= 20
        elif _lies_elsewhere(entry, beside):
            value *= 0.1
    if level is not None:
        value *= 100 if own == level else 0.05
    return value


def _closeness(entry: Entry, around: Around) -> float:
    if entry.kind == "country" or entry.lat is None or entry.lon is None:
        return 0.0
    return sum(
        share * math.exp(-kilometres(entry.lat, entry.lon, lat, lon) / _SCALE)
        for lat, lon, share in around.places
        if abs(lat - entry.lat) < 3 and abs(lon - entry.lon) < 6
    )


def _lies_elsewhere(entry: Entry, beside: frozenset[str]) -> bool:
    """Whether the place, whose province is known, is said to lie in another province of its country."""
    own = [area for area in chain(entry.id) if area != entry.id and entry_of(area).kind == "province"]
    others = [entry_of(one) for one in sorted(beside)]
    # "Abu Dhabi, Dubai, Sharjah" are towns beside each other, though provinces bear the names too
    said = [other for other in others if other.kind == "province" and not seated(other, others)]
    return bool(own) and bool(said) and all(one.country == entry.country and one.id not in own for one in said)


def lies_in(entry: Entry, outer: Entry) -> bool:
    """Whether a place lies in the country or province; where its province is unknown, whether it is near enough."""
    if entry.country != outer.country:
        return False
    if outer.kind == "country" or outer.id in chain(entry.id):
        return True
    if entry.parent != entry.country or entry.kind != "city" or outer.lat is None or outer.lon is None:
        return False
    return (
        entry.lat is not None
        and entry.lon is not None
        and (kilometres(entry.lat, entry.lon, outer.lat, outer.lon) < _LOOSE)
    )


def _lies_by(entry: Entry, beside: frozenset[str]) -> bool:
    """Whether a province and a town beside each other are of one country and near, where the gazetteer knows no more.

    "Cambridge, Massachusetts", and the other way "Atlanta, Georgia".
    """
    if entry.lat is None or entry.lon is None:
        return False
    for other in (entry_of(one) for one in sorted(beside)):
        if other.country != entry.country or other.lat is None or other.lon is None:
            continue
        loose = (other.kind == "province" and entry.parent == entry.country and LEVELS[entry.kind] == "city") or (
            entry.id in areas() and LEVELS[other.kind] == "city"
        )
        if loose and kilometres(entry.lat, entry.lon, other.lat, other.lon) < _LOOSE:
            return True
    return False

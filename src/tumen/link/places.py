"""How two places lie to each other on the tree of places."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from tumen.ledger import Place
from tumen.resources.places import LEVELS, by_name, parents, plain, within

Relation = Literal["same", "within", "apart", "unknown"]

_CUSTOMS = " customs"


@lru_cache(maxsize=1 << 16)
def relation(one: Place | None, other: Place | None) -> Relation:
    """`same`, `within` (one lies in the other), `apart`, or `unknown` where a place is not given or not well known."""
    if one is None or other is None:
        return "unknown"
    if key(one) == key(other):
        return "same"
    if one.country is not None and other.country is not None and one.country != other.country:
        return "apart"
    here, there = resolved(one), resolved(other)
    if within(here, there) or within(there, here) or _in_city(one, there) or _in_city(other, here):
        return "within"
    known = here.id is not None and there.id is not None
    if known or (one.level == other.level and one.level in ("city", "province")):
        return "apart"
    return "unknown"


def _in_city(site: Place, city: Place) -> bool:
    # ruling 5 of the guideline: a customs post at a city is the site "<City> customs"
    return (
        site.level == "site"
        and site.name.endswith(_CUSTOMS)
        and plain(site.name.removesuffix(_CUSTOMS)) == plain(city.name)
        and site.country == city.country
    )


@lru_cache(maxsize=1 << 14)
def resolved(place: Place) -> Place:
    """The place as the gazetteer has it, by its id or else by name, country and level; itself where unknown."""
    if place.id is not None:
        return place
    for entry in by_name().get(plain(place.name), ()):
        if LEVELS[entry.kind] == place.level and place.country in (None, entry.country):
            return entry.place
    return place


@lru_cache(maxsize=1 << 14)
def key(place: Place) -> str:
    """What tells a place from others: the gazetteer's id, else country, level and name."""
    return resolved(place).id or f"{place.country}/{place.level}/{plain(place.name)}"


@lru_cache(maxsize=1 << 14)
def above(place: Place) -> tuple[str, ...]:
    """The keys of the places below country in which the place lies, nearest first; empty where not known."""
    found = resolved(place)
    if found.id is not None:
        return tuple(key(outer) for outer in parents(found.id) if outer.level != "country")
    if place.level == "site" and place.name.endswith(_CUSTOMS):
        city = Place(name=place.name.removesuffix(_CUSTOMS), country=place.country, level="city")
        return (key(city), *above(city))
    return ()

"""The tree of places that claims name, as the gazetteer knows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from tumen.estimate.tellings import Telling
from tumen.estimate.tree import WORLD, Tree, tree_of
from tumen.ledger import Place
from tumen.resources.places import entries, lookup_place, members, parents

_SENDER = "KP"


def grown(tellings: Sequence[Telling]) -> tuple[list[Telling], Tree]:
    """The claims with their places resolved, and the tree of these places.

    A site is a place of the tree only where two or more independent families tell of it; a region ("Northeast China")
    stands above its provinces.
    """
    resolved = [
        replace(one, place=_known(one.place), origin=_known(one.origin), destination=_known(one.destination))
        for one in tellings
    ]
    named: dict[str, Place] = {}
    told: dict[str, set[str]] = {}
    codes: set[str] = set()
    for one in resolved:
        if one.decision == "reject":
            continue
        codes.update([one.host] if one.host else [])
        for place in (one.place, one.origin, one.destination):
            if place is None or place.country == _SENDER:
                continue
            codes.update([place.country] if place.country else [])
            if place.id is not None:
                named[place.id] = place
                told.setdefault(place.id, set()).update([one.family] if one.family else [])
    lines: dict[str, dict[str, Any]] = {WORLD: _line(WORLD, "World", None, None, WORLD)}
    for code in sorted(codes - {_SENDER}):
        entry = entries().get(code)
        name = entry.name if entry is not None else code
        lines[code] = _line(code, name, WORLD, code, "country")
    regions = {inner: outer for outer in sorted(named) if named[outer].country for inner in members(outer)}
    for name in sorted(named):
        place = named[name]
        if place.country is None or (place.level == "site" and len(told[name]) < 2):
            continue
        for inner, outer in _steps(place):
            above = regions.get(inner.id or "", outer.id or "")
            lines.setdefault(inner.id or "", _line(inner.id or "", inner.name, above, place.country, inner.level))
    return resolved, tree_of([line for line in lines.values() if line["parent"] in {None, *lines}])


def _steps(place: Place) -> list[tuple[Place, Place]]:
    """The place and each that it lies in, with the next above; sites between are passed over."""
    chain = [place, *(outer for outer in parents(place.id or "") if outer.level != "site")]
    country = entries().get(place.country or "")
    if chain[-1].level != "country" and country is not None:
        chain.append(country.place)
    return list(pairwise(chain))


def _known(place: Place | None) -> Place | None:
    if place is None or (place.id is not None and place.id in entries()):
        return place
    found = lookup_place(place.name, country=place.country)
    return found if found is not None else replace(place, id=None)


def _line(name: str, title: str, parent: str | None, host: str | None, level: str) -> dict[str, Any]:
    return {"id": name, "name": title, "parent": parent, "host": host, "level": level}

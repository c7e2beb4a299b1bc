"""Places that only the words around a name make: customs posts, and towns that the gazetteer lacks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from tumen.ledger import Level, Place
from tumen.normalise.cover import Cover
from tumen.normalise.found import FoundPlace

_POST = r"customs(?:\s+(?:post|house|office|yard|hall|point|station|checkpoint|facility))?"
_CUSTOMS = re.compile(
    rf"(?:'s)?\s+{_POST}\b"
    r"(?!\s+(?:officials?|officers?|authorit|agents?|data|dut|clearance|statistics|service|district|union|broker))",
    re.IGNORECASE,
)
_CUSTOMS_AT = re.compile(rf"\b{_POST}\s+(?:at|in|of)\s+(?:the\s+[\w\s]{{1,20}}\s+of\s+)?$", re.IGNORECASE)
_UNKNOWN = re.compile(r"\b(?:at|in|near|outside)\s+(?P<name>[A-Z][a-z'-]+(?:\s[A-Z][a-z'-]+)?),\s+$")
_CALLED = re.compile(
    r"\b(?P<kind>camp|settlement|village|hamlet|township|town|mine|quarry|colony|sawmill)\s+(?:(?:is|was)\s+)?"
    r"(?:called|named)\s+(?P<name>[A-Z][a-z'-]+(?:[\s-][A-Z][a-z'-]+)?)\b"
)
_TOWNS = frozenset({"village", "hamlet", "township", "town"})
_NO_PLACE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|Co|Ltd|Corp|Company|Group|Restaurant|Garment|Factory|Hotel|Bank|News|Daily|Times"
    r"|Ministry|Department|Council|University|Parliament|Congress|Korean|Chinese|Russian|English)\b"
)


def customs(plain: str, found: FoundPlace) -> FoundPlace:
    """A customs post at a city is the site "<City> customs" (ruling 5); any other place is given back as it is."""
    if found.place.level != "city":
        return found
    start, end = found.start, found.end
    behind = _CUSTOMS.match(plain, end)
    if behind is not None:
        end = behind.end()
    else:
        before = plain[max(0, start - 56) : start]
        at = _CUSTOMS_AT.search(before) if "ustoms" in before else None
        if at is None:
            return found
        start = max(0, start - 56) + at.start()
    city = found.place
    site = Place(
        name=f"{city.name} customs",
        country=city.country,
        level="site",
        id=f"{city.id}-customs" if city.id else None,
        lat=city.lat,
        lon=city.lon,
    )
    return replace(found, start=start, end=end, place=site, kind="site", candidates=((site, found.score),))


def unlisted(
    plain: str, found: Sequence[FoundPlace], country_at: Callable[[int], str | None]
) -> list[FoundPlace]:
    """Names that the gazetteer lacks where the words say that they are places.

    "At Kamaladi, Kathmandu" is a site of that country, "a village called Exampleville" a town of the country that
    `country_at` gives for its position.
    """
    names = []
    taken = Cover((place.start, place.end) for place in found)
    for match in _CALLED.finditer(plain):
        start, end = match.span("name")
        if not taken.touches(start, end) and not _NO_PLACE.search(match.group("name")):
            level: Level = "city" if match.group("kind") in _TOWNS else "site"
            names.append(_guessed(plain, start, end, country_at(start), level))
    for outer in found:
        if plain[outer.start - 2 : outer.start] != ", " or outer.place.level == "site":
            continue
        match = _UNKNOWN.search(plain, max(0, outer.start - 48), outer.start)
        if match is None or _NO_PLACE.search(match.group("name")):
            continue
        start, end = match.span("name")
        if taken.touches(start, end):
            continue
        inner: Level = "site" if outer.place.level == "city" else "city"
        names.append(_guessed(plain, start, end, outer.place.country, inner))
    return names


def _guessed(plain: str, start: int, end: int, country: str | None, level: Level) -> FoundPlace:
    place = Place(name=plain[start:end], country=country, level=level)
    return FoundPlace(start=start, end=end, place=place, kind=level, score=0.5, candidates=((place, 0.5),))

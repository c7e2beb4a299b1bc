"""Places that only the words around a name make: customs posts, and towns that the table of names lacks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tumen.ledger import Level, Place
from tumen.normalise.cover import Cover
from tumen.normalise.en.lexicon import words
from tumen.normalise.en.places.contexts import ORGANISATION, PLACE_WORDS, TITLES
from tumen.normalise.en.places.scores import kilometres
from tumen.normalise.found import FoundPlace
from tumen.resources.places import LEVELS, Entry, by_name, plain, rare

_POST = r"customs(?:\s+(?:post|house|office|yard|hall|point|station|checkpoint|facility))?"
_CUSTOMS = re.compile(
    rf"(?:'s)?\s+{_POST}\b"
    r"(?!\s+(?:officials?|officers?|authorit|agents?|data|dut|clearance|statistics|service|district|union|broker))",
    re.IGNORECASE,
)
_CUSTOMS_AT = re.compile(rf"\b{_POST}\s+(?:at|in|of)\s+(?:the\s+[\w\s]{{1,20}}\s+of\s+)?$", re.IGNORECASE)

_NAME = r"(?P<name>[A-Z][a-z'-]+(?:[\s-](?:[A-Z][a-z'-]+|el|al|de|la)){0,2})"
_OWN_NAME = r"(?P<name>[A-Z][a-z-]+(?:'(?!s\b)[a-z]+)?(?:[ -][A-Z][a-z-]+){0,2})"
_KIND = r"(?:\s+(?:city|county|town|township|village|district|port|City|County|Town|Township|Village|District))?"
_PART = r"(?:sub)?district|township|ward|borough|(?:Sub)?[Dd]istrict|Township|Ward|Borough"
_BEFORE = re.compile(
    rf"\b(?P<lead>[Aa]t|[Ii]n|[Nn]ear|[Oo]utside|[Ff]rom|to|for|[Aa]round|of)\s+(?:the\s+\w+\s+(?:of\s+)?)?{_NAME}{_KIND}"
    r"(?P<link>,\s+|\s+in\s+|\s*\(|,\s+in\s+|,?\s+(?:near|outside)\s+"
    r"|,?\s+in\s+the\s+(?:[A-Z]?[a-z]+\s+){0,2}(?:city|town|port|county)\s+of\s+"
    r"|,\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}(?:town|city|port|village|suburb|district|capital)\s+(?:in|of)\s+)(?:the\s+)?$"
)
_BEHIND = re.compile(
    rf"'s\s+(?:(?:eastern|western|northern|southern|central|port)\s+)?(?:city\s+of\s+|town\s+of\s+)?{_NAME}"
)
_DISTRICT = re.compile(rf"\b(?:the|in|In|at|At|of|'s|’s)\s+{_OWN_NAME}\s+(?:{_PART})\b(?!\s+[Cc]ourt)")
"""A part of a city that is named as one: "the Example district of the city"."""
_CALLED = re.compile(rf"(?:called|named)\s+{_NAME}")
_INSIDE = tuple(
    re.compile(lead + r"(?P<name>[A-Z][a-z-]{4,}(?:[ -][A-Z][a-z-]+){0,2})(?:'s)?(?![\w'])(?! [A-Z])")
    for lead in (" in ", " near ", "In ", " outside ")
)
"""A name behind a preposition of places; each pattern begins with letters of its own, which are found fast."""
_PEOPLE = 10_000
"""Inhabitants that a town must have to be known by its name and the country of which the text speaks."""
_ENGLISH = frozenset({"US", "GB", "CA", "AU", "IE", "NZ", "ZA"})
"""Countries among whose towns almost any English name or word is found."""
_KINDS = re.compile(
    r"\b(?P<kind>camp|settlement|village|hamlet|township|town|mine|quarry|colony|sawmill)\s+(?:(?:is|was)\s+)?$"
)
_TOWNS = frozenset({"village", "hamlet", "township", "town"})
_NO_PLACE = (
    ORGANISATION
    | TITLES
    | (PLACE_WORDS - {"Port", "Island", "Village", "Town", "City"})
    | words("Daily Parliament Korean Chinese Russian English Ministry Department North South")
    | words("Northern Southern Eastern Western Central Middle")
)
_ZONE = re.compile(r"(?:\s[A-Z][\w'-]+){0,4}\s(?:Zone|Park|Complex|zone|industrial (?:park|zone|complex))\b")
_REACH = {"country": None, "province": 500.0, "city": 60.0, "site": 60.0}
"""Kilometres within which a town may lie in a place of each level that is shown at its seat or middle."""


def customs(plain_text: str, found: FoundPlace) -> FoundPlace:
    """A customs post at a city is the site "<City> customs" (ruling 5); any other place is given back as it is."""
    if found.place.level != "city":
        return found
    start, end = found.start, found.end
    behind = _CUSTOMS.match(plain_text, end)
    if behind is not None:
        end = behind.end()
    else:
        before = plain_text[max(0, start - 56) : start]
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


def zone(plain_text: str, found: FoundPlace) -> FoundPlace:
    """A zone or park named after its town is a site of its own; any other place is given back as it is.

    The special zone that is the whole of Rason is the city.
    """
    if found.place.level != "city" or plain_text[found.end : found.end + 1] != " " or found.role != "place":
        return found
    match = _ZONE.match(plain_text, found.end)
    if match is None or (found.place.id == "KP-13" and match.group() == " Special Economic Zone"):
        return found
    city = found.place
    name = plain_text[found.start : match.end()]
    site = Place(name=name, country=city.country, level="site", lat=city.lat, lon=city.lon)
    return replace(found, end=match.end(), place=site, kind="site", candidates=((site, found.score),))


def unlisted(text: str, found: Sequence[FoundPlace], country_at: Callable[[int], str | None]) -> Iterator[FoundPlace]:
    """Names that are no names of the table on their own, where the words say that they are places.

    "At Kamaladi, Kathmandu" is a site of that country, "a village called Exampleville" a town of the country that
    `country_at` gives for its position. Each is looked up among all places first.
    """
    taken = Cover((place.start, place.end) for place in found)
    for match in _CALLED.finditer(text):
        start, end = match.span("name")
        before = _KINDS.search(text, max(0, match.start() - 24), match.start())
        if before is not None and not taken.touches(start, end) and not _is_other(match.group("name")):
            level: Level = "city" if before.group("kind") in _TOWNS else "site"
            country = country_at(start)
            known = _looked_up(match.group("name"), country, None) if level == "city" else None
            yield known_place(start, end, known) if known else _guessed(text, start, end, country, level)
    for match in _DISTRICT.finditer(text) if _names_part(text) else ():
        start, end = match.span("name")
        if not taken.touches(start, end) and not _is_other(match.group("name")):
            yield _guessed(text, start, end, country_at(start), "city")
    for match in (match for inside in _INSIDE for match in inside.finditer(text)):
        start, end = match.span("name")
        if taken.touches(start, end) or _is_other(match.group("name")):
            continue
        country = country_at(start)
        town = _looked_up(match.group("name"), country, None) if country not in _ENGLISH else None
        if town is not None and (town.population or 0) >= _PEOPLE:
            yield known_place(start, end, town)
    for outer in found:
        if outer.place.level == "site" or outer.role == "metonym":
            continue
        behind = _BEHIND.match(text, outer.end) if text.startswith("'s ", outer.end) else None
        if behind is not None and not taken.touches(*behind.span("name")) and not _is_other(behind.group("name")):
            known = _looked_up(behind.group("name"), outer.place.country, outer.place)
            if known is not None:
                yield known_place(*behind.span("name"), known)
        if text[max(0, outer.start - 4) : outer.start].endswith((", ", " (", "the ", " in ", " of ", "ear ", "ide ")):
            yield from _before(text, outer, taken)


def _names_part(text: str) -> bool:
    """Whether a word for a part of a city stands in the text; to seek a name before it is dear."""
    return any(word in text for word in ("istrict", "ownship", " ward", " Ward", "orough"))


def _before(text: str, outer: FoundPlace, taken: Cover) -> Iterator[FoundPlace]:
    start = max(0, outer.start - 64)
    led = text[start : outer.start].rstrip().removesuffix("the").rstrip()
    if not led.endswith((",", "in", "(", "of", "near", "outside")):
        return  # none of the links that the pattern ends with
    match = _BEFORE.search(text, start, outer.start)
    if match is None or _is_other(match.group("name")) or taken.touches(*match.span("name")):
        return
    start, end = match.span("name")
    known = _looked_up(match.group("name"), outer.place.country, outer.place)
    if known is not None:
        yield known_place(start, end, known)
    elif match.group("link") == ", " and match.group("lead").lower() in ("at", "in", "near", "outside"):
        inner: Level = "site" if outer.place.level == "city" else "city"
        yield _guessed(text, start, end, outer.place.country, inner)


def _is_other(name: str) -> bool:
    """Whether a word of the name makes it a firm's, a month's, a title's."""
    return not _NO_PLACE.isdisjoint(name.replace("-", " ").split())


def looked_up(name: str, outer: Entry) -> Entry | None:
    """The largest town of that name in the country or province, of the table or of the rare ones; None if none is."""
    return _looked_up(name, outer.country, None if outer.kind == "country" else outer.place)


def _looked_up(name: str, country: str | None, outer: Place | None) -> Entry | None:
    """The largest town of that name in the country, near what it is said to lie in if that has a position."""
    if country is None:
        return None
    reach = _REACH[outer.level] if outer is not None else None
    known = [
        entry
        for entry in (*by_name().get(plain(name), ()), *rare(name))
        if entry.country == country and LEVELS[entry.kind] in ("city", "site")
    ]
    if reach is not None and outer is not None and outer.lat is not None and outer.lon is not None:
        known = [
            entry
            for entry in known
            if entry.lat is not None
            and entry.lon is not None
            and kilometres(entry.lat, entry.lon, outer.lat, outer.lon) < reach
        ]
    return min(known, key=lambda entry: (-(entry.population or 0), entry.id)) if known else None


def known_place(start: int, end: int, entry: Entry) -> FoundPlace:
    """A place that was looked up by its name and what it lies in."""
    place = entry.place
    return FoundPlace(start=start, end=end, place=place, kind=entry.kind, score=0.8, candidates=((place, 0.8),))


def _guessed(text: str, start: int, end: int, country: str | None, level: Level) -> FoundPlace:
    place = Place(name=text[start:end], country=country, level=level)
    return FoundPlace(start=start, end=end, place=place, kind=level, score=0.5, candidates=((place, 0.5),))

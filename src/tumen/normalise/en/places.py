"""English places: names resolved by the words around them and by the other places that the text names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from types import MappingProxyType
from typing import NamedTuple

from tumen.ledger import Level, Place
from tumen.normalise.cover import Cover
from tumen.normalise.en.demonyms import find_demonyms
from tumen.normalise.en.lexicon import words
from tumen.normalise.en.place_names import Named, place_names
from tumen.normalise.found import FoundPlace
from tumen.resources.places import Entry, entries, seated

_KINDS: MappingProxyType[str, Level] = MappingProxyType(
    {
        **dict.fromkeys(
            words("province provinces oblast krai kray region territory prefecture state governorate"), "province"
        ),
        **dict.fromkeys(words("city cities county town port village municipality"), "city"),
    }
)
_KIND = "|".join(sorted(_KINDS, key=lambda word: (-len(word), word)))
_BEHIND = re.compile(
    rf"[\s-]+(?:(?:Korean|Manchu|special|autonomous|border|port)\s+){{0,2}}(?P<word>{_KIND})\b", re.IGNORECASE
)
_LISTED = re.compile(
    r"(?:(?:,\s*(?:and\s+)?|\s+and\s+)[A-Z][\w'’-]+){1,6}\s+(?P<word>cities|provinces|counties|towns)\b"
)
_BEFORE = re.compile(rf"\b(?P<word>{_KIND})\s+(?:of|called|named)\s+(?:[A-Z]\w+(?:,|\s+and)\s+)*$", re.IGNORECASE)
_BETWEEN = re.compile(
    r"(?:,\s+|['’]s\s+(?:\w+\s+)?|\s+in\s+(?:the\s+)?|\s*\(\s*|,\s+in\s+(?:the\s+)?|\s+[\w-]+,\s+)(?:\[)?",
    re.IGNORECASE,
)
_POST = r"customs(?:\s+(?:post|house|office|yard|hall|point|station|checkpoint|facility))?"
_CUSTOMS = re.compile(
    rf"(?:['’]s)?\s+{_POST}\b(?!\s+(?:officials?|officers?|authorit|agents?|data|dut|clearance|statistics|service))",
    re.IGNORECASE,
)
_CUSTOMS_AT = re.compile(rf"\b{_POST}\s+(?:at|in|of)\s+(?:the\s+[\w\s]{{1,20}}\s+of\s+)?$", re.IGNORECASE)
_NORTH = re.compile(
    r"\b[Tt]he North(?![\w-])(?!\s+(?:Korea|America|Atlantic|Pole|Sea|Pacific|Africa|Caucasus|China|West|East"
    r"|Pyongan|Hamgyong|Hwanghae|Gyeongsang|Side|Bank|Face|Star)\b)"
)
_BOTH = re.compile(r"\bNorth(?= and South Korea\b)")
_FAR_EAST = re.compile(r"(?<=\b[Tt]he )Far East\b")
_NORTHEAST = re.compile(
    r"\b(?:(?P<owner>China|Chinese)(?:['’]s)?\s+(?:three\s+)?|(?P<loose>the|its|in|of|from|to)\s+(?:all\s+)?(?:three\s+)?)?"
    r"(?P<word>[Nn]orth-?[Ee]ast(?:ern)?)\b(?P<tail>\s+(?:(?:Chinese|border)\s+)?(?:regions?|provinces|China|part)\b"
    r"(?:\s+(?:of|in)\s+China)?)?(?!\s+(?:Asia|of\s+(?!China)|corner|coast|wind))"
)
_UNKNOWN = re.compile(r"\b(?:at|in|near|outside)\s+(?P<name>[A-Z][a-z'’-]+(?:\s[A-Z][a-z'’-]+)?),\s+$")
_NO_PLACE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|Co|Ltd|Corp|Company|Group|Restaurant|Garment|Factory|Hotel|Bank|News|Daily|Times"
    r"|Ministry|Department|Council|University|Parliament|Congress|Korean|Chinese|Russian|English)\b"
)
NEAR = 400
"""Characters between two names within which the one is evidence for what the other lies in."""


class _Context(NamedTuple):
    """How often the text speaks of each country, by name or people, and of each area, by names that only one bears."""

    countries: Counter[str]
    areas: Counter[str]


def find_places(text: str) -> tuple[FoundPlace, ...]:
    """Every place of the text in order, resolved in the context of the whole text."""
    names = place_names(text)
    context = _context(text, names)
    found = [_resolved(text, names, index, context) for index in range(len(names))]
    found += _unlisted(text, found)
    found = [_customs(text, place) for place in found]
    found += [_certain("KP", match.start(), match.end()) for match in _BOTH.finditer(text)]
    if context.countries["KP"]:
        found += [_certain("KP", match.start(), match.end()) for match in _NORTH.finditer(text)]
    if context.countries["RU"]:
        found += [_certain("russian-far-east", match.start(), match.end()) for match in _FAR_EAST.finditer(text)]
    if context.countries["CN"]:
        found += list(_northeast(text))
    kept: list[FoundPlace] = []
    for place in sorted(found, key=lambda place: (place.start, -place.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return tuple(kept)


def _chain(entry: Entry) -> Iterator[Entry]:
    """The place and what it lies in, below the country."""
    above: Entry | None = entry
    while above is not None and above.kind != "country":
        yield above
        above = entries().get(above.parent) if above.parent else None


def _context(text: str, names: list[Named]) -> _Context:
    countries: Counter[str] = Counter(demonym.country for demonym in find_demonyms(text))
    areas: Counter[str] = Counter()
    for named in names:
        countries.update({entry.country for entry in named.entries} if _one_country(named) else ())
        if len(named.entries) == 1:
            areas.update(entry.id for entry in _chain(named.entries[0]))
    return _Context(countries, areas)


def _one_country(named: Named) -> bool:
    return len({entry.country for entry in named.entries}) == 1


def _resolved(text: str, names: list[Named], index: int, context: _Context) -> FoundPlace:
    named = names[index]
    level, end = _said_level(text, named)
    beside = _beside(text, names, index)
    weights = {entry.id: _weight(entry, named, level, beside, context) for entry in named.entries}
    total = sum(weights.values())
    ranked = sorted(named.entries, key=lambda entry: (-weights[entry.id], entry.id))
    candidates = tuple((entry.place, round(weights[entry.id] / total, 4)) for entry in ranked)
    return FoundPlace(
        start=named.start,
        end=end,
        place=candidates[0][0],
        kind=ranked[0].kind,
        score=candidates[0][1],
        candidates=candidates,
    )


def _said_level(text: str, named: Named) -> tuple[Level | None, int]:
    """ "province" or "city" as the words behind or before the name tell, and where the phrase ends."""
    behind = _BEHIND.match(text, named.end)
    if behind is not None:
        level: Level = _KINDS[behind.group("word").lower()]
        if "autonomous county" in behind.group().lower():
            level = "city"
        if level in {entry.place.level for entry in named.entries}:
            return level, behind.end()
        return None, named.end
    listed = _LISTED.match(text, named.end)
    if listed is not None:
        return ("province" if listed.group("word") == "provinces" else "city"), named.end
    before = _BEFORE.search(text, max(0, named.start - 48), named.start)
    return (_KINDS[before.group("word").lower()] if before else None), named.end


def _beside(text: str, names: list[Named], index: int) -> frozenset[str]:
    """Ids of the places that stand right beside the name as what it lies in: "Dandong, Liaoning", "Jilin's Yanbian"."""
    ids: set[str] = set()
    for first, second, other in ((index, index + 1, index + 1), (index - 1, index, index - 1)):
        if first < 0 or second >= len(names):
            continue
        between = text[names[first].end : names[second].start]
        kind = _BEHIND.match(between + " ")
        if len(between) < NEAR and _BETWEEN.fullmatch(between[kind.end() :] if kind else between):
            ids.update(entry.id for entry in names[other].entries)
    return frozenset(ids)


def _weight(entry: Entry, named: Named, level: Level | None, beside: frozenset[str], context: _Context) -> float:
    """Evidence for one reading: kind, size, the countries and areas of the text, and the words beside the name."""
    weight = 1 + min((entry.population or 0) / 1_000_000, 8)
    if entry.kind == "country":
        weight *= 40
    elif entry.place.level == "province":
        weight *= 0.5 if seated(entry, named.entries) else 400
    elif not entry.id.startswith("gn"):
        # ours are the towns of the border: likely where the text speaks of North Koreans, else as rare as any other
        weight *= 6 if context.countries["KP"] else 1
    weight *= 1 + 4 * min(context.countries[entry.country], 8)
    above = [area for area in _chain(entry) if area.id != entry.id]
    weight *= 1 + sum(min(context.areas[area.id], 4) for area in above)
    if any(area.id in beside for area in above) or (entry.kind != "country" and entry.country in beside):
        weight *= 50
    if level is not None:
        weight *= 100 if entry.place.level == level else 0.2
    return weight


def _customs(text: str, found: FoundPlace) -> FoundPlace:
    """A customs post at a city is the site "<City> customs" (ruling 5)."""
    if found.place.level != "city":
        return found
    start, end = found.start, found.end
    behind, before = _CUSTOMS.match(text, end), _CUSTOMS_AT.search(text, max(0, start - 56), start)
    if behind is not None:
        end = behind.end()
    elif before is not None:
        start = before.start()
    else:
        return found
    city = found.place
    site = Place(
        name=f"{city.name} customs",
        country=city.country,
        level="site",
        id=f"{city.id}-customs" if city.id else None,
        lat=city.lat,
        lon=city.lon,
    )
    return FoundPlace(
        start=start, end=end, place=site, kind="site", score=found.score, candidates=((site, found.score),)
    )


def _certain(entry_id: str, start: int, end: int) -> FoundPlace:
    entry = entries()[entry_id]
    return FoundPlace(
        start=start, end=end, place=entry.place, kind=entry.kind, score=1.0, candidates=((entry.place, 1.0),)
    )


def _northeast(text: str) -> Iterator[FoundPlace]:
    """ "China's northeast", "the three northeastern provinces", "the northeast" in a text that speaks of China."""
    for match in _NORTHEAST.finditer(text):
        tail = (match.group("tail") or "").lower()
        noun = match.group("word").lower().replace("-", "") == "northeast"
        if match.group("owner") or "china" in tail or "provinces" in tail or (noun and match.group("loose")):
            start = match.start("owner") if match.group("owner") else match.start("word")
            yield _certain("northeast-china", start, match.end())


def _unlisted(text: str, found: list[FoundPlace]) -> list[FoundPlace]:
    """Names that the gazetteer lacks before one that it has: "at Kamaladi, Kathmandu" is a site of that country."""
    unlisted = []
    taken = Cover((place.start, place.end) for place in found)
    for outer in found:
        match = _UNKNOWN.search(text, max(0, outer.start - 48), outer.start)
        if match is None or _NO_PLACE.search(match.group("name")) or outer.place.level == "site":
            continue
        start, end = match.span("name")
        if taken.touches(start, end):
            continue
        inner: Level = "site" if outer.place.level == "city" else "city"
        place = Place(name=text[start:end].replace("’", "'"), country=outer.place.country, level=inner)
        unlisted.append(
            FoundPlace(start=start, end=end, place=place, kind=inner, score=0.5, candidates=((place, 0.5),))
        )
    return unlisted

"""English places: names found in the text and resolved by the words around them and by the other places named."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from tumen.ledger import Place
from tumen.normalise.en.demonyms import find_demonyms
from tumen.normalise.found import FoundPlace
from tumen.resources.places import Entry, entries

_PROVINCE_WORDS = (
    r"province|oblast|krai|kray|region|territory|prefecture|autonomous prefecture|korean autonomous prefecture"
    r"|state|governorate|district"
)
_CITY_WORDS = r"city|cities|county|town|port|village|municipality"
_AFTER_KIND = re.compile(
    rf"[\s-]+(?P<word>{_PROVINCE_WORDS}|autonomous county|korean autonomous county|manchu autonomous county|{_CITY_WORDS})\b",
    re.IGNORECASE,
)
_LIST_CITIES = re.compile(
    r"(?:,\s*(?:and\s+)?|\s+and\s+)[A-Z][\w'’-]+(?:(?:,\s*(?:and\s+)?|\s+and\s+)[A-Z][\w'’-]+)*\s+(?P<word>cities|provinces)\b"
)
_NOT_A_PLACE = re.compile(
    r"\s+(?:River|Rivers|Sea|Strait|Ocean|Bay|Gulf|Peninsula|Mountains?|Airlines|Street|Road|Avenue|Times|Post|Herald"
    r"|News|Daily|Shimbun|Ilbo|Airways|University|Institute|Bank|Tigers|FC|United)\b"
    r"|\s+river\b"
)
_PERSON_BEFORE = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Gov|Gen|President|Minister|Professor|Officer|Judge)\.?\s)$")
_CAPITAL_BEFORE = re.compile(r"(?P<word>[A-Z][a-z]+)\s$")
_CAPITAL_AFTER = re.compile(r"\s(?P<word>[A-Z][a-z]+)\b")
_LOCATIVE = re.compile(
    r"\b(?:in|at|from|to|near|around|outside|inside|via|through|across|into|of|for|between|within|throughout|and|or"
    r"|reach(?:ed)?|leav(?:e|ing)|left|city|town|port|county|province|toward|towards|entered|entering|visit(?:ed)?)\s+"
    r"(?:the\s+)?(?:\w+\s)?$|[,(–—-]\s*$",
    re.IGNORECASE,
)
_NORTH = re.compile(
    r"\b[Tt]he (?P<word>North)(?=[\s,.;:!?’')”\"—–-])(?!\s+(?:Korea|America|Atlantic|Pole|Sea|Pacific|Africa|Caucasus|China|West|East|Pyongan|Hamgyong|Hwanghae|Gyeongsang|Side|Bank|Face|Star))"
)
_NORTHEAST = re.compile(
    r"\b(?:(?P<china>China|Chinese|its)(?:['’]s)?\s+)?(?:the\s+)?(?:all\s+)?(?:three\s+)?(?P<word>[Nn]orth-?[Ee]ast(?:ern)?)\b"
    r"(?P<tail>\s+(?:(?:Chinese|border)\s+)?(?:region|provinces|China|part)(?:\s+of\s+China|\s+China)?)?"
)
_CUSTOMS = re.compile(
    r"['’]?s?\s+(?P<word>customs(?:\s+(?:post|house|office|yard|hall|point|station|checkpoint|facility))?)\b", re.I
)
_CUSTOMS_AT = re.compile(
    r"\bcustoms(?:\s+(?:post|house|office|yard|hall|point|station|checkpoint|facility))?\s+(?:at|in|of)\s+(?:the\s+\w+\s+of\s+)?$",
    re.I,
)
_KIND_WORDS: MappingProxyType[str, str] = MappingProxyType(
    {
        **dict.fromkeys(_PROVINCE_WORDS.split("|"), "province"),
        **dict.fromkeys(_CITY_WORDS.split("|"), "city"),
        "autonomous county": "city",
        "korean autonomous county": "city",
        "manchu autonomous county": "city",
        "provinces": "province",
    }
)
_NEEDS_EVIDENCE = frozenset(
    {"Georgia", "Jordan", "Chad", "Mali", "Niger", "Guinea", "Togo", "Turkey", "Cuba", "Jersey"}
)
_AMBIGUOUS_COUNTRY = frozenset({"Georgia", "Jordan", "Chad", "Mali", "Jersey"})


class _Match(NamedTuple):
    start: int
    end: int
    entries: tuple[Entry, ...]


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[Entry, ...], ...]]:
    """One automaton over every Latin name, as written and in capitals."""
    names: dict[str, list[Entry]] = {}
    for entry in entries().values():
        for name in (entry.name, *entry.aliases):
            name = name.replace("’", "'")
            if not name[0].isupper() or not name.isascii():
                continue
            for form in {name, name.upper()} if len(name) > 3 else {name}:
                listed = names.setdefault(form, [])
                if entry not in listed:
                    listed.append(entry)
    order = sorted(names)
    return (
        AhoCorasick(order, matchkind=MatchKind.LeftmostLongest),
        tuple(tuple(names[name]) for name in order),
    )


def find_places(text: str) -> tuple[FoundPlace, ...]:
    """Every place of the text in order, resolved in the context of the whole text."""
    matches = _matches(text)
    context = _context(text, matches)
    found: list[FoundPlace] = []
    for match in matches:
        place = _resolved(text, match, context)
        if place is not None:
            found.append(_with_customs(text, place))
    found += _the_north(text, found)
    found += _northeast(text, found)
    found.sort(key=lambda place: (place.start, -place.end))
    kept: list[FoundPlace] = []
    for place in found:
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return tuple(kept)


def _matches(text: str) -> list[_Match]:
    automaton, owners = _automaton()
    found = []
    for index, start, end in automaton.find_matches_as_indexes(text.replace("’", "'")):
        if _whole(text, start, end) and not _part_of_name(text, start, end, owners[index]):
            found.append(_Match(start, end, owners[index]))
    return found


def _whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or before in ("_", "@") or after.isalnum() or after == "_":
        return False
    if before == "-" and text[start - 2 : start - 1].isalpha() and text[start - 2 : start - 1].islower():
        return False
    return not (after == "-" and text[end + 1 : end + 2].islower() and text[end + 1 : end + 6] != "based")


def _part_of_name(text: str, start: int, end: int, owners: tuple[Entry, ...]) -> bool:
    """Whether the words are part of another name: a river, a newspaper, a person."""
    if _NOT_A_PLACE.match(text, end):
        return True
    if _PERSON_BEFORE.search(text, max(0, start - 12), start):
        return True
    weak = all(entry.id.startswith("gn") for entry in owners) or text[start:end] in _AMBIGUOUS_COUNTRY
    if not weak:
        return False
    if not _LOCATIVE.search(text, max(0, start - 24), start) and not _dateline(text, start, end):
        return True
    after = _CAPITAL_AFTER.match(text, end)
    if after and text[start:end] in _AMBIGUOUS_COUNTRY:
        return True
    return bool(after and len(text[start:end]) < 4)


def _dateline(text: str, start: int, end: int) -> bool:
    return text[start:end].isupper() and (start == 0 or text[start - 1] == "\n")


class _Context(NamedTuple):
    countries: Counter[str]
    areas: Counter[str]


def _context(text: str, matches: list[_Match]) -> _Context:
    """How often the text names each country, by name or people, and each area by places that only one may be."""
    countries: Counter[str] = Counter(demonym.country for demonym in find_demonyms(text))
    areas: Counter[str] = Counter()
    for match in matches:
        if len({entry.country for entry in match.entries}) == 1:
            countries[match.entries[0].country] += 1
        if len(match.entries) == 1:
            entry: Entry | None = match.entries[0]
            while entry is not None and entry.kind != "country":
                areas[entry.id] += 1
                entry = entries().get(entry.parent) if entry.parent else None
    return _Context(countries, areas)


def _resolved(text: str, match: _Match, context: _Context) -> FoundPlace | None:
    word, end = _kind_word(text, match)
    weights = {entry.id: _weight(entry, word, context) for entry in match.entries}
    ranked = sorted(match.entries, key=lambda entry: (-weights[entry.id], entry.id))
    total = sum(weights.values())
    best = ranked[0]
    return FoundPlace(
        start=match.start,
        end=end,
        place=best.place,
        kind=best.kind,
        score=round(weights[best.id] / total, 4),
        candidates=tuple((entry.place, round(weights[entry.id] / total, 4)) for entry in ranked),
    )


def _kind_word(text: str, match: _Match) -> tuple[str | None, int]:
    """ "province" or "city" as the word behind the name tells, and where the phrase ends."""
    following = _AFTER_KIND.match(text, match.end)
    if following:
        return _KIND_WORDS[following.group("word").lower()], following.end()
    listed = _LIST_CITIES.match(text, match.end)
    if listed:
        return _KIND_WORDS[listed.group("word").lower()], match.end
    before = text[max(0, match.start - 24) : match.start].lower()
    if before.endswith(("city of ", "town of ", "county of ", "port of ")):
        return "city", match.end
    if before.endswith(("province of ", "region of ")):
        return "province", match.end
    if before.rstrip(", ").endswith("cities of"):
        return "city", match.end
    return None, match.end


def _weight(entry: Entry, word: str | None, context: _Context) -> float:
    weight = 1.0
    level = entry.place.level
    if entry.kind == "country":
        weight *= 40
    elif not entry.id.startswith("gn"):
        weight *= 20
    if level == "province":
        weight *= 3
    weight *= 1 + min((entry.population or 0) / 1_000_000, 8)
    weight *= 1 + 4 * context.countries[entry.country]
    parent = entry.parent
    while parent is not None and parent != entry.country:
        weight *= 1 + min(context.areas[parent], 4)
        above = entries().get(parent)
        parent = above.parent if above else None
    if word is not None:
        weight *= 50 if level == word or (level == "site" and word == "city") else 0.2
    return weight


def _with_customs(text: str, found: FoundPlace) -> FoundPlace:
    """A customs post at a city is the site "<City> customs" (ruling 5)."""
    if found.place.level != "city":
        return found
    start, end = found.start, found.end
    after = _CUSTOMS.match(text, end)
    before = _CUSTOMS_AT.search(text, max(0, start - 40), start)
    if after:
        end = after.end()
    elif before:
        start = before.start()
    else:
        return found
    place = found.place
    site = Place(name=f"{place.name} customs", country=place.country, level="site", id=place.id and f"{place.id}-customs",
                 lat=place.lat, lon=place.lon)  # fmt: skip
    return FoundPlace(
        start=start, end=end, place=site, kind="site", score=found.score, candidates=((site, found.score),)
    )


def _named(entry_id: str, start: int, end: int) -> FoundPlace:
    entry = entries()[entry_id]
    return FoundPlace(
        start=start, end=end, place=entry.place, kind=entry.kind, score=1.0, candidates=((entry.place, 1.0),)
    )


def _the_north(text: str, found: list[FoundPlace]) -> list[FoundPlace]:
    """ "the North" is North Korea where the text speaks of it elsewhere."""
    if not any(place.place.country == "KP" for place in found) and not any(
        demonym.country == "KP" for demonym in find_demonyms(text)
    ):
        return []
    return [_named("KP", match.start(), match.end("word")) for match in _NORTH.finditer(text)]


def _northeast(text: str, found: list[FoundPlace]) -> list[FoundPlace]:
    """ "China's northeast", "the three northeastern provinces" where the text speaks of China."""
    chinese = any(place.place.country == "CN" for place in found)
    named = []
    for match in _NORTHEAST.finditer(text):
        tail = (match.group("tail") or "").lower()
        of_china = match.group("china") in ("China", "Chinese") or "china" in tail
        noun = match.group("word").lower().replace("-", "") == "northeast"
        loose = chinese and (
            "provinces" in tail or (noun and re.search(r"\b(?:the|its|in|of)\s$", text[: match.start("word")]))
        )
        if (of_china or loose) and not re.match(r"\s+(?:Asia|of\s+(?!China))", text[match.end() :]):
            start = match.start("china") if match.group("china") in ("China", "Chinese") else match.start("word")
            named.append(_named("northeast-china", start, match.end()))
    return named

"""The names of the gazetteer as they stand in English texts: in Latin letters, and in those of other scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from tumen.errors import InvalidData
from tumen.normalise.en.places.russian import case_forms
from tumen.normalise.en.places.scripts import SCRIPTS, Script
from tumen.normalise.en.places.text import folded
from tumen.resources.places import Entry, entries, latin_names, native_names

Trust = Literal["alone", "located", "strictly"]


class Known(NamedTuple):
    """A form of a name: who bears it and what it takes to be a place.

    `alone`: the name is a place wherever it stands; `located`: where the words around speak of a place; `strictly`:
    only right behind "in", "near" and the like, for it is also a word or a person's name. `country` tells that a
    country bears it, `doubtful` that this country's name is also a person's or a part of another name; `seat` that it
    is the seat of a government and always stands for the state ("the Kremlin").
    """

    name: str
    entries: tuple[Entry, ...]
    trust: Trust
    country: bool
    doubtful: bool
    seat: bool
    capital_of: str | None


class Forms(NamedTuple):
    """An automaton over forms of names and, in the order of its patterns, each form with the ids that bear it."""

    automaton: AhoCorasick
    names: tuple[str, ...]
    ids: Mapping[str, tuple[str, ...]]


_SHARED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"Korea": ("KR", "KP"), "Congo": ("CD", "CG"), "Macau": ("MO",)}
)
"""Names of states that two share, where nothing else is said, or that a city of the gazetteer bears as well."""
_LARGE = 500_000
"""Population from which a city's name is a place without a word that says so."""
_SHORT = 4
"""Least length of the name of a city that only its size brought into the gazetteer ("Man", "Bo")."""
_ADMIN = re.compile(
    r" (?:oblast|region|krai|kray|territory|province|county|city|district|prefecture|state|island|crossing|customs"
    r"|zone|port|bridge|airport)$",
    re.IGNORECASE,
)
_FAR_EAST = frozenset({"RU-PRI", "RU-KHA", "RU-AMU", "RU-SAK", "RU-YEV"})
"""Provinces whose towns reports of North Koreans name; no others bear names such as theirs ("Kraskino")."""
_SURNAME = re.compile(r"(?:ov|ev|in|sky|skiy)$")
_SAME = 0.15
"""Degrees within which two towns of one name in one country are one town."""


@cache
def capitals() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Names of capitals and of seats of government ("Kremlin"), each with its country. Raises InvalidData."""
    lines = (files("tumen.normalise.en.places") / "capitals.tsv").read_text(encoding="utf-8").splitlines()
    cities: dict[str, str] = {}
    seats: dict[str, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != 3 or cells[0] not in entries():
            raise InvalidData(f"capitals.tsv, line {number}: not a country of the gazetteer, capitals and seats.")
        cities.update(dict.fromkeys((folded(name) for name in cells[1].split("|") if name), cells[0]))
        seats.update(dict.fromkeys((folded(name) for name in cells[2].split("|") if name), cells[0]))
    return MappingProxyType(cities), MappingProxyType(seats)


@cache
def doubtful_names() -> Mapping[str, str]:
    """Names of places that are also an English `word`, a `person`'s name, or a `country` that is also a person's."""
    lines = (files("tumen.normalise.en.places") / "doubtful_names.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[str, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        kind, _, listed = line.partition("\t")
        if kind not in ("word", "person", "country"):
            raise InvalidData(f"doubtful_names.tsv, line {number}: {kind!r} is not word, person or country.")
        for name in listed.split("|"):
            if kind == "country" or name not in found:
                found[name] = kind
    return MappingProxyType(found)


@cache
def areas() -> Mapping[str, Entry]:
    """Provinces of states that report English names of towns most, where the gazetteer lacks them ("Idaho").

    Positions are the mean of their cities' in GeoNames. Raises InvalidData.
    """
    lines = (files("tumen.normalise.en.places") / "areas.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[str, Entry] = {}
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != 6 or cells[2] not in entries():
            raise InvalidData(f"areas.tsv, line {number}: not id, name, country, degrees and aliases.")
        key, name, country, lat, lon, aliases = cells
        if key not in entries():
            found[key] = Entry(
                id=key,
                name=name,
                kind="province",
                country=country,
                parent=country,
                lat=float(lat),
                lon=float(lon),
                precision="near",
                population=None,
                members=(),
                aliases=tuple(aliases.split("|")) if aliases else (),
                variants=(),
                source="GeoNames",
            )
    return MappingProxyType(found)


def entry_of(entry_id: str) -> Entry:
    """The entry of the gazetteer, or the province that stands beside it."""
    return entries().get(entry_id) or areas()[entry_id]


@cache
def abbreviations() -> frozenset[str]:
    """Names that are written all in capitals ("DPRK", "UAE")."""
    return frozenset(name for name in latin_names() if name.isupper() and len(name) > 1)


@cache
def latin_forms() -> Forms:
    """Every name in Latin letters, and the seats of governments."""
    names: dict[str, tuple[str, ...]] = {}
    for alias, ids in (*latin_names().items(), *((entry.name, (entry.id,)) for entry in areas().values())):
        for name in _written(alias):
            known = names.get(name)
            names[name] = ids if known is None else tuple(dict.fromkeys((*known, *ids)))
    for entry in areas().values():
        names.update(dict.fromkeys(entry.aliases, (entry.id,)))
    names.update(_SHARED)
    names.update((name, (country,)) for name, country in capitals()[1].items())
    return _forms(names)


@cache
def other_forms(script: Script) -> Forms:
    """Every name that begins with a character of the script, Russian ones in each case."""
    names: dict[str, tuple[str, ...]] = {}
    for alias, ids in native_names().items():
        if SCRIPTS[script].match(alias) is None:
            continue
        for name in case_forms(alias) if script == "cyrillic" else (alias,):
            names[name] = (*names.get(name, ()), *ids)
    return _forms(names)


def _forms(names: dict[str, tuple[str, ...]]) -> Forms:
    order = tuple(names)
    return Forms(AhoCorasick(order, matchkind=MatchKind.LeftmostLongest), order, MappingProxyType(names))


def _written(alias: str) -> Iterator[str]:
    """The form of the name in folded text; words of kind behind it both ways ("Moscow region", "Moscow Region")."""
    name = alias if alias.isascii() else folded(alias, keep=frozenset({alias}))
    if not name.isascii() or not name[:1].isupper() or "(" in name:
        return
    yield name
    kind = _ADMIN.search(name)
    if kind is not None:
        yield name[: kind.start()] + kind.group().lower()
        yield name[: kind.start()] + kind.group().title()


def _one_of_each(found: list[Entry]) -> tuple[Entry, ...]:
    """The entries without towns that stand in the list twice, once ours and once from a list of cities."""
    if len(found) < 2:
        return tuple(found)
    kept: list[Entry] = []
    for entry in sorted(found, key=lambda one: (one.id.startswith("gn"), -(one.population or 0), one.id)):
        if not any(_is_same(entry, other) for other in kept):
            kept.append(entry)
    return tuple(kept)


def _is_same(one: Entry, other: Entry) -> bool:
    towns = ("city", "county")
    if one.country != other.country or one.kind not in towns or other.kind not in towns:
        return False
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return abs(one.lat - other.lat) < _SAME and abs(one.lon - other.lon) < _SAME


@lru_cache(maxsize=1 << 14)
def known(name: str, ids: tuple[str, ...], *, latin: bool) -> Known:
    """What a form of a name names, which is worked out when a text has it."""
    every = [entry_of(entry_id) for entry_id in dict.fromkeys(ids)]
    # a region of several states ("the Middle East") is no place of a claim
    found = _one_of_each([entry for entry in every if entry.country])
    country = any(entry.kind == "country" for entry in found)
    cities, seats = capitals()
    doubt = doubtful_names().get(name)
    capital_of = cities.get(name)
    trust: Trust
    if not latin or name in seats:
        trust = "alone"
    elif doubt == "country" and country:
        trust = "located"
    elif country:
        trust = "alone"
    elif doubt is not None:
        trust = "strictly"
    elif capital_of is not None or any(map(_stands_alone, found)):
        trust = "alone"
    else:
        trust = "located" if len(name) >= _SHORT else "strictly"
    return Known(name, found, trust, country, doubt == "country", name in seats, capital_of)


def _stands_alone(entry: Entry) -> bool:
    """Whether the name is a place without more: ours, if it is no village, and large cities."""
    if entry.kind in ("city", "county"):
        if entry.id.startswith("gn"):
            people = entry.population or 0
            return people >= _LARGE or (
                entry.parent in _FAR_EAST
                and people >= 2_000
                and len(entry.name) > 6
                and _SURNAME.search(entry.name) is None
            )
        # the name of a village is as likely part of a firm's ("Sanhe Trading")
        return entry.kind == "county" or entry.population is not None
    return True

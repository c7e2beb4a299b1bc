"""Places and states in cells: names in any language of the gazetteer, codes of states, names of peoples."""

from __future__ import annotations

import re
from functools import lru_cache

from tumen.ledger import Level, Place
from tumen.normalise.en.demonyms import find_demonyms
from tumen.normalise.en.places.places import find_places
from tumen.resources.ledgers import find_words, is_nothing, word_of
from tumen.resources.places import entries, lookup_place, within

_APART = re.compile(r"\s*(?:[,;、，/|·()（）>\n]|\s[-–—]\s|\s+and\s+|\s+и\s+|\s*&\s*)\s*")
_SPACELESS = re.compile(r"[\u3400-\u9fff]{4,12}|[\uac00-\ud7a3]{4,16}")
_LISTED = re.compile(r"[;、/|&\n]|\s+(?:and|и)\s+")
_LONGEST = 120
"""Characters of a cell beyond which it is prose, not the name of a place."""
_UNIT = re.compile(
    r"^(?:г\.|гор\.|город|пос\.|п\.|село|р-н)\s*|\s+(?:city|town|county|province|prefecture|oblast|krai|district|region|village)$",
    re.I,
)


@lru_cache(maxsize=4096)
def cell_country(text: str) -> str | None:
    """The ISO 3166 code of the one state that a cell names, by name, code or people; None for none or several."""
    if is_nothing(text) or len(text) > _LONGEST:
        return None
    whole = _state(text)
    if whole is not None:
        return whole
    # the rare places of the gazetteer bear any name: they tell no state
    states = {one.place.country for one in find_places(text)}
    states |= {code for part in _APART.split(text) if (code := _state(part)) is not None}
    return states.pop() if len(states) == 1 else None


def names_state(text: str) -> bool:
    """Whether a cell is the name or the code of a state, or of several."""
    if is_nothing(text) or len(text) > _LONGEST:
        return False
    parts = [part for part in _APART.split(text) if part.strip()]
    return _state(text) is not None or (bool(parts) and all(_state(part) is not None for part in parts))


def _state(text: str) -> str | None:
    """The state that the whole of a text names."""
    name = text.strip(" .:;")
    if re.fullmatch("[A-Z]{2}", name) and name in entries():
        return name
    known = word_of("nations", name) if len(find_words("nations", name)) == 1 else None
    if known is not None and find_words("nations", name)[0].whole:
        return known
    place = lookup_place(name)
    return place.country if place is not None and place.level == "country" else None


@lru_cache(maxsize=4096)
def cell_nation(text: str) -> str | None:
    """Whose nationals a cell names, as an ISO 3166 code; None where it names none, or those of several states."""
    if is_nothing(text) or len(text) > _LONGEST:
        return None
    whole = _state(text)
    if whole is not None:
        return whole
    found = {hit.means for hit in find_words("nations", text)}
    found |= {code for part in _APART.split(text) if (code := _state(part)) is not None}
    found |= {one.country for one in find_demonyms(" ".join(word[:1].upper() + word[1:] for word in text.split()))}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4096)
def cell_places(text: str, *, country: str | None = None, level: Level | None = None) -> tuple[Place, ...]:
    """The places that a cell names, the finest of each ("Hunchun, Jilin" is Hunchun); none for prose.

    `country` is the state that the row names; a name is then sought in it alone. A single name that the gazetteer lacks
    is a place all the same, of that state and of `level` (city where the heading does not tell), without id.
    """
    if is_nothing(text) or len(text) > _LONGEST:
        return ()
    name = " ".join(text.split())
    whole = _looked_up(name, country)
    if whole is not None:
        return (whole,)
    inner = _run_together(name, country)
    if inner is not None:
        return (inner,)
    found = _finest(_named(name, country))
    if found:
        return found
    return _unlisted(name, country, level)


def _looked_up(name: str, country: str | None) -> Place | None:
    """The place of that name, without a word for its unit too; "Republic of X" and codes as states."""
    if country is None and (code := _state(name)) is not None:
        return entries()[code].place
    for said in (name, _UNIT.sub("", name)):
        place = lookup_place(said, country=country) if said else None
        if place is not None:
            return place
    return None


def _run_together(name: str, country: str | None) -> Place | None:
    """The place at the end of names without a blank, each in the one before it ("辽宁丹东", "길림성훈춘시")."""
    if not _SPACELESS.fullmatch(name):
        return None
    for at in range(2, len(name) - 1):
        place = _looked_up(name[at:], country)
        outer = _looked_up(name[:at], None) or _run_together(name[:at], None)
        if place is not None and outer is not None and within(place, outer):
            return place
    return None


def _named(text: str, country: str | None) -> list[Place]:
    """Every place of the text that lies in `country`: part by part, and what a reader of English finds in the whole."""
    found = [place for part in _APART.split(text) if part and (place := _looked_up(part, country)) is not None]
    found += [one.place for one in find_places(text) if one.role == "place"]
    kept = [place for place in found if country is None or place.country == country]
    return list({(place.name, place.country, place.level): place for place in kept}.values())


def _finest(places: list[Place]) -> tuple[Place, ...]:
    return tuple(place for place in places if not any(other != place and within(other, place) for other in places))


def _unlisted(name: str, country: str | None, level: Level | None) -> tuple[Place, ...]:
    parts = [part for part in _APART.split(name) if part.strip()]
    if _LISTED.search(name) or len(parts) > 3 or (country is None and len(name.split()) > 4):
        return ()
    said = parts[0].strip(" .") if parts else ""
    # a name is written with a capital where its script has them; "near the border" is none
    if len(said) < 2 or not said[0].isalpha() or said[0].islower() or any(letter.isdigit() for letter in said):
        return ()
    return (Place(name=said, country=country, level=level or "city"),)

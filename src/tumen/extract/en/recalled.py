"""What the passage has named: the last place of each kind, and in which town a works was that is "the plant" later."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tumen.extract.en.sought import sought
from tumen.extract.en.text import Sentence, Word
from tumen.extract.fleeting import fleeting
from tumen.ledger import Ground, Place
from tumen.normalise import FoundPlace

Spot = tuple[Place, Ground]
"""A place with the words that name it."""


@fleeting(eq=False)
class Recalled:
    """The last place of each level that the passage named, and the town or site of each kind of works.

    `home` is the last province or town of the sending state, but its capital.
    """

    levels: Mapping[str, Spot]
    works: Mapping[str, Spot]
    home: Spot | None


NOTHING = Recalled(MappingProxyType({}), MappingProxyType({}), None)

_KINDS = {
    noun: kind
    for kind, nouns in {
        "factory": "factory factories plant plants mill mills works workshop workshops",
        "company": "company companies firm firms manufacturer maker processor employer employers business",
        "yard": "shipyard shipyards yard yards dock docks shipbuilder",
        "mine": "mine mines colliery",
        "restaurant": "restaurant restaurants eatery",
        "hotel": "hotel hotels",
        "hospital": "hospital hospitals clinic clinics",
        "site": "site sites stadium stadiums arena tower project",
        "farm": "farm farms farmland greenhouse greenhouses",
        "school": "university college",
        "zone": "zone zones park parks complex",
        "any": "premises compound",
    }.items()
    for noun in nouns.split()
}
_ALIKE = {"factory": "company", "company": "factory"}
"""Kinds of works that are told of under each other's nouns."""


def recalled_after(
    known: Recalled, sentence: Sentence, places: Sequence[FoundPlace], home: Sequence[FoundPlace]
) -> Recalled:
    """What is known after a sentence that names these places abroad, and these towns and provinces at home."""
    if not places and not home:
        return known
    best = next((one for one in home if one.place.level == "province"), home[-1]) if home else None
    last_home = (best.place, Ground(spans=((best.start, best.end),))) if best is not None else known.home
    levels, works = dict(known.levels), dict(known.works)
    words = sentence.words
    for one in places:
        spot = one.place, Ground(spans=((one.start, one.end),))
        levels[one.place.level] = spot
        if one.place.level == "country":
            continue
        first, last = sentence.index_at(one.start), sentence.index_at(one.end - 1) + 1
        noun = words[last - 1].low if one.place.level == "site" else _noun_before(words, first)
        kind = _KINDS.get(noun) or (_KINDS.get(words[last].low) if last < len(words) else None)
        if kind is not None:
            works[kind] = works["any"] = spot
    return Recalled(MappingProxyType(levels), MappingProxyType(works), last_home)


_LEADS = frozenset({"in", "at", "near", "outside", "of"})
_BETWEEN = frozenset({"the", "a", "city", "town", "county", "port", "border", "district", "province", "of"})


def _noun_before(words: Sequence[Word], first: int) -> str:
    """The noun that the place tells where to find: "a plant in the port of Dandong"."""
    at = first - 1
    led = False
    while at >= 0 and first - at <= _NEAR and (words[at].low in _LEADS or words[at].low in _BETWEEN):
        led = led or words[at].low in _LEADS
        at -= 1
    return words[at].low if led and at >= 0 else ""


_NEAR = 6
"""Words between a place and the works that lies in it."""

_THE_WORKS = re.compile(
    r"\b(?:the|this|that|our|its|their) (?:(?!other|same|first|last|next)[a-z][\w-]* ){0,2}?"
    rf"({'|'.join(sorted(_KINDS))})\b(?! (?:of|in|at|near) )(?![’']s (?:owner|country))",
    re.I,
)


def works_again(known: Recalled, body: str) -> Spot | None:
    """The town or site of the works that "the plant" or "the company" of the clause means."""
    if not known.works:
        return None
    for meant in _THE_WORKS.finditer(body):
        kind = _KINDS[meant[1].lower()]
        spot = known.works.get(kind) or known.works.get(_ALIKE.get(kind, ""))
        if spot is not None:
            return spot
    return None


_LEVELS = {
    **dict.fromkeys(("city", "town", "port", "county", "district"), "city"),
    **dict.fromkeys(("province", "region", "oblast", "krai", "prefecture", "territory"), "province"),
}
_THE_AREA = sought(
    re.compile(
        r"\b(?:the|this|that) (?:(?:chinese|russian|border|port|same|free|economic|industrial) ){0,2}"
        r"(city|town|port|county|district|province|region|oblast|krai|prefecture|territory)\b(?![’']s? (?:of|near)\b)",
        re.I,
    ),
    "city|town|port|county|district|province|region|oblast|krai|prefecture|territory",
)


def area_again(known: Recalled, body: str) -> Spot | None:
    """The last place of the kind that "the city", "that region" or "the zone" of the clause means."""
    meant = _THE_AREA.search(body)
    return known.levels.get(_LEVELS[meant[1].lower()]) if meant is not None else None


def means_province(body: str) -> bool:
    """Whether a clause speaks of the province or county that the passage named."""
    meant = _THE_AREA.search(body)
    return meant is not None and meant[1].lower() in ("province", "county", "city", "town")

"""Places to which words of a clause point: "there", "the mine", "the city", the town that a province explains."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tumen.extract.en.clauses import Clause
from tumen.extract.en.leads import FROM, IN, TO
from tumen.extract.en.passage import Scene
from tumen.extract.en.roles import Placed
from tumen.extract.en.sought import sought
from tumen.ledger import Ground, Place
from tumen.normalise import within as within_place

_THE_SITE = sought(
    re.compile(
        r"\b(?:the|this|that|our) (?:[a-z]+ )?(mine|shipyard|dam|stadium|zone|park|complex|plant|mill|factory|"
        r"restaurant|hospital|university|hotel)\b"
    ),
    "mine|shipyard|dam|stadium|zone|park|complex|plant|mill|factory|restaurant|hospital|university|hotel",
)


def site_again(scene: Scene, clause: Clause, body: str) -> tuple[Place, Ground] | None:
    """The named site that "the mine" or "the zone" of the clause means, named before it in the sentence or passage."""
    meant = _THE_SITE.search(body)
    if meant is None:
        return None
    start = scene.sentence.words[clause.first].start
    words = scene.sentence.words
    named = []
    for one in scene.places:
        after = scene.sentence.index_at(one.end)
        if one.end <= start and one.place.level == "site" and meant[1] in [w.low for w in words[after : after + 2]]:
            return one.place, Ground(spans=((one.start, one.end),))
        if one.end <= start:
            named.append((one.place, Ground(spans=((one.start, one.end),))))
    for place, ground in [*named[::-1], *([scene.place] if scene.place is not None else [])]:
        if place.level == "site" and place.name.lower().endswith(meant[1]):
            return place, ground
    return None


_SPOT = sought(
    re.compile(
        r"\bthere\b(?! (?:is|are|was|were|has|have|had)\b)|"
        r"\b(?:in|of|at|from|into|across|throughout|around) (?:the|this|that) (?:[a-z]+ )?"
        r"(?P<noun>city|town|county|region|province|oblast|krai|prefecture|district|port|island|area|zone|peninsula)\b"
        r"(?! (?:of|in|near)\b)"
    ),
    "there|city|town|county|region|province|oblast|krai|prefecture|district|port|island|area|zone|peninsula",
)
"""Words that mean the place where the passage stands."""
_WIDE = frozenset({"region", "province", "oblast", "krai", "prefecture", "area", "peninsula", "island"})


def spot_again(scene: Scene, body: str, actor: Placed) -> tuple[Place, Ground] | None:
    """The place of the passage that "there" or "the city" means, in the state that only acts in the clause.

    "The Chinese government has told factory owners there ..." holds in the town before, not in the whole of China.
    """
    here = scene.place
    if here is None or actor.preposition in (TO, IN, FROM) or actor.found.place.level != "country":
        return None
    if here[0].country != actor.found.place.country or here[0].level == "country":
        return None
    meant = _SPOT.search(body)
    if meant is None or (meant["noun"] in _WIDE and here[0].level not in ("province", "site")):
        return None
    return here


def explained(scene: Scene, place: Placed, others: Sequence[Placed]) -> bool:
    """Whether one of the other places tells right behind a place where it lies: "Hunchun in Jilin Province"."""
    after = scene.sentence.index_at(place.found.end - 1) + 1
    words = scene.sentence.words
    return any(
        after < one.first <= after + _APPOSED
        and words[after].low in (",", "in")
        and all(word.capital or word.low in _APPOSING for word in words[after + 1 : one.first])
        and within_place(place.found.place, one.found.place)
        for one in others
    )


_APPOSED = 5
"""Words between a place and the wider one that explains it."""
_APPOSING = frozenset({"in", "the", "a", "city", "town", "of", "near"})

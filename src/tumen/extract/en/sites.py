"""Sites with a name of their own that no gazetteer lists: a mine, a shipyard, a zone, a dam, a stadium."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

from tumen.extract.en.sought import sought
from tumen.extract.en.values import within
from tumen.ledger import Place
from tumen.normalise import FoundDemonym, FoundPlace

_SITE = sought(
    re.compile(
        r"(?<![\w’'.-])(?P<name>(?:[A-Z][\w’'-]+ ){1,4}?)(?P<noun>"
        r"(?:(?:[Cc]oal|[Gg]old|[Cc]opper|[Ii]ron(?: ore)?|[Uu]ranium|[Dd]iamond) )?[Mm]ine\b"
        r"|[Ss]hipyards?\b|[Dd]ockyard\b|[Ss]teelworks\b|[Ss]awmill\b|(?:hydropower |hydroelectric )?[Dd]am\b"
        r"|(?:[Pp]ower|[Ss]teel|[Cc]ement) (?:[Pp]lant|[Ss]tation|[Mm]ill)\b|[Ss]tadium\b|Arena\b"
        r"|(?:[Dd]etention|[Dd]eportation|[Ii]mmigration) [Cc]ent(?:er|re)\b|(?:International )?Airport\b"
        r"|(?:[Rr]ailway|[Rr]ailroad|[Tt]rain|[Bb]us) [Ss]tation\b"
        r"|(?:(?:Special|Separate|Free|Joint) )?(?:Economic|Industrial|Development|Trade|[Ii]ndustrial|[Ee]conomic) "
        r"(?:and [A-Z]\w+ (?:[A-Z]\w+ )?)?(?:[Zz]one|[Pp]ark|[Cc]omplex|[Ee]state|Area)\b"
        r"|[Hh]ospital\b|[Rr]estaurant\b|University\b|Hotel\b"
        r"|(?:(?:garment|clothing|textile|seafood|electronics|shoe|cashmere) )?(?:[Ff]actory|[Mm]ill)\b)"
    ),
    "mine|shipyard|dockyard|steelworks|sawmill|dam|plant|station|mill|stadium|arena|cent|airport|zone|park|complex"
    "|estate|industrial area|development area|hospital|restaurant|university|hotel|factory",
)
_NO_NAME = frozenset(
    word
    for line in (
        "The A An In At On Near From To Of For By Its Their His Her This That These Those Some Many Most Every Each",
        "Our My Your Whose Any All Both No",
        "Several Inside Outside One Two Three Another Other When While As If But And Also After Before Since New",
        "Special Separate Free State National Local Foreign International Northern Southern Eastern Western North",
        "South East West Korean Chinese Russian General City Central Regional Provincial State",
    )
    for word in line.split()
)
"""Words before a kind of site that are no name of one."""


_SCHOLAR = re.compile(
    r"\b(?:professors?|researchers?|experts?|scholars?|analysts?|academics?|economists?|fellows?|stud(?:y|ies)|reports?|teams?)"
    r"\b[^.;]{0,40}\b(?:at|of|from|by|with) (?:the )?$",
    re.I,
)
_BEFORE = 80
"""Characters before a university in which those are told who only study what happens elsewhere."""


def named_sites(
    text: str,
    start: int,
    end: int,
    places: Sequence[FoundPlace],
    demonyms: Sequence[FoundDemonym],
    here: Place | None,
) -> tuple[FoundPlace, ...]:
    """The places of `text[start:end]` with the named sites among them, in the order of the text.

    A site lies in the state of the place named next after it, else of one named before it, else of the passage. One
    named after a place that the gazetteer knows ("the Szczecin shipyard") is left to that place.
    """
    if not _SITE.may_be_in(text[start:end]):
        return tuple(sorted(places, key=_span))
    found = list(places)
    for match in _SITE.pattern.finditer(text, start, end):
        words = match["name"].split()
        low = match.start()
        while words and words[0] in _NO_NAME:
            low += len(words[0]) + 1
            words = words[1:]
        if match["noun"] == "University" and _SCHOLAR.search(text, max(start, low - _BEFORE), low):
            continue
        if not words or any(word.endswith(("’s", "'s")) for word in words):
            continue
        known = any(one.start < match.end() and low < one.end for one in places)
        if known or within(demonyms, low, match.end()):
            continue
        near = [one.place for one in places if one.start >= match.end()] or [one.place for one in places][::-1]
        home = here.country if here is not None else None
        state = next((one.country for one in near if one.country is not None), home)
        if state is None:
            continue
        site = Place(name=text[low : match.end()].replace("\n", " "), country=state, level="site")
        found.append(
            FoundPlace(start=low, end=match.end(), place=site, kind="site", score=0.5, candidates=((site, 0.5),))
        )
    return tuple(sorted(found, key=_span))


_span = attrgetter("start", "end")

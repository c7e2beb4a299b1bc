"""English places: names resolved by the words around them and by the other places that the text names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from tumen.ledger import Place
from tumen.normalise.en.demonyms import demonyms_in
from tumen.normalise.en.places.forms import entry_of
from tumen.normalise.en.places.levels import kind_follows, said_level
from tumen.normalise.en.places.names import Named, place_names
from tumen.normalise.en.places.regions import regions
from tumen.normalise.en.places.roles import dateline_end, stands_for_state
from tumen.normalise.en.places.scores import Evidence, Mention, lies_in, mention, weight
from tumen.normalise.en.places.sites import customs, known_place, looked_up, unlisted, zone
from tumen.normalise.found import FoundDemonym, FoundPlace
from tumen.resources.places import LEVELS

_BETWEEN = re.compile(
    r"(?:,\s+|'s\s+(?:\w+\s+)?|\s+in\s+(?:the\s+)?|\s*\(\s*|,\s+in\s+(?:the\s+)?|\s+[\w-]+,\s+|\s+of\s+)(?:\[)?",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:,\s+(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|\s+to\s+|\s*/\s*)(?:in\s+)?")
_SHORT = 4
"""Letters up to which a name of a list may be a person's or any word."""
_ENDS = re.compile(r"[,.;:)?!]|$|  |\s(?:and|or|in|on|by|for|to|was|were|is|has|had|where|who|that|which)\b")
_LIST_GOES_ON = re.compile(r"(?:,?\s+(?:and|or)|,)\s+[A-Z]")
_GATE = re.compile(r"\s(?:port of entry|port|border|crossing|checkpoint|land port|customs)\b", re.IGNORECASE)
"""Words behind a name that make a town of the border likely."""


def find_places(text: str, *, demonyms: Sequence[FoundDemonym] | None = None) -> tuple[FoundPlace, ...]:
    """Every place of the text in order, resolved in the context of the whole text.

    `demonyms` are those of `find_demonyms(text)` where the caller has them.
    """
    plain, names = place_names(text)
    if demonyms is None:
        demonyms = demonyms_in(plain)
    evidence = Evidence(
        [
            *(Mention(demonym.start, demonym.country) for demonym in demonyms),
            *(one for named in names if not named.unsure for one in mention(named)),
        ]
    )
    spoken = evidence.countries
    listed = _listed(plain, names)
    names = [
        named
        for index, named in enumerate(names)
        if not named.echo and (not named.unsure or index in listed or _is_spoken_of(named, spoken))
    ]
    found: list[FoundPlace] = []
    line = 0
    for index, named in enumerate(names):
        place = _elsewhere(plain, names, index) or _resolved(plain, names, index, evidence)
        if named.start >= line:
            line = _dateline(text, named.start) or line
        found.append(replace(place, role="dateline") if named.start < line else _as_state(plain, named, place))
    found += unlisted(plain, found, evidence.host)
    found = [zone(plain, customs(plain, place)) for place in found]
    found += [_certain(entry_id, start, end) for start, end, entry_id in regions(text, spoken)]
    kept: list[FoundPlace] = []
    for place in sorted(found, key=lambda place: (place.start, -place.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return tuple(kept)


def _is_spoken_of(named: Named, spoken: Mapping[str, int]) -> bool:
    return any(entry.country in spoken for entry in named.entries)


def _listed(plain: str, names: list[Named]) -> frozenset[int]:
    """Which unsure names a list makes sure: its other names are of one country with it, or the next is a state.

    "Bydgoszcz, Torun and Lublin"; "Niger and Nigeria".
    """
    sure: set[int] = set()
    for index in range(1, len(names)):
        first, second = names[index - 1], names[index]
        if not (first.unsure or second.unsure) or _LISTED.fullmatch(plain, first.end, second.start) is None:
            continue
        if first.known.country:
            if second.known.country and not second.unsure:
                sure.add(index - 1)
        elif not second.known.country and len(first.known.name) > _SHORT < len(second.known.name):
            homes = {entry.country for entry in first.entries}
            if any(entry.country in homes for entry in second.entries):
                sure.update((index - 1, index))
    return frozenset(sure)


@cache
def _place(entry_id: str) -> Place:
    return entry_of(entry_id).place


def _resolved(plain: str, names: list[Named], index: int, evidence: Evidence) -> FoundPlace:
    named = names[index]
    candidates = named.entries
    level, end = said_level(plain, named.start, named.end, [LEVELS[entry.kind] for entry in candidates])
    if len(candidates) == 1:
        place = _place(candidates[0].id)
        return FoundPlace(
            start=named.start, end=end, place=place, kind=candidates[0].kind, score=1.0, candidates=((place, 1.0),)
        )
    beside = _beside(plain, names, index)
    around = evidence.around(named.start)
    gate = bool(_GATE.match(plain, named.end))
    weights = {entry.id: weight(entry, named, level, beside, around, gate=gate) for entry in candidates}
    total = sum(weights.values())
    ranked = sorted(candidates, key=lambda entry: (-weights[entry.id], entry.id))
    scored = tuple((_place(entry.id), round(weights[entry.id] / total, 4)) for entry in ranked)
    return FoundPlace(
        start=named.start, end=end, place=scored[0][0], kind=ranked[0].kind, score=scored[0][1], candidates=scored
    )


def _dateline(text: str, start: int) -> int | None:
    """Where the dateline ends that begins with the name at `start`; None where none does."""
    return dateline_end(text, start) if text.rfind("\n", max(0, start - 6), start) >= 0 or start < 6 else None


def _as_state(plain: str, named: Named, place: FoundPlace) -> FoundPlace:
    """The capital as its country where it stands for the state, else the place as it is."""
    state = named.known.capital_of
    if named.known.seat:
        return replace(place, role="metonym")
    if state is None or place.place.country != state or place.end != named.end:
        return place
    sure = stands_for_state(plain, named.start, named.end)
    if not sure:
        return place
    country = _place(state)
    candidates = ((country, sure), (place.place, round(1 - sure, 4)))
    return replace(place, place=country, kind="country", score=sure, candidates=candidates, role="metonym")


def _elsewhere(plain: str, names: list[Named], index: int) -> FoundPlace | None:
    """A town that is said to lie where the table knows none of the name: "Moscow, Idaho", "Portland, Maine".

    None where the words say no such thing.
    """
    named = names[index]
    if index + 1 == len(names) or plain[named.end : named.end + 2] != ", ":
        return None
    outer = names[index + 1]
    wide = [entry for entry in outer.entries if entry.kind in ("country", "province")]
    if outer.start != named.end + 2 or len(wide) != 1:
        return None
    around = wide[0]
    if _ENDS.match(plain, outer.end) is None:
        return None
    state = around.country == "US" and around.kind == "province"
    if any((entry.kind == "country" and not state) or lies_in(entry, around) for entry in named.entries):
        return None
    if _LIST_GOES_ON.match(plain, outer.end) and not (index + 3 < len(names) and _is_pair(plain, names, index + 2)):
        return None
    listed = index > 0 and _LISTED.fullmatch(plain, names[index - 1].end, named.start) is not None
    if listed and names[index - 1].entries[0].kind != "province":
        return (
            None  # "Portland, Oregon, and Portland, Maine" is a list of pairs, "in Harbin, Beijing, Shandong" of places
        )
    known = looked_up(named.known.name, around)
    if known is not None:
        return known_place(named.start, named.end, known)
    if around.kind == "country" or any(
        entry.kind == "country" or entry.country == around.country for entry in named.entries
    ):
        return None
    place = Place(name=named.known.name, country=around.country, level="city")
    return FoundPlace(start=named.start, end=named.end, place=place, kind="city", score=0.7, candidates=((place, 0.7),))


def _is_pair(plain: str, names: list[Named], index: int) -> bool:
    """Whether a province follows the name at the index at once: "Portland, Maine"."""
    first, second = names[index], names[index + 1]
    return plain[first.end : second.start] == ", " and second.entries[0].kind == "province"


def _beside(plain: str, names: list[Named], index: int) -> frozenset[str]:
    """Ids of the places that stand right beside the name as what it lies in.

    "Dandong, Liaoning", "Jilin's Yanbian". What the last of a list lies in holds for all of it: "Hunchun, Tumen and
    Helong in Jilin".
    """
    ids: set[str] = set()
    if index and _joined(plain, names[index - 1], names[index]):
        ids.update(entry.id for entry in names[index - 1].entries)
    for second in range(index + 1, min(index + 9, len(names))):
        first = names[second - 1]
        if _joined(plain, first, names[second]):
            ids.update(entry.id for entry in names[second].entries)
        if not _LISTED.fullmatch(plain, first.end, names[second].start):
            break
    return frozenset(ids)


def _joined(plain: str, first: Named, second: Named) -> bool:
    if second.start - first.end > 60:
        return False
    between = plain[first.end : second.start]
    return _BETWEEN.fullmatch(between, kind_follows(between)) is not None


def _certain(entry_id: str, start: int, end: int) -> FoundPlace:
    place = _place(entry_id)
    return FoundPlace(
        start=start, end=end, place=place, kind=entry_of(entry_id).kind, score=1.0, candidates=((place, 1.0),)
    )

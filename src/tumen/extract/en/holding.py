"""At which host places a frame holds: those of its clause, else the one that the passage lends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tumen.extract.en.afar import and_elsewhere, far_words, is_afar, is_worldwide
from tumen.extract.en.groups import Group
from tumen.extract.en.moves import is_of_world, is_their_group, states_of_capitals
from tumen.extract.en.passage import Scene, finer
from tumen.extract.en.recalled import Spot, area_again, works_again
from tumen.extract.en.roles import Placed, finest, listed
from tumen.extract.en.shared import HERE
from tumen.extract.en.sought import sought
from tumen.extract.en.spots import site_again, spot_again
from tumen.extract.en.states import OBSERVERS, country_place
from tumen.extract.en.text import Word
from tumen.extract.fleeting import fleeting
from tumen.ledger import Ground, Place

if TYPE_CHECKING:
    from tumen.extract.en.placing import Frame


@fleeting()
class Held:
    """The host places of a frame, each one draft; the slots that the passage lends; whether many states are meant."""

    choices: tuple[tuple[Place | None, Ground | None], ...]
    carried: frozenset[str] = frozenset()
    afar: bool = False


NOWHERE = ((None, None),)
_LENT = frozenset({"place"})


def ground_of(place: Placed) -> Ground:
    """The words that name the place."""
    return Ground(spans=((place.found.start, place.found.end),))


_BROAD = ("movement", "retention", "paper", "enforcement", "order")
"""Kinds that hold for the host state where the clause names no place, no number and no site of the passage."""
_STATE_MEANT = sought(
    re.compile(
        r"\b(?:the|that|this) (?:[A-Z][\w-]+ |[a-z]+-[a-z]+ ){0,3}"
        r"(?:country|nation|kingdom|emirate|sultanate|republic|state(?! (?:of|department|security|media)))\b(?![’'])"
    ),
    "country|nation|kingdom|emirate|sultanate|republic|state",
)
_ON_SITE = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose) (?:[\w-]+ ){0,2}"
    r"(?:factory|factories|plants?|sites?|mines?|shipyards?|restaurants?|compan(?:y|ies)|eater(?:y|ies)|hotels?|farms?|"
    r"workshops?|hospitals?|clinics?|dormitor(?:y|ies)|city|town|county|region|province|area|zone|firms?)\b|"
    r"\bhere\b|\bthere\b(?! (?:is|are|was|were|has|have|had)\b)"
)
_CUSTOM = sought(
    re.compile(
        r"\b(?:usually|typically|generally|normally|as a rule|typical circumstances|normal circumstances)\b", re.I
    ),
    "usually|typical|generally|normal|as a rule",
)


_AMONG = frozenset({"including", "namely", "especially", "particularly", "notably", "chiefly", "mainly", "primarily"})


def _included_in(hosts: Sequence[Placed], row: Sequence[Placed], words: Sequence[Word]) -> Placed | None:
    """The wider place that is told first, the places of the row being named out of it: "across Oman, including ..."."""
    for one in hosts:
        between = {word.low for word in words[one.first : row[0].first]}
        if one not in row and one.first < row[0].first and between & _AMONG:
            held = all(finer(each.found.place, one.found.place) for each in row)
            if held and all(each.found.place.country == one.found.place.country for each in row):
                return one
    return None


def _names_their_state(words: Sequence[Word], group: Group | None) -> bool:
    """Whether the people's own words name their state and no article points back to them."""
    own = [word.low for word in words[group.first : group.last]] if group is not None else []
    return "korean" in own and own[0] in ("north", "most", "all", "dprk")


def held(scene: Scene, frame: Frame, hosts: Sequence[Placed]) -> Held:
    """The host places of a frame: the finest with those listed beside it, else the one that the passage lends."""
    words = scene.sentence.words
    best = finest(hosts)
    counted = frame.group is not None and frame.group.count is not None
    again = site_again(scene, frame.clause, frame.body)
    if again is not None and (best is None or best.found.place.level != "site"):
        return Held((again,), _LENT)
    if counted and (is_afar(frame.group, words) or (best is None and is_worldwide(frame.body))):
        return Held(NOWHERE, afar=True)
    if best is not None and (spot := spot_again(scene, frame.body, best)) is not None:
        return Held((spot,), _LENT)
    if best is not None:
        return _named(hosts, best, words, counted=counted)
    return _lent(scene, frame, counted=counted)


def _last_of(words: Sequence[Word], place: Placed) -> int:
    """The word behind the place's own."""
    return next((at for at in range(place.first, len(words)) if words[at].start >= place.found.end), len(words))


def _named(hosts: Sequence[Placed], best: Placed, words: Sequence[Word], *, counted: bool) -> Held:
    """The best of the places of the clause with those listed beside it (rulings 4, 29 and 35)."""
    countries = {one.found.place.country for one in hosts if one.found.place.level == "country"}
    row = listed(hosts, best, words)
    found = tuple((one.found.place, ground_of(one)) for one in row)
    if best.found.place.level == "country":
        if len(countries) > 1 and len(row) > 1:
            each = not counted and countries.isdisjoint(OBSERVERS)
            return Held(found) if each else Held(NOWHERE, afar=True)
        if counted and and_elsewhere(words, _last_of(words, best)):
            return Held(NOWHERE, afar=True)
        row, found = (best,), found[row.index(best) : row.index(best) + 1]
    wider = _included_in(hosts, row, words)
    if wider is not None:
        return Held(((wider.found.place, ground_of(wider)), *found))
    shared = country_place(best.found.place.country or "") if counted and len(row) > 1 else None
    # one number over several places holds for what they share, and for none of them (ruling 35)
    return Held(((shared, Ground(by="ruling 35")), *found)) if shared is not None else Held(found)


_OF_ALL = 100_000
"""Money a year from which it is no one person's."""
_WORLDWIDE = 20_000
"""People from whom a number that came or went is no one host state's where none is named with it."""
_OF_GROUP = frozenset({"without_paper", "paper_term"})
"""Predicates of papers that tell of the very people spoken of."""
_MANY = 3_000
"""People from whom a number is a whole state's where no town is named with it."""


def _number(frame: Frame) -> int:
    """The number of the people, 0 where there is none."""
    count = frame.group.count if frame.group is not None else None
    return (count.low or count.high or 0) if count is not None else 0


def _is_of_many(frame: Frame) -> bool:
    """Whether the people are more than a town has, and none that came or went through it."""
    return frame.predicate.kind != "movement" and _number(frame) >= _MANY


def _stays(frame: Frame) -> bool:
    """Whether a frame is about the main state of the report after a glance at the world: acts are, states of things
    and great numbers are not.
    """
    kind = frame.predicate.kind
    if kind == "pay":
        return any(one.value.per in ("day", "month") for one in frame.about.money)
    return kind in ("enforcement", "movement", "hiring") and _number(frame) < _MANY


def _said(frame: Frame) -> str:
    """The words that say who tells it ("a manager at the plant")."""
    around = frame.about.sentence
    return " ".join(around.report.text[low:high] for low, high in around.speech.spoken)


def _recalled(scene: Scene, body: str, said: str) -> Spot | None:
    """The place named before that "that city" or "the plant" of the clause means, in the state of the passage.

    Where the passage stands in a place of that kind, this is meant.
    """
    here = scene.place[0] if scene.place is not None else None
    spot = area_again(scene.recalled, body)
    if spot is None and (here is None or here.level != "site"):
        spot = works_again(scene.recalled, body) or works_again(scene.recalled, said)
    if spot is None or (here is not None and (spot[0].country != here.country or spot[0].level == here.level)):
        return None
    return spot


_THERE = sought(
    re.compile(
        r"\bthere\b(?! (?:is|are|was|were|has|have|had|will|would|may|might|can|seems?)\b)"
        r"|\b(?:koreans|(?:wo)?men|workers|labou?rers|staff|employees|people|builders|loggers) there\b",
        re.I,
    ),
    "there",
)


def _there(scene: Scene, frame: Frame) -> Spot | None:
    """The place that "there" means: the last one named before the clause in its sentence, else where the passage is."""
    if _THERE.search(frame.body) is None:
        return None
    start = scene.sentence.words[frame.clause.first].start
    before = [
        one
        for one in scene.places
        if one.end <= start and one.place.country not in ("KP", None, *OBSERVERS) and one.role != "metonym"
    ]
    if before:
        return before[-1].place, Ground(spans=((before[-1].start, before[-1].end),))
    led = frame.about.sentence.report.text[scene.sentence.start : start]
    return works_again(scene.recalled, led) or area_again(scene.recalled, led) or scene.place


_OF_US = sought(
    re.compile(
        r"\b(?:U\.S\.|US|American) (?:\w+ ){0,2}(?:companies|company|firms?|employers?|business(?:es)?)\b|"
        r"\b(?:Department of Justice|Justice Department|FBI|[Ff]ederal (?:prosecutors|investigators|agents|jury))\b"
    ),
    "compan|firm|employer|business|justice|fbi|federal",
)
"""Words for what happens in the United States, where people work under false names and are charged for it."""


def _in_america(frame: Frame) -> Held | None:
    """The United States as the place of jobs with its firms and of its own police's work; None for all else."""
    if frame.predicate.kind not in ("hiring", "enforcement") or frame.predicate.name == "designate":
        return None
    named = _OF_US.search(frame.body)
    state = country_place("US")
    if named is None or state is None:
        return None
    start = frame.about.start + named.start()
    return Held(((state, Ground(spans=((start, start + len(named[0])),))),))


def _words_to(scene: Scene, frame: Frame) -> list[Word]:
    """The words of the sentence up to the end of the clause, but for those that only say who speaks."""
    spoken = frame.about.sentence.speech.spoken
    return [
        word
        for word in scene.sentence.words[: frame.clause.last]
        if not any(low <= word.start < high for low, high in spoken)
    ]


def _lent(scene: Scene, frame: Frame, *, counted: bool) -> Held:
    """Where a frame holds whose clause names no host place."""
    words, group = scene.sentence.words, frame.group
    far = far_words(_words_to(scene, frame), frame.body)
    witness, speaker, adjectives = frame.about.witness, frame.about.sentence.speaker, frame.about.adjectives
    seen = ((witness.found.place, ground_of(witness)),) if witness is not None else None
    if seen is not None and HERE.search(frame.body):
        return Held(seen, _LENT)
    if (spot := _there(scene, frame)) is not None:
        return Held((spot,), _LENT)
    if far and not (seen and far <= {"abroad", "overseas"}):
        return Held(NOWHERE, afar=counted)
    if far and seen:
        return Held(seen, _LENT)  # who tells it from China means China
    named = [one for one in scene.places if one.role != "metonym"]
    rest = [one for one in named if one.place.country not in ("KP", None, *OBSERVERS)]
    here = scene.place[0] if scene.place is not None else None
    if here is not None and here.country in {one.place.country for one in rest}:
        spoken = frame.about.sentence.speech.spoken
        rest = [one for one in rest if not any(low <= one.start < high for low, high in spoken)]
    if rest and len({one.place.name for one in rest}) == 1:
        if frame.predicate.kind == "movement":
            rest = states_of_capitals(rest, frame.about.sentence.speech.spoken)
        return Held(((rest[0].place, Ground(spans=((rest[0].start, rest[0].end),))),))
    if speaker is not None:
        spot = spot_again(scene, frame.body, speaker)
        return Held((spot if spot is not None else (speaker.found.place, ground_of(speaker)),), _LENT)
    if (there := _in_america(frame)) is not None:
        return there
    if not adjectives and frame.predicate.kind == "enforcement":
        adjectives = frame.about.sentence.adjectives
    if adjectives and len({one.found.place.name for one in adjectives}) == 1:
        near = adjectives[0]
        if (spot := spot_again(scene, frame.body, near)) is not None:
            return Held((spot,), _LENT)
        foreign = scene.place is None or scene.place[0].country != near.found.place.country
        general = not counted and frame.predicate.kind in (*_BROAD, "hiring") and not _ON_SITE.search(frame.body)
        if foreign or general or frame.predicate.kind == "enforcement":
            return Held(((near.found.place, ground_of(near)),))
    if scene.place is None and seen is not None:
        return Held(seen, _LENT)
    if (spot := _recalled(scene, frame.body, _said(frame))) is not None:
        return Held((spot,), _LENT)
    pay = frame.about.money if frame.predicate.kind == "pay" else ()
    # what a state gains in a year it gains from all its workers
    yearly = any(one.value.per == "year" and (one.value.low or one.value.high or 0) >= _OF_ALL for one in pay)
    custom = _CUSTOM.search(frame.body) is not None and not any(one.value.per in ("day", "month") for one in pay)
    if yearly or custom or frame.predicate.name == "designate":
        return Held(NOWHERE)
    if scene.place is None:
        main = scene.main
        return Held(NOWHERE) if main is None or not _stays(frame) else Held((main,), _LENT)
    if frame.predicate.kind == "movement" and _number(frame) >= _WORLDWIDE and not adjectives:
        return Held(NOWHERE, afar=True)
    if _is_of_many(frame) and (whole := country_place(scene.place[0].country or "")) is not None:
        return Held(((whole, scene.place[1]),), _LENT)
    # wages of "North Korean workers" are paid in the whole state, those of "the women" where the passage stands
    wide = frame.predicate.kind == "pay" and group is not None and group.status == "workers" and group.labour
    broad = (
        not counted
        and (frame.predicate.kind in _BROAD or (wide and _names_their_state(words, group)))
        and scene.place[0].level != "province"
        and frame.predicate.name not in _OF_GROUP
        and not _ON_SITE.search(frame.body)
    )
    if frame.predicate.kind == "movement":
        if is_of_world(group, frame.body) and not _ON_SITE.search(frame.body):
            return Held(NOWHERE, afar=counted)
        broad = broad and not is_their_group(frame.body)
    if _STATE_MEANT.search(frame.body) or broad:
        whole = country_place(scene.place[0].country or "")
        if whole is not None:
            return Held(((whole, scene.place[1]),), _LENT)
    return Held((scene.place,), _LENT)

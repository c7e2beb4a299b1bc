"""Where a frame holds: the host places of its clause, the two ends of a movement, and what the passage lends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from tumen.extract.en.clauses import Clause
from tumen.extract.en.groups import Group
from tumen.extract.en.leads import FROM, IN, TO
from tumen.extract.en.passage import ABROAD, Scene, finer
from tumen.extract.en.roles import Placed, finest, is_home, listed
from tumen.extract.en.rules import Predicate
from tumen.extract.en.shared import HERE, InClause
from tumen.extract.en.sought import sought
from tumen.extract.en.spots import explained, site_again, spot_again
from tumen.extract.en.states import OBSERVERS, country_place
from tumen.extract.en.text import Word
from tumen.extract.en.verbs import VerbReading
from tumen.extract.fleeting import fleeting
from tumen.ledger import Direction, Ground, Kind, Place
from tumen.normalise import lookup_place
from tumen.normalise import within as within_place

_HOME = "North Korea"


@fleeting(kw_only=True)
class Frame:
    """A predicate at words `at` to `end` of a clause, with its people and the places of the clause.

    `form` is that of its trigger (`verb`, `noun`, `phrase`), `doubts` are the names of what speaks against it,
    `score` the probability that it is a claim, `hints` the number of single words that
    hint at it where it rests on these alone. `about` is the clause in which it was found, with what frames share there.
    """

    predicate: Predicate
    at: int
    end: int
    clause: Clause
    reading: VerbReading | None
    group: Group | None
    places: tuple[Placed, ...]
    about: InClause
    form: str
    doubts: tuple[str, ...] = ()
    hints: int = 0
    score: float = 0.0

    def with_score(self, score: float) -> Frame:
        """The frame with this score."""
        return Frame(
            predicate=self.predicate,
            at=self.at,
            end=self.end,
            clause=self.clause,
            reading=self.reading,
            group=self.group,
            places=self.places,
            about=self.about,
            form=self.form,
            doubts=self.doubts,
            hints=self.hints,
            score=score,
        )

    @property
    def body(self) -> str:
        """The words of the clause in which it was found."""
        return self.about.body

    @property
    def noun(self) -> bool:
        """Whether a noun tells it."""
        return self.form == "noun"


@fleeting(kw_only=True)
class Where:
    """Where a frame holds: its host places (each one draft) and, for a movement, its two ends and its direction.

    `side` is the end of a movement at which the host places lie.
    """

    choices: tuple[tuple[Place | None, Ground | None], ...]
    direction: Direction | None = None
    origin: Place | None = None
    origin_ground: Ground | None = None
    destination: Place | None = None
    destination_ground: Ground | None = None
    carried: frozenset[str] = frozenset()
    side: str = "destination"


def where_of(scene: Scene, frame: Frame, kind: Kind) -> Where:
    hosts, home = _hosts(frame), [one for one in frame.places if is_home(one.found)]
    if kind != "movement":
        choices, carried = _choices(scene, frame, hosts)
        led = [one for one in home if one.preposition in (IN, FROM)]
        if kind == "order" and not hosts and (best := finest(led)) is not None:
            return Where(choices=((best.found.place, _ground(best)),))
        return Where(choices=choices, carried=carried)
    if frame.predicate.name == _DEFECT:
        return _defection(scene, frame, hosts)
    direction = direction_of(scene, frame)
    goal = [one for one in hosts if one.preposition in (TO, IN)]
    goal += [one for one in hosts if one not in goal and explained(scene, one, goal)]
    source = [one for one in hosts if one.preposition == FROM]
    korea = lookup_place(_HOME, country="KP")
    ruling = Ground(by="ruling 26")
    if direction == "return":
        side = source or [one for one in hosts if one.preposition != TO] or []
        choices, carried = _choices(scene, frame, side)
        return Where(
            choices=choices,
            direction="return",
            destination=korea,
            destination_ground=ruling,
            carried=carried,
            side="origin",
        )
    cities = [one for one in home if one.preposition == FROM and one.found.place.level != "country"]
    origin = finest(cities) or next((one for one in home if one.found.place.level == "country"), None)
    aimed = [one for one in goal if one.preposition == TO]
    if aimed:
        goal = [one for one in goal if any(one is to or within_place(one.found.place, to.found.place) for to in aimed)]
    choices, carried = _choices(scene, frame, goal or [one for one in hosts if one.preposition != FROM])
    if direction == "transfer":
        start = finest(source)
        return Where(
            choices=choices,
            direction="transfer",
            origin=start.found.place if start else None,
            origin_ground=_ground(start) if start else None,
            carried=carried,
        )
    return Where(
        choices=choices,
        direction=direction,
        origin=origin.found.place if origin else korea,
        origin_ground=_ground(origin) if origin else ruling,
        carried=carried,
    )


_DEFECT = "defect"
"""The predicate of those who flee: they go out of the host state, and in no direction of the others."""


def _hosts(frame: Frame) -> list[Placed]:
    return [one for one in frame.places if not is_home(one.found) and one.preposition != "by"]


def direction_of(scene: Scene, frame: Frame) -> Direction | None:
    """The direction of a movement by its predicate and its places; None where nothing tells it."""
    words, given = scene.sentence.words, frame.predicate.direction
    if frame.predicate.name == _DEFECT:
        return None
    hosts, home = _hosts(frame), [one for one in frame.places if is_home(one.found)]
    goal = [one for one in hosts if one.preposition in (TO, IN)]
    source = [one for one in hosts if one.preposition == FROM]
    last = max((one.found.start for one in goal), default=-1)
    homeward = any(one.preposition == TO for one in home) or any(
        word.low in ("home", "homeland") or (word.low == "back" and word.start > last)
        for word in words[frame.at : min(frame.clause.last, frame.end + 8)]
    )
    aimed = any(one.preposition == TO for one in goal)
    if homeward or (given == "return" and not aimed):
        return "return"
    if given == "transfer" and not any(one.preposition == FROM for one in home):
        return "transfer" if source or not _comes_to(scene, goal) else "out"
    if _between_hosts(source, goal):
        return "transfer"
    return "out" if aimed else cast("Direction | None", given)


_SOUTH = re.compile(r"\b(?:to|for|in|into|with|by|from) (?:the South|South Korea|Seoul|Incheon)\b(?! Korean)")


def _defection(scene: Scene, frame: Frame, hosts: Sequence[Placed]) -> Where:
    """A defection: out of the host state, to the South where the words name it (ruling 3)."""
    choices, carried = _choices(scene, frame, [one for one in hosts if one.found.place.country != _SOUTH_CODE])
    left = choices[0][0]
    if len(choices) > 1 or (left is not None and left.country == _SOUTH_CODE):
        choices, carried = ((None, None),), frozenset()
    aim = _SOUTH.search(" ".join(word.text for word in scene.sentence.words))
    south = next((one for one in scene.places if one.place.country == _SOUTH_CODE), None)
    return Where(
        choices=choices,
        destination=country_place(_SOUTH_CODE) if aim else None,
        destination_ground=Ground(spans=((south.start, south.end),)) if south is not None else Ground(by="gazetteer"),
        carried=carried,
        side="origin",
    )


_SOUTH_CODE = "KR"


def _comes_to(scene: Scene, goal: Sequence[Placed]) -> bool:
    """Whether a host state is reached of which, or of no other, the passage has spoken: "transferred to China"."""
    states = {one.found.place.country for one in goal if one.found.place.level == "country"}
    return bool(states) and (scene.place is None or scene.place[0].country in states)


def _between_hosts(source: Sequence[Placed], goal: Sequence[Placed]) -> bool:
    """Whether the people go from one place abroad to another, neither within the other."""
    return any(
        to.preposition == TO
        and not within_place(to.found.place, one.found.place)
        and not within_place(one.found.place, to.found.place)
        for one in source
        for to in goal
    )


def _ground(place: Placed) -> Ground:
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


_AFAR = frozenset({"abroad", "overseas", "worldwide", "globally"})
_GOES_ON = frozenset(
    {"in", "at", "to", "across", "from", "mainly", "mostly", "chiefly", "primarily", "including", "largely"}
)


_WORLD = sought(
    re.compile(
        r"\b(?:worldwide|(?:in|across|around|round|over|throughout|for|of) the (?:whole |entire )?(?:world|globe)|"
        r"(?:in|to|across) (?:(?:some|about|over|more than|at least|roughly|around) )?\d+ (?:\w+ )?"
        r"(?:countries|states|nations))\b",
        re.I,
    ),
    "world|globe|countries|states|nations",
)
"""Words that put people in many states."""


def _is_afar(frame: Frame, words: Sequence[Word]) -> bool:
    """Whether the number is told of people all over the world ("70,000 laborers work abroad, under ...")."""
    if frame.group is None:
        return False
    for index in range(frame.group.last, min(frame.group.last + 4, len(words))):
        if words[index].low in _AFAR:
            after = [word.low for word in words[index + 1 : index + 3] if word.text != ","]
            return not after or after[0] not in _GOES_ON
    return False


_PARTNERS = frozenset({"two", "both"})


def _far(words: Sequence[Word]) -> set[str]:
    """Words that put people in no one state; "both countries" are the sending state and the host."""
    low = [word.low for word in words]
    far = set(low) & ABROAD
    if any(word == "countries" and not _PARTNERS & set(low[max(0, at - 2) : at]) for at, word in enumerate(low)):
        far.add("countries")
    return far


def _names_their_state(words: Sequence[Word], group: Group | None) -> bool:
    """Whether the people's own words name their state and no article points back to them."""
    own = [word.low for word in words[group.first : group.last]] if group is not None else []
    return "korean" in own and own[0] in ("north", "most", "all", "dprk")


def _choices(
    scene: Scene, frame: Frame, hosts: Sequence[Placed]
) -> tuple[tuple[tuple[Place | None, Ground | None], ...], frozenset[str]]:
    """The host places of a frame: the finest with those listed beside it, else the one that the passage lends."""
    words = scene.sentence.words
    countries = {one.found.place.country for one in hosts if one.found.place.level == "country"}
    best = finest(hosts)
    counted = frame.group is not None and frame.group.count is not None
    first = min(frame.clause.first, frame.group.first) if frame.group is not None else frame.clause.first
    far = _far(words[first : frame.clause.last])
    again = site_again(scene, frame.clause, frame.body)
    if again is not None and (best is None or best.found.place.level != "site"):
        return (again,), frozenset({"place"})
    if counted and (_is_afar(frame, words) or (best is None and _WORLD.search(frame.body) is not None)):
        return ((None, None),), frozenset()
    if best is not None and (spot := spot_again(scene, frame.body, best)) is not None:
        return (spot,), frozenset({"place"})
    if best is not None:
        if len(countries) > 1 and best.found.place.level == "country":
            row = listed(hosts, best, words)
            if len(row) > 1 and not counted:
                return tuple((one.found.place, _ground(one)) for one in row), frozenset()
            if len(row) > 1:
                return ((None, None),), frozenset()
        row = listed(hosts, best, words) if best.found.place.level != "country" else (best,)
        found = tuple((one.found.place, _ground(one)) for one in row)
        shared = country_place(best.found.place.country or "") if counted and len(row) > 1 else None
        wider = _included_in(hosts, row, words)
        if wider is not None:
            return ((wider.found.place, _ground(wider)), *found), frozenset()
        # one number over several places holds for what they share, and for none of them (ruling 35)
        return ((shared, Ground(by="ruling 35")), *found) if shared is not None else found, frozenset()
    witness, speaker, adjectives = frame.about.witness, frame.about.sentence.speaker, frame.about.adjectives
    seen = ((witness.found.place, _ground(witness)),) if witness is not None else None
    if seen is not None and HERE.search(frame.body):
        return seen, frozenset({"place"})
    if far and not (seen and far <= {"abroad", "overseas"}):
        return ((None, None),), frozenset()
    if far and seen:
        return seen, frozenset({"place"})  # who tells it from China means China
    named = [one for one in scene.places if one.role != "metonym"]
    rest = [one for one in named if one.place.country not in ("KP", None, *OBSERVERS)]
    if rest and len({one.place.name for one in rest}) == 1:
        return ((rest[0].place, Ground(spans=((rest[0].start, rest[0].end),))),), frozenset()
    if speaker is not None:
        if (spot := spot_again(scene, frame.body, speaker)) is not None:
            return (spot,), frozenset({"place"})
        return ((speaker.found.place, _ground(speaker)),), frozenset({"place"})
    if adjectives and len({one.found.place.name for one in adjectives}) == 1:
        near = adjectives[0]
        if (spot := spot_again(scene, frame.body, near)) is not None:
            return (spot,), frozenset({"place"})
        foreign = scene.place is None or scene.place[0].country != near.found.place.country
        general = not counted and frame.predicate.kind in (*_BROAD, "hiring") and not _ON_SITE.search(frame.body)
        if foreign or general or frame.predicate.kind == "enforcement":
            return ((near.found.place, _ground(near)),), frozenset()
    if scene.place is None and seen is not None:
        return seen, frozenset({"place"})
    # what a state gains in a year it gains from all its workers
    yearly = frame.predicate.kind == "pay" and any(one.value.per == "year" for one in frame.about.money)
    if scene.place is None or yearly or frame.predicate.name == "designate" or _CUSTOM.search(frame.body):
        return ((None, None),), frozenset()
    group = frame.group
    # wages of "North Korean workers" are paid in the whole state, those of "the women" where the passage stands
    wide = frame.predicate.kind == "pay" and group is not None and group.status == "workers" and group.labour
    broad = (
        not counted
        and (frame.predicate.kind in _BROAD or (wide and _names_their_state(words, group)))
        and scene.place[0].level != "province"
        and not _ON_SITE.search(frame.body)
    )
    if _STATE_MEANT.search(frame.body) or broad:
        whole = country_place(scene.place[0].country or "")
        if whole is not None:
            return ((whole, scene.place[1]),), frozenset({"place"})
    return (scene.place,), frozenset({"place"})

"""Where a frame holds: the host places of its clause, the two ends of a movement, and what the passage lends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from tumen.extract.en.clauses import Clause
from tumen.extract.en.groups import Group
from tumen.extract.en.holding import NOWHERE, Held, ground_of, held
from tumen.extract.en.leads import FROM, IN, TO
from tumen.extract.en.passage import Scene
from tumen.extract.en.recalled import Spot, means_province
from tumen.extract.en.roles import Placed, finest, is_home
from tumen.extract.en.rules import Predicate
from tumen.extract.en.shared import InClause
from tumen.extract.en.spots import explained
from tumen.extract.en.states import country_place
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

    `side` is the end of a movement at which the host places lie. `afar`: that no place is given is what the words say.
    """

    choices: tuple[tuple[Place | None, Ground | None], ...]
    direction: Direction | None = None
    origin: Place | None = None
    origin_ground: Ground | None = None
    destination: Place | None = None
    destination_ground: Ground | None = None
    carried: frozenset[str] = frozenset()
    side: str = "destination"
    afar: bool = False


def where_of(scene: Scene, frame: Frame, kind: Kind) -> Where:
    hosts, home = _hosts(frame), [one for one in frame.places if is_home(one.found)]
    if kind != "movement":
        if kind == "order" and (own := _at_home(scene, frame, hosts, home)) is not None:
            return Where(choices=(own,))
        found = held(scene, frame, hosts)
        return Where(choices=found.choices, carried=found.carried, afar=found.afar)
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
        found = held(scene, frame, side)
        return Where(
            choices=found.choices,
            direction="return",
            destination=korea,
            destination_ground=ruling,
            carried=found.carried,
            side="origin",
            afar=found.afar,
        )
    cities = [one for one in home if one.preposition == FROM and one.found.place.level != "country"]
    origin = finest(cities) or next((one for one in home if one.found.place.level == "country"), None)
    aimed = [one for one in goal if one.preposition == TO]
    if aimed:
        goal = [one for one in goal if any(one is to or within_place(one.found.place, to.found.place) for to in aimed)]
    found = held(scene, frame, goal or [one for one in hosts if one.preposition != FROM])
    if direction == "transfer":
        start = finest(source)
        return Where(
            choices=found.choices,
            direction="transfer",
            origin=start.found.place if start else None,
            origin_ground=ground_of(start) if start else None,
            carried=found.carried,
            afar=found.afar,
        )
    return Where(
        choices=found.choices,
        direction=direction,
        origin=origin.found.place if origin else korea,
        origin_ground=ground_of(origin) if origin else ruling,
        carried=found.carried,
        afar=found.afar,
    )


_CHOOSING = frozenset({"choosing_workers", "in_training"})
"""Predicates of those who pick and train workers before they go."""
_CAPITAL = "Pyongyang"


def _at_home(scene: Scene, frame: Frame, hosts: Sequence[Placed], home: Sequence[Placed]) -> Spot | None:
    """The place in the sending state where workers are recruited, of the clause or of the passage; None for others.

    Pyongyang is the state itself unless something is in it.
    """
    led = [one for one in home if one.preposition == IN]
    within = [one for one in home if one.found.place.level != "country" and one.found.place.name != _CAPITAL]
    if within and all(one.preposition == TO for one in hosts):
        best = finest(within)
    else:
        best = finest(led) if not hosts else None
    if best is not None:
        return best.found.place, ground_of(best)
    if hosts or scene.recalled.home is None:
        return None
    return scene.recalled.home if frame.predicate.name in _CHOOSING or means_province(frame.body) else None


_DEFECT = "defect"
"""The predicate of those who flee: they go out of the host state, and in no direction of the others."""


def _hosts(frame: Frame) -> list[Placed]:
    """The places abroad; of none but a defection is the South one."""
    return [
        one
        for one in frame.places
        if not is_home(one.found)
        and one.preposition != "by"
        and (one.found.place.country != _SOUTH_CODE or frame.predicate.name == _DEFECT)
    ]


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
    found = held(scene, frame, [one for one in hosts if one.found.place.country != _SOUTH_CODE])
    left = found.choices[0][0]
    if len(found.choices) > 1 or (left is not None and left.country == _SOUTH_CODE):
        found = Held(NOWHERE)
    aim = _SOUTH.search(" ".join(word.text for word in scene.sentence.words))
    south = next((one for one in scene.places if one.place.country == _SOUTH_CODE), None)
    return Where(
        choices=found.choices,
        destination=country_place(_SOUTH_CODE) if aim else None,
        destination_ground=Ground(spans=((south.start, south.end),)) if south is not None else Ground(by="gazetteer"),
        carried=found.carried,
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

"""The trade of the people of a frame: that of its words, of the passage, or of the whole report."""

from __future__ import annotations

import re
from typing import cast

from tumen.extract.en.groups import Group
from tumen.extract.en.passage import Scene
from tumen.extract.en.placing import Frame
from tumen.extract.en.sought import sought
from tumen.ledger import Count, Ground, Kind, Place, Sector
from tumen.resources.lexicons import find_sector

_OF_PLACE = ("condition", "hiring", "pay", "presence", "movement", "enforcement", "paper", "retention")
"""Kinds that take the trade of the sentences before where they hold in a town, at a plant or in a province."""
_OF_STATE = ("condition", "hiring", "pay", "movement", "enforcement")
"""Kinds that take it where they hold in a whole state; what is told of no place takes it for pay alone."""
_OF_TRADE = ("hiring", "condition", "movement", "presence")
"""Kinds that the one trade of the report fills wherever they hold: pay is told of workers at large as well."""
_MANY = 1_000
"""A number from which the workers are of more trades than the one that was told of."""
_THAT_PLACE = sought(
    re.compile(
        r"\b(?:the|this|that|their|these|our) (?:[A-Z]?[\w-]+ )?"
        r"(?:plants?|factor(?:y|ies)|mills?|workshops?|restaurants?|sites?|mines?|shipyards?|farms?)\b"
    ),
    "plant|factor|mill|workshop|restaurant|site|mine|shipyard|farm",
)


def _is_told_on(frame: Frame) -> bool:
    """Whether the frame goes on about the people or the place of work of the report."""
    group = frame.group
    if _THAT_PLACE.search(frame.body):
        return True
    return group is None or (group.count is None and (group.definite or not group.labour))


def _of_before(group: Group | None) -> bool:
    """Whether the people are those of the sentences before: a pronoun, "the workers", or nobody named at all."""
    return group is None or group.definite or not group.labour


def sector_of(
    text: str, scene: Scene, frame: Frame, kind: Kind, place: Place | None, count: Count | None
) -> tuple[Sector | None, Ground | None]:
    """The trade that the clause tells, else its sentence, its predicate, or what was told before it.

    What was told before is lent to what holds in a town or at a plant rather than in a whole state, and to no
    thousands of people.
    """
    sentence, words = scene.sentence, scene.sentence.words
    low, high = words[frame.clause.first].start, words[frame.clause.last - 1].end
    found = _told(text, low, high, kind) or _told(text, sentence.start, sentence.end, kind)
    if found is not None:
        return found[0], Ground(spans=((found[1], found[2]),))
    if frame.predicate.sector is not None:
        return cast("Sector", frame.predicate.sector), None
    if count is not None and (count.high or count.low or 0) >= _MANY:
        return None, None
    near = place is not None and place.level != "country"
    before = _of_before(frame.group)
    if scene.sector is not None and before and (kind in _OF_PLACE if near else kind in _OF_STATE):
        return scene.sector
    if scene.trade is not None and (kind in _OF_PLACE if near else kind in _OF_TRADE and _is_told_on(frame)):
        return scene.trade
    return None, None


def _told(text: str, low: int, high: int, kind: Kind) -> tuple[Sector, int, int] | None:
    """The first trade that the words tell; of a harm to workers neither the hospital nor their clothes are theirs."""
    found = find_sector(text, low, high)
    while found is not None and kind == "condition" and _OF_HARM.fullmatch(text, found[1], found[2]):
        found = find_sector(text, found[2], high)
    return found


_OF_HARM = re.compile(r"hospitals?|medical|doctor|clinics?|physician|clothes", re.I)

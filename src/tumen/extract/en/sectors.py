"""The trade of the people of a frame: that of its words, of the passage, or of the whole report."""

from __future__ import annotations

import re
from typing import cast

from tumen.extract.en.groups import Group
from tumen.extract.en.passage import Scene
from tumen.extract.en.placing import Frame
from tumen.extract.en.sought import sought
from tumen.ledger import Ground, Kind, Sector
from tumen.resources.lexicons import find_sector

_OF_SECTOR = ("movement", "presence", "hiring", "pay", "condition")
"""Kinds that take the trade of the sentences before."""
_OF_TRADE = ("hiring", "condition", "movement", "presence")
"""Kinds that the one trade of the report fills: pay and papers are told of workers at large as well."""
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


def sector_of(text: str, scene: Scene, frame: Frame, kind: Kind) -> tuple[Sector | None, Ground | None]:
    """The trade that the clause tells, else its sentence, its predicate, or the paragraph before it."""
    sentence, words = scene.sentence, scene.sentence.words
    low, high = words[frame.clause.first].start, words[frame.clause.last - 1].end
    found = find_sector(text, low, high) or find_sector(text, sentence.start, sentence.end)
    if found is not None and kind in (*_OF_SECTOR, "enforcement", "retention"):
        return found[0], Ground(spans=((found[1], found[2]),))
    if frame.predicate.sector is not None:
        return cast("Sector", frame.predicate.sector), None
    if kind in _OF_SECTOR and scene.sector is not None and _of_before(frame.group):
        return scene.sector
    if scene.trade is not None and kind in _OF_TRADE and _is_told_on(frame):
        return scene.trade
    return None, None

"""Counts that tell of each other: a noun that two share, a part of what was counted before."""

from __future__ import annotations

import re
from dataclasses import replace

from tumen.normalise.found import FoundCount

_OF_WHICH = re.compile(
    r",?\s+(?:and\s+)?(?:out\s+)?of\s+(?:which|them|these|those)(?:,|\s+(?:only|about|some|at\s+least))?\s+"
)
_NEAR = 60
"""Characters between a whole and its part that "of which" may join."""


def with_shared_nouns(text: str, found: list[FoundCount]) -> list[FoundCount]:
    """The counts; one whose noun stands behind the next has it too: "16,613 tourist and 10,345 student visas"."""
    shared: list[FoundCount] = []
    for count in reversed(found):
        after = shared[-1] if shared else None
        bare = count.noun is None and count.people is None
        if bare and after is not None and after.noun is not None and _SHARED.fullmatch(text, count.end, after.start):
            noun, start, end = after.noun, after.noun_start, after.noun_end
            shared.append(replace(count, people=after.people, noun=noun, noun_start=start, noun_end=end))
        else:
            shared.append(count)
    shared.reverse()
    return shared


_MODIFIERS = (
    "tourist student work working business transit visitor trainee training education study private official service "
    "female male skilled unskilled young younger older foreign local seasonal temporary permanent full-time part-time "
    "short-term long-term single-entry multiple-entry north south korean chinese russian new old construction garment "
    "restaurant logging factory medical it"
)
_SHARED = re.compile(
    rf"(?:\s+(?:{'|'.join(_MODIFIERS.split())})){{1,3}},?\s+(?:and|or|plus|as\s+well\s+as)\s+(?:another\s+|some\s+|about\s+)?",
    re.IGNORECASE,
)
"""What may stand between a number and the next one that names what both count."""


def in_whole(text: str, count: FoundCount, last: FoundCount) -> FoundCount:
    """The count; a part of the things counted right before it is things too: "40 countries, of which 30 replied"."""
    if count.role != "of_whole" or count.people is not None or count.noun is not None or last.people is not False:
        return count
    between = text[last.noun_end or last.end : count.start] if count.start - last.end < _NEAR else "."
    return replace(count, people=False) if _OF_WHICH.fullmatch(between) else count

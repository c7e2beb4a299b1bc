"""Words that put people in many states, or in no one of them: "abroad", "in 40 countries", "labour exports"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tumen.extract.en.groups import Group
from tumen.extract.en.passage import ABROAD
from tumen.extract.en.sought import sought
from tumen.extract.en.text import Word

_AFAR = frozenset({"abroad", "overseas", "worldwide", "globally"})
_GOES_ON = frozenset(
    {"in", "at", "to", "across", "from", "mainly", "mostly", "chiefly", "primarily", "including", "largely"}
)
_WORLD = sought(
    re.compile(
        r"\b(?:worldwide|(?:in|across|around|round|over|throughout|for|of) the (?:whole |entire )?(?:world|globe)|"
        r"(?:in|to|across|over) (?:(?:some|about|over|more than|at least|roughly|around|upward of|two|three) )?"
        r"(?:\d+|dozen|dozens of|a dozen|scores of)(?:-odd)? (?:\w+ )?(?:countries|states|nations))\b",
        re.I,
    ),
    "world|globe|countries|states|nations",
)
_WIDE = sought(
    re.compile(
        r"\b(?:(?:middle|near) east(?:ern)?\b|(?:in|within|across|throughout|of) the european union\b"
        r"|(?:several|other|many|some|most|all|member|host|various) (?:governments|states|nations)\b"
        r"|latin america\b|the union as a whole\b|(?:around|across) the globe\b"
        r"|export(?:s|ed|ing)? (?:of )?(?:its |their |the )?(?:labou?r(?:ers)?|workers)\b|labou?r exports\b"
        r"|(?:labou?r(?:ers)?|workers|people) (?:that|whom|which) (?:\w+ ){1,3}exports\b"
        r"|outside (?:the (?:north|country|dprk)|north korea|their (?:own )?(?:country|homeland))\b(?! korean))",
        re.I,
    ),
    "east|union|globe|export|outside|america|governments|states|nations",
)


def is_afar(group: Group | None, words: Sequence[Word]) -> bool:
    """Whether the number is told of people all over the world ("70,000 laborers work abroad, under ...")."""
    if group is None:
        return False
    for index in range(group.last, min(group.last + 4, len(words))):
        if words[index].low in _AFAR:
            after = [word.low for word in words[index + 1 : index + 3] if word.text != ","]
            return not after or after[0] not in _GOES_ON
    return False


_ELSEWHERE = frozenset({"countries", "states", "nations"})
_MANY = frozenset({"several", "some", "various", "many", "few", "a", "all"})


def and_elsewhere(words: Sequence[Word], last: int) -> bool:
    """Whether the place that ends before word `last` is told with others unnamed: "Russia and other countries"."""
    low = [word.low for word in words[last : last + 5]]
    if low[:2] == ["and", "elsewhere"]:
        return True
    after = [word for word in low[1:] if word not in _MANY]
    return low[:1] == ["and"] and after[:1] == ["other"] and len(after) > 1 and after[1] in _ELSEWHERE


def is_worldwide(body: str) -> bool:
    """Whether the words of a clause put people in many states."""
    return _WORLD.search(body) is not None


_PARTNERS = frozenset({"two", "both"})


def far_words(words: Sequence[Word], body: str) -> set[str]:
    """Words that put people in no one state; "both countries" are the sending state and the host."""
    low = [word.low for word in words]
    far = set(low) & ABROAD
    if any(word == "countries" and not _PARTNERS & set(low[max(0, at - 2) : at]) for at, word in enumerate(low)):
        far.add("countries")
    wide = _WIDE.search(body)
    if wide is not None:
        far.add(wide[0])
    return far

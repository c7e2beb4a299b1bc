"""Rows: numbers of people that stand beside a state or town each, as reports list them.

"Kuwait has 5,000 and Qatar 1,800"; "20,000 in Russia, 19,000 in China"; "Oman (300), Angola (1,000)"; "300 each in Oman
and Libya". In such a row each number is that of the place beside it and of no other.
"""

from __future__ import annotations

from collections.abc import Sequence

from tumen.extract.en.clauses import is_finite
from tumen.extract.en.groups import Group
from tumen.extract.en.passage import Scene
from tumen.extract.en.roles import Placed, Standing, is_home
from tumen.extract.en.text import Word

ByPlace = dict[tuple[int, int], tuple[Placed, ...]]
"""The places of each number, by the span of its group."""

_BEHIND = frozenset({"in", "for", "to", "at"})
"""Words between a number and its place."""
_BEFORE = frozenset({"(", "with", "for", "at", ":", "–", "—", "has", "had", "hosts", "have"})
"""Words between a place and its number."""
_LEAST = 2
"""Places with a number that make a row."""


def row_of(scene: Scene, places: Sequence[Standing]) -> ByPlace:
    """The row of a sentence; empty where no two of its numbers have a place of their own."""
    numbers = [one for one in scene.groups if one.count is not None and one.status == "workers" and not one.part]
    abroad = [one for one in places if not is_home(one.found)]
    if not numbers or len(abroad) < _LEAST:
        return {}
    words = scene.sentence.words
    best: ByPlace = {}
    for beside in (_behind, _before):
        row: ByPlace = {}
        used: set[int] = set()
        for group in numbers:
            own = [one for one in beside(words, group, abroad) if one.first not in used]
            if own:
                used.update(one.first for one in own)
                row[group.span] = tuple(Placed(one.found, one.preposition, one.first, 0) for one in own)
        if sum(len(own) for own in row.values()) > sum(len(own) for own in best.values()):
            best = row
    return best if sum(len(own) for own in best.values()) >= _LEAST else {}


def _behind(words: Sequence[Word], group: Group, places: Sequence[Standing]) -> list[Standing]:
    """The places that follow the number: "5,000 in Kuwait"; of "300 each in Oman, Libya and Perlis" all three."""
    at = group.last
    each = at < len(words) and words[at].low in ("each", "apiece")
    at += each
    while at < len(words) and words[at].low in _PASSIVE and each:
        at += 1
    if at + 1 >= len(words) or words[at].low not in _BEHIND:
        return []
    at += 1
    at += at < len(words) and words[at].low == "the"
    found: list[Standing] = []
    for place in places:
        if place.first == at:
            found.append(place)
            if not each:
                break
            at = _next_of_list(words, place.last)
    return found


_PASSIVE = frozenset({"are", "were", "is", "was", "given", "reported", "named", "counted", "listed"})


def _next_of_list(words: Sequence[Word], at: int) -> int:
    """The word at which the next place of a list begins."""
    while at < len(words) and words[at].low in (",", "and", "the"):
        at += 1
    return at


def _before(words: Sequence[Word], group: Group, places: Sequence[Standing]) -> list[Standing]:
    """The place that stands before the number: "Kuwait 5,000", "Kuwait (5,000)", "China with 19,000"."""
    at = group.first
    if at and words[at - 1].low in _BEFORE:
        at -= 1
    own = [place for place in places if place.last == at]
    if own or group.first < _VERB:
        return own
    led = [place for place in places if 0 < group.first - place.last <= _VERB and not place.preposition]
    between = words[led[-1].last : group.first] if led else ()
    verb = between[0].low if between else ""
    return led[-1:] if is_finite(verb) or verb in _ACCOUNTS else []


_ACCOUNTS = frozenset({"accounts", "takes", "counts", "follows", "comes", "leads", "reports", "employs", "hosts"})
_VERB = 3
"""Words between a state and its number with the verb told: "Russia accounts for 20,000 of them, China for 19,000"."""

"""Edges: where a quote may begin and end in its sentence, and the named signs of each such place."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import attrgetter

from tumen.extract.en.clauses import Clause, is_finite
from tumen.extract.en.outline import OPEN_ENDED, Outline, Span, sorts_in
from tumen.extract.en.parts import Part
from tumen.extract.en.weights import exact, quote_weights
from tumen.extract.fleeting import fleeting


@fleeting()
class Edge:
    """A place where a quote may begin or end: its offset in the text and its signs, in parts that edges share.

    `total` is what these weigh together, exact.
    """

    offset: int
    parts: tuple[Part, ...]
    total: int

    @property
    def signs(self) -> tuple[str, ...]:
        """The names of all its signs; one may stand more than once."""
        return tuple(sign for part in self.parts for sign in part.signs)


UNFENCED: Span = (0, sys.maxsize)
"""The bounds of a quote that has none but its sentence."""


@fleeting(kw_only=True)
class Setting:
    """What the edges of a quote are judged by.

    `outline` and `clauses` are those of the sentence; `needed` are the predicate, its people and their number, `told`
    its places and times; the predicate stands at words `at` to `end`. The quote lies within `fence`, where another sum
    begins or ends.
    """

    outline: Outline
    clauses: Sequence[Clause]
    needed: Sequence[Span]
    told: Sequence[Span]
    at: int
    end: int
    kind: str
    fence: Span = UNFENCED


_START, _END = attrgetter("start"), attrgetter("end")
_STEPS = ((1, "0"), (3, "1-2"), (6, "3-5"), (10, "6-9"), (16, "10-15"))
_KEPT = 4096
"""Parts of signs that are kept of each sort."""


def _length(words: int) -> str:
    return next((name for limit, name in _STEPS if words < limit), "16+")


def edges(setting: Setting) -> tuple[list[Edge], list[Edge]]:
    """Where the quote may begin (up to the predicate) and end (from the predicate on), from left to right."""
    outline = setting.outline
    words = outline.words
    low, high = min(setting.needed)[0], max([end for _, end in setting.needed])
    first = bisect_right(words, low, key=_END)
    last = bisect_left(words, high, key=_START) - 1
    starts, ends = _starts(setting, first), _ends(setting, last)
    if len(ends) > 1 and outline.classes[setting.end - 1] in OPEN_ENDED:
        ends = ends[1:]
    before, behind = setting.fence
    if before:
        starts = [edge for edge in starts if edge.offset >= before] or starts
    if behind < UNFENCED[1]:
        ends = [edge for edge in ends if edge.offset <= behind] or ends
    return starts, ends


def _starts(setting: Setting, first: int) -> list[Edge]:
    """The beginnings of a quote, at the predicate and before; the `first` word of what it has to hold is given."""
    outline, kind, at, told = setting.outline, setting.kind, setting.at, setting.told
    words, sums = outline.words, outline.sums
    target, opening = words[first].start, {clause.first for clause in setting.clauses}
    nothing = _takes_in("start", kind, 0, 0)
    found: list[Edge] = []
    for index in (*outline.beginnings[: bisect_left(outline.beginnings, at)], at):
        own = outline.parts.get((index, "start"))
        if own is None:
            own = outline.parts[index, "start"] = _of_start(outline, index)
        head, left, total = own
        start = words[index].start
        untold = sum([a < start and b <= target for a, b in told]) if told else 0
        inside = (index > first) - (index < first)
        place = _of_place("start", kind, index in opening, inside, index == at, untold)
        more = nothing if inside >= 0 else _takes_in("start", kind, sums[first] - sums[index], first - index)
        found.append(Edge(start, (head, left, place, more), total + place.total + more.total))
    return found


def _ends(setting: Setting, last: int) -> list[Edge]:
    """The ends of a quote, on the predicate and behind; the `last` word of what it has to hold is given."""
    outline, kind, at, told = setting.outline, setting.kind, setting.end - 1, setting.told
    words, sums = outline.words, outline.sums
    target, closing = words[last].end, {clause.last - step for clause in setting.clauses for step in (1, 2)}
    nothing = _takes_in("end", kind, 0, 0)
    found: list[Edge] = []
    for index in (at, *outline.endings[bisect_right(outline.endings, at) :]):
        own = outline.parts.get((index, kind))
        if own is None:
            own = outline.parts[index, kind] = _of_end(outline, index, kind)
        tail, left, total = own
        end = words[index].end
        untold = sum([a >= target and b > end for a, b in told]) if told else 0
        inside = (index < last) - (index > last)
        place = _of_place("end", kind, index in closing, inside, False, untold)
        more = nothing if inside >= 0 else _takes_in("end", kind, sums[index + 1] - sums[last + 1], index - last)
        found.append(Edge(end, (tail, left, place, more), total + place.total + more.total))
    return found


def _of_start(outline: Outline, index: int) -> tuple[Part, Part, int]:
    """The signs of the beginning that do not hang on what the quote has to hold, and what they weigh together."""
    before = outline.classes[index - 1] if index else "start"
    near = outline.is_next_to_spoken(index, -1)
    left = _leaves("start", outline.sums[index], index) if index else _NOTHING
    head = _of_first(before, outline.classes[index], near, outline.in_spoken[index])
    return head, left, head.total + left.total


def _of_end(outline: Outline, index: int, kind: str) -> tuple[Part, Part, int]:
    """The signs of the end that do not hang on what the quote has to hold, and what they weigh together."""
    words, classes = outline.words, outline.classes
    over = index + 1 >= outline.over
    after = "end" if over else classes[index + 1]
    second = joined = None
    if index + 2 < len(words):
        if not over and not words[index + 1].text[:1].isalnum():
            second = classes[index + 2]
        if after in ("and", "but", "or", "then"):
            joined = "verb" if is_finite(words[index + 2].low) else classes[index + 2]
    near = outline.is_next_to_spoken(index, 1)
    rest = len(words) - 1 - index
    left = _NOTHING if over else _leaves("end", outline.sums[-1] - outline.sums[index + 1], rest)
    tail = _of_last(after, classes[index], second, joined, kind, near, outline.in_spoken[index])
    return tail, left, tail.total + left.total


def _part(side: str, signs: Iterable[str]) -> Part:
    """The part of these signs of a side, each as often as it stands."""
    table = quote_weights()[side]
    names = tuple(signs)
    return Part(names, sum([exact(table[name]) for name in names if name in table]))


_NOTHING = Part((), 0)


@lru_cache(maxsize=_KEPT)
def _of_first(before: str, own: str, near: bool, spoken: bool) -> Part:
    """The word at which the quote begins and the one before it."""
    signs = [f"after {before}", f"first {own}", f"after {before}, first {own}"]
    return _part("start", [*signs, *_of_spoken(near, spoken)])


def _of_spoken(near: bool, spoken: bool) -> list[str]:
    return [*(["next to spoken"] if near else []), *(["in spoken"] if spoken else [])]


@lru_cache(maxsize=_KEPT)
def _of_last(after: str, own: str, second: str | None, joined: str | None, kind: str, near: bool, spoken: bool) -> Part:
    """The word on which the quote ends and those behind it: behind a mark the `second`, behind "and" what is joined."""
    signs = [f"before {after}", f"last {own}"]
    signs += [f"before {after} {second}"] if second is not None else []
    signs += [f"before {after} {joined}", f"before {after} {joined} of {kind}"] if joined is not None else []
    return _part("end", [*signs, *_of_spoken(near, spoken)])


@lru_cache(maxsize=_KEPT)
def _of_place(side: str, kind: str, clause: bool, inside: int, predicate: bool, left: int) -> Part:
    """How the edge lies to a clause and to what the quote has to hold.

    `inside` is 0 at the very edge of that, 1 within it and -1 outside; `left` are the places and times left out.
    """
    signs = ["clause", f"clause of {kind}"] if clause else []
    if inside >= 0:
        needed = "inside needed" if inside else "at needed"
        signs += [needed, f"{needed} of {kind}"]
    signs += ["at predicate", f"at predicate of {kind}"] if predicate else []
    return _part(side, [*signs, *["leaves told"] * left])


@lru_cache(maxsize=_KEPT)
def _takes_in(side: str, kind: str, counts: int, words: int) -> Part:
    """What stands between the edge and what the quote has to hold."""
    length = _length(words)
    signs = [f"takes in {length}", f"takes in {length} of {kind}"]
    return _part(side, [*signs, *[f"takes in {name}" for name in _between(counts, words)]])


@lru_cache(maxsize=_KEPT)
def _leaves(side: str, counts: int, words: int) -> Part:
    """What of the sentence stands outside the quote."""
    signs = [f"leaves {name}" for name in _between(counts, words)]
    return _part(side, [*signs, f"leaves {_length(words)}"])


def _between(counts: int, words: int) -> list[str]:
    sorts, commas = sorts_in(counts)
    return [*sorts, f"commas {min(commas, 2)}"] if words else []

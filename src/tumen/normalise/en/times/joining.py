"""English times joined into ranges ("from A to B") and bounded by their prepositions ("by A", "since B")."""

from __future__ import annotations

import re
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from tumen.ledger import When
from tumen.normalise.calendar import stepped
from tumen.normalise.en.times.phrases import Form
from tumen.normalise.en.times.precision import finer, of_range
from tumen.normalise.found import Anchored, FoundTime, Precision, Relation

_BOUNDS: MappingProxyType[str, Relation] = MappingProxyType(
    {
        "since": "since",
        "ever since": "since",
        "starting": "since",
        "starting from": "since",
        "starting in": "since",
        "starting on": "since",
        "beginning in": "since",
        "beginning on": "since",
        "beginning from": "since",
        "by": "by",
        "not later than": "by",
        "no later than": "by",
        "by no later than": "by",
        "by not later than": "by",
        "on or before": "by",
        "until": "until",
        "up until": "until",
        "till": "until",
        "up to": "until",
        "through": "until",
        "before": "before",
        "prior to": "before",
        "ahead of": "before",
        "after": "after",
        "following": "after",
        "on or after": "after",
        "not before": "after",
        "no earlier than": "after",
        "not earlier than": "after",
        "during": "during",
        "throughout": "during",
        "over": "during",
    }
)
_INCLUSIVE = frozenset({"on or after", "not before", "no earlier than", "not earlier than"})
"""Bounds that the named time belongs to."""

_RELATION = re.compile(
    rf"\b(?P<word>{'|'.join(sorted(_BOUNDS, key=lambda word: (-len(word), word)))})\s+"
    r"(?:(?:the|a)\s+(?:deadline|date|day)\s+(?:of|on|in)\s+)?(?:the\s+)?"
    r"(?:(?:about|around|roughly|at\s+least|as\s+(?:early|late|recently)\s+as|sometime\s+in|at\s+the\s+latest)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_BOUND_WORDS = tuple(sorted({min(bound.split(), key=lambda word: (-len(word), word)) for bound in _BOUNDS}))
_STARTING = re.compile(r"(?:^|[.!?”\"]\s+|\n)(?P<word>From)\s+(?:the\s+)?$")
_ONWARDS = re.compile(r"\s+(?P<on>onwards?|forward|on(?=\s*(?:[,.;:)\n]|$)))", re.IGNORECASE)
# "from 300 in 2018 to 400 in 2019" is no stretch of time
_OPENING = re.compile(r"\b(?P<word>between|from)\s+(?:(?!\d|in\b|on\b|at\b)[\w'’]+\s+){0,4}$", re.IGNORECASE)
_JOINT = re.compile(
    r"\s*(?:,\s+(?=to\b|through\b|and\b))?(?P<word>\bto\b|\bthrough\b|\buntil\b|\btill\b|\band\b|\bor\b|-|–|—|&|/)\s*(?P<more>(?:(?!\d)[\w'’]+\s+){0,4})",
    re.IGNORECASE,
)
_TIGHT = re.compile(
    r"\s*(?:,\s+(?=to\b|through\b))?(?:to|through|until|till|up\s+to|-|–|—)\s*(?:the\s+)?", re.IGNORECASE
)
_LISTED = re.compile(r",\s*")
_PAIRED = re.compile(r",?\s*(?:\band\b|\bor\b|&|/)\s*(?:(?:in|the|on)\s+)*", re.IGNORECASE)
_SAME = re.compile(r",\s+(?:on\s+)?(?:the\s+)?", re.IGNORECASE)


_EXACTER = re.compile(r",\s+(?:(?:on|in|at)\s+)?(?:the\s+)?", re.IGNORECASE)
_YEARLESS = frozenset({"date", "days", "month"})
"""Forms whose year the day of writing gives."""


class Point(NamedTuple):
    """A phrase with its value, before it is joined with others or bounded."""

    start: int
    end: int
    value: When | None
    anchored: Anchored
    form: Form
    precision: Precision | None = None


def ends_range(text: str, start: int, end: int) -> bool:
    """Whether the words between two phrases make them the two ends of one range."""
    joint = _JOINT.fullmatch(text, start, end)
    return joint is not None and joint.group("more").strip().lower() in ("", "the")


def joined(text: str, points: list[Point], last: date | None) -> list[FoundTime]:
    """Points joined into ranges ("from A through B", "between A and B") and bounded by their prepositions.

    `last` is the day of publication, where "since" ends.
    """
    points = _exact(text, points)
    times: list[FoundTime] = []
    index = 0
    while index < len(points):
        point, floor = points[index], points[index - 1].end if index else 0
        opening = _OPENING.search(text, max(floor, point.start - 60), point.start)
        after = points[index + 1] if index + 1 < len(points) else None
        row = _row(text, points, index)
        if row > index + 1:
            times.append(_range(point, points[row], point.start))
            index = row + 1
            continue
        if after is not None and _are_one(text, opening, point, after):
            size = 2
            if index + 2 < len(points) and _narrows(text, after, points[index + 2]):
                after, size = points[index + 2], 3
            times.append(_range(point, after, opening.start() if opening else point.start))
            index += size
            continue
        times.append(_bounded(text, point, floor, last))
        index += 1
    return times


def _exact(text: str, points: list[Point]) -> list[Point]:
    """The points; one that only says the one before it more exactly is one with it: "this week, on April 2"."""
    kept: list[Point] = []
    for point in points:
        if kept and _lies_in(point, kept[-1]) and _EXACTER.fullmatch(text, kept[-1].end, point.start):
            kept[-1] = point._replace(start=kept[-1].start)
        else:
            kept.append(point)
    return kept


def _lies_in(inner: Point, outer: Point) -> bool:
    """Whether the first time is a part of the second, both ends of each known."""
    if inner.value is None or outer.value is None or inner.value == outer.value:
        return False
    ends = (outer.value.start, inner.value.start, inner.value.end, outer.value.end)
    known = [end for end in ends if end is not None]
    return len(known) == len(ends) and known == sorted(known)


def _row(text: str, points: list[Point], index: int) -> int:
    """The last of several times that follow one another without a gap: "in May, June and July"."""
    last = index
    while last + 1 < len(points) and _adjoin(points[last], points[last + 1]):
        between = (points[last].end, points[last + 1].start)
        if _PAIRED.fullmatch(text, *between):
            return last + 1
        if _LISTED.fullmatch(text, *between) is None:
            break
        last += 1
    return index


def _are_one(text: str, opening: re.Match[str] | None, first: Point, last: Point) -> bool:
    if _TIGHT.fullmatch(text, first.end, last.start):
        return _ordered(first, last)
    if _adjoin(first, last) and _PAIRED.fullmatch(text, first.end, last.start):
        return True
    if opening is None:
        return False
    if last.form == "now" and last.value is not None and last.value.start is None:  # "from May 2019 to date"
        return opening.group("word").lower() == "from" and not text[first.end : last.start].strip()
    joint = _JOINT.fullmatch(text, first.end, last.start)
    if joint is None or joint.group("word").lower() == "or":
        return False
    return (joint.group("word").lower() == "and") == (opening.group("word").lower() == "between")


def _ordered(first: Point, last: Point) -> bool:
    """Whether two times may be the ends of a range; "until" may also part a sentence."""
    if first.value is None or last.value is None or first.value.start is None or last.value.end is None:
        return first.value is None and last.value is None
    return first.value.start <= last.value.end or _turned(first, last) is not None


def _turned(first: Point, last: Point) -> When | None:
    """The stretch where the year turns between its ends: told in January 2025, "October to March" ended in 2024."""
    if not (first.form in _YEARLESS and last.form in _YEARLESS and first.anchored == last.anchored == "published"):
        return None
    if first.value is None or last.value is None or first.value.start is None or last.value.end is None:
        return None
    start = stepped(first.value.start, "year", -1)
    return When(start=start, end=last.value.end) if start and start <= last.value.end else None


def _adjoin(first: Point, last: Point) -> bool:
    """ "in March and April" is one stretch of two months, "late 2018 or early 2019" of two parts of a year."""
    if first.value is None or last.value is None or first.value.end is None:
        return False
    if last.form == "unit" and last.anchored == "context":  # "on April 7, and the next morning"
        return False
    return first.precision == last.precision and first.value.end + timedelta(days=1) == last.value.start


def _narrows(text: str, first: Point, second: Point) -> bool:
    """Whether the second point only says the first more exactly: "last week, the 6th of this month"."""
    if _SAME.fullmatch(text, first.end, second.start) is None or first.value is None or second.value is None:
        return False
    return first.value.overlaps(second.value)


def _range(first: Point, last: Point, start: int) -> FoundTime:
    value = None
    if first.value is not None and last.value is not None:
        begin, end = first.value.start, last.value.end
        if begin is not None and end is not None and begin <= end:
            value = When(start=begin, end=end)
        else:
            value = _turned(first, last)
    anchored = first.anchored if first.anchored != "absolute" else last.anchored
    precision = of_range(first.precision, "day" if last.form == "now" else last.precision) if value else None
    return FoundTime(start=start, end=last.end, value=value, anchored=anchored, precision=precision)


def _relation(text: str, start: int, end: int) -> re.Match[str] | None:
    """The words before a time that make it a bound."""
    # one word of each bound stands in whatever is found, and to look for these takes a tenth of the time
    near = text[start:end].lower()
    return _RELATION.search(text, start, end) if any(word in near for word in _BOUND_WORDS) else None


def _bounded(text: str, point: Point, floor: int, last: date | None) -> FoundTime:
    start, end, word = point.start, point.end, None
    lead = _relation(text, max(floor, point.start - 48), point.start)
    if lead is not None:
        start, word = lead.start(), " ".join(lead.group("word").lower().split())
    relation = _BOUNDS[word] if word else None
    if lead is None:
        onwards = _ONWARDS.match(text, point.end)
        opening = _OPENING.search(text, max(floor, point.start - 60), point.start) if onwards else None
        starting = _STARTING.search(text, max(floor, point.start - 16), point.start)
        if onwards and opening and opening.group("word").lower() == "from":
            start, end, relation = opening.start(), onwards.end(), "since"
        elif starting is not None:
            start, relation = starting.start("word"), "since"
    value = _bound(point.value, relation, last, inclusive=word in _INCLUSIVE) if relation else point.value
    precision = point.precision
    if value is None:
        precision = None
    elif value.start is None or value.end is None:
        precision = "open"
    if point.form == "now" and value is not None and value.start is None and relation is None:
        relation = "until"
    return FoundTime(start=start, end=end, value=value, anchored=point.anchored, relation=relation, precision=precision)


def _bound(value: When | None, relation: Relation, last: date | None, *, inclusive: bool) -> When | None:
    """The interval that the preposition makes of it; `last` is the day of publication, where "since" ends."""
    if value is None or relation == "during":
        return value
    if relation == "since":
        end = last if last and value.start and last >= value.start else None
        return When(start=value.start, end=end) if value.start else None
    if relation in ("by", "until"):
        return When(start=None, end=value.end) if value.end else None
    if relation == "before":
        return When(start=None, end=value.start - timedelta(days=1)) if value.start else None
    if inclusive:
        return When(start=value.start, end=None) if value.start else None
    return When(start=value.end + timedelta(days=1), end=None) if value.end else None


__all__ = ["Point", "ends_range", "finer", "joined"]

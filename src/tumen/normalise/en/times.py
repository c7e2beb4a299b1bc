"""English times: resolved against the day of publication and the times that the text named before."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from tumen.ledger import When
from tumen.normalise.en.durations import durations
from tumen.normalise.en.resolve import Clue, resolve
from tumen.normalise.en.spans import Span, spans
from tumen.normalise.found import Anchored, FoundTime, Relation

_RELATION = re.compile(
    r"\b(?P<word>ever since|since|as early as|by|until|till|up to|before|prior to|ahead of|after|following|from|starting(?: from| on| in)?"
    r"|beginning(?: from| in)?|through|to|and|during|throughout|between|not later than|no later than|as of)\s+"
    r"(?:the\s+)?(?:(?:about|around|roughly)\s+)?$",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*(?P<word>to|through|until|till|and|-|–|—)\s*(?:the\s+)?", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will|shall|plans? to|planned for|is to|are to|due|scheduled|set to|expected|is supposed to|are supposed to"
    r"|upcoming|next|must|has to|have to|should|remain before|deadline|to take place|going to|until)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|reported|arrived|sent|went|came|crossed|began|took)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[a-z0-9)”\"’])[.!?][”\"’)]?\s+(?=[A-Z“\"‘(\[])|\n\s*\n?")
_BOUNDS: dict[str, Relation] = {
    "since": "since",
    "ever since": "since",
    "by": "by",
    "not later than": "by",
    "no later than": "by",
    "until": "until",
    "till": "until",
    "up to": "until",
    "before": "before",
    "prior to": "before",
    "ahead of": "before",
    "after": "after",
    "following": "after",
    "during": "during",
    "throughout": "during",
}
NARROW = 31
"""Days between which a report may have been written and still anchor "on Monday" to the days it may mean."""


class _Point(NamedTuple):
    start: int
    end: int
    value: When | None
    anchored: Anchored


def find_times(
    text: str, *, published: date | None, written_between: When | None = None, context: date | None = None
) -> tuple[FoundTime, ...]:
    """Every time and duration of the text in order."""
    found = spans(text)
    points = _points(text, found, _anchors(published, written_between), context)
    times = _related(text, points, _last(published, written_between))
    taken = [(time.start, time.end) for time in times]
    lengths = (
        FoundTime(start=length.start, end=length.end, kind="duration", days=length.days)
        for length in durations(text)
        if not any(start < length.end and length.start < end for start, end in taken)
    )
    return tuple(sorted([*times, *lengths], key=lambda time: (time.start, time.end)))


def date_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where the text names times: stretches in which no number counts people."""
    return tuple((span.start, span.end) for span in spans(text) if any(map(str.isdigit, text[span.start : span.end])))


def _anchors(published: date | None, written_between: When | None) -> tuple[date, ...]:
    if published is not None:
        return (published,)
    if written_between is None or written_between.start is None or written_between.end is None:
        return ()
    return tuple(sorted({written_between.start, written_between.end}))


def _last(published: date | None, written_between: When | None) -> date | None:
    return published or (written_between.end if written_between else None)


def _points(text: str, found: list[Span], anchors: tuple[date, ...], context: date | None) -> list[_Point]:
    """Each phrase resolved in order; a time that is known becomes the context of those that follow."""
    known = When(start=context, end=context) if context else None
    points: list[_Point] = []
    for index, span in enumerate(found):
        clue = Clue(context=known, future=_is_future(text, span), following=_paired(text, found, index, anchors))
        value, anchored = _resolve_between(span, anchors, clue)
        points.append(_Point(span.start, span.end, value, anchored))
        if value is not None and span.form not in ("now", "past"):
            known = value
    return points


def _resolve_between(span: Span, anchors: tuple[date, ...], clue: Clue) -> tuple[When | None, Anchored]:
    """The value from the one anchor, or, where the day of writing is an interval, what its two ends span."""
    results = [resolve(span, anchor, clue) for anchor in anchors] or [resolve(span, None, clue)]
    first, anchored = results[0]
    last = results[-1][0]
    if first is None or last is None:
        return None, anchored
    if first == last:
        return first, anchored
    if (anchors[-1] - anchors[0]).days > NARROW:
        return None, anchored
    return When(start=first.start, end=last.end), anchored


def _paired(text: str, found: list[Span], index: int, anchors: tuple[date, ...]) -> When | None:
    """The end of a range whose beginning lacks a year: "from November to February 2020"."""
    if index + 1 >= len(found) or _JOINT.fullmatch(text, found[index].end, found[index + 1].start) is None:
        return None
    anchor = anchors[-1] if anchors else None
    if found[index + 1].get("year") is None:
        return None
    return resolve(found[index + 1], anchor, Clue(context=None, future=False, following=None))[0]


def _is_future(text: str, span: Span) -> bool:
    """Whether the clause around the phrase speaks of the future."""
    start = 0
    for match in _SENTENCE.finditer(text, max(0, span.start - 400), span.start):
        start = match.end()
    stop = _SENTENCE.search(text, span.end)
    before, after = (
        text[max(start, span.start - 120) : span.start],
        text[span.end : stop.start() if stop else span.end + 80],
    )
    clause = re.split(r"[,;:—–]\s", before)[-1] + " " + re.split(r"[,;:—–]\s", after)[0]
    return bool(_FUTURE.search(clause)) and not _PAST.search(clause)


def _related(text: str, points: list[_Point], last: date | None) -> list[FoundTime]:
    """Points joined into ranges and bounded by their prepositions."""
    times: list[FoundTime] = []
    index = 0
    while index < len(points):
        point = points[index]
        lead = _RELATION.search(text, max(0, point.start - 40), point.start)
        word = lead.group("word").lower() if lead else ""
        joint = None
        if index + 1 < len(points):
            joint = _JOINT.fullmatch(text, point.end, points[index + 1].start)
        if joint is not None and _joins(word, joint.group("word").lower()):
            times.append(_range(point, points[index + 1], lead.start() if lead else point.start))
            index += 2
            continue
        times.append(_bounded(point, word, lead.start() if lead else point.start, last))
        index += 1
    return times


def _joins(lead: str, joint: str) -> bool:
    if joint == "and":
        return lead == "between"
    return True


def _range(first: _Point, last: _Point, start: int) -> FoundTime:
    value = None
    if first.value is not None and last.value is not None:
        begin, end = first.value.start, last.value.end
        if begin is not None and end is not None and begin <= end:
            value = When(start=begin, end=end)
    anchored = first.anchored if first.anchored != "absolute" else last.anchored
    return FoundTime(start=start, end=last.end, value=value, anchored=anchored)


def _bounded(point: _Point, word: str, start: int, last: date | None) -> FoundTime:
    relation = _BOUNDS.get(word)
    if word in ("from",) or word.startswith(("starting", "beginning")):
        relation = "since"
    if relation is None:
        return FoundTime(start=point.start, end=point.end, value=point.value, anchored=point.anchored)
    value = point.value
    if value is not None and relation == "since":
        value = When(start=value.start, end=last if last and value.start and last >= value.start else None)
    elif value is not None and relation in ("by", "until"):
        value = When(start=None, end=value.end) if value.end else None
    elif value is not None and relation == "before":
        value = When(start=None, end=value.start - timedelta(days=1)) if value.start else None
    elif value is not None and relation == "after":
        value = When(start=value.end + timedelta(days=1), end=None) if value.end else None
    return FoundTime(start=start, end=point.end, value=value, anchored=point.anchored, relation=relation)

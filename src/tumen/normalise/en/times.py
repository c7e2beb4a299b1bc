"""English times: phrases resolved in order, joined into ranges and bounded by their prepositions."""

from __future__ import annotations

import re
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from tumen.ledger import When
from tumen.normalise.calendar import stepped
from tumen.normalise.cover import Cover
from tumen.normalise.en.durations import durations
from tumen.normalise.en.phrases import Form
from tumen.normalise.en.resolve import resolve
from tumen.normalise.en.spans import Span, spans, steps_of
from tumen.normalise.en.years import Clue
from tumen.normalise.found import Anchored, FoundTime, Relation

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
        "until": "until",
        "till": "until",
        "up to": "until",
        "through": "until",
        "before": "before",
        "prior to": "before",
        "ahead of": "before",
        "after": "after",
        "following": "after",
        "during": "during",
        "throughout": "during",
        "over": "during",
    }
)
_RELATION = re.compile(
    rf"\b(?P<word>{'|'.join(sorted(_BOUNDS, key=lambda word: (-len(word), word)))})\s+"
    r"(?:(?:the|a)\s+(?:deadline|date|day)\s+(?:of|on|in)\s+)?(?:the\s+)?(?:(?:about|around|roughly)\s+)?$",
    re.IGNORECASE,
)
_OPENING = re.compile(r"\b(?P<word>between|from)\s+(?:[\w'’]+\s+){0,4}$", re.IGNORECASE)
_JOINT = re.compile(
    r"\s*(?P<word>\bto\b|\bthrough\b|\buntil\b|\btill\b|\band\b|-|–|—)\s*(?P<more>(?:[\w'’]+\s+){0,4})",
    re.IGNORECASE,
)
_TIGHT = re.compile(r"\s*(?:to|through|until|till|-|–|—)\s*(?:the\s+)?", re.IGNORECASE)
_SAME = re.compile(r",\s+(?:on\s+)?(?:the\s+)?", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will|shall|plans?\s+to|planned|planning|is\s+to|are\s+to|due|scheduled|set\s+to|expected|supposed\s+to"
    r"|upcoming|must|has\s+to|have\s+to|should|going\s+to|remains?\s+before"
    r"|(?:is|are)\s+(?:\w+\s+)?(?:trying|preparing|hoping|waiting|getting\s+ready|seeking)|intends?|wants?\s+to"
    r"|hopes?\s+to|aims?\s+to|about\s+to|ready\s+to)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|told|reported|arrived|sent|went|came|crossed|began|took|left|returned|ordered|\w+ed)\b",
    re.IGNORECASE,
)
_LAW = re.compile(r"\b(?:[Rr]esolutions?|[Ss]anctions?|[Cc]ouncil|[Aa]dopted|UNSCR?|[Pp]assed)\b")
_SENTENCE = re.compile(r"(?<=[a-z0-9)”\"’])[.!?][”\"’)]?\s+(?=[A-Z“\"‘(\[])|\n")
NARROW = 31
"""Days between which a report may have been written and still anchor "on Monday" to the days that it may mean."""


class _Point(NamedTuple):
    start: int
    end: int
    value: When | None
    anchored: Anchored
    form: Form


def find_times(
    text: str, *, published: date | None, written_between: When | None = None, context: date | None = None
) -> tuple[FoundTime, ...]:
    """Every time and duration of the text in order."""
    return times_among(text, spans(text), published=published, written_between=written_between, context=context)


def times_among(
    text: str, found: list[Span], *, published: date | None, written_between: When | None, context: date | None
) -> tuple[FoundTime, ...]:
    """Every time and duration of the text in order; `found` are the phrases for times that it holds."""
    points = _points(text, found, _anchors(published, written_between), context)
    times = _related(text, points, published or (written_between.end if written_between else None))
    taken = Cover((time.start, time.end) for time in times)
    lengths = (
        FoundTime(start=length.start, end=length.end, kind="duration", days=length.days)
        for length in durations(text)
        if not taken.touches(length.start, length.end)
    )
    return tuple(sorted([*times, *lengths], key=lambda time: (time.start, time.end)))


def _anchors(published: date | None, written_between: When | None) -> tuple[date, ...]:
    if published is not None:
        return (published,)
    if written_between is None or written_between.start is None or written_between.end is None:
        return ()
    return tuple(sorted({written_between.start, written_between.end}))


def _points(text: str, found: list[Span], anchors: tuple[date, ...], context: date | None) -> list[_Point]:
    """Each phrase resolved in order; a time that is known becomes the context of those that follow."""
    known: tuple[int, When] | None = (0, When(start=context, end=context)) if context else None
    section: tuple[int, int] | None = None
    points: list[_Point] = []
    for index, span in enumerate(found):
        if section is not None and span.start >= section[1]:
            section = None
        clue = Clue(
            context=known[1] if known else None,
            told=known[1] if known and _told(text, known[0], span.start) else None,
            section=section[0] if section else None,
            future=_is_future(text, span),
            following=_paired(text, found, index, anchors),
        )
        value, anchored = _resolved(text, found, index, anchors, clue)
        if span.form == "up_to" and value is None:
            continue
        if points and span.start < points[-1].end:
            continue  # the day up to which a length runs
        end = found[index + 1].end if span.form == "up_to" else span.end
        points.append(_Point(span.start, end, value, anchored, span.form))
        if span.form == "heading":
            section = (int(span.groups["year"]), _section_end(text, span.end))
        if value is not None and span.form not in ("now", "past", "then", "up_to"):
            known = (span.start, value)
    return points


def _section_end(text: str, start: int) -> int:
    """A year within a line rules its paragraph, a year on a line of its own all up to the next one."""
    alone = text[start : start + 2].strip(".: ") in ("", "\n") and "\n" in text[start : start + 3]
    end = (
        re.compile(r"\n[ \t]*(?:19|20)\d\d\s*\n").search(text, start)
        if alone
        else re.compile(r"\n").search(text, start)
    )
    return end.start() if end else len(text)


def _told(text: str, start: int, end: int) -> bool:
    """Whether the time at `start` is told in the same paragraph and is no date of a law."""
    if "\n" in text[start:end] or end - start > 800:
        return False
    opening, closing = text.rfind(". ", max(0, start - 800), start), text.find(". ", start, start + 800)
    opening = opening + 1 if opening >= 0 else max(0, start - 800)
    return _LAW.search(text, opening, closing if closing >= 0 else start + 800) is None


def _resolved(
    text: str, found: list[Span], index: int, anchors: tuple[date, ...], clue: Clue
) -> tuple[When | None, Anchored]:
    """The value from the one anchor, or, where the day of writing is an interval, what its two ends span."""
    if found[index].form == "up_to":
        return _up_to(text, found, index, anchors, clue)
    results = [resolve(found[index], anchor, clue) for anchor in anchors] or [resolve(found[index], None, clue)]
    (first, anchored), (last, _) = results[0], results[-1]
    if first is None or last is None or first == last:
        return (first if first == last else None), anchored
    if (anchors[-1] - anchors[0]).days > NARROW:
        return None, anchored
    return When(start=first.start, end=last.end), anchored


def _up_to(
    text: str, found: list[Span], index: int, anchors: tuple[date, ...], clue: Clue
) -> tuple[When | None, Anchored]:
    """ "the two years to 6 December 2019": the units before a day, with that day."""
    span = found[index]
    if index + 1 >= len(found) or text[span.end : found[index + 1].start].strip() not in ("", "the"):
        return None, "absolute"
    day, anchored = _resolved(text, found, index + 1, anchors, clue)
    steps = steps_of(span.get("n") or "a", span.groups["unit"])
    if day is None or day.end is None or steps is None or steps[1] != steps[2]:
        return None, anchored
    start = stepped(day.end, steps[0], -steps[1])
    return (When(start=start, end=day.end) if start else None), anchored


def _paired(text: str, found: list[Span], index: int, anchors: tuple[date, ...]) -> When | None:
    """The end of a range whose beginning lacks a year: "from November to February 2020"."""
    if index + 1 >= len(found) or found[index + 1].get("year") is None or found[index].get("year") is not None:
        return None
    joint = _JOINT.fullmatch(text, found[index].end, found[index + 1].start)
    if joint is None or joint.group("more").strip().lower() not in ("", "the"):
        return None
    return resolve(found[index + 1], anchors[-1] if anchors else None, Clue())[0]


def _is_future(text: str, span: Span) -> bool:
    """Whether the clause speaks of the future: the last verb before the phrase decides, else the first behind it."""
    opening = max(0, span.start - 160)
    for match in _SENTENCE.finditer(text, opening, span.start):
        opening = match.end()
    before = text[opening : span.start]
    future = max((match.end() for match in _FUTURE.finditer(before)), default=-1)
    past = max((match.end() for match in _PAST.finditer(before)), default=-1)
    if future >= 0 or past >= 0:
        return future >= past
    stop = _SENTENCE.search(text, span.end, span.end + 120)
    closing = stop.start() if stop else span.end + 120
    ahead, behind = _FUTURE.search(text, span.end, closing), _PAST.search(text, span.end, closing)
    return ahead is not None and (behind is None or ahead.start() <= behind.start())


def _related(text: str, points: list[_Point], last: date | None) -> list[FoundTime]:
    """Points joined into ranges ("from A through B", "between A and B") and bounded by their prepositions."""
    times: list[FoundTime] = []
    index = 0
    while index < len(points):
        point, floor = points[index], points[index - 1].end if index else 0
        opening = _OPENING.search(text, max(floor, point.start - 60), point.start)
        after = points[index + 1] if index + 1 < len(points) else None
        if after is not None and _joined(text, opening, point, after):
            size = 2
            if index + 2 < len(points) and _narrows(text, after, points[index + 2]):
                after, size = points[index + 2], 3
            times.append(_range(point, after, opening.start() if opening else point.start))
            index += size
            continue
        times.append(_bounded(text, point, floor, last))
        index += 1
    return times


def _joined(text: str, opening: re.Match[str] | None, first: _Point, last: _Point) -> bool:
    if _TIGHT.fullmatch(text, first.end, last.start):
        return True
    joint = _JOINT.fullmatch(text, first.end, last.start)
    if joint is not None and first.form == last.form == "month" and _adjoin(first, last):
        return not joint.group("more")
    if opening is None or joint is None:
        return False
    return (joint.group("word").lower() == "and") == (opening.group("word").lower() == "between")


def _adjoin(first: _Point, last: _Point) -> bool:
    """ "in March and April" is one stretch of two months."""
    if first.value is None or last.value is None or first.value.end is None:
        return False
    return first.value.end + timedelta(days=1) == last.value.start


def _narrows(text: str, first: _Point, second: _Point) -> bool:
    """Whether the second point only says the first more exactly: "last week, the 6th of this month"."""
    if _SAME.fullmatch(text, first.end, second.start) is None or first.value is None or second.value is None:
        return False
    return first.value.overlaps(second.value)


def _range(first: _Point, last: _Point, start: int) -> FoundTime:
    value = None
    if first.value is not None and last.value is not None:
        begin, end = first.value.start, last.value.end
        if begin is not None and end is not None and begin <= end:
            value = When(start=begin, end=end)
    anchored = first.anchored if first.anchored != "absolute" else last.anchored
    return FoundTime(start=start, end=last.end, value=value, anchored=anchored)


def _bounded(text: str, point: _Point, floor: int, last: date | None) -> FoundTime:
    lead = _RELATION.search(text, max(floor, point.start - 48), point.start)
    if lead is None:
        return FoundTime(start=point.start, end=point.end, value=point.value, anchored=point.anchored)
    relation = _BOUNDS[re.sub(r"\s+", " ", lead.group("word").lower())]
    return FoundTime(
        start=lead.start(),
        end=point.end,
        value=_bound(point.value, relation, last),
        anchored=point.anchored,
        relation=relation,
    )


def _bound(value: When | None, relation: Relation, last: date | None) -> When | None:
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
    return When(start=value.end + timedelta(days=1), end=None) if value.end else None

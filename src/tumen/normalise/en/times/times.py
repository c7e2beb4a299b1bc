"""English times: phrases resolved in order, each in the light of those told before it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from tumen.ledger import When
from tumen.normalise.calendar import FIRST_YEAR, LAST_YEAR, stepped
from tumen.normalise.cover import Cover
from tumen.normalise.en.times.durations import durations
from tumen.normalise.en.times.joining import Point, ends_range, joined
from tumen.normalise.en.times.precision import precision_of
from tumen.normalise.en.times.relative import beside, within
from tumen.normalise.en.times.resolve import resolve
from tumen.normalise.en.times.spans import Span, spans, steps_of
from tumen.normalise.en.times.tense import is_future, is_soon, needs_tense, opening_of, year_of_sentence
from tumen.normalise.en.times.years import Clue, Resolved
from tumen.normalise.en.tokens import Tokens, tokenize
from tumen.normalise.found import Anchored, FoundTime, Precision

_LAW = re.compile(r"\b(?:[Rr]esolutions?|[Ss]anctions?|[Cc]ouncil|[Aa]dopted|UNSCR?|[Pp]assed)\b")
NARROW = 31
"""Days between which a report may have been written and still anchor "on Monday" to the days that it may mean."""


MARGIN: Final = 10
"""Years at either end of those that reports speak of, from which no time is told."""

_CHAINED = ("beside", "up_to", "within")
"""Forms that count from a time named right behind them."""


def find_times(
    text: str, *, published: date | None, written_between: When | None = None, context: date | None = None
) -> tuple[FoundTime, ...]:
    """Every time and duration of the text in order."""
    tokens = tokenize(text)
    found = spans(text, tokens)
    return times_among(text, tokens, found, published=published, written_between=written_between, context=context)


def times_among(
    text: str,
    tokens: Tokens,
    found: list[Span],
    *,
    published: date | None,
    written_between: When | None,
    context: date | None,
) -> tuple[FoundTime, ...]:
    """Every time and duration of the text in order; `found` are the phrases for times that it holds."""
    context = context if context and _speakable(context) else None
    anchors = _anchors(published, written_between)
    last = published or (written_between.end if written_between else None)
    times = joined(text, _points(text, found, anchors, context), last)
    taken = Cover((time.start, time.end) for time in times)
    lengths = (
        FoundTime(start=length.start, end=length.end, kind="duration", days=length.days)
        for length in durations(text, tokens)
        if not taken.touches(length.start, length.end)
    )
    return tuple(sorted([*times, *lengths], key=lambda time: (time.start, time.end)))


def _speakable(day: date) -> bool:
    return FIRST_YEAR + MARGIN <= day.year <= LAST_YEAR - MARGIN


def _anchors(published: date | None, written_between: When | None) -> tuple[date, ...]:
    if published is not None:
        return (published,) if _speakable(published) else ()
    if written_between is None or written_between.start is None or written_between.end is None:
        return ()
    days = (written_between.start, written_between.end)
    return tuple(sorted(set(days))) if all(map(_speakable, days)) else ()


def _points(text: str, found: list[Span], anchors: tuple[date, ...], context: date | None) -> list[Point]:
    """Each phrase resolved in order; a time that is known becomes the context of those that follow."""
    known: tuple[int, When, Precision | None] | None = None
    if context:
        known = (0, When(start=context, end=context), "day")
    section: tuple[int, int] | None = None
    points: list[Point] = []
    for index, span in enumerate(found):
        if span.form == "name" or (points and span.start < points[-1].end):
            continue  # no time, or the day up to which a length runs
        if section is not None and span.start >= section[1]:
            section = None
        if span.form in _CHAINED:
            value, anchored = _chained(text, found, index, anchors, known, section)
        else:
            clue = _clue(text, found, index, anchors, known, section)
            value, anchored = _resolved(found[index], anchors, clue)
        if value is None and (span.form in ("years", *_CHAINED) or (span.get("unit") == "day" and span.form == "unit")):
            continue
        if points and _repeats(span, text, points[-1]):
            value, anchored = points[-1].value, points[-1].anchored
        end = found[index + 1].end if span.form in _CHAINED else span.end
        precision = None
        if value is not None:
            precision = _precision(span, value, known[2] if known else None)
        points.append(Point(span.start, end, value, anchored, span.form, precision))
        if span.form == "heading":
            section = (int(span.groups["year"]), _section_end(text, span.end))
        compared = span.form == "unit" and _COMPARED.search(text, max(0, span.start - _LED), span.start) is not None
        if value is not None and not compared and span.form not in ("now", "past", "coming", "then", "within"):
            known = (span.start, value, precision)
    return points


_COMPARED = re.compile(
    r"\b(?:than|compared (?:with|to)|against|(?:figure|number|total)s? (?:of|for|in))\s+(?:in\s+)?$", re.I
)
"""Words before a time with which something is only compared; the story stays where it was."""
_LED = 24


def _precision(span: Span, value: When, known: Precision | None) -> Precision:
    if span.form == "beside":
        span = span._replace(form="later")
    elif span.get("weekof"):
        return "week"
    return precision_of(span, value, known)


def _clue(
    text: str,
    found: list[Span],
    index: int,
    anchors: tuple[date, ...],
    known: tuple[int, When, Precision | None] | None,
    section: tuple[int, int] | None,
) -> Clue:
    """What the words around the phrase add to it."""
    span = found[index]
    context = known[1] if known else None
    if not needs_tense(span):
        return Clue(context=context)
    opening = opening_of(text, span)
    return Clue(
        context=context,
        told=context if known and (not anchors or span.form in _STORIED) and _told(text, known, span.start) else None,
        section=section[0] if section else None,
        sentence=year_of_sentence(text, span, opening),
        future=is_future(text, span, opening),
        soon=is_soon(text, span),
        following=_paired(text, found, index, anchors, context),
    )


_STORIED = frozenset({"date", "day_of", "days", "month", "months", "part_unit", "so_far"})
"""Forms that may go on from a time told in the same paragraph, where the day of writing is known."""

_LINK = re.compile(r"\s*(?:,|\(|on|of|or|--?|–|—)?\s*(?:the\s+)?", re.IGNORECASE)


def _repeats(span: Span, text: str, point: Point) -> bool:
    """Whether a day without its year says once more what stands right before it: "Army Day on February 8"."""
    value = point.value
    if span.form != "date" or "year" in span.groups or point.form not in ("holiday", "weekday", "unit"):
        return False
    if value is None or value.start is None or value.start != value.end:
        return False
    if _LINK.fullmatch(text, point.end, span.start) is None or span.get("d1") is None:
        return False
    day, _ = resolve(span._replace(groups={**span.groups, "year": str(value.start.year)}), None, Clue())
    return day == value


def _section_end(text: str, start: int) -> int:
    """A year within a line rules its paragraph, a year on a line of its own all up to the next one."""
    alone = text[start : start + 2].strip(".: ") in ("", "\n") and "\n" in text[start : start + 3]
    end = -1 if alone else text.find("\n", start)
    return end if end >= 0 else len(text)


_SINCE = re.compile(r"\b(?:since|from|until|till|before|after)\s+(?:the\s+)?$", re.IGNORECASE)


def _told(text: str, known: tuple[int, When, Precision | None], end: int) -> bool:
    """Whether the time told before is told in the same paragraph, is no date of a law and no year that only bounds."""
    start = known[0]
    if known[2] in ("year", "years", "decade") and _SINCE.search(text, max(0, start - 16), start):
        return False
    if "\n" in text[start:end] or end - start > 800:
        return False
    opening, closing = text.rfind(". ", max(0, start - 800), start), text.find(". ", start, start + 800)
    opening = opening + 1 if opening >= 0 else max(0, start - 800)
    return _LAW.search(text, opening, closing if closing >= 0 else start + 800) is None


def _resolved(span: Span, anchors: tuple[date, ...], clue: Clue) -> tuple[When | None, Anchored]:
    """The value from the one anchor, or, where the day of writing is an interval, what its two ends span."""
    results = [resolve(span, anchor, clue) for anchor in anchors] or [resolve(span, None, clue)]
    (first, anchored), (last, _) = results[0], results[-1]
    if first is None or last is None or first == last:
        return (first if first == last else None), anchored
    if (anchors[-1] - anchors[0]).days > NARROW:
        return None, anchored
    return When(start=first.start, end=last.end), anchored


_BETWEEN = re.compile(r"\s*(?:the\s+)?(?:(?:vote|deadline|date|day|end)\s+(?:of|on)\s+)?(?:the\s+)?", re.IGNORECASE)


def _chained(
    text: str,
    found: list[Span],
    index: int,
    anchors: tuple[date, ...],
    known: tuple[int, When, Precision | None] | None,
    section: tuple[int, int] | None,
) -> tuple[When | None, Anchored]:
    """ "the two years to 6 December 2019", "six months before 22 December 2019": units counted from a day behind."""
    span = found[index]
    if index + 1 >= len(found) or _BETWEEN.fullmatch(text, span.end, found[index + 1].start) is None:
        return None, "absolute"
    clue = _clue(text, found, index + 1, anchors, known, section)
    day, anchored = _resolved(found[index + 1], anchors, clue)
    if span.form == "beside":
        return (None if _STRETCH.search(text, max(0, span.start - 8), span.start) else beside(span, day)), anchored
    if span.form == "within":
        return within(span, day), anchored
    steps = steps_of(span.get("n") or "a", span.groups["unit"])
    if day is None or day.end is None or steps is None or steps[1] != steps[2]:
        return None, anchored
    if day.start is not None and day.start < day.end and steps[0] in ("month", "year"):
        # "the eight months to August 2022" end with that month
        start = stepped(day.end + timedelta(days=1), steps[0], -steps[1])
    else:
        start = stepped(day.end, steps[0], -steps[1])
    return (When(start=start, end=day.end) if start else None), anchored


_STRETCH = re.compile(r"\b(?:for|lasted)\s+$", re.IGNORECASE)


def _paired(
    text: str, found: list[Span], index: int, anchors: tuple[date, ...], context: When | None
) -> Resolved | None:
    """The end of a range or list whose beginning lacks a year: "from November to February 2020"."""
    if found[index].form not in _NAMED or {"year", "which", "lead"} & found[index].groups.keys():
        return None
    for last in range(index + 1, min(index + LISTED, len(found))):
        if found[last].form not in _NAMED:
            return None
        if {"year", "which"} & found[last].groups.keys():
            if not ends_range(text, found[last - 1].end, found[last].start):
                return None
            return resolve(found[last], anchors[-1] if anchors else None, Clue(context=context))
        if _COMMA.fullmatch(text, found[last - 1].end, found[last].start) is None:
            return None
    return None


LISTED = 12
"""How many times of a list may share the year of the last."""

_COMMA = re.compile(r",\s*")
_NAMED = frozenset({"date", "days", "month", "months"})
"""Forms whose year may be left out."""

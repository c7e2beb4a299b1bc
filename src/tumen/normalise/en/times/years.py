"""The year that a phrase for a time leaves out, from the words around it, the times told before, and the tense."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from tumen.ledger import When
from tumen.normalise.calendar import FIRST_YEAR, LAST_YEAR, Unit, day_of, month_of, stepped, unit_of
from tumen.normalise.en.times.spans import Span
from tumen.normalise.en.times.words import ORDINALS, WEEKDAYS
from tumen.normalise.found import Anchored

Resolved = tuple[When | None, Anchored]
"""The interval, None where nothing anchors it, and what it rests on."""


class Clue(NamedTuple):
    """What the words around a phrase add.

    `context` is the time named before it, `told` the same where it stands in the same paragraph and is no date of a
    law, `section` the year that opens a paragraph of a chronicle, `sentence` the year that opens the sentence, `future`
    the tense, `soon` that the words before it ("ahead of") look to a day that is near, `following` the end of a range.
    """

    context: When | None = None
    told: When | None = None
    section: int | None = None
    sentence: int | None = None
    future: bool = False
    soon: bool = False
    following: Resolved | None = None


STRIDE = 92
"""Days by which a story told in order may go on from one dated event to a month without its year."""

BACK = 31
"""Days by which it may turn back to a day without its year."""

NEAR = 60
"""Days ahead of which one speaks of a feast to come: "ahead of the Lunar New Year"."""


def _year(span: Span, anchor: date | None, clue: Clue) -> tuple[int | None, Anchored]:
    """The year that the phrase itself names: "2019", "this year", "that year"; None where it names none."""
    written = span.get("year")
    if written is not None:
        return int(written), "absolute"
    which = current(span.get("which"))
    if which in ("this", "last", "next"):
        step = {"this": 0, "last": -1, "next": 1}[which]
        return (anchor.year + step, "published") if anchor else (None, "published")
    named = _context_year(clue)
    if which in ("that", "the same"):
        return named, "context"
    if which == "the following":
        return (named + 1 if named else None), "context"
    if which == "the previous" or span.get("before"):
        return (named - 1 if named else None), "context"
    return None, "published"


def current(which: str | None) -> str | None:
    """ "the current" says "this", "that same" says "that"."""
    return {"the current": "this", "current": "this", "that same": "that"}.get(which or "", which)


def the_unit(clue: Clue, anchor: date | None, unit: Unit) -> str:
    """Whether "the year" or "the month" is "that" one, told in the same paragraph, or "this" one."""
    told = clue.told
    if anchor is None or told is None or told.start is None or told.end is None:
        return "this"
    fine = (told.end - told.start).days <= (31 if unit == "month" else 366 if unit == "year" else 6)
    begun = unit_of(anchor, unit).start
    return "that" if fine and begun is not None and told.end < begun else "this"


def _context_year(clue: Clue) -> int | None:
    if clue.context is None:
        return None
    day = clue.context.start or clue.context.end
    return day.year if day else None


def dated(span: Span, anchor: date | None, clue: Clue, make: Callable[[int], When | None]) -> Resolved:
    """`make(year)` for the year that the phrase names, else for the year that context, anchor and tense give.

    A day of the week that is named with it decides between years: "Sunday, December 22" is 2019, not 2018.
    """
    value, anchored = _dated(span, anchor, clue, make)
    said = span.get("wd")
    if said is None or value is None or value.start is None or anchored == "absolute":
        return value, anchored
    wanted = WEEKDAYS[said.rstrip(".")]
    for step in (0, 1, -1):
        year = value.start.year + step
        other = make(year) if FIRST_YEAR <= year < LAST_YEAR else None
        if other is not None and other.start is not None and other.start.weekday() == wanted:
            return other, anchored
    return value, anchored


def _dated(span: Span, anchor: date | None, clue: Clue, make: Callable[[int], When | None]) -> Resolved:
    year, anchored = _year(span, anchor, clue)
    if year is not None:
        return (make(year) if FIRST_YEAR <= year < LAST_YEAR else None), anchored
    if span.get("which") or span.get("before"):
        return None, anchored
    lead = span.get("lead")
    if lead is not None and lead.startswith("the ") and lead != "the coming":
        return _beside(clue, make, back=lead.endswith("previous")), "context"
    if clue.following is not None and clue.following[0] is not None and clue.following[0].start is not None:
        return _latest(make, clue.following[0].start), clue.following[1]
    if lead is None and (clue.section or clue.sentence) is not None:
        return make(clue.section or clue.sentence or FIRST_YEAR), "context"
    if anchor is None:
        return (_after_told(clue.told, make), "context") if clue.told and lead is None else (None, "published")
    if lead in ("next", "coming", "this coming", "the coming") or (clue.future and lead is None):
        return _earliest(make, anchor, begun=lead is None), "published"
    if lead == "this":
        return make(anchor.year), "published"
    if lead in ("last", "past", "this past"):
        return _latest(make, anchor, ended=True), "published"
    near = _earliest(make, anchor) if clue.soon else None
    if near is not None and near.start is not None and (near.start - anchor).days <= NEAR:
        return near, "published"
    if span.form in ("month", "date", "days"):
        told = _next_told(clue, anchor, make, back=span.form != "month")
        if told is not None:
            return told, "context"
    return _latest(make, anchor), "published"


def _after_told(told: When, make: Callable[[int], When | None]) -> When | None:
    """The one of the year told before; of the next year where a story turns it: "in December 2024 … in January"."""
    named = told.start or told.end
    if named is None:
        return None
    own = make(named.year)
    fine = told.start is not None and told.end is not None and (told.end - told.start).days <= BACK
    if not fine or own is None or own.end is None or told.start is None or told.end is None:
        return own
    if own.end >= told.start - timedelta(days=BACK):
        return own
    later = make(named.year + 1) if named.year + 1 < LAST_YEAR else None
    near = later is not None and later.start is not None and (later.start - told.end).days <= STRIDE
    return later if near else own


def _next_told(clue: Clue, anchor: date, make: Callable[[int], When | None], *, back: bool) -> When | None:
    """The first such month or day from the time told before it on: "On 10 August 2017 … By September" is still 2017.

    Only where that time is finer than a year and lies in an earlier year than the anchor; with `back`, a day a little
    before it counts as well.
    """
    told = clue.told
    if told is None or told.start is None or told.end is None or (told.end - told.start).days > 31:
        return None
    if told.end.year >= anchor.year:
        return None
    from_on = stepped(told.start, "day", -BACK if back else 0) or told.start
    first = _earliest(make, from_on)
    if first is None or first.start is None or first.start > anchor or (first.start - told.end).days > STRIDE:
        return None
    return first


def beside_context(clue: Clue, make: Callable[[int], When | None]) -> When | None:
    """ "that winter": the one of the year told before, or the first that has not ended when the time told begins."""
    context = clue.context
    if context is None or context.start is None:
        return None
    if context.end is None or (context.end - context.start).days > STRIDE:
        return make(context.start.year)
    return _earliest(make, context.start)


def _beside(clue: Clue, make: Callable[[int], When | None], *, back: bool) -> When | None:
    """ "the following January": the first such month after the time named before, or the last one before it."""
    if clue.context is None or clue.context.start is None or clue.context.end is None:
        return None
    if back:
        return _latest(make, clue.context.start - timedelta(days=31))
    return _earliest(make, clue.context.end, begun=False)


def _latest(make: Callable[[int], When | None], anchor: date, *, ended: bool = False) -> When | None:
    """The latest such interval that has begun by `anchor`, or with `ended` has ended before its month."""
    for year in range(anchor.year, anchor.year - 5, -1):
        when = make(year) if FIRST_YEAR <= year < LAST_YEAR else None
        if when is None or when.start is None or when.end is None:
            continue
        if (when.end < anchor.replace(day=1)) if ended else when.start <= anchor:
            return when
    return None


def _earliest(make: Callable[[int], When | None], anchor: date, *, begun: bool = True) -> When | None:
    """The earliest such interval that has not ended before `anchor`, or without `begun` has not begun by then."""
    for year in range(anchor.year - 1, anchor.year + 5):
        when = make(year) if FIRST_YEAR <= year < LAST_YEAR else None
        if when is None or when.start is None or when.end is None:
            continue
        if when.end >= anchor if begun else when.start > anchor:
            return when
    return None


def days_in(year: int, month: int, first: int | None, last: int | None) -> When | None:
    """The days `first` to `last` of a month, None where the calendar has none such."""
    if first is None or last is None:
        return None
    start, end = day_of(year, month, first), day_of(year, month, last)
    return When(start=start, end=end) if start and end and start <= end else None


def ordinal(words: str | None) -> int | None:
    """The number that "third" or "3rd" says."""
    if words is None:
        return None
    words = "-".join(words.split())
    return ORDINALS.get(words) or (int(words[:-2]) if words[:-2].isdigit() else None)


def last_day(year: int, month: int) -> When:
    """The last day of a month."""
    end = month_of(year, month).end
    return When(start=end, end=end)

"""What an English phrase for a time means on the calendar, given the day of writing and the time named before it."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from tumen.ledger import When
from tumen.normalise.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    day_of,
    month_of,
    months_of,
    part_of_month,
    part_of_year,
    stepped,
    unit_of,
    year_of,
)
from tumen.normalise.en.phrases import HOLIDAYS, MONTHS, ORDINALS, SEASONS, WEEKDAYS
from tumen.normalise.en.spans import Span, number_of, part_word, steps_of, unit_word
from tumen.normalise.found import Anchored


class Clue(NamedTuple):
    """What the words around a phrase add.

    `context` is the time named before it, `told` the same where it stands in the same paragraph and is no date of a
    law, `section` the year that opens a paragraph of a chronicle, `future` the tense, `following` the end of a range.
    """

    context: When | None = None
    told: When | None = None
    section: int | None = None
    future: bool = False
    following: When | None = None


Resolved = tuple[When | None, Anchored]
_QUARTERS = MappingProxyType({"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4})
_BACK = frozenset({"last", "the previous"})


def resolve(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """The interval that the phrase names and what it rests on; None where nothing anchors it."""
    handler = _HANDLERS.get(span.form)
    return handler(span, anchor, clue) if handler else (None, "absolute")


def _year(span: Span, anchor: date | None, clue: Clue) -> tuple[int | None, Anchored]:
    """The year that the phrase itself names: "2019", "this year", "that year"; None where it names none."""
    written = span.get("year")
    if written is not None:
        return int(written), "absolute"
    which = span.get("which")
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


def _context_year(clue: Clue) -> int | None:
    if clue.context is None:
        return None
    day = clue.context.start or clue.context.end
    return day.year if day else None


def _dated(span: Span, anchor: date | None, clue: Clue, make: Callable[[int], When | None]) -> Resolved:
    """`make(year)` for the year that the phrase names, else for the year that context, anchor and tense give."""
    year, anchored = _year(span, anchor, clue)
    if year is not None:
        return (make(year) if FIRST_YEAR <= year < LAST_YEAR else None), anchored
    if span.get("which") or span.get("before"):
        return None, anchored
    lead = span.get("lead")
    if clue.following is not None and clue.following.start is not None:
        return _latest(make, clue.following.start), "absolute"
    if clue.section is not None and lead is None:
        return make(clue.section), "context"
    if anchor is None:
        named = _context_year(clue)
        return (make(named), "context") if named is not None and lead is None else (None, "published")
    if lead == "next" or (clue.future and lead is None):
        return _earliest(make, anchor), "published"
    if lead == "this":
        return make(anchor.year), "published"
    if lead == "last":
        return _latest(make, anchor.replace(day=1) - timedelta(days=1)), "published"
    if span.form == "month" and (told := _next_told(clue, anchor, make)) is not None:
        return told, "context"
    return _latest(make, anchor), "published"


def _next_told(clue: Clue, anchor: date, make: Callable[[int], When | None]) -> When | None:
    """The first such month from the time told before it on: "On 10 August 2017 … By September" is still 2017.

    Only where that time is finer than a year and lies in an earlier year than the anchor.
    """
    told = clue.told
    if told is None or told.start is None or told.end is None or (told.end - told.start).days > 31:
        return None
    if told.end.year >= anchor.year:
        return None
    first = _earliest(make, told.start)
    return first if first is not None and first.start is not None and first.start <= anchor else None


def _latest(make: Callable[[int], When | None], anchor: date) -> When | None:
    """The latest such interval that has begun by `anchor`."""
    for year in (anchor.year, anchor.year - 1, anchor.year - 2, anchor.year - 3, anchor.year - 4):
        when = make(year)
        if when is not None and when.start is not None and when.start <= anchor:
            return when
    return None


def _earliest(make: Callable[[int], When | None], anchor: date) -> When | None:
    """The earliest such interval that has not ended before `anchor`."""
    for year in (anchor.year - 1, anchor.year, anchor.year + 1, anchor.year + 2, anchor.year + 4):
        when = make(year)
        if when is not None and when.end is not None and when.end >= anchor:
            return when
    return None


def _month(span: Span) -> int:
    return MONTHS[(span.get("month") or "").rstrip(".")]


def _days(year: int, month: int, first: int | None, last: int | None) -> When | None:
    if first is None or last is None:
        return None
    start, end = day_of(year, month, first), day_of(year, month, last)
    return When(start=start, end=end) if start and end and start <= end else None


def _ordinal(words: str | None) -> int | None:
    if words is None:
        return None
    words = "-".join(words.split())
    return ORDINALS.get(words) or (int(words[:-2]) if words[:-2].isdigit() else None)


def _day_number(span: Span, which: str) -> int | None:
    digits = span.get(f"d{which}")
    return int(digits) if digits else _ordinal(span.get(f"w{which}"))


def _edge(year: int, month: int, size: int, edge: str) -> When | None:
    """The first or last days of a month."""
    length = calendar.monthrange(year, month)[1]
    first = 1 if edge == "first" else length - size + 1
    return _days(year, month, first, first + size - 1)


def _last_day(year: int, month: int) -> When:
    end = month_of(year, month).end
    return When(start=end, end=end)


def _date(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    if span.get("iso"):
        day = day_of(int(span.groups["year"]), int(span.groups["mm"]), int(span.groups["dd"]))
        return (When(start=day, end=day) if day else None), "absolute"
    if span.get("m1"):
        return _numeric(int(span.groups["year"]), int(span.groups["d1"]), int(span.groups["m1"])), "absolute"
    month = _month(span)
    if span.get("lastday"):
        return _dated(span, anchor, clue, lambda year: _last_day(year, month))
    number = _day_number(span, "1")
    return _dated(span, anchor, clue, lambda year: _days(year, month, number, number))


def _numeric(year: int, first: int, second: int) -> When | None:
    """12.22.2019 and 22.12.2019 are clear, 3.4.2019 is not."""
    if first > 12 >= second:
        day = day_of(year, second, first)
    elif second > 12 >= first or first == second:
        day = day_of(year, first, second)
    else:
        day = None
    return When(start=day, end=day) if day else None


def _several_days(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    month = _month(span)
    if span.get("edge"):
        size = (number_of(span.groups["k"]) or (10, 10))[0]
        return _dated(span, anchor, clue, lambda year: _edge(year, month, size, span.groups["edge"]))
    first, last = _day_number(span, "1"), _day_number(span, "2")
    return _dated(span, anchor, clue, lambda year: _days(year, month, first, last))


def _whole_month(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    if span.get("dash"):
        return month_of(int(span.groups["year"]), int(span.groups["mm"])), "absolute"
    month, part = _month(span), span.get("part")
    if part:
        return _dated(span, anchor, clue, lambda year: part_of_month(year, month, part_word(part)))
    return _dated(span, anchor, clue, lambda year: month_of(year, month))


def _whole_year(span: Span, _anchor: date | None, _clue: Clue) -> Resolved:
    year, part = int(span.groups["year"]), span.get("part")
    if not FIRST_YEAR <= year < LAST_YEAR:
        return None, "absolute"
    return (part_of_year(year, part_word(part)) if part else year_of(year)), "absolute"


def _months(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    if span.get("q"):
        kind, number = span.groups["q"][0], int(span.groups["q"][1])
        size = 3 if kind == "q" else 6
        first, last = (number - 1) * size + 1, number * size
    elif span.get("half"):
        first, last = (1, 6) if span.get("half") == "first" else (7, 12)
    elif span.get("quarter"):
        last = _QUARTERS[span.groups["quarter"]] * 3
        first = last - 2
    else:
        first, last = SEASONS[span.groups["season"]]
    if span.get("theyear"):
        span = span._replace(groups={"lead": "this"})
    return _dated(span, anchor, clue, lambda year: months_of(year, first, last))


def _decade(span: Span, _anchor: date | None, _clue: Clue) -> Resolved:
    year, part = int(span.groups["year"]), span.get("part")
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part or "", (0, 9))
    return When(start=date(year + first, 1, 1), end=date(year + last, 12, 31)), "absolute"


def _weekday(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    lead = span.get("lead")
    if lead in ("the following", "the previous"):
        anchor = clue.context.start if clue.context else None
    if anchor is None:
        return None, "context" if lead in ("the following", "the previous") else "published"
    weekday = WEEKDAYS[span.groups["weekday"]]
    back = (anchor.weekday() - weekday) % 7
    if lead in ("next", "the following") or (clue.future and lead is None):
        day = anchor + timedelta(days=(weekday - anchor.weekday() - 1) % 7 + 1)
    elif lead in ("last", "past", "this past", "the previous"):
        day = anchor - timedelta(days=back or 7)
    elif lead == "this":
        day = anchor + timedelta(days=weekday - anchor.weekday())
    else:
        day = anchor - timedelta(days=back)
    return When(start=day, end=day), "context" if lead in ("the following", "the previous") else "published"


def _base(which: str, anchor: date | None, clue: Clue) -> tuple[date | None, Anchored, int]:
    """The day that "this", "last", "that" counts from, what it rests on, and how many units it steps."""
    if which in ("this", "last", "next", "the coming"):
        return anchor, "published", {"this": 0, "last": -1}.get(which, 1)
    named = (clue.context.start or clue.context.end) if clue.context else None
    return named, "context", {"the following": 1, "the previous": -1}.get(which, 0)


def _unit(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    unit, many = unit_word(span.groups["unit"])
    which = span.groups["which"]
    turn = span.get("turn")
    if which in ("last", "this") and unit == "day":
        return None, "published"
    day, anchored, steps = _base("that" if turn else which, anchor, clue)
    if turn:
        steps = -1 if turn == "before" else 1
    day = stepped(day, unit, steps * many) if day else None
    return (unit_of(day, unit) if day else None), anchored


def _part_unit(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    which = span.groups["which"].replace("the", "this")
    unit, part = span.groups["unit"], part_word(span.groups["part"])
    day, anchored, steps = _base(which, anchor, clue)
    if unit == "week":
        return None, anchored
    day = stepped(day, "year" if unit == "year" else "month", steps) if day else None
    if day is None:
        return None, anchored
    return (part_of_year(day.year, part) if unit == "year" else part_of_month(day.year, day.month, part)), anchored


def _so_far(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "earlier this month" runs from its first day to the day of writing, "later this month" on to its last."""
    which, how = span.get("which") or "this", span.groups["sofar"]
    unit, _ = unit_word(span.groups["unit"])
    day, anchored, steps = _base(which, anchor, clue)
    moved = stepped(day, unit, steps) if day else None
    if day is None or moved is None:
        return None, anchored
    whole = unit_of(moved, unit)
    if steps:
        return whole, anchored
    return (When(start=day, end=whole.end) if how == "later" else When(start=whole.start, end=day)), anchored


def _day_of(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "the first of this month", "the 19th of that month"; a bare "on the 18th" is of the month named last."""
    which = span.get("which")
    if which is None:
        which = "that" if clue.context is not None else "this"
    elif which == "the":
        which = "this"
    day, anchored, steps = _base(which, anchor, clue)
    moved = stepped(day.replace(day=1), "month", steps) if day else None
    if moved is None:
        return None, anchored
    if span.get("lastday"):
        return _last_day(moved.year, moved.month), anchored
    number = _ordinal(span.get("w1"))
    return _days(moved.year, moved.month, number, number), anchored


def _ago(span: Span, anchor: date | None, _clue: Clue) -> Resolved:
    sign = -1 if span.get("ago") == "ago" else 1
    return _moved(span, anchor, sign), "published"


def _moved(span: Span, base: date | None, sign: int) -> When | None:
    """The unit that lies `n` units before or after `base`: two days later is a day, three months later a month."""
    steps = steps_of(span.groups["n"], span.groups["unit"])
    if base is None or steps is None or steps[1] != steps[2]:
        return None
    day = stepped(base, steps[0], sign * steps[1])
    return unit_of(day, steps[0]) if day else None


def _later(span: Span, _anchor: date | None, clue: Clue) -> Resolved:
    back = span.get("later") in ("earlier", "before", "previously")
    context = clue.context
    if context is None or context.start is None:
        return None, "context"
    if context.end is not None and (context.end - context.start).days > 31:
        # one year earlier than late 2018 is late 2017
        steps = steps_of(span.groups["n"], span.groups["unit"])
        if steps is None or steps[1] != steps[2] or steps[0] != "year":
            return None, "context"
        sign = -1 if back else 1
        start, end = stepped(context.start, "year", sign * steps[1]), stepped(context.end, "year", sign * steps[1])
        return (When(start=start, end=end) if start and end else None), "context"
    base = context.start if back or span.groups["unit"] in ("month", "year") else (context.end or context.start)
    return _moved(span, base, -1 if back else 1), "context"


def _past(span: Span, anchor: date | None, _clue: Clue) -> Resolved:
    steps = steps_of(span.get("n") or "a", span.groups["unit"])
    start = stepped(anchor, steps[0], -steps[2]) if anchor and steps else None
    return (When(start=start, end=anchor) if start else None), "published"


def _now(span: Span, anchor: date | None, _clue: Clue) -> Resolved:
    step = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2}.get(span.groups["now"], 0)
    day = stepped(anchor, "day", step) if anchor else None
    return (When(start=day, end=day) if day else None), "published"


def _then(_span: Span, _anchor: date | None, clue: Clue) -> Resolved:
    return clue.context, "context"


def _holiday(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    month, day = HOLIDAYS[span.groups["holiday"].replace("’", "'")]
    return _dated(span, anchor, clue, lambda year: _days(year, month, day, day))


_HANDLERS: MappingProxyType[str, Callable[[Span, date | None, Clue], Resolved]] = MappingProxyType(
    {
        "date": _date,
        "days": _several_days,
        "heading": _whole_year,
        "month": _whole_month,
        "months": _months,
        "year": _whole_year,
        "decade": _decade,
        "weekday": _weekday,
        "unit": _unit,
        "part_unit": _part_unit,
        "so_far": _so_far,
        "day_of": _day_of,
        "ago": _ago,
        "later": _later,
        "past": _past,
        "now": _now,
        "then": _then,
        "holiday": _holiday,
    }
)

"""English times told from the day of writing or from a time named before: "last month", "two days later"."""

from __future__ import annotations

from datetime import date, timedelta

from tumen.ledger import When
from tumen.normalise.calendar import part_of_month, part_of_year, stepped, unit_of
from tumen.normalise.en.phrases import WEEKDAYS
from tumen.normalise.en.spans import Span, part_word, steps_of, unit_word
from tumen.normalise.en.years import Clue, Resolved, days_in, last_day, ordinal
from tumen.normalise.found import Anchored


def weekday(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "on Monday" is the latest one, "next Monday" and one with a future verb the first to come."""
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


def unit(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "this week", "last month", "that year", "the year before"."""
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


def part_of_unit(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "the end of this year", "early last month"."""
    which = span.get("which") or "this"
    which = "this" if which == "the" else which
    unit, part = span.groups["unit"], part_word(span.groups["part"])
    day, anchored, steps = _base(which, anchor, clue)
    if unit == "week":
        return None, anchored
    day = stepped(day, "year" if unit == "year" else "month", steps) if day else None
    if day is None:
        return None, anchored
    return (part_of_year(day.year, part) if unit == "year" else part_of_month(day.year, day.month, part)), anchored


def so_far(span: Span, anchor: date | None, clue: Clue) -> Resolved:
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


def day_of_month(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "the first of this month", "the 19th of that month"; a bare "on the 18th" is of the month told last."""
    which = span.get("which")
    if which is None:
        return _bare_day(span, anchor, clue)
    day, anchored, steps = _base("this" if which == "the" else which, anchor, clue)
    moved = stepped(day.replace(day=1), "month", steps) if day else None
    if moved is None:
        return None, anchored
    if span.get("lastday"):
        return last_day(moved.year, moved.month), anchored
    number = ordinal(span.get("w1"))
    return days_in(moved.year, moved.month, number, number), anchored


def _bare_day(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    number, told = ordinal(span.get("w1")), clue.told
    if told is not None and told.start is not None and told.end is not None and (told.end - told.start).days <= 31:
        return days_in(told.start.year, told.start.month, number, number), "context"
    if anchor is None:
        return None, "published"
    same = days_in(anchor.year, anchor.month, number, number)
    if same is not None and same.start is not None and same.start <= anchor and not clue.future:
        return same, "published"
    month = stepped(anchor.replace(day=1), "month", 0 if clue.future else -1)
    return (days_in(month.year, month.month, number, number) if month else None), "published"


def ago(span: Span, anchor: date | None, _clue: Clue) -> Resolved:
    """ "two weeks ago", "three months from now"."""
    sign = -1 if span.get("ago") == "ago" else 1
    return _moved(span, anchor, sign), "published"


def _moved(span: Span, base: date | None, sign: int) -> When | None:
    """The unit that lies `n` units before or after `base`: two days later is a day, three months later a month."""
    steps = steps_of(span.groups["n"], span.groups["unit"])
    if base is None or steps is None or steps[1] != steps[2]:
        return None
    day = stepped(base, steps[0], sign * steps[1])
    return unit_of(day, steps[0]) if day else None


def later(span: Span, _anchor: date | None, clue: Clue) -> Resolved:
    """ "two days later", "one year earlier": from the time named before."""
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


def past(span: Span, anchor: date | None, _clue: Clue) -> Resolved:
    """ "the past two weeks": from then to the day of writing."""
    steps = steps_of(span.get("n") or "a", span.groups["unit"])
    start = stepped(anchor, steps[0], -steps[2]) if anchor and steps else None
    return (When(start=start, end=anchor) if start else None), "published"


def now(span: Span, anchor: date | None, _clue: Clue) -> Resolved:
    """ "today", "yesterday", "now", "currently"."""
    step = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2}.get(span.groups["now"], 0)
    day = stepped(anchor, "day", step) if anchor else None
    return (When(start=day, end=day) if day else None), "published"


def then(_span: Span, _anchor: date | None, clue: Clue) -> Resolved:
    """ "by then", "at that time": the time named before."""
    return clue.context, "context"

"""English times told from the day of writing or from a time named before: "last month", "two days later"."""

from __future__ import annotations

from datetime import date, timedelta

from tumen.ledger import When
from tumen.normalise.calendar import Unit, part_of_month, part_of_week, part_of_year, quarter_of, stepped, unit_of
from tumen.normalise.en.times.named import part_by_number
from tumen.normalise.en.times.spans import Span, part_word, steps_of, unit_word
from tumen.normalise.en.times.words import WEEKDAYS
from tumen.normalise.en.times.years import Clue, Resolved, current, days_in, last_day, ordinal, the_unit
from tumen.normalise.found import Anchored

_WIDTH: dict[Unit, int] = {"day": 0, "week": 6, "month": 31, "year": 366}


def weekday(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "on Monday" is the latest one, "next Monday" and one with a future verb the first to come."""
    lead = span.get("lead")
    beside = lead in ("the following", "the previous", "the next")
    if beside:
        anchor = clue.context.start if clue.context else None
    if anchor is None and span.get("which") is None:
        return None, "context" if beside else "published"
    weekday = WEEKDAYS[span.groups["weekday"]]
    which = span.get("which")
    if which is not None:
        base, anchored, steps = _base(which, anchor, clue)
        if anchored == "context" and clue.context is not None and not _fits(clue.context, "week"):
            return None, anchored
        moved = stepped(base, "week", steps) if base else None
        moved = moved + timedelta(days=weekday - moved.weekday()) if moved else None
        return (When(start=moved, end=moved) if moved else None), anchored
    if anchor is None:
        return None, "published"
    back = (anchor.weekday() - weekday) % 7
    if lead in ("next", "the following", "the next", "coming", "this coming") or (clue.future and lead is None):
        day = anchor + timedelta(days=(weekday - anchor.weekday() - 1) % 7 + 1)
    elif lead in ("last", "past", "this past", "the previous"):
        day = anchor - timedelta(days=back or 7)
    elif lead == "this":
        day = anchor + timedelta(days=weekday - anchor.weekday())
    else:
        day = anchor - timedelta(days=back)
    return When(start=day, end=day), "context" if beside else "published"


def weekend(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """Saturday and Sunday: "the weekend" is the latest that has begun, or with a future verb the first to come."""
    which = span.get("which")
    if which in ("that", "the same", "the following", "the previous", "the next"):
        base = clue.context.start if clue.context else None
        if base is None or (clue.context and clue.context.end and (clue.context.end - base).days > 6):
            return None, "context"
        saturday = base + timedelta(days=5 - base.weekday())
        if which == "the previous":
            saturday -= timedelta(days=7)
        elif which != "that" and which != "the same" and saturday <= base:
            saturday += timedelta(days=7)
        return When(start=saturday, end=saturday + timedelta(days=1)), "context"
    if anchor is None:
        return None, "published"
    saturday = anchor + timedelta(days=5 - anchor.weekday())
    if which == "next":
        saturday += timedelta(days=7)
    elif which in ("last", "past", "this past", "the past") or (
        which is None and saturday > anchor and not clue.future
    ):
        saturday -= timedelta(days=7)
    return When(start=saturday, end=saturday + timedelta(days=1)), "published"


def quarter(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "last quarter": three months of the calendar."""
    which = current(span.groups["which"]) or "this"
    day, anchored, steps = _base(which, anchor, clue)
    moved = stepped(day.replace(day=1), "month", steps * 3) if day else None
    return (quarter_of(moved) if moved else None), anchored


def _base(which: str, anchor: date | None, clue: Clue) -> tuple[date | None, Anchored, int]:
    """The day that "this", "last", "that" counts from, what it rests on, and how many units it steps."""
    which = current(which) or which
    if which in ("this", "last", "next", "the coming"):
        return anchor, "published", {"this": 0, "last": -1}.get(which, 1)
    named = (clue.context.start or clue.context.end) if clue.context else None
    return named, "context", {"the following": 1, "the next": 1, "the previous": -1}.get(which, 0)


def unit(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "this week", "last month", "that year", "the year before"; a morning or a night is its day."""
    unit, many = unit_word(span.get("unit") or "day")
    which, turn = span.groups["which"] if span.get("which") else "that", span.get("turn")
    if which in ("last", "this") and unit == "day":
        return None, "published"
    if turn == "before last":
        day = stepped(anchor, unit, -2 * many) if anchor else None
        return (unit_of(day, unit) if day else None), "published"
    if which == "the next" and clue.context is None and unit != "day":
        which = "next"
    day, anchored, steps = _base("that" if turn else which, anchor, clue)
    if anchored == "context" and clue.context is not None and not _fits(clue.context, unit):
        return None, anchored
    if turn:
        steps = -1 if turn == "before" else 1
    day = stepped(day, unit, steps * many) if day else None
    return (unit_of(day, unit) if day else None), anchored


def _fits(context: When, unit: Unit) -> bool:
    """Whether the time told before is fine enough to count such units from it: no "next day" follows a month."""
    return context.start is None or context.end is None or (context.end - context.start).days <= _WIDTH[unit]


def part_of_unit(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "the end of this year", "early last month", "late last week"."""
    which = span.get("which") or "the"
    unit, part = unit_word(span.groups["unit"])[0], part_word(span.groups["part"])
    which = the_unit(clue, anchor, unit) if which == "the" else which
    day, anchored, steps = _base(which, anchor, clue)
    if anchored == "context" and clue.context is not None and not _fits(clue.context, unit):
        return None, anchored
    day = stepped(day, unit, steps) if day else None
    if day is None:
        return None, anchored
    if unit == "week":
        return part_of_week(day, part), anchored
    return (part_of_year(day.year, part) if unit == "year" else part_of_month(day.year, day.month, part)), anchored


def so_far(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "earlier this month" runs from its first day to the day of writing, "later this month" on to its last.

    "Earlier that month" runs up to the time told before, "later that year" on from it.
    """
    how, (unit, _) = span.groups["sofar"], unit_word(span.groups["unit"])
    which = span.get("which") or the_unit(clue, anchor, unit)
    day, anchored, steps = _base(which, anchor, clue)
    moved = stepped(day, unit, steps) if day else None
    if day is None or moved is None:
        return None, anchored
    whole = unit_of(moved, unit)
    if steps or (anchored == "context" and clue.context is not None and not _fits(clue.context, unit)):
        return (whole if steps else None), anchored
    if anchored == "context" and clue.context is not None and clue.context.end is not None and how != "later":
        if (clue.context.end - day).days >= _WIDTH[unit] - 4:
            return whole, anchored
        return When(start=whole.start, end=clue.context.end), anchored
    return (When(start=day, end=whole.end) if how == "later" else When(start=whole.start, end=day)), anchored


def day_of_month(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "the first of this month", "the 19th of that month"; a bare "on the 18th" is of the month told last."""
    which = span.get("which")
    if which is None:
        return _bare_day(span, anchor, clue)
    which = the_unit(clue, anchor, "month") if which == "the" else which
    day, anchored, steps = _base(which, anchor, clue)
    moved = stepped(day.replace(day=1), "month", steps) if day else None
    if moved is None:
        return None, anchored
    if span.get("half") or span.get("week"):
        return part_by_number(moved.year, moved.month, span), anchored
    if span.get("lastday"):
        return last_day(moved.year, moved.month), anchored
    return days_in(moved.year, moved.month, *_numbers(span)), anchored


def _numbers(span: Span) -> tuple[int | None, int | None]:
    """The first and last day that the phrase names."""
    return ordinal(span.get("w1")), ordinal(span.get("w2") or span.get("w1"))


def _bare_day(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    (number, last), told = _numbers(span), clue.told
    if told is not None and told.start is not None and told.end is not None and (told.end - told.start).days <= 31:
        return days_in(told.start.year, told.start.month, number, last), "context"
    if anchor is None:
        return None, "published"
    same = days_in(anchor.year, anchor.month, number, last)
    if same is not None and same.start is not None and same.start <= anchor and not clue.future:
        return same, "published"
    month = stepped(anchor.replace(day=1), "month", 0 if clue.future else -1)
    return (days_in(month.year, month.month, number, last) if month else None), "published"


def ago(span: Span, anchor: date | None, _clue: Clue) -> Resolved:
    """ "two weeks ago", "three months from now"."""
    sign = -1 if span.get("ago") == "ago" else 1
    same = span.get("same")
    if same is None or anchor is None:
        return _moved(span, anchor, sign), "published"
    steps = steps_of(span.groups["n"], span.groups["unit"])
    day = stepped(anchor, steps[0], -steps[1]) if steps and steps[1] == steps[2] else None
    return (unit_of(day, "week" if same == "week" else "month") if day else None), "published"


def year_on(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "this time last year", "the same month last year": that month of the year before."""
    told = clue.context if span.get("same") else None
    base, anchored = anchor, "published"
    if told is not None and told.start is not None and told.end is not None and (told.end - told.start).days <= 31:
        base, anchored = told.start, "context"
    day = stepped(base, "year", -1) if base else None
    return (unit_of(day, "month") if day else None), "context" if anchored == "context" else "published"


def _moved(span: Span, base: date | None, sign: int) -> When | None:
    """The unit that lies `n` units before or after `base`: two days later is a day, three months later a month."""
    steps = steps_of(span.get("n") or "a", span.groups["unit"])
    if base is None or steps is None or steps[1] != steps[2]:
        return None
    day = stepped(base, steps[0], sign * steps[1])
    return unit_of(day, steps[0]) if day else None


def later(span: Span, _anchor: date | None, clue: Clue) -> Resolved:
    """ "two days later", "one year earlier": from the time named before."""
    back = span.get("later") in ("earlier", "before", "previously")
    return _from(span, clue.context, back=back), "context"


def beside(span: Span, day: When | None) -> When | None:
    """ "six months before the deadline of 22 December": from a day that is named behind."""
    return _from(span, day, back=span.get("later") in ("before", "prior to", "ahead of"))


def _from(span: Span, known: When | None, *, back: bool) -> When | None:
    """The time that lies N units from a known one. Years move it as it is, to its month where it is finer than that."""
    steps = steps_of(span.get("n") or "a", span.groups["unit"])
    if known is None or known.start is None or steps is None or steps[1] != steps[2]:
        return None
    unit, many, sign = steps[0], steps[1], -1 if back else 1
    if unit == "year" and known.end is not None:
        start, end = stepped(known.start, "year", sign * many), stepped(known.end, "year", sign * many)
        if start is None or end is None:
            return None
        if (known.end - known.start).days < 28:
            return unit_of(start, "month")
        return When(start=start, end=unit_of(end, "month").end if known.end.day > 27 else end)
    if known.end is not None and (known.end - known.start).days > max(_WIDTH[unit], 31 if unit != "day" else 0):
        return None
    base = known.start if back or unit == "month" else (known.end or known.start)
    return _moved(span, base, sign)


def within(span: Span, known: When | None) -> When | None:
    """ "within two years of 22 December 2017": from that day to the last of them."""
    steps = steps_of(span.groups["n"], span.groups["unit"])
    if known is None or known.start is None or known.end is None or steps is None:
        return None
    end = stepped(known.end, steps[0], steps[2])
    return When(start=known.start, end=end) if end else None


def past(span: Span, anchor: date | None, _clue: Clue) -> Resolved:
    """ "the past two weeks": from then to the day of writing; "the past few weeks" say as little as "recently"."""
    if span.get("hours"):
        steps: tuple[Unit, int, int] | None = ("day", 1, int(span.groups["hours"]) // 24)
    else:
        steps = steps_of(span.get("n") or "a", span.groups["unit"])
    exact = steps is not None and (span.get("hours") is not None or steps[1] == steps[2])
    start = stepped(anchor, steps[0], -steps[2]) if anchor and steps and exact else None
    return (When(start=start, end=anchor) if start else None), "published"


def coming(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "the next three months": from the day of writing on; "the following two days" from the time named before."""
    following = span.get("which") == "the following"
    steps = steps_of(span.groups["n"], span.groups["unit"])
    base = (clue.context.end if clue.context else None) if following else anchor
    end = stepped(base, steps[0], steps[2]) if base and steps and steps[1] == steps[2] else None
    return (When(start=base, end=end) if end else None), "context" if following else "published"


def now(span: Span, anchor: date | None, _clue: Clue) -> Resolved:
    """ "today", "yesterday", "now", "currently", "last night"; "to date" is all up to the day of writing."""
    said = span.groups["now"]
    if said == "date":
        return (When(start=None, end=anchor) if anchor else None), "published"
    step = {
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "the night before last": -2,
        "the day after tomorrow": 2,
    }.get(said, 0)
    day = stepped(anchor, "day", step) if anchor else None
    return (When(start=day, end=day) if day else None), "published"


def then(_span: Span, _anchor: date | None, clue: Clue) -> Resolved:
    """ "by then", "at that time": the time named before."""
    return clue.context, "context"

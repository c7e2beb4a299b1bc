"""English times that the calendar names: days, months, seasons, years, feasts."""

from __future__ import annotations

import calendar
from datetime import date
from types import MappingProxyType

from tumen.ledger import When
from tumen.normalise.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    day_of,
    month_of,
    months_of,
    part_of_month,
    part_of_year,
    year_of,
)
from tumen.normalise.en.phrases import HOLIDAYS, MONTHS, SEASONS
from tumen.normalise.en.spans import Span, number_of, part_word
from tumen.normalise.en.years import Clue, Resolved, dated, days_in, last_day, ordinal

_QUARTERS = MappingProxyType({"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4})
_WEEKS: MappingProxyType[str, int | None] = MappingProxyType(
    {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": None}
)


def _week(year: int, month: int, week: int | None) -> When | None:
    """The week of a month by its number, None for the last; weeks are counted from the first day."""
    return _edge(year, month, 7, "last") if week is None else days_in(year, month, week * 7 - 6, week * 7)


def _month(span: Span) -> int:
    return MONTHS[(span.get("month") or "").rstrip(".")]


def _day_number(span: Span, which: str) -> int | None:
    digits = span.get(f"d{which}")
    return int(digits) if digits else ordinal(span.get(f"w{which}"))


def _edge(year: int, month: int, size: int, edge: str) -> When | None:
    """The first or last days of a month."""
    length = calendar.monthrange(year, month)[1]
    first = 1 if edge == "first" else length - size + 1
    return days_in(year, month, first, first + size - 1)


def one_day(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "22 December 2019", "the last day of April", "2019-12-22"."""
    if span.get("iso"):
        day = day_of(int(span.groups["year"]), int(span.groups["mm"]), int(span.groups["dd"]))
        return (When(start=day, end=day) if day else None), "absolute"
    if span.get("m1"):
        return _numeric(int(span.groups["year"]), int(span.groups["d1"]), int(span.groups["m1"])), "absolute"
    month = _month(span)
    if span.get("lastday"):
        return dated(span, anchor, clue, lambda year: last_day(year, month))
    number = _day_number(span, "1")
    return dated(span, anchor, clue, lambda year: days_in(year, month, number, number))


def _numeric(year: int, first: int, second: int) -> When | None:
    """12.22.2019 and 22.12.2019 are clear, 3.4.2019 is not."""
    if first > 12 >= second:
        day = day_of(year, second, first)
    elif second > 12 >= first or first == second:
        day = day_of(year, first, second)
    else:
        day = None
    return When(start=day, end=day) if day else None


def several_days(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "August 28 and 29", "the first ten days of December", "the first week of July"."""
    month = _month(span)
    if span.get("edge"):
        size = (number_of(span.groups["k"]) or (10, 10))[0]
        return dated(span, anchor, clue, lambda year: _edge(year, month, size, span.groups["edge"]))
    if span.get("week"):
        week = _WEEKS[span.groups["week"]]
        return dated(span, anchor, clue, lambda year: _week(year, month, week))
    first, last = _day_number(span, "1"), _day_number(span, "2")
    return dated(span, anchor, clue, lambda year: days_in(year, month, first, last))


def whole_month(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "August 2024", "the end of August", "2024-08"."""
    if span.get("dash"):
        return month_of(int(span.groups["year"]), int(span.groups["mm"])), "absolute"
    month, part = _month(span), span.get("part")
    if part:
        return dated(span, anchor, clue, lambda year: part_of_month(year, month, part_word(part)))
    return dated(span, anchor, clue, lambda year: month_of(year, month))


def whole_year(span: Span, _anchor: date | None, _clue: Clue) -> Resolved:
    """ "2016", "late 2019"."""
    year, part = int(span.groups["year"]), span.get("part")
    if not FIRST_YEAR <= year < LAST_YEAR:
        return None, "absolute"
    return (part_of_year(year, part_word(part)) if part else year_of(year)), "absolute"


def several_months(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "the spring of 2017", "Q3 2017", "the first nine months of 2019"."""
    if span.get("q"):
        kind, number = span.groups["q"][0], int(span.groups["q"][1])
        size = 3 if kind == "q" else 6
        first, last = (number - 1) * size + 1, number * size
    elif span.get("half"):
        first, last = (1, 6) if span.get("half") == "first" else (7, 12)
    elif span.get("quarter"):
        last = _QUARTERS[span.groups["quarter"]] * 3
        first = last - 2
    elif span.get("edge"):
        size = (number_of(span.groups["k"]) or (12, 12))[0]
        if not 1 <= size <= 12:
            return None, "absolute"
        first, last = (1, size) if span.get("edge") == "first" else (13 - size, 12)
    else:
        first, last = SEASONS[span.groups["season"]]
    if span.get("theyear"):
        span = span._replace(groups={"lead": "this"})
    return dated(span, anchor, clue, lambda year: months_of(year, first, last))


def decade(span: Span, _anchor: date | None, _clue: Clue) -> Resolved:
    """ "the 1990s", "the early 2010s"."""
    year, part = int(span.groups["year"]), span.get("part")
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part or "", (0, 9))
    return When(start=date(year + first, 1, 1), end=date(year + last, 12, 31)), "absolute"


def holiday(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "the Day of the Sun", "Christmas Day 2016"."""
    month, day = HOLIDAYS[span.groups["holiday"].replace("’", "'")]
    return dated(span, anchor, clue, lambda year: days_in(year, month, day, day))

"""English times that the calendar names: days, months, seasons, years, feasts."""

from __future__ import annotations

from datetime import date, timedelta
from types import MappingProxyType

from tumen.ledger import When
from tumen.normalise.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    day_of,
    last_of,
    month_of,
    months_of,
    part_of_month,
    part_of_season,
    part_of_year,
    week_of,
    year_of,
)
from tumen.normalise.en.times.spans import Span, number_of, part_word
from tumen.normalise.en.times.words import CARDINALS, DECADES, MONTHS, SEASONS, WEEKDAYS
from tumen.normalise.en.times.years import Clue, Resolved, beside_context, dated, days_in, last_day, ordinal, the_unit
from tumen.resources.feasts import feast_days

_QUARTERS = MappingProxyType({"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4})
_WEEKS: MappingProxyType[str, int | None] = MappingProxyType(
    {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": None}
)


def _week(year: int, month: int, week: int | None) -> When | None:
    """The week of a month by its number, None for the last; weeks are counted from the first day."""
    return _edge(year, month, 7, "last") if week is None else days_in(year, month, week * 7 - 6, week * 7)


def _edge_word(said: str) -> str:
    """ "3rd" as "third", "final" as "last"."""
    return CARDINALS.get(said, said)


def _month(span: Span) -> int:
    if span.get("mm"):
        return int(span.groups["mm"])
    return MONTHS[(span.get("month") or "").rstrip(".")]


def _day_number(span: Span, which: str) -> int | None:
    digits = span.get(f"d{which}")
    return int(digits) if digits else ordinal(span.get(f"w{which}"))


def _edge(year: int, month: int, size: int, edge: str) -> When | None:
    """The first or last days of a month."""
    length = last_of(year, month)
    first = 1 if edge == "first" else length - size + 1
    return days_in(year, month, first, first + size - 1)


def in_figures(span: Span, _anchor: date | None, _clue: Clue) -> Resolved:
    """ "2019-12-22", "22.12.2019", "2019年12月22日", "2024-08"."""
    if span.get("dash"):
        return month_of(int(span.groups["year"]), int(span.groups["mm"])), "absolute"
    if span.get("iso"):
        day = day_of(int(span.groups["year"]), int(span.groups["mm"]), int(span.groups["dd"]))
        return (When(start=day, end=day) if day else None), "absolute"
    year, first, second = int(span.groups["year"]), int(span.groups["d1"]), int(span.groups["m1"])
    return _numeric(year, first, second, dots=span.get("mark") == "."), "absolute"


def _numeric(year: int, first: int, second: int, *, dots: bool) -> When | None:
    """12/22/2019 and 22/12/2019 are clear, 3/4/2019 is not; with dots (3.4.2019) the day comes first."""
    if first > 12 >= second or (dots and second <= 12):
        day = day_of(year, second, first)
    elif second > 12 >= first or first == second:
        day = day_of(year, first, second)
    else:
        day = None
    return When(start=day, end=day) if day else None


def one_day(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "22 December 2019", "the last day of April", "Monday, April 2", "the week of April 2"."""
    month = _month(span)
    if span.get("lastday"):
        return dated(span, anchor, clue, lambda year: last_day(year, month))
    number = _day_number(span, "1")
    value, anchored = dated(span, anchor, clue, lambda year: days_in(year, month, number, number))
    weekof = span.get("weekof")
    if value is None or value.start is None or weekof is None:
        return value, anchored
    if weekof.endswith("of"):
        return week_of(value.start), anchored
    return When(start=value.start, end=value.start + timedelta(days=6)), anchored


def nth_weekday(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "the second Tuesday of March 2019"."""
    month, wanted = _month(span), WEEKDAYS[span.groups["weekday"]]
    week = _WEEKS[_edge_word(span.groups["week"])]

    def make(year: int) -> When | None:
        stretch = _week(year, month, week)
        if stretch is None or stretch.start is None:
            return None
        day = stretch.start + timedelta(days=(wanted - stretch.start.weekday()) % 7)
        return When(start=day, end=day)

    return dated(span, anchor, clue, make)


def part_by_number(year: int, month: int, span: Span) -> When | None:
    """ "the first half", 1–15, and "the second week", 8–14, of a month."""
    half = span.get("half")
    if half is None:
        return _week(year, month, _WEEKS[_edge_word(span.groups["week"])])
    return days_in(year, month, 1, 15) if half == "first" else days_in(year, month, 16, last_of(year, month))


def several_days(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "August 28 and 29", "the first ten days of December", "the first week of July"."""
    month = _month(span)
    if span.get("edge"):
        size = (number_of(span.groups["k"]) or (10, 10))[0] * (7 if span.groups["ku"] == "weeks" else 1)
        return dated(span, anchor, clue, lambda year: _edge(year, month, size, span.groups["edge"]))
    if span.get("week") or span.get("half"):
        return dated(span, anchor, clue, lambda year: part_by_number(year, month, span))
    first, last = _day_number(span, "1"), _day_number(span, "2")
    return dated(span, anchor, clue, lambda year: days_in(year, month, first, last))


def whole_month(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "August 2024", "the end of August"."""
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


def several_years(span: Span, _anchor: date | None, _clue: Clue) -> Resolved:
    """ "2017-18", "the 2018/19 season": two years that follow, or with a dash a later one of the same century."""
    first = int(span.groups["year"])
    last = int(span.groups["century"] + span.groups["second"])
    if last <= first or (span.groups["joint"] == "/" and last != first + 1) or not FIRST_YEAR <= last < LAST_YEAR:
        return None, "absolute"
    return When(start=date(first, 1, 1), end=date(last, 12, 31)), "absolute"


def turn(span: Span, anchor: date | None, _clue: Clue) -> Resolved:
    """ "the turn of 2019": the December before it and its January; "of the year" is the last one that has begun."""
    written = span.get("year")
    if written is not None:
        year = int(written)
    elif anchor is not None:
        year = anchor.year + (anchor.month == 12)
    else:
        return None, "published"
    return (
        months_of(year - 1, 12, 1) if FIRST_YEAR < year < LAST_YEAR else None
    ), "absolute" if written else "published"


def several_months(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "the spring of 2017", "Q3 2017", "the first nine months of 2019"."""
    season = span.get("season")
    if season:
        first, last = SEASONS[season]
    elif span.get("half"):
        first, last = (1, 6) if span.get("half") == "first" else (7, 12)
    elif span.get("quarter"):
        last = _QUARTERS[_edge_word(span.groups["quarter"])] * 3
        first = last - 2
    elif span.get("edge"):
        size = (number_of(span.groups["k"]) or (12, 12))[0]
        if not 1 <= size <= 12:
            return None, "absolute"
        first, last = (1, size) if span.get("edge") == "first" else (13 - size, 12)
    else:
        kind, number = (span.get("q") or span.groups["qk"])[0], int((span.get("q") or span.groups["qn"])[-1])
        size = 3 if kind == "q" else 6
        if number * size > 12:
            return None, "absolute"
        first, last = (number - 1) * size + 1, number * size
    if span.get("theyear"):
        span = span._replace(groups={"which": the_unit(clue, anchor, "year")})
    if span.get("that"):
        return beside_context(clue, lambda year: months_of(year, first, last)), "context"
    said = span.get("part") or span.get("edgepart")
    if season and said:
        part = part_word(said)
        return dated(span, anchor, clue, lambda year: part_of_season(year, first, last, part))
    return dated(span, anchor, clue, lambda year: months_of(year, first, last))


def decade(span: Span, _anchor: date | None, _clue: Clue) -> Resolved:
    """ "the 1990s", "the early 2010s"."""
    named = span.get("decade")
    year, part = DECADES[named] if named else int(span.groups["year"]), span.get("part")
    parts = {"early": (0, 3), "start": (0, 3), "mid": (4, 6), "late": (7, 9), "end": (7, 9)}
    first, last = parts.get(part_word(part), (0, 9)) if part else (0, 9)
    return When(start=date(year + first, 1, 1), end=date(year + last, 12, 31)), "absolute"


def holiday(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """ "the Day of the Sun", "Christmas Day 2016", "the Lunar New Year holiday"."""
    name = span.groups["holiday"].replace("’", "'")

    def make(year: int) -> When | None:
        days = feast_days(name, year, days_off=span.get("off") is not None)
        return When(start=days[0], end=days[1]) if days else None

    return dated(span, anchor, clue, make)

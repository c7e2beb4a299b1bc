"""Intervals of the calendar that every language needs: months, parts of them, weeks, seasons, steps back and forth.

The parts follow `spec/claims.md`, "Times", and rulings 12 and 39.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal

from tumen.ledger import When

Part = Literal["early", "mid", "late", "start", "end", "early_mid", "mid_late"]
Unit = Literal["day", "week", "month", "year"]
FIRST_YEAR, LAST_YEAR = 1900, 2099


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such or the year is out of the range that reports speak of."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
        return None
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def last_of(year: int, month: int) -> int:
    """The number of the last day of the month."""
    return calendar.monthrange(year, month)[1]


def month_of(year: int, month: int) -> When:
    """The whole month."""
    return When(start=date(year, month, 1), end=date(year, month, calendar.monthrange(year, month)[1]))


def year_of(year: int) -> When:
    """The whole year."""
    return When(start=date(year, 1, 1), end=date(year, 12, 31))


def week_of(day: date) -> When:
    """Monday to Sunday of the week that `day` lies in."""
    monday = day - timedelta(days=day.weekday())
    return When(start=monday, end=monday + timedelta(days=6))


def months_of(year: int, first: int, last: int) -> When:
    """From the first day of month `first` to the last of month `last`; `last` below `first` lies in the next year."""
    return When(start=date(year, first, 1), end=month_of(year + (last < first), last).end)


def part_of_month(year: int, month: int, part: Part) -> When:
    """ "early" is 1–10, "mid" 11–20, "late" and "end" from 21 on; "early to mid" and "mid to late" are both of them."""
    days = {"early": (1, 10), "start": (1, 10), "mid": (11, 20), "early_mid": (1, 20)}.get(part)
    if days is None:
        return When(start=date(year, month, 11 if part == "mid_late" else 21), end=month_of(year, month).end)
    return When(start=date(year, month, days[0]), end=date(year, month, days[1]))


def part_of_year(year: int, part: Part) -> When:
    """ "early" is January–March, "mid" June–July, "late" October–December, "start" January, "end" December."""
    parts = {"early": (1, 3), "mid": (6, 7), "late": (10, 12), "start": (1, 1), "end": (12, 12)}
    first, last = {**parts, "early_mid": (1, 7), "mid_late": (6, 12)}[part]
    return months_of(year, first, last)


def part_of_week(day: date, part: Part) -> When:
    """A part of the week that `day` lies in.

    "Early" is Monday–Wednesday, "mid" Tuesday–Thursday, "late" Thursday–Sunday, "end" Friday–Sunday.
    """
    days = {"early": (0, 2), "start": (0, 2), "mid": (1, 3), "late": (3, 6), "end": (4, 6), "early_mid": (0, 3)}
    first, last = days.get(part, (2, 6))
    monday = day - timedelta(days=day.weekday())
    return When(start=monday + timedelta(days=first), end=monday + timedelta(days=last))


def part_of_season(year: int, first: int, last: int, part: Part) -> When:
    """Of a season of three months, "early" is the first, "mid" the second, "late" the third."""
    order = {"early": (0, 0), "start": (0, 0), "mid": (1, 1), "early_mid": (0, 1), "mid_late": (1, 2)}
    low, high = order.get(part, (2, 2))
    months = [first + step if first + step <= 12 else first + step - 12 for step in range(3)]
    year += months[low] < first
    return months_of(year, months[low], months[high]) if months[-1] == last else months_of(year, first, last)


def quarter_of(day: date) -> When:
    """The quarter of the calendar that `day` lies in."""
    first = (day.month - 1) // 3 * 3 + 1
    return months_of(day.year, first, first + 2)


def stepped(day: date, unit: Unit, steps: int) -> date | None:
    """`day` moved by `steps` units; the last day of a shorter month stands for one that it lacks."""
    if unit in ("day", "week"):
        try:
            moved = day + timedelta(days=steps * (7 if unit == "week" else 1))
        except OverflowError:
            return None
        return moved if FIRST_YEAR <= moved.year <= LAST_YEAR else None
    index = day.year * 12 + day.month - 1 + steps * (12 if unit == "year" else 1)
    year, month = divmod(index, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def unit_of(day: date, unit: Unit) -> When:
    """The day itself, or the week, month or year that it lies in."""
    if unit == "day":
        return When(start=day, end=day)
    if unit == "week":
        return week_of(day)
    return month_of(day.year, day.month) if unit == "month" else year_of(day.year)

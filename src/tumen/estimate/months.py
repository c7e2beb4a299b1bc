"""Months as whole numbers (year × 12 + month − 1), and days as places between them."""

from __future__ import annotations

import calendar
import re
from datetime import date

from tumen.errors import InvalidForm


def month_of(day: date) -> int:
    """The number of the month that the day lies in."""
    return day.year * 12 + day.month - 1


def position(day: date, *, after: bool = False) -> float:
    """Where the day begins, or with `after` where it ends, in months; the part of a month counts by its days."""
    length = calendar.monthrange(day.year, day.month)[1]
    return month_of(day) + (day.day - (0 if after else 1)) / length


def month_words(month: int) -> str:
    """Such as `2019-06`."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def quarter_words(month: int) -> str:
    """Such as `2019-Q2`, for any month of the quarter."""
    return f"{month // 12:04d}-Q{month % 12 // 3 + 1}"


def read_month(text: str, *, where: str) -> int:
    """The month of `2019-06`. Raises InvalidForm, naming `where`, for anything else."""
    found = re.fullmatch(r"([12]\d{3})-(0[1-9]|1[0-2])", text, re.ASCII)
    if found is None:
        raise InvalidForm(f"{where}: {text!r} is not a month written as YYYY-MM, such as 2019-06.")
    return int(found[1]) * 12 + int(found[2]) - 1

"""What the tables of times share: the days of writing and the form in which a time is compared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from tumen.ledger import When
from tumen.normalise import find_times

THURSDAY, FRIDAY, WEDNESDAY = date(2024, 9, 12), date(2025, 1, 10), date(2018, 4, 4)


def interval(value: When | None) -> str | None:
    """A day as "2024-08-28", an interval as "2024-08-28..2024-08-30", an open end empty."""
    if value is None:
        return None
    start, end = value.start, value.end
    if start == end and start is not None:
        return start.isoformat()
    return f"{start.isoformat() if start else ''}..{end.isoformat() if end else ''}"


def told(text: str, *, published: date | None, which: int) -> tuple[str | None, str | None, str]:
    """Interval, precision and anchor of one of the points in time of the text."""
    point = [time for time in find_times(text, published=published) if time.kind == "point"][which]
    return interval(point.value), point.precision, point.anchored


def ids(rows: Sequence[tuple[Any, ...]]) -> list[str]:
    """Rows are named for their words."""
    return [str(row[0]) for row in rows]

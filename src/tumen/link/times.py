"""Intervals of days beside each other, and the days between which a report was written."""

from __future__ import annotations

from datetime import date

from tumen.ledger import Report, When

WEEK = 7


def gap_days(one: When | None, other: When | None) -> int | None:
    """Days that lie between two intervals: 0 where they share a day, None where one is unknown."""
    if one is None or other is None:
        return None
    if one.overlaps(other):
        return 0
    # of two intervals without a common day the first has an end and the second a start
    return max(
        (second.start - first.end).days
        for first, second in ((one, other), (other, one))
        if first.end is not None and second.start is not None
    )


def length(when: When) -> int | None:
    """Days of an interval, both ends counted; None where an end is open."""
    return (when.end - when.start).days + 1 if when.start and when.end else None


def short(when: When | None) -> bool:
    """Whether the interval is known to at most a week."""
    days = length(when) if when is not None else None
    return days is not None and days <= WEEK


def written(report: Report) -> tuple[date, date]:
    """First and last day on which the report can have been written; as wide as can be where nothing tells."""
    if report.published is not None:
        return report.published, report.published
    if report.written_between is not None:
        return report.written_between.start or date.min, report.written_between.end or date.max
    return date.min, date.max


def dated(report: Report) -> bool:
    """Whether anything tells when the report was written."""
    return written(report) != (date.min, date.max)


def days_between(earlier: Report, later: Report) -> int | None:
    """Fewest days from `earlier` to `later`, in either order; None where one has an open bound that decides it."""
    (first, last), (other_first, other_last) = written(earlier), written(later)
    if first == date.min or other_first == date.min or date.max in (last, other_last):
        return None
    return max(0, (other_first - last).days, (first - other_last).days)


def most_days_between(one: Report, other: Report) -> int | None:
    """Most days that can lie between two reports; None where a bound is open."""
    (first, last), (other_first, other_last) = written(one), written(other)
    if date.min in (first, other_first) or date.max in (last, other_last):
        return None
    return max((other_last - first).days, (last - other_first).days)

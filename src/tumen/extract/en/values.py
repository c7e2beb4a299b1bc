"""Everything that `normalise` finds in one report, and where it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Protocol, TypeVar

from tumen.ledger import Report
from tumen.normalise import Values, find_values


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=_Stretch)


def values_of(report: Report) -> Values:
    """The values of the report's text."""
    return find_values(report.text, published=report.published, written_between=report.written_between, language="en")


def within(found: Sequence[S], start: int, end: int) -> tuple[S, ...]:
    """Those that lie wholly in `start` to `end`; `found` is in the order of the starts."""
    first = bisect_left(found, start, key=lambda one: one.start)
    last = bisect_right(found, end, lo=first, key=lambda one: one.start)
    return tuple(one for one in found[first:last] if one.end <= end)

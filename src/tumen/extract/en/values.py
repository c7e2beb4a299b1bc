"""Everything that `normalise` finds in one report, and where it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
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
    if not found:
        return ()
    inside: list[S] = []
    for at in range(bisect_left(found, start, key=_START), len(found)):
        one = found[at]
        if one.start > end:
            break
        if one.end <= end:
            inside.append(one)
    return tuple(inside)


_START = attrgetter("start")

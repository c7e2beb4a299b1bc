"""Everything that `normalise` finds in one report, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from tumen.ledger import Report
from tumen.normalise import (
    FoundCount,
    FoundDemonym,
    FoundMoney,
    FoundPlace,
    FoundShare,
    FoundTime,
    find_counts,
    find_demonyms,
    find_money,
    find_places,
    find_shares,
    find_times,
)


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=_Stretch)


@dataclass(frozen=True, kw_only=True, slots=True)
class Values:
    """The values found in a text, in the order in which they stand."""

    counts: tuple[FoundCount, ...]
    times: tuple[FoundTime, ...]
    places: tuple[FoundPlace, ...]
    demonyms: tuple[FoundDemonym, ...]
    money: tuple[FoundMoney, ...]
    shares: tuple[FoundShare, ...]


def values_of(report: Report) -> Values:
    """The counts, times, places, demonyms, sums and shares of the report's text."""
    text = report.text
    return Values(
        counts=_sorted(find_counts(text, language="en")),
        times=_sorted(
            find_times(
                text,
                published=report.published,
                written_between=report.written_between,
                context=None,
                language="en",
            )
        ),
        places=_sorted(find_places(text, language="en")),
        demonyms=_sorted(find_demonyms(text)),
        money=_sorted(find_money(text)),
        shares=_sorted(find_shares(text)),
    )


def _sorted(found: Iterable[S]) -> tuple[S, ...]:
    return tuple(sorted(found, key=lambda one: (one.start, -one.end)))


def within(found: Sequence[S], start: int, end: int) -> tuple[S, ...]:
    """Those that lie wholly in `start` to `end`."""
    return tuple(one for one in found if start <= one.start and one.end <= end)

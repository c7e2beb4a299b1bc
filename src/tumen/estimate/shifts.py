"""Two runs side by side: how far each figure of the one lies from that of the other."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from tumen.estimate.months import month_words
from tumen.estimate.run import Estimate
from tumen.ledger import EstimateRow

_MOVED = 0.01
"""Shift of the logarithm from which a figure counts as moved."""

_FLOOR = 0.3


@dataclass(frozen=True, kw_only=True, slots=True)
class Shift:
    """One figure in two runs."""

    before: EstimateRow
    after: EstimateRow

    @property
    def ratios(self) -> tuple[float, float, float]:
        """After / before of the median, and of the low and high end of the interval of nine tenths."""
        pairs = ((getattr(self.before, name), getattr(self.after, name)) for name in ("median", "p05", "p95"))
        median, low, high = ((after + _FLOOR) / (before + _FLOOR) for before, after in pairs)
        return median, low, high

    @property
    def moved(self) -> bool:
        """Whether the median or one of the ends is another by a hundredth or more."""
        return any(abs(math.log(ratio)) >= _MOVED for ratio in self.ratios)

    @property
    def outside(self) -> bool:
        """Whether the median has left the interval that held half of the chance."""
        return not self.before.p25 <= self.after.median <= self.before.p75


def shifts(before: Estimate, after: Estimate) -> Iterator[Shift]:
    """Every figure that both runs give, in the order of the second."""
    known = {(row.place, row.period, row.measure): row for row in before.rows}
    for row in after.rows:
        there = known.get((row.place, row.period, row.measure))
        if there is not None:
            yield Shift(before=there, after=row)


def telling_periods(before: Estimate, after: Estimate, *, claims: Collection[str] = ()) -> set[str]:
    """The periods to look at: the ends of the years (or of the run, where it has none), the years, and the months that
    these claims (ids) speak of.
    """
    first, last = after.first, after.last
    months = {month for month in range(first, last + 1) if month % 12 == 11} or {last}
    for found in (before, after):
        for one in found.observations:
            if any(name.rpartition(": ")[2] in claims for name in one.claims):
                months.add(int(max(one.windows, key=lambda window: window.weight).end - 1e-9))
    return {month_words(month) for month in months if first <= month <= last} | {
        f"{year:04d}" for year in range(first // 12, last // 12 + 1)
    }

"""When a claim holds: one window of months, or a mixture of candidates where the time is vague or open."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from tumen.estimate.data import Priors
from tumen.estimate.months import month_of, position
from tumen.estimate.tellings import Telling

_VAGUE = 2
"""A stock told for a longer interval than so many months held at some month of it, not on average over all."""

_CANDIDATES = 6
"""Most months that stand for a vague interval or a lag."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """From `start` to `end` in months (a month's end is the next whole number), with its weight in the mixture."""

    start: float
    end: float
    weight: float

    def moved(self, months: float) -> Window:
        """The same window later by so many months."""
        return Window(start=self.start + months, end=self.end + months, weight=self.weight)


def windows_of(telling: Telling, *, stock: bool, total: bool, priors: Priors) -> tuple[Window, ...]:
    """The windows of a claim of a stock or of a flow; `total` where it is one of a host or the world.

    Empty where neither the claim nor its report tells any time.
    """
    start, end = _ends(telling)
    if start is not None and end is not None and start <= end:
        found = _told(start, end, stock=stock)
    else:
        told = _latest(telling)
        if told is None:
            return ()
        found = _lagged(told, mean=priors.lag_total if total else priors.lag_local, stock=stock)
    if telling.modality in ("planned", "possible"):
        lags = [priors.plan_lag * step / 3 for step in range(4)]
        found = tuple(
            Window(start=one.start + round(lag), end=one.end + round(lag), weight=one.weight / len(lags))
            for one in found
            for lag in lags
        )
    return found


def _ends(telling: Telling) -> tuple[date | None, date | None]:
    if telling.time is None:
        return None, None
    start, end = telling.time.start, telling.time.end
    if end is None:
        end = max(start, telling.published) if start and telling.published else start
    if start is None and end is not None:
        # "by D": lately, up to D
        start = end.replace(day=1)
    return start, end


def _latest(telling: Telling) -> date | None:
    if telling.published is not None:
        return telling.published
    return (telling.written.end or telling.written.start) if telling.written else None


def _told(start: date, end: date, *, stock: bool) -> tuple[Window, ...]:
    first, last = month_of(start), month_of(end)
    if not stock:
        return (Window(start=position(start), end=position(end, after=True), weight=1.0),)
    length = last - first + 1
    if length <= _VAGUE:
        return (Window(start=first, end=last + 1, weight=1.0),)
    count = min(length, _CANDIDATES)
    months = sorted({round(first + (step + 0.5) * length / count - 0.5) for step in range(count)})
    middle = (first + last) / 2
    weights = [1.0 - abs(month - middle) / (length / 2 + 0.5) for month in months]
    whole = math.fsum(weights)
    return tuple(Window(start=m, end=m + 1, weight=w / whole) for m, w in zip(months, weights, strict=True))


def _lagged(told: date, *, mean: float, stock: bool) -> tuple[Window, ...]:
    step = max(1, round(3 * mean / _CANDIDATES))
    weights = [math.exp(-step * number / mean) for number in range(_CANDIDATES)]
    whole, last = math.fsum(weights), month_of(told)
    width = 1 if stock else step
    return tuple(
        Window(start=last - step * number + 1 - width, end=last - step * number + 1, weight=weight / whole)
        for number, weight in enumerate(weights)
    )

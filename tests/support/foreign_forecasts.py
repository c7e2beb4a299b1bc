"""What the estimator says of a foreign world, in the form that is scored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from foreign_people import FIRST, MONTHS
from foreign_scores import FLOOR, Forecast, crps_draws, log_people
from foreign_world import ForeignWorld

Floats = NDArray[np.float64]
PERIODS = [f"{FIRST[0] + number // 12}-{number % 12 + 1:02d}" for number in range(MONTHS)]
OPEN_YEARS = ("2016", "2017", "2018", "2019", "2024", "2025")


class Estimated(Protocol):
    """What the estimator returns, as far as it is scored."""

    @property
    def rows(self) -> Sequence[Any]:
        """Rows with `place`, `period`, `measure`, `median`, `p05`, `p25`, `p75`, `p95` and `refused`."""

    def draws(self, place: str) -> Floats:
        """Stock of a node: a row for each draw, a column for each month."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Inflows:
    """Yearly inflows of years with an open border, over all nodes."""

    years: int
    inside_90: int


def forecasts_of(estimated: Estimated, world: ForeignWorld) -> dict[str, Forecast]:
    """A forecast for every node. Raises ValueError where a month lacks a row, a number is none, or quantiles cross."""
    by_place: dict[str, dict[str, Any]] = defaultdict(dict)
    for row in estimated.rows:
        if row.measure == "stock" and len(row.period) == 7:
            by_place[row.place][row.period] = row
    forecasts = {}
    for node in world.levels:
        missing = [period for period in PERIODS if period not in by_place[node]]
        if missing:
            raise ValueError(f"{node}: no stock for {len(missing)} months, first {missing[0]}")
        rows = [by_place[node][period] for period in PERIODS]
        quantiles = {
            0.05: np.array([row.p05 for row in rows], dtype=np.float64),
            0.25: np.array([row.p25 for row in rows], dtype=np.float64),
            0.5: np.array([row.median for row in rows], dtype=np.float64),
            0.75: np.array([row.p75 for row in rows], dtype=np.float64),
            0.95: np.array([row.p95 for row in rows], dtype=np.float64),
        }
        ranked = np.array(list(quantiles.values()))
        if not np.isfinite(ranked).all() or (np.diff(ranked, axis=0) < 0).any() or (ranked < 0).any():
            raise ValueError(f"{node}: quantiles that are not numbers of people in rising order")
        draws = np.asarray(estimated.draws(node), dtype=np.float64)
        if draws.ndim != 2 or draws.shape[1] != MONTHS or not np.isfinite(draws).all():
            raise ValueError(f"{node}: draws of the form {draws.shape}, wanted [draws, {MONTHS}] of numbers")
        forecasts[node] = Forecast(
            quantiles=quantiles,
            crps=crps_draws(log_people(draws), log_people(world.stock[node])),
            refused=np.array([bool(row.refused) for row in rows]),
        )
    return forecasts


def yearly_inflow(estimated: Estimated, world: ForeignWorld) -> Inflows:
    """How many yearly inflows lie within their 90 % interval; rows that are missing are not counted."""
    years = inside = 0
    for row in estimated.rows:
        if row.measure == "inflow" and row.period in OPEN_YEARS and row.place in world.levels:
            begin = (int(row.period) - FIRST[0]) * 12
            actual = int(world.inflow[row.place][begin : begin + 12].sum())
            years += 1
            low, high = max(row.p05, FLOOR), max(row.p95, FLOOR)
            inside += bool(low <= max(actual, FLOOR) <= high)
    return Inflows(years=years, inside_90=inside)

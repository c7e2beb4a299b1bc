"""What the months of a run are like for each host: volatility, drains, open and closed months, regimes of churn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tumen.estimate.data import Priors, Shock
from tumen.estimate.tree import Tree

Array = NDArray[np.float64]

_EDGE = 2
"""Months on either side of a shock in which its effect may fall."""

_YEAR = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """Months `first` to `first + months − 1`; arrays by host and month (0 is `first`).

    `sd` is the monthly sd of log growth, `quarter` and `year` number the months from 0, `drain_from` and `drain_to`
    give for each deadline and host the share of its time that has passed before and after the month (both 0 outside),
    `open_again` and `closed` are 0 or 1, `regime` the regime of churn (0 none, 1 after the cap, 2 after reopening),
    `before` the month (per host) whose level the recovery leads back to.
    """

    first: int
    months: int
    sd: Array
    quarter: NDArray[np.intp]
    year: NDArray[np.intp]
    drain_from: Array
    drain_to: Array
    open_again: Array
    closed: Array
    regime: NDArray[np.intp]
    before: NDArray[np.intp]


def make_grid(*, tree: Tree, first: int, last: int, shocks: Sequence[Shock], priors: Priors) -> Grid:
    """The grid of a run over the months `first` to `last`."""
    months, hosts = last - first + 1, len(tree.hosts)
    when = np.arange(first, last + 1)
    sd = np.full((hosts, months), priors.month_sd_normal)
    closed, again = np.zeros((hosts, months)), np.zeros((hosts, months))
    regime = np.zeros((hosts, months), dtype=np.intp)
    before = np.zeros(hosts, dtype=np.intp)
    deadlines = [shock for shock in shocks if shock.kind == "deadline"]
    spans = np.zeros((2, len(deadlines), hosts, months))
    for h, index in enumerate(tree.hosts):
        own = [shock for shock in shocks if shock.meets(tree.nodes[index].host)]
        starts = sorted(shock.start for shock in own if shock.kind == "cap") or sorted(s.start for s in own)
        before[h] = min(max((starts[0] if starts else first) - 1 - first, 0), months - 1)
        edges = [edge for shock in own for edge in (shock.start, shock.end) if edge is not None]
        for shock in own:
            within = (when >= shock.start) & (when <= (shock.end if shock.end is not None else last))
            if shock.kind == "deadline":
                sd[h, within] = priors.month_sd_deadline
            elif shock.kind == "cap":
                regime[h, when >= shock.start] = 1
            elif shock.kind == "closure":
                closed[h, within] = 1.0
                sd[h, within] = priors.month_sd_closed
            elif shock.kind == "reopening":
                again[h, within] = 1.0
                sd[h, within & (when < shock.start + 2 * _YEAR)] = priors.month_sd_reopened
        for shock in own:
            if shock.kind == "reopening":
                regime[h, when >= shock.start] = 2
            if shock.kind == "closure":
                sd[h, (when >= shock.start) & (when < shock.start + _EDGE)] = priors.month_sd_closing
        for edge in edges:
            near = np.abs(when - edge) <= _EDGE
            sd[h, near] = np.maximum(sd[h, near], priors.month_sd_edge)
        for d, shock in enumerate(deadlines):
            if shock in own and shock.end is not None:
                length = min(shock.end - shock.start + 1, _YEAR)
                passed = (when - (shock.end - length)) / length
                spans[1, d, h] = np.clip(passed, 0.0, 1.0)
                spans[0, d, h] = np.clip(passed - 1.0 / length, 0.0, 1.0)
        again[h, : before[h] + 1] = 0.0
    return Grid(
        first=first,
        months=months,
        sd=sd,
        quarter=when // 3 - first // 3,
        year=when // 12 - first // 12,
        drain_from=spans[0],
        drain_to=spans[1],
        open_again=again,
        closed=closed,
        regime=regime,
        before=before,
    )


def host_grid(grid: Grid, host: int) -> Grid:
    """The same months for the host of that number alone."""
    own = slice(host, host + 1)
    return replace(
        grid,
        sd=grid.sd[own],
        drain_from=grid.drain_from[:, own],
        drain_to=grid.drain_to[:, own],
        open_again=grid.open_again[own],
        closed=grid.closed[own],
        regime=grid.regime[own],
        before=grid.before[own],
    )

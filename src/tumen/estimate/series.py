"""Draws of every place, month by month, and the figures that are told of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tumen.estimate.grid import Array
from tumen.estimate.months import month_words, quarter_words
from tumen.estimate.observe import Observation
from tumen.estimate.process import Process
from tumen.estimate.tree import Tree
from tumen.ledger import EstimateRow, Evidence, Measure

_LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
_CHUNK = 100
_RECENT = 12
"""Months in which a family counts as recent evidence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """Draws by measure, `[draw, node, month]`; a node is the sum of its leaves in every draw."""

    stock: Array
    inflow: Array | None
    outflow: Array | None


def simulate(process: Process, points: Array, *, skip: int, months: int) -> Series:
    """Series of all nodes for each row of parameters, of `months` months after the first `skip` of the grid."""
    size = (points.shape[0], len(process.tree.nodes), months)
    stock, inflow, outflow = np.empty(size), np.empty(size), np.empty(size)
    wanted = slice(skip, skip + months)
    for begin in range(0, points.shape[0], _CHUNK):
        rows = slice(begin, begin + _CHUNK)
        path = process.path(points[rows, : process.size])
        stock[rows] = np.matmul(process.sums, path.stock[:, :, wanted])
        inflow[rows] = np.matmul(process.sums, path.inflow[:, :, wanted])
        outflow[rows] = np.matmul(process.sums, path.outflow[:, :, wanted])
    return Series(stock=stock, inflow=inflow, outflow=outflow)


def mixed(own: Series, other: Series, nodes: Sequence[int]) -> Series:
    """The series of the first, with those nodes taken from the other; both are of as many draws."""
    chosen = list(nodes)

    def joined(left: Array | None, right: Array | None) -> Array | None:
        if left is None or right is None:
            return left
        out = left.copy()
        out[:, chosen] = right[:, chosen]
        return out

    stock = own.stock.copy()
    stock[:, chosen] = other.stock[:, chosen]
    return Series(stock=stock, inflow=joined(own.inflow, other.inflow), outflow=joined(own.outflow, other.outflow))


def rows_of(
    posterior: Series,
    prior: Series,
    *,
    tree: Tree,
    first: int,
    observations: Sequence[Observation],
    refusal: float,
    agreed: Collection[int] = (),
) -> Iterator[EstimateRow]:
    """Stocks per month and flows per whole quarter and year of every node, in the order of the tree."""
    months = posterior.stock.shape[2]
    seen = _Families(tree, observations)
    periods = _periods(first, months)
    tables: list[tuple[Measure, Sequence[tuple[str, int, int]], Array, Array]] = []
    single = [(month_words(first + t), t, t) for t in range(months)]
    tables.append(("stock", single, *_figures(posterior.stock, prior.stock)))
    for measure, own, before in (
        ("inflow", posterior.inflow, prior.inflow),
        ("outflow", posterior.outflow, prior.outflow),
    ):
        if own is None or before is None or not periods:
            continue
        added = np.stack([own[:, :, a : b + 1].sum(axis=2) for _, a, b in periods], axis=2)
        prior_added = np.stack([before[:, :, a : b + 1].sum(axis=2) for _, a, b in periods], axis=2)
        tables.append(("inflow" if measure == "inflow" else "outflow", periods, *_figures(added, prior_added)))
    for index, node in enumerate(tree.nodes):
        for measure, spans, levels, contraction in tables:
            # plain numbers: one by one they cost less than those of an array
            figures, lows = levels[:, index].T.tolist(), contraction[index].tolist()
            for (period, _, end), figure, low in zip(spans, figures, lows, strict=True):
                families, since = seen.upto(index, first + end)
                p05, p25, median, p75, p95 = (round(value, 1) for value in figure)
                yield EstimateRow(
                    place=node.id,
                    period=period,
                    measure=measure,
                    median=median,
                    p05=p05,
                    p25=p25,
                    p75=p75,
                    p95=p95,
                    evidence=Evidence(families=families, months_since=since, contraction=round(low, 3)),
                    refused=low < refusal,
                    provisional=index not in agreed,
                )


def _figures(own: Array, prior: Array) -> tuple[Array, Array]:
    """Levels, `[level, node, period]`, and contraction, `[node, period]`."""
    levels = np.quantile(own, _LEVELS, axis=0)
    posterior_sd, prior_sd = np.log(own + 0.3).std(axis=0), np.log(prior + 0.3).std(axis=0)
    return levels, 1.0 - posterior_sd / np.maximum(prior_sd, 1e-9)


def _periods(first: int, months: int) -> list[tuple[str, int, int]]:
    """The quarters and years that lie whole in the run, with their first and last month."""
    found = []
    for length in (3, 12):
        for start in range(first + (-first) % length, first + months - length + 1, length):
            words = quarter_words(start) if length == 3 else f"{start // 12:04d}"
            found.append((words, start - first, start - first + length - 1))
    return found


class _Families:
    """When which family of claims last spoke of a node or a part of it."""

    def __init__(self, tree: Tree, observations: Sequence[Observation]) -> None:
        self._heard: list[list[tuple[int, str]]] = [[] for _ in tree.nodes]
        for one in observations:
            month = int(max(one.windows, key=lambda window: window.weight).end - 1e-9)
            index: int | None = one.node
            while index is not None:
                self._heard[index].append((month, one.family))
                index = tree.nodes[index].parent
        for heard in self._heard:
            heard.sort()
        self._months = [[month for month, _ in heard] for heard in self._heard]

    def upto(self, index: int, month: int) -> tuple[int, int | None]:
        """Families within the twelve months up to `month`, and months since the last claim by then."""
        upto = bisect_right(self._months[index], month)
        since = bisect_right(self._months[index], month - _RECENT)
        recent = {family for _, family in self._heard[index][since:upto]}
        return len(recent), (month - self._heard[index][upto - 1][0]) if upto else None

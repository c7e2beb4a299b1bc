"""Which figure is meant: a place, a measure and a period, read from words, and the draws of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tumen.errors import InvalidForm
from tumen.estimate.grid import Array
from tumen.estimate.months import month_words, quarter_words, read_month
from tumen.estimate.series import Series
from tumen.estimate.tree import Tree
from tumen.ledger import EstimateRow, Measure

if TYPE_CHECKING:
    from tumen.estimate.run import Estimate

MEASURES: tuple[Measure, ...] = ("stock", "inflow", "outflow")


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One number of an estimate: people at a node (its index in the tree) at the end of month `end`, or the flow of the
    months `start` to `end`; `period` is how rows name the time.
    """

    node: int
    measure: Measure
    start: int
    end: int
    period: str


def find_node(tree: Tree, name: str, *, where: str) -> int:
    """The index of the place with that id or name. Raises InvalidForm, naming `where`, for none or several."""
    for index, node in enumerate(tree.nodes):
        if node.id == name:
            return index
    found = [index for index, node in enumerate(tree.nodes) if node.name.casefold() == name.casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(tree.nodes[index].id for index in found)
        raise InvalidForm(f"{where}: {name!r} is the name of several places; use one of the ids {ids}.")
    named = ", ".join(node.name for node in tree.nodes if not node.rest)
    raise InvalidForm(f"{where}: {name!r} is not in the tree of places, which has {named}.")


def read_period(text: str, *, measure: Measure, where: str) -> tuple[int, int, str]:
    """First and last month of `2019-06` for a stock, of `2019-Q2` or `2019` for a flow, and how rows name it.

    Raises InvalidForm, naming `where`, for anything else.
    """
    if measure == "stock":
        month = read_month(text, where=where)
        return month, month, month_words(month)
    found = re.fullmatch(r"([12]\d{3})(?:-Q([1-4]))?", text, re.ASCII)
    if found is None:
        raise InvalidForm(f"{where}: {text!r} is neither a quarter nor a year; a flow is that of 2019-Q2 or of 2019.")
    year = int(found[1]) * 12
    if found[2] is None:
        return year, year + 11, found[1]
    start = year + 3 * (int(found[2]) - 1)
    return start, start + 2, quarter_words(start)


def read_figure(text: str, found: Estimate) -> Figure:
    """The figure of `PLACE@PERIOD` or `PLACE@PERIOD@measure`. Raises InvalidForm where it is none of the run."""
    where = f"--drivers {text!r}"
    parts = text.split("@")
    measure: Measure = "stock"
    if len(parts) > 2:
        told = parts.pop().strip()
        known = next((one for one in MEASURES if one == told), None)
        if known is None:
            raise InvalidForm(f"{where}: {told!r} is no measure; use one of {', '.join(MEASURES)}.")
        measure = known
    if len(parts) < 2 or not parts[0].strip() or not parts[-1].strip():
        raise InvalidForm(f"{where}: write PLACE@PERIOD, such as Northport@2019-06, or PLACE@2019@inflow.")
    start, end, period = read_period(parts[-1].strip(), measure=measure, where=where)
    node = find_node(found.tree, "@".join(parts[:-1]).strip(), where=where)
    figure = Figure(node=node, measure=measure, start=start, end=end, period=period)
    check_inside(figure, found, where=where)
    return figure


def check_inside(figure: Figure, found: Estimate, *, where: str) -> None:
    """Raises InvalidForm where the figure lies outside the months of the run or its model has no such measure."""
    if figure.start < found.first or figure.end > found.last:
        span = f"{month_words(found.first)} to {month_words(found.last)}"
        raise InvalidForm(f"{where}: {figure.period} lies outside the run, {span}; use --from and --to to widen it.")
    if getattr(found.series, figure.measure) is None:
        raise InvalidForm(f"{where}: the model {found.diagnostics.method} has no {figure.measure}; use --model joint.")


def default_figure(found: Estimate, node: int) -> Figure:
    """The stock of a node at the last month of the run that a claim of a stock, of it or of a part of it, speaks of.

    Of these the last one whose figure is not refused; without any such month the last of the run.
    """
    below = set(found.tree.below[node])
    ends = [
        int(max(one.windows, key=lambda window: window.weight).end - 1e-9)
        for one in found.observations
        if one.measure == "stock" and set(found.tree.below[one.node]) <= below
    ]
    place = found.tree.nodes[node].id
    borne = {row.period for row in found.rows if row.place == place and row.measure == "stock" and not row.refused}
    inside = [end for end in ends if found.first <= end <= found.last]
    month = max((end for end in inside if month_words(end) in borne), default=max(inside, default=found.last))
    return Figure(node=node, measure="stock", start=month, end=month, period=month_words(month))


def draws_of(series: Series, figure: Figure, *, first: int) -> Array:
    """The draws of a figure, from series that begin with the month `first`."""
    own: Array | None = getattr(series, figure.measure)
    if own is None:
        raise InvalidForm(f"{figure.measure}: the model that was used has none.")
    return np.asarray(own[:, figure.node, figure.start - first : figure.end - first + 1].sum(axis=1))


def row_of(found: Estimate, figure: Figure) -> EstimateRow:
    """The row that tells the figure, with the evidence behind it."""
    place = found.tree.nodes[figure.node].id
    return next(
        row
        for row in found.rows
        if row.place == place and row.period == figure.period and row.measure == figure.measure
    )

"""What became of each host's stock at the dates that matter."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tumen.estimate.data import Shock, shocks
from tumen.estimate.months import month_words
from tumen.estimate.run import Estimate
from tumen.estimate.statements import NAMED, named_month
from tumen.ledger import Deadline, EstimateRow, Moment

_AFTER = 2
"""Months after a deadline at which "after" is taken: returns are told late."""

_LABELS = {
    "resolution": "before the cap",
    "deadline": "at the deadline",
    "closure": "at closure",
    "reopening": "at reopening",
    "now": "at the end",
}


def deadlines(found: Estimate, *, known: Sequence[Shock] | None = None) -> tuple[Deadline, ...]:
    """For each host the stock before the cap, at the deadline, at closure, at reopening and at the end of the run.

    Only months of the run are told; `half_stayed` is None where before or after the deadline lies outside.
    """
    table = shocks() if known is None else known
    by_month = {(row.place, row.period): row for row in found.rows if row.measure == "stock"}
    out = []
    for index in found.tree.hosts:
        node = found.tree.nodes[index]
        if node.rest:
            continue
        moments = []
        for name in NAMED:
            for month in named_month(name, node.host, last=found.last, known=table):
                row = by_month.get((node.id, month_words(month)))
                if row is not None:
                    told = Moment(label=_LABELS[name], month=row.period, median=row.median, refused=row.refused)
                    moments.append(told)
        half, refused = _half(found, index, table, by_month)
        out.append(Deadline(place=node.id, stocks=tuple(moments), half_stayed=half, refused=refused))
    return tuple(out) if any(len(one.stocks) > 1 for one in out) else ()


def _half(
    found: Estimate, index: int, table: Sequence[Shock], by_month: dict[tuple[str, str], EstimateRow]
) -> tuple[float | None, bool]:
    node = found.tree.nodes[index]
    before = named_month("resolution", node.host, last=found.last, known=table)
    after = [month + _AFTER for month in named_month("deadline", node.host, last=found.last, known=table)]
    if not before or not after:
        return None, False
    rows = [by_month.get((node.id, month_words(month))) for month in (before[0], after[0])]
    if None in rows:
        return None, False
    stock = found.series.stock[:, index]
    start, end = before[0] - found.first, after[0] - found.first
    share = round(float(np.mean(stock[:, end] >= 0.5 * stock[:, start])), 3)
    return share, any(row.refused for row in rows if row is not None)

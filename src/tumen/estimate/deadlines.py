"""What became of each host's stock at the dates that matter."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tumen.estimate.data import Shock, shocks
from tumen.estimate.months import month_words
from tumen.estimate.run import Estimate
from tumen.ledger import Deadline

_AFTER = 2
"""Months after a deadline at which "after" is taken: returns are told late."""


def deadlines(found: Estimate, *, known: Sequence[Shock] | None = None) -> tuple[Deadline, ...]:
    """For each host the stock before the cap, at the deadline, at closure, at reopening and at the end of the run.

    Only months of the run are told; `half_stayed` is None where before or after the deadline lies outside.
    """
    table = shocks() if known is None else known
    rows = []
    for index in found.tree.hosts:
        node = found.tree.nodes[index]
        if node.rest:
            continue
        own = [shock for shock in table if shock.meets(node.host)]
        stock = found.series.stock[:, index]
        moments = [
            ("before the cap", [s.start - 1 for s in own if s.kind == "cap"]),
            ("at the deadline", [s.end for s in own if s.kind == "deadline" and s.end is not None]),
            ("at closure", [s.start for s in own if s.kind == "closure"]),
            ("at reopening", [s.start for s in own if s.kind == "reopening"]),
            ("at the end", [found.last]),
        ]
        stocks = tuple(
            (label, month_words(month), round(float(np.median(stock[:, month - found.first])), 1))
            for label, months in moments
            for month in months
            if found.first <= month <= found.last
        )
        rows.append(Deadline(place=node.id, stocks=stocks, half_stayed=_half(found, index, own)))
    return tuple(rows) if any(len(row.stocks) > 1 for row in rows) else ()


def _half(found: Estimate, index: int, own: Sequence[Shock]) -> float | None:
    before = [shock.start - 1 for shock in own if shock.kind == "cap"]
    after = [shock.end + _AFTER for shock in own if shock.kind == "deadline" and shock.end is not None]
    if not before or not after:
        return None
    start, end = before[0] - found.first, after[0] - found.first
    stock = found.series.stock[:, index]
    if start < 0 or end >= stock.shape[1]:
        return None
    return round(float(np.mean(stock[:, end] >= 0.5 * stock[:, start])), 3)

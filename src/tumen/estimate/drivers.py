"""What moves a figure: families of claims by their influence, each confirmed by a fit without it."""

from __future__ import annotations

from collections.abc import Callable

from tumen.errors import InvalidForm
from tumen.estimate.figures import Figure
from tumen.estimate.fitted import Fitted
from tumen.estimate.run import Estimate
from tumen.estimate.short import in_short
from tumen.ledger import Driver, Levels

REFITS = 10
"""Families that are left out in turn, those of the greatest influence."""


def _silent(_: str) -> None:
    return None


def influences(fitted: Fitted, figure: Figure) -> dict[str, float]:
    """How far the logarithm of a figure shifts without each family, by the curvature at the mode.

    A family that holds a figure in place has hardly a slope there, so its slope is weighed by what the fit would be
    without it (leverage): an exact official count is not overlooked.
    """
    slope = fitted.slope(figure)
    return {family: fitted.curve.shift_without(rows, slope) for family, rows in families_of(fitted).items()}


def families_of(fitted: Fitted) -> dict[str, list[int]]:
    """The observations of each family, by number; families in the order of their names."""
    rows: dict[str, list[int]] = {}
    for number, one in enumerate(fitted.likelihood.observations):
        rows.setdefault(one.family, []).append(number)
    return dict(sorted(rows.items()))


def drivers(
    found: Estimate, figure: Figure, *, most: int = REFITS, progress: Callable[[str], None] = _silent
) -> tuple[Driver, ...]:
    """The families of greatest influence on a figure and its true levels without each, the greatest shift first.

    Raises InvalidForm where the model has no mode to leave families out of.
    """
    fitted = found.fitted
    if fitted is None:
        raise InvalidForm(f"--drivers: the model {found.diagnostics.method} has none; use --model joint.")
    by_family, rows = influences(fitted, figure), families_of(fitted)
    ranked = sorted(by_family, key=lambda family: (-abs(by_family[family]), family))[:most]
    with_all = _levels(fitted, figure)
    out = []
    for number, family in enumerate(ranked, start=1):
        progress(f"fitting without family {number} of {len(ranked)}")
        claims = {name for row in rows[family] for name in fitted.likelihood.observations[row].claims}
        out.append(
            Driver(
                place=found.tree.nodes[figure.node].id,
                period=figure.period,
                measure=figure.measure,
                family=family,
                claims=in_short(found.tellings, claims),
                influence=round(by_family[family], 4),
                figure=with_all,
                without=_levels(fitted.without(claims), figure),
            )
        )
    return tuple(sorted(out, key=lambda one: (-_size(one), one.family)))


def _levels(fitted: Fitted, figure: Figure) -> Levels:
    low, middle, high = fitted.levels(figure)
    return Levels(median=round(middle, 1), p05=round(low, 1), p95=round(high, 1))


def _size(one: Driver) -> float:
    """The factor by which the median moves, whichever way."""
    a, b = one.figure.median + 1, one.without.median + 1
    return max(a, b) / min(a, b)

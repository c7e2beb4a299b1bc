"""Where claims disagree with the estimate, and where parts are told to hold more than their whole."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from tumen.estimate.drivers import families_of
from tumen.estimate.fitted import Fitted
from tumen.estimate.grid import Array
from tumen.estimate.months import month_words
from tumen.estimate.observe import Observation
from tumen.estimate.process import sigmoid
from tumen.estimate.run import Estimate
from tumen.estimate.short import in_short
from tumen.ledger import Excess, Levels, Tension

LOW, HIGH = 0.025, 0.975
"""Percentiles outside which a claim is in tension; about one in twenty is by chance alone."""

_NODES = np.asarray(ndtri((np.arange(40) + 0.5) / 40))
"""Points that stand for a normal distribution."""

_APART = 3
"""Months by which a part and its whole may be told apart and still be of the same time: a stock moves by less than a
tenth in a usual quarter."""

_MORE = 1.1
"""Factor by which the parts must be more than the whole, for the same reason."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where an observation lies in what was to be expected of it; `levels` are those of the expectation (people)."""

    observation: int
    percentile: float
    levels: tuple[float, float, float]
    tense: bool


def places(fitted: Fitted) -> list[Place]:
    """For each observation that is told as fact where it lies in what all other families let expect of it.

    What the fit would be without the family is taken from the curvature at the mode, so that it costs no other fit; the
    error of the story, whose tail no curvature tells, is then as its prior has it. A printed interval lies where its
    middle lies (half of its own chance counts as below it). Of a claim with one end only that end can be in tension.
    """
    out, curve, stories = [], fitted.curve, fitted.likelihood.stories(fitted.mode.at)
    for rows in families_of(fitted).values():
        moved, variance = curve.told_without(rows)
        for at, row in enumerate(rows):
            one = fitted.likelihood.observations[row]
            if one.true < 1.0:
                continue
            # what the error of the story did to the middle and its variance is taken out, and its prior put in
            rest = float(curve.middles[row] - stories.value[row] + moved[at] + stories.slope[row] * stories.drawn[row])
            spread = math.sqrt(max(float(variance[at] - stories.slope[row] ** 2), 0.0))
            error = stories.sd[row] * (_NODES + stories.tail[row] * _NODES**3)
            middle = np.add.outer(rest + spread * _NODES, error).ravel()
            place = _place(row, one, middle, fitted.priors.outlier, fitted.priors.outlier_scale)
            if place is not None:
                out.append(place)
    return sorted(out, key=lambda place: place.observation)


def _place(row: int, one: Observation, middle: Array, outlier: float, wide: float) -> Place | None:
    low, high = min(band[0] for band in one.bands), max(band[1] for band in one.bands)

    def below(log: float) -> float:
        usual, odd = sigmoid((log - middle) / one.scale), sigmoid((log - middle) / (one.scale * wide))
        return float(np.mean((1.0 - outlier) * usual + outlier * odd))

    def level(share: float) -> float:
        a, b = float(middle.min()) - 40 * one.scale, float(middle.max()) + 40 * one.scale
        for _ in range(50):
            c = (a + b) / 2
            a, b = (c, b) if below(c) < share else (a, c)
        return math.exp(min((a + b) / 2, 40.0))

    if math.isfinite(low) and math.isfinite(high):
        percentile = (below(low) + below(high)) / 2
        tense = not LOW <= percentile <= HIGH
    elif math.isfinite(low):
        percentile = below(low)
        tense = percentile > HIGH
    elif math.isfinite(high):
        percentile = below(high)
        tense = percentile < LOW
    else:
        return None
    levels = (level(0.05), level(0.5), level(0.95)) if tense else (0.0, 0.0, 0.0)
    return Place(observation=row, percentile=percentile, levels=levels, tense=tense)


def tensions(found: Estimate) -> tuple[tuple[Tension, ...], int]:
    """The claims that lie outside what was to be expected of them, the farthest out first, and how many were looked at.

    None of none where the model has no mode.
    """
    if found.fitted is None:
        return (), 0
    out, checked = [], places(found.fitted)
    for place in checked:
        if not place.tense:
            continue
        one = found.fitted.likelihood.observations[place.observation]
        low, middle, high = (round(level, 1) for level in place.levels)
        out.append(
            Tension(
                place=found.tree.nodes[one.node].id,
                period=_months(one),
                measure=one.measure,
                family=one.family,
                claims=in_short(found.tellings, one.claims),
                percentile=round(place.percentile, 4),
                expected=Levels(median=middle, p05=low, p95=high),
            )
        )
    order = sorted(out, key=lambda one: (-abs(one.percentile - 0.5), one.family, one.place, one.period))
    return tuple(order), len(checked)


def _months(one: Observation) -> str:
    start, end = int(min(w.start for w in one.windows)), math.ceil(max(w.end for w in one.windows)) - 1
    return month_words(start) if end <= start else f"{month_words(start)} to {month_words(end)}"


def excesses(found: Estimate) -> tuple[Excess, ...]:
    """The places whose parts are told, as facts and of one time, to hold more than the whole; the worst of each.

    For each part the lowest figure is taken that anyone told, and of each claim the end that agrees best, so that what
    is listed cannot all be true. Claims of a vague time, or of none, take no part.
    """
    return tuple(one for node in range(len(found.tree.nodes)) if (one := _worst(found, node)) is not None)


def _worst(found: Estimate, node: int) -> Excess | None:
    dated = [one for one in found.observations if one.measure == "stock" and one.true == 1.0 and len(one.windows) == 1]
    worst: tuple[float, Excess] | None = None
    for whole in dated:
        high = max(band[1] for band in whole.bands)
        if whole.node != node or not math.isfinite(high):
            continue
        near = [one for one in dated if _apart(one, whole) <= _APART]
        parts, claims = 0.0, []
        for child in _children(found, node):
            least, of = _least(found, child, near)
            parts += least
            claims += of
        if parts <= _MORE * math.exp(high) or (worst is not None and parts / math.exp(high) <= worst[0]):
            continue
        told_of = Excess(
            place=found.tree.nodes[node].id,
            period=_months(whole),
            whole=math.floor(math.exp(high)),
            parts=math.ceil(parts),
            whole_claims=in_short(found.tellings, whole.claims),
            part_claims=in_short(found.tellings, claims),
        )
        worst = (parts / math.exp(high), told_of)
    return None if worst is None else worst[1]


def _children(found: Estimate, node: int) -> Iterator[int]:
    return (index for index, one in enumerate(found.tree.nodes) if one.parent == node)


def _apart(left: Observation, right: Observation) -> float:
    return abs(left.windows[0].start - right.windows[0].start)


def _least(found: Estimate, node: int, near: Sequence[Observation]) -> tuple[float, list[str]]:
    """The fewest people that a place holds by the lowest claim of it, or by those of its parts; and these claims."""
    own = [
        (low, one.claims)
        for one in near
        if one.node == node and math.isfinite(low := min(band[0] for band in one.bands))
    ]
    if own:
        low, claims = min(own)
        return math.exp(low), list(claims)
    people, names = 0.0, []
    for child in _children(found, node):
        more, of = _least(found, child, near)
        people += more
        names += of
    return people, names

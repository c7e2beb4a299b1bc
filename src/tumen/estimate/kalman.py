"""The simple model: a local level on the log count of each place by itself, Gaussian, copies collapsed.

It is the baseline. What a Kalman smoother gives for a local level is computed here as one Gaussian conditioned on the
claims (the same numbers), so that windows and draws need no recursion.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

import numpy as np
from numpy.typing import NDArray

from tumen.estimate.grid import Array, Grid
from tumen.estimate.observe import Observation
from tumen.estimate.process import Process


def smooth(process: Process, observations: Sequence[Observation], *, noise: Array) -> tuple[Array, Array]:
    """Draws of the stock of every node from posterior and prior, `[draw, node, month]`.

    `noise` are standard normal numbers of the same shape.
    """
    grid, tree, p = process.grid, process.tree, process.priors
    posterior, prior = np.empty_like(noise), np.empty_like(noise)
    for index, node in enumerate(tree.nodes):
        leaves = len(tree.below[index])
        mean = (p.rest_log_mean if node.rest else p.stock_log_mean) + np.log(leaves)
        sd = hypot(p.rest_log_sd if node.rest else p.stock_log_sd, p.stock_world_sd, p.stock_host_sd)
        cov = sd**2 + _walk(grid, process.host_of[list(tree.below[index])])
        own = [one for one in observations if one.node == index and one.measure == "stock" and one.true == 1.0]
        centre, spread = _conditioned(mean, cov, _told(process, own))
        posterior[:, index] = np.exp(centre + noise[:, index] @ _root(spread).T)
        prior[:, index] = np.exp(mean + noise[:, index] @ _root(cov).T)
    return posterior, prior


def _walk(grid: Grid, hosts: NDArray[np.intp]) -> Array:
    steps = (grid.sd[hosts] ** 2).mean(axis=0)
    steps[0] = 0.0
    passed = np.cumsum(steps)
    return np.asarray(np.minimum(passed[:, None], passed[None, :]))


def _told(process: Process, own: Sequence[Observation]) -> list[tuple[Array, float, float]]:
    """For each claim the weights over months, the value (log) and its variance; copies count as one."""
    p, grid = process.priors, process.grid
    first: dict[str, Observation] = {}
    for one in own:
        first.setdefault(one.family if not one.official else f"{one.family} {one.windows}", one)
    told = []
    for one in first.values():
        low, high, _ = one.bands[0]
        if not np.isfinite(low) and not np.isfinite(high):
            continue
        value = (low + high) / 2 if np.isfinite(low) and np.isfinite(high) else (low if np.isfinite(low) else high)
        width = high - low if np.isfinite(low) and np.isfinite(high) else 1.0
        weights = np.zeros(grid.months)
        for window in one.windows:
            begin = int(np.clip(window.start - grid.first, 0, grid.months - 1))
            end = int(np.clip(window.end - grid.first, begin + 1, grid.months))
            weights[begin:end] += window.weight / (end - begin)
        errors = 0.0 if one.official else p.family_sd_stock**2 + p.type_sd**2 + p.outlet_sd**2
        variance = width**2 / 12 + np.pi**2 / 3 * one.scale**2 + one.gap**2 + errors
        told.append((weights, float(value), float(variance)))
    return told


def _conditioned(mean: float, cov: Array, told: Sequence[tuple[Array, float, float]]) -> tuple[Array, Array]:
    centre = np.full(cov.shape[0], mean)
    if not told:
        return centre, cov
    rows = np.array([weights for weights, _, _ in told])
    values, variances = np.array([value for _, value, _ in told]), np.array([variance for _, _, variance in told])
    gain = np.linalg.solve(rows @ cov @ rows.T + np.diag(variances), rows @ cov).T
    return centre + gain @ (values - rows @ centre), cov - gain @ rows @ cov


def _root(cov: Array) -> Array:
    values, vectors = np.linalg.eigh((cov + cov.T) / 2)
    return np.asarray((vectors * np.sqrt(np.maximum(values, 0.0))) @ vectors.T)

"""Coordinates in which the posterior is nearly round, so that long steps hold.

What makes it hard in the parameters themselves: a count pins a curved sum of places within a few per cent, and the
scale of volatility moves all that is pinned. Three changes of variables with known volume take both away. None of them
changes the posterior; what one of them misses costs time and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tumen.estimate.bayes.density import Density
from tumen.estimate.bayes.levels import Level, levels_of
from tumen.estimate.grid import Array
from tumen.estimate.likelihood import Likelihood
from tumen.estimate.process import Path

_CENTRED = 0.03
"""Share of an innovation's variance that claims take away, below which it stays as it is."""


_LEAST_SD = 0.05
"""Sd of an error below which it cannot give way to people."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scaled:
    """Innovations that claims pin, multiplied by their scale: what is pinned stays while the scale moves.

    Along each column of `basis` an innovation counts in units of scale ** share, the share being what claims tell of
    it (partly non-centred, after Papaspiliopoulos, Roberts and Sköld 2007).
    """

    block: slice
    scale: int
    sd: float
    basis: Array
    share: Array
    at: float

    def apply(self, x: Array) -> None:
        """From coordinates to parameters, in place."""
        factor = np.exp(-self.sd * (x[:, self.scale] - self.at)[:, None] * self.share)
        x[:, self.block] += ((x[:, self.block] @ self.basis) * (factor - 1.0)) @ self.basis.T

    def back(self, x: Array, slope: Array) -> None:
        """From derivatives by parameters to those by coordinates, in place; `x` are the parameters."""
        factor = np.exp(-self.sd * (x[:, self.scale] - self.at)[:, None] * self.share)
        along = slope[:, self.block] @ self.basis
        slope[:, self.scale] -= self.sd * (along * (x[:, self.block] @ self.basis) * self.share).sum(axis=1)
        slope[:, self.block] += (along * (factor - 1.0)) @ self.basis.T


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """Errors of stories and definitions, replaced by what was told: log of the people and the error in one number.

    A claim tells of their sum; with the sum a coordinate, people may move and the error gives way. An error is
    `d + tail · d³` in units of its sd, where `d` is the parameter.
    """

    columns: NDArray[np.intp]
    weights: Array
    """`[error, candidate]`, in units of the error's sd."""
    tail: Array
    at: Array

    def drawn(self, told: Array, log_people: Array) -> Array:
        """The parameters that go with what was told and the people."""
        error = told - (log_people @ self.weights.T - self.at)
        # the one real root of d + tail · d³, written so that a tail of 0 is no case of its own
        root = np.sqrt(3.0 * np.maximum(self.tail, 1e-12))
        return np.asarray(2.0 / root * np.sinh(np.arcsinh(1.5 * error * root) / 3.0))

    def steep(self, drawn: Array) -> Array:
        """Derivatives of the errors by their parameters."""
        return np.asarray(1.0 + 3.0 * np.maximum(self.tail, 1e-12) * drawn**2)

    def bend(self, drawn: Array) -> Array:
        """Derivatives of the logarithm of these."""
        return np.asarray(6.0 * np.maximum(self.tail, 1e-12) * drawn / self.steep(drawn))


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """Parameters and what follows from them; `base` are those of the process before levels were moved."""

    x: Array
    base: Array
    path: Path
    log_people: Array


@dataclass(frozen=True, kw_only=True, slots=True)
class Coordinates:
    """From coordinates to parameters, and derivatives back."""

    density: Density
    scaled: tuple[Scaled, ...]
    levels: tuple[Level, ...]
    told: Told
    volume: Array
    """Derivatives of minus the log of the volume of the change by the coordinates; it is linear in the scales."""
    at: Array
    """Coordinates of the mode."""

    def point(self, y: Array) -> Point:
        """The parameters at each row of coordinates."""
        x = y.copy()
        for scaled in self.scaled:
            scaled.apply(x)
        base = x.copy()
        for level in self.levels:
            level.apply(x)
        size = self.density.likelihood.process.size
        path = self.density.likelihood.process.path(x[:, :size])
        log_people = self.density.log_people(path)
        x[:, self.told.columns] = self.told.drawn(x[:, self.told.columns], log_people)
        return Point(x=x, base=base, path=path, log_people=log_people)

    def height(self, y: Array) -> tuple[Array, Array]:
        """Minus the log posterior density of the coordinates, up to a constant, and its derivatives."""
        point = self.point(y)
        value, slope, to_log = self.density.at(point.x, point.log_people)
        drawn = point.x[:, self.told.columns]
        steep = self.told.steep(drawn)
        slope[:, self.told.columns] = (slope[:, self.told.columns] + self.told.bend(drawn)) / steep
        to_log -= slope[:, self.told.columns] @ self.told.weights
        size = self.density.likelihood.process.size
        slope[:, :size] += self.density.people_back(point.x[:, :size], point.path, point.log_people, to_log)
        self._back(point, slope)
        return value + np.log(steep).sum(axis=1) + y @ self.volume, slope + self.volume

    def _back(self, point: Point, slope: Array) -> None:
        for level in reversed(self.levels):
            level.back(point.base, slope)
        for scaled in reversed(self.scaled):
            scaled.back(point.base, slope)

    def curvature(self, x: Array, *, weight: Array | None = None) -> Array:
        """1 + Jᵀ·diag(w)·J in coordinates at one point of parameters, the scales held, `[size, size]`."""
        likelihood = self.density.likelihood
        size = likelihood.process.size
        jacobian, found, _ = likelihood.information(x)
        moved = np.vstack([np.eye(likelihood.size)[self.told.columns], *self._moved(likelihood.size)])
        rows = np.vstack([moved, jacobian * np.sqrt(found if weight is None else weight)[:, None]])
        own = x[None, :size]
        path = likelihood.process.path(own)
        rows[:, self.told.columns] /= self.told.steep(x[self.told.columns])
        if self.told.columns.size:
            log_people = self.density.log_people(path)
            slopes = self.density.people_back(own, path, log_people, self.told.weights)
            rows[:, :size] -= rows[:, self.told.columns] @ slopes
        base = x[None].copy()
        for level in reversed(self.levels):
            level.undo(base)
        self._back(Point(x=x[None], base=base, path=path, log_people=np.zeros((1, 0))), rows)
        rows[:, likelihood.scales] = 0.0
        return np.asarray(np.eye(likelihood.size) - moved.T @ moved + rows.T @ rows)

    def _moved(self, size: int) -> Iterator[Array]:
        """Directions of parameters, orthonormal, that are not the coordinates of the same name."""
        for scaled in self.scaled:
            out = np.zeros((scaled.basis.shape[1], size))
            out[:, scaled.block] = scaled.basis.T
            yield out
        for level in self.levels:
            yield level.directions(size)


def coordinates_of(likelihood: Likelihood, at: Array) -> tuple[Coordinates, Array]:
    """Coordinates for a posterior with that mode, and its curvature there in these coordinates.

    Claims with a closed band count as if they were no outliers: a claim that the mode takes for one need not be one
    where the chains go.
    """
    density = Density(likelihood=likelihood)
    process, p = likelihood.process, likelihood.process.priors
    _, weight, shares = likelihood.information(at)
    closed = np.array(
        [np.isfinite(one.bands[0][0]) and np.isfinite(one.bands[0][1]) for one in likelihood.observations]
    )
    for number in np.flatnonzero(closed).tolist():
        one = likelihood.observations[number]
        width = one.bands[0][1] - one.bands[0][0]
        weight[number] = max(weight[number], 1.0 / (width**2 / 12 + np.pi**2 / 3 * one.scale**2))
    path = process.path(at[None, : process.size])
    log_people = density.log_people(path)
    told = _told(likelihood, weight, closed, shares, log_people, at)
    levels = tuple(levels_of(likelihood, at))
    plain = Coordinates(
        density=density, scaled=(), levels=levels, told=told, volume=np.zeros(likelihood.size), at=at.copy()
    )
    inverse = np.linalg.inv(plain.curvature(at, weight=weight))
    volatility = process.parts["volatility"].start
    scaled, volume = [], np.zeros(likelihood.size)
    for block, scale, sd in (("host", 0, p.volatility_sd), ("leaf", 1, p.place_volatility_sd)):
        part = process.parts[block]
        spread: Array = np.asarray(inverse[part, part])
        for level in levels:
            spread = level.without(spread, part)
        values, vectors = np.linalg.eigh(spread)
        chosen = (1.0 - values > _CENTRED) & (values > 1e-9)
        share = 1.0 - values[chosen]
        column = volatility + scale
        scaled.append(
            Scaled(block=part, scale=column, sd=sd, basis=vectors[:, chosen], share=share, at=float(at[column]))
        )
        volume[column] += sd * share.sum()
    volume[volatility] += p.volatility_sd * sum(level.segments for level in levels)
    out = Coordinates(density=density, scaled=tuple(scaled), levels=levels, told=told, volume=volume, at=at.copy())
    return out, out.curvature(at, weight=weight)


def _told(likelihood: Likelihood, weight: Array, closed: Any, shares: Array, log_people: Array, at: Array) -> Told:
    """For each error of a story or definition, the claim that tells most of it."""
    columns, weights, tails = [], [], []
    for name in ("family", "gap"):
        who, sd = likelihood._who[name], likelihood._sd[name]
        best: dict[int, int] = {}
        for number in np.flatnonzero(who >= 0).tolist():
            if likelihood.observations[number].official == (name == "family") or sd[number] < _LEAST_SD:
                continue
            if closed[number] or weight[number] * sd[number] ** 2 > 1.0:
                key = int(who[number])
                if key not in best or weight[number] > weight[best[key]]:
                    best[key] = number
        for key, number in sorted(best.items()):
            columns.append(likelihood.parts[name].start + key)
            weights.append(shares[:, number] / sd[number])
            tails.append(float(likelihood._tail[key]) if name == "family" else 0.0)
    table = np.array(weights).reshape(len(columns), log_people.shape[1])
    tail, chosen = np.array(tails, dtype=np.float64), np.array(columns, dtype=np.intp)
    # at the mode the coordinate is the parameter
    at_mode = (log_people @ table.T)[0] + np.maximum(tail, 1e-12) * at[chosen] ** 3
    return Told(columns=chosen, weights=table, tail=tail, at=at_mode)

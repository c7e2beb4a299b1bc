"""Hamiltonian chains in batch, and the Gaussian that they are measured against, learned from them before they count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tumen.estimate.grid import Array

Height = Callable[[Array], tuple[Array, Array]]
"""Minus a log density and its derivatives, of many points at once."""

_ACCEPT = 0.8
"""Mean acceptance that the step is set for."""

_ANGLE = 2.0
"""Mean length of a path: a quarter of a turn (1.57) makes draws of a Gaussian independent; wider ones need more."""

_LONGEST = 120
"""Most steps of one path."""

_CAREFUL, _SHORT = 0.2, 0.25
"""Share of paths with much shorter steps, and how much shorter: a chain in a narrow place comes out of it by these."""

_WIDEST = 1.2
"""Longest step."""

_WILD = 1000.0
"""Error of the energy beyond which a path counts as divergent."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Gaussian:
    """Mean, and standard deviations (`stretch`) along the columns of an orthonormal basis; 1 in all others."""

    mean: Array
    basis: Array
    stretch: Array

    def out(self, z: Array) -> Array:
        """Points from standard normal ones."""
        return self.mean + self.along(z)

    def along(self, z: Array) -> Array:
        """The linear part; it is symmetric, so it also takes derivatives back."""
        return np.asarray(z + ((z @ self.basis) * (self.stretch - 1.0)) @ self.basis.T)

    def into(self, y: Array) -> Array:
        """The standard normal points that give these."""
        z = y - self.mean
        return np.asarray(z + ((z @ self.basis) * (1.0 / self.stretch - 1.0)) @ self.basis.T)


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Draws of chains, `[draw, chain, size]`, as coordinates; the step of the end, and how the paths went."""

    draws: Array
    step: float
    accepted: float
    divergent: int
    evaluations: int


@np.errstate(all="ignore")
def run(
    height: Height,
    gaussian: Gaussian,
    begin: Array,
    *,
    count: int,
    step: float,
    random: np.random.Generator,
    tune: bool,
) -> Run:
    """So many paths of each chain from `begin`, `[chain, size]`; with `tune` the step is set on the way.

    The Gaussian part of the motion is a rotation, made exactly (Beskos et al. 2011, Shahbaba et al. 2014), so only what
    is not Gaussian limits the step. The step is set by dual averaging (Hoffman and Gelman 2014). A path that runs off
    to where numbers end is divergent and not taken.
    """

    def measured(z: Array) -> tuple[Array, Array]:
        value, slope = height(gaussian.out(z))
        slope = gaussian.along(slope)
        bad = ~np.isfinite(value) | ~np.isfinite(slope).all(axis=1)
        return np.where(bad, np.inf, value), np.where(bad[:, None], 0.0, slope)

    z = gaussian.into(begin)
    value, slope = measured(z)
    draws = np.empty((count, *begin.shape))
    goal, log_step, missed, evaluations, divergent = np.log(3.0 * step), np.log(step), 0.0, 0, 0
    accepted = np.zeros(count)
    for number in range(count):
        now = step * random.uniform(0.7, 1.1)
        steps = int(min(_LONGEST, np.ceil(_ANGLE * random.uniform(0.5, 1.5) / now)))
        if not tune and random.random() < _CAREFUL:
            now *= _SHORT
        moment = random.standard_normal(z.shape)
        energy = value + 0.5 * (moment * moment).sum(axis=1)
        at, push, here, pull = z, moment, value, slope
        cosine, sine = np.cos(now), np.sin(now)
        for _ in range(steps):
            push = push - 0.5 * now * (pull - at)
            at, push = cosine * at + sine * push, cosine * push - sine * at
            here, pull = measured(at)
            push = push - 0.5 * now * (pull - at)
        evaluations += steps * z.shape[0]
        error = here + 0.5 * (push * push).sum(axis=1) - energy
        error = np.where(np.isfinite(error), error, np.inf)
        divergent += int((error > _WILD).sum())
        chance = np.exp(-np.maximum(error, 0.0))
        taken = random.random(z.shape[0]) < chance
        z, slope = np.where(taken[:, None], at, z), np.where(taken[:, None], pull, slope)
        value = np.where(taken, here, value)
        draws[number] = gaussian.out(z)
        accepted[number] = chance.mean()
        if tune:
            passed = number + 1
            missed += (_ACCEPT - chance.mean() - missed) / (passed + 10)
            log_now = goal - np.sqrt(passed) / 0.05 * missed
            log_now = min(log_now, np.log(_WIDEST))
            weight = passed**-0.75
            log_step += weight * (log_now - log_step)
            step = float(np.exp(log_now))
    return Run(
        draws=draws,
        step=min(float(np.exp(log_step)) if tune else step, _WIDEST),
        accepted=float(accepted[count // 2 :].mean()),
        divergent=divergent,
        evaluations=evaluations,
    )


def spread(mean: Array, basis: Array, covariance: Array) -> Gaussian:
    """The Gaussian with this covariance within the columns of the basis, 1 and mean 0 beside them."""
    values, vectors = np.linalg.eigh(covariance)
    return Gaussian(mean=basis @ (basis.T @ mean), basis=basis @ vectors, stretch=np.sqrt(np.maximum(values, 1e-12)))

"""A fit that can be looked into and repeated without some of its claims."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from tumen.estimate.data import Priors
from tumen.estimate.figures import Figure, draws_of
from tumen.estimate.fit import Mode, Warm, draw, find_mode, named_noise
from tumen.estimate.grid import Array
from tumen.estimate.likelihood import Likelihood
from tumen.estimate.observe import observe
from tumen.estimate.series import simulate
from tumen.estimate.tellings import Telling


@dataclass(frozen=True, kw_only=True)
class Fitted:
    """The likelihood of a run, its mode, and what draws are made of: `noise` for the process, `seed` for the rest."""

    tellings: tuple[Telling, ...]
    likelihood: Likelihood
    mode: Mode
    noise: Array
    seed: int

    @cached_property
    def _warm(self) -> Warm:
        return Warm.of(self.likelihood, self.mode)

    @property
    def priors(self) -> Priors:
        """The priors of the run."""
        return self.likelihood.process.priors

    @cached_property
    def curve(self) -> Curve:
        """The curvature at the mode, in the space of observations."""
        jacobian, weight, shares = self.likelihood.information(self.mode.at)
        jacobian[:, self.likelihood.scales] = 0.0
        root = np.sqrt(np.maximum(weight, _LEAST))
        scaled = jacobian * root[:, None]
        inner = scaled @ scaled.T
        inner[np.diag_indices_from(inner)] += 1.0
        told = bool(weight.size)
        return Curve(
            scaled=scaled,
            root=root,
            inverse=np.asarray(np.linalg.inv(inner)),
            pulls=self.likelihood.pulls(self.mode.at) if told else weight,
            middles=self.likelihood.middles(self.mode.at[None, :], shares)[0] if told else weight,
        )

    def slope(self, figure: Figure) -> Array:
        """Derivatives of the logarithm of a figure by the parameters, at the mode; those of scales are held at 0."""
        process = self.likelihood.process
        own = self.mode.at[None, : process.size]
        path = process.path(own)
        series = {"stock": path.stock, "inflow": path.inflow, "outflow": path.outflow}
        marks = {name: np.zeros((1, *one.shape[1:])) for name, one in series.items()}
        leaves = list(process.tree.below[figure.node])
        months = range(figure.start - process.grid.first, figure.end - process.grid.first + 1)
        chosen = np.ix_([0], leaves, list(months))
        marks[figure.measure][chosen] = 1.0 / max(float(series[figure.measure][chosen].sum()), 1e-9)
        out = np.zeros(self.likelihood.size)
        out[: process.size] = process.back(own, path, marks["stock"], marks["inflow"], marks["outflow"])[0]
        out[self.likelihood.scales] = 0.0
        return out

    def points(self) -> Array:
        """The draws of the parameters, `[draw, size]`."""
        errors = named_noise(self.likelihood.names, seed=self.seed, draws=len(self.noise))
        slips = named_noise((one.exact for one in self.likelihood.observations), seed=self.seed, draws=len(self.noise))
        return draw(self.likelihood, self.mode, noise=np.hstack([self.noise, errors]), slips=slips)

    def levels(self, figure: Figure) -> tuple[float, float, float]:
        """Lower end of nine tenths, median and upper end of a figure."""
        process = self.likelihood.process
        skip = figure.start - process.grid.first
        series = simulate(process, self.points(), skip=skip, months=figure.end - figure.start + 1)
        low, middle, high = np.quantile(draws_of(series, figure, first=figure.start), (0.05, 0.5, 0.95))
        return float(low), float(middle), float(high)

    def without(self, claims: Collection[str]) -> Fitted:
        """The fit as it is when these claims were never told, over the same months and with the same noise.

        The volatility stays that of all claims: what is shown is what these say, not that without them less is known
        of how places move.
        """
        process, known = self.likelihood.process, set(claims)
        kept = tuple(one for one in self.tellings if one.name not in known)
        used = {name for one in self.likelihood.observations for name in one.claims}
        observations, _, _ = observe(kept, tree=process.tree, priors=process.priors)
        # claims that lay outside the months of the run stay outside
        inside = [one for one in observations if used.issuperset(one.claims)]
        likelihood = Likelihood(process=process, observations=inside)
        return replace(self, tellings=kept, likelihood=likelihood, mode=find_mode(likelihood, warm=self._warm))


_LEAST = 1e-9
"""Least weight of an observation: one that says nothing at the mode divides by its root."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Curve:
    """The precision `H = 1 + Jᵀ·W·J` at a mode, as a matrix with a row for each observation.

    `scaled` is `√W·J`, `root` the square roots of the weights, `inverse` `(1 + √W·J·Jᵀ·√W)⁻¹`, `middles` what each
    observation is of, and `pulls` the derivative of each log likelihood by it. With `M` for the inverse and `f` for the
    observations of a family,

        √W_f·J_f·(H − H_f)⁻¹·J_fᵀ·√W_f = (M_ff)⁻¹ − 1     and     √W_f·J_f·(H − H_f)⁻¹·g = (M_ff)⁻¹·(M·√W·J·g)_f

    (Woodbury), so what a fit would be without a family costs one small system, and no difference of large numbers.
    """

    scaled: Array
    root: Array
    inverse: Array
    pulls: Array
    middles: Array

    def shift_without(self, rows: list[int], slope: Array) -> float:
        """How far something with that slope moves when the observations of these rows are left out."""
        felt = (self.inverse @ (self.scaled @ slope))[rows]
        own = self.inverse[np.ix_(rows, rows)]
        return -float(felt @ np.linalg.solve(own, self.pulls[rows] / self.root[rows]))

    def told_without(self, rows: list[int]) -> tuple[Array, Array]:
        """How far the middles of these rows move when they are left out, and the variance that each then has."""
        own, root = self.inverse[np.ix_(rows, rows)], self.root[rows]
        free = np.linalg.inv(own)
        free[np.diag_indices_from(free)] -= 1.0
        spread = free / root[:, None] / root[None, :]
        return -(spread @ self.pulls[rows]), np.maximum(np.diag(spread), 0.0)

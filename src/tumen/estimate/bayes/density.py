"""The joint log posterior at many points at once, with derivatives by the parameters and by what claims speak of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tumen.estimate.grid import Array
from tumen.estimate.likelihood import Likelihood
from tumen.estimate.process import Path, sigmoid, softplus

if TYPE_CHECKING:
    from scipy.sparse import csr_array

FLOOR = 0.3
"""Added to people before the logarithm, as the likelihood does."""

_OPEN = 1e3
"""A log of people beyond all that can be: where an open band ends."""


@dataclass(frozen=True, kw_only=True)
class Density:
    """The likelihood's posterior for batches: the same numbers (a test holds them together), made for many chains."""

    likelihood: Likelihood

    @cached_property
    def reach(self) -> csr_array:
        """What each candidate takes of the leaves' stock, inflow and outflow, `[candidate, series · leaf · month]`."""
        from scipy.sparse import csr_array

        process = self.likelihood.process
        leaves, months = len(process.tree.leaves), process.grid.months
        which, node, measure, start, end, _ = self.likelihood._candidates
        rows: list[int] = []
        columns: list[int] = []
        parts: list[float] = []
        for number in range(which.size):
            norm = 1.0 / max(end[number] - start[number], 1e-9) if measure[number] == 0 else 1.0
            for month in range(int(start[number]), min(int(np.ceil(end[number])), months)):
                part = min(end[number], month + 1) - max(start[number], month)
                for leaf in process.tree.below[node[number]]:
                    rows.append(number)
                    columns.append((int(measure[number]) * leaves + leaf) * months + month)
                    parts.append(part * norm)
        return csr_array((parts, (rows, columns)), shape=(which.size, 3 * leaves * months))

    @cached_property
    def _reached(self) -> csr_array:
        return self.reach.T.tocsr()

    def log_people(self, path: Path) -> Array:
        """Log of the people that each candidate speaks of, `[point, candidate]`."""
        points = path.stock.shape[0]
        series = [one.reshape(points, -1) for one in (path.stock, path.inflow, path.outflow)]
        return np.log(np.asarray((self.reach @ np.concatenate(series, axis=1).T).T) + FLOOR)

    def people_back(self, own: Array, path: Path, log_people: Array, to_log: Array) -> Array:
        """Derivatives by the process's parameters, from those by `log_people`: `[rows, size]`.

        `own`, `path` and `log_people` are of one point, or of one for each row.
        """
        process = self.likelihood.process
        shape = (to_log.shape[0], 3, len(process.tree.leaves), process.grid.months)
        series = np.asarray((self._reached @ (to_log / np.exp(log_people)).T).T).reshape(shape)
        return process.back(own, path, series[:, 0], series[:, 1], series[:, 2])

    @cached_property
    def _terms(self) -> tuple[NDArray[np.intp], NDArray[np.intp], Array, Array, Array, Array]:
        """Candidate and observation, ends, scale and constant of each term; terms of one observation stand together."""
        term, low, high, scale, weight = self.likelihood._terms
        with np.errstate(invalid="ignore"):
            width = np.where(np.isfinite(low) & np.isfinite(high), (low - high) / scale, -np.inf)
        constant = weight + np.log(-np.expm1(np.minimum(width, -1e-12)))
        low, high = np.where(np.isfinite(low), low, -_OPEN), np.where(np.isfinite(high), high, _OPEN)
        return term, self.likelihood._candidates[0][term], low, high, scale, constant

    @cached_property
    def _first(self) -> tuple[Any, Any, Any]:
        """The first term of each observation and of each candidate, and the first candidate of each observation."""
        term, who, *_ = self._terms
        which = self.likelihood._candidates[0]
        observations = np.arange(len(self.likelihood.observations))
        return (
            np.searchsorted(who, observations),
            np.searchsorted(term, np.arange(which.size)),
            np.searchsorted(which, observations),
        )

    @cached_property
    def _errors(self) -> tuple[Array, Array]:
        """What errors (outlets apart) add to each observation, `[observation, error]`, and which outlet it has."""
        likelihood = self.likelihood
        begin, count = likelihood.process.size, len(likelihood.observations)
        fixed = np.zeros((count, likelihood.size - begin))
        outlet = np.zeros((count, len(likelihood.errors["outlet"])))
        for name, who in likelihood._who.items():
            rows = np.flatnonzero(who >= 0)
            if name == "outlet":
                outlet[rows, who[rows]] = 1.0
            else:
                fixed[rows, likelihood.parts[name].start - begin + who[rows]] = likelihood._sd[name][rows]
        return fixed, outlet

    def at(self, x: Array, log_people: Array) -> tuple[Array, Array, Array]:
        """Minus the log posterior of each point, its derivatives by `x` and by `log_people`, each as if apart."""
        likelihood = self.likelihood
        fixed, outlet = self._errors
        errors = slice(likelihood.process.size, likelihood.size)
        part, spread = likelihood.parts["outlet"], likelihood.parts["spread"].start
        p = likelihood.process.priors
        sd = p.outlet_sd * np.exp(p.outlet_sd_sd * x[:, spread])[:, None]
        family = likelihood.parts["family"]
        felt = x[:, errors].copy()
        felt[:, family.start - errors.start : family.stop - errors.start] = likelihood._tailed(x[:, family])
        bias = likelihood._shift + felt @ fixed.T + sd * (x[:, part] @ outlet.T)
        term, who, low, high, scale, constant = self._terms
        first, first_term, first_candidate = self._first
        middle = (log_people + bias[:, likelihood._candidates[0]])[:, term]
        under, over = (low - middle) / scale, (middle - high) / scale
        each = constant - softplus(under) - softplus(over)
        top = np.maximum(np.maximum.reduceat(each, first, axis=1), likelihood._apart)
        each = np.exp(each - top[:, who])
        whole = np.exp(likelihood._apart - top) + np.add.reduceat(each, first, axis=1)
        value = 0.5 * (x * x).sum(axis=1) - (top + np.log(whole)).sum(axis=1)
        pull = each / whole[:, who] * (sigmoid(under) - sigmoid(over)) / scale
        to_log = -np.add.reduceat(pull, first_term, axis=1)
        to_bias = np.add.reduceat(to_log, first_candidate, axis=1)
        slope = x.copy()
        to_errors = to_bias @ fixed
        to_errors[:, family.start - errors.start : family.stop - errors.start] *= likelihood._tail_slope(x[:, family])
        slope[:, errors] += to_errors
        to_outlet = sd * (to_bias @ outlet)
        slope[:, spread] += (to_outlet * x[:, part]).sum(axis=1) * p.outlet_sd_sd
        slope[:, part] += to_outlet
        return value, slope, to_log

"""Near-exact totals of a host made coordinates: the level of the host is solved for, in closed form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tumen.estimate.grid import Array
from tumen.estimate.likelihood import Likelihood
from tumen.estimate.process import _SPREAD, Process, sigmoid, softplus


@dataclass(frozen=True, kw_only=True, slots=True)
class Level:
    """Counts of one host at one or more months, before any recovery.

    The first stocks of all places of the host move together so that the logarithm of the first count is a coordinate
    itself, and the innovations of the host between two counts so that their difference is one.
    """

    process: Process
    host: int
    first: NDArray[np.intp]
    leaf: NDArray[np.intp]
    common: NDArray[np.intp]
    fallen: NDArray[np.intp]
    fallen_place: NDArray[np.intp]
    late: NDArray[np.intp]
    passed: Array
    """Share of each deadline's time that has passed by each count and before the grid's first growth, `[2, …]`."""
    growth: Array
    """Sd that each quarter has added up to by each count, `[count, quarter]`."""
    along: Array
    """Direction of the first stocks in which all places move alike, of length 1."""
    between: Array
    """Directions of the host's innovations between the counts, `[quarter, count − 1]`, orthonormal."""
    inverse: Array
    """From differences of logarithms between counts to these, at scale 1."""
    at: Array
    """Logarithms of the counts at the mode, without what is solved for."""
    scale_at: float

    @property
    def segments(self) -> int:
        """Stretches between counts."""
        return int(self.between.shape[1])

    def _scales(self, x: Array) -> tuple[Array, Array]:
        p, at = self.process.priors, self.process.parts["volatility"].start
        of_host = np.sqrt(p.common_share) * np.exp(p.volatility_sd * x[:, at])
        of_place = np.sqrt(1.0 - p.common_share) * np.exp(p.place_volatility_sd * x[:, at + 1])
        return of_host[:, None], of_place[:, None]

    def _bare(self, x: Array) -> tuple[Array, Array, Array, Array]:
        """Logarithms of the counts without what is solved for; shares of the places; host's and places' growth."""
        mean, sd = self.process._first
        members = self.process.host_of == self.host
        of_host, of_place = self._scales(x)
        first, common = self._rest(x)
        own = of_place[:, :, None] * np.matmul(x[:, self.leaf], self.growth.T)
        together = x[:, self.process.parts["size"]] @ self.process._together[:, members]
        drain, _, fall = self._drained(x)
        level = (mean[members] + sd[members] * first + together)[:, :, None] + own
        level -= (softplus(drain)[..., None] * fall[:, :, None]).sum(axis=1)
        top = level.max(axis=1)
        each = np.exp(level - top[:, None])
        whole = each.sum(axis=1)
        joint = of_host * (common @ self.growth.T)
        return top + np.log(whole) + joint, each / whole[:, None], joint, own

    def _rest(self, x: Array) -> tuple[Array, Array]:
        first, common = x[:, self.first], x[:, self.common]
        return (
            first - (first @ self.along)[:, None] * self.along,
            common - (common @ self.between) @ self.between.T,
        )

    def _drained(self, x: Array) -> tuple[Array, Array, Array]:
        """What the drain of each place is the softplus of, its exponent, and the share of it by each count."""
        p = self.process.priors
        of_host = p.drain_mean + p.drain_sd * x[:, self.fallen]
        drain = of_host[:, :, None] + p.drain_place_sd * x[:, self.fallen_place]
        late = np.exp(p.lateness_mean + p.lateness_sd * x[:, self.late])
        to, since = self.passed
        return drain, late, to ** late[:, :, None] - since ** late[:, :, None]

    def apply(self, x: Array) -> None:
        """From coordinates to parameters, in place."""
        self._move(x, back=False)

    def undo(self, x: Array) -> None:
        """From parameters to coordinates, in place."""
        self._move(x, back=True)

    def _move(self, x: Array, *, back: bool) -> None:
        bare = self._bare(x)[0] - self.at
        _, sd = self.process._first
        length = np.linalg.norm(1.0 / sd[self.process.host_of == self.host])
        rise = length * bare[:, 0]
        step = np.diff(bare, axis=1) @ self.inverse.T
        of_host = self._scales(x)[0]
        between = x[:, self.common] @ self.between
        if back:
            moved = (between * of_host + step) / self.scale_at
        else:
            rise, moved = -rise, (between * self.scale_at - step) / of_host
        x[:, self.first] += rise[:, None] * self.along
        x[:, self.common] += (moved - between) @ self.between.T

    def back(self, x: Array, slope: Array) -> None:
        """From derivatives by parameters to those by coordinates, in place; `x` are the coordinates."""
        p, parts = self.process.priors, self.process.parts
        bare, share, joint, own = self._bare(x)
        of_host, of_place = self._scales(x)
        _, sd = self.process._first
        sd = sd[self.process.host_of == self.host]
        step = np.diff(bare - self.at, axis=1) @ self.inverse.T
        between = (x[:, self.common] @ self.between * self.scale_at - step) / of_host
        to_along, to_between = slope[:, self.first] @ self.along, slope[:, self.common] @ self.between
        to_bare = np.zeros((slope.shape[0], self.at.size))
        to_bare[:, 0] -= np.linalg.norm(1.0 / sd) * to_along
        to_step = -(to_between @ self.inverse) / of_host
        to_bare[:, 1:] += to_step
        to_bare[:, :-1] -= to_step
        weighed = to_bare[:, None] * share
        to_host = -(to_between * between).sum(axis=1) + (to_bare * joint).sum(axis=1)
        to_place = (weighed * own).sum(axis=(1, 2))
        volatility = parts["volatility"].start
        slope[:, volatility] += p.volatility_sd * to_host
        slope[:, volatility + 1] += p.place_volatility_sd * to_place
        to_first = weighed.sum(axis=2) * sd
        slope[:, self.first] += to_first - (to_first @ self.along)[:, None] * self.along
        to_common = of_host * (to_bare @ self.growth)
        slope[:, self.common] += (
            to_common
            - (to_common @ self.between) @ self.between.T
            + (to_between * (self.scale_at / of_host - 1.0)) @ self.between.T
        )
        slope[:, self.leaf] += of_place[:, :, None] * np.matmul(weighed, self.growth)
        members = self.process.host_of == self.host
        slope[:, parts["size"]] += weighed.sum(axis=2) @ self.process._together[:, members].T
        drain, late, fall = self._drained(x)
        bend = _power_slope(self.passed[0], late) - _power_slope(self.passed[1], late)
        to_drain = -(weighed[:, None] * fall[:, :, None]).sum(axis=3) * sigmoid(drain)
        slope[:, self.fallen] += p.drain_sd * to_drain.sum(axis=2)
        slope[:, self.fallen_place] += p.drain_place_sd * to_drain
        to_late = (weighed[:, None] * bend[:, :, None] * softplus(drain)[..., None]).sum(axis=(2, 3))
        slope[:, self.late] -= to_late * late * p.lateness_sd

    def directions(self, size: int) -> Array:
        """The directions of parameters that are solved for, `[direction, size]`."""
        out = np.zeros((1 + self.segments, size))
        out[0, self.first] = self.along
        out[1:, self.common] = self.between.T
        return out

    def without(self, spread: Array, part: slice) -> Array:
        """A covariance of innovations without the directions that are solved for."""
        if part != self.process.parts["host"] or not self.segments:
            return spread
        out = np.zeros((spread.shape[0], self.segments))
        out[self.common - part.start] = self.between
        keep = np.eye(spread.shape[0]) - out @ out.T
        return np.asarray(keep @ spread @ keep)


def _power_slope(base: Array, exponent: Array) -> Array:
    log = np.log(np.where(base > 0, base, 1.0))
    return np.asarray(np.where(base > 0, base ** exponent[:, :, None] * log, 0.0))


def levels_of(likelihood: Likelihood, at: Array) -> Iterator[Level]:
    """One for each host with near-exact counts of its stock before any recovery."""
    process = likelihood.process
    tree, grid, parts = process.tree, process.grid, process.parts
    quarters = int(grid.quarter[-1]) + 1
    deadlines = grid.drain_from.shape[0]
    for host, node in enumerate(tree.hosts):
        months = sorted(
            {
                int(one.windows[0].start) - grid.first
                for one in likelihood.observations
                if one.node == node and one.measure == "stock" and one.official and one.gap == 0.0
            }
        )
        months = _apart([month for month in months if 0 < month < grid.months], grid.quarter, process._opened)
        if not months:
            continue
        growth = np.zeros((len(months), quarters))
        for number, month in enumerate(months):
            np.add.at(growth[number], grid.quarter[1 : month + 1], grid.sd[host, 1 : month + 1] * _SPREAD)
        steps = np.diff(growth, axis=0)
        between = np.zeros((quarters, len(months) - 1))
        for number, month in enumerate(months[1:]):
            own = np.arange(quarters) > grid.quarter[months[number]]
            own &= np.arange(quarters) <= grid.quarter[month]
            between[own, number] = steps[number, own]
        between /= np.linalg.norm(between, axis=0)
        leaves = np.flatnonzero(process.host_of == host)
        spare = 1.0 / process._first[1][leaves]
        numbers = np.arange(deadlines) * len(tree.hosts) + host
        level = Level(
            process=process,
            host=host,
            first=parts["first"].start + leaves,
            leaf=parts["leaf"].start + leaves[:, None] * quarters + np.arange(quarters),
            common=parts["host"].start + host * quarters + np.arange(quarters),
            fallen=parts["drain"].start + numbers,
            fallen_place=parts["drain_place"].start + np.arange(deadlines)[:, None] * len(tree.leaves) + leaves,
            late=parts["late"].start + numbers,
            passed=np.stack(
                [grid.drain_to[:, host, months], np.repeat(grid.drain_from[:, host, 1:2], len(months), axis=1)]
            ),
            growth=growth,
            along=spare / np.linalg.norm(spare),
            between=between,
            inverse=np.asarray(np.linalg.inv(steps @ between)),
            at=np.zeros(len(months)),
            scale_at=1.0,
        )
        yield _anchored(level, at)


def _apart(months: list[int], quarter: NDArray[np.intp], opened: int) -> list[int]:
    """Months before any recovery, each in a later quarter than the one before."""
    kept: list[int] = []
    for month in months:
        if month < opened and (not kept or quarter[month] > quarter[kept[-1]]):
            kept.append(month)
    return kept


def _anchored(level: Level, at: Array) -> Level:
    from dataclasses import replace

    point = at[None]
    return replace(level, at=level._bare(point)[0][0], scale_at=float(level._scales(point)[0][0, 0]))

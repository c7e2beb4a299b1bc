"""The process model: from standard normal numbers to stocks and flows of every place, and the derivatives back.

Non-negativity, the sums over the tree and `inflow − outflow = change of stock` hold by construction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

from tumen.estimate.data import Priors
from tumen.estimate.grid import Array, Grid, host_grid
from tumen.estimate.tree import Tree, alone

_SPREAD = 1.0 / np.sqrt(3.0)
"""A quarter's innovation, spread over its three months, gives the variance of three monthly ones."""

_WILDEST = 2.5
"""Log of the greatest scale of volatility: twelve times the usual."""

_MOST = 30.0
"""Log stock above which a draw is cut off (ten million millions): keeps extreme prior draws finite."""

_LEAST = -_MOST
"""Log stock below which a place is empty, whatever is counted."""


def sigmoid(x: Array) -> Array:
    """1 / (1 + exp(−x)), without overflow."""
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * x)))


def softplus(x: Array) -> Array:
    """log(1 + exp(x)), without overflow."""
    return np.asarray(np.maximum(x, 0.0) + np.log1p(np.exp(-np.abs(x))))


@dataclass(frozen=True, kw_only=True, slots=True)
class Path:
    """Series of the leaves, `[batch, leaf, month]`, with what their derivatives need.

    `inflow` and `outflow` of the first month are 0: there is no month before it.
    """

    stock: Array
    inflow: Array
    outflow: Array
    churn: Array
    own: Array
    common: Array
    base_host: Array
    recovery: Array
    level: Array


@dataclass(frozen=True, kw_only=True)
class Process:
    """The model over a tree and a grid. Its parameters are `size` independent standard normal numbers."""

    tree: Tree
    grid: Grid
    priors: Priors

    @cached_property
    def _axes(self) -> dict[str, tuple[Sequence[object], ...]]:
        """Of what each group of parameters has one: places, months of the calendar (quarters, years), deadlines."""
        nodes, grid = self.tree.nodes, self.grid
        leaves, hosts = ([nodes[index].id for index in some] for some in (self.tree.leaves, self.tree.hosts))
        quarters = range(grid.first // 3, grid.first // 3 + int(grid.quarter[-1]) + 1)
        years = range(grid.first // 12, grid.first // 12 + int(grid.year[-1]) + 1)
        deadlines = range(grid.drain_from.shape[0])
        return {
            "first": (leaves,),
            "size": (("all", *hosts),),
            "leaf": (leaves, quarters),
            "host": (hosts, quarters),
            "volatility": (("host", "place"),),
            "drain": (deadlines, hosts),
            "drain_place": (deadlines, leaves),
            "late": (deadlines, hosts),
            "level": (hosts,),
            "speed": (hosts,),
            "churn": (leaves,),
            "churn_year": (leaves, years),
            "regime": (hosts, ("cap", "reopening")),
        }

    @cached_property
    def parts(self) -> dict[str, slice]:
        """Where each group of parameters stands in the vector."""
        parts, at = {}, 0
        for name, axes in self._axes.items():
            size = prod(len(axis) for axis in axes)
            parts[name] = slice(at, at + size)
            at += size
        return parts

    @cached_property
    def names(self) -> list[object]:
        """What each parameter is of, in their order: a name is the same in a run over other months or places."""
        return [(group, *keys) for group, axes in self._axes.items() for keys in product(*axes)]

    @property
    def size(self) -> int:
        """How many parameters the process has."""
        return int(max(part.stop for part in self.parts.values()))

    @cached_property
    def host_of(self) -> NDArray[np.intp]:
        """The host of each leaf."""
        return np.array(self.tree.host_of, dtype=np.intp)

    @cached_property
    def members(self) -> Array:
        """1 where the leaf is one of the host's, `[host, leaf]`."""
        hosts = np.arange(len(self.tree.hosts))[:, None]
        return np.asarray(hosts == self.host_of[None, :], dtype=np.float64)

    @cached_property
    def sums(self) -> Array:
        """1 where the leaf lies in the node, `[node, leaf]`."""
        out = np.zeros((len(self.tree.nodes), len(self.tree.leaves)))
        for index, below in enumerate(self.tree.below):
            out[index, list(below)] = 1.0
        return out

    @cached_property
    def _first(self) -> tuple[Array, Array]:
        p, nodes = self.priors, self.tree.nodes
        means, sds = [], []
        for leaf in self.tree.leaves:
            # what totals leave over; the rest of a province or town is a place like any other
            above = nodes[leaf].parent if nodes[leaf].rest else None
            other, host = above == 0, above is not None and nodes[above].parent == 0
            means.append(p.other_log_mean if other else (p.rest_log_mean if host else p.stock_log_mean))
            sds.append(p.rest_log_sd if other or host else p.stock_log_sd)
        return np.array(means), np.array(sds)

    @cached_property
    def _together(self) -> Array:
        """What the sizes common to all places and to those of a host add to a leaf's first stock, `[size, leaf]`."""
        p = self.priors
        everywhere = np.full((1, len(self.tree.leaves)), p.stock_world_sd)
        return np.concatenate([everywhere, p.stock_host_sd * self.members])

    @cached_property
    def _starts(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The first month of each quarter and of each year."""
        return np.unique(self.grid.quarter, return_index=True)[1], np.unique(self.grid.year, return_index=True)[1]

    @cached_property
    def _opened(self) -> int:
        """The first month of any recovery; the number of months where there is none."""
        found = np.flatnonzero(self.grid.open_again.any(axis=0))
        return max(int(found[0]), 1) if found.size else self.grid.months

    @cached_property
    def by_host(self) -> list[tuple[Process, NDArray[np.intp]]]:
        """The model of each host by itself, and where its parameters stand: hosts share some, but no path does."""
        at = {name: number for number, name in enumerate(self.names)}
        out = []
        for number in range(len(self.tree.hosts)):
            process = replace(self, tree=alone(self.tree, number), grid=host_grid(self.grid, number))
            out.append((process, np.array([at[name] for name in process.names], dtype=np.intp)))
        return out

    def _scales(self, x: Array) -> tuple[Array, Array]:
        """Sd of a month's growth, spread over the quarter, common to a host and of a place, `[batch, host, month]`."""
        p, drawn = self.priors, x[:, self.parts["volatility"]]
        of_host = np.sqrt(p.common_share) * np.exp(np.minimum(p.volatility_sd * drawn[:, 0], _WILDEST))
        of_place = np.sqrt(1.0 - p.common_share) * np.exp(np.minimum(p.place_volatility_sd * drawn[:, 1], _WILDEST))
        sd = self.grid.sd * _SPREAD
        return of_host[:, None, None] * sd, of_place[:, None, None] * sd

    def _drains(self, x: Array) -> tuple[Array, Array, Array]:
        """What the drain (log) of each leaf is the softplus of, its exponent and shape over the months of each host.

        `[batch, deadline, leaf]`, `[batch, deadline, host]` and `[batch, deadline, host, month]`.
        """
        p, shape = self.priors, (x.shape[0], *self.grid.drain_from.shape[:2])
        of_host = p.drain_sd * x[:, self.parts["drain"]].reshape(shape)
        of_place = p.drain_place_sd * x[:, self.parts["drain_place"]].reshape(*shape[:2], len(self.tree.leaves))
        drain = p.drain_mean + of_host[:, :, self.host_of] + of_place
        late = np.exp(p.lateness_mean + p.lateness_sd * x[:, self.parts["late"]]).reshape(shape)
        fall = self.grid.drain_to ** late[..., None] - self.grid.drain_from ** late[..., None]
        fall[..., 0] = 0.0
        return drain, late, fall

    def _kept(self, x: Array) -> Array:
        """Share of the gap to the recovery's level that stays open after a month, `[batch, host]`.

        Written as exp(−θ), the exact decay at speed θ, so that no draw can overshoot.
        """
        speed = self.priors.recovery_speed * np.exp(self.priors.recovery_speed_sd * x[:, self.parts["speed"]])
        return np.asarray(np.exp(-speed))

    def path(self, x: Array) -> Path:
        """Stocks and flows of the leaves for each row of parameters, `[batch, size]`."""
        batch, p, parts = x.shape[0], self.priors, self.parts
        leaves, hosts = len(self.tree.leaves), len(self.tree.hosts)
        mean, sd = self._first
        own = x[:, parts["leaf"]].reshape(batch, leaves, -1)[:, :, self.grid.quarter]
        common = x[:, parts["host"]].reshape(batch, hosts, -1)[:, :, self.grid.quarter]
        # the first month has the first stock in place of a growth
        own[:, :, 0] = common[:, :, 0] = 0.0
        of_host, of_place = self._scales(x)
        own *= of_place[:, self.host_of]
        common *= of_host
        growth = own + common[:, self.host_of]
        drain, _, fall = self._drains(x)
        growth -= (softplus(drain)[..., None] * fall[:, :, self.host_of]).sum(axis=1)
        growth[:, :, 0] = mean + sd * x[:, parts["first"]] + x[:, parts["size"]] @ self._together
        log_stock = np.cumsum(growth, axis=2)
        stock = np.exp(np.clip(log_stock, _LEAST, _MOST))
        base_host = np.log(self._by_host(stock))
        before = np.take_along_axis(base_host, np.broadcast_to(self.grid.before[None, :, None], (batch, hosts, 1)), 2)
        level = before[:, :, 0] + p.recovery_level_sd * x[:, parts["level"]]
        recovery = self._recovered(self._kept(x), level, base_host)
        late = slice(self._opened, None)
        stock[:, :, late] = np.exp(np.minimum(log_stock[:, :, late] + recovery[:, self.host_of, late], _MOST))
        churn = np.exp(self._log_churn(x))
        inflow, outflow = _flows(stock, churn)
        return Path(
            stock=stock,
            inflow=inflow,
            outflow=outflow,
            churn=churn,
            own=own,
            common=common,
            base_host=base_host,
            recovery=recovery,
            level=level,
        )

    def _still_open(self, kept: Array) -> Array:
        """Share of the gap that stays open after each month from the first of any recovery, `[month, …, host]`."""
        is_open = self.grid.open_again.T[self._opened :] > 0
        return np.where(is_open.reshape(-1, *[1] * (kept.ndim - 1), kept.shape[-1]), kept, 1.0)

    def _recovered(self, kept: Array, level: Array, base_host: Array) -> Array:
        """What the recovery adds to the logarithm of a host, `[batch, host, month]`."""
        now = self._still_open(kept)
        steps = (1.0 - now) * (level - np.moveaxis(base_host, 2, 0)[self._opened - 1 : -1])
        _carry(steps, now)
        out = np.zeros_like(base_host)
        out[:, :, self._opened :] = np.moveaxis(steps, 0, 2)
        return out

    def _by_host(self, leaves: Array) -> Array:
        return np.asarray(np.matmul(self.members, leaves))

    def _log_churn(self, x: Array) -> Array:
        batch, p, parts = x.shape[0], self.priors, self.parts
        leaves, hosts = len(self.tree.leaves), len(self.tree.hosts)
        out = p.churn_year_sd * x[:, parts["churn_year"]].reshape(batch, leaves, -1)
        out += np.log(p.churn) + p.churn_place_sd * x[:, parts["churn"]][:, :, None]
        out = out[:, :, self.grid.year]
        regimes = p.churn_regime_mean + p.churn_regime_sd * x[:, parts["regime"]].reshape(batch, hosts, 2)
        by_host = np.zeros((batch, hosts, self.grid.months))
        for number in (1, 2):
            by_host += np.where(self.grid.regime == number, regimes[:, :, number - 1, None], 0.0)
        by_host += np.where(self.grid.closed > 0, p.churn_closed, 0.0)
        # a month's churn beyond the whole stock would be another population
        out += by_host[:, self.host_of]
        return np.minimum(out, 0.0, out=out)

    def back(
        self, x: Array, path: Path, stock: Array, inflow: Array | None = None, outflow: Array | None = None
    ) -> Array:
        """Derivatives of functions of the leaves' series with respect to the parameters, `[rows, size]`.

        `x` and `path` are of one point, or of one point for each row; `stock`, `inflow` and `outflow` hold the
        derivatives of each function with respect to the series, `[rows, leaf, month]`; without flows they are functions
        of the stock alone.
        """
        rows, p, parts, grid = stock.shape[0], self.priors, self.parts, self.grid
        hosts = len(self.tree.hosts)
        out = np.zeros((rows, self.size))
        if inflow is not None and outflow is not None:
            stock, to_churn = _flows_back(path, stock, inflow, outflow)
            self._churn_back(path, to_churn, out)
        to_log = stock * path.stock
        # recovery: one number a host and month, run backwards
        first, kept = self._opened, self._kept(x)
        now = self._still_open(kept)
        here = np.ascontiguousarray(np.moveaxis(self._by_host(to_log), 2, 0)[first:])
        _carry(here[::-1], np.roll(now, -1, axis=0)[::-1])
        gap = (path.recovery - (path.level[:, :, None] - path.base_host))[:, :, first - 1 : -1]
        to_kept = (np.moveaxis(here, 0, 2) * np.where(grid.open_again[:, first:] > 0, gap, 0.0)).sum(axis=2)
        closing = (1.0 - now) * here
        to_level = closing.sum(axis=0)
        to_base = np.zeros((rows, hosts, grid.months))
        to_base[:, :, first - 1 : -1] = -np.moveaxis(closing, 0, 2)
        to_base[:, np.arange(hosts), grid.before] += to_level
        out[:, parts["level"]] = p.recovery_level_sd * to_level
        out[:, parts["speed"]] = to_kept * kept * np.log(np.maximum(kept, 1e-300)) * p.recovery_speed_sd
        share = path.stock / np.exp(path.base_host + path.recovery)[:, self.host_of]
        to_log += to_base[:, self.host_of] * share
        to_growth = np.cumsum(to_log[:, :, ::-1], axis=2)[:, :, ::-1]
        out[:, parts["first"]] = to_growth[:, :, 0] * self._first[1]
        out[:, parts["size"]] = to_growth[:, :, 0] @ self._together.T
        to_growth[:, :, 0] = 0.0
        by_host = self._by_host(to_growth)
        of_host, of_place = self._scales(x)
        quarters, _ = self._starts
        own = np.add.reduceat(to_growth * of_place[:, self.host_of], quarters, axis=2)
        out[:, parts["leaf"]] = own.reshape(rows, -1)
        joint = np.add.reduceat(by_host * of_host, quarters, axis=2)
        out[:, parts["host"]] = joint.reshape(rows, -1)
        at = parts["volatility"].start
        out[:, at] = p.volatility_sd * (by_host * path.common).sum(axis=(1, 2))
        out[:, at + 1] = p.place_volatility_sd * (to_growth * path.own).sum(axis=(1, 2))
        self._drains_back(x, to_growth, out)
        return out

    def _drains_back(self, x: Array, to_growth: Array, out: Array) -> None:
        p, rows = self.priors, to_growth.shape[0]
        drain, late, fall = self._drains(x)
        to_drain = -(to_growth[:, None] * fall[:, :, self.host_of]).sum(axis=3) * sigmoid(drain)
        out[:, self.parts["drain_place"]] = p.drain_place_sd * to_drain.reshape(rows, -1)
        out[:, self.parts["drain"]] = p.drain_sd * (to_drain @ self.members.T).reshape(rows, -1)
        bend = _power_slope(self.grid.drain_to, late) - _power_slope(self.grid.drain_from, late)
        bend[..., 0] = 0.0
        by_host = self._by_host(to_growth[:, None] * softplus(drain)[..., None])
        to_late = -(by_host * bend).sum(axis=3) * late * p.lateness_sd
        out[:, self.parts["late"]] = to_late.reshape(rows, -1)

    def _churn_back(self, path: Path, to_churn: Array, out: Array) -> None:
        p, parts, rows = self.priors, self.parts, to_churn.shape[0]
        # at the ceiling of 1 the churn no longer follows its parameters
        to_log = np.where(path.churn < 1.0, to_churn * path.churn, 0.0)
        yearly = np.add.reduceat(to_log, self._starts[1], axis=2)
        out[:, parts["churn"]] = p.churn_place_sd * yearly.sum(axis=2)
        out[:, parts["churn_year"]] = p.churn_year_sd * yearly.reshape(rows, -1)
        by_host = self._by_host(to_log)
        regimes = [(by_host * (self.grid.regime == number)).sum(axis=2) for number in (1, 2)]
        out[:, parts["regime"]] = p.churn_regime_sd * np.stack(regimes, axis=2).reshape(rows, -1)


def _carry(steps: Array, kept: Array) -> None:
    """Adds to each step, in place, what is kept of the one before it: s[t] += kept[t] · s[t − 1], t on the first axis.

    By doubling: after n passes a step holds what came from the 2ⁿ before it.
    """
    kept, span = kept.copy(), 1
    while span < steps.shape[0]:
        steps[span:] += kept[span:] * steps[:-span]
        kept[span:] *= kept[:-span].copy()
        span *= 2


def _power_slope(base: Array, exponent: Array) -> Array:
    """Derivative of base ** exponent by the exponent; 0 at base 0."""
    log = np.log(np.where(base > 0, base, 1.0))
    return np.asarray(np.where(base > 0, base ** exponent[..., None] * log, 0.0))


def _flows(stock: Array, churn: Array) -> tuple[Array, Array]:
    before, change = stock[..., :-1], np.diff(stock, axis=-1)
    soft = 0.0005 * before + 0.05
    # soft · log(1 + exp(±z)), which share all but the larger of ±z and 0
    rest = soft * np.log1p(np.exp(-np.abs(change) / soft)) + churn[..., 1:] * before
    inflow, outflow = np.zeros_like(stock), np.zeros_like(stock)
    np.add(rest, np.maximum(change, 0.0), out=inflow[..., 1:])
    np.subtract(rest, np.minimum(change, 0.0), out=outflow[..., 1:])
    return inflow, outflow


def _flows_back(path: Path, stock: Array, inflow: Array, outflow: Array) -> tuple[Array, Array]:
    """Derivatives by stock (flows included) and by churn."""
    own, churn = path.stock, path.churn
    before, change = own[..., :-1], np.diff(own, axis=-1)
    soft = 0.0005 * before + 0.05
    z = change / soft
    up, down, rest = sigmoid(z), sigmoid(-z), np.log1p(np.exp(-np.abs(z)))
    came, left = inflow[..., 1:], outflow[..., 1:]
    to_stock = stock.copy()
    to_stock[..., 1:] += came * up - left * down
    to_stock[..., :-1] += came * (churn[..., 1:] - up + 0.0005 * (np.maximum(z, 0.0) + rest - z * up))
    to_stock[..., :-1] += left * (churn[..., 1:] + down + 0.0005 * (np.maximum(-z, 0.0) + rest + z * down))
    to_churn = np.zeros_like(stock)
    to_churn[..., 1:] = (came + left) * before
    return to_stock, to_churn

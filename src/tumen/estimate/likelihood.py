"""The likelihood of printed figures given the state, with derivatives, and the joint log posterior."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tumen.estimate.grid import Array
from tumen.estimate.observe import Observation
from tumen.estimate.process import Path, Process, sigmoid, softplus

_MEASURES = ("stock", "inflow", "outflow")
_FLOOR = 0.3
"""Added to people before the logarithm, so that none has one."""

_CHUNK = 128
"""Rows of the matrix of derivatives that are made at once, to bound memory."""

_POINTS = 32
"""Points whose series are made at once: few enough that they stay in the cache of the processor."""


def log_mass(low: Array, high: Array, middle: Array, scale: Array) -> Array:
    """Log of the logistic mass between `low` and `high`, never as a difference of two probabilities."""
    a, b = (low - middle) / scale, (high - middle) / scale
    with np.errstate(invalid="ignore"):
        width = np.where(np.isfinite(low) & np.isfinite(high), (low - high) / scale, -np.inf)
    out = -softplus(np.where(np.isfinite(a), a, -800.0)) - softplus(np.where(np.isfinite(b), -b, -800.0))
    return np.asarray(out + np.log(-np.expm1(np.minimum(width, -1e-12))))


@dataclass(frozen=True, kw_only=True, slots=True)
class Stories:
    """Of each observation the error (log) that the tellings of its story share: `sd · (drawn + tail · drawn³)`.

    `value` is that error and `slope` its derivative by the parameter `drawn`; all are 0 where there is none.
    """

    drawn: Array
    value: Array
    slope: Array
    sd: Array
    tail: Array


@dataclass(frozen=True, kw_only=True)
class Likelihood:
    """Observations flattened: candidates (a node, measure and window each) and terms (a band and a scale each).

    The parameters are those of the process and then the errors of sources, outlets, families and definitions.
    """

    process: Process
    observations: Sequence[Observation]
    narrow: bool = False
    """Whether only the first band of each observation is looked at: where the search for the mode begins."""

    @cached_property
    def errors(self) -> dict[str, dict[object, int]]:
        """The number of each error among those of its group."""
        types = sorted({one.type for one in self.observations if not one.official})
        outlets = sorted({one.outlet for one in self.observations if not one.official})
        families = sorted({(one.family, one.measure == "stock") for one in self.observations if not one.official})
        gaps = sorted({one.event for one in self.observations if one.gap > 0}, key=repr)
        groups: dict[str, Sequence[object]] = {
            "common": ["all"] if types else [],
            "type": types,
            "outlet": outlets,
            "family": families,
            "gap": gaps,
        }
        return {name: {key: number for number, key in enumerate(keys)} for name, keys in groups.items()}

    @cached_property
    def parts(self) -> dict[str, slice]:
        """Where each group of errors stands in the vector of parameters; `spread` is that of the outlets."""
        parts, at = {}, self.process.size
        for name, keys in self.errors.items():
            parts[name] = slice(at, at + len(keys))
            at += len(keys)
        return parts | {"spread": slice(at, at + 1)}

    @property
    def names(self) -> list[object]:
        """What each error is of, in the order of the parameters."""
        return [*((name, key) for name, keys in self.errors.items() for key in keys), "spread"]

    @property
    def scales(self) -> list[int]:
        """The parameters that are scales of others."""
        volatility = self.process.parts["volatility"].start
        return [volatility, volatility + 1, self.parts["spread"].start]

    @property
    def size(self) -> int:
        """How many parameters there are in all."""
        return int(self.parts["spread"].stop)

    @cached_property
    def _who(self) -> dict[str, NDArray[np.intp]]:
        """For each group of errors the column of each observation, −1 for none."""
        keys: dict[str, list[object]] = {
            "common": [None if one.official else "all" for one in self.observations],
            "type": [None if one.official else one.type for one in self.observations],
            "outlet": [None if one.official else one.outlet for one in self.observations],
            "family": [None if one.official else (one.family, one.measure == "stock") for one in self.observations],
            "gap": [one.event if one.gap > 0 else None for one in self.observations],
        }
        return {
            name: np.array([self.errors[name].get(key, -1) for key in told], dtype=np.intp)
            for name, told in keys.items()
        }

    @cached_property
    def _sd(self) -> dict[str, Array]:
        p = self.process.priors
        stock = np.array([one.measure == "stock" for one in self.observations])
        size = len(self.observations)
        # a doubtful member shares its family's error as far as it correlates; the rest is in its gap
        member = np.array([one.membership for one in self.observations])
        return {
            "common": np.full(size, p.common_bias_sd),
            "type": np.full(size, p.type_sd),
            "family": np.where(stock, p.family_sd_stock, p.family_sd_flow) * member,
            "gap": np.array([one.gap for one in self.observations]),
        }

    @cached_property
    def _shift(self) -> Array:
        p = self.process.priors
        return np.array([one.shift + (0.0 if one.official else p.type_mean) for one in self.observations])

    @cached_property
    def _candidates(self) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp], Array, Array, Array]:
        """Observation, node, measure, start and end (months of the grid), log weight of each candidate."""
        grid, rows = self.process.grid, []
        for number, one in enumerate(self.observations):
            for window in one.windows:
                start, end = window.start - grid.first, window.end - grid.first
                rows.append((number, one.node, _MEASURES.index(one.measure), start, end, np.log(window.weight)))
        table = np.array(rows, dtype=float).reshape(-1, 6)
        whole = table[:, :3].astype(np.intp)
        ends = np.clip(table[:, 3:5], 0.0, float(grid.months))
        return whole[:, 0], whole[:, 1], whole[:, 2], ends[:, 0], ends[:, 1], table[:, 5]

    @cached_property
    def _marks(self) -> tuple[NDArray[np.intp], Array]:
        """What each candidate takes of cumulative sums of its series: places of four of them, and how much of each.

        A sum up to a place holds whole months before its floor, and a part of the next.
        """
        _, _, measure, start, end, _ = self._candidates
        norm = np.where(measure == 0, 1.0 / np.maximum(end - start, 1e-9), 1.0)
        places, parts = [], []
        for ends, sign in ((end, norm), (start, -norm)):
            floor = np.minimum(ends.astype(np.intp), self.process.grid.months)
            places += [floor, np.minimum(floor + 1, self.process.grid.months)]
            parts += [sign * (1.0 - (ends - floor)), sign * (ends - floor)]
        return np.array(places), np.array(parts)

    @cached_property
    def _series(self) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
        """Measure and node of each series that claims speak of, and which of them each candidate does."""
        _, node, measure, *_ = self._candidates
        nodes = len(self.process.tree.nodes)
        found, which = np.unique(measure * nodes + node, return_inverse=True)
        return found // nodes, found % nodes, which.reshape(-1)

    @cached_property
    def _terms(self) -> tuple[NDArray[np.intp], Array, Array, Array, Array]:
        """Candidate, low, high, scale and log weight of each term; the outlier's wide scale is a term of its own."""
        rows = []
        for number, who in enumerate(self._candidates[0]):
            one = self.observations[int(who)]
            for low, high, weight in one.bands[:1] if self.narrow else one.bands:
                for scale, share in self._scales(one):
                    rows.append((number, low, high, scale, np.log(weight * share) + self._candidates[5][number]))
        table = np.array(rows, dtype=float).reshape(-1, 5)
        return table[:, 0].astype(np.intp), table[:, 1], table[:, 2], table[:, 3], table[:, 4]

    def _scales(self, one: Observation) -> Iterator[tuple[float, float]]:
        """The scales that the slip of an observation may have, and the share of each; what is left is unrelated.

        A count that is held for exact has no error of a story that could be far off, so one that was misread would
        bend all else towards itself. Half of the misread ones are far off and half have nothing to do with reality;
        the first half also lets a search that comes from afar find a count that is exact indeed.
        """
        p = self.process.priors
        misread = p.official_misread if one.official else 0.0
        yield one.scale, one.true * (1.0 - misread) * (1.0 - one.outlier)
        yield one.scale * p.outlier_scale, one.true * (1.0 - misread) * one.outlier
        if one.official:
            yield p.official_misread_scale, one.true * misread / 2.0

    @cached_property
    def _apart(self) -> Array:
        """Log mass of each observation if it had nothing to do with reality, −inf where that is not considered."""
        return np.array([self._unrelated(one) for one in self.observations])

    def _unrelated(self, one: Observation) -> float:
        misread = self.process.priors.official_misread / 2.0 if one.official and not self.narrow else 0.0
        share = 1.0 - one.true * (1.0 - misread)
        return float(np.log(share)) + one.unrelated if share > 0 else -np.inf

    def quantities(self, path: Path) -> Array:
        """People that each candidate speaks of, `[batch, candidate]`: look-ups in cumulative sums."""
        measure, node, which = self._series
        sums = np.zeros((path.stock.shape[0], measure.size, self.process.grid.months + 1))
        for kind, series in enumerate((path.stock, path.inflow, path.outflow)):
            own = measure == kind
            sums[:, own, 1:] = np.matmul(self.process.sums[node[own]], series)
        np.cumsum(sums, axis=2, out=sums)
        flat = sums.reshape(sums.shape[0], -1)
        places, parts = self._marks
        out = np.zeros((sums.shape[0], which.size))
        for place, part in zip(places, parts, strict=True):
            out += flat[:, which * sums.shape[2] + place] * part
        return out

    def bias(self, x: Array) -> Array:
        """What sources, outlets, families and definitions add to the logarithm of each observation.

        `x` is one point or many, `[point, size]`.
        """
        out = np.broadcast_to(self._shift, (*x.shape[:-1], self._shift.size)).copy()
        for name, sd in self._sd.items():
            drawn = x[..., self.parts[name]]
            out += _picked(self._tailed(drawn) if name == "family" else drawn, self._who[name]) * sd
        spread = self.process.priors.outlet_sd_sd * x[..., self.parts["spread"]]
        outlet = _picked(x[..., self.parts["outlet"]], self._who["outlet"])
        return out + outlet * self.process.priors.outlet_sd * np.exp(spread)

    @cached_property
    def _tail(self) -> Array:
        """Weight of the cube in the error of each family: the likelier it is far off, the heavier its tail."""
        least: dict[object, float] = {}
        for one in self.observations:
            key = (one.family, one.measure == "stock")
            least[key] = min(least.get(key, one.outlier), one.outlier)
        p = self.process.priors
        return np.array([p.family_tail * least[key] / p.outlier for key in self.errors["family"]])

    def _tailed(self, drawn: Array) -> Array:
        """Errors of families in units of their sd: heavy-tailed, since some stories are far off."""
        return np.asarray(drawn + self._tail * drawn**3)

    def _tail_slope(self, drawn: Array) -> Array:
        return np.asarray(1.0 + 3.0 * self._tail * drawn**2)

    def stories(self, x: Array) -> Stories:
        """The error that each observation shares with its family, at the point `x`."""
        drawn, who, sd = x[self.parts["family"]], self._who["family"], self._sd["family"]
        return Stories(
            drawn=_picked(drawn, who),
            value=sd * _picked(self._tailed(drawn), who),
            slope=sd * _picked(self._tail_slope(drawn), who),
            sd=np.where(who < 0, 0.0, sd),
            tail=_picked(self._tail, who),
        )

    def _outlet_sd(self, x: Array) -> float:
        p = self.process.priors
        return float(p.outlet_sd * np.exp(p.outlet_sd_sd * x[self.parts["spread"]][0]))

    def _weigh(self, middle: Array) -> tuple[Array, Array]:
        """Log likelihood of each observation, and the share of each term in it."""
        term, low, high, scale, weight = self._terms
        who = self._candidates[0][term]
        each = weight + log_mass(low, high, middle[term], scale)
        # terms of one observation stand side by side
        first = np.flatnonzero(np.diff(who, prepend=-1))
        top = np.maximum(self._apart, np.maximum.reduceat(each, first))
        whole = np.exp(self._apart - top) + _added(who, np.exp(each - top[who]), top.size)
        log = top + np.log(whole)
        return log, np.exp(each - log[who])

    def _middle(self, x: Array, people: Array) -> Array:
        return np.asarray(np.log(people + _FLOOR) + self.bias(x)[self._candidates[0]])

    def posterior(self, x: Array) -> tuple[float, Array]:
        """Minus the log posterior (up to a constant) and its derivatives."""
        value, slope = 0.5 * float(x @ x), x.copy()
        if not self.observations:
            return value, slope
        own = x[None, : self.process.size]
        path = self.process.path(own)
        people = self.quantities(path)[0]
        middle = self._middle(x, people)
        log, share = self._weigh(middle)
        term, low, high, scale, _ = self._terms
        pull = share * (sigmoid((low - middle[term]) / scale) - sigmoid((middle[term] - high) / scale)) / scale
        to_middle = _added(term, pull, middle.size)
        pulls = self._to_leaves(to_middle / (people + _FLOOR))
        slope[: self.process.size] -= self.process.back(own, path, *pulls)[0]
        self._errors_back(x, _added(self._candidates[0], to_middle, len(self.observations)), slope)
        return value - float(log.sum()), slope

    def pulls(self, x: Array) -> Array:
        """The derivative of the log likelihood of each observation by its middle."""
        people = self.quantities(self.process.path(x[None, : self.process.size]))[0]
        middle = self._middle(x, people)
        _, share = self._weigh(middle)
        term, low, high, scale, _ = self._terms
        pull = share * (sigmoid((low - middle[term]) / scale) - sigmoid((middle[term] - high) / scale)) / scale
        return _added(self._candidates[0][term], pull, len(self.observations))

    def _errors_back(self, x: Array, to_bias: Array, slope: Array) -> None:
        for name, sd in self._sd.items():
            push = _gathered(to_bias * sd, self._who[name], len(self.errors[name]))
            slope[self.parts[name]] -= push * self._tail_slope(x[self.parts[name]]) if name == "family" else push
        outlet, sd_now = self._who["outlet"], self._outlet_sd(x)
        slope[self.parts["outlet"]] -= sd_now * _gathered(to_bias, outlet, len(self.errors["outlet"]))
        drawn = _picked(x[self.parts["outlet"]], outlet) * sd_now * self.process.priors.outlet_sd_sd
        slope[self.parts["spread"]] -= float(to_bias @ drawn)

    def _to_leaves(self, to_people: Array) -> list[Array]:
        """Derivatives by the leaves' series, `[1, leaf, month]`, from those by the people of each candidate."""
        measure, node, which = self._series
        to_series = self._to_months(to_people, which, measure.size)
        return [(self.process.sums[node[measure == k]].T @ to_series[measure == k])[None] for k in range(3)]

    def _to_months(self, to_people: Array, row: NDArray[np.intp], rows: int) -> Array:
        """Derivatives by the months of a series, `[row, month]`; each candidate's are added up in the row given."""
        places, parts = self._marks
        width = self.process.grid.months + 1
        marks = _added((row * width + places).ravel(), (parts * to_people).ravel(), rows * width).reshape(rows, width)
        return np.flip(np.cumsum(np.flip(marks[:, 1:], axis=1), axis=1), axis=1)

    def _slopes(self, x: Array, pull: Array, out: Array) -> None:
        """Adds derivatives by the parameters of the process, `[observation, size]`, from those by candidates' people.

        Each observation is of one node and measure, so it reaches the leaves of that node in its host alone.
        """
        who, node, measure, *_ = self._candidates
        count = len(self.observations)
        to_node = self._to_months(pull, who, count)
        kinds, inside = np.zeros(count, dtype=np.intp), np.zeros((count, self.process.sums.shape[1]))
        kinds[who], inside[who] = measure, self.process.sums[node]
        for number, (process, columns) in enumerate(self.process.by_host):
            own, below = x[None, columns], inside[:, self.process.host_of == number]
            path, reached = process.path(own), below.any(axis=1)
            for flows in (False, True):
                chosen = np.flatnonzero(reached & ((kinds > 0) == flows))
                for begin in range(0, chosen.size, _CHUNK):
                    rows = chosen[begin : begin + _CHUNK]
                    pulls = below[rows][:, :, None] * to_node[rows][:, None, :]
                    each = [pulls * (kinds[rows] == kind)[:, None, None] for kind in (0, 1, 2)] if flows else [pulls]
                    out[np.ix_(rows, columns)] += process.back(own, path, *each)

    def middles(self, points: Array, share: Array) -> Array:
        """The middle of each observation at each point, `[point, observation]`, its candidates weighed by `share`."""
        out = np.empty((points.shape[0], len(self.observations)))
        for begin in range(0, points.shape[0], _POINTS):
            rows = slice(begin, begin + _POINTS)
            people = self.quantities(self.process.path(points[rows, : self.process.size]))
            out[rows] = np.log(people + _FLOOR) @ share + self.bias(points[rows])
        return out

    def information(self, x: Array) -> tuple[Array, Array, Array]:
        """At `x`: derivatives of each observation's middle by the parameters, its weight, the shares of its candidates.

        The shares are a matrix, `[candidate, observation]`.
        """
        count = len(self.observations)
        jacobian = np.zeros((count, self.size))
        if not count:
            return jacobian, np.zeros(0), np.zeros((0, 0))
        own = x[None, : self.process.size]
        path = self.process.path(own)
        people = self.quantities(path)[0]
        middle = self._middle(x, people)
        _, share = self._weigh(middle)
        term, low, high, scale, _ = self._terms
        who = self._candidates[0]
        with np.errstate(invalid="ignore"):
            width = high - low
        closed = np.isfinite(width)
        edge = sigmoid((low - middle[term]) / scale)
        far = sigmoid((middle[term] - high) / scale)
        open_ended = (edge * (1 - edge) + far * (1 - far)) / scale**2
        bell = 1.0 / (np.where(closed, width, 0.0) ** 2 / 12 + np.pi**2 / 3 * scale**2)
        weight = _added(who[term], share * np.where(closed, bell, open_ended), count)
        told = _added(term, share, middle.size)
        whole = _added(who, told, count)
        mix = told / np.maximum(whole[who], 1e-300)
        pull = mix / (people + _FLOOR)
        self._slopes(x, pull, jacobian)
        for name, sd in self._sd.items():
            bend = _picked(self._tail_slope(x[self.parts[name]]), self._who[name]) if name == "family" else 1.0
            _place(jacobian, self.parts[name], self._who[name], sd * bend)
        spread = self._outlet_sd(x)
        _place(jacobian, self.parts["outlet"], self._who["outlet"], np.full(count, spread))
        drawn = _picked(x[self.parts["outlet"]], self._who["outlet"])
        jacobian[:, self.parts["spread"].start] = drawn * spread * self.process.priors.outlet_sd_sd
        shares = np.zeros((middle.size, count))
        shares[np.arange(middle.size), who] = mix
        return jacobian, weight, shares


def _picked(values: Array, who: NDArray[np.intp]) -> Array:
    if not values.shape[-1]:
        return np.zeros((*values.shape[:-1], who.size))
    return np.where(who >= 0, values[..., who], 0.0)


def _gathered(values: Array, who: NDArray[np.intp], size: int) -> Array:
    return np.asarray(_added(np.where(who >= 0, who, size), values, size + 1)[:size])


def _place(jacobian: Array, part: slice, who: NDArray[np.intp], values: Array) -> None:
    rows = np.flatnonzero(who >= 0)
    jacobian[rows, part.start + who[rows]] = values[rows]


def _added(who: NDArray[np.intp], values: Array, size: int) -> Array:
    return np.asarray(np.bincount(who, values, minlength=size), dtype=np.float64)

"""A small hierarchical model of pay: wage by host and year, share kept, costs; a Gaussian on logarithms and log odds.

    log wage[h, y] = pay + growth·(y − 2015) + years + host + host's years
    whole   log amount  =  log wage                              + bias + site + trade + kind of source + story + rate
    kept    log amount  =  log wage + log(1 − share[h])          + the same
    handed  log amount  =  log wage + log share[h] + log(1 − costs[h]) + the same
    share   log odds    =  log odds of share[h]                  + bias + kind of source + story

Everything but the share and the costs is linear, so the mode is found by Gauss-Newton steps and what is drawn is the
Gaussian around it, put right for the bend of the two. A story is far off with a small probability: its error is then
wider, and how likely that is is found together with the mode.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from tumen.estimate.earnings.claims import PayTold
from tumen.estimate.earnings.data import EarningsTable
from tumen.estimate.fit import named_noise
from tumen.estimate.grid import Array

BASE_YEAR = 2015
_STEPS, _SETTLED = 60, 1e-6
_BENDS = 3
_FARTHEST = 1.5
"""Most that one correction for the bend may move the logarithm of an amount."""

Name = tuple[object, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PayDraws:
    """Draws of the factors of pay for hosts and years, as logarithms, `[draw, host, year]` or `[draw, host]`.

    `wage` is the wage of a worker-month in US dollars without the part that doubt of exchange rates explains, which is
    `rate`; `share` is what is kept of it, `costs` what is left of that after costs.
    """

    wage: Array
    rate: Array
    share: Array
    costs: Array

    @property
    def together(self) -> Array:
        """The logarithm of what is handed over for a worker-month."""
        return np.asarray(self.wage + self.rate + (self.share + self.costs)[:, :, None])


@dataclass(frozen=True, slots=True)
class _Latents:
    """Independent standard normal unknowns by name."""

    index: dict[Name, int] = field(default_factory=dict)

    def at(self, *name: object) -> int:
        return self.index.setdefault(name, len(self.index))


class Noise:
    """Standard normal numbers by name and seed, each drawn once: models that differ in one family share the others'."""

    def __init__(self, *, seed: int, draws: int) -> None:
        self._seed, self._draws = seed, draws
        self._known: dict[object, Array] = {}

    def of(self, names: Iterable[object], *, draws: int) -> Array:
        """The first so many numbers of each name, `[draw, name]`."""
        columns = []
        for name in names:
            if name not in self._known:
                self._known[name] = named_noise([name], seed=self._seed, draws=self._draws)[:, 0]
            columns.append(self._known[name][:draws])
        return np.array(columns).T if columns else np.zeros((draws, 0))


class PayModel:
    """The posterior of pay given figures, for hosts and years asked for.

    `hosts` are keys of hosts; a host without claims of its own is drawn from all. The result depends on the figures,
    the table, the seed and names only; the noise of one unknown stays as it is when a family is left out.
    """

    def __init__(
        self, told: Sequence[PayTold], *, hosts: Sequence[str], years: Sequence[int], table: EarningsTable
    ) -> None:
        self._told, self._table = tuple(told), table
        self._hosts, self._years = tuple(hosts), tuple(years)
        self._latents = _Latents()
        wages = [self._wage(host, year) for host in hosts for year in years]
        shares = [self._odds("share", host) for host in hosts]
        costs = [self._odds("costs", host) for host in hosts]
        rows = [self._figure(one) for one in told]
        size = len(self._latents.index)
        self._wages, self._shares, self._costs = (_matrix(terms, size) for terms in (wages, shares, costs))
        self._linear = _matrix([row for row, _, _ in rows], size)
        self._share_of = _matrix([row for _, row, _ in rows], size)
        self._costs_of = _matrix([row for _, _, row in rows], size)
        self._parts = np.array([one.part for one in told], dtype=object)
        self._offset = np.array([self._middle(one) for one in told])
        self._value = np.array([one.value for one in told])
        self._variance = np.array([self._own(one) ** 2 for one in told])
        self._stories = [at for name, at in self._latents.index.items() if name[0] == "story"]
        self._stretch = np.ones(size)
        self._mode = self._find_mode()

    # -- what each unknown adds -------------------------------------------------------------------------------------

    def _wage(self, host: str | None, year: int, weight: float = 1.0) -> list[tuple[int, float]]:
        numbers, spreads, at = self._table.numbers, self._table.spreads, self._latents.at
        terms = [
            (at("pay"), spreads["pay"].sd),
            (at("pay growth"), spreads["pay_growth"].sd * (year - BASE_YEAR)),
        ]
        steps = range(BASE_YEAR + 1, year + 1) if year > BASE_YEAR else range(year, BASE_YEAR)
        terms += [(at("year", one), numbers["year_sd"]) for one in steps]
        if host is not None:
            terms.append((at("host", host), numbers["host_sd"]))
            terms += [(at("host year", host, one), numbers["host_year_sd"]) for one in steps]
        return [(index, weight * size) for index, size in terms]

    def _odds(self, what: str, host: str | None) -> list[tuple[int, float]]:
        spread = self._table.spreads["share_kept" if what == "share" else what]
        terms = [(self._latents.at(what), spread.sd)]
        if host is not None:
            terms.append((self._latents.at(what, host), self._table.numbers[f"{what}_host_sd"]))
        return terms

    def _figure(self, one: PayTold) -> tuple[list[tuple[int, float]], ...]:
        """The linear terms of a figure, and those of the log odds of the share and of the costs it goes through."""
        numbers, spreads, at = self._table.numbers, self._table.spreads, self._latents.at
        if one.part == "share":
            odds = self._odds("share", one.host)
            terms = [
                (at("bias", "share"), spreads["bias_share"].sd),
                (at("type of share", one.type), numbers["type_sd"]),
                (at("story", "share", one.family), numbers["share_story_sd"]),
            ]
            return terms, odds, []
        terms = [term for year, weight in one.years for term in self._wage(one.host, year, weight)]
        terms.append((at("type", one.type), numbers["type_sd"]))
        terms.append((at("story", "amount", one.family), numbers["story_sd"]))
        if one.host is None:
            terms.append((at("mixture", one.family), numbers["mix_sd"]))
        if one.site is not None:
            terms.append((at("site", one.family, one.site), numbers["site_sd"]))
        if one.sector == "it":
            terms.append((at("trade", "it"), spreads["programmer"].sd))
        elif one.sector is not None:
            terms.append((at("trade", one.sector), numbers["sector_sd"]))
        if one.rate is not None:
            terms.append((at("rate", *one.rate[:2]), one.rate[2]))
        if one.unit is not None:
            terms.append((at("unit", one.unit), spreads[f"{one.unit}s_of_month"].sd))
        if one.part != "open":
            terms.append((at("bias", one.part), spreads[f"bias_{one.part}"].sd))
        odds = self._odds("share", one.host) if one.part in ("kept", "handed") else []
        costs = self._odds("costs", one.host) if one.part == "handed" else []
        return terms, odds, costs

    def _middle(self, one: PayTold) -> float:
        """What the figure would be if every unknown were 0, but for the share and the costs."""
        spreads = self._table.spreads
        if one.part == "share":
            return spreads["bias_share"].mean
        years = math.fsum(weight * (year - BASE_YEAR) for year, weight in one.years)
        level = spreads["pay"].mean + spreads["pay_growth"].mean * years
        level += spreads["open_part" if one.part == "open" else f"bias_{one.part}"].mean
        return level + (spreads["programmer"].mean if one.sector == "it" else 0.0)

    def _own(self, one: PayTold) -> float:
        # what part it is of is unknown for each such figure by itself
        return math.hypot(one.sd, self._table.spreads["open_part"].sd) if one.part == "open" else one.sd

    # -- mode and draws ---------------------------------------------------------------------------------------------

    def _expected(self, points: Array) -> Array:
        """What the figures would be at points, `[draw, figure]`."""
        spreads = self._table.spreads
        share = spreads["share_kept"].mean + points @ self._share_of.T
        costs = spreads["costs"].mean + points @ self._costs_of.T
        bent = np.where(self._parts == "share", share, 0.0)
        bent = np.where(self._parts == "kept", -np.logaddexp(0.0, share), bent)
        bent = np.where(self._parts == "handed", -np.logaddexp(0.0, -share) - np.logaddexp(0.0, costs), bent)
        return np.asarray(self._offset + points @ self._linear.T + bent)

    def _slopes(self, point: Array) -> Array:
        spreads = self._table.spreads
        share = _logistic(spreads["share_kept"].mean + self._share_of @ point)
        costs = _logistic(spreads["costs"].mean + self._costs_of @ point)
        of_share = np.where(self._parts == "share", 1.0, 0.0)
        of_share = np.where(self._parts == "kept", -share, of_share)
        of_share = np.where(self._parts == "handed", 1.0 - share, of_share)
        of_costs = np.where(self._parts == "handed", -costs, 0.0)
        return np.asarray(self._linear + of_share[:, None] * self._share_of + of_costs[:, None] * self._costs_of)

    def _find_mode(self) -> Array:
        point = np.zeros(len(self._latents.index))
        if not self._told:
            return point
        for number in range(_STEPS):
            slopes = self._slopes(point)
            residual = self._value - self._expected((point * self._stretch)[None, :])[0]
            scaled = slopes * self._stretch
            inner = scaled @ scaled.T + np.diag(self._variance)
            step = scaled.T @ np.linalg.solve(inner, residual + scaled @ point) - point
            point = point + (1.0 if number < _STEPS // 3 else 0.5) * step
            self._restretch(point)
            if float(np.abs(step).max()) < _SETTLED:
                break
        return point

    def _restretch(self, point: Array) -> None:
        """How much wider the error of each story is for the chance that it is far off; the error itself stays."""
        share, wide = self._table.numbers["outlier"], self._table.numbers["outlier_scale"]
        for at in self._stories:
            error = point[at] * self._stretch[at]
            near = (1.0 - share) * math.exp(-0.5 * error**2)
            far = share / wide * math.exp(-0.5 * (error / wide) ** 2)
            stretch = ((near + far / wide**2) / (near + far)) ** -0.5
            point[at] = error / stretch
            self._stretch[at] = stretch

    def draw(self, source: Noise, *, draws: int) -> PayDraws:
        """So many draws of the factors for the hosts and years asked for."""
        spreads = self._table.spreads
        noise = source.of((("pay", name) for name in self._latents.index), draws=draws)
        points, coefficients = noise * self._stretch, np.zeros((len(self._rates), self._wages.shape[0]))
        if self._told:
            at = self._mode * self._stretch
            scaled = self._slopes(at) * self._stretch
            slips = source.of((("slip", one.said) for one in self._told), draws=draws)
            inner = scaled @ scaled.T + np.diag(self._variance)
            gain: Array = np.linalg.solve(inner, scaled).astype(np.float64)
            straight = noise - (noise @ scaled.T + slips * np.sqrt(self._variance)) @ gain
            at_mode = self._expected(at[None, :])
            moved = straight
            for _ in range(_BENDS):
                bend = self._expected(at + moved * self._stretch) - at_mode - moved @ scaled.T
                moved = straight - np.clip(bend, -_FARTHEST, _FARTHEST) @ gain
            points = at + moved * self._stretch
            coefficients = self._explained(scaled, gain)
        years = np.array([spreads["pay_growth"].mean * (year - BASE_YEAR) for year in self._years])
        shape = (draws, len(self._hosts), len(self._years))
        level = (points @ self._wages.T).reshape(shape) + spreads["pay"].mean + years
        rate = (points[:, self._rates] @ coefficients).reshape(shape)
        share = spreads["share_kept"].mean + points @ self._shares.T
        costs = spreads["costs"].mean + points @ self._costs.T
        return PayDraws(wage=level - rate, rate=rate, share=-np.logaddexp(0.0, -share), costs=-np.logaddexp(0.0, costs))

    def influence(self) -> dict[str, float]:
        """For each family how far it moves the logarithm of some factor's product, at most, by the tangent at the mode.

        A guess that ranks families; leaving one out for good is a model of its own.
        """
        if not self._told:
            return {}
        at = self._mode * self._stretch
        scaled = self._slopes(at) * self._stretch
        inverse = np.linalg.inv(scaled @ scaled.T + np.diag(self._variance))
        weighed = inverse @ (self._value - self._expected(at[None, :])[0] + scaled @ self._mode)
        spreads = self._table.spreads
        of_share = 1.0 - _logistic(spreads["share_kept"].mean + self._shares @ at)
        of_costs = -_logistic(spreads["costs"].mean + self._costs @ at)
        per_host = of_share[:, None] * self._shares + of_costs[:, None] * self._costs
        product = (self._wages + np.repeat(per_host, len(self._years), axis=0)) * self._stretch
        found = {}
        for family in sorted({one.family for one in self._told}):
            own = [number for number, one in enumerate(self._told) if one.family == family]
            gone = inverse[:, own] @ np.linalg.solve(inverse[np.ix_(own, own)], weighed[own])
            found[family] = float(np.abs(product @ (scaled.T @ gone)).max(initial=0.0))
        return found

    @property
    def _rates(self) -> list[int]:
        return [at for name, at in self._latents.index.items() if name[0] == "rate"]

    def _explained(self, scaled: Array, gain: Array) -> Array:
        """How the log wages lean on the errors of the exchange rates: regression coefficients, `[rate, wage]`."""
        rates = self._rates
        if not rates:
            return np.zeros((0, self._wages.shape[0]))
        # posterior covariance I − Jᵀ(JJᵀ+V)⁻¹J, of the rates with themselves and with the wages
        own = np.eye(len(rates)) - scaled[:, rates].T @ gain[:, rates]
        # the wages hold no rate of their own, so what they share with them comes from the figures alone
        across = -(scaled[:, rates].T @ gain) @ (self._wages * self._stretch).T
        return np.asarray(np.linalg.solve(own, across))


def _matrix(rows: Iterable[list[tuple[int, float]]], size: int) -> Array:
    table = list(rows)
    made = np.zeros((len(table), size))
    for number, row in enumerate(table):
        for index, value in row:
            made[number, index] += value
    return made


def _logistic(values: Array) -> Array:
    return np.asarray(np.exp(-np.logaddexp(0.0, -values)))

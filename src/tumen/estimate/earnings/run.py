"""What the state earns per host and year: stocks times pay, by simulation through every factor that is uncertain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from tumen.errors import InvalidForm
from tumen.estimate.data import Priors, priors
from tumen.estimate.earnings.claims import PayClaims, PayTold, SumOfAll, host_key, read_pay
from tumen.estimate.earnings.data import EarningsTable, earnings_table
from tumen.estimate.earnings.model import Noise, PayModel
from tumen.estimate.grid import Array
from tumen.estimate.run import Estimate
from tumen.ledger import Assumption, Dropped, EarningsRow, Factor, Mover, PayEvidence, SumTold

FACTORS = ("stock", "wage", "share kept", "costs", "managers", "months paid", "exchange rate")
"""The factors of the earnings, in the order in which they are told."""

_LEVELS = (0.05, 0.25, 0.75, 0.95)
_DRAWS, _FEWER, _MANY = 2000, 500, 40
"""Draws of a range, and of the ranges without a family where there are more than so many figures."""

_REFITTED, _FIGURES = 20, 4000
"""Most families that are left out for good, one after the other, and most figures that this reads over again."""

_TOLD = 5
"""Most families that a row names."""

_SLIGHT = 0.03
"""Shift of the logarithm of both ends that is not worth telling."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Earnings:
    """Rows by place and year, the claims of pay that took no part, and what was assumed beside the claims."""

    rows: tuple[EarningsRow, ...]
    dropped: tuple[Dropped, ...]
    assumptions: tuple[Assumption, ...]
    _draws: Mapping[tuple[str, str], Array] = field(repr=False, compare=False)

    def draws(self, place: str, period: str) -> Array:
        """Draws of the earnings in US dollars. Raises InvalidForm for a place or year without a row."""
        if (place, period) not in self._draws:
            raise InvalidForm(f"earnings: there is no row for {place!r} in {period!r}.")
        return self._draws[place, period]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Simulated:
    """Logarithms by factor, `[draw, host, year]`, and of their product."""

    factors: Mapping[str, Array]
    earned: Array


def earnings(
    found: Estimate,
    claims: Sequence[Any],
    *,
    seed: int = 1,
    table: EarningsTable | None = None,
    priors_table: Priors | None = None,
) -> Earnings:
    """The range of what the state earns in each host and in the world, for each whole year of the run.

    `claims` are those of the run, in their JSON form. The same claims, run, table and seed give the same rows.

    Raises InvalidForm where no year lies whole in the run.
    """
    assumed = earnings_table() if table is None else table
    numbers = priors() if priors_table is None else priors_table
    years = list(range(-(-found.first // 12), (found.last + 1) // 12))
    if not years:
        raise InvalidForm("earnings: no year lies whole in the run; ask for whole years, from January to December.")
    tree = found.tree
    pay = read_pay(claims, tree=tree, table=assumed, priors=numbers)
    keys = [host_key(tree, index) for index in tree.hosts]
    model = PayModel(pay.told, hosts=keys, years=years, table=assumed)
    noise = Noise(seed=seed, draws=max(_DRAWS, found.series.stock.shape[0]))
    simulated = _simulate(found, model, keys, years, noise=noise, table=assumed)
    moved = _families(pay.told, model, simulated, keys, years, noise=noise, table=assumed)
    rows: list[EarningsRow] = []
    drawn: dict[tuple[str, str], Array] = {}
    stock_rows = {(row.place, row.period): row for row in found.rows if row.measure == "stock"}
    places = [(None, 0), *((number, index) for number, index in enumerate(tree.hosts) if not tree.nodes[index].rest)]
    for number, index in places:
        for column, year in enumerate(years):
            place, period = tree.nodes[index].id, f"{year:04d}"
            earned, factors = _of_place(simulated, number, column)
            drawn[place, period] = np.exp(earned)
            levels = [_rounded(float(level)) for level in np.exp(np.quantile(earned, _LEVELS))]
            stocks = [stock_rows[place, f"{year:04d}-{month:02d}"].evidence for month in range(1, 13)]
            key = None if number is None else keys[number]
            own = [one for one in pay.told if key is None or one.host == key]
            evidence = _evidence(own, pay.told, year, stocks[-1].families, [one.contraction for one in stocks])
            why = _refusal(evidence, numbers)
            rows.append(
                EarningsRow(
                    place=place,
                    period=period,
                    measure="earnings",
                    unit="USD",
                    p05=levels[0],
                    p25=levels[1],
                    p75=levels[2],
                    p95=levels[3],
                    evidence=evidence,
                    refused=why is not None,
                    why=why,
                    drivers=_shares(factors, earned),
                    families=_movers(moved, pay.told, number, column),
                    told=_beside(pay.sums, key, year, levels),
                )
            )
    shown = {one.claim for row in rows for one in row.told}
    return Earnings(
        rows=tuple(rows),
        dropped=(*pay.dropped, *_not_shown(pay, shown)),
        assumptions=assumed.assumptions,
        _draws=drawn,
    )


def _simulate(
    found: Estimate, model: PayModel, keys: Sequence[str], years: Sequence[int], *, noise: Noise, table: EarningsTable
) -> _Simulated:
    stocks = found.series.stock[:, list(found.tree.hosts)]
    draws = max(_DRAWS, stocks.shape[0])
    begins = [year * 12 - found.first for year in years]
    summed = np.stack([stocks[:, :, begin : begin + 12].sum(axis=2) for begin in begins], axis=2)
    # every draw of the stock meets several of the pay
    stock = np.log(summed + 1e-6)[np.arange(draws) % stocks.shape[0]]
    pay = model.draw(noise, draws=draws)
    months_names = [("months paid", key, year) for key in keys for year in years]
    beside = noise.of([("managers",), ("months paid",), *months_names], draws=draws)
    spread = table.spreads["months_paid"]
    own = beside[:, 2:].reshape(draws, len(keys), len(years)) * table.numbers["months_host_year_sd"]
    months = -np.logaddexp(0.0, -(spread.mean + spread.sd * beside[:, 1:2, None] + own))
    left = -np.logaddexp(0.0, table.spreads["managers"].mean + table.spreads["managers"].sd * beside[:, 0])
    factors = {
        "stock": stock,
        "wage": pay.wage,
        "share kept": np.broadcast_to(pay.share[:, :, None], stock.shape),
        "costs": np.broadcast_to(pay.costs[:, :, None], stock.shape),
        "managers": np.broadcast_to(left[:, None, None], stock.shape),
        "months paid": months,
        "exchange rate": pay.rate,
    }
    earned: Array = np.sum([factors[name] for name in FACTORS], axis=0)
    return _Simulated(factors=factors, earned=earned)


def _of_place(simulated: _Simulated, number: int | None, column: int) -> tuple[Array, dict[str, Array]]:
    """Log earnings of a host, or of the world where `number` is None, and the part of each factor in them."""
    if number is not None:
        factors = {name: values[:, number, column] for name, values in simulated.factors.items()}
        return simulated.earned[:, number, column], factors
    by_host = simulated.earned[:, :, column]
    earned: Array = np.logaddexp.reduce(by_host, axis=1)
    # the sum is no product: to first order each host adds its factors by its share of the sum
    weights = np.exp(by_host - earned[:, None]).mean(axis=0)
    return earned, {name: values[:, :, column] @ weights for name, values in simulated.factors.items()}


def _shares(factors: Mapping[str, Array], earned: Array) -> tuple[Factor, ...]:
    centred = earned - earned.mean()
    parts = {name: float(((values - values.mean()) * centred).mean()) for name, values in factors.items()}
    whole = sum(parts.values())
    return tuple(Factor(name=name, share=round(parts[name] / whole, 3) + 0.0) for name in FACTORS)


def _rounded(value: float) -> float:
    """Three significant digits: more would be pretence."""
    return float(f"{value:.3g}")


def _evidence(
    own: Sequence[PayTold], told: Sequence[PayTold], year: int, families: int, contraction: Sequence[float]
) -> PayEvidence:
    end = year * 12 + 11
    before = [one.last for one in own if one.last <= end]
    here = {one.family for one in own}
    return PayEvidence(
        pay_families=len(here),
        pay_elsewhere=len({one.family for one in told} - here),
        months_since=end - max(before) if before else None,
        stock_families=families,
        stock_contraction=round(sum(contraction) / len(contraction), 3),
    )


def _refusal(evidence: PayEvidence, numbers: Priors) -> str | None:
    no_stock = evidence.stock_contraction < numbers.refusal
    no_pay = not evidence.pay_families and not evidence.pay_elsewhere
    if no_stock and no_pay:
        return "no usable evidence of the stock and no claim of pay; the range is our prior"
    if no_stock:
        return "no usable evidence of the stock; the range is our prior for it, times pay"
    if no_pay:
        return "no claim of pay; the range is the stock times what we assume of pay"
    return None


def _families(
    told: Sequence[PayTold],
    model: PayModel,
    simulated: _Simulated,
    keys: Sequence[str],
    years: Sequence[int],
    *,
    noise: Noise,
    table: EarningsTable,
) -> dict[str, Array]:
    """For each family how far both ends of log earnings shift when it is left out, `[end, host, year]`, world last."""
    ranked = model.influence()
    chosen = sorted(ranked, key=lambda family: (-ranked[family], family))
    chosen = chosen[: min(_REFITTED, max(_TOLD, _FIGURES // max(len(told), 1)))]
    draws = _FEWER if len(told) > _MANY else _DRAWS
    base, moved = model.draw(noise, draws=draws).together, {}
    with_it = simulated.earned[:draws]
    before = _ends(with_it)
    for family in chosen:
        others = [one for one in told if one.family != family]
        without = PayModel(others, hosts=keys, years=years, table=table).draw(noise, draws=draws).together
        moved[family] = _ends(with_it - base + without) - before
    return moved


def _ends(earned: Array) -> Array:
    """Both ends of nine tenths of log earnings by host and year, the world after the hosts: `[end, host, year]`."""
    world = np.logaddexp.reduce(earned, axis=1)[:, None]
    return np.asarray(np.quantile(np.concatenate([earned, world], axis=1), (_LEVELS[0], _LEVELS[-1]), axis=0))


def _movers(moved: Mapping[str, Array], told: Sequence[PayTold], number: int | None, column: int) -> tuple[Mover, ...]:
    # the world stands after the hosts
    ends = {family: shifts[:, -1 if number is None else number, column] for family, shifts in moved.items()}
    most = {family: float(np.abs(both).max()) for family, both in ends.items()}
    order = sorted((family for family in most if most[family] >= _SLIGHT), key=lambda family: (-most[family], family))
    return tuple(
        Mover(
            family=family,
            claims=tuple(sorted({claim for one in told if one.family == family for claim in one.claims})),
            low=round(float(ends[family][0]), 3),
            high=round(float(ends[family][1]), 3),
        )
        for family in order[:_TOLD]
    )


def _beside(sums: Sequence[SumOfAll], key: str | None, year: int, levels: Sequence[float]) -> tuple[SumTold, ...]:
    return tuple(
        SumTold(
            claim=one.claim,
            family=one.family,
            low=one.low,
            high=one.high,
            lies=(
                "above"
                if one.low is not None and one.low > levels[-1]
                else "below"
                if one.high is not None and one.high < levels[0]
                else "inside"
            ),
        )
        for one in sums
        if one.host == key and year in one.years
    )


def _not_shown(pay: PayClaims, shown: set[str]) -> Iterator[Dropped]:
    for one in pay.sums:
        if one.claim not in shown:
            named = "of years" if one.host is None else f"of {one.host}, or of years,"
            yield Dropped(claim=one.claim, why=f"a sum {named} that the run does not cover; it is set beside no range.")

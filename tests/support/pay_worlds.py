"""Worlds whose pay is known: one drawn from the model of pay itself, and one that works in another way.

In the foreign world employers pay wages of their own, the state takes a fixed sum for each worker and month and not a
share, firms deduct board in dollars, winters are without pay, and reporters rather tell the extreme of what they saw.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pay_claims import pay
from tumen.estimate import Estimate
from tumen.estimate.earnings.claims import PayTold
from tumen.estimate.earnings.data import EarningsTable, Spread
from tumen.estimate.earnings.model import BASE_YEAR
from tumen.estimate.series import Series
from tumen.estimate.tree import tree_of
from tumen.ledger import Diagnostics, EstimateRow, Evidence

Floats = NDArray[np.float64]
HOSTS = ("AA", "BB", "CC")
YEARS = (2016, 2017, 2018)
TREE: list[dict[str, Any]] = [
    {"id": "W", "name": "World", "parent": None, "host": None, "level": "world"},
    *({"id": f"H{code}", "name": f"Land {code}", "parent": "W", "host": code, "level": "country"} for code in HOSTS),
]
TYPES = ("local", "worker", "expert", "media")


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelWorld:
    """Figures drawn from the model. `handed` is the true log of what is handed over for a worker-month, `wage` that of
    the wage, both by host and year.
    """

    told: tuple[PayTold, ...]
    handed: Floats
    wage: Floats


def model_world(seed: int, table: EarningsTable, *, stories: int) -> ModelWorld:
    """A truth of the prior for the hosts AA, BB, CC, and figures of stories that tell of the first two or of none."""
    chance = np.random.default_rng([seed, 11])
    number, spreads = table.numbers, table.spreads

    def drawn(spread: Spread) -> float:
        return float(chance.normal(spread.mean, spread.sd))

    level, growth = drawn(spreads["pay"]), drawn(spreads["pay_growth"])
    common = {year: chance.normal(0, number["year_sd"]) for year in range(BASE_YEAR + 1, YEARS[-1] + 1)}
    own = {
        host: {year: chance.normal(0, number["host_year_sd"]) for year in range(BASE_YEAR + 1, YEARS[-1] + 1)}
        for host in HOSTS
    }
    of_host = {host: chance.normal(0, number["host_sd"]) for host in HOSTS}
    odds, costs = drawn(spreads["share_kept"]), drawn(spreads["costs"])
    odds_of = {host: odds + chance.normal(0, number["share_host_sd"]) for host in HOSTS}
    costs_of = {host: costs + chance.normal(0, number["costs_host_sd"]) for host in HOSTS}
    bias = {part: drawn(spreads[f"bias_{part}"]) for part in ("whole", "kept", "handed", "share")}
    by_type = {kind: chance.normal(0, number["type_sd"]) for kind in TYPES}
    by_type_share = {kind: chance.normal(0, number["type_sd"]) for kind in TYPES}
    rate = {year: chance.normal(0, 0.1) for year in YEARS}
    by_day = float(chance.normal(0, spreads["days_of_month"].sd))

    def wage(host: str | None, year: int) -> float:
        passed = [one for one in common if one <= year]
        value = level + growth * (year - BASE_YEAR) + sum(common[one] for one in passed)
        return float(value + (of_host[host] + sum(own[host][one] for one in passed) if host else 0.0))

    told: list[PayTold] = []
    for story in range(stories):
        host = (*HOSTS[:2], None)[int(chance.choice(3, p=(0.5, 0.35, 0.15)))]
        kind, family = str(chance.choice(TYPES)), f"f{story}"
        wild = number["outlier_scale"] if chance.random() < number["outlier"] else 1.0
        error = chance.normal(0, number["story_sd"]) * wild
        wild = number["outlier_scale"] if chance.random() < number["outlier"] else 1.0
        share_error = chance.normal(0, number["share_story_sd"]) * wild
        mixture, place = chance.normal(0, number["mix_sd"]), chance.normal(0, number["site_sd"])
        site = f"town {story}" if host and chance.random() < 0.5 else None
        for _ in range(int(chance.integers(1, 3))):
            year = int(chance.choice(YEARS))
            part = str(chance.choice(["whole", "kept", "handed", "open", "share"], p=(0.35, 0.2, 0.15, 0.1, 0.2)))
            if part == "share" and host is None:
                part = "whole"
            through = ("XXX", year, 0.1) if part != "share" and chance.random() < 0.3 else None
            unit = "day" if part != "share" and chance.random() < 0.2 else None
            z, u = (odds_of[host], costs_of[host]) if host else (odds, costs)
            if part == "share":
                sd = number["share_slip_sd"]
                value = z + bias["share"] + by_type_share[kind] + share_error
            else:
                sd = number["slip_sd"]
                value = wage(host, year) + by_type[kind] + error + (place if site else 0.0) + (0 if host else mixture)
                value += {"kept": _log(-z), "handed": _log(z) + _log(-u)}.get(part, 0.0)
                value += bias[part] if part != "open" else drawn(spreads["open_part"])
                value += (rate[year] if through else 0.0) + (by_day if unit else 0.0)
            told.append(
                PayTold(
                    claims=(f"r{len(told)}: p1",),
                    part=part,  # type: ignore[arg-type]
                    host=host,
                    sector=None,
                    years=((year, 1.0),),
                    last=year * 12 + 5,
                    value=float(value + chance.normal(0, sd)),
                    sd=sd,
                    rate=through,
                    unit=unit,  # type: ignore[arg-type]
                    type=kind,
                    site=site if part != "share" else None,
                    family=family,
                )
            )
    wages = np.array([[wage(host, year) for year in YEARS] for host in HOSTS])
    left = np.array([_log(odds_of[host]) + _log(-costs_of[host]) for host in HOSTS])
    return ModelWorld(told=tuple(told), handed=wages + left[:, None], wage=wages)


def _log(odds: float) -> float:
    """The logarithm of the share with these log odds."""
    return -float(np.logaddexp(0.0, -odds))


@dataclass(frozen=True, kw_only=True, slots=True)
class ForeignPay:
    """Claims of pay, an estimate of the stocks that holds by itself, and what the state really earned, in dollars."""

    claims: list[dict[str, Any]]
    stocks: Estimate
    earned: dict[tuple[str, str], float]


def foreign_pay(seed: int, *, stories: int = 12) -> ForeignPay:
    """A world with a mechanism of its own."""
    chance = np.random.default_rng([seed, 12])
    firms, reaches = foreign_terms(chance, HOSTS, YEARS)
    people = np.array(
        [
            [sum(firm["heads"] for firm in firms if firm["host"] == host) * chance.uniform(0.6, 1.2) for _ in YEARS]
            for host in HOSTS
        ]
    )
    earned = {
        (f"H{host}", str(year)): float(12 * people[h, y] * reaches[host, year])
        for h, host in enumerate(HOSTS)
        for y, year in enumerate(YEARS)
    }
    claims = foreign_stories(chance, firms, YEARS, stories=stories)
    return ForeignPay(claims=claims, stocks=_stocks(chance, people), earned=earned)


def foreign_terms(
    chance: np.random.Generator, hosts: Sequence[str], years: Sequence[int]
) -> tuple[list[dict[str, Any]], dict[tuple[str, int], float]]:
    """Firms with their pay, and the dollars that reach the state for a worker and month, by host and year."""
    firms: list[dict[str, Any]] = []
    reaches: dict[tuple[str, int], float] = {}
    for host in hosts:
        level = math.exp(chance.uniform(math.log(230), math.log(1100)))
        taken, board, cut = chance.uniform(0.35, 0.7) * level, chance.uniform(0.05, 0.3) * level, chance.uniform(0, 0.2)
        months = chance.uniform(0.65, 0.98)
        own: list[dict[str, Any]] = []
        for number in range(int(chance.integers(6, 25))):
            wage = level * chance.gamma(9, 1 / 9)
            given = min(taken, 0.85 * wage)
            kept = max(0.08 * wage, wage - given - board)
            heads = int(math.exp(chance.normal(5, 1))) + 5
            own.append({"host": host, "wage": wage, "given": given, "kept": kept, "heads": heads})
            own[-1]["name"] = f"Town {host}.{number}"
        handed = sum(one["heads"] * one["given"] for one in own) / sum(one["heads"] for one in own)
        for year in years:
            better = 1.0 + (0.12 if year > years[len(years) // 3] else 0.0)
            reaches[host, year] = handed * better * (1 - cut) * min(1.0, months * chance.uniform(0.9, 1.1))
        firms += own
    return firms, reaches


def foreign_stories(
    chance: np.random.Generator, firms: list[dict[str, Any]], years: Sequence[int], *, stories: int
) -> list[dict[str, Any]]:
    """What the press tells of pay, copies among it."""
    return [claim for story in range(stories) for claim in _told(chance, firms, years, story)]


def _told(
    chance: np.random.Generator, firms: list[dict[str, Any]], years: Sequence[int], story: int
) -> list[dict[str, Any]]:
    year = int(chance.choice(list(years)))
    seen = [firms[int(at)] for at in chance.choice(len(firms), 3)]
    what = str(chance.choice(["wage", "kept", "given", "share"], p=(0.4, 0.25, 0.15, 0.2)))
    firm = seen[0]
    if chance.random() < 0.5:
        same = [one for one in seen if one["host"] == firm["host"]]
        firm = min(same, key=lambda one: one["kept"]) if what == "kept" else max(same, key=lambda one: one["wage"])
    day = f"{year}-{int(chance.integers(1, 13)):02d}-10"
    wild = float(chance.choice([1.0, 3.0, 1 / 3], p=(0.95, 0.025, 0.025)))
    words = {"wage": "the monthly wage", "kept": "are left with", "given": "must hand over", "share": "is taken"}[what]
    if what != "share" and chance.random() < 0.15:
        words = "some dollars a month"
    slots: dict[str, Any] = {"host": firm["host"], "quote": words, "source": str(chance.choice(TYPES))}
    if chance.random() < 0.5:
        slots["place"] = {"name": firm["name"], "country": firm["host"], "level": "city"}
    family = f"s{story}"
    if what == "share":
        share = round(1 - firm["kept"] / firm["wage"], 1)
        first = pay(story, None, day, family=family, share=min(max(share, 0.1), 0.9), **slots)
    else:
        amount = firm[what] * wild * math.exp(chance.normal(0, 0.15))
        currency = "USD"
        if chance.random() < 0.4:
            amount, currency = amount * 6.6 * math.exp(chance.normal(0, 0.03)), "CNY"
        first = pay(story, float(f"{max(amount, 15.0):.1g}"), day, family=family, currency=currency, **slots)
    copies = int(chance.choice([0, 1, 4], p=(0.6, 0.25, 0.15)))
    again = [
        {**first, "id": f"p{story}-{k}", "report": f"copy-{story}-{k}", "publisher": f"Post {k}"} for k in range(copies)
    ]
    for one in again:
        if chance.random() < 0.15:
            one["family"] = f"{family} missed"
    return [first, *again]


def _stocks(chance: np.random.Generator, people: Floats) -> Estimate:
    """Draws of the stocks around the truth that hold it as often as they say."""
    tree, draws, sd = tree_of(TREE), 400, 0.25
    stock = np.zeros((draws, len(tree.nodes), 12 * len(YEARS)))
    ids = {node.id: index for index, node in enumerate(tree.nodes)}
    for h, host in enumerate(HOSTS):
        centre = np.log(people[h]) + chance.normal(0, sd)
        noise = chance.normal(0, sd, size=draws)
        stock[:, ids[f"H{host}"]] = np.exp(np.repeat(centre, 12)[None, :] + noise[:, None])
    stock[:, 0] = stock.sum(axis=1)
    return estimate_of(tree_lines=TREE, stock=stock, first=YEARS[0] * 12)


def estimate_of(*, tree_lines: list[dict[str, Any]], stock: Floats, first: int, contraction: float = 0.8) -> Estimate:
    """An estimate with these draws, `[draw, node, month]`, each with the same evidence."""
    tree = tree_of(tree_lines)
    months = stock.shape[2]
    rows = tuple(
        EstimateRow(
            place=node.id,
            period=f"{(first + month) // 12:04d}-{(first + month) % 12 + 1:02d}",
            measure="stock",
            median=1.0,
            p05=1.0,
            p25=1.0,
            p75=1.0,
            p95=1.0,
            evidence=Evidence(families=1, months_since=0, contraction=contraction),
            refused=contraction < 0.3,
        )
        for node in tree.nodes
        for month in range(months)
    )
    return Estimate(
        rows=rows,
        dropped=(),
        diagnostics=Diagnostics(method="joint", used=0, observations=0, converged=True, steps=0, notes=()),
        tree=tree,
        first=first,
        last=first + months - 1,
        observations=(),
        series=Series(stock=stock, inflow=None, outflow=None),
        warm=None,
    )

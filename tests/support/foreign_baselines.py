"""What people do without a model, over the same claims and tree: the baselines of every table.

Each baseline is a function of (claims, tree, first, months) to one `Guess` per node: a median per month and, where the
method has one, a standard deviation on the log scale. They read claims of stocks only (presence, retention, permits in
force) that the text asserts. A node of which nobody speaks is the sum of its parts, and a bottom place of which nobody
speaks is taken for the typical place of the claims.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
TYPICAL = 2_000.0
WEIGHTS = {
    "official": 4.0,
    "document": 4.0,
    "un": 2.0,
    "intelligence": 2.0,
    "expert": 2.0,
    "author": 1.0,
    "company": 1.0,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Guess:
    """A node's months: median in people, and the sd of its logarithm where the method gives one."""

    median: Floats
    sd: Floats | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """One claim of a stock as the baselines read it."""

    node: str
    at: float
    """Months from the first one to the middle of the time told, else to the publication."""
    published: float
    value: float
    spread: float
    """How wide the wording is, log."""
    family: str | None
    source: str


Baseline = Callable[[Sequence[Mapping[str, Any]], Sequence[Mapping[str, Any]], str, int], dict[str, Guess]]


def _months(day: str, first: str) -> float:
    when = date.fromisoformat(day)
    year, number = (int(part) for part in first.split("-"))
    return (when.year - year) * 12 + when.month - number + (when.day - 1) / 31


def _value(count: Mapping[str, Any]) -> tuple[float, float]:
    """One number for a count, and how far the wording leaves it open."""
    low, high = count["low"], count["high"]
    if count["basis"] == "at_least":
        return low * 1.2, 0.3
    if count["basis"] == "at_most":
        return high * 0.8, 0.3
    return math.sqrt(low * high), math.log(high / low) / 3.3


def stocks_told(claims: Sequence[Mapping[str, Any]], tree: Sequence[Mapping[str, Any]], first: str) -> list[Told]:
    """The claims that a baseline can use, in the order of their reports."""
    names = {(node["name"], node["host"]): node["id"] for node in tree}
    (root,) = [node["id"] for node in tree if node["parent"] is None]
    found = []
    for claim in claims:
        count = claim["count"]
        if claim["kind"] not in ("presence", "retention", "paper") or claim["modality"] != "asserted" or count is None:
            continue
        place = claim["place"]
        node = names.get((place["name"], claim["host"])) if place else root
        time, published = claim["time"], claim["published"]
        between = claim["written_between"]
        days = [day for day in (time["start"], time["end"]) if day] if time else []
        days = days or ([published] if published else list(between or []))
        if node is None or not days:
            continue
        at = float(np.mean([_months(day, first) for day in days]))
        value, spread = _value(count)
        found.append(
            Told(
                node=node,
                at=at,
                published=_months(published, first) if published else at,
                value=value,
                spread=spread,
                family=claim["family"],
                source=claim["source"]["type"],
            )
        )
    return found


def collapsed(told: Sequence[Told]) -> list[Told]:
    """One claim for each family and node: the earliest told, with the median of the values."""
    groups: dict[tuple[str, str], list[Told]] = defaultdict(list)
    kept = []
    for one in told:
        if one.family is None:
            kept.append(one)
        else:
            groups[one.family, one.node].append(one)
    for group in groups.values():
        earliest = min(group, key=lambda one: (one.published, one.at))
        value = float(np.median([one.value for one in group]))
        kept.append(
            Told(
                node=earliest.node,
                at=min(one.at for one in group),
                published=earliest.published,
                value=value,
                spread=earliest.spread,
                family=earliest.family,
                source=earliest.source,
            )
        )
    return kept


def latest_claim(
    claims: Sequence[Mapping[str, Any]], tree: Sequence[Mapping[str, Any]], first: str, months: int
) -> dict[str, Guess]:
    """The claim last published that holds at or before the month; before the first, the first."""

    def at(told: list[Told], month: int) -> float:
        past = [one for one in told if one.at <= month + 1]
        if not past:
            return min(told, key=lambda one: one.at).value
        return max(past, key=lambda one: (one.at, one.published)).value

    return _by_month(claims, tree, first, months, at)


def mean_near(
    claims: Sequence[Mapping[str, Any]], tree: Sequence[Mapping[str, Any]], first: str, months: int
) -> dict[str, Guess]:
    """The mean of the claims within six months; where there is none, the nearest."""

    def at(told: list[Told], month: int) -> float:
        near = [one.value for one in told if abs(one.at - month - 0.5) <= 6]
        return float(np.mean(near)) if near else min(told, key=lambda one: abs(one.at - month - 0.5)).value

    return _by_month(claims, tree, first, months, at)


def maximum(
    claims: Sequence[Mapping[str, Any]], tree: Sequence[Mapping[str, Any]], first: str, months: int
) -> dict[str, Guess]:
    """The largest claim within twelve months; where there is none, the nearest."""

    def at(told: list[Told], month: int) -> float:
        near = [one.value for one in told if abs(one.at - month - 0.5) <= 12]
        return max(near) if near else min(told, key=lambda one: abs(one.at - month - 0.5)).value

    return _by_month(claims, tree, first, months, at)


def weighted_vote(
    claims: Sequence[Mapping[str, Any]], tree: Sequence[Mapping[str, Any]], first: str, months: int
) -> dict[str, Guess]:
    """The weighted median of all claims: by type of source, and halved with each year of distance."""

    def at(told: list[Told], month: int) -> float:
        ranked = sorted(told, key=lambda one: one.value)
        weights = [WEIGHTS.get(one.source, 1.0) * 0.5 ** (abs(one.at - month - 0.5) / 12) for one in ranked]
        half = np.searchsorted(np.cumsum(weights), sum(weights) / 2)
        return ranked[min(int(half), len(ranked) - 1)].value

    return _by_month(claims, tree, first, months, at)


def _by_month(
    claims: Sequence[Mapping[str, Any]],
    tree: Sequence[Mapping[str, Any]],
    first: str,
    months: int,
    at: Callable[[list[Told], int], float],
) -> dict[str, Guess]:
    told = stocks_told(claims, tree, first)
    own: dict[str, Guess] = {}
    for node in tree:
        mine = [one for one in told if one.node == node["id"]]
        if mine:
            own[node["id"]] = Guess(median=np.array([at(mine, month) for month in range(months)]))
    return _with_silent(own, tree, told, months, spread=None)


def _with_silent(
    own: dict[str, Guess], tree: Sequence[Mapping[str, Any]], told: Sequence[Told], months: int, spread: float | None
) -> dict[str, Guess]:
    """Every node of the tree: what is said of it, else the sum of its parts, else the typical place."""
    inner = {node["parent"] for node in tree}
    bottom = {node["id"] for node in tree} - inner
    values = [math.log(one.value) for one in told if one.node in bottom]
    typical = math.exp(float(np.mean(values))) if values else TYPICAL
    guesses = dict(own)

    def guess(node: str) -> Guess:
        if node not in guesses:
            parts = [guess(part["id"]) for part in tree if part["parent"] == node]
            if not parts:
                sd = None if spread is None else np.full(months, spread)
                guesses[node] = Guess(median=np.full(months, typical), sd=sd)
            else:
                guesses[node] = _sum(parts)
        return guesses[node]

    return {node["id"]: guess(node["id"]) for node in tree}


def _sum(parts: list[Guess]) -> Guess:
    """The sum of independent log-normal parts, as the log-normal of the same mean and variance."""
    medians = np.array([part.median for part in parts])
    if any(part.sd is None for part in parts):
        return Guess(median=medians.sum(axis=0))
    squares = np.array([part.sd for part in parts], dtype=np.float64) ** 2
    means = medians * np.exp(squares / 2)
    variance = (means**2 * np.expm1(squares)).sum(axis=0)
    mean = means.sum(axis=0)
    square = np.log1p(variance / mean**2)
    return Guess(median=mean * np.exp(-square / 2), sd=np.sqrt(square))


def kalman(
    claims: Sequence[Mapping[str, Any]], tree: Sequence[Mapping[str, Any]], first: str, months: int
) -> dict[str, Guess]:
    """Local-level smoother on log counts, node by node, copies collapsed."""
    return _smoothed(stocks_told(claims, tree, first), tree, months, collapse=True)


def kalman_with_copies(
    claims: Sequence[Mapping[str, Any]], tree: Sequence[Mapping[str, Any]], first: str, months: int
) -> dict[str, Guess]:
    """The same, each claim a witness of its own."""
    return _smoothed(stocks_told(claims, tree, first), tree, months, collapse=False)


def _smoothed(told: list[Told], tree: Sequence[Mapping[str, Any]], months: int, *, collapse: bool) -> dict[str, Guess]:
    """Both variances are those of highest likelihood over all nodes of the world, from a small grid."""
    used = collapsed(told) if collapse else list(told)
    inner = {node["parent"] for node in tree}
    series: dict[str, tuple[Floats, Floats, Floats, float, float]] = {}
    for node in tree:
        mine = [one for one in used if one.node == node["id"]]
        if not mine:
            continue
        unknown = sum(one.family is None for one in mine) if collapse else 1
        where = np.clip([int(one.at) for one in mine], 0, months - 1).astype(np.float64)
        logs = np.log([one.value for one in mine])
        # claims of unknown origin may all be one story: together they weigh as one
        shares = np.array([unknown if one.family is None else 1.0 for one in mine])
        exact = np.array([one.source in ("official", "document") for one in mine])
        wording = np.array([one.spread for one in mine])
        noise = np.stack([np.where(exact, 0.0, 1.0), shares, wording**2])
        level = 7.8 if node["id"] not in inner else (11.0 if node["parent"] is None else 9.5)
        series[node["id"]] = (where, logs, noise, level, 1.4)
    best, chosen = -math.inf, (0.06, 0.35)
    for step in (0.03, 0.06, 0.1, 0.16):
        for slip in (0.2, 0.35, 0.5, 0.7):
            total = sum(_likelihood(*one, step=step, slip=slip) for one in series.values())
            if total > best:
                best, chosen = total, (step, slip)
    own: dict[str, Guess] = {}
    for name, one in series.items():
        mean, variance = _smooth(*one, months=months, step=chosen[0], slip=chosen[1])
        own[name] = Guess(median=np.exp(mean), sd=np.sqrt(variance))
    return _with_silent(own, tree, told, months, spread=1.4)


def _variances(noise: Floats, slip: float) -> Floats:
    """Of each observation: the slip of its source and the width of its wording, times how many share one origin."""
    loose, shares, wording = noise
    return np.asarray((np.where(loose > 0, slip, 0.1) ** 2 + wording) * shares, dtype=np.float64)


def _likelihood(
    where: Floats, logs: Floats, noise: Floats, level: float, spread: float, *, step: float, slip: float
) -> float:
    """Log likelihood of the observations."""
    mean, var, likelihood, month = level, spread**2, 0.0, 0.0
    variances = _variances(noise, slip)
    for index in np.argsort(where, kind="stable"):
        var += step**2 * (where[index] - month)
        month = where[index]
        total = var + variances[index]
        gap = logs[index] - mean
        likelihood -= 0.5 * (math.log(2 * math.pi * total) + gap**2 / total)
        mean += var / total * gap
        var *= variances[index] / total
    return float(likelihood)


def _smooth(
    where: Floats, logs: Floats, noise: Floats, level: float, spread: float, *, months: int, step: float, slip: float
) -> tuple[Floats, Floats]:
    """Mean and variance per month given all observations."""
    variances = _variances(noise, slip)
    ahead_mean, ahead_var = np.empty(months), np.empty(months)
    mean_at, var_at = np.empty(months), np.empty(months)
    mean, var = level, spread**2
    for month in range(months):
        if month:
            var += step**2
        ahead_mean[month], ahead_var[month] = mean, var
        for index in np.flatnonzero(where == month):
            total = var + variances[index]
            mean += var / total * (logs[index] - mean)
            var *= variances[index] / total
        mean_at[month], var_at[month] = mean, var
    for month in range(months - 2, -1, -1):
        gain = var_at[month] / ahead_var[month + 1]
        mean_at[month] += gain * (mean_at[month + 1] - ahead_mean[month + 1])
        var_at[month] += gain**2 * (var_at[month + 1] - ahead_var[month + 1])
    return mean_at, var_at


BASELINES: dict[str, Baseline] = {
    "latest claim": latest_claim,
    "mean within 6 months": mean_near,
    "maximum claim": maximum,
    "weighted vote": weighted_vote,
    "Kalman, copies collapsed": kalman,
    "Kalman, every copy": kalman_with_copies,
}

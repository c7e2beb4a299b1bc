"""How good intervals are: coverage, CRPS, width and bias on the log of stocks, per level of the tree.

Ten people are the floor on both sides, since fewer are printed as "fewer than 10". A row that the estimator refuses
keeps its numbers and counts like any other.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf

from foreign_baselines import Guess
from foreign_world import ForeignWorld

Floats = NDArray[np.float64]
FLOOR = 10.0
LEVELS = ("leaf", "province", "host", "world")
NORMAL = {0.05: -1.6448536, 0.25: -0.6744898, 0.5: 0.0, 0.75: 0.6744898, 0.95: 1.6448536}


@dataclass(frozen=True, kw_only=True, slots=True)
class Forecast:
    """A node's months. Quantiles in people; without an interval all but the median are None."""

    quantiles: dict[float, Floats]
    """By probability: 0.5 always, 0.05, 0.25, 0.75 and 0.95 where there is an interval."""
    crps: Floats
    """Of the log stock, per month."""
    refused: NDArray[np.bool_]


def log_people(people: Floats | NDArray[np.int64]) -> Floats:
    """The log of people, never below that of ten."""
    return np.log(np.maximum(np.asarray(people, dtype=np.float64), FLOOR))


def of_guess(guess: Guess, truth: NDArray[np.int64]) -> Forecast:
    """A baseline's forecast; without an interval its CRPS is the distance on the log scale."""
    centre, actual = log_people(guess.median), log_people(truth)
    refused = np.zeros(len(truth), dtype=np.bool_)
    if guess.sd is None:
        return Forecast(quantiles={0.5: guess.median}, crps=np.abs(centre - actual), refused=refused)
    return Forecast(
        quantiles={p: guess.median * np.exp(z * guess.sd) for p, z in NORMAL.items()},
        crps=crps_normal(centre, np.maximum(guess.sd, 1e-9), actual),
        refused=refused,
    )


def crps_normal(mean: Floats, sd: Floats, actual: Floats) -> Floats:
    """CRPS of a normal forecast (Gneiting & Raftery 2007)."""
    z = (actual - mean) / sd
    density = np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)
    return np.asarray(sd * (z * erf(z / math.sqrt(2)) + 2 * density - 1 / math.sqrt(math.pi)), dtype=np.float64)


def crps_draws(draws: Floats, actual: Floats) -> Floats:
    """CRPS per column from draws (rows): mean distance to the truth less half the mean distance between draws."""
    count = len(draws)
    ranked = np.sort(draws, axis=0)
    weights = (2 * np.arange(1, count + 1) - count - 1)[:, None]
    between = 2 * (weights * ranked).sum(axis=0) / count**2
    return np.asarray(np.abs(draws - actual).mean(axis=0) - between / 2, dtype=np.float64)


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """Sums over months of one level of one world, so that worlds can be added."""

    months: int
    crps: float
    inside_90: int | None
    inside_50: int | None
    width: float | None
    """Sum of the logs of high / low of the 90 % interval."""
    bias: float
    """Sum of log median less log truth."""
    refused: int

    def __add__(self, other: Score) -> Score:
        def both(a: float | None, b: float | None) -> float | None:
            return None if a is None or b is None else a + b

        return Score(
            months=self.months + other.months,
            crps=self.crps + other.crps,
            inside_90=_whole(both(self.inside_90, other.inside_90)),
            inside_50=_whole(both(self.inside_50, other.inside_50)),
            width=both(self.width, other.width),
            bias=self.bias + other.bias,
            refused=self.refused + other.refused,
        )


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)


def score(forecast: Forecast, truth: NDArray[np.int64]) -> Score:
    """One node's months."""
    actual = log_people(truth)
    logs = {p: log_people(values) for p, values in forecast.quantiles.items()}
    ranged = 0.05 in logs
    return Score(
        months=len(truth),
        crps=float(forecast.crps.sum()),
        inside_90=_inside(logs[0.05], logs[0.95], actual) if ranged else None,
        inside_50=_inside(logs[0.25], logs[0.75], actual) if ranged else None,
        width=float((logs[0.95] - logs[0.05]).sum()) if ranged else None,
        bias=float((logs[0.5] - actual).sum()),
        refused=int(forecast.refused.sum()),
    )


def _inside(low: Floats, high: Floats, actual: Floats) -> int:
    return int(((low <= actual) & (actual <= high)).sum())


def score_world(world: ForeignWorld, forecasts: Mapping[str, Forecast]) -> dict[str, Score]:
    """Scores by level of a world, `all` among them. Every node of the tree must have a forecast."""
    scores: dict[str, Score] = {}
    for node, level in world.levels.items():
        one = score(forecasts[node], world.stock[node])
        for name in (level, "all"):
            scores[name] = scores[name] + one if name in scores else one
    return scores


def added(worlds: Iterable[Mapping[str, Score]]) -> dict[str, Score]:
    """Scores of several worlds as one."""
    total: dict[str, Score] = {}
    for scores in worlds:
        for level, one in scores.items():
            total[level] = total[level] + one if level in total else one
    return total


def table(results: Mapping[str, Mapping[str, Score]], *, against: Sequence[str], reference: str | None = None) -> str:
    """Markdown: a line for each method; ratios of CRPS to the methods of `against`; `reference` is set in bold."""
    heads = ["method", "CRPS", *(f"/ {name}" for name in against)]
    heads += [f"{share} %: {level}" for share in (90, 50) for level in LEVELS]
    heads += ["width leaf / host / world", "world bias", "refused"]
    lines = ["| " + " | ".join(heads) + " |", "| --- |" + " --- |" * (len(heads) - 1)]
    for name, scores in results.items():
        crps = scores["all"].crps / scores["all"].months
        cells = [f"**{name}**" if name == reference else name, f"{crps:.3f}"]
        for other in against:
            rival = results[other]["all"]
            cells.append(f"{crps / (rival.crps / rival.months):.2f}")
        for part in ("inside_90", "inside_50"):
            for level in LEVELS:
                inside = getattr(scores[level], part)
                cells.append("–" if inside is None else f"{inside / scores[level].months:.2f}")
        widths = [scores[level].width for level in ("leaf", "host", "world")]
        months = [scores[level].months for level in ("leaf", "host", "world")]
        cells.append(
            " / ".join(
                "–" if width is None else f"{math.exp(width / count):.1f}"
                for width, count in zip(widths, months, strict=True)
            )
        )
        cells.append(f"{scores['world'].bias / scores['world'].months:+.3f}")
        cells.append(f"{scores['all'].refused / scores['all'].months:.0%}")
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)

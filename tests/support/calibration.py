"""Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari & Gelman 2018), for any way of computing.

A truth is drawn from the prior, data from the truth, and draws from what the computation takes for the posterior. If it
is right, the rank of the truth among independent draws is uniform. Draws that depend on each other are thinned first;
ranks of several quantities of one world depend on each other too, so each quantity has a test of its own, and the
smallest p is multiplied by their number (Bonferroni).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc, ndtri

Floats = NDArray[np.float64]
Drawn = TypeVar("Drawn")


class Computation(Protocol[Drawn]):
    """What is calibrated."""

    def prior_world(self, seed: int) -> Drawn:
        """A truth drawn from the prior with data drawn from it."""

    def truths(self, world: Drawn) -> Mapping[str, float]:
        """The quantities of interest of that truth, by name."""

    def posterior_draws(self, world: Drawn) -> Mapping[str, Floats]:
        """Draws of the same quantities, given the data alone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Calibration:
    """What the ranks of one quantity say."""

    name: str
    worlds: int
    chi_square: float
    p: float
    """Chance of so uneven ranks if the computation is right."""
    inside_90: float
    """Share of worlds whose truth lies within the central 90 % of the draws."""
    inside_50: float
    shift: float
    """Mean normal score of the ranks: positive where the draws lie too low, negative where too high."""
    histogram: tuple[int, ...]


def autocorrelation_time(draws: Floats) -> float:
    """Draws per independent one (Geyer's initial positive sequence); 1 for independent draws."""
    count = len(draws)
    centred = draws - draws.mean()
    variance = float(centred @ centred) / count
    if count < 4 or np.ptp(draws) == 0:
        return 1.0
    time = 1.0
    for lag in range(1, count // 2, 2):
        pair = sum(float(centred[:-k] @ centred[k:]) / count / variance for k in (lag, lag + 1))
        # two sd of the noise of a correlation: what lies below is no dependence
        if pair < 2 * np.sqrt(2 / count):
            break
        time += 2 * pair
    return max(1.0, time)


def thinned(draws: Floats, keep: int) -> Floats:
    """`keep` draws as far from each other as may be. Raises ValueError where fewer independent ones are at hand."""
    independent = int(len(draws) / autocorrelation_time(draws))
    if independent < keep:
        raise ValueError(f"only {independent} of {len(draws)} draws are independent, and {keep} are wanted")
    kept: Floats = draws[np.linspace(0, len(draws) - 1, keep).round().astype(int)]
    return kept


def rank(truth: float, draws: Floats, chance: np.random.Generator) -> int:
    """How many draws lie below the truth; ties are broken at random."""
    below, equal = int((draws < truth).sum()), int((draws == truth).sum())
    return below + int(chance.integers(0, equal + 1))


def ranks(computation: Computation[Drawn], seeds: Iterable[int], *, keep: int = 99) -> dict[str, NDArray[np.int64]]:
    """Ranks 0 … `keep` of every quantity, a column of worlds each."""
    found: dict[str, list[int]] = {}
    for seed in seeds:
        world = computation.prior_world(seed)
        draws = computation.posterior_draws(world)
        chance = np.random.default_rng([seed, 2018])
        for name, truth in computation.truths(world).items():
            found.setdefault(name, []).append(rank(truth, thinned(np.asarray(draws[name]), keep), chance))
    return {name: np.array(column, dtype=np.int64) for name, column in found.items()}


def calibration(name: str, column: NDArray[np.int64], *, keep: int = 99, bins: int = 10) -> Calibration:
    """The test of one quantity. `bins` must divide `keep` + 1, so that each bin is as likely as the others."""
    if (keep + 1) % bins:
        raise ValueError(f"{bins} bins do not divide the {keep + 1} ranks evenly")
    histogram = np.bincount(column * bins // (keep + 1), minlength=bins)
    expected = len(column) / bins
    chi_square = float(((histogram - expected) ** 2 / expected).sum())
    middle = (column + 0.5) / (keep + 1)
    return Calibration(
        name=name,
        worlds=len(column),
        chi_square=chi_square,
        p=float(chdtrc(bins - 1, chi_square)),
        inside_90=float((np.abs(middle - 0.5) <= 0.45).mean()),
        inside_50=float((np.abs(middle - 0.5) <= 0.25).mean()),
        shift=float(ndtri(middle).mean()),
        histogram=tuple(int(number) for number in histogram),
    )


def calibrate(
    computation: Computation[Drawn], seeds: Iterable[int], *, keep: int = 99, bins: int = 10
) -> list[Calibration]:
    """Every quantity in the order of its name."""
    return [
        calibration(name, column, keep=keep, bins=bins)
        for name, column in sorted(ranks(computation, seeds, keep=keep).items())
    ]


def joint_p(found: Iterable[Calibration]) -> float:
    """The smallest p, corrected for the number of quantities; below 0.01 the computation is not calibrated."""
    every = [one.p for one in found]
    return min(1.0, min(every) * len(every))


def report(found: list[Calibration]) -> str:
    """Markdown: a line for each quantity, then the verdict."""
    lines = ["| quantity | worlds | χ² | p | in 90 % | in 50 % | shift | ranks |", "| --- |" + " --- |" * 7]
    lines += [
        f"| {one.name} | {one.worlds} | {one.chi_square:.1f} | {one.p:.3f} | {one.inside_90:.2f} | {one.inside_50:.2f} "
        f"| {one.shift:+.2f} | {' '.join(map(str, one.histogram))} |"
        for one in found
    ]
    joint = joint_p(found)
    verdict = "calibrated as far as this shows" if joint > 0.01 else "not calibrated"
    return "\n".join([*lines, "", f"Smallest p times the number of quantities: {joint:.3g}: {verdict}."])

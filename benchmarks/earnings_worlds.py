"""How often the range of earnings holds what the state really earned, in worlds where that is known.

    python benchmarks/earnings_worlds.py [N] [--whole M] [--start SEED]

Three checks. In N worlds drawn from the model of pay itself the rank of the truth is tested for uniformity. In N worlds
whose pay works in another way, with stocks that hold what they say, and in M worlds that are foreign as a whole, with
stocks estimated from the claims of a foreign world, it is counted how often each interval holds the truth.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "support"))

import numpy as np
from numpy.typing import NDArray

from calibration import calibrate, report
from foreign_world import FIRST_MONTH, LAST_MONTH, foreign_world
from pay_worlds import HOSTS, YEARS, ModelWorld, foreign_pay, foreign_stories, foreign_terms, model_world
from tumen.estimate import estimate
from tumen.estimate.earnings.data import earnings_table
from tumen.estimate.earnings.model import Noise, PayModel
from tumen.estimate.earnings.run import earnings
from tumen.ledger import EarningsRow

Floats = NDArray[np.float64]
STORIES = 12


class Pay:
    """The model of pay as a computation to be calibrated."""

    def prior_world(self, seed: int) -> tuple[int, ModelWorld]:
        """A truth and what is told of it."""
        return seed, model_world(seed, earnings_table(), stories=STORIES)

    def truths(self, world: tuple[int, ModelWorld]) -> Mapping[str, float]:
        """What is handed over for a worker-month, by host and year."""
        return {name: float(world[1].handed[at]) for name, at in _asked().items()}

    def posterior_draws(self, world: tuple[int, ModelWorld]) -> Mapping[str, Floats]:
        """What the model draws."""
        seed, one = world
        found = PayModel(one.told, hosts=HOSTS, years=YEARS, table=earnings_table()).draw(
            Noise(seed=seed, draws=400), draws=400
        )
        return {name: found.together[:, at[0], at[1]] for name, at in _asked().items()}


def _asked() -> dict[str, tuple[int, int]]:
    return {f"{host}, {year}": (h, y) for h, host in enumerate(HOSTS) for y, year in enumerate(YEARS)}


def held(name: str, pairs: Iterable[tuple[EarningsRow, float]]) -> str:
    """A line of Markdown on how the ranges did."""
    rows = [(row, truth) for row, truth in pairs if not row.refused]
    nine = np.mean([row.p05 <= truth <= row.p95 for row, truth in rows])
    half = np.mean([row.p25 <= truth <= row.p75 for row, truth in rows])
    above = np.mean([truth > row.p95 for row, truth in rows])
    width = np.median([row.p95 / row.p05 for row, _ in rows])
    return f"| {name} | {len(rows)} | {nine:.2f} | {half:.2f} | {above:.2f} | {width:.1f} |"


def other_pay(seeds: Iterable[int]) -> Iterable[tuple[EarningsRow, float]]:
    """Foreign pay on stocks that hold what they say."""
    for seed in seeds:
        world = foreign_pay(seed, stories=STORIES)
        for row in earnings(world.stocks, world.claims).rows:
            truth = world.earned.get((row.place, row.period))
            if truth is not None:
                yield row, truth


def other_world(seeds: Iterable[int]) -> Iterable[tuple[EarningsRow, float]]:
    """Foreign pay on stocks that are estimated from the claims of a foreign world."""
    first = int(FIRST_MONTH[:4])
    for seed in seeds:
        world, chance = foreign_world(seed), np.random.default_rng([seed, 13])
        hosts = {line["id"]: line["host"] for line in world.tree if line["level"] == "country"}
        years = range(first, int(LAST_MONTH[:4]) + 1)
        firms, reaches = foreign_terms(chance, list(hosts.values()), list(years))
        claims = [*world.claims, *foreign_stories(chance, firms, list(years), stories=2 * STORIES)]
        found = estimate(claims, tree=world.tree, seed=seed, first=FIRST_MONTH, last=LAST_MONTH)
        for row in earnings(found, claims, seed=seed).rows:
            if row.place in hosts:
                begin = 12 * (int(row.period) - first)
                people = float(np.sum(world.stock[row.place][begin : begin + 12]))
                truth = people * reaches[hosts[row.place], int(row.period)]
                if truth > 0:
                    yield row, truth


def main() -> None:
    """Prints the three checks as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("worlds", nargs="?", type=int, default=200)
    parser.add_argument("--whole", type=int, default=20)
    parser.add_argument("--start", type=int, default=0)
    options = parser.parse_args()
    begun = time.perf_counter()
    print(report(calibrate(Pay(), range(options.start, options.start + options.worlds))))
    print("\n| worlds | rows not refused | in 90 % | in 50 % | truth above 95 % | width (ratio) |")
    print("| --- | --- | --- | --- | --- | --- |")
    print(held("other pay, stocks right", other_pay(range(options.start, options.start + options.worlds))))
    print(held("foreign as a whole", other_world(range(options.start, options.start + options.whole))))
    print(f"\n{time.perf_counter() - begun:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()

"""Whether the estimator's draws are what its own model says: simulation-based calibration.

    python benchmarks/calibrate_estimates.py [N] [--model joint|bayes] [--claims 80] [--start SEED] [--jobs 1]

For each seed a world is drawn from the prior, with 80 observations from the model of claims (one to three tellings of a
family, official counts, flows that are parts of the flow, outliers), and the estimator draws from what it takes for the
posterior. The rank of the true stock among 99 draws is uniform if that is right: 9 nodes, 6 months each. Values are
rounded to two digits, officials to the last, and the interval that the estimator is given is that of the rounding.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "support"))

import numpy as np
from numpy.typing import NDArray

from calibration import Calibration, calibration, joint_p, ranks, report
from tumen.estimate.bayes import sample
from tumen.estimate.data import priors, shocks
from tumen.estimate.fit import draw, find_mode
from tumen.estimate.grid import make_grid
from tumen.estimate.likelihood import Likelihood
from tumen.estimate.observe import Observation
from tumen.estimate.process import Process
from tumen.estimate.series import simulate
from tumen.estimate.tree import tree_of
from tumen.estimate.windows import Window

Floats = NDArray[np.float64]
FIRST, LAST = 2017 * 12, 2024 * 12 + 11
MONTHS = (5, 20, 35, 50, 70, 90)
TREE = [
    {"id": "world", "name": "World", "parent": None, "host": None, "level": "world"},
    {"id": "CN", "name": "China", "parent": "world", "host": "CN", "level": "country"},
    {"id": "CN.1", "name": "Amaby", "parent": "CN", "host": "CN", "level": "province"},
    {"id": "CN.1.1", "name": "Belton", "parent": "CN.1", "host": "CN", "level": "city"},
    {"id": "CN.1.2", "name": "Corwick", "parent": "CN.1", "host": "CN", "level": "city"},
    {"id": "RU", "name": "Russia", "parent": "world", "host": "RU", "level": "country"},
    {"id": "RU.1", "name": "Dundale", "parent": "RU", "host": "RU", "level": "city"},
    {"id": "RU.2", "name": "Elmere", "parent": "RU", "host": "RU", "level": "city"},
]
NODES = (*(line["id"] for line in TREE), "RU/unlisted")
DRAWS = 400
SAMPLED, BLOCKS = 1200, 4
TYPES = ("local", "expert", "un", "media")


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    """A truth of the prior and what is told of it."""

    seed: int
    stock: Floats
    """By node and month."""
    observations: tuple[Observation, ...]


@dataclass(frozen=True)
class JointModel:
    """The joint model as a computation to be calibrated."""

    claims: int

    @cached_property
    def process(self) -> Process:
        """The process over the small tree."""
        tree = tree_of(TREE)
        return Process(
            tree=tree,
            grid=make_grid(tree=tree, first=FIRST, last=LAST, shocks=shocks(), priors=priors()),
            priors=priors(),
        )

    def prior_world(self, seed: int) -> Drawn:
        """A draw of the process and of the errors of sources, outlets and families."""
        chance = np.random.default_rng([seed, 7])
        process, p = self.process, priors()
        path = process.path(chance.standard_normal((1, process.size)))
        nodes = [np.asarray(process.sums @ one[0]) for one in (path.stock, path.inflow, path.outflow)]
        together = p.type_mean + p.common_bias_sd * chance.standard_normal()
        by_type = {kind: p.type_sd * chance.standard_normal() for kind in TYPES}
        spread = p.outlet_sd * math.exp(p.outlet_sd_sd * chance.standard_normal())
        by_outlet = {f"Post {letter}": spread * chance.standard_normal() for letter in "ABCDEF"}
        seen: list[Observation] = []
        while len(seen) < self.claims:
            family = f"f{len(seen)}"
            node = int(chance.integers(len(process.tree.nodes)))
            if process.tree.nodes[node].rest:
                continue
            stock = chance.random() < 0.75
            start = float(chance.integers(1, process.grid.months - 12))
            length = 1.0 if stock or chance.random() < 0.5 else 12.0
            official = bool(chance.random() < 0.1)
            measure = 0 if stock else int(chance.integers(1, 3))
            drawn, defined = chance.standard_normal(2)
            shared = (p.family_sd_stock if stock else p.family_sd_flow) * (drawn + p.family_tail * drawn**3)
            told = 1 if official else int(chance.integers(1, 4))
            people = nodes[measure][node, int(start) : int(start + length)]
            quantity = float(people.mean() if stock else people.sum())
            for _ in range(min(told, self.claims - len(seen))):
                kind = "official" if official else str(chance.choice(TYPES))
                outlet = str(chance.choice(list(by_outlet)))
                shift = 0.0 if stock or official else p.part_log_mean
                gap = (p.definition_sd if official else (0.0 if stock else p.part_log_sd)) * (not official or not stock)
                scale = p.slip_official if official else (p.slip_stock if stock else p.slip_flow)
                middle = math.log(quantity + 0.3) + shift + gap * defined
                if not official:
                    middle += together + by_type[kind] + by_outlet[outlet] + shared
                wide = p.outlier_scale if chance.random() < p.outlier else 1.0
                low, high = _cell(middle + wide * scale * chance.logistic(), digits=0 if official else 2)
                seen.append(
                    Observation(
                        claims=(f"r{len(seen)}: c1",),
                        node=node,
                        measure=("stock", "inflow", "outflow")[measure],
                        windows=(Window(start=FIRST + start, end=FIRST + start + length, weight=1.0),),
                        bands=((low, high, 1.0),),
                        scale=scale,
                        shift=shift,
                        gap=gap,
                        true=1.0,
                        unrelated=0.0,
                        outlier=p.outlier,
                        family=family,
                        outlet=outlet,
                        type=kind,
                        official=official,
                    )
                )
        return Drawn(seed=seed, stock=nodes[0], observations=tuple(seen))

    def _of_interest(self) -> dict[str, tuple[int, int]]:
        ids = {node.id: index for index, node in enumerate(self.process.tree.nodes)}
        return {f"{name}, month {month}": (ids[name], month) for name in NODES for month in MONTHS}

    def truths(self, world: Drawn) -> Mapping[str, float]:
        """The stocks of interest."""
        return {name: float(world.stock[at]) for name, at in self._of_interest().items()}

    def posterior_draws(self, world: Drawn) -> Mapping[str, Floats]:
        """What the estimator draws, as in a run."""
        likelihood = Likelihood(process=self.process, observations=world.observations)
        mode = find_mode(likelihood)
        chance = np.random.default_rng([world.seed, 8])
        noise = chance.standard_normal((DRAWS, likelihood.size))
        slips = chance.standard_normal((DRAWS, len(world.observations)))
        points = draw(likelihood, mode, noise=noise, slips=slips)
        found = simulate(self.process, points, skip=0, months=self.process.grid.months).stock
        return {name: found[:, node, month] for name, (node, month) in self._of_interest().items()}


class SampledModel(JointModel):
    """The sampled model as a computation to be calibrated."""

    def posterior_draws(self, world: Drawn) -> Mapping[str, Floats]:
        """What the chains draw."""
        likelihood = Likelihood(process=self.process, observations=world.observations)
        months = self.process.grid.months
        chains = sample(
            likelihood,
            find_mode(likelihood),
            seed=world.seed,
            draws=SAMPLED,
            months=slice(0, months),
            blocks=BLOCKS,
            progress=lambda _: None,
        )
        found = simulate(self.process, chains.points, skip=0, months=months).stock
        return {name: found[:, node, month] for name, (node, month) in self._of_interest().items()}


MODELS = {"joint": JointModel, "bayes": SampledModel}


def _cell(log: float, *, digits: int) -> tuple[float, float]:
    """The interval (logs) of numbers that are rounded as this one is; edges of cells are the same for all."""
    value = math.exp(min(log, 30.0))
    if value < 0.5:
        return -math.inf, math.log(0.5)
    unit = max(1.0, 10.0 ** (math.floor(math.log10(value)) - digits + 1)) if digits else 1.0
    shown = math.floor(value / unit + 0.5) * unit
    return math.log(shown - unit / 2), math.log(shown + unit / 2)


def of_seed(seed: int, claims: int, model: str) -> dict[str, int]:
    """The rank of every quantity in one world."""
    return {name: int(column[0]) for name, column in ranks(MODELS[model](claims), [seed]).items()}


def by_level(found: list[Calibration]) -> str:
    """Mean coverage and shift of the quantities of each node."""
    lines = ["| node | in 90 % | in 50 % | shift |", "| --- | --- | --- | --- |"]
    for node in NODES:
        own = [one for one in found if one.name.rpartition(",")[0] == node]
        means = [sum(getattr(one, part) for one in own) / len(own) for part in ("inside_90", "inside_50", "shift")]
        lines.append(f"| {node} | {means[0]:.3f} | {means[1]:.3f} | {means[2]:+.2f} |")
    return "\n".join(lines)


def main() -> None:
    """Prints the test of every quantity and the means of every node."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("worlds", nargs="?", type=int, default=200)
    parser.add_argument("--model", choices=sorted(MODELS), default="joint")
    parser.add_argument("--claims", type=int, default=80)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    begun = time.perf_counter()
    columns: dict[str, list[int]] = {}
    with ProcessPoolExecutor(options.jobs) as pool:
        seeds = range(options.start, options.start + options.worlds)
        for number, found in enumerate(
            pool.map(partial(of_seed, claims=options.claims, model=options.model), seeds), start=1
        ):
            print(f"\r{number} of {len(seeds)} worlds", end="", file=sys.stderr, flush=True)
            for name, rank in found.items():
                columns.setdefault(name, []).append(rank)
    print(file=sys.stderr)
    tested = [calibration(name, np.array(column, dtype=np.int64)) for name, column in sorted(columns.items())]
    print(report(tested))
    print(f"\n{by_level(tested)}\n")
    print(
        f"{options.worlds} worlds in {time.perf_counter() - begun:.0f} s; smallest p corrected: {joint_p(tested):.3g}"
    )


if __name__ == "__main__":
    main()

"""How good the estimator is on worlds that it did not make, beside what people do without it; seconds and memory.

    python benchmarks/foreign_worlds.py [N] [--model joint] [--start SEED] [--jobs 1] [--baselines-only]
        [--missed 0.15] [--every-copy] [--json FILE]

The worlds are those of the seeds from `--start`. Each is estimated in a process of its own, so that the memory printed
is the most that one world took. Scores are on the log of the stock of every node of the tree in each of the 120 months,
rows that the estimator refuses among them; fewer than ten people count as ten. For a method that gives a number and no
interval the CRPS is the distance from the truth.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "support"))

from foreign_baselines import BASELINES
from foreign_forecasts import Inflows, forecasts_of, yearly_inflow
from foreign_scores import LEVELS, Score, added, of_guess, score_world, table
from foreign_world import FIRST_MONTH, LAST_MONTH, MISSED, MONTHS, foreign_world

ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
TARGETS = (
    "targets: 90 % within 0.86–0.97 per level; CRPS at most 0.65 of the Kalman smoother's on collapsed claims and 0.45 "
    "of the latest claim's; bias of the world within ±0.05"
)


def one_world(seed: int, model: str | None, missed: float, every_copy: bool) -> dict[str, Any]:
    """Scores of every method on one world, as they are sent from process to process."""
    world = foreign_world(seed, missed=missed)
    scores = {}
    for name, baseline in BASELINES.items():
        guesses = baseline(world.claims, world.tree, FIRST_MONTH, MONTHS)
        scores[name] = score_world(world, {node: of_guess(guess, world.stock[node]) for node, guess in guesses.items()})
    found: dict[str, Any] = {"seed": seed, "claims": len(world.claims), "nodes": len(world.tree)}
    if model is not None:
        from tumen.estimate import estimate

        if every_copy:
            alone = [{**claim, "family": f"own {number}"} for number, claim in enumerate(world.claims)]
            estimated = estimate(
                alone, tree=world.tree, seed=seed, model=model, first=FIRST_MONTH, last=LAST_MONTH, draws=400
            )
            scores[f"Tumen, {model}, every copy"] = score_world(world, forecasts_of(estimated, world))
        begun = time.perf_counter()
        estimated = estimate(
            world.claims, tree=world.tree, seed=seed, model=model, first=FIRST_MONTH, last=LAST_MONTH, draws=400
        )
        forecasts = forecasts_of(estimated, world)
        found["seconds"] = time.perf_counter() - begun
        scores[f"Tumen, {model}"] = score_world(world, forecasts)
        found["inflow"] = asdict(yearly_inflow(estimated, world))
    found["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found["scores"] = {name: {level: asdict(one) for level, one in levels.items()} for name, levels in scores.items()}
    return found


def in_a_process(seed: int, model: str | None, options: list[str]) -> dict[str, Any]:
    """The same in a fresh process on one core."""
    command = [sys.executable, __file__, "--one", str(seed), *options]
    command += ["--model", model] if model else ["--baselines-only"]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **ONE_CORE}, check=False)
    if done.returncode:
        return {"seed": seed, "failed": done.stderr.strip().splitlines()[-1:]}
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> None:
    """Prints one table over all worlds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("worlds", nargs="?", type=int, default=20)
    parser.add_argument("--model", default="joint")
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--baselines-only", action="store_true")
    parser.add_argument("--json", type=Path, help="keep the scores of every world in this file")
    parser.add_argument("--missed", type=float, default=MISSED, help="share of copies that bear a label of their own")
    parser.add_argument("--every-copy", action="store_true", help="the model also with each claim a witness of its own")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    model = None if options.baselines_only else options.model
    if options.one is not None:
        print(json.dumps(one_world(options.one, model, options.missed, options.every_copy)))
        return
    seeds = range(options.start, options.start + options.worlds)
    found = []
    passed = ["--missed", str(options.missed), *(["--every-copy"] if options.every_copy else [])]
    with ThreadPoolExecutor(options.jobs) as pool:
        for one in pool.map(lambda seed: in_a_process(seed, model, passed), seeds):
            found.append(one)
            print(f"\r{len(found)} of {len(seeds)} worlds", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    if options.json:
        options.json.write_text(json.dumps(found), encoding="utf-8")
    failed = [one for one in found if "failed" in one]
    good = [one for one in found if "failed" not in one]
    for one in failed:
        print(f"world {one['seed']} failed: {' '.join(one['failed'])}")
    if good:
        show(good, model)
    sys.exit(1 if failed else 0)


def show(found: list[dict[str, Any]], model: str | None) -> None:
    """The table, and what each world cost."""
    names = list(found[0]["scores"])
    results = {
        name: added({level: Score(**one) for level, one in world["scores"][name].items()} for world in found)
        for name in names
    }
    claims = [world["claims"] for world in found]
    print(f"{len(found)} worlds, {min(claims)}–{max(claims)} claims each, a third of them copies\n")
    print(table(results, against=["latest claim", "Kalman, copies collapsed"], reference=names[-1] if model else None))
    print("\n| CRPS | " + " | ".join(LEVELS) + " |\n| --- |" + " --- |" * len(LEVELS))
    for name, levels in results.items():
        cells = [f"{levels[level].crps / levels[level].months:.3f}" for level in LEVELS]
        print(f"| {name} | " + " | ".join(cells) + " |")
    last = names[-1]
    crps = [one["scores"][last]["all"]["crps"] / one["scores"][last]["all"]["months"] for one in found]
    bias = [one["scores"][last]["world"]["bias"] / one["scores"][last]["world"]["months"] for one in found]
    print(f"\nstandard errors over worlds, {last}: CRPS {_error(crps):.3f}, bias of the world {_error(bias):.3f}")
    if model is not None:
        seconds = sorted(world["seconds"] for world in found)
        memory = [world["megabytes"] for world in found]
        inflows = [Inflows(**world["inflow"]) for world in found]
        years = sum(one.years for one in inflows)
        inside = sum(one.inside_90 for one in inflows)
        if years:
            print(f"\nyearly inflow in years with an open border: {inside / years:.2f} of {years} within 90 %")
        print(
            f"\nseconds per world: median {seconds[len(seconds) // 2]:.1f}, most {seconds[-1]:.1f}; "
            f"memory: most {max(memory):.0f} MB"
        )
    print(TARGETS)


def _error(values: list[float]) -> float:
    """The standard error of the mean of independent values."""
    return statistics.stdev(values) / math.sqrt(len(values)) if len(values) > 1 else math.nan


if __name__ == "__main__":
    main()

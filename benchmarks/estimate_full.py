"""Seconds and memory of a full run over some 30 leaves, 120 months and 1,000 claims, beside the simple model.

    python benchmarks/estimate_full.py [N]

N claims (1,000 unless told otherwise) of a made-up world are estimated with 400 draws, and a quarter of as many, each
size in a process of its own on one core.
"""

from __future__ import annotations

import argparse
import json
from functools import partial
from typing import Any

from estimate_sizes import SEEDS, in_a_process, options_of, peak, timed, words

from foreign_world import foreign_world
from tumen.estimate import estimate

TARGETS = "targets at 1,000 claims, 30 leaves and 120 months: within 300 s, 2000 MB"


def measure(size: int) -> dict[str, Any]:
    """Seconds of a run and of the simple model, and the most memory that they took."""
    world = foreign_world(SEEDS["full"], claims=size)
    options = options_of(world)
    _, simple = timed(partial(estimate, world.claims, model="kalman", **options))
    alone = peak()
    found, taken = timed(partial(estimate, world.claims, **options))
    return {
        "claims": len(world.claims),
        "observations": found.diagnostics.observations,
        "leaves": len(found.tree.leaves),
        "months": found.last - found.first + 1,
        "steps": found.diagnostics.steps,
        "simple": simple,
        "run": taken,
        "simple megabytes": alone,
        "megabytes": peak(),
    }


def main() -> None:
    """Prints what both sizes take, and how it grows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", nargs="?", type=int, default=1000)
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure is not None:
        print(json.dumps(measure(options.measure)))
        return
    small, large = (in_a_process(__file__, size) for size in (options.claims // 4, options.claims))
    for found in (small, large):
        print(
            f"{found['claims']} claims ({found['observations']} observations), {found['leaves']} leaves, "
            f"{found['months']} months: {words(found['run'])}, {found['steps']} steps, {found['megabytes']:.0f} MB; "
            f"the Kalman model {words(found['simple'])}, {found['simple megabytes']:.0f} MB"
        )
    growth = [large[key]["processor"] / small[key]["processor"] for key in ("run", "simple")]
    print("with four times the claims: {:.1f} times as long, Kalman {:.1f} times".format(*growth))
    print(TARGETS)


if __name__ == "__main__":
    main()

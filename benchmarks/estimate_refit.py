"""Seconds and memory of a refit with 400 draws after one edit, beside the first fit and the simple model.

    python benchmarks/estimate_refit.py [N]

N claims (150 unless told otherwise) of a made-up world over 120 months are estimated; then one claim is left out, one
says half as many, and one is told twice, each time with a refit that begins where the first fit ended. The same is done
with 4 N claims. Each size is measured in a process of its own on one core; of the three refits the median is printed.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Iterator
from functools import partial
from typing import Any

from estimate_sizes import SEEDS, in_a_process, options_of, peak, timed, words

from foreign_world import foreign_world
from tumen.estimate import estimate

TARGETS = "targets at 150 claims: a refit within 2 s on one core, 600 MB"


def edits(claims: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The claims after one edit each."""
    middle = len(claims) // 2
    yield claims[:middle] + claims[middle + 1 :]
    counted = next(number for number, claim in enumerate(claims) if claim["count"] and claim["count"]["low"])
    count = claims[counted]["count"]
    half = {**count, "low": count["low"] // 2, "high": count["high"] and max(count["low"] // 2, count["high"] // 2)}
    yield [*claims[:counted], {**claims[counted], "count": half}, *claims[counted + 1 :]]
    yield [*claims, {**claims[middle], "id": "added", "family": "told again"}]


def measure(size: int) -> dict[str, Any]:
    """Seconds of the first fit, of three refits and of the simple model, and the most memory that all of them took."""
    world = foreign_world(SEEDS["refit"], claims=size)
    options = options_of(world)
    _, simple = timed(partial(estimate, world.claims, model="kalman", **options))
    first, whole = timed(partial(estimate, world.claims, **options))
    refits, steps = [], []
    for claims in edits(world.claims):
        found, taken = timed(partial(estimate, claims, warm=first.warm, **options))
        refits.append(taken)
        steps.append(found.diagnostics.steps)
    return {
        "claims": len(world.claims),
        "leaves": len(first.tree.leaves),
        "simple": simple,
        "first": whole,
        "refit": {key: statistics.median(one[key] for one in refits) for key in ("clock", "processor")},
        "steps": steps,
        "megabytes": peak(),
    }


def main() -> None:
    """Prints what both sizes take, and how it grows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", nargs="?", type=int, default=150)
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure is not None:
        print(json.dumps(measure(options.measure)))
        return
    small, large = (in_a_process(__file__, size) for size in (options.claims, 4 * options.claims))
    for found in (small, large):
        print(
            f"{found['claims']} claims, {found['leaves']} leaves, 400 draws: a refit takes {words(found['refit'])}, "
            f"{', '.join(map(str, found['steps']))} steps; the first fit {words(found['first'])}; "
            f"the Kalman model {words(found['simple'])}; memory at most {found['megabytes']:.0f} MB"
        )
    growth = [large[key]["processor"] / small[key]["processor"] for key in ("refit", "first", "simple")]
    print("with four times the claims: refit {:.1f}, first fit {:.1f}, Kalman {:.1f} times as long".format(*growth))
    print(TARGETS)


if __name__ == "__main__":
    main()

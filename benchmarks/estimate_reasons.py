"""How many claims are in tension by chance alone, and whether foretold drivers are those of fits without each family.

    python benchmarks/estimate_reasons.py [N] [--start SEED] [--foreign]

Without `--foreign` N worlds are drawn from the model itself (as for calibration, 80 claims each): about one claim in
twenty should be in tension. With it the worlds are those that the estimator did not make; for each the families are
ranked by the foretold shift of the stock of the world at the last month that claims bear, and by that of a fit without
each of them.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "support"))

import numpy as np
from calibrate_estimates import JointModel
from scipy.stats import spearmanr

from tumen.estimate.fit import find_mode
from tumen.estimate.fitted import Fitted
from tumen.estimate.likelihood import Likelihood


def own_world(seed: int, claims: int = 80) -> tuple[int, int]:
    """Claims in tension in a world of the model, and how many were looked at."""
    from tumen.estimate.tensions import places

    model = JointModel(claims)
    likelihood = Likelihood(process=model.process, observations=model.prior_world(seed).observations)
    noise = np.zeros((2, model.process.size))
    found = places(Fitted(tellings=(), likelihood=likelihood, mode=find_mode(likelihood), noise=noise, seed=seed))
    return sum(place.tense for place in found), len(found)


def foreign_world_of(seed: int) -> tuple[int, int, int, float, int, int]:
    """Claims in tension, those looked at, places whose parts exceed them; rank correlation of the size of shifts, how
    many of the five greatest are among the ten foretold, and the number of families.
    """
    from foreign_world import FIRST_MONTH, LAST_MONTH, foreign_world
    from tumen.estimate import estimate
    from tumen.estimate.drivers import families_of, influences
    from tumen.estimate.figures import default_figure
    from tumen.estimate.tensions import excesses, tensions

    world = foreign_world(seed)
    found = estimate(world.claims, tree=world.tree, seed=1, first=FIRST_MONTH, last=LAST_MONTH)
    fitted: Fitted = found.fitted
    figure = default_figure(found, 0)
    foretold, base = influences(fitted, figure), fitted.levels(figure)[1]
    true = {}
    for family, rows in families_of(fitted).items():
        names = {name for row in rows for name in fitted.likelihood.observations[row].claims}
        true[family] = math.log(fitted.without(names).levels(figure)[1] / base)
    families = list(true)
    rank = spearmanr([abs(foretold[one]) for one in families], [abs(true[one]) for one in families])[0]
    greatest = sorted(families, key=lambda one: -abs(true[one]))[:5]
    chosen = sorted(families, key=lambda one: -abs(foretold[one]))[:10]
    told, checked = tensions(found)
    return len(told), checked, len(excesses(found)), float(rank), len({*greatest} & {*chosen}), len(families)


def main() -> None:
    """Prints a line for each world and what they come to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("worlds", nargs="?", type=int, default=20)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--foreign", action="store_true")
    options = parser.parse_args()
    begun, tense, checked, ranks = time.perf_counter(), 0, 0, []
    for seed in range(options.start, options.start + options.worlds):
        if options.foreign:
            told, looked, over, rank, among, families = foreign_world_of(seed)
            ranks.append(rank)
            more = f"; {over} places above their whole; rank {rank:.2f} of {families} families, {among} of 5 in ten"
        else:
            (told, looked), more = own_world(seed), ""
        tense, checked = tense + told, checked + looked
        print(f"world {seed}: {told} of {looked} claims in tension{more}", flush=True)
    correlation = f"; mean rank correlation {np.mean(ranks):.2f}" if ranks else ""
    print(f"in tension {tense / checked:.3f}{correlation}; {time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()

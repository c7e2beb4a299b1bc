"""Show where the weights of incidents differ from what gold says: a regression that starts from them.

    PYTHONPATH=. python tools/fit_incident_weights.py [--penalty 1]

Pairs of claims of the sample and the digests that could be of one incident, each from two reports, are the cases; the
levels that `compare` names are the signs. The fit is a logistic regression with a ridge around the weights as they are,
which are judgements; a pair of a large incident counts less. Nothing is written: a weight is changed by hand, part of
the way, where the table bears it out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from tests.link.stories import labels
from tests.link.worlds import digests, sample, together

from tumen.link.compare import comparable, compare, profile
from tumen.link.weights import weights

Numbers = NDArray[np.float64]


def cases(names: list[str]) -> tuple[Numbers, Numbers, Numbers]:
    """Signs, answers and what each case counts."""
    world = together(sample(), digests())
    gold = labels(world)
    sizes = Counter(gold.values())
    reports = {report.id: report for report in world.reports.values()}
    profiles = [profile(claim, reports[claim.report]) for claim in world.claims.values()]
    at = {name: number for number, name in enumerate(names)}
    signs, answers, counts = [], [], []
    for here, there in combinations(profiles, 2):
        one, other = here.claim, there.claim
        if one.report == other.report or not comparable(one, other):
            continue
        row = np.zeros(len(names))
        row[[at["prior"], *(at[level] for level in compare(here, there, retold=0.0).levels)]] = 1.0
        same = gold[one.id] == gold[other.id]
        signs.append(row)
        answers.append(float(same))
        counts.append(1.0 / (sizes[gold[one.id]] - 1) if same else 1.0)
    return np.array(signs), np.array(answers), np.array(counts)


def fitted(signs: Numbers, answers: Numbers, counts: Numbers, start: Numbers, penalty: float) -> Numbers:
    """The weights of least loss, by Newton's method."""
    found = start.copy()
    for _ in range(100):
        likely = 1 / (1 + np.exp(-signs @ found))
        slope = signs.T @ (counts * (likely - answers)) + penalty * (found - start)
        bend = (signs.T * (counts * likely * (1 - likely))) @ signs + penalty * np.eye(len(found))
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < 1e-4:
            break
    return found


def main() -> None:
    """Print each weight beside what the regression makes of it, and in how many pairs its level stands."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--penalty", type=float, default=1.0, help="of the ridge; higher stays nearer to the weights")
    penalty = parser.parse_args().penalty
    table = weights("incident")
    names = [name for name in table if name not in ("cohesion", "retold")]
    signs, answers, counts = cases(names)
    start = np.array([table[name] for name in names])
    found = fitted(signs, answers, counts, start, penalty)
    right, wrong = signs[answers == 1].sum(axis=0), signs[answers == 0].sum(axis=0)
    print(f"{'level':24} {'is':>6} {'fitted':>7} {'same':>6} {'not':>6}")
    for row in zip(names, start, found, right, wrong, strict=True):
        print("{:24} {:6.1f} {:7.2f} {:6.0f} {:6.0f}".format(*row))


if __name__ == "__main__":
    main()

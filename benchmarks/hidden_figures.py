"""Published figures hidden with their whole family, and where each lies in what the rest lets expect.

    python benchmarks/hidden_figures.py [FILE] [--seed 1]

FILE holds claims as JSON, one a line; without it those of `russia_figures.jsonl` are taken: what was published of North
Korean workers in Russia, each figure with its source and family. For each family the model is fitted anew without it,
and each of its figures is placed in the predictive distribution: the people it speaks of in each draw, the errors of
its source, outlet and story, its definition and its slip. A percentile below 0.05 or above 0.95 lies outside nine
tenths. Plans and possibilities are placed too, but not counted.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path
from typing import Any

import numpy as np

from tumen.estimate import estimate
from tumen.estimate.fit import named_noise
from tumen.estimate.fitted import Fitted
from tumen.estimate.likelihood import Likelihood
from tumen.estimate.observe import Observation, observe
from tumen.estimate.process import sigmoid

RUSSIA = Path(__file__).with_name("russia_figures.jsonl")
TREE = [
    {"id": "world", "name": "World", "parent": None, "host": None, "level": "world"},
    {"id": "RU", "name": "Russia", "parent": "world", "host": "RU", "level": "country"},
]


def percentile(fitted: Fitted, one: Observation) -> tuple[float, float, float, float]:
    """Where the observation lies in what the fit lets expect, and that expectation's 5, 50 and 95 % (people)."""
    process, points = fitted.likelihood.process, fitted.points()
    alone = Likelihood(process=process, observations=[one])
    known = dict(zip(fitted.likelihood.names, points[:, process.size :].T, strict=True))
    own = named_noise(alone.names, seed=fitted.seed + 1, draws=len(points))
    errors = [known.get(name, own[:, column]) for column, name in enumerate(alone.names)]
    x = np.hstack([points[:, : process.size], np.array(errors).T])
    people = np.vstack([alone.quantities(process.path(row[None, : process.size])) for row in x])
    middle = np.log(people + 0.3) + alone.bias(x)
    weights = np.array([window.weight for window in one.windows])
    wide, odd = fitted.priors.outlier_scale, one.outlier

    def below(log: float) -> float:
        if not math.isfinite(log):
            return float(log > 0)
        usual, far = (sigmoid((log - middle) / (one.scale * factor)) for factor in (1.0, wide))
        return float(((1 - odd) * usual + odd * far).mean(axis=0) @ weights / weights.sum())

    low, high = min(band[0] for band in one.bands), max(band[1] for band in one.bands)
    told = np.quantile(np.exp(np.minimum(middle[:, int(weights.argmax())], 30.0)), (0.05, 0.5, 0.95))
    return ((below(low) + below(high)) / 2, *(float(value) for value in told))


def main() -> None:
    """Prints a row for each figure and how many lie within nine tenths and within half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=RUSSIA)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    claims: list[dict[str, Any]] = [json.loads(line) for line in options.file.read_text(encoding="utf-8").splitlines()]
    whole = estimate(claims, tree=TREE, seed=options.seed)
    assert whole.fitted is not None
    process = whole.fitted.likelihood.process
    observations, _, _ = observe(whole.tellings, tree=process.tree, priors=process.priors)
    months = {"first": _words(whole.first), "last": _words(whole.last)}
    print("| told of | what | who says so | figure | percentile | expected: 5 %, median, 95 % |")
    print("| --- | --- | --- | --- | --- | --- |")
    counted: list[float] = []
    by_name = {f"{claim['report']}: {claim['id']}": claim for claim in claims}
    for family in dict.fromkeys(claim["family"] for claim in claims):
        rest = estimate([c for c in claims if c["family"] != family], tree=TREE, seed=options.seed, **months)
        assert rest.fitted is not None
        for one in observations:
            if one.family != family:
                continue
            at, *levels = percentile(rest.fitted, one)
            claim = by_name[one.claims[0]]
            fact = claim["modality"] == "asserted"
            counted += [at] if fact else []
            # of "at least" and "at most" only one end can be wrong
            print(_row(claim, one, at, levels, fact))
    inside = sum(0.05 <= at <= 0.95 for at in counted)
    half = sum(0.25 <= at <= 0.75 for at in counted)
    print(f"\n{inside} of {len(counted)} figures told as facts lie within nine tenths, {half} within half.")


def _row(claim: dict[str, Any], one: Observation, at: float, levels: list[float], fact: bool) -> str:
    count, time = claim["count"], claim["time"]
    low, high = count["low"], count["high"]
    figure = f"{low:,}" if low == high else f"{'' if low is None else f'{low:,}'}–{'' if high is None else f'{high:,}'}"
    when = time["start"] if time["start"] == time["end"] else f"{time['start']} to {time['end'] or '?'}"
    source = f"[{claim['source']['description']}]({claim['url']})" if claim["url"] else claim["source"]["description"]
    expected = ", ".join(f"{int(float(f'{value:.2g}')):,}" for value in levels)
    what = one.measure if fact else f"{one.measure}, {claim['modality']}"
    return f"| {when} | {what} | {source} | {figure} | {at:.2f} | {expected} |"


def _words(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


if __name__ == "__main__":
    main()

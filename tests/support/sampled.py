"""Posteriors over the small tree of the tests, for tests of the sampled model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from estimates import TREE, claim, moved
from tumen.estimate.data import priors, shocks
from tumen.estimate.grid import make_grid
from tumen.estimate.likelihood import Likelihood
from tumen.estimate.observe import observe
from tumen.estimate.process import Process
from tumen.estimate.tellings import read_tellings
from tumen.estimate.tree import tree_of


def likelihood_of(
    claims: Sequence[Mapping[str, Any]], *, first: int = 2016 * 12, last: int = 2024 * 12 + 5
) -> Likelihood:
    """The likelihood of claims over the small tree."""
    tree = tree_of(TREE)
    tellings, _ = read_tellings(claims, absurd=1e6)
    observations, _, _ = observe(tellings, tree=tree, priors=priors())
    grid = make_grid(tree=tree, first=first, last=last, shocks=shocks(), priors=priors())
    return Likelihood(process=Process(tree=tree, grid=grid, priors=priors()), observations=observations)


def counted_claims() -> list[dict[str, Any]]:
    """Two near-exact counts of one host and one of another, beside claims of every other sort."""
    count = {"basis": "exact", "source": "official"}
    return [
        claim(1, 12034, "2017-06-15", family="f1", place="Firstland", **count),
        claim(2, 9871, "2019-03-15", family="f2", place="Firstland", **count),
        claim(3, 4023, "2019-10-15", family="f3", place="Secondland", host="BB", **count),
        claim(4, 2500, "2018-03-10", family="f4"),
        claim(5, 9000, "2018-03-10", family="f4", place="Firstland"),
        claim(6, 3000, "2018-09-15", family="f5", basis="at_least"),
        claim(7, 700, "2020-01-15", family="f6", place="Southport", basis="at_most"),
        claim(8, 5000, "2019-02-01", family=None, place="Secondland", host="BB", source="expert"),
        claim(9, 1000, "2019-03-01", family="f7", place="Southport", modality="planned"),
        claim(10, None, "2020-05-01", family="f8"),
        claim(11, 3111, "2018-05-15", family="f9", place="Southport", kind="paper", document="work_visa", **count),
        claim(14, 2900, "2018-04-01", family="f4", family_probability=0.6, publisher="Other Daily"),
        moved(12, 900, "2018-01-01", "2018-12-31", direction="out", family="f10"),
        moved(13, 450, "2019-10-01", "2019-12-22", direction="return", family="f11"),
    ]

"""A search that begins where an earlier one ended finds what a search from the prior finds, in far fewer steps."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from estimates import TREE, claim, some_claims
from tumen.estimate import Estimate, estimate
from tumen.estimate.data import priors, shocks
from tumen.estimate.fit import Warm, find_mode
from tumen.estimate.grid import make_grid
from tumen.estimate.likelihood import Likelihood
from tumen.estimate.observe import observe
from tumen.estimate.process import Process
from tumen.estimate.tellings import read_tellings
from tumen.estimate.tree import tree_of

TOWN = {"id": "T3", "name": "Westport", "parent": "H2", "host": "BB", "level": "city"}


def likelihood(claims: list[dict[str, Any]], *, tree: list[dict[str, Any]] = TREE, first: int = 2016) -> Likelihood:
    places = tree_of(tree)
    tellings, _ = read_tellings(claims, absurd=1e6)
    observations, _, _ = observe(tellings, tree=places, priors=priors())
    grid = make_grid(tree=places, first=first * 12, last=2021 * 12, shocks=shocks(), priors=priors())
    return Likelihood(process=Process(tree=places, grid=grid, priors=priors()), observations=observations)


def run(claims: list[dict[str, Any]], **options: Any) -> Estimate:
    return estimate(claims, **{"tree": TREE, "first": "2017-01", "last": "2020-12"} | options)


def levels(found: Estimate) -> np.ndarray:
    return np.asarray(np.log(np.array([(r.p05, r.median, r.p95) for r in found.rows if r.measure == "stock"]) + 10))


def test_the_same_claims_end_where_they_ended() -> None:
    one = likelihood(some_claims())
    cold = find_mode(one)
    again = find_mode(one, warm=Warm.of(one, cold))
    assert again.converged
    assert again.steps <= 3 * len(cold.cells) < cold.steps
    assert [one.share for one in again.cells] == [one.share for one in cold.cells]
    for now, then in zip(again.cells, cold.cells, strict=True):
        assert np.abs(now.at - then.at).max() < 0.005


def test_an_edit_ends_where_a_search_from_the_prior_with_the_same_volatility_ends() -> None:
    claims = some_claims()
    whole = likelihood(claims)
    warm = Warm.of(whole, find_mode(whole))
    scales: list[object] = [("volatility", "host"), ("volatility", "place")]
    held = Warm(cells=tuple(({name: values[name] for name in scales}, share) for values, share in warm.cells))
    same = []
    for left_out in range(len(claims)):
        fewer = likelihood(claims[:left_out] + claims[left_out + 1 :])
        first = find_mode(replace(fewer, narrow=True), warm=held)
        near, far = find_mode(fewer, warm=warm), find_mode(fewer, warm=Warm.of(fewer, first))
        assert near.converged
        assert near.at[fewer.scales[:2]].tolist() == far.at[fewer.scales[:2]].tolist()
        # "at least" and "at most" leave two heights side by side: either may be found, neither is far below the other
        assert fewer.posterior(near.at)[0] == pytest.approx(fewer.posterior(far.at)[0], abs=0.5)
        same.append(np.abs(near.at - far.at).max() < 0.02)
    assert sum(same) >= 9


def test_a_name_that_vanished_is_passed_over_and_a_new_one_begins_at_the_middle_of_its_prior() -> None:
    before = likelihood(some_claims())
    warm = Warm.of(before, find_mode(before))
    claims = [one for one in some_claims() if one["id"] != "c5"]
    claims.append(claim(12, 700, "2019-05-01", family="f12", place="Westport", host="BB", publisher="New Daily"))
    after = likelihood(claims, tree=[*TREE, TOWN], first=2014)
    (values, _), (point, _) = warm.cells[0], warm.begin(after)[0]
    begin = dict(zip([*after.process.names, *after.names], point.tolist(), strict=True))
    old: list[object] = [
        ("family", ("f1", True)),
        ("leaf", "T1", 2018 * 4),
        ("churn_year", "T1", 2018),
        ("drain", 0, "H1"),
    ]
    for name in old:
        assert begin[name] == values[name] != 0
    new: list[object] = [
        ("family", ("f12", True)),
        ("outlet", "New Daily"),
        ("leaf", "T3", 2018 * 4),
        ("host", "H1", 2014 * 4),
    ]
    for name in new:
        assert name not in values
        assert begin[name] == 0
    assert ("family", ("f4", True)) in values
    assert ("family", ("f4", True)) not in begin
    assert find_mode(after, warm=warm).converged


def test_names_of_parameters_are_unique() -> None:
    one = likelihood(some_claims())
    names = [*one.process.names, *one.names]
    assert len(names) == len(set(names)) == one.size
    assert len(one.process.names) == one.process.size


def test_order_of_claims_does_not_matter() -> None:
    claims = some_claims()
    warm = run(claims).warm
    fewer = claims[1:]
    assert run(fewer, warm=warm).rows == run(fewer[::-1], tree=TREE[::-1], warm=warm).rows


def test_rows_after_an_edit_are_near_those_of_a_search_from_the_prior() -> None:
    claims = some_claims()
    cold = run(claims[1:])
    warm = run(claims[1:], warm=run(claims).warm)
    assert warm.diagnostics.steps < cold.diagnostics.steps / 2
    assert np.abs(levels(warm) - levels(cold)).max() < 0.1
    assert np.abs(levels(warm) - levels(cold)).mean() < 0.01


def test_nothing_is_held_where_no_volatility_was_sought() -> None:
    assert run([]).warm is None
    assert run(some_claims(), model="kalman").warm is None
    assert run([], warm=run(some_claims()).warm).rows == run([]).rows

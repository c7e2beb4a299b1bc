"""Claims that the others do not let expect, and parts that are told to be more than their whole."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from estimates import TREE, claim, crowd, some_claims
from tumen.estimate import Estimate, estimate
from tumen.estimate.tensions import excesses, places, tensions
from tumen.ledger import Excess


def run(claims: list[dict[str, Any]], **options: Any) -> Estimate:
    return estimate(claims, **{"tree": TREE, "first": "2017-01", "last": "2019-12"} | options)


def agreeing(people: int = 2500) -> list[dict[str, Any]]:
    """Six families that agree on Northport."""
    return [
        claim(number, people + 100 * (number % 3 - 1), f"2018-0{number}-10", family=f"f{number}")
        for number in range(1, 7)
    ]


def test_a_claim_far_from_all_others_is_in_tension_and_told_with_what_was_expected() -> None:
    found = run([*agreeing(), claim(9, 40000, "2018-05-10", family="far", publisher="Other Daily")])
    told, checked = tensions(found)
    assert checked == 7
    (one,) = told
    assert one.family == "far"
    assert one.percentile > 0.99
    assert [(c.claim, c.publisher) for c in one.claims] == [("report-9: c9", "Other Daily")]
    assert one.expected.p05 < 2500 < one.expected.p95 < 10000
    assert one.period == "2018-05"


def test_claims_that_agree_are_not_in_tension_nor_is_one_alone() -> None:
    assert tensions(run(agreeing()))[0] == ()
    assert tensions(run(agreeing()[:1]))[0] == ()
    assert tensions(run([])) == ((), 0)


def test_the_expectation_leaves_out_the_family_of_the_claim() -> None:
    # ten copies of the far claim do not make it less far
    copies = [
        claim(10 + number, 40000, "2018-05-10", family="far", publisher=f"Daily {number}", basis=basis)
        for number, basis in enumerate(["approx", "exact", "approx"] * 3)
    ]
    told, _ = tensions(run([*agreeing(), *copies]))
    assert {one.family for one in told} == {"far"}
    assert all(one.percentile > 0.99 for one in told)


@pytest.mark.parametrize(
    ("basis", "people", "tense"),
    [("at_least", 100, False), ("at_least", 40000, True), ("at_most", 40000, False), ("at_most", 100, True)],
)
def test_a_bound_is_in_tension_on_its_own_side_only(basis: str, people: int, tense: bool) -> None:
    told, _ = tensions(run([*agreeing(), claim(9, people, "2018-05-10", family="bound", basis=basis)]))
    assert [one.family for one in told] == (["bound"] if tense else [])


def test_plans_and_possibilities_are_in_no_tension_because_they_need_not_be_real() -> None:
    far = claim(9, 40000, "2018-05-10", family="far", modality="planned")
    told, checked = tensions(run([*agreeing(), far]))
    assert (told, checked) == ((), 6)


def test_percentiles_are_those_of_a_fit_without_the_family() -> None:
    found = run(crowd(4))
    assert found.fitted is not None
    by_number = {place.observation: place.percentile for place in places(found.fitted)}
    for number in list(by_number)[::3]:
        one = found.fitted.likelihood.observations[number]
        low, high = (min(band[0] for band in one.bands), max(band[1] for band in one.bands))
        if one.official or not np.isfinite([low, high]).all():
            continue
        rows = [o for o in found.fitted.likelihood.observations if o.family == one.family]
        without = found.fitted.without({name for row in rows for name in row.claims})
        process = without.likelihood.process
        noise = np.random.default_rng(1).standard_normal((400, without.likelihood.size))
        from tumen.estimate.fit import draw

        slips = np.random.default_rng(2).standard_normal((400, len(without.likelihood.observations)))
        points = draw(without.likelihood, without.mode, noise=noise, slips=slips)
        stock = process.path(points[:, : process.size]).stock
        at = int(one.windows[0].start) - process.grid.first
        people = stock[:, list(process.tree.below[one.node]), at].sum(axis=1)
        p = process.priors
        errors = np.random.default_rng(3).standard_normal((400, 4)) @ [
            p.common_bias_sd,
            p.type_sd,
            p.outlet_sd,
            p.family_sd_stock,
        ]
        told = np.log(people) + p.type_mean + errors
        share = float(np.mean(told < (low + high) / 2))
        # the curvature at the mode and fresh errors for each claim are both approximations
        assert by_number[number] == pytest.approx(share, abs=0.2)


def test_in_worlds_of_the_model_itself_few_claims_are_in_tension(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "benchmarks"))
    of_a_world = importlib.import_module("estimate_reasons").own_world
    found = [of_a_world(seed, 40) for seed in range(16)]
    share = sum(tense for tense, _ in found) / sum(checked for _, checked in found)
    print(f"in tension {share:.3f}")
    assert 0.01 < share < 0.08


def test_the_simple_model_has_no_expectation_of_a_claim() -> None:
    assert tensions(run(some_claims(), model="kalman")) == ((), 0)


def town(number: int, people: int, place: str, day: str = "2018-06-10", **slots: Any) -> dict[str, Any]:
    return claim(number, people, day, family=f"f{number}", place=place, **slots)


def over(claims: list[dict[str, Any]], **options: Any) -> tuple[Excess, ...]:
    return excesses(run(claims, **options))


def test_parts_that_are_told_to_be_more_than_the_whole_are_named_with_their_claims() -> None:
    claims = [town(1, 2500, "Northport"), town(2, 2600, "Southport"), town(3, 3000, "Firstland")]
    for model in ("joint", "kalman"):
        (one,) = over(claims, model=model)
        assert (one.place, one.period) == ("H1", "2018-06")
        assert one.whole < one.parts
        assert [c.claim for c in one.whole_claims] == ["report-3: c3"]
        assert {c.claim for c in one.part_claims} == {"report-1: c1", "report-2: c2"}


@pytest.mark.parametrize(
    "claims",
    [
        # less than the whole: others are there too
        [town(1, 500, "Northport"), town(2, 500, "Southport"), town(3, 3000, "Firstland")],
        # rounding can make up for it
        [town(1, 1500, "Northport"), town(2, 1500, "Southport"), town(3, 2900, "Firstland")],
        # the lowest claim of a part counts
        [
            town(1, 2500, "Northport"),
            town(4, 400, "Northport"),
            town(2, 2600, "Southport"),
            town(3, 3000, "Firstland"),
        ],
        # another time
        [town(1, 5000, "Northport"), town(3, 3000, "Firstland", "2019-06-10")],
        # not told as fact
        [town(1, 5000, "Northport", modality="possible"), town(3, 3000, "Firstland")],
        [town(1, 5000, "Northport"), town(3, 3000, "Firstland", modality="planned")],
        # "at least" has no upper end
        [town(1, 5000, "Northport"), town(3, 3000, "Firstland", basis="at_least")],
        # "up to" has no lower end
        [town(1, 5000, "Northport", basis="at_most"), town(3, 3000, "Firstland")],
        # a place elsewhere
        [town(1, 5000, "Secondland", host="BB"), town(3, 3000, "Firstland")],
    ],
)
def test_parts_that_may_fit_into_the_whole_are_not_told(claims: list[dict[str, Any]]) -> None:
    assert over(claims) == ()


def test_a_part_without_a_claim_is_taken_by_its_own_parts_and_the_worst_of_a_place_is_told() -> None:
    world = claim(5, 2000, "2018-06-10", family="w", place=None, host=None, basis="at_most")
    claims = [town(1, 2500, "Northport"), town(2, 2600, "Southport"), town(3, 3000, "Firstland"), world]
    found = over(claims)
    assert [one.place for one in found] == ["W", "H1"]
    assert {c.claim for c in found[0].part_claims} == {"report-3: c3"}
    found = over([one for one in claims if one["id"] != "c3"])
    assert [one.place for one in found] == ["W"]
    assert {c.claim for c in found[0].part_claims} == {"report-1: c1", "report-2: c2"}
    lower = town(6, 1000, "Firstland")
    assert [one.whole_claims[0].claim for one in over([*claims, lower]) if one.place == "H1"] == ["report-6: c6"]

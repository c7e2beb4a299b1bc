"""What a run must hold whatever the claims: order, seeds, copies, monotony, the prior where nothing is known."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from estimates import TREE, claim, some_claims
from tumen.estimate import Estimate, estimate
from tumen.estimate.data import priors
from tumen.ledger import EstimateRow, plain_form


def run(claims: list[dict[str, Any]], **options: Any) -> Estimate:
    return estimate(claims, **{"tree": TREE, "first": "2017-01", "last": "2020-12"} | options)


def row(found: Estimate, place: str, period: str, measure: str = "stock") -> EstimateRow:
    one: EstimateRow
    (one,) = [r for r in found.rows if (r.place, r.period, r.measure) == (place, period, measure)]
    return one


def test_a_place_is_the_sum_of_its_leaves_in_every_draw() -> None:
    found = run(some_claims())
    parts = found.draws("T1") + found.draws("T2") + found.draws("H1/unlisted")
    assert np.allclose(found.draws("H1"), parts)
    assert np.allclose(found.draws("W"), found.draws("H1") + found.draws("H2") + found.draws("W/other hosts"))
    assert found.draws("W").shape == (400, 48)


def test_order_of_claims_and_of_the_tree_does_not_matter_and_a_seed_gives_the_same_bytes() -> None:
    claims = some_claims()
    first = json.dumps([plain_form(r) for r in run(claims).rows])
    claims = claims[7:] + claims[:7][::-1]
    assert json.dumps([plain_form(r) for r in run(claims, tree=TREE[::-1]).rows]) == first
    assert json.dumps([plain_form(r) for r in run(claims, seed=2).rows]) != first


@pytest.mark.parametrize("copies", [1, 5, 50])
def test_exact_copies_of_a_family_change_nothing(copies: int) -> None:
    claims = some_claims()
    more = [claims[0] | {"id": f"k{k}", "report": f"copy-{k}", "publisher": f"Daily {k}"} for k in range(copies)]
    plain, copied = run(claims), run(claims + more)
    for one, other in zip(plain.rows, copied.rows, strict=True):
        assert other.median == pytest.approx(one.median, rel=0.02, abs=0.2)
        assert other.p95 - other.p05 >= 0.97 * (one.p95 - one.p05) - 0.3


def test_a_stale_copy_does_not_move_the_month_of_its_retelling() -> None:
    claims = [claim(1, 2500, "2018-01-10", family="f1"), claim(2, 900, "2018-12-10", family="f2")]
    stale = claim(3, 2500, "2019-07-10", family="f1", publisher="Other Daily")
    plain, copied = run(claims), run([*claims, stale])
    assert row(copied, "T1", "2019-07").median == pytest.approx(row(plain, "T1", "2019-07").median, rel=0.05)


def test_a_new_figure_of_the_family_holds_at_its_own_date() -> None:
    claims = [claim(1, 2500, "2018-01-10", family="f1"), claim(2, 1500, "2018-12-10", family="f1")]
    assert row(run(claims), "T1", "2018-12").median < 0.9 * row(run(claims[:1]), "T1", "2018-12").median


def test_a_second_witness_counts_and_a_second_claim_of_unknown_origin_does_not_count_as_one() -> None:
    def width(families: list[str | None]) -> float:
        claims = [claim(k, 2500, "2018-03-10", family=family) for k, family in enumerate(families)]
        one = row(run(claims), "T1", "2018-03")
        return float(np.log(one.p95 / one.p05))

    alone, unknown, two = width([None]), width([None, None]), width(["a", "b"])
    assert two < 0.95 * alone
    assert unknown == pytest.approx(alone, rel=0.05)


def test_a_higher_at_least_never_lowers_a_median() -> None:
    before = None
    for people in (500, 1000, 2000, 4000, 8000):
        found = row(run([claim(1, people, "2018-03-10", family="f", basis="at_least")]), "T1", "2018-03").median
        assert before is None or found >= before
        before = found


def test_dropping_the_claims_of_a_leaf_widens_its_interval() -> None:
    claims = some_claims()
    with_own = row(run(claims), "T2", "2019-06")
    without = row(run([one for one in claims if one["id"] not in ("c5", "c9")]), "T2", "2019-06")
    assert without.p95 / without.p05 > with_own.p95 / with_own.p05


def test_without_claims_the_answer_is_the_prior_and_refused() -> None:
    found = run([])
    assert all(one.refused and one.evidence.contraction == 0 for one in found.rows)
    start = np.log(found.draws("T1")[:, 0])
    assert float(start.mean()) == pytest.approx(priors().stock_log_mean, abs=0.25)
    together = (priors().stock_log_sd, priors().stock_world_sd, priors().stock_host_sd)
    assert float(start.std()) == pytest.approx(float(np.linalg.norm(together)), abs=0.15)


def test_one_exact_official_count_pins_its_month_and_spreads_over_time() -> None:
    one = claim(1, 30023, "2017-12-31", family="f", place="Secondland", host="BB", basis="exact", source="official")
    found = run([one], first="2016-01", last="2020-12")
    pinned, near, far = (row(found, "H2", month) for month in ("2017-12", "2017-09", "2016-03"))
    assert 0.93 * 30023 < pinned.p05 < pinned.median < pinned.p95 < 1.07 * 30023
    assert pinned.median == pytest.approx(30023, rel=0.02)
    widths = [float(np.log(r.p95 / r.p05)) for r in (pinned, near, far)]
    assert widths == sorted(widths)


def test_plans_and_denials_are_kept_apart_from_facts() -> None:
    def median(modality: str) -> float:
        return row(run([claim(1, 20000, "2018-03-10", family="f", modality=modality)]), "T1", "2018-03").median

    prior = row(run([]), "T1", "2018-03").median
    asserted, possible = median("asserted"), median("possible")
    denied = run([claim(1, 20000, "2018-03-10", family="f", modality="denied")])
    assert abs(np.log(possible / prior)) < abs(np.log(asserted / prior))
    assert row(denied, "T1", "2018-03").median == prior
    assert [one.why.partition(":")[0] for one in denied.dropped] == ["denied"]


def test_the_simple_model_gives_stocks_only() -> None:
    found = run(some_claims(), model="kalman")
    assert {one.measure for one in found.rows} == {"stock"}
    assert all(np.isfinite([one.median, one.p05, one.p95]).all() for one in found.rows)
    assert found.draws("T1").shape == (400, 48)

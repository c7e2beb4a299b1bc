"""How decisions move the figures of a small made-up world, and that they move nothing else."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from functools import cache
from typing import Any

import numpy as np
import pytest

from estimates import TREE, claim, figure, some_claims
from tumen.estimate import Estimate, estimate
from tumen.estimate.data import priors, shocks
from tumen.estimate.grid import make_grid
from tumen.estimate.likelihood import Likelihood
from tumen.estimate.observe import observe
from tumen.estimate.process import Process
from tumen.estimate.shifts import shifts, telling_periods
from tumen.estimate.tellings import read_tellings
from tumen.estimate.tree import tree_of
from tumen.ledger import EstimateRow, plain_form

JUNE = "2018-06"


def run(claims: list[dict[str, Any]], **options: Any) -> Estimate:
    return estimate(claims, **{"tree": TREE, "first": "2018-01", "last": "2018-12"} | options)


def row(found: Estimate, place: str = "T1", period: str = JUNE) -> EstimateRow:
    one: EstimateRow
    (one,) = [r for r in found.rows if (r.place, r.period, r.measure) == (place, period, "stock")]
    return one


def written(found: Estimate) -> str:
    return json.dumps([plain_form(one) for one in found.rows])


def width(one: EstimateRow) -> float:
    return float(np.log(one.p95 / one.p05))


def told(decision: str | None = None, **slots: Any) -> list[dict[str, Any]]:
    """Two claims for Northport that agree; the second is decided on."""
    return [
        claim(1, 2000, "2018-02-10", family="f1", source="expert"),
        claim(2, 2500, "2018-06-10", family="f2", decision=decision, **slots),
    ]


@cache
def plain() -> Estimate:
    return run(told())


def test_accepting_never_widens_and_doubting_widens_towards_what_is_without() -> None:
    undecided, accepted, doubted, without = (
        width(row(run(claims, draws=4000))) for claims in (told(), told("accept"), told("doubt"), told()[:1])
    )
    assert accepted <= undecided * 1.001
    assert undecided < doubted < without


def test_accepting_a_claim_that_stands_alone_against_others_moves_towards_it() -> None:
    odd = claim(3, 9000, "2018-06-10", family="f3")
    others = [claim(number, 2000, "2018-06-10", family=f"g{number}", source="expert") for number in (4, 5)]
    before, after = run([*others, odd]), run([*others, odd | {"decision": "accept"}])
    assert row(after).median > row(before).median


def test_rejecting_is_leaving_out_byte_for_byte() -> None:
    # the only claim of its kind of source, so that what is learned of that kind touches no other
    far = claim(9, 9000, "2018-06-10", family="f9", source="media", place="Elsewhere", host="CC")
    without, rejected = run(told()), run([*told(), far | {"decision": "reject", "why": "a misprint"}])
    assert written(rejected) == written(without)
    assert [one.claim for one in rejected.dropped] == ["report-9: c9"]
    grown = [run(given, tree=None) for given in (told(), [*told(), far | {"decision": "reject"}])]
    assert written(grown[0]) == written(grown[1])


def test_rejecting_touches_others_by_the_share_of_outliers_alone() -> None:
    gone = claim(9, 9000, "2018-06-10", family="f9", decision="reject")
    found = run([*told(), gone])
    shares = {one.claims[0]: one.outlier for one in found.observations}
    assert shares["report-1: c1"] == 0.07 < shares["report-2: c2"]
    assert width(row(found)) == pytest.approx(width(row(plain())), rel=0.1)


def test_one_story_is_one_family() -> None:
    def pair(family: str) -> list[dict[str, Any]]:
        return [claim(1, 2400, "2018-06-10", family="a"), claim(2, 2600, "2018-06-10", family=family)]

    one, two = run(pair("a")), run(pair("b"))
    assert width(row(one)) > 1.03 * width(row(two))


def test_a_doubtful_retelling_lies_between_one_witness_and_two() -> None:
    def spread(**slots: Any) -> float:
        given = claim(2, 2400, "2018-06-10", source="expert", publisher="Other", **slots)
        return width(row(run([claim(1, 2600, "2018-06-10", family="a"), given], draws=4000)))

    two, unlikely, even, likely = (
        spread(family="b"),
        spread(family="a", family_probability=0.0),
        spread(family="a", family_probability=0.5),
        spread(family="a", family_probability=0.9),
    )
    # its own error has no heavy tail
    assert unlikely == pytest.approx(two, rel=0.1)
    assert two < even < likely
    sure = [claim(1, 2600, "2018-06-10", family="a"), claim(2, 2400, "2018-06-10", family="a")]
    assert written(run([*sure[:1], sure[1] | {"family_probability": 1}])) == written(run(sure))


def test_the_derivatives_hold_with_doubtful_members() -> None:
    given = [
        claim(1, 2600, "2018-06-10", family="a"),
        claim(2, 2400, "2018-09-10", family="a", family_probability=0.4, decision="doubt"),
        figure(2000) | {"decision": "accept"},
    ]
    tellings, _ = read_tellings(given, absurd=1e6)
    tree = tree_of(TREE)
    observations, _, _ = observe(tellings, tree=tree, priors=priors())
    grid = make_grid(tree=tree, first=2018 * 12, last=2018 * 12 + 11, shocks=shocks(), priors=priors())
    likelihood = Likelihood(process=Process(tree=tree, grid=grid, priors=priors()), observations=observations)
    x = np.random.default_rng(3).normal(0, 0.4, likelihood.size)
    _, slope = likelihood.posterior(x)
    for at in range(likelihood.size - 14, likelihood.size):
        step = np.zeros(likelihood.size)
        step[at] = 1e-5
        numeric = (likelihood.posterior(x + step)[0] - likelihood.posterior(x - step)[0]) / 2e-5
        assert slope[at] == pytest.approx(numeric, abs=1e-5)


def test_a_figure_of_an_analyst_is_never_narrower_than_its_scale() -> None:
    found = row(run([figure(3217)]))
    # a logistic of scale 0.2 alone: nine tenths of its mass lie within 2 · 0.2 · ln 19
    assert width(found) > 2 * 0.2 * np.log(19)
    assert found.p05 < 3217 < found.p95
    counted = claim(1, 3217, "2018-06-30", family="f", basis="exact", source="official")
    assert width(row(run([counted]))) < 0.5 * width(found)
    many = [figure(3217) | {"id": f"k{number}"} for number in range(20)]
    assert width(row(run(many))) > 0.9 * width(found)


def test_the_order_of_decided_claims_does_not_matter() -> None:
    given = [*told("accept"), figure(2100), claim(7, 90, "2018-03-01", family="x", decision="reject", why="no")]
    assert written(run(given)) == written(run(given[::-1]))


PROGRAM = """
from estimates import TREE, claim, figure
from tumen.estimate import estimate
from tumen.estimate.edits import stories
claims = [
    claim(1, 2000, "2018-02-10", family="f1", source="expert"),
    claim(2, 2500, "2018-06-10", family="f2", decision="doubt"),
    claim(3, 90, "2018-03-01", family="f3", decision="reject"),
    claim(4, 1900, "2018-03-01", family="f4", decision="accept", source="media"),
    figure(2100),
]
print(estimate(claims, tree=TREE, first="2018-01", last="2018-12").rows)
names = [f"claim {number}" for number in range(40)]
same = {(names[number], names[number * 7 % 40]) for number in range(1, 30)}
other = {(names[number], names[number * 11 % 40]) for number in range(1, 30)}
print(stories(names, dict.fromkeys(names[::2], "F"), dict.fromkeys(names, 1), same=same, other=other))
"""


def test_the_hash_seed_does_not_matter() -> None:
    said = set()
    for seed in ("0", "4711"):
        path = os.pathsep.join(sys.path)
        ran = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            check=True,
        )
        said.add(hashlib.sha256(ran.stdout).hexdigest())
    assert len(said) == 1


# two runs side by side


def test_runs_that_are_compared_have_the_same_places_months_and_noise() -> None:
    before, after = told(), [*told(), claim(3, 700, "2019-03-01", family="f3", place="Hunchun", host="CN")]
    one = estimate(before, tree=None, beside=after)
    two = estimate(after, tree=None, beside=before)
    assert [node.id for node in one.tree.nodes] == [node.id for node in two.tree.nodes]
    assert (one.first, one.last) == (two.first, two.last)
    assert written(estimate(before, tree=None, beside=before)) == written(estimate(before, tree=None))
    both = list(shifts(one, two))
    assert len(both) == len(one.rows) == len(two.rows)


def test_a_run_beside_itself_has_not_moved() -> None:
    assert not any(one.moved or one.outside for one in shifts(plain(), run(told())))


def test_a_median_that_leaves_its_half_is_told() -> None:
    after = run([*told(), claim(3, 30000, "2018-06-10", family="f3", source="official", basis="exact", count=None)])
    assert not any(one.outside for one in shifts(plain(), after) if one.after.place == "H2")
    many = claim(4, 5017, "2018-06-10", family="f4", basis="exact", source="official")
    told_of = {(one.after.place, one.after.period): one for one in shifts(plain(), run([*told(), many]))}
    here = told_of["T1", JUNE]
    assert here.outside
    assert here.moved
    assert here.ratios[0] == pytest.approx((here.after.median + 0.3) / (here.before.median + 0.3))


def test_year_ends_and_the_months_of_the_claims_are_looked_at() -> None:
    longer = run(some_claims(), first="2018-01", last="2020-06")
    assert telling_periods(longer, longer) == {"2018-12", "2019-12", "2018", "2019", "2020"}
    assert telling_periods(longer, longer, claims={"c1"}) >= {"2018-03"}
    short = run(told(), first="2018-01", last="2018-08")
    assert telling_periods(short, short) == {"2018-08", "2018"}

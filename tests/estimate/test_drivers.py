"""What moves a figure: the foretold shift is that of a fit without the family, near-exact counts among them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from scipy.stats import spearmanr

from estimates import TREE, claim, crowd, some_claims
from tumen.errors import InvalidForm
from tumen.estimate import Estimate, estimate
from tumen.estimate.drivers import drivers, families_of, influences
from tumen.estimate.figures import Figure, read_figure
from tumen.estimate.fitted import Fitted


def run(claims: list[dict[str, Any]], **options: Any) -> Estimate:
    return estimate(claims, **{"tree": TREE, "first": "2017-01", "last": "2019-12"} | options)


def fit_of(found: Estimate) -> Fitted:
    assert isinstance(found.fitted, Fitted)
    return found.fitted


def claims_of(fitted: Fitted, rows: list[int]) -> set[str]:
    return {name for row in rows for name in fitted.likelihood.observations[row].claims}


def test_what_is_foretold_without_a_family_is_that_of_the_whole_precision_less_its_own() -> None:
    found = run(crowd(1))
    fitted, figure = fit_of(found), read_figure("Firstland@2018-06", found)
    jacobian, weight, _ = fitted.likelihood.information(fitted.mode.at)
    jacobian[:, fitted.likelihood.scales] = 0.0
    slope, pulls = fitted.slope(figure), fitted.likelihood.pulls(fitted.mode.at)
    whole = np.eye(fitted.likelihood.size) + jacobian.T @ (weight[:, None] * jacobian)
    for rows in families_of(fitted).values():
        own = jacobian[rows]
        left = np.linalg.inv(whole - own.T @ (weight[rows][:, None] * own))
        pull = own.T @ pulls[rows]
        assert fitted.curve.shift_without(rows, slope) == pytest.approx(-slope @ left @ pull, rel=1e-6, abs=1e-9)
        moved, variance = fitted.curve.told_without(rows)
        assert moved == pytest.approx(-own @ left @ pull, rel=1e-6, abs=1e-9)
        assert variance == pytest.approx(np.diag(own @ left @ own.T), rel=1e-6)


def test_pulls_and_slopes_are_the_derivatives_of_what_they_say() -> None:
    # a plan is a mixture of months, of which a derivative by its middle is no more than a mean
    found = run([one for one in some_claims() if one["modality"] == "asserted"])
    fitted = fit_of(found)
    # at the mode the prior balances the claims
    jacobian, _, _ = fitted.likelihood.information(fitted.mode.at)
    held = np.ones(fitted.likelihood.size, dtype=bool)
    held[fitted.likelihood.scales] = False
    balance = jacobian.T @ fitted.likelihood.pulls(fitted.mode.at) - fitted.mode.at
    assert np.abs(balance[held]).max() < 0.05
    process, at = fitted.likelihood.process, fitted.mode.at.copy()
    for measure, start, end in (("stock", 24226, 24226), ("inflow", 24228, 24230), ("outflow", 24228, 24239)):
        figure = Figure(node=1, measure=measure, start=start, end=end, period="")  # type: ignore[arg-type]
        slope = fitted.slope(figure)

        def log(x: Any, figure: Figure = figure) -> float:
            series = getattr(process.path(x[None, : process.size]), figure.measure)[0]
            months = slice(figure.start - process.grid.first, figure.end - process.grid.first + 1)
            return math.log(float((process.sums[figure.node] @ series[:, months]).sum()))

        for place in (0, 5, 40, process.parts["drain"].start, process.parts["churn"].start):
            step = np.zeros(at.size)
            step[place] = 1e-5
            assert slope[place] == pytest.approx((log(at + step) - log(at - step)) / 2e-5, rel=1e-3, abs=1e-7)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_foretold_ranking_is_near_that_of_fits_without_each_family(seed: int) -> None:
    found = run(crowd(seed))
    fitted, figure = fit_of(found), read_figure("Northport@2018-06", found)
    foretold = influences(fitted, figure)
    base = fitted.levels(figure)[1]
    true = {
        family: math.log(fitted.without(claims_of(fitted, rows)).levels(figure)[1] / base)
        for family, rows in families_of(fitted).items()
    }
    names = list(foretold)
    size = float(spearmanr([abs(foretold[n]) for n in names], [abs(true[n]) for n in names])[0])
    print(f"seed {seed}: rank correlation of the size of shifts {size:.2f} over {len(names)} families")
    assert size > 0.75
    greatest = sorted(names, key=lambda n: -abs(true[n]))[:3]
    assert set(greatest) <= set(sorted(names, key=lambda n: -abs(foretold[n]))[:6])
    # a story far off moves along the tail of its error, which no curvature tells
    largest = sorted(names, key=lambda n: -abs(true[n]))[:6]
    assert sum(np.sign(foretold[n]) == np.sign(true[n]) for n in largest) >= 5


def test_an_exact_count_that_the_fit_agrees_with_is_the_first_driver() -> None:
    claims = [
        claim(1, 9013, "2018-06-30", family="count", place="Firstland", basis="exact", source="official"),
        claim(2, 5000, "2018-06-20", family="press", place="Firstland"),
        claim(3, 800, "2018-05-01", family="far", place="Secondland", host="BB"),
    ]
    found = run(claims)
    fitted, figure = fit_of(found), read_figure("Firstland@2018-06", found)
    rows = families_of(fitted)["count"]
    slope = fitted.slope(figure)
    # without leverage its own slope hardly counts
    jacobian, weight, _ = fitted.likelihood.information(fitted.mode.at)
    jacobian[:, fitted.likelihood.scales] = 0.0
    precision = np.eye(slope.size) + jacobian.T @ (weight[:, None] * jacobian)
    plain = slope @ np.linalg.solve(precision, jacobian[rows].T @ fitted.likelihood.pulls(fitted.mode.at)[rows])
    assert abs(plain) < 0.02
    told = drivers(found, figure)
    assert [one.family for one in told][:2] == ["count", "press"]
    assert told[0].influence < -0.2
    assert told[0].without.median < 0.8 * told[0].figure.median
    assert told[0].without.p95 - told[0].without.p05 > 3 * (told[0].figure.p95 - told[0].figure.p05)
    assert told[-1].family == "far"


def test_a_driver_tells_its_claims_and_the_levels_with_and_without_it() -> None:
    found = run(some_claims())
    figure = read_figure("Firstland@2018-12", found)
    told = drivers(found, figure, most=4)
    assert len(told) == 4
    one = next(driver for driver in told if driver.family == "f3")
    (row,) = [row for row in found.rows if (row.place, row.period, row.measure) == ("H1", "2018-12", "stock")]
    assert (one.figure.median, one.figure.p05, one.figure.p95) == (row.median, row.p05, row.p95)
    assert [(c.claim, c.publisher, c.place) for c in one.claims] == [("report-4: c4", "Example Daily", "Firstland")]
    copies = next((driver for driver in drivers(found, figure) if driver.family == "f1"), None)
    assert copies is not None
    assert [(c.claim, c.publisher) for c in copies.claims] == [
        ("report-1: c1", "Example Daily"),
        ("report-2: c2", "Other Daily"),
    ]


def test_what_a_family_moves_is_what_a_run_without_its_claims_gives() -> None:
    claims = some_claims()
    found = run(claims)
    fitted, figure = fit_of(found), read_figure("Northport@2018-09", found)
    without = fitted.without(claims_of(fitted, families_of(fitted)["f2"]))
    alone = run([one for one in claims if one["family"] != "f2"], warm=found.warm)
    (row,) = [row for row in alone.rows if (row.place, row.period, row.measure) == ("T1", "2018-09", "stock")]
    assert without.levels(figure) == pytest.approx((row.p05, row.median, row.p95), rel=1e-3)


def test_of_two_official_counts_that_cannot_both_hold_the_other_is_exact_again() -> None:
    claims = [
        claim(1, 9013, "2018-06-30", family="one", place="Firstland", basis="exact", source="official"),
        claim(2, 15017, "2018-06-30", family="two", place="Firstland", basis="exact", source="official"),
    ]
    found = run(claims)
    fitted, figure = fit_of(found), read_figure("Firstland@2018-06", found)
    low, middle, _ = fitted.without(claims_of(fitted, families_of(fitted)["one"])).levels(figure)
    assert middle == pytest.approx(15017, rel=0.03)
    assert low > 0.93 * 15017
    assert fitted.levels(figure)[0] < 0.8 * 15017


def test_the_same_drivers_whatever_the_order_and_none_without_claims_or_without_a_mode() -> None:
    claims = some_claims()
    found, turned = run(claims), run(claims[::-1])
    figure = read_figure("World@2018-12@stock", found)
    assert drivers(found, figure) == drivers(turned, figure)
    empty = run([])
    assert drivers(empty, read_figure("World@2018-12", empty)) == ()
    simple = run(claims, model="kalman")
    with pytest.raises(InvalidForm, match="use --model joint"):
        drivers(simple, figure)

"""Scores against known answers, and baselines on claims that can be reckoned by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from foreign_baselines import BASELINES, collapsed, kalman, latest_claim, maximum, mean_near, stocks_told, weighted_vote
from foreign_forecasts import PERIODS, forecasts_of, yearly_inflow
from foreign_people import MONTHS
from foreign_scores import Forecast, added, crps_draws, crps_normal, of_guess, score, score_world, table
from foreign_world import FIRST_MONTH, LAST_MONTH, ForeignWorld, foreign_world

Floats = NDArray[np.float64]
TREE: list[dict[str, Any]] = [
    {"id": "w", "name": "World", "parent": None, "host": None, "level": "world"},
    {"id": "h", "name": "China", "parent": "w", "host": "CN", "level": "country"},
    {"id": "a", "name": "Amton", "parent": "h", "host": "CN", "level": "city"},
    {"id": "b", "name": "Belton", "parent": "h", "host": "CN", "level": "city"},
]


@cache
def world(seed: int) -> ForeignWorld:
    return foreign_world(seed)


def told(name: str, value: int, day: str, family: str | None, **slots: Any) -> dict[str, Any]:
    return {
        "kind": "presence",
        "modality": "asserted",
        "count": {"low": value, "high": value, "basis": "approx"},
        "place": {"name": name, "country": "CN", "level": "city"},
        "host": "CN",
        "time": {"start": day, "end": day},
        "published": day,
        "written_between": None,
        "family": family,
        "source": {"description": "a resident", "type": "local"},
        **slots,
    }


CLAIMS = [
    told("Amton", 400, "2016-03-10", "f1"),
    told("Amton", 500, "2016-03-20", "f1", source={"description": "an outlet", "type": "media"}),
    told("Amton", 900, "2016-08-05", "f2"),
    told("Belton", 100, "2017-01-05", "f3"),
    told("Amton", 5_000, "2016-05-01", "f4", modality="planned"),
    told("Elsewhere", 5_000, "2016-05-01", "f5"),
]


def test_crps_of_a_normal_is_what_its_draws_say() -> None:
    chance = np.random.default_rng(0)
    draws = chance.normal(1.0, 0.5, size=(20_000, 1))
    for actual in (0.2, 1.0, 2.7):
        exact = crps_normal(np.array([1.0]), np.array([0.5]), np.array([actual]))
        assert crps_draws(draws, np.array([actual]))[0] == pytest.approx(exact[0], abs=0.01)


def test_crps_of_equal_draws_is_the_distance() -> None:
    assert crps_draws(np.full((9, 1), 3.0), np.array([1.5]))[0] == pytest.approx(1.5)
    by_hand = (1.0 + 0.0) / 2 - (0 + 1 + 1 + 0) / 4 / 2
    assert crps_draws(np.array([[0.0], [1.0]]), np.array([1.0]))[0] == pytest.approx(by_hand)


def test_scores_count_what_is_inside_and_which_way_the_median_errs() -> None:
    truth = np.array([100, 100, 100, 3, 100])
    quantiles = {
        0.05: np.array([50.0, 101.0, 50.0, 0.0, 20.0]),
        0.25: np.array([80.0, 105.0, 101.0, 0.0, 20.0]),
        0.5: np.array([100.0, 200.0, 110.0, 1.0, 50.0]),
        0.75: np.array([120.0, 300.0, 120.0, 2.0, 90.0]),
        0.95: np.array([200.0, 400.0, 200.0, 5.0, 99.0]),
    }
    refused = np.array([True, False, False, False, False])
    one = score(Forecast(quantiles=quantiles, crps=np.ones(5), refused=refused), truth)
    # three people are "fewer than ten", and so is an interval that ends at five
    assert (one.inside_90, one.inside_50, one.refused, one.months) == (3, 2, 1, 5)
    assert one.bias == pytest.approx(np.log(2) + np.log(1.1) + np.log(0.5))
    assert one.width == pytest.approx(2 * np.log(4) + np.log(400 / 101) + np.log(99 / 20))


def test_a_number_alone_has_no_coverage() -> None:
    guess = latest_claim(CLAIMS, TREE, FIRST_MONTH, 24)["a"]
    one = score(of_guess(guess, np.full(24, 900)), np.full(24, 900))
    assert (one.inside_90, one.width) == (None, None)
    assert one.crps == pytest.approx(7 * np.log(900 / 400) - 5 * np.log(500 / 400))


def test_baselines_on_claims_that_can_be_reckoned_by_hand() -> None:
    latest = latest_claim(CLAIMS, TREE, FIRST_MONTH, 24)
    assert latest["a"].median[[0, 2, 6, 7, 23]].tolist() == [400, 500, 500, 900, 900]
    assert latest["h"].median[23] == 1000
    assert latest["w"].median[23] == 1000
    assert mean_near(CLAIMS, TREE, FIRST_MONTH, 24)["a"].median[4] == pytest.approx(600)
    assert maximum(CLAIMS, TREE, FIRST_MONTH, 24)["a"].median[4] == 900
    assert weighted_vote(CLAIMS, TREE, FIRST_MONTH, 24)["a"].median[0] == 500


def test_plans_and_places_off_the_tree_are_no_stocks() -> None:
    assert [one.value for one in stocks_told(CLAIMS, TREE, FIRST_MONTH)] == pytest.approx([400, 500, 900, 100])


def test_a_family_is_one_witness_at_its_earliest_telling() -> None:
    kept = sorted(collapsed(stocks_told(CLAIMS, TREE, FIRST_MONTH)), key=lambda one: one.value)
    assert [one.value for one in kept] == pytest.approx([100, 450, 900])
    assert kept[1].at == pytest.approx(2 + 9 / 31)


def test_the_smoother_goes_between_the_claims_and_is_surest_near_them() -> None:
    guess = kalman(CLAIMS, TREE, FIRST_MONTH, 60)["a"]
    assert guess.sd is not None
    assert 400 < guess.median[4] < 900
    assert guess.sd[5] < guess.sd[30] < guess.sd[59]


def test_copies_make_the_smoother_surer_only_where_they_are_not_collapsed() -> None:
    many = [*CLAIMS, *(told("Amton", 400, "2016-03-11", "f1") for _ in range(30))]
    sure, once = (
        BASELINES["Kalman, every copy"](many, TREE, FIRST_MONTH, 24)["a"],
        kalman(many, TREE, FIRST_MONTH, 24)["a"],
    )
    assert sure.sd is not None
    assert once.sd is not None
    assert sure.sd[2] < 0.6 * once.sd[2]


def test_every_baseline_answers_without_any_claim_and_for_every_node() -> None:
    for baseline in BASELINES.values():
        for claims in ([], CLAIMS):
            guesses = baseline(claims, TREE, FIRST_MONTH, 12)
            assert set(guesses) == {"w", "h", "a", "b"}
            assert all(np.isfinite(guess.median).all() and (guess.median > 0).all() for guess in guesses.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    place: str
    period: str
    measure: str
    median: float
    p05: float
    p25: float
    p75: float
    p95: float
    refused: bool = False


@dataclass(kw_only=True, slots=True)
class StandIn:
    """An estimator that knows the truth but for a known error."""

    world: ForeignWorld
    slip: float
    spread: float
    rows: list[Row] = field(default_factory=list)

    def draws(self, place: str) -> Floats:
        noise = np.random.default_rng([len(place), 9]).normal(self.slip, self.spread, size=(400, 1))
        drawn: Floats = self.world.stock[place].astype(np.float64) * np.exp(noise)
        return drawn

    def fill(self) -> StandIn:
        for place in self.world.levels:
            levels = np.quantile(self.draws(place), [0.5, 0.05, 0.25, 0.75, 0.95], axis=0)
            for number, period in enumerate(PERIODS):
                median, *others = (float(one) for one in levels[:, number])
                ends: dict[str, Any] = dict(zip(("p05", "p25", "p75", "p95"), others, strict=True))
                self.rows.append(Row(place=place, period=period, measure="stock", median=median, **ends))
            came = float(self.world.inflow[place][:12].sum())
            ends = {"p05": came * 0.9, "p25": came, "p75": came, "p95": came * 1.1}
            self.rows.append(Row(place=place, period="2016", measure="inflow", median=came, **ends))
        return self


def test_an_estimator_that_knows_the_truth_scores_so() -> None:
    one = StandIn(world=world(1), slip=0.0, spread=0.1).fill()
    scores = score_world(world(1), forecasts_of(one, world(1)))
    assert PERIODS[0] == FIRST_MONTH
    assert PERIODS[-1] == LAST_MONTH
    assert scores["all"].inside_90 == scores["all"].months == len(world(1).levels) * MONTHS
    assert scores["all"].crps / scores["all"].months < 0.03
    inflow = yearly_inflow(one, world(1))
    assert inflow.years == inflow.inside_90 == len(world(1).levels)


def test_one_that_errs_by_a_factor_is_outside_and_biased() -> None:
    one = StandIn(world=world(1), slip=0.7, spread=0.1).fill()
    scores = score_world(world(1), forecasts_of(one, world(1)))
    assert scores["world"].inside_90 == 0
    assert scores["world"].bias / MONTHS == pytest.approx(0.7, abs=0.02)


@pytest.mark.parametrize("fault", ["missing", "crossed", "no number"])
def test_rows_that_are_no_forecast_are_refused(fault: str) -> None:
    one = StandIn(world=world(1), slip=0.0, spread=0.1).fill()
    first, *others = one.rows
    numbers: dict[str, Any] = {
        "p05": first.p05,
        "p25": first.p25,
        "p75": first.p75,
        "p95": first.p95,
        "median": first.median,
    }
    if fault == "crossed":
        numbers["p05"] = first.p95 * 2
    if fault == "no number":
        numbers["median"] = float("nan")
    again = Row(place=first.place, period=first.period, measure="stock", **numbers)
    one.rows = others if fault == "missing" else [again, *others]
    with pytest.raises(ValueError, match="no stock for 1 months" if fault == "missing" else "rising order"):
        forecasts_of(one, world(1))


def test_the_table_has_a_line_for_each_method_and_its_ratios() -> None:
    both = [world(1), world(2)]
    results = {
        name: added(
            score_world(
                one,
                {
                    n: of_guess(g, one.stock[n])
                    for n, g in BASELINES[name](one.claims, one.tree, FIRST_MONTH, MONTHS).items()
                },
            )
            for one in both
        )
        for name in ("latest claim", "Kalman, copies collapsed")
    }
    text = table(results, against=["latest claim"])
    head, _, latest, smoother = text.splitlines()
    assert head.startswith("| method | CRPS | / latest claim | 90 %: leaf |")
    assert "| 1.00 |" in latest
    assert "– / – / –" in latest
    assert head.count("|") == latest.count("|") == smoother.count("|")
    # a method with an interval beats a bare number by a good deal; if not, the score is wrong
    assert results["Kalman, copies collapsed"]["all"].crps < 0.9 * results["latest claim"]["all"].crps

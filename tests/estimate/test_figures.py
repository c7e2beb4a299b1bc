"""Which figure is meant: places by id or name, periods by measure, and messages for what is not there."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from estimates import TREE, claim, some_claims
from tumen.errors import InvalidForm
from tumen.estimate import Estimate, estimate
from tumen.estimate.figures import default_figure, draws_of, find_node, read_figure, row_of


@pytest.fixture(scope="module")
def found() -> Estimate:
    return estimate(some_claims(), tree=TREE, first="2018-01", last="2019-12")


@pytest.mark.parametrize(
    ("text", "place", "measure", "period"),
    [
        ("Northport@2018-06", "T1", "stock", "2018-06"),
        ("t1@2018-06", None, "stock", ""),
        ("T1@2018-06@stock", "T1", "stock", "2018-06"),
        (" northport @ 2018-Q2 @ inflow ", "T1", "inflow", "2018-Q2"),
        ("H1/unlisted@2018@outflow", "H1/unlisted", "outflow", "2018"),
    ],
)
def test_a_figure_is_read_and_its_draws_are_those_of_its_row(
    found: Estimate, text: str, place: str | None, measure: str, period: str
) -> None:
    if place is None:
        with pytest.raises(InvalidForm, match="not in the tree"):
            read_figure(text, found)
        return
    figure = read_figure(text, found)
    row = row_of(found, figure)
    assert (row.place, row.measure, row.period) == (place, measure, period)
    assert float(np.median(draws_of(found.series, figure, first=found.first))) == pytest.approx(row.median, abs=0.06)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Northport", "PLACE@PERIOD"),
        ("@2018-06", "PLACE@PERIOD"),
        ("Northport@", "PLACE@PERIOD"),
        ("Northport@June", "YYYY-MM"),
        ("Northport@2018", "YYYY-MM"),
        ("Northport@2018-06@inflow", "neither a quarter nor a year"),
        ("Northport@2018-Q5@inflow", "neither a quarter nor a year"),
        ("Northport@2018@netflow", "use one of stock, inflow, outflow"),
        ("Atlantis@2018-06", "'Atlantis' is not in the tree of places, which has World, Firstland"),
        ("Northport@2024-06", "lies outside the run, 2018-01 to 2019-12"),
        ("Northport@2017-Q4@inflow", "lies outside the run"),
    ],
)
def test_what_is_no_figure_of_the_run_is_said(found: Estimate, text: str, said: str) -> None:
    with pytest.raises(InvalidForm, match="--drivers") as raised:
        read_figure(text, found)
    assert said in str(raised.value)


def test_a_name_of_several_places_is_not_guessed() -> None:
    tree: list[dict[str, Any]] = [
        *TREE,
        {"id": "T3", "name": "Northport", "parent": "H2", "host": "BB", "level": "city"},
    ]
    found = estimate([], tree=tree)
    with pytest.raises(InvalidForm, match="ids T1, T3"):
        find_node(found.tree, "Northport", where="--drivers")
    assert found.tree.nodes[find_node(found.tree, "T3", where="--drivers")].id == "T3"


def test_the_default_is_the_last_month_that_a_claim_bears(found: Estimate) -> None:
    def period(name: str, of: Estimate) -> str:
        return default_figure(of, find_node(of.tree, name, where="")).period

    assert period("Northport", found) == "2018-09"
    assert not row_of(found, default_figure(found, 0)).refused
    only = estimate([claim(1, 800, "2019-06-01", family="f")], tree=TREE, first="2018-01", last="2020-12")
    assert period("Northport", only) == "2019-06"
    assert period("Secondland", only) == "2020-12"


def test_the_simple_model_has_no_flows_to_ask_for() -> None:
    simple = estimate(some_claims(), tree=TREE, model="kalman", first="2018-01", last="2019-12")
    with pytest.raises(InvalidForm, match="the model kalman has no inflow; use --model joint"):
        read_figure("Northport@2018@inflow", simple)

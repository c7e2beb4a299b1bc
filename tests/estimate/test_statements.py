"""Stated propositions: what can be said, what the draws say, and what is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from estimates import TREE, claim, some_claims
from tumen.errors import InvalidForm
from tumen.estimate import Estimate, estimate
from tumen.estimate.data import Shock, load_shocks
from tumen.estimate.statements import state


@pytest.fixture(scope="module")
def found() -> Estimate:
    return estimate(some_claims(), tree=TREE, first="2017-01", last="2020-12")


def month(of: Estimate, year: int, number: int) -> int:
    return year * 12 + number - 1 - int(of.first)


def test_a_probability_is_the_share_of_draws_in_which_the_statement_holds(found: Estimate) -> None:
    north, south = found.draws("T1"), found.draws("T2")
    at, before = month(found, 2019, 3), month(found, 2018, 3)
    cases = {
        "Northport 2018-03 > 2000": north[:, before] > 2000,
        "Northport 2018-03 > 2,000.5": north[:, before] > 2000.5,
        "2000 >= Northport 2018-03": north[:, before] <= 2000,
        "stock T1 2019-03 < 0.9 * northport 2018-03": north[:, at] < 0.9 * north[:, before],
        "2 * T2 2019-03 <= T1 2019-03": 2 * south[:, at] <= north[:, at],
        "2*T2 2019-03<=T1 2019-03": 2 * south[:, at] <= north[:, at],
    }
    for text, holds in cases.items():
        one = state(found, text)
        assert one.probability == pytest.approx(float(np.mean(holds)), abs=1e-4), text
        assert one.draws == 400
        assert one.refused is None, text
        assert one.confidence is not None


def test_named_dates_are_those_of_the_host_and_now_is_the_end_of_the_run() -> None:
    claims = [
        claim(number, 9000 - number, f"20{17 + number // 4}-{1 + 3 * (number % 4):02d}-20", family=f"f{number}")
        for number in range(16)
    ]
    found = estimate(claims, tree=TREE, first="2017-01", last="2020-12")
    for name, told in (
        ("resolution", "2017-07"),
        ("deadline", "2019-12"),
        ("closure", "2020-02"),
        ("now", "2020-12"),
    ):
        assert state(found, f"Northport {name} >= Northport {told}").probability == 1.0
        assert state(found, f"Northport {name} > Northport {told}").probability == 0.0


def test_flows_are_compared_by_quarter_or_year() -> None:
    found = estimate(some_claims(), tree=TREE, first="2018-01", last="2019-12")
    assert found.series.outflow is not None
    later, earlier = found.series.outflow[:, 0, 12:24].sum(axis=1), found.series.outflow[:, 0, :12].sum(axis=1)
    one = state(found, "outflow World 2019 > outflow World 2018")
    assert one.probability == pytest.approx(float(np.mean(later > earlier)), abs=1e-4)
    assert state(found, "inflow World 2018-Q2 >= 0").probability == 1.0


def test_words_and_confidence_come_from_different_things() -> None:
    # six independent families agree: much stands behind both an even chance and a sure thing
    claims = [
        claim(number, 2500, f"2018-0{number}-10", family=f"f{number}", publisher=f"Daily {number}")
        for number in range(1, 7)
    ]
    found = estimate(claims, tree=TREE, first="2017-01", last="2018-12")
    middle = round(float(np.median(found.draws("T1")[:, month(found, 2018, 6)])))
    even, sure = state(found, f"Northport 2018-06 > {middle}"), state(found, "Northport 2018-06 > 1")
    assert even.likelihood == "roughly even chance"
    assert (sure.likelihood, sure.probability) == (None, 1.0)
    assert even.confidence == sure.confidence
    assert even.confidence in ("moderate", "high")
    lone = state(estimate(claims[:1], tree=TREE, first="2017-01", last="2018-12"), "Northport 2018-01 > 1")
    assert lone.confidence == "low"


def test_a_statement_on_the_prior_is_refused_and_says_which_side(found: Estimate) -> None:
    one = state(found, "Northport 2018-03 < Secondland 2020-12")
    assert one.refused == "no usable evidence on the stock of Secondland in 2020-12; the range is our prior"
    assert (one.likelihood, one.confidence) == (None, None)
    assert 0 <= one.probability <= 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Northport 2018-03", "needs one of <, <=, >, >="),
        ("", "needs one of"),
        ("1 < Northport 2018-03 < 3", "needs one of"),
        ("Northport 2018-03 = 3", "needs one of"),
        ("1 < 2", "neither side is a place and a time"),
        ("Northport < 3", "neither a number nor a place with a time"),
        ("Northport 2018-03 < ", "neither a number nor"),
        ("-5 < Northport 2018-03", "neither a number nor"),
        ("Atlantis 2018-03 < 3", "not in the tree of places"),
        ("Northport March < 3", "YYYY-MM"),
        ("Northport 2018 < 3", "YYYY-MM"),
        ("inflow Northport 2018-03 < 3", "neither a quarter nor a year"),
        ("inflow Northport deadline < 3", "is a month, and a flow is that of a quarter or year"),
        ("inflow Northport 2018 < Northport 2018-03", "cannot be compared"),
        ("inflow Northport 2018 < outflow Northport 2018", "cannot be compared"),
        ("Northport 2024-03 < 3", "lies outside the run, 2017-01 to 2020-12"),
        ("Northport reopening < 3", "2023-09 lies outside the run"),
    ],
)
def test_what_is_no_statement_of_the_run_is_said(found: Estimate, text: str, said: str) -> None:
    with pytest.raises(InvalidForm, match="--state") as raised:
        state(found, text)
    assert said in str(raised.value)


def test_a_named_date_that_a_host_has_never_or_twice_is_not_guessed(found: Estimate, tmp_path: Path) -> None:
    def shock(name: str, start: str) -> str:
        rest = "end: null, hosts: [AA], source: a source, why: a reason"
        return f"- {{id: {name}, kind: closure, start: {start}, {rest}}}\n"

    file = tmp_path / "shocks.yaml"
    file.write_text(shock("one", "2018-02") + shock("two", "2019-02"), encoding="utf-8")
    known: tuple[Shock, ...] = load_shocks(file)
    with pytest.raises(InvalidForm, match=r"several for Northport \(2018-02, 2019-02\); give the month"):
        state(found, "Northport closure < 3", known=known)
    with pytest.raises(InvalidForm, match="none for Secondland"):
        state(found, "Secondland closure < 3", known=known)
    assert state(found, "Northport closure >= Northport 2018-02", known=known[:1]).probability == 1.0

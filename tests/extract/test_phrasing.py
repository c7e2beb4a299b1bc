"""How reporting phrases pay, papers and control: values and modality follow the words."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims_of, only


@pytest.mark.parametrize(
    "text",
    [
        "The North Korean workers may not leave the dormitory.",
        "The North Korean workers are not allowed smartphones.",
        "The North Korean workers have had no pay since March.",
        "The North Korean workers hardly ever get permission to go out.",
    ],
)
def test_a_thing_forbidden_or_not_given_is_told_not_denied(text: str) -> None:
    assert only(text, "condition").modality == "asserted"


def test_a_condition_that_the_words_deny_stays_denied() -> None:
    assert only("The North Korean workers are not beaten.", "condition").modality == "denied"


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("The state keeps 85 percent of the wages of the North Korean workers.", 0.85),
        ("After deductions a North Korean worker is left with 15 percent of the wage.", 0.85),
        ("Two thirds of what the North Korean workers earn goes to the state.", 0.666667),
    ],
)
def test_the_share_is_what_others_keep_however_it_is_told(text: str, share: float) -> None:
    money = only(text, "pay").money
    assert money is not None
    assert money.share == pytest.approx(share, abs=0.001)


def test_what_a_worker_is_left_with_is_no_journey() -> None:
    text = "After deductions a North Korean worker is left with 15 percent of the wage."
    assert {claim.kind for claim in claims_of(text)} == {"pay"}


def test_the_period_comes_from_the_wage_and_only_where_it_is_said() -> None:
    monthly = only("Pyongyang takes 70 percent of the monthly wages of the North Korean workers.", "pay").money
    plain = only("Pyongyang takes 70 percent of the wages of the North Korean workers.", "pay").money
    assert monthly is not None
    assert plain is not None
    assert (monthly.per, plain.per) == ("month", None)


def test_a_bribe_without_a_sum_is_pay_per_total() -> None:
    money = only("Most of the North Korean workers gave bribes to recruiters to be picked for Qatar.", "pay").money
    assert money is not None
    assert (money.low, money.high, money.per) == (None, None, "total")


def test_managers_may_keep_the_wages() -> None:
    assert only("The managers keep 60 percent of the wages of the North Korean workers.", "pay").rule == "kept_from"


@pytest.mark.parametrize(
    "text",
    [
        "Oman has issued no new visas to North Korean workers since March.",
        "The authorities closed four North Korean clinics in Oman, where North Korean workers treated patients.",
    ],
)
def test_stopped_visas_and_closures_are_enforcement_and_no_paper(text: str) -> None:
    kinds = {claim.kind for claim in claims_of(text)}
    assert "enforcement" in kinds
    assert "paper" not in kinds


def test_jobs_held_abroad_are_presence() -> None:
    claim = only("Some 300 North Koreans have jobs in Oman.", "presence")
    assert claim.count is not None
    assert claim.count.low == 300
    assert claim.place is not None
    assert claim.place.name == "Oman"


def test_a_loan_to_a_firm_is_no_pay() -> None:
    text = "The yard, which employs 40 North Korean workers, received 5 million dollars in loans in 2015."
    assert [claim.quote for claim in claims_of(text) if claim.kind == "pay"] == []

"""The period of sums: their own, that of the wage told before, or none because they are paid once."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims_of, report_of

from tumen.extract.en.why import why

_LEAD = "North Korean builders in Omsk earn 1,000 dollars a month."


def _told(text: str) -> list[tuple[float | None, str | None]]:
    return [(one.money.low, one.money.per) for one in claims_of(text) if one.money is not None]


@pytest.mark.parametrize(
    ("then", "per"),
    [
        ("The workers are left with 200 dollars.", "month"),
        ("The workers are left with 200 dollars a year.", "year"),
        ("The workers are left with 2,000 dollars.", None),
        ("The workers are left with 200 euros.", None),
        (
            "A diplomat was in Omsk. The town lies on a river. It is cold. The workers are left with 200 dollars.",
            None,
        ),
    ],
)
def test_what_is_left_of_a_wage_is_so_much_for_the_same_time(then: str, per: str | None) -> None:
    assert _told(f"{_LEAD} {then}")[1][1] == per


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("North Korean workers earned the state 5 million dollars from 2017 to 2023.", "total"),
        ("North Korean workers earn the state 5 million dollars a year.", "year"),
        ("North Korean workers earned the state 5 million dollars in 2017.", "year"),
        ("Over two decades North Korean workers earned 900 dollars a month in Omsk.", "month"),
        ("The wages of the North Korean workers in Omsk are cut by 50 yuan.", "total"),
        ("The wages of the North Korean workers in Omsk are 50 yuan.", None),
    ],
)
def test_what_is_earned_over_a_time_as_a_whole_has_no_period_of_its_own(text: str, per: str | None) -> None:
    assert [one[1] for one in _told(text)] == [per]


def test_a_share_has_no_period_and_only_a_bribe_is_paid_once_without_a_sum() -> None:
    levy = "North Korean workers in Omsk were ordered to hand over half of their wages to the state."
    assert _told(levy) == [(None, None)]
    assert _told("Many of the North Korean workers paid bribes to be sent to Omsk.") == [(None, "total")]


def test_millions_end_where_the_next_step_begins() -> None:
    text = "North Korean workers earn the state {} of dollars a year."
    found = [one.money for word in ("millions", "tens of millions") for one in claims_of(text.format(word))]
    assert [(one.low, one.high) for one in found if one is not None] == [
        (2_000_000, 9_999_999),
        (20_000_000, 99_000_000),
    ]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("The state takes 500 dollars a month, the managers take 200 dollars.", [500, 200]),
        ("The state takes 500 dollars a month (450 euros).", [500]),
        ("The state takes between 500 and 600 dollars a month.", [500]),
    ],
)
def test_each_of_several_sums_of_a_clause_is_quoted_by_itself(text: str, sums: list[int]) -> None:
    found = [one for one in claims_of(f"{_LEAD} {text}") if one.money is not None and one.quote not in _LEAD]
    told = {one.money.low: one.quote for one in found if one.money is not None and one.money.currency == "USD"}
    assert list(told) == sums
    assert not any(f"{other} dollars" in told[low] for low in sums for other in sums if other != low)


@pytest.mark.parametrize(
    ("text", "thought"),
    [
        ('"If a North Korean seamstress spoils a shirt, her wages are cut by 50 yuan," a trader said.', False),
        ("If the wages are cut by 50 yuan the North Korean seamstresses stay.", True),
    ],
)
def test_a_cut_that_follows_from_a_fault_is_told(text: str, *, thought: bool) -> None:
    found = [one for one in why(report_of(text)) if one.rule == "wage" and one.words == "wages are cut by 50 yuan"]
    assert ["doubt condition" in one.against for one in found] == [thought]

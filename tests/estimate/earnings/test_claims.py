"""Claims of pay: units, currencies, bounds, roles, retellings; what cannot be used is dropped with its reason."""

from __future__ import annotations

import math
from typing import Any

import pytest

from estimates import TREE
from pay_claims import pay
from tumen.estimate.data import priors
from tumen.estimate.earnings.claims import PayClaims, read_pay, role_of
from tumen.estimate.earnings.data import earnings_table
from tumen.estimate.tree import tree_of


def read(*claims: dict[str, Any]) -> PayClaims:
    return read_pay(claims, tree=tree_of(TREE), table=earnings_table(), priors=priors())


def dollars(claim: dict[str, Any]) -> float:
    (one,) = read(claim).told
    return math.exp(one.value)


def reason(claim: dict[str, Any]) -> str:
    found = read(claim)
    assert (found.told, found.sums) == ((), ())
    (one,) = found.dropped
    assert one.claim.endswith(claim["id"])
    return one.why


def test_units_come_to_dollars_a_month() -> None:
    assert dollars(pay(1, 300, family="a")) == pytest.approx(300)
    assert dollars(pay(1, 3600, family="a", per="year")) == pytest.approx(300)
    assert dollars(pay(1, 10, family="a", per="day")) == pytest.approx(math.sqrt(20 * 30) * 10)
    assert dollars(pay(1, 1, family="a", per="hour")) == pytest.approx(math.sqrt(180 * 400))
    assert dollars(pay(1, 2000, "2017-06-01", family="a", currency="CNY")) == pytest.approx(2000 / 6.7587)
    assert dollars(pay(1, (200, 800), family="a")) == pytest.approx(400)


def test_what_people_rejected_takes_no_part_and_what_they_doubt_says_little() -> None:
    assert reason(pay(1, 300, family="a", decision="reject", why="no pay")) == "rejected by a person: no pay."
    (plain,), (doubted,) = (read(pay(1, 300, family="a", decision=one)).told for one in ("accept", "doubt"))
    (possible,) = read(pay(1, 300, family="a", modality="possible")).told
    assert plain.sd < doubted.sd == possible.sd


def test_days_and_rates_bring_their_doubt() -> None:
    (by_day,) = read(pay(1, 10, family="a", per="day")).told
    (in_roubles,) = read(pay(1, 20000, "2015-06-01", family="a", currency="RUB")).told
    (in_dollars,) = read(pay(1, 300, family="a")).told
    assert (by_day.unit, in_dollars.unit, in_dollars.rate) == ("day", None, None)
    assert in_roubles.rate == ("RUB", 2015, 0.102)


def test_a_rate_is_carried_two_years_with_more_doubt_and_no_further() -> None:
    (carried,) = read(pay(1, 70000, "2026-06-01", family="a", currency="RUB")).told
    assert carried.rate is not None
    assert carried.rate[2] > 0.2
    assert "no exchange rate of RUB for 2027" in reason(pay(1, 70000, "2027-06-01", family="a", currency="RUB"))


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (pay(1, 300, family="a", currency="KPW"), "no exchange rate of KPW for 2018"),
        (pay(1, 300, family="a", currency=None), "without a currency"),
        (pay(1, 300, family="a", per=None), "without a period"),
        (pay(1, (400, 300), family="a"), "swap them"),
        (pay(1, None, family="a", share=1.3), "between 0 and 1"),
        (pay(1, None, family="a", share=-0.2), "between 0 and 1"),
        (pay(1, -300, family="a"), "not a number between 0"),
        (pay(1, None, family="a"), "neither an amount nor a share"),
        (pay(1, 0, family="a"), "an amount of nothing"),
        (pay(1, 1, family="a"), "less than any pay"),
        (pay(1, 9000, family="a"), "too much for one worker"),
        (pay(1, 300, None, family="a"), "no time and its report no date"),
        (pay(1, 1e308, family="a"), "more than all workers could earn"),
        (pay(1, 300, "1008-06-10", family="a"), "the year 1008"),
        (pay(1, 300, family="a", host="KP"), "in North Korea"),
        (pay(1, 300, family="a", modality="denied"), "denied"),
        (pay(1, 300, family="a", modality="planned"), "planned"),
        (pay(1, 500, family="a", per="total"), "without the time"),
        (
            pay(1, 500, family="a", per="total", time={"start": "2018-05-01", "end": "2018-05-31"}),
            "paid once",
        ),
        (pay(1, 900000, family="a", employer="Example Garment Co., Ltd."), "one employer or place"),
        (pay(1, 90000000, family="a", per="year", sector="restaurant"), "of one trade"),
        (pay(1, 300, family="a", money={"low": 300}), "money"),
        (pay(1, 300, family="a", money="300 dollars"), "money"),
    ],
)
def test_what_cannot_be_used_is_dropped_with_its_reason(claim: dict[str, Any], said: str) -> None:
    assert said in reason(claim)


def test_other_kinds_and_lines_that_are_no_objects_are_no_matter_of_pay() -> None:
    found = read(pay(1, 300, family="a", kind="presence"), "nonsense", None)  # type: ignore[arg-type]
    assert (found.told, found.sums, found.dropped) == ((), (), ())


def test_a_sum_with_its_heads_is_pay_of_one_and_a_sum_for_all_is_none() -> None:
    heads = {"low": 600, "high": 600, "basis": "exact"}
    claim = pay(1, 180000, family="a", employer="Example Garment Co., Ltd.", count=heads)
    assert dollars(claim) == pytest.approx(300)
    found = read(pay(1, (2e8, 5e8), family="a", per="year", host=None))
    assert found.told == ()
    (one,) = found.sums
    assert (one.host, one.low, one.high, one.years) == (None, 2e8, 5e8, (2018,))
    over_years = {"start": "2015-01-01", "end": "2018-12-31"}
    (one,) = read(pay(1, 4e7, family="a", per="total", time=over_years)).sums
    assert (one.low, one.years) == (1e7, (2015, 2016, 2017, 2018))


def test_programmers_may_have_more() -> None:
    assert dollars(pay(1, 9000, family="a", sector="it")) == pytest.approx(9000)


def test_open_ends_reach_as_far_as_those_of_counts() -> None:
    assert dollars(pay(1, (None, 400), family="a")) == pytest.approx(400 * math.sqrt(0.5))
    assert dollars(pay(1, (200, None), family="a")) == pytest.approx(200 * math.sqrt(1.6))
    assert dollars(pay(1, (0, 400), family="a")) == pytest.approx(400 * math.sqrt(0.5))


def test_a_share_and_an_amount_are_two_figures_and_a_full_share_stays_finite() -> None:
    found = read(pay(1, 1000, family="a", currency="CNY", share=0.333, quote="what the worker sees is 1,000 yuan"))
    assert [one.part for one in found.told] == ["kept", "share"]
    (whole,) = read(pay(1, None, family="a", share=1.0)).told
    assert math.isfinite(whole.value)
    # the share holds where the amount beside it cannot be used
    assert [one.part for one in read(pay(1, 300, family="a", currency="KPW", share=0.7)).told] == ["share"]


@pytest.mark.parametrize(
    ("quote", "role"),
    [
        ("A builder was paid about $1,000 a month", "whole"),
        ("and was lucky to be left with 200 of them", "kept"),
        ("less than 50 of it will probably stay with whoever earned it", "kept"),
        ("some 1,700 of which are passed upward", "handed"),
        ("Per worker and year, some 2,000 dollars in cash should reach Pyongyang", "handed"),
        ("each has to hand over $500 of the monthly wage", "handed"),
        ("the state keeps 200 dollars of it", "handed"),
        ("workers keep 100 dollars", "kept"),
        ("A month's wage is set between 200 and 300 dollars", "whole"),
        ("around 300 dollars a month", "open"),
        ("hand over 200 dollars and keep 100", "open"),
        (None, "open"),
    ],
)
def test_words_tell_which_part_of_the_pay_it_is(quote: str | None, role: str) -> None:
    assert role_of(quote, earnings_table()) == role


def test_words_of_handing_over_beside_a_share_speak_of_the_share() -> None:
    quote = "70 per cent of their wage of 300 dollars is taken by the state"
    assert role_of(quote, earnings_table()) == "handed"
    assert role_of(quote, earnings_table(), shared=True) == "whole"


def test_retellings_of_one_figure_are_one_and_two_figures_of_one_report_are_two() -> None:
    first = pay(1, 300, "2018-01-01", family="a")
    later = pay(2, 310, "2019-05-01", family="a", publisher="Other Daily")
    found = read(later, first)
    (one,) = found.told
    assert (one.claims, one.years) == (("pay-1: p1", "pay-2: p2"), ((2018, 1.0),))
    assert len(read(first, pay(2, 310, family="b")).told) == 2
    assert len(read(first, pay(2, 500, family="a")).told) == 2
    two = [pay(k, amount, family="a", report="one", id=f"p{k}") for k, amount in enumerate((300, 330))]
    assert len(read(*two).told) == 2
    converted = [two[0], pay(5, 2000, family="a", report="one", currency="CNY", day="2018-06-10")]
    assert len(read(*converted).told) == 1


def test_a_long_time_is_weighed_by_its_months_and_an_open_end_reaches_the_report() -> None:
    (one,) = read(pay(1, 300, family="a", time={"start": "2016-07-01", "end": "2017-12-31"})).told
    assert one.years == ((2016, 6 / 18), (2017, 12 / 18))
    (one,) = read(pay(1, 300, family="a", time={"start": "2017-01-01", "end": None})).told
    assert one.last == 2018 * 12 + 5
    (one,) = read(pay(1, 300, None, family="a", written_between=["2016-01-01", "2016-03-01"])).told
    assert one.years == ((2016, 1.0),)


def test_the_host_is_found_by_the_place() -> None:
    (one,) = read(pay(1, 300, family="a", host=None, place={"name": "Southport"})).told
    assert (one.host, one.site) == ("AA", "Southport")
    (one,) = read(pay(1, 300, family="a", host=None, place={"name": "Hunchun"})).told
    assert one.host == "CN"
    (one,) = read(pay(1, 300, family="a", host=None)).told
    assert one.host is None

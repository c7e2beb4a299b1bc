"""The range of earnings: never a point, refused where nothing bears it, and what moves it."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from estimates import TREE as PLACES
from estimates import some_claims
from pay_claims import pay
from pay_worlds import TREE, YEARS, estimate_of, foreign_pay
from tumen.errors import InvalidForm
from tumen.estimate import Estimate, estimate
from tumen.estimate.earnings.run import FACTORS, Earnings, earnings
from tumen.ledger import EarningsRow, plain_form


def stocks(*, contraction: float = 0.8, months: int = 36, first: int = 2016 * 12, spread: float = 0.2) -> Estimate:
    """One thousand people in each of three hosts, with some doubt."""
    nodes = 5
    noise = np.random.default_rng(5).normal(0, spread, size=(400, nodes, 1))
    stock = np.broadcast_to(1000 * np.exp(noise), (400, nodes, months)).copy()
    stock[:, 0] = stock[:, 1:].sum(axis=1)
    return estimate_of(tree_lines=TREE, stock=stock, first=first, contraction=contraction)


def row(found: Earnings, place: str = "HAA", period: str = "2018") -> EarningsRow:
    (one,) = [one for one in found.rows if (one.place, one.period) == (place, period)]
    return one


CLAIMS = [
    pay(1, 400, family="a"),
    pay(2, None, family="b", share=0.7),
    pay(3, 90, family="c", quote="keep"),
    pay(4, 2500, "2017-05-01", family="d", currency="CNY"),
]


def test_rows_are_ranges_in_order_and_never_points() -> None:
    found = earnings(stocks(), CLAIMS)
    assert [(one.place, one.period) for one in found.rows] == [
        (place, str(year)) for place in ("W", "HAA", "HBB", "HCC") for year in YEARS
    ]
    for one in found.rows:
        assert one.p05 < one.p25 < one.p75 < one.p95
        form = plain_form(one)
        assert (form["measure"], form["unit"]) == ("earnings", "USD")
        assert "median" not in json.dumps(form)
        assert "mean" not in form


def test_the_world_is_the_sum_of_its_hosts_in_every_draw() -> None:
    found = earnings(stocks(), CLAIMS)
    hosts = sum(found.draws(place, "2017") for place in ("HAA", "HBB", "HCC"))
    # the rest of the world, which no report names, is in it too
    assert (found.draws("W", "2017") > hosts).all()
    with pytest.raises(InvalidForm, match="no row for 'HAA' in '2030'"):
        found.draws("HAA", "2030")


def test_a_product_of_known_factors_is_what_one_reckons_by_hand() -> None:
    many = [pay(k, 400, family=f"w{k}") for k in range(40)]
    many += [pay(100 + k, None, family=f"s{k}", share=0.7) for k in range(40)]
    found = row(earnings(stocks(), many))
    low, high = found.p05, found.p95
    # 1,000 people × 12 months × 400 dollars × 0.7, before costs, managers and months without pay
    assert low < 0.65 * 1000 * 12 * 400 * 0.7 < high
    assert high < 1.3 * 1000 * 12 * 400 * 0.7
    # the middle of each range of the table, and what all stories get wrong about wages and shares
    odds = 0.7 / 0.3 / np.sqrt(0.8 * 3.5)
    wage, share = 400 / np.sqrt(0.85 * 1.5), odds / (1 + odds)
    left = [1 - _middle(low, high) for low, high in ((0.05, 0.55), (0.02, 0.30))]
    expected = 12_000 * wage * share * left[0] * left[1] * _middle(0.60, 0.98)
    draws = earnings(stocks(), many).draws("HAA", "2018")
    assert float(np.log(draws).mean()) == pytest.approx(np.log(expected), abs=0.15)


def _middle(low: float, high: float) -> float:
    """The middle of a range of shares on the scale of log odds."""
    odds = np.sqrt(low / (1 - low) * high / (1 - high))
    return float(odds / (1 + odds))


def test_the_order_of_claims_does_not_matter_and_a_seed_gives_the_same_rows() -> None:
    one = earnings(stocks(), CLAIMS)
    assert earnings(stocks(), CLAIMS[::-1]).rows == one.rows
    assert earnings(stocks(), CLAIMS, seed=2).rows != one.rows


@pytest.mark.parametrize("copies", [1, 5, 50])
def test_copies_change_no_figure(copies: int) -> None:
    again = [CLAIMS[0] | {"id": f"k{k}", "report": f"copy-{k}", "publisher": f"Daily {k}"} for k in range(copies)]
    plain, copied = (row(earnings(stocks(), claims)) for claims in (CLAIMS, CLAIMS + again))
    assert (plain.p05, plain.p25, plain.p75, plain.p95) == (copied.p05, copied.p25, copied.p75, copied.p95)
    assert plain.evidence == copied.evidence


def test_a_higher_wage_told_raises_both_ends() -> None:
    ends = [row(earnings(stocks(), [pay(1, amount, family="a")])) for amount in (200, 400, 800)]
    assert ends[0].p05 < ends[1].p05 < ends[2].p05
    assert ends[0].p95 < ends[1].p95 < ends[2].p95


def test_drivers_share_the_variance_and_the_widest_factor_leads() -> None:
    found = row(earnings(stocks(spread=1.5), CLAIMS))
    assert [one.name for one in found.drivers] == list(FACTORS)
    assert sum(one.share for one in found.drivers) == pytest.approx(1.0, abs=0.01)
    assert max(found.drivers, key=lambda one: one.share).name == "stock"
    # every factor is drawn, and the exchange rate where a claim went through a doubtful one
    roubles = row(earnings(stocks(), [pay(1, 20000, "2015-02-01", family="a", currency="RUB")]))
    assert all(one.share > 0.002 for one in (*found.drivers[:-1], *roubles.drivers))
    sure = row(earnings(stocks(spread=0.01), CLAIMS))
    assert next(one.share for one in sure.drivers if one.name == "stock") < 0.05


def test_families_are_named_by_what_leaving_them_out_does() -> None:
    claims = [*CLAIMS, pay(9, 1500, family="odd")]
    found = row(earnings(stocks(), claims))
    (odd,) = [one for one in found.families if one.family == "odd"]
    without = row(earnings(stocks(), CLAIMS))
    assert odd.claims == ("pay-9: p9",)
    assert odd.high < -0.05
    assert odd.low == pytest.approx(np.log(without.p05 / found.p05), abs=0.1)
    assert odd.high == pytest.approx(np.log(without.p95 / found.p95), abs=0.1)
    assert max(found.families, key=lambda one: max(abs(one.low), abs(one.high))) == found.families[0]


def test_evidence_counts_families_of_the_host_and_those_it_borrows_from() -> None:
    found = earnings(stocks(), CLAIMS)
    own, other, early = row(found).evidence, row(found, "HBB").evidence, row(found, period="2016").evidence
    assert (own.pay_families, own.pay_elsewhere, own.months_since) == (4, 0, 6)
    assert (other.pay_families, other.pay_elsewhere, other.months_since) == (0, 4, None)
    assert early.months_since is None
    assert row(found).why is None


def test_it_refuses_in_words_where_stock_or_pay_is_not_told() -> None:
    both = row(earnings(stocks(contraction=0.1), []))
    no_stock = row(earnings(stocks(contraction=0.1), CLAIMS))
    no_pay = row(earnings(stocks(), []))
    assert both.refused and no_stock.refused and no_pay.refused  # noqa: PT018
    assert both.why == "no usable evidence of the stock and no claim of pay; the range is our prior"
    assert "prior for it" in str(no_stock.why)
    assert "what we assume of pay" in str(no_pay.why)
    # where others tell of pay it is borrowed, and wider
    borrowed = row(earnings(stocks(), CLAIMS), "HBB")
    assert not borrowed.refused
    assert borrowed.p95 / borrowed.p05 > row(earnings(stocks(), CLAIMS)).p95 / row(earnings(stocks(), CLAIMS)).p05


def test_denied_and_planned_pay_and_unusable_currencies_change_nothing() -> None:
    more: list[dict[str, Any]] = [
        pay(5, 900, family="e", modality="denied"),
        pay(6, 900, family="f", modality="planned"),
        pay(7, 900, family="g", currency="KPW"),
        pay(8, (900, 300), family="h"),
        pay(9, None, family="i", share=2.0),
    ]
    found = earnings(stocks(), CLAIMS + more)
    assert found.rows == earnings(stocks(), CLAIMS).rows
    assert sorted(one.claim for one in found.dropped) == [f"pay-{k}: p{k}" for k in range(5, 10)]


def test_sums_for_all_stand_beside_the_range_and_change_nothing() -> None:
    sums = [
        pay(5, 900_000_000, family="e", per="year", host=None),
        pay(6, (2_000_000, 4_000_000), family="f", per="year"),
        pay(7, 100_000_000, "2025-01-01", family="g", per="year"),
    ]
    plain, found = earnings(stocks(), CLAIMS), earnings(stocks(), CLAIMS + sums)
    assert row(found).p95 == row(plain).p95
    (of_host,), (of_world,) = row(found).told, row(found, "W").told
    assert (of_host.lies, of_world.lies) == ("inside", "above")
    assert row(found, period="2017").told == ()
    (dropped,) = found.dropped
    assert dropped.claim == "pay-7: p7"
    assert "does not cover" in dropped.why


def test_only_whole_years_are_told() -> None:
    assert {one.period for one in earnings(stocks(months=23), CLAIMS).rows} == {"2016"}
    with pytest.raises(InvalidForm, match="no year lies whole"):
        earnings(stocks(months=11), CLAIMS)


def test_a_run_can_be_widened_to_whole_years() -> None:
    found = estimate(some_claims(), tree=PLACES, whole_years=True)
    assert (found.first % 12, found.last % 12) == (0, 11)
    kept = estimate(some_claims(), tree=PLACES, first="2018-03", whole_years=True)
    assert (kept.first, kept.last % 12) == (2018 * 12 + 2, 11)
    assert earnings(found, some_claims()).rows


def test_nine_tenths_hold_in_worlds_of_another_kind() -> None:
    inside, half, rows = 0, 0, 0
    for seed in range(16):
        world = foreign_pay(seed)
        for one in earnings(world.stocks, world.claims).rows:
            truth = world.earned.get((one.place, one.period))
            if truth is not None:
                rows += 1
                inside += one.p05 <= truth <= one.p95
                half += one.p25 <= truth <= one.p75
    assert 0.82 <= inside / rows <= 0.99
    assert 0.35 <= half / rows <= 0.72

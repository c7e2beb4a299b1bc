"""The dates that matter, host by host: what is told of them, and what is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from estimates import TREE, claim
from tumen.estimate import Estimate, estimate
from tumen.estimate.deadlines import deadlines


def told(host: str = "AA", place: str = "Firstland") -> list[dict[str, Any]]:
    """Officials count a host before and after the deadline."""
    days = [("2017-07-31", 12001), ("2018-12-31", 9007), ("2020-02-28", 2003)]
    return [
        claim(n, people, day, family=f"{host}{n}", place=place, host=host, basis="exact", source="official")
        for n, (day, people) in enumerate(days)
    ]


def run(claims: list[dict[str, Any]], **options: Any) -> Estimate:
    return estimate(claims, **{"tree": TREE, "first": "2017-01", "last": "2020-06"} | options)


def test_the_stock_at_each_date_is_that_of_the_row_and_half_is_counted_draw_by_draw() -> None:
    found = run(told())
    first, second = deadlines(found)
    assert (first.place, second.place) == ("H1", "H2")
    assert [(one.label, one.month) for one in first.stocks] == [
        ("before the cap", "2017-07"),
        ("at the deadline", "2019-12"),
        ("at closure", "2020-02"),
        ("at the end", "2020-06"),
    ]
    rows = {row.period: row for row in found.rows if (row.place, row.measure) == ("H1", "stock")}
    assert all(one.median == rows[one.month].median for one in first.stocks)
    stock = found.draws("H1")
    before, after = 2017 * 12 + 6 - found.first, 2020 * 12 + 1 - found.first
    assert first.half_stayed == pytest.approx(float(np.mean(stock[:, after] >= 0.5 * stock[:, before])), abs=1e-3)
    assert first.half_stayed is not None
    assert first.half_stayed < 0.05
    assert not first.refused


def test_a_host_of_which_nothing_is_told_is_refused() -> None:
    _, second = deadlines(run(told()))
    assert second.refused
    assert all(one.refused for one in second.stocks)


def test_half_is_not_told_where_one_of_the_two_lies_outside_the_run() -> None:
    assert deadlines(run(told(), first="2018-01"))[0].half_stayed is None
    found = run(told(), first="2017-01", last="2020-01")
    assert deadlines(found)[0].half_stayed is None


def test_a_run_with_none_of_the_dates_has_no_such_table() -> None:
    assert deadlines(run(told()[:1], first="2016-01", last="2016-12")) == ()

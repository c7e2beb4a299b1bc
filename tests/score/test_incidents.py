"""Incidents against gold: pairs, pairs across reports, B-cubed, and what is wrong and missed."""

from __future__ import annotations

import pytest

from tumen.errors import InvalidValue
from tumen.score import Rate, score_incidents

REPORTS = {"a": "r1", "b": "r1", "c": "r2", "d": "r2"}


def test_the_same_groups_under_other_names_are_right() -> None:
    gold = {"a": 1, "b": 2, "c": 1, "d": 3}
    figures = score_incidents(gold, {"a": "x", "b": "y", "c": "x", "d": "z"}, REPORTS)
    assert figures.pairs == figures.across == figures.b_cubed == Rate(p=1.0, r=1.0, f1=1.0)
    assert figures.wrong == figures.missed == ()


def test_a_wrong_pair_and_a_missed_pair_are_named_and_counted() -> None:
    gold = {"a": 1, "b": 1, "c": 1, "d": 2}
    figures = score_incidents(gold, {"a": "x", "b": "x", "c": "y", "d": "y"}, REPORTS)
    assert figures.pairs == Rate(p=0.5, r=0.3333, f1=0.4)
    assert figures.across == Rate(p=0.0, r=0.0, f1=0.0)
    assert figures.wrong == (("c", "d"),)
    assert figures.missed == (("a", "c"), ("b", "c"))
    # precision: a and b 1, c and d a half; recall: a and b two thirds, c a third, d 1
    assert figures.b_cubed == Rate(p=0.75, r=0.6667, f1=0.7059)


def test_one_large_group_is_recalled_and_not_precise() -> None:
    figures = score_incidents(dict(zip("abcd", "1234", strict=True)), dict.fromkeys("abcd", "x"), REPORTS)
    assert figures.pairs == Rate(p=0.0, r=1.0, f1=0.0)
    assert figures.b_cubed == Rate(p=0.25, r=1.0, f1=0.4)


def test_no_claims_are_no_fault() -> None:
    assert score_incidents({}, {}, {}).b_cubed == Rate(p=1.0, r=1.0, f1=1.0)


def test_other_claims_than_those_of_gold_are_refused() -> None:
    with pytest.raises(InvalidValue, match="claims b: not in all of gold, found and reports"):
        score_incidents({"a": 1}, {"a": 1, "b": 1}, {"a": "r"})

"""Values of the ledger: what each allows, and in which words it refuses the rest."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_values import counts, days, refused, whens

from tumen.ledger import VOCABULARIES, Count, Document, Ground, Money, Place, Source, When, allowed

DAY = date(2024, 8, 28)


@given(counts())
def test_a_count_with_one_open_end_is_at_least_or_at_most(count: Count) -> None:
    assert (count.high is None) == (count.basis == "at_least")
    assert (count.low is None) == (count.basis == "at_most")
    assert (count.low == count.high) == (count.basis in ("exact", "approx"))


@pytest.mark.parametrize(
    ("low", "high", "basis"),
    [
        (None, None, "exact"),
        (1, 2, "exact"),
        (1, None, "approx"),
        (1, 2, "at_least"),
        (None, 2, "at_least"),
        (1, 2, "at_most"),
        (2, None, "at_most"),
        (5, 5, "range"),
        (1, None, "range"),
        (None, 5, "vague"),
    ],
)
def test_a_basis_that_does_not_fit_its_ends_is_refused(low: int | None, high: int | None, basis: str) -> None:
    assert f"basis {basis!r} does not fit" in refused(Count, low=low, high=high, basis=basis)


@pytest.mark.parametrize("end", [-1, 1.5, True, "400", math.nan])
def test_a_count_is_a_whole_number_of_people(end: Any) -> None:
    assert "not a whole number of people" in refused(Count, low=end, high=end, basis="exact")


def test_a_count_whose_ends_are_swapped_is_refused() -> None:
    assert "swap them" in refused(Count, low=9, high=2, basis="range")


def test_an_unknown_word_is_refused_with_the_allowed_ones() -> None:
    said = refused(Count, low=1, high=1, basis="about")
    assert said.startswith("count.basis: 'about' is not allowed; use one of exact, approx, ")


@pytest.mark.parametrize("vocabulary", sorted(VOCABULARIES))
def test_every_vocabulary_allows_its_own_words_only(vocabulary: str) -> None:
    assert all(allowed(vocabulary, value) == value for value in VOCABULARIES[vocabulary])
    assert allowed(vocabulary, None, null=True) is None
    for value in (None, "", 3, ["exact"]):
        assert vocabulary in refused(lambda value: allowed(vocabulary, value), value=value)


def test_an_interval_open_at_both_ends_is_refused() -> None:
    assert "a time that is not known is None" in refused(When, start=None, end=None)


@pytest.mark.parametrize("end", ["2024-08-28", datetime(2024, 8, 28), 2024])  # noqa: DTZ001  # a naive one, too
def test_an_end_of_an_interval_is_a_calendar_day(end: Any) -> None:
    assert "not a calendar day" in refused(When, start=end, end=None)


def test_an_interval_whose_ends_are_swapped_is_refused() -> None:
    assert "swap them" in refused(When, start=DAY, end=DAY - timedelta(days=1))


@given(whens(), whens())
def test_overlap_does_not_depend_on_the_order(one: When, other: When) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(one)


@given(days, st.integers(0, 9), days, st.integers(0, 9))
def test_intervals_overlap_where_they_share_a_day(first: date, long: int, second: date, wide: int) -> None:
    one, other = When(start=first, end=first + timedelta(long)), When(start=second, end=second + timedelta(wide))
    shared = {first + timedelta(n) for n in range(long + 1)} & {second + timedelta(n) for n in range(wide + 1)}
    assert one.overlaps(other) == bool(shared)


@given(days)
def test_an_open_end_reaches_as_far_as_needed(day: date) -> None:
    until, since = When(start=None, end=day), When(start=day, end=None)
    assert until.overlaps(since)
    assert not until.overlaps(When(start=day + timedelta(1), end=None))
    assert not since.overlaps(When(start=None, end=day - timedelta(1)))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": " "}, "place.name"),
        ({"name": 7}, "place.name"),
        ({"country": "cn"}, "two capital letters, such as CN"),
        ({"country": "CHN"}, "two capital letters"),
        ({"country": "ÄÖ"}, "two capital letters"),
        ({"country": 12}, "two capital letters"),
        ({"level": "village"}, "place.level: 'village' is not allowed; use one of country, province, city, site"),
        ({"lat": 91}, "place.lat: 91 is not a number between -90 and 90"),
        ({"lon": math.nan}, "place.lon"),
        ({"lat": "42"}, "place.lat"),
        ({"id": ""}, "place.id"),
    ],
)
def test_a_place_names_what_is_wrong_with_it(wrong: dict[str, Any], words: str) -> None:
    right = {"name": "Hunchun", "country": "CN", "level": "city"}
    Place(**right)  # type: ignore[arg-type]
    assert words in refused(Place, **{**right, **wrong})


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"low": -1}, "money.low"),
        ({"low": math.nan}, "money.low"),
        ({"high": math.inf}, "money.high"),
        ({"low": "100"}, "money.low"),
        ({"low": True}, "money.low"),
        ({"low": 3, "high": 2}, "swap them"),
        ({"share": 1.2}, "money.share: 1.2 is not a number between 0 and 1"),
        ({"share": -0.1}, "money.share"),
        ({"per": "week"}, "money.per: 'week' is not allowed; use one of hour, day, month, year, total"),
        ({"currency": 5}, "money.currency"),
    ],
)
def test_money_names_what_is_wrong_with_it(wrong: dict[str, Any], words: str) -> None:
    assert words in refused(Money, **wrong)


def test_a_very_large_sum_is_a_sum() -> None:
    assert Money(low=10**400).low == 10**400


@pytest.mark.parametrize("days", [(-1, 30), (30.0, 30), ("30", None), (True, None)])
def test_the_validity_of_a_paper_is_whole_days(days: Any) -> None:
    assert "whole number of days" in refused(Document, type="border_pass", validity_days=days)


def test_the_validity_of_a_paper_has_its_ends_in_order() -> None:
    assert "swap them" in refused(Document, type="border_pass", validity_days=(365, 180))


def test_a_source_is_described_by_a_text_of_a_known_type() -> None:
    assert "source.type" in refused(Source, description="", type="rumour")
    assert "source.description" in refused(Source, description=None, type="local")


def test_a_slot_rests_on_words_or_on_a_rule() -> None:
    assert "exactly one of the two" in refused(Ground)
    assert "exactly one of the two" in refused(Ground, spans=((1, 2),), by="calendar")
    assert "not a stretch of text" in refused(Ground, spans=((2, 2),))
    assert "not a stretch of text" in refused(Ground, spans=((-1, 2),))

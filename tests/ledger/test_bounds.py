"""Bounds of a claim: its stated time, else what its telling and the day of writing allow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from ledger_values import days, whens

from tumen.ledger import Claim, Report, Source, Told, When, bounds, make_claim

TOLD: tuple[Told, ...] = ("past", "present", "future")
REPORT = Report(id="f" * 64, name="r", text="400 workers", media_type="text/plain")
CLAIM = make_claim(
    report=REPORT.id,
    start=0,
    end=11,
    quote="400 workers",
    kind="presence",
    source=Source(description="", type="author"),
    rule="stock",
    version="1",
)


@given(whens(), days)
def test_a_stated_time_goes_before_every_bound(time: When, day: date) -> None:
    dated = replace(REPORT, published=day)
    for told in TOLD:
        found = bounds(replace(CLAIM, time=time), dated, told=told)
        assert (found.when, found.stated) == (time, True)


@given(days)
def test_the_day_of_publication_bounds_what_is_told(day: date) -> None:
    dated = replace(REPORT, published=day)
    wanted = {
        "past": When(start=None, end=day),
        "present": When(start=day, end=day),
        "future": When(start=day, end=None),
    }
    for told in TOLD:
        found = bounds(CLAIM, dated, told=told)
        assert (found.when, found.stated) == (wanted[told], False)
        assert "the day of publication" in found.why


@given(whens())
def test_where_no_day_is_known_what_the_text_proves_bounds_it(written: When) -> None:
    dated = replace(REPORT, written_between=written)
    assert bounds(CLAIM, dated, told="present").when == written
    past, future = bounds(CLAIM, dated, told="past").when, bounds(CLAIM, dated, told="future").when
    assert past == (When(start=None, end=written.end) if written.end else None)
    assert future == (When(start=written.start, end=None) if written.start else None)


@given(days, whens())
def test_the_day_of_publication_goes_before_what_the_text_proves(day: date, written: When) -> None:
    dated = replace(REPORT, published=day, written_between=written)
    assert bounds(CLAIM, dated, told="present").when == When(start=day, end=day)


@pytest.mark.parametrize("told", TOLD)
def test_nothing_bounds_a_claim_of_an_undated_report(told: Told) -> None:
    found = bounds(CLAIM, REPORT, told=told)
    assert found.when is None
    assert not found.stated
    assert "nothing dates its writing" in found.why


def test_the_claim_is_not_changed() -> None:
    before: Claim = replace(CLAIM)
    bounds(CLAIM, replace(REPORT, published=date(2024, 8, 28)), told="past")
    assert before == CLAIM

"""Claims dated after their page are named; plans, open times and undated pages are not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tumen.ledger import Claim, Report, Source, When, make_claim
from tumen.link.doubts import told_too_early

TEXT = "400 workers came."


def claim(first: date | None, modality: Any = "asserted") -> Claim:
    return make_claim(
        report=page(date(2019, 5, 6)).id,
        start=0,
        end=len(TEXT),
        quote=TEXT,
        kind="presence",
        time=When(start=first, end=date(2019, 12, 31)) if first else None,
        modality=modality,
        source=Source(description="", type="author"),
        rule="stock",
        version="1",
    )


def page(published: date | None, last: date | None = None) -> Report:
    between = When(start=None, end=last) if last else None
    return Report(
        id="f" * 64, name="r", text=TEXT, media_type="text/plain", published=published, written_between=between
    )


def test_what_is_told_as_done_before_it_began_is_named_with_both_days() -> None:
    why = told_too_early(claim(date(2019, 5, 20)), page(date(2019, 5, 6)))
    assert why is not None
    assert why.startswith("tells as done what begins on 2019-05-20, after its report was written (2019-05-06)")


def test_the_last_day_that_the_text_allows_counts_where_no_day_is_stated() -> None:
    assert told_too_early(claim(date(2019, 5, 20)), page(None, date(2019, 5, 6)))
    assert told_too_early(claim(date(2019, 5, 20)), page(None, date(2019, 6, 1))) is None


@pytest.mark.parametrize(
    ("told", "report"),
    [
        (claim(date(2019, 5, 7)), page(date(2019, 5, 6))),
        (claim(date(2019, 5, 1)), page(date(2019, 5, 6))),
        (claim(None), page(date(2019, 5, 6))),
        (claim(date(2019, 5, 20), "planned"), page(date(2019, 5, 6))),
        (claim(date(2019, 5, 20), "possible"), page(date(2019, 5, 6))),
        (claim(date(2019, 5, 20)), page(None)),
    ],
    ids=["the next day, west of it", "before", "no time", "a plan", "a possibility", "an undated page"],
)
def test_what_can_be_right_is_not_named(told: Claim, report: Report) -> None:
    assert told_too_early(told, report) is None

"""Extraction holds its form whatever it reads: sentences of the sample in any order, broken and mixed."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.texts import report_of

from tumen.extract import extract, why
from tumen.ledger import QUOTE_LIMIT
from tumen.resources.samples import sample_reports


@cache
def _sentences() -> tuple[str, ...]:
    texts = [data.decode("utf-8") for _, data in sample_reports()]
    return tuple(sorted({part for text in texts for part in text.replace("\n", " ").split(". ") if part.isascii()}))


_PIECES = st.integers(0, 10_000).map(lambda number: _sentences()[number % len(_sentences())])


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=8), st.sampled_from([". ", ", ", "; ", ".\n\n", " and "]))
def test_every_claim_stands_where_it_says_whatever_the_order(pieces: list[str], joint: str) -> None:
    report = report_of(joint.join(pieces))
    claims = extract(report).claims
    for claim in claims:
        assert report.text[claim.start : claim.end] == claim.quote
        assert 0 < len(claim.quote) <= QUOTE_LIMIT
        assert claim.score is not None
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)


@settings(max_examples=30, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=4), st.integers(0, 200))
def test_why_tells_of_every_rule_that_made_a_claim(pieces: list[str], cut: int) -> None:
    report = report_of(". ".join(pieces)[cut:] or "x")
    told = {reason.rule for reason in why(report) if reason.outcome == "claim"}
    assert {claim.rule for claim in extract(report).claims} <= told

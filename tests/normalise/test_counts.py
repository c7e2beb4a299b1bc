"""Counts: what the words say, and what is no count of people."""

from __future__ import annotations

import pytest

from tumen.normalise import find_counts


@pytest.mark.parametrize(
    ("text", "low", "high", "basis"),
    [
        ("500 workers arrived", 500, 500, "exact"),
        ("around 400 women were sent", 400, 400, "approx"),
    ],
)
def test_hedges_give_the_basis(text: str, low: int | None, high: int | None, basis: str) -> None:
    (found,) = find_counts(text)
    assert (found.value.low, found.value.high, found.value.basis, found.people) == (low, high, basis, True)

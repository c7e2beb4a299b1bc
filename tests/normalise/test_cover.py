"""Overlaps of stretches are those that comparing each with each would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tumen.normalise.cover import Cover

SPAN = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(SPAN, max_size=8), SPAN)
def test_a_cover_finds_what_comparing_each_finds(spans: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    start, end = asked
    assert Cover(spans).touches(start, end) == any(first < end and start < last for first, last in spans)

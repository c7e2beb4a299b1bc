"""Every fuzz target on what it begins with, on what once broke it, and on what Hypothesis makes of both: everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fuzz_seeds as seeds
from fuzz_targets import TARGETS


@pytest.mark.parametrize("target", TARGETS)
def test_whole_files_and_hostile_ones_are_read_or_refused(target: str) -> None:
    for data in (*TARGETS[target].begin(), *seeds.regressions(target)):
        TARGETS[target].check(data)


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_cut_off_anywhere_is_read_or_refused(target: str) -> None:
    for data in TARGETS[target].begin()[:3]:
        for at in range(0, len(data), max(1, len(data) // 12)):
            TARGETS[target].check(data[:at])


def test_every_target_is_in_a_group() -> None:
    source = Path(__file__).with_name("fuzz.py").read_text(encoding="utf-8")
    groups = source[source.index("GROUPS = (") : source.index(")", source.index("GROUPS = ("))]
    assert sorted(re.findall(r"\w+", groups)[1:]) == sorted(TARGETS)


@st.composite
def made_of(draw: st.DrawFn, target: str) -> bytes:
    """Pieces of what a target begins with, cut, put together and changed."""
    pieces = st.sampled_from((*TARGETS[target].begin(), b"")) | st.binary(max_size=20)
    data = bytearray(b"".join(draw(st.lists(pieces, min_size=1, max_size=2))))
    if data:
        for at in draw(st.lists(st.integers(0, len(data) - 1), max_size=8)):
            data[at] = draw(st.integers(0, 255))
    first = draw(st.sampled_from((0, 0, len(data) // 3)))
    return bytes(data[first : draw(st.integers(first, len(data)))]) + draw(st.binary(max_size=8))


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_made_of_them_is_read_or_refused(target: str) -> None:
    @settings(max_examples=25, deadline=None)
    @given(made_of(target))
    def holds(data: bytes) -> None:
        TARGETS[target].check(data)

    holds()

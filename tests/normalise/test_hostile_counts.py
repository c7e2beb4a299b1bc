"""Texts made to hurt: no exception, spans that lie in the text, and work that grows no faster than the text."""

from __future__ import annotations

from itertools import pairwise

import pytest

from steps import steps
from tumen.normalise import find_counts, find_money, find_pay_shares, find_shares

SEEDS = (
    "1",
    "0",
    "1,",
    "1.000.",
    "1 000 ",
    "1'000",
    "½",
    "hundred ",
    "one hundred and ",
    "tens of ",
    "([{",
    "of the 5 ",
    "half of them ",
    "Articles 1, 2, ",
    "5 to ",
    "5 - ",
    "5, perhaps ",
    "more than ",
    "\u202e٣٤ ",
    "5\u0301 workers\u0300 ",
    "5\x00workers ",
    "\ud800 5 workers ",
    "𝟓 workers ",
    "Ⅻ ",
    "$",
    "HK$",
    "5 won ",
    "5 percent of ",
    "workers 5 of them half of them and ",
    "he keeps 5 percent of their wages ",
)


@pytest.mark.parametrize("seed", SEEDS)
def test_repetition_harms_nothing(seed: str) -> None:
    text = seed * (2000 // len(seed))
    finders = (find_counts, find_money, find_shares, find_pay_shares)
    for spans in ([(one.start, one.end) for one in find(text)] for find in finders):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(before[0] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize("seed", ["1,", "one hundred and ", "of the 5 ", "half of them ", "Articles 1, 2, "])
def test_work_grows_with_the_text_and_no_faster(seed: str) -> None:
    taken = [steps(find_counts, seed * (size // len(seed))) for size in (2_000, 8_000)]
    assert taken[1] < 6 * taken[0]  # four times the text; squared it would be sixteen


def test_a_megabyte_of_digits_is_no_count() -> None:
    assert find_counts("1" * 1_000_000) == ()

"""The trade that a word tells: the first word, the longest of those that begin together, and only whole words."""

from __future__ import annotations

import re

import pytest

from tumen.resources.lexicons import find_sector, sector_words
from tumen.resources.samples import sample_reports


def by_pattern(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The same by one slow pattern: where the first word stands."""
    table = {word if word.isupper() else word.lower() for word, _ in sector_words()}
    words = sorted(table, key=lambda word: (-len(word), word))
    parts = [f"(?-i:{re.escape(word)})" if word.isupper() else re.escape(word) for word in words]
    match = re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?!\w)", re.I).search(text, start, end)
    return match.span() if match is not None else None


@pytest.mark.parametrize(("name", "data"), sample_reports(), ids=lambda item: item if isinstance(item, str) else "")
def test_a_sector_is_found_where_a_pattern_finds_it(name: str, data: bytes) -> None:
    text = data.decode()
    for start in range(0, len(text), 150):
        found = find_sector(text, start, start + 150)
        assert (found[1:] if found else None) == by_pattern(text, start, start + 150), name


def test_only_whole_words_tell_a_sector() -> None:
    assert find_sector("a garment plant", 0, 15) is not None
    assert find_sector("ungarmented", 0, 11) is None
    assert find_sector("a non-garment plant", 0, 19) is None
    assert find_sector("a garment plant", 3, 15) is None


def test_the_longest_of_the_words_that_begin_together_tells_the_sector() -> None:
    assert find_sector("a housing project here", 0, 22) == ("construction", 2, 17)
    assert find_sector("fishing company", 0, 15) == ("seafood", 0, 15)
    assert find_sector("the IT staff", 0, 12) == ("it", 4, 6)
    assert find_sector("then it left", 0, 12) is None


def test_what_ends_the_stretch_ends_the_word() -> None:
    assert find_sector("garments", 0, 7) is not None
    assert find_sector("a Garment plant", 2, 9) == ("garment", 2, 9)


def test_a_word_that_leaves_the_stretch_hides_none_behind_it() -> None:
    text = "a garment plant and a fishing company in the housing project"
    assert find_sector(text, 3, len(text)) == ("seafood", 22, 37)
    assert find_sector(text, 0, 5) is None
    assert find_sector(text, 23, 40) is None

"""How two lines of a paragraph are put together."""

from __future__ import annotations

import pytest

from tumen.read.seams import seam, vocabulary

WORDS = vocabulary(
    ["The arrangement of long-term work; Korean workers come without papers, and others with them out of"]
)


def joined(before: str, after: str, *, spaced: bool = False, kept: bool = False) -> str:
    cut, glue = seam(before, after, WORDS, spaced=spaced, kept=kept)
    return before[: len(before) - cut] + glue + after


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("the work", "began", "the work began"),
        ("an arrange-", "ment of", "an arrangement of"),
        ("an accommo-", "dation for", "an accommodation for"),
        ("a long-", "term plan", "a long-term plan"),
        ("a state-", "owned plant", "a state-owned plant"),
        ("a Korean-", "workers plant", "a Korean-workers plant"),
        ("with-", "out papers", "without papers"),
        ("Kim Jong-", "Un said", "Kim Jong-Un said"),
        ("a 30-", "day pass", "a 30-day pass"),
        ("from 2017-", "2019 on", "from 2017-2019 on"),
        ("he came -", "and went", "he came - and went"),
        ("sea\u00ad", "food", "seafood"),
        ("https://example.org/a/", "b.html", "https://example.org/a/b.html"),
        ("the plant—", "a new one", "the plant—a new one"),
        ("from 100–", "150 workers", "from 100–150 workers"),
        ("the plant –", "a new one", "the plant – a new one"),
        ("珲春的一家", "服装厂", "珲春的一家服装厂"),
        ("在珲春，", "2019年", "在珲春，2019年"),
        ("约有", "300人", "约有300人"),
        ("", "a", "a"),
        ("a", "", "a"),
    ],
)
def test_lines_join_as_the_words_were_written(before: str, after: str, text: str) -> None:
    assert joined(before, after) == text


def test_korean_lines_join_by_the_space_that_stood_at_the_end() -> None:
    assert joined("북한 노동자", "약 300명이", spaced=True) == "북한 노동자 약 300명이"
    assert joined("북한 노동", "자 약 300명이", kept=True) == "북한 노동자 약 300명이"
    assert joined("북한 노동자", "약 300명이") == "북한 노동자 약 300명이"


def test_a_korean_word_that_stands_elsewhere_is_put_together() -> None:
    assert seam("북한 노동", "자가", vocabulary(["이 노동자가 말했다"])) == (0, "")


def test_words_broken_at_the_end_of_a_line_are_no_words() -> None:
    assert vocabulary(["an arrange-", "ment of time", "long-term"]) == {"an", "of", "time", "long-term"}


def test_one_endless_word_is_looked_at_from_its_end_only() -> None:
    assert joined("a" * 2_000_000 + "1", "b") == "a" * 2_000_000 + "1 b"

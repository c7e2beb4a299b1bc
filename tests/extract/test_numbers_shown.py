"""Numbers behind a verb of saying are part of what is said; who is let into a state is told of, not spoken by it."""

from __future__ import annotations

import pytest

from tumen.extract.en.clauses import clauses_of
from tumen.extract.en.speakers import speeches
from tumen.extract.en.text import cut


def said(text: str) -> str:
    """The words of the first sentence that do not only say who speaks."""
    whole = cut(text, ())
    sentence, speech = whole.sentences[0], speeches(whole)[0]
    return " / ".join(
        " ".join(word.text for word in sentence.words[one.first : one.last])
        for one in clauses_of(sentence, speech.spoken)
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The latest figures show about 1,000 North Koreans in Mongolia.", "about 1,000 North Koreans in Mongolia"),
        ("Russia admits thousands of North Korean workers.", "Russia admits thousands of North Korean workers"),
        ("According to their reports two or three people defected from a restaurant.", "two or three people defected"),
    ],
)
def test_a_number_of_people_belongs_to_what_is_said(text: str, kept: str) -> None:
    assert kept in said(text)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("The North Korean workers have left, the ministry said about noon.", "noon"),
        ("Russia admits that the North Korean workers have left.", "Russia"),
        ("According to two officials the North Korean workers have left.", "officials"),
    ],
)
def test_words_that_only_say_who_speaks_and_when_do_not(text: str, gone: str) -> None:
    assert gone not in said(text)

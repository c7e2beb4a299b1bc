"""Sentences, and the phrases by which a text tells of an event."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.read.evidence import folded, may_hold, phrases_of, sentences, told
from tumen.resources.events import Event, events


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One came. Two left! Who stays?", ["One came. ", "Two left! ", "Who stays?"]),
        ("The U.N. Council met on Dec. 22. It voted.", ["The U.N. Council met on Dec. 22. ", "It voted."]),
        ("“They came.” He nodded.", ["“They came.” ", "He nodded."]),
        ("왔다. 갔다.", ["왔다. ", "갔다."]),
        ("来了。走了。", ["来了。", "走了。"]),
        ("Приехали. Уехали.", ["Приехали. ", "Уехали."]),
        ("Headline\n\nBody", ["Headline\n\n", "Body"]),
        ("Wait ... No", ["Wait ... ", "No"]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences_end_where_they_end(text: str, parts: list[str]) -> None:
    found = list(sentences(text))
    assert [sentence.text for sentence in found] == parts
    assert all(text[one.start : one.start + len(one.text)] == one.text for one in found)


def test_a_sentence_that_touches_a_skipped_stretch_is_left_out() -> None:
    assert [one.text for one in sentences("One. Two. Three.", skip=[(5, 8)])] == ["One. ", "Three."]


def event(*phrases: str) -> Event:
    return Event(
        id="x", kind="event", day=date(2015, 1, 2), number=None, what="x", phrases=phrases, foretold=False, about=(),
        source="https://example.org",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("phrase", "text", "tells"),
    [
        ("bridge was opened", "The Bridge was\nopened.", True),
        ("bridge was opened", "The footbridge was opened.", False),
        ("bridge … opened", "The bridge over the river was at last opened.", True),
        ("bridge … opened", "The bridge is one two three four five six seven opened.", False),
        ("Kim Jong Un's visit", "Kim Jong-un’s visit", True),
        ("다리 … 개통", "다리가 작년에 개통됐다", True),
        ("大桥…通车", "大桥去年正式通车了", True),
        ("大桥…通车", "大桥" + "很" * 30 + "通车", False),
        ("a.b", "aXb", False),
    ],
)
def test_a_phrase_is_matched_word_by_word_with_gaps(phrase: str, text: str, tells: bool) -> None:
    assert bool(told(event(phrase)).search(text)) is tells


def test_sentences_are_skipped_however_many_stretches_there_are() -> None:
    text = "One here. " * 2000
    skip = [(at * 10, at * 10 + 4) for at in range(0, 2000, 2)]
    assert len(list(sentences(text, skip=skip))) == 1000
    assert len(list(sentences(text, skip=skip[::-1]))) == 1000
    # the dot and the blank of the sentence before are part of it
    assert [one.start for one in sentences("One. Two. Three.", skip=[(4, 5)])] == [5, 10]


CASES = st.sampled_from([str.upper, str.lower, str.title, str.swapcase])


@given(
    st.sampled_from([event for event in events() if event.phrases]), st.integers(0, 20), CASES, st.sampled_from("'’")
)
def test_the_quick_look_loses_no_phrase(event: Event, at: int, case: Callable[[str], str], mark: str) -> None:
    for phrases in (event.phrases, event.before):
        if phrases:
            phrase = phrases[at % len(phrases)].replace("…", " so ").replace("'", mark)
            text = case(f"Then {phrase}, he said.").replace("i", "İ" if at % 3 == 0 else "i")
            if phrases_of(phrases).search(text):
                assert may_hold(phrases, folded(text))
    assert not may_hold(("word by word",), folded("Nothing of it."))

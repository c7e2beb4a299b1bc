"""Cutting a report: what is furniture, a caption or direct speech; what lies within a stretch."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tumen.extract.en.text import cut, words_of
from tumen.extract.en.values import within

BODY = "Some 40 workers came to the town by bus last week and moved into the hostel of a plant."


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Translated by Jane Example", id="translator"),
        pytest.param("  ** Edited by Jane Example.", id="editor behind signs"),
        pytest.param("By Jane Example", id="byline"),
        pytest.param("\u00a9 2020 Example Daily", id="copyright sign"),
        pytest.param("Jane Example is a reporter for Example Daily who covers trade.", id="about the reporter"),
        pytest.param("She can be reached at desk@example.org.", id="address"),
        pytest.param("Comments are moderated.", id="comments"),
        pytest.param("Please send any questions about her articles to the desk.", id="questions"),
        pytest.param("Jane Example, a defector turned journalist, lives in Seoul.", id="about the author"),
        pytest.param("She has an M.A. from a school in Seoul.", id="degree"),
        pytest.param("The page OPENS IN NEW WINDOW when touched.", id="link"),
    ],
)
def test_furniture_is_left_out(line: str) -> None:
    text = cut(f"A headline\n\n{BODY}\n\n{line}\n\n{BODY}")
    assert line.strip() not in {text.text[one.start : one.end] for one in text.sentences}
    assert len(text.sentences) == 3


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("The editor of the plant paper was sent home with 40 workers.", id="an editor who is told of"),
        pytest.param("The town has a plant where 40 of them work.", id="a town that has a plant"),
        pytest.param("The journalists saw 40 workers get off a bus.", id="journalists who saw"),
    ],
)
def test_what_only_sounds_like_furniture_stays(line: str) -> None:
    assert any(line.startswith(cut(line).text[one.start : one.end]) for one in cut(line).sentences)


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        pytest.param("Photo: a bus at the bridge.", "caption", id="photo"),
        pytest.param("Workers wait for a bus in this undated photo.", "caption", id="in this photo"),
        pytest.param("Workers wait for a bus at the bridge. (AP)", "caption", id="agency"),
        pytest.param("Workers wait for a bus at the bridge. (AP/Example)", "caption", id="agency and name"),
        pytest.param("Workers wait for a bus at the bridge. (File photo)", "caption", id="file photo"),
        pytest.param("[IMAGE] Workers wait for a bus.", "caption", id="capitals"),
        pytest.param("A photographer waited for a bus at the bridge.", "body", id="photographer"),
        pytest.param(BODY, "body", id="neither"),
    ],
)
def test_captions_are_told_from_the_body(line: str, zone: str) -> None:
    assert cut(f"A headline\n\n{line}").sentences[-1].zone == zone


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        pytest.param('He said "they all went home today" and left.', ["they all went home today"], id="straight"),
        pytest.param(
            "He said \u201cthey all went home today\u201d and left.", ["they all went home today"], id="curly"
        ),
        pytest.param('He said \u201cthey all went home today" and left.', ["they all went home today"], id="mixed"),
        pytest.param("He said \u201cthey all went home today.", ["they all went home today."], id="never closed"),
        pytest.param("He said they \u201call\u201d went home.", [], id="a short term"),
        pytest.param("He said they all\u201d went home today.", [], id="closed only"),
        pytest.param(
            "He said \u201cthey all \u201cwent home today\u201d then.",
            ["they all \u201cwent home today"],
            id="opened twice",
        ),
    ],
)
def test_direct_speech(text: str, quotes: list[str]) -> None:
    assert [text[low:high] for low, high in cut(text).quotes] == quotes


def test_the_word_at_an_offset_is_the_first_that_ends_behind_it() -> None:
    (sentence,) = cut("They went home.").sentences
    words = words_of("They went home.", 0, 15)
    naive = [next((at for at, word in enumerate(words) if word.end > offset), len(words)) for offset in range(17)]
    assert [sentence.index_at(offset) for offset in range(17)] == naive


@dataclass(frozen=True)
class Stretch:
    """A start and an end."""

    start: int
    end: int


def test_within_gives_what_lies_wholly_inside() -> None:
    found = [Stretch(low, low + length) for low in range(0, 12, 2) for length in (1, 3, 6)]
    for start in range(14):
        for end in range(start, 20):
            assert within(found, start, end) == tuple(one for one in found if start <= one.start and one.end <= end)
    assert within((), 0, 9) == ()

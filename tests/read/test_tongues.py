"""The language of a report and of passages in another: Korean quotations, a Chinese summary, loan words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.read import read_report
from tumen.read.tongues import language_of, tongues

ENGLISH = "Around 300 workers came to the plant on Tuesday, a trader said, and will stay for three years."
KOREAN = "화요일에 노동자 300명가량이 공장에 왔다고 무역업자가 말했다."
CHINESE = "商人说,星期二约有三百名工人来到工厂,他们将在那里停留三年。"
RUSSIAN = "Во вторник на завод приехали около 300 рабочих, сказал торговец."


def passages(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.language) for one in read_report(text.encode(), name="a.txt").tongues]


@pytest.mark.parametrize(("other", "code"), [(KOREAN, "ko"), (CHINESE, "zh"), (RUSSIAN, "ru")])
def test_a_paragraph_in_another_language_is_told_apart(other: str, code: str) -> None:
    text = f"{ENGLISH}\n\n{other}\n\n{ENGLISH} It is near the river, and nobody may leave it alone."
    assert passages(text) == [(other, code)]


def test_neighbours_of_one_language_are_one_passage() -> None:
    longer = (
        f"{ENGLISH} The plant stands near the river behind a wall. Two buses brought them from the bridge before noon, "
        "and a lorry with their bedding followed. Nobody else was let in while they were shown their rooms, and the "
        "gate was shut until evening. The owner of a shop nearby counted them as they walked past his window."
    )
    assert passages(f"{longer}\n\n{KOREAN}\n\n  {KOREAN}\n{CHINESE}\n{longer}") == [
        (f"{KOREAN}\n\n  {KOREAN}", "ko"),
        (CHINESE, "zh"),
    ]


@pytest.mark.parametrize(
    "line", ["Hunchun (훈춘)", "珲春", "TASS, Interfax, RIA", "1,200 3,400", "훈춘 공장", ENGLISH], ids=range(6)
)
def test_names_and_short_lines_are_no_passage(line: str) -> None:
    assert passages(f"{ENGLISH}\n{line}\n{ENGLISH}") == []


def test_a_report_of_unknown_language_has_no_passages() -> None:
    assert tongues(f"{ENGLISH}\n{KOREAN}", language=None) == ()


@given(st.text("abc 훈춘珲Хун\n\x00\U0001f600\ud800", max_size=200))
def test_any_text_gives_passages_that_lie_in_it_and_do_not_overlap(text: str) -> None:
    language_of(text)
    found = tongues(text, language="en")
    ends = [edge for one in found for edge in (one.start, one.end)]
    assert ends == sorted(ends)
    assert all(0 <= one.start < one.end <= len(text) for one in found)

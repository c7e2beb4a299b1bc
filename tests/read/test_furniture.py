"""Page furniture: what stands on a page and is no part of the report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.read.furniture import find_furniture

STORY = (
    "Workers at a plant\n\nAround 300 workers came to the plant, a trader said.\n\n"
    "(Photo: women walk to the plant before sunrise.)\n\n"
)
END = "They are to stay for three years, and nobody at the gate wanted to talk about it."


def marked(text: str) -> list[str]:
    return [text[start:end] for start, end in find_furniture(text)]


def test_a_report_and_its_captions_are_no_furniture() -> None:
    assert marked(STORY + END) == []


def test_a_list_of_links_ends_where_the_sentences_begin_again() -> None:
    links = "RELATED STORIES\n\nPlant sends 500 workers home\n\nWorkers beat a managerOpens in new window ]"
    assert marked(f"{STORY}{links}\n\n{END}") == [links]


@pytest.mark.parametrize(
    "heading", ["Related articles:", "Read more", "You may also like", "관련 기사", "相关新闻", "Читайте также"]
)
def test_headings_of_links_in_every_language_are_known(heading: str) -> None:
    assert marked(f"{STORY}{END}\n\n{heading}\n\n300 workers leave a plant") == [
        f"{heading}\n\n300 workers leave a plant"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Comment",
        "Leave a reply",
        "Add your comment here. Write in plain text.",
        "Comments will be reviewed by an editor under our Terms of Use.",
        "Share this:",
        "Share on Facebook",
        "Follow us on the network of your choice",
        "12 Comments",
        "Advertisement",
        "Copyright 2019 Example News. All rights reserved.",
        "Tags: labour, border, Jilin",
        "Translated by A. Person. Edited by B. Person and C. Person.",
        "Reported by A. Person for the Example service. Written in English by B. Person.",
        "A. Person is a full-time reporter of Example News and covers trade. She can be reached at a(at)example.org.",
        "Example Person is an analyst who writes about borders. Questions about her articles go to a@example.org",
        "댓글 쓰기",
        "무단 전재 및 재배포 금지",
        "版权所有 示例网",
        "Все права защищены",
    ],
)
def test_boilerplate_credits_and_notes_on_authors_are_furniture(line: str) -> None:
    assert marked(f"{STORY}{END}\n\n{line}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Share this of the wage with the managers, they are told, and the rest comes in vouchers that a shop takes.",
        "The comments were reported by state media.",
        "A. Person is a trader who sends workers to plants in the county.",
        "Follow-up visits showed 300 workers.",
        "Edited footage shows 300 workers at the gate.",
        "Kim is a reporter's source in the plant.",
        "Around 300 more followed in May.",
        "Workers tick a box below the rules of the dormitory and hand in their passports.",
    ],
)
def test_sentences_of_a_report_are_none(line: str) -> None:
    assert marked(f"{STORY}{END}\n\n{line}") == []


def test_a_note_on_an_author_counts_near_the_end_only() -> None:
    note = "A. Person is a full-time reporter and covers trade."
    below = "\n\n".join(f"Sentence {number} of the report stands here." for number in range(10))
    assert marked(f"{STORY}{note}\n\n{below}") == []


def test_the_first_line_is_the_headline_whatever_it_says() -> None:
    assert marked("Related stories\n\nAround 300 workers came to the plant.") == []


@given(st.lists(st.sampled_from(["Related stories", "Leave a comment", "Words.", "", "Words", "\u2028", "Share this"])))
def test_stretches_lie_in_order_inside_the_text_and_hold_whole_lines(lines: list[str]) -> None:
    text = "\n".join(lines)
    last = -1
    for start, end in find_furniture(text):
        assert last < start < end <= len(text)
        assert start == 0 or text[start - 1] == "\n"
        assert end == len(text) or text[end] == "\n"
        last = end


def test_a_line_about_a_window_that_opens_is_furniture() -> None:
    text = "A plant\n\nAround 300 workers came to the plant.\n\nClick to share on X (Opens in new window)\n\nThey stay."
    assert [text[start:end] for start, end in find_furniture(text)] == ["Click to share on X (Opens in new window)"]

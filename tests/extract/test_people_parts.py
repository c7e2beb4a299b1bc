"""Largest parts that stand for people, and where the words for people begin behind other nouns."""

from __future__ import annotations

import pytest
from tests.extract.texts import report_of

from tumen.extract.en.groups import groups_in
from tumen.extract.en.text import cut
from tumen.extract.en.values import values_of


def people(text: str) -> list[str]:
    report = report_of(text)
    sentence = cut(report.text).sentences[0]
    return [report.text[one.start : one.end] for one in groups_in(sentence, values_of(report))]


@pytest.mark.parametrize(
    "text",
    [
        "By far the most are in Oman.",
        "By far the most, about 80 percent, are in Oman.",
        "The vast majority live in Oman.",
        "The bulk are still in Oman.",
    ],
)
def test_the_largest_part_stands_for_people_before_a_verb(text: str) -> None:
    assert people(text)


@pytest.mark.parametrize(
    "text",
    ["By far the most important goal is coal.", "The most, it is said, costs nothing.", "The majority stake was sold."],
)
def test_the_largest_part_of_something_else_does_not(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On the second floor more than 100 workers sew shirts.", "more than 100 workers"),
        ("On four of its sites North Korean workers are in use.", "North Korean workers"),
        ("The countries which host North Korean workers are silent.", "North Korean workers"),
        ("The regime sends thousands abroad.", "thousands"),
        ("The number may reach 65,000 altogether.", "65,000"),
    ],
)
def test_other_nouns_before_the_people_are_left_out(text: str, found: str) -> None:
    assert found in people(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hundreds of overseas North Korean workers came.", "Hundreds of overseas North Korean workers"),
        ("His North Korean workers came.", "His North Korean workers"),
        ("The young North Korean women came.", "The young North Korean women"),
        ("The firm has trade worth millions with them.", "them"),
    ],
)
def test_words_that_belong_to_the_people_stay(text: str, found: str) -> None:
    assert people(text) == [found]

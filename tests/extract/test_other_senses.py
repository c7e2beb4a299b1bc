"""Words of conditions that tell something else weigh less than where they tell of the workers."""

from __future__ import annotations

import pytest
from tests.extract.test_no_claims import doubts
from tests.extract.texts import claims_of

OTHER = "another_sense"


@pytest.mark.parametrize(
    "text",
    [
        "Fans watch their team in the stadium that North Korean workers build.",
        "After prison the man will be under supervision. He hired North Korean workers.",
        "Malaysia will not break off relations over the North Korean workers.",
        "North Korean IT workers deceived the companies that hired them.",
        "North Korean companies that send workers were hit by the measures.",
        "Pyongyang says that Seoul abducted the North Korean waitresses.",
        "Pyongyang gets nothing for the North Korean workers.",
        "The founder of the firm that hired North Korean workers, the father of two, died.",
    ],
)
def test_other_senses_are_doubted(text: str) -> None:
    assert OTHER in doubts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Minders watch the North Korean workers in the stadium.",
        "The North Korean workers are under supervision.",
        "The North Korean workers have no break.",
        "Recruiters deceived the North Korean workers.",
        "The North Korean workers were hit by the foreman.",
        "The North Korean workers get nothing.",
        "Kim, a North Korean welder, died.",
    ],
)
def test_what_is_told_of_the_workers_is_not(text: str) -> None:
    assert OTHER not in doubts(text)


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("They live like prisoners.", ["restriction_of_movement"]),
        ("The women were put into camps for political prisoners.", ["intimidation_and_threats"]),
        ("Vietnamese welders were put into camps for political prisoners.", []),
        ("The prisoners of the town were beaten in May.", []),
    ],
)
def test_workers_are_likened_to_prisoners_or_join_them(text: str, indicators: list[str]) -> None:
    scene = "About 300 North Korean workers are employed at Example Sewing in Dandong, China. "
    found = [one for one in claims_of(scene + text) if one.kind == "condition"]
    assert [one.indicator for one in found] == indicators

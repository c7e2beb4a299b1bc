"""Words of conditions that tell something else weigh less than where they tell of the workers."""

from __future__ import annotations

import pytest
from tests.extract.test_no_claims import doubts

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

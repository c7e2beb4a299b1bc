"""How many people a claim tells of where the number stands elsewhere, or where one person alone is meant."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims_of

LEAD = "North Korean workers abroad\n\nThousands of North Korean workers are in Russia.\n\n"
Told = tuple[int | None, int | None] | None


def told(text: str, kind: str, word: str) -> list[Told]:
    """The bounds of the numbers of the claims of this kind whose quote holds the word."""
    return [
        (claim.count.low, claim.count.high) if claim.count is not None else None
        for claim in claims_of(LEAD + text)
        if claim.kind == kind and word in claim.quote
    ]


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("In 2014 a welder died at a shipyard in Vladivostok.", "condition", "died"),
        ("Only last month a worker killed himself in Vladivostok.", "condition", "killed"),
        (
            "A North Korean builder fled from a site in Vladivostok. His passport was kept by his boss.",
            "condition",
            "pass",
        ),
        (
            "Another worker, Pak, came to Russia in 2019. He worked 16 hours a day at a site there.",
            "condition",
            "16 hours",
        ),
        ("He was sent to Vladivostok in 2019 by the North Korean government.", "movement", "sent"),
        ("The welder was employed by a North Korean firm in Vladivostok.", "hiring", "employed"),
        ("In May a dentist from North Korea was caught in Vladivostok without a permit.", "enforcement", "caught"),
        ("Pak, 42, worked as a waitress at a restaurant in Vladivostok in 2012.", "presence", "waitress"),
        ('"I was employed in Vladivostok by a North Korean construction firm," Pak said.', "hiring", "employed"),
    ],
)
def test_one_person_alone_is_counted(text: str, kind: str, word: str) -> None:
    assert told(text, kind, word) == [(1, 1)]


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("A worker who flees from a site in Russia is beaten by the managers.", "condition", "beaten"),
        ("Nobody leaves the dormitory in Vladivostok before he has asked the managers.", "condition", "leaves"),
        ("The manager said that they worked 16 hours a day there.", "condition", "16 hours"),
        ("In Vladivostok they were beaten, he said.", "condition", "beaten"),
        ("The visa of a North Korean worker expires after one year in Russia.", "paper", "visa"),
        ("Anyone who reports a North Korean worker who fled from a site in Russia gets money.", "condition", "fled"),
    ],
)
def test_anybody_at_large_and_others_are_nobody_alone(text: str, kind: str, word: str) -> None:
    assert (1, 1) not in told(text, kind, word)


def test_at_least_one_may_be_more() -> None:
    text = "Some 110 North Koreans worked at a stadium in Vladivostok. At least one of them died there."
    assert told(text, "condition", "died") == [(1, None)]


@pytest.mark.parametrize(
    ("text", "kind", "word", "number"),
    [
        (
            "A Russian company sent 90 North Koreans home in May. Supervisors had forced them to work 14 hours a day.",
            "condition", "14 hours", (90, 90),
        ),
        (
            "The factory in Dandong employed over 70 North Korean workers. In May it sent all of them home.",
            "movement", "sent", (70, None),
        ),
        (
            "In May the police arrested 11 North Korean waitresses in Kathmandu. They had no work permits.",
            "paper", "permits", (11, 11),
        ),
        (
            "Russia still had 31 North Korean builders in May. They were deported in June.",
            "enforcement", "deported", (31, 31),
        ),
    ],
)  # fmt: skip
def test_a_pronoun_means_the_group_counted_before(text: str, kind: str, word: str, number: Told) -> None:
    assert told(text, kind, word) == [number]


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        # of so many no one was counted for what is told of them
        ("Russia has 30,000 North Korean workers. They are forced to work 14 hours a day.", "condition", "14 hours"),
        # others were named between
        (
            "A company sent 90 North Koreans home in May. North Korean loggers have a hard life in Russia. "
            "They are forced to work 14 hours a day.",
            "condition",
            "14 hours",
        ),
        # a bound of a whole
        ("Up to 800 North Koreans work in Poland. They are forced to work 14 hours a day.", "condition", "14 hours"),
    ],
)
def test_a_pronoun_means_no_number_of_others(text: str, kind: str, word: str) -> None:
    assert told(text, kind, word) == [None]


def test_hands_of_one_are_no_workers() -> None:
    text = "A North Korean logger fled from a camp in Russia. His hands were so stiff that he could not open them."
    assert all(one == (1, 1) for one in told(text, "condition", "stiff"))

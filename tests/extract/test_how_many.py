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


@pytest.mark.parametrize(
    ("text", "kind", "word", "number"),
    [
        (
            "Twenty-nine men were injured in a mine in Malaysia, including seven North Koreans.",
            "condition",
            "injured",
            (7, 7),
        ),
        ("The inspectors in Poland found that an accident had cost at least one life.", "condition", "life", (1, None)),
        (
            "By then the authorities in Poland had revoked 74 work permits of North Koreans.",
            "enforcement",
            "74",
            (74, 74),
        ),
        (
            "In May 72 North Koreans worked in Malta. A garment maker employed 41 of them. All have valid permits.",
            "paper",
            "permits",
            (72, 72),
        ),
        ("In May a married couple from North Korea worked at a hospital in Phnom Penh.", "presence", "couple", (2, 2)),
        (
            "Of the 750 people on its payroll in Nachod, 82 are North Koreans, the manager said.",
            "hiring",
            "82",
            (82, 82),
        ),
    ],
)
def test_the_number_stands_apart_from_the_people(text: str, kind: str, word: str, number: Told) -> None:
    assert number in told(text, kind, word)


@pytest.mark.parametrize(
    ("text", "kind", "word", "number"),
    [
        ("Single women between 19 and 23 are sent from North Korea to Dandong.", "movement", "women", (19, 23)),
        (
            "The North Korean workers walk to the plant in Dandong two by two, under watch.",
            "condition",
            "watch",
            (2, 2),
        ),
        ("They worked at a site in Russia until two in the morning.", "condition", "worked", (2, 2)),
        ("The waitress, now 42, was employed in Dalian in 2012.", "hiring", "employed", (42, 42)),
        ('"We do not receive our wages," one North Korean worker in Russia said.', "condition", "wages", (1, 1)),
        ("A visitor did not see a single North Korean waitress in Dandong in May.", "presence", "waitress", (1, 1)),
        ("The North Koreans in Dandong hold training visas, valid for one month or three.", "paper", "visas", (3, 3)),
    ],
)
def test_ages_and_ways_of_going_count_nobody(text: str, kind: str, word: str, number: Told) -> None:
    assert number not in told(text, kind, word)


@pytest.mark.parametrize(
    ("text", "kind", "word", "number"),
    [
        ('"I was beaten at the site in Omsk when I asked for my wages," he said.', "condition", "beaten", (1, 1)),
        ("Kim, who was sent to Omsk in 2012, left his site in 2014.", "movement", "sent", (1, 1)),
        ("One of the North Korean loggers froze to death in a camp in Amur.", "condition", "froze", (1, 1)),
        ("They took his passport when he came to the site in Omsk.", "condition", "took", (1, 1)),
        (
            "Two North Korean programmers were arrested in Omsk in May. Both were deported in June.",
            "enforcement",
            "Both",
            (2, 2),
        ),
        (
            "A group of 20 workers came to Hunchun in May. The group was sent home in June.",
            "movement",
            "June",
            (20, 20),
        ),
        (
            "The restaurant in Yangon had twelve North Korean waitresses. The waitresses left Myanmar in May.",
            "movement",
            "left",
            (12, 12),
        ),
    ],
)
def test_who_was_told_of_before_is_as_many_again(text: str, kind: str, word: str, number: Told) -> None:
    assert number in told(text, kind, word)


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("The expert visited sites in Qatar. He described the living conditions as harsh.", "condition", "harsh"),
        ("The owner hired the women in May. He keeps their passports.", "condition", "passports"),
        ("A welder and a mason fled from a site in Omsk.", "condition", "fled"),
        ("From what I hear, the visas of the staff in Vladivostok were not renewed.", "enforcement", "renewed"),
        ("Three North Korean programmers were arrested in Omsk. Both were deported.", "enforcement", "Both"),
    ],
)
def test_others_are_not_counted_as_they(text: str, kind: str, word: str) -> None:
    assert told(text, kind, word) in ([], [None])


def test_what_is_done_to_one_group_is_told_apart_and_a_return_told_twice_is_one() -> None:
    text = LEAD + "In May the police in Kathmandu arrested 11 North Korean waitresses. "
    acts = [one for one in claims_of(text + "They were deported in June.") if one.kind == "enforcement"]
    assert [one.count and one.count.low for one in acts] == [11, 11]
    home = "The plant in Tumen sent 70 North Korean workers home in May. They returned to North Korea by bus."
    assert len([one for one in claims_of(LEAD + home) if one.kind == "movement"]) == 1

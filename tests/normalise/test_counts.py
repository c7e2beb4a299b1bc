"""Counts: what the words say, what is counted, and which numbers count nothing."""

from __future__ import annotations

import pytest

from tumen.normalise import FoundCount, find_counts

VALUES = [
    ("500 workers arrived.", 500, 500, "exact"),
    ("The 500 workers arrived.", 500, 500, "exact"),
    ("6,500 workers are in town.", 6500, 6500, "exact"),
    ("They number no fewer than 2,000, he said.", 2000, None, "at_least"),
    ("around 400 women were sent", 400, 400, "approx"),
    ("about two thousand builders", 2000, 2000, "approx"),
    ("some 250 waitresses", 250, 250, "approx"),
    ("roughly 100 men", 100, 100, "approx"),
    ("approximately 100,000 workers", 100_000, 100_000, "approx"),
    ("An estimated 150 employees left.", 150, 150, "approx"),
    ("nearly 1,000 men", 1000, 1000, "approx"),
    ("close to 300 workers", 300, 300, "approx"),
    ("perhaps 70 nurses", 70, 70, "approx"),
    ("3,000 or so workers", 3000, 3000, "approx"),
    ("550 or so in July", 550, 550, "approx"),
    ("four hundred, give or take, in one town", 400, 400, "approx"),
    ("a thousand, more or less", 1000, 1000, "approx"),
    ("fifty or thereabouts", 50, 50, "approx"),
    ("more than 100 workers", 100, None, "at_least"),
    ("over 3,000 workers", 3000, None, "at_least"),
    ("at least a hundred men", 100, None, "at_least"),
    ("upward of 100 women", 100, None, "at_least"),
    ("upwards of 40 cooks", 40, None, "at_least"),
    ("in excess of 700 loggers", 700, None, "at_least"),
    ("By his count they were roughly more than 70 of them.", 70, None, "at_least"),
    ("200 workers or more", 200, None, "at_least"),
    ("300+ workers", 300, None, "at_least"),
    ("40-odd women", 40, None, "at_least"),
    ("200-odd workers", 200, None, "at_least"),
    ("up to 1,500 builders", None, 1500, "at_most"),
    ("as many as a thousand workers", None, 1000, "at_most"),
    ("at most 80 workers", None, 80, "at_most"),
    ("300 people at most", None, 300, "at_most"),
    ("less than 50 workers", None, 50, "at_most"),
    ("fewer than fifty workers", None, 50, "at_most"),
    ("no more than 36 workers", None, 36, "at_most"),
    ("a maximum of 1,500 in the Emirates", None, 1500, "at_most"),
    ("it was never above 462", None, 462, "at_most"),
    ("two to three hundred workers", 200, 300, "range"),
    ("three to four thousand workers", 3000, 4000, "range"),
    ("one or two thousand workers", 1000, 2000, "range"),
    ("between 10,000 and 12,000 men", 10_000, 12_000, "range"),
    ("50,000 to 80,000 workers", 50_000, 80_000, "range"),
    ("as many as 50,000 to 80,000 workers", 50_000, 80_000, "range"),
    ("from 1,000 to 1,500 programmers", 1000, 1500, "range"),
    ("60-70 workers", 60, 70, "range"),
    ("60–70 workers", 60, 70, "range"),
    ("10 or 12 men", 10, 12, "range"),
    ("250 and then 300 women", 250, 250, "exact"),
    ("dozens of workers", 24, 99, "vague"),
    ("scores of workers", 40, 99, "vague"),
    ("a few score workers", 40, 99, "vague"),
    ("hundreds of women", 200, 999, "vague"),
    ("Women came by the hundreds.", 200, 999, "vague"),
    ("several hundred women", 200, 999, "vague"),
    ("a few hundred women", 200, 999, "vague"),
    ("thousands of workers", 2000, 9999, "vague"),
    ("several thousand workers", 2000, 9999, "vague"),
    ("tens of thousands of workers", 20_000, 99_999, "vague"),
    ("hundreds of thousands of people", 200_000, 999_999, "vague"),
    ("dozens, even hundreds of workers", 24, 999, "vague"),
    ("dozens or even hundreds of workers", 24, 999, "vague"),
    ("dozens if not hundreds of workers", 24, 999, "vague"),
    ("hundreds or thousands of workers", 200, 9999, "vague"),
    ("more than a few hundred workers", 200, None, "at_least"),
    ("a few workers", 3, 9, "vague"),
    ("a dozen workers", 12, 12, "exact"),
    ("about a dozen workers", 12, 12, "approx"),
    ("two dozen workers", 24, 24, "exact"),
    ("half a dozen workers", 6, 6, "exact"),
    ("twenty-nine women", 29, 29, "exact"),
    ("A hundred and forty-seven were granted.", 147, 147, "exact"),
    ("a mere hundred and fifty were left", 150, 150, "exact"),
    ("twelve hundred workers", 1200, 1200, "exact"),
    ("two thousand five hundred workers", 2500, 2500, "exact"),
    ("1.2 million people", 1_200_000, 1_200_000, "exact"),
    ("half a million people", 500_000, 500_000, "exact"),
    ("20 thousand workers", 20_000, 20_000, "exact"),
    ("200 a day cross the bridge", 200, 200, "exact"),
    ("one worker was left behind", 1, 1, "exact"),
    ("There was a single one on the list.", 1, 1, "exact"),
    ("2000 North Korean workers came", 2000, 2000, "exact"),
]


def only(text: str) -> FoundCount:
    """The one count of the text."""
    (found,) = find_counts(text)
    return found


@pytest.mark.parametrize(("text", "low", "high", "basis"), VALUES, ids=[text for text, *_ in VALUES])
def test_words_give_the_value_of_the_guideline(text: str, low: int | None, high: int | None, basis: str) -> None:
    value = find_counts(text)[0].value
    assert (value.low, value.high, value.basis) == (low, high, basis)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("The number rose from 500 to 700 workers.", 500, 700),
        ("It fell from 30,023 to 11,490.", 30_023, 11_490),
        ("They sent 250 workers, then 300 more.", 250, 300),
        ("200 men and 300 women", 200, 300),
    ],
)
def test_two_numbers_are_no_range(text: str, first: int, second: int) -> None:
    assert [count.value.low for count in find_counts(text)] == [first, second]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("500 workers arrived", "workers"),
        ("400 female North Korean workers were sent", "workers"),
        ("13 restaurant workers fled", "workers"),
        ("hundreds of women from the North", "women"),
        ("200 North Koreans were seen", "koreans"),
        ("160 more women came", "women"),
        ("about 100,000 skilled and unskilled labourers", "labourers"),
        ("40 Chinese were hired", "chinese"),
        ("more than 1,000 IT workers", "workers"),
        ("1,000-plus workers", "workers"),
        ("a 400-strong team", "strong"),
        ("one North Korean worker was killed", "worker"),
        ("20 seamstresses", "seamstresses"),
    ],
)
def test_people_are_known_by_their_noun(text: str, noun: str) -> None:
    found = only(text)
    assert (found.noun, found.people) == (noun, True)
    assert text[found.noun_start : found.noun_end].lower() == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("in 50-odd countries", "countries"),
        ("in some 40 countries", "countries"),
        ("eight stadiums", "stadiums"),
        ("60 lorries a day", "lorries"),
        ("300 workers' families", "families"),
    ],
)
def test_other_things_are_no_people(text: str, noun: str) -> None:
    found = only(text)
    assert (found.people, found.noun) == (False, noun)


def test_of_its_300_is_a_part_of_a_whole() -> None:
    assert [count.role for count in find_counts("It moved 70 of its 300 workers.")] == ["of_whole", "plain"]


def test_a_bare_number_leaves_open_what_it_counts() -> None:
    assert only("A clothing firm took 150, the contact said.").people is None
    assert only("12 stampers").people is None  # men or machines
    assert find_counts("12 towers")[0].people is False


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2397 bars it.",
        "the 2375 resolution",
        "according to a 2016 report",
        "resolutions 2371 and 2375",
        "UNSCR 2375",
        "under Article 5 of the law",
        "paragraph 8",
        "No. 2 of the list",
        "Bureau 39",
        "a woman aged 25",
        "the age of 18",
        "women aged 18 to 25",
        "a 19-year-old",
        "She is 25 years old.",
        "Kim, 45, said so.",
        "at 16:15",
        "at 6 p.m. sharp",
        "in 2019",
        "since 2022",
        "on 22 December 2019",
        "on Aug 28 and 29",
        "the 13th floor",
        "call +86 433 123 4567",
        "call 010-1234-5678",
        "KLIA2",
        "COVID-19",
        "an F-16",
        "$200 a month",
        "200 dollars a month",
        "60 percent",
        "60 per cent",
        "70% to 80%",
        "in his 20s",
        "in the 1990s",
        "see https://example.org/a/2024/500",
        "[12]",
        "minus 40 in January",
        "20°C",
        "no one was there",
        "the one who earned it",
        "without a single one",
        "4.5 kilos",
        "140 seats on board",
        "2,000 tons of coal",
        "a 15-minute drive",
    ],
)
def test_numbers_that_count_nothing_are_left_out(text: str) -> None:
    assert find_counts(text) == ()


def test_list_marks_are_left_out() -> None:
    assert [count.value.low for count in find_counts("1. The zone.\n2. It holds 40 women.\n(3) More.")] == [40]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("a further 160 women", "further"),
        ("another thousand were expected", "further"),
        ("160 more women", "further"),
        ("an additional 2,000 workers", "further"),
        ("42 of them left", "of_whole"),
        ("of these, 42 left", "of_whole"),
        ("of which 455 were Polish", "of_whole"),
        ("some 250 of whom were women", "of_whole"),
        ("200 of the workers left", "of_whole"),
        ("They moved 70 of its staff", "plain"),
        ("500 workers", "plain"),
    ],
)
def test_the_role_tells_part_and_whole(text: str, role: str) -> None:
    assert only(text).role == role


def test_of_the_500_is_a_part_of_a_whole() -> None:
    part, whole = find_counts("200 of the 500 workers went there.")
    assert (part.noun, part.people) == ("workers", True)
    assert (part.value.low, part.role, whole.value.low, whole.role) == (200, "of_whole", 500, "plain")


@pytest.mark.parametrize(
    ("text", "number", "share"),
    [
        ("60 per cent of the 3,000 workers", 1800, 0.6),
        ("half of the 500 women", 250, 0.5),
        ("two thirds of the 900 men", 600, 0.6667),
        ("It has 3,000 workers, and of every ten in it six are foreign.", 1800, 0.6),
        ("It has 3,000 workers, and six out of ten of them are foreign.", 1800, 0.6),
        ("Of the 200 women, half of them left.", 100, 0.5),
    ],
)
def test_a_fraction_of_a_count_is_computed(text: str, number: int, share: float) -> None:
    (found,) = [count for count in find_counts(text) if count.role == "fraction"]
    assert (found.value.low, found.value.high, found.value.basis) == (number, number, "approx")
    assert found.share == pytest.approx(share, abs=1e-4)


def test_a_fraction_of_another_whole_is_no_count() -> None:
    text = "It hired 300 workers, and three out of five households got a lamp."
    assert [count.role for count in find_counts(text)] == ["plain"]


def test_a_fraction_without_a_whole_is_no_count() -> None:
    assert find_counts("The state keeps two thirds of the wage.") == ()


def test_the_hedges_belong_to_the_span() -> None:
    text = "He saw at least 40 women or so."
    found = only("He saw roughly more than 100 of them.")
    assert found.start == len("He saw ")
    assert text[find_counts(text)[0].start :].startswith("at least 40")


def test_another_language_is_refused_with_the_languages_there_are() -> None:
    with pytest.raises(ValueError, match=r"'xx' has no finders; use one of en"):
        find_counts("500", language="xx")

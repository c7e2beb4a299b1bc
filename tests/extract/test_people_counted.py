"""How many people are spoken of, wherever the number stands, and whose people they are; parts of a longer flow."""

from __future__ import annotations

from datetime import date

import pytest
from tests.extract.texts import claims_of, only, report_of

from tumen.extract.en.operators import modality_of
from tumen.extract.en.passage import scenes
from tumen.extract.en.speakers import speeches
from tumen.extract.en.text import cut
from tumen.extract.en.topic import topic_of
from tumen.extract.en.values import values_of
from tumen.ledger import Claim

LEAD = "Russia and China have many North Korean workers.\n\n"
Told = tuple[int | None, int | None]


def workers(sentence: str) -> list[tuple[str, Told | None]]:
    """The workers of a sentence in a report about them, each with the bounds of their number."""
    report = report_of(LEAD + sentence)
    text, values = cut(report.text, report.furniture), values_of(report)
    spoken = [one.spoken for one in speeches(text)]
    return [
        (report.text[slice(*group.span)], (group.count.low, group.count.high) if group.count is not None else None)
        for scene in scenes(text, values, spoken)
        if scene.sentence.start >= len(LEAD)
        for group in scene.groups
        if group.status == "workers"
    ]


def numbers(text: str, kind: str) -> list[int | None]:
    return [claim.count.low if claim.count else None for claim in claims_of(text) if claim.kind == kind]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("At least 40 doctors work in Libya.", (40, None)),
        ("No fewer than a thousand specialists were sent to other states.", (1000, None)),
        ("The workers, numbering about 300, live in Dandong.", (300, 300)),
        ("The women, 60 in all, work at a plant in Hunchun.", (60, 60)),
        ("The workforce of 3,000 lives in Dandong.", (3000, 3000)),
        ("A first batch of 200 arrived in Dandong.", (200, 200)),
        ("Workers crossed into China by the hundreds.", (200, 999)),
        ("Figures for 2007 show 32,600 laborers in Russia.", (32600, 32600)),
        ("The mill took on 150 to 200 of our people.", (150, 200)),
        ("Pyongyang moved over 50,000 of its citizens abroad.", (50000, None)),
        ("It employs at least 31 of his countrymen.", (31, None)),
        ("Some 10,000 of these have fled.", (10000, 10000)),
        ("Of these 40 toil at a site in Vladivostok.", (40, 40)),
        ("A 30-strong crew of North Koreans works in Vladivostok.", (30, 30)),
        ("The workforce, 200 strong, lives in Dandong.", (200, 200)),
        ("Nine of the 13 fled in April.", (9, 9)),
        ("North Koreans at the plant are put at 300.", (300, 300)),
    ],
)
def test_a_number_is_tied_to_its_people(sentence: str, told: Told) -> None:
    assert [count for _, count in workers(sentence)] == [told]


@pytest.mark.parametrize(
    "sentence",
    [
        "The workers, aged 20 to 30, live in Dandong.",
        "The staff of 12 restaurants live in Dandong.",
        "The workers built nine of the 13 sites.",
        "The women, 60 kilometres away, work at a plant.",
        "Workers left the hall by the side door.",
        "The officials, numbering about 300, live in Dandong.",
    ],
)
def test_a_number_of_something_else_is_none_of_people(sentence: str) -> None:
    assert [count for _, count in workers(sentence) if count is not None] in ([], [(300, 300)])
    assert all(count is None or not words.startswith("The workers") for words, count in workers(sentence))


def test_a_number_ends_the_phrase_of_its_people_to_the_left() -> None:
    assert workers("The lists name 200 North Korean laborers.") == [("200 North Korean laborers", (200, 200))]


@pytest.mark.parametrize(
    "sentence",
    [
        "No replacements have come to Tumen.",
        "No newcomers were seen in Tumen.",
        "None have come to Tumen.",
        "Hardly any new ones are arriving in Tumen.",
        "The group left for Tumen.",
        "A fresh contingent left for Tumen.",
        "The first batch came to Tumen.",
    ],
)
def test_words_that_stand_for_the_workers_do(sentence: str) -> None:
    assert len(workers(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The group said so in Tumen.",
        "The human rights group left for Tumen.",
        "A group of tourists left for Tumen.",
        "The party came to power in Tumen.",
        "The labor agency left for Tumen.",
    ],
)
def test_other_bodies_do_not(sentence: str) -> None:
    assert not workers(sentence)


@pytest.mark.parametrize(
    ("sentence", "theirs"),
    [
        ("North Korea withdrew 90 waitresses from Cambodia.", True),
        ("North Korea ordered the withdrawal of 90 welders from Kuwait.", True),
        ("Malta hired 90 welders from Vietnam.", False),
        ("Some 90 welders from Vietnam work in Malta.", False),
    ],
)
def test_people_taken_from_a_state_are_not_its_own(sentence: str, theirs: bool) -> None:
    assert bool(workers(sentence)) is theirs


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("No replacements for the North Korean workers have been sent to Tumen since May.", "denied"),
        ("Some 40 replacements from North Korea have been sent to Tumen since May.", "asserted"),
    ],
)
def test_people_who_did_not_come_are_denied(sentence: str, modality: str) -> None:
    (moved,) = (claim for claim in claims_of(sentence) if claim.kind == "movement")
    assert moved.modality == modality


@pytest.mark.parametrize(
    ("clause", "modality"),
    [
        ("hardly any women have come to Tumen", "denied"),
        ("none were sent to Tumen", "denied"),
        ("no fresh contingents came to Tumen", "denied"),
        ("women with no phones came to Tumen", "asserted"),
        ("nonetheless women came to Tumen", "asserted"),
    ],
)
def test_words_for_nobody_deny(clause: str, modality: str) -> None:
    assert modality_of(clause, None, kind="movement") == modality


def test_a_number_with_its_place_right_before_it_shares_the_verb() -> None:
    text = "Kuwait has about 4,000 North Korean workers, Qatar 2,500."
    assert [(claim.place and claim.place.name, claim.count and claim.count.low) for claim in claims_of(text)] == [
        ("Kuwait", 4000),
        ("Qatar", 2500),
    ]


def part_of(text: str, number: int) -> Claim | None:
    """The whole of the claim with the number; None where it is no part."""
    claims = claims_of("Workers abroad\n\n" + text, published=date(2023, 11, 30))
    (one,) = (claim for claim in claims if claim.count is not None and claim.count.low == number)
    return next((claim for claim in claims if claim.id == one.part_of), None)


SINCE_MAY = "About 6,000 North Korean workers returned from Dandong to North Korea between September 1 and October 31. "


@pytest.mark.parametrize(
    ("after", "within"),
    [
        ("In October, 4,000 North Korean workers returned from Dandong to North Korea.", True),
        ("In June, 4,000 North Korean workers returned from Dandong to North Korea.", False),
        ("In October, 4,000 North Korean workers returned from Vladivostok to North Korea.", False),
    ],
)
def test_a_flow_within_a_longer_one_is_part_of_it(after: str, within: bool) -> None:
    whole = part_of(SINCE_MAY + after, 4000)
    assert (whole is not None and whole.count is not None and whole.count.low == 6000) is within


@pytest.mark.parametrize(
    ("after", "within"),
    [
        ("The 37 were deported in June.", True),
        ("Angola deported 37 North Korean workers in June.", False),
    ],
)
def test_one_number_told_again_under_another_kind_means_the_same_people(after: str, within: bool) -> None:
    text = "Workers abroad\n\nIn May some 37 North Korean doctors worked in Nigeria. " + after
    deported = only(text, "enforcement")
    assert (deported.part_of is not None) is within


@pytest.mark.parametrize(
    ("after", "within"), [("Only about 2,000 remain there.", True), ("About 2,000 worked there in 2010.", False)]
)
def test_what_remains_of_a_stock_is_part_of_it(after: str, within: bool) -> None:
    whole = part_of("Kuwait had 6,000 North Korean workers in 2016. " + after, 2000)
    assert (whole is not None) is within


def test_a_report_of_people_sent_by_somebody_of_the_state_is_about_them() -> None:
    sent = "North Korean security officials have been sending dozens of miners to pits in China's Jilin Province."
    for text, about in ((sent, True), (sent.replace("China's Jilin Province", "Hamhung"), False)):
        report = report_of(text)
        assert topic_of(cut(report.text, report.furniture), values_of(report)).sure is about

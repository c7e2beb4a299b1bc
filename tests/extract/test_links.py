"""Claims about people told before: parts of a whole, shares without a number, splits over places; and other people."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims_of, only

from tumen.extract.en.links import is_share, means_again


@pytest.mark.parametrize(
    ("clause", "again"),
    [
        ("their passports were taken", True),
        ("the women sleep in one room", True),
        ("all 20 have gone home", True),
        ("North Korean workers sleep in one room", False),
        ("many of those sent abroad never see their pay", False),
        ("the mill has a fence", False),
    ],
)
def test_words_that_mean_a_group_told_before(clause: str, again: bool) -> None:
    assert means_again(clause) is again


@pytest.mark.parametrize(
    ("clause", "share"),
    [
        ("most of the force will be based in Tumen", True),
        ("80 per cent of them sew", True),
        ("the majority are young women", True),
        ("the first group flew to Vladivostok", True),
        ("most North Koreans work in Tumen", False),
        ("half the night was over", False),
    ],
)
def test_shares_without_a_number(clause: str, share: bool) -> None:
    assert is_share(clause) is share


def _parts(text: str) -> list[tuple[str, bool]]:
    return [(claim.kind, claim.part_of is not None) for claim in claims_of(f"Hands from the North\n\n{text}")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "About 200 North Korean workers were sent to Tumen in May. They are not allowed to leave the factory.",
            "condition",
        ),
        (
            "There were 6,000 North Korean workers in Russia in 2018. Some 300 North Korean workers were in Khasan.",
            "presence",
        ),
    ],
)
def test_the_last_told_is_part_of_the_first(text: str, kind: str) -> None:
    parts = _parts(text)
    assert (kind, True) in parts
    assert [part for _, part in parts].count(True) == 1


@pytest.mark.parametrize(
    "text",
    [
        "About 200 North Korean workers were sent to Tumen in May. North Koreans abroad may not use mobile phones.",
        "There were 300 North Korean workers in Poland in 2018. Some 200 North Korean workers were in Oman.",
        "About 90,000 North Korean workers were sent to China in May. They are not allowed to leave the factory.",
    ],
)
def test_others_and_all_of_the_state_are_no_part(text: str) -> None:
    assert all(not part for _, part in _parts(text))


def test_what_is_told_to_happen_before_the_year_is_out_has_an_open_start() -> None:
    text = "Before the year is out, 300 North Korean workers will return home from Oman."
    time = only(text, "movement").time
    assert time is not None
    assert (time.start, time.end and time.end.isoformat()) == (None, "2020-12-31")


def test_a_number_for_the_whole_world_has_no_host() -> None:
    text = "Some 40 North Korean workers live in Jilin.\n\nAll over the world there are 100,000 North Korean workers."
    stocks = [claim for claim in claims_of(text) if claim.kind == "presence"]
    assert {claim.count.low: claim.host for claim in stocks if claim.count is not None} == {40: "CN", 100_000: None}

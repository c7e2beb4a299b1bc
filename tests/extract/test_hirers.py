"""A speaker who is called by the firm that employs the workers tells of a hiring; one called otherwise does not."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims_of

from tumen.extract.en.hirers import only_speaking

BEFORE = "North Korean workers sew coats in Dandong. "


@pytest.mark.parametrize(
    "said",
    [
        "Russian companies that hire North Koreans say that they keep within the law.",
        "The measures will cost us much, said an official of a factory in Dandong that employs some of them.",
        'A manager of a garment plant which employs 40 North Korean women in Dandong said: "They are quick."',
    ],
)
def test_the_firm_behind_a_speaker_employs_the_workers(said: str) -> None:
    assert "hiring" in {claim.kind for claim in claims_of(BEFORE + said)}


@pytest.mark.parametrize(
    "said",
    [
        "A source who knows the coats that North Koreans sew said that they are quick.",
        "An official of a factory in Dandong that makes coats for them said that they are quick.",
        "A manager of a company that employs Vietnamese women said that they are quick.",
        "A company in Dandong said that it makes coats.",
    ],
)
def test_other_speakers_do_not(said: str) -> None:
    assert "hiring" not in {claim.kind for claim in claims_of(BEFORE + said)}


def test_what_only_says_who_speaks_is_left_on_both_sides() -> None:
    text = "said an official of a plant that employs 40 North Korean women in Dandong on Monday"
    (first, last) = only_speaking(text, 0, len(text))
    assert text[slice(*first)] == "said an official of "
    assert text[slice(*last)] == " on Monday"
    assert only_speaking(text, 0, 20) == ((0, 20),)

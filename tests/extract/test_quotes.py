"""Quotes: where one may begin and end, and which stretch is taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.texts import claims_of

from tumen.extract.en.weights import quote_weights, weights

TELLING = (
    "North Korea sent about 300 workers to Dandong in May",
    "Some 200 North Korean workers live in a dormitory in Tumen",
    "A garment plant in Hunchun hired 150 North Korean women",
    "Police in Perlis arrested 12 North Korean workers",
    "The North Korean workers earn 300 dollars a month",
)


@pytest.mark.parametrize("telling", TELLING)
def test_words_that_only_say_who_speaks_are_no_part_of_the_quote(telling: str) -> None:
    (claim,) = claims_of(f"{telling}, a source in Yanji told Radio Example on Monday.")
    assert "told Radio Example" not in claim.quote
    assert "source" not in claim.quote


@pytest.mark.parametrize("telling", TELLING)
def test_another_sentence_is_no_part_of_the_quote(telling: str) -> None:
    claims = claims_of(f"The road was wet. {telling}. The kiosk sold tea to nobody.")
    assert claims
    assert all("kiosk" not in claim.quote and "road" not in claim.quote for claim in claims)


@pytest.mark.parametrize("telling", TELLING)
def test_a_quote_stands_where_its_offsets_say(telling: str) -> None:
    text = f"“{telling},” he said. {telling}, (or so it seems)."
    for claim in claims_of(text):
        assert text[claim.start : claim.end] == claim.quote


@given(st.lists(st.sampled_from([*TELLING, "which surprised nobody", "and then it rained", "he said"]), max_size=6))
def test_no_quote_is_longer_than_a_quote_may_be_nor_ends_on_a_word_that_calls_for_another(parts: list[str]) -> None:
    for claim in claims_of(", ".join(parts) + "."):
        assert 0 < len(claim.quote) <= 300
        assert claim.quote.split()[-1] not in {"the", "a", "of", "and", "to", "with"}
        assert claim.quote == claim.quote.strip()


def test_the_weights_of_edges_and_signs_are_read_and_used() -> None:
    assert quote_weights()["end"]["takes in spoken"] < 0
    assert weights()["doubt law"] < 0
    assert weights()["always"] != 0

"""Numbers beside their states, people whom a verb or a number tells of, and where their quotes begin and end."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims_of, only


def stocks(text: str) -> set[tuple[str | None, int | None]]:
    """The states of the claims with how many people are told to be there, at the least."""
    return {(claim.host, claim.count.low) for claim in claims_of(text) if claim.count is not None}


def kinds_of(text: str) -> set[str]:
    """The kinds of the claims of the text."""
    return {claim.kind for claim in claims_of(text)}


@pytest.mark.parametrize(
    "row",
    [
        "5,000 in Kuwait, 1,800 in Qatar and 300 in Oman",
        "5,000 in Kuwait; 1,800 in Qatar; 300 in Oman",
    ],
)
def test_a_number_before_a_state_is_that_of_the_state(row: str) -> None:
    text = f"North Korean workers are in three states: {row}."
    assert stocks(text) == {("KW", 5000), ("QA", 1800), ("OM", 300)}


@pytest.mark.parametrize(
    "row",
    [
        "Kuwait hosts 5,000 North Korean workers, Qatar 1,800 and Oman 300",
        "Kuwait has 5,000 North Korean workers, Qatar has 1,800 and Oman has 300",
    ],
)
def test_a_number_behind_a_state_is_that_of_the_state(row: str) -> None:
    assert stocks(f"{row}.") == {("KW", 5000), ("QA", 1800), ("OM", 300)}


def test_each_gives_every_state_the_number() -> None:
    text = "There are 300 North Korean workers each in Malaysia, Oman and Libya."
    assert stocks(text) == {("MY", 300), ("OM", 300), ("LY", 300)}


def test_without_each_the_number_is_shared() -> None:
    text = "There are 300 North Korean workers in Malaysia, Oman and Libya."
    assert not {("MY", 300), ("OM", 300), ("LY", 300)} & stocks(text)


def test_people_of_other_states_in_a_row_are_no_claims() -> None:
    text = "Kuwait hosts 5,000 North Korean workers. Nepali workers are elsewhere: 800 Nepalis in Qatar, 300 in Oman."
    assert stocks(text) == {("KW", 5000)}


def test_an_age_in_brackets_counts_nobody() -> None:
    text = "North Korean workers left Kuwait. Kim (34) and Ri (27) were welders from Hamhung."
    assert all(claim.count is None or claim.count.low not in (34, 27) for claim in claims_of(text))


def test_a_past_behind_and_is_a_verb() -> None:
    text = "The mill in Saigon had opened in 2014 and hired North Korean workers in the second year."
    assert only(text, "hiring").host == "VN"


def test_a_noun_behind_and_stays_a_noun() -> None:
    text = "North Korean workers sew in Tumen. The city lives on trade and exports of timber."
    assert kinds_of(text) == {"presence"}


def test_what_the_sending_state_sends_are_its_workers() -> None:
    text = "North Korea has sent about 15,000 migrant workers to Russia."
    sent = only(text, "movement")
    assert (sent.direction, sent.host, sent.count and sent.count.low) == ("out", "RU", 15000)


@pytest.mark.parametrize(
    "other",
    ["Qatar has 1.4 million migrant workers.", "Vietnam has sent about 15,000 migrant workers to Russia."],
)
def test_migrants_whom_nobody_of_it_sends_are_others(other: str) -> None:
    text = f"North Korea sent 200 workers to Russia. {other}"
    assert stocks(text) == {("RU", 200)}


def test_more_of_them_come() -> None:
    text = "About 40 North Korean workers came to Dandong by bus. More are going to come to Dandong in June."
    assert [claim.count and claim.count.low for claim in claims_of(text)] == [40, None]


def test_more_that_is_needed_is_nobody() -> None:
    text = "About 40 North Korean workers came to Dandong by bus. More was to come to light in Dandong in June."
    assert len(claims_of(text)) == 1


def test_a_speaker_ends_before_the_number_of_those_told_of() -> None:
    text = "According to sources around 1,300 North Koreans work in Dubai."
    told = only(text, "presence")
    assert (told.quote, told.source.type) == ("around 1,300 North Koreans work in Dubai", "local")


@pytest.mark.parametrize("lead", ["In Asia as a whole", "So far"])
def test_no_quote_cuts_a_turn_in_two(lead: str) -> None:
    quote = only(f"{lead} there are 300 North Korean workers in Oman.", "presence").quote
    assert not quote.startswith(("a whole", "whole", "far"))


def test_firms_at_which_they_got_jobs_employed_them() -> None:
    text = "The North Korean programmers obtained remote jobs at some 30 companies in Canada."
    assert only(text, "hiring").host == "CA"


def test_firms_that_fear_for_jobs_employ_nobody() -> None:
    text = "North Korean programmers sat in Shenyang. Their neighbours feared for jobs at companies in Canada."
    assert "hiring" not in kinds_of(text)


@pytest.mark.parametrize("words", ["may not go back to their homeland", "are not allowed back home"])
def test_who_may_not_go_home_is_kept(words: str) -> None:
    assert only(f"About 200 North Korean workers in Libya {words}.", "retention").host == "LY"

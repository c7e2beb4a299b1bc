"""People told again: parts of a number, both sexes of one, one person, defections; places out of a wider one."""

from __future__ import annotations

from datetime import date

import pytest
from tests.extract.texts import claims_of, only

from tumen.extract.en.firms import named_workplace
from tumen.ledger import Claim, When


def of_kind(text: str, kind: str) -> list[Claim]:
    return [claim for claim in claims_of(text) if claim.kind == kind]


def low(claim: Claim) -> int | None:
    return claim.count.low if claim.count is not None else None


def test_the_number_after_a_whole_is_that_of_the_claim() -> None:
    text = "Among the 90 North Korean workers in Oman, 40 were deported last month."
    assert [low(claim) for claim in of_kind(text, "enforcement")] == [40]


def test_what_is_left_of_a_number_is_part_of_it() -> None:
    text = "There were 300 North Korean workers at a factory in Dandong. The remaining 130 returned home in May."
    presence, movement = only(text, "presence"), only(text, "movement")
    assert movement.part_of == presence.id


def test_those_who_are_only_named_by_a_pronoun_are_part_of_the_last_number() -> None:
    told = "At least 200 North Korean workers arrived in Dandong in May, a source said."
    text = f"New workers at the border\n\n{told} They hold tourist visas."
    assert only(text, "paper").part_of == only(text, "movement").id


def test_a_number_elsewhere_is_no_part() -> None:
    text = "At least 200 North Korean workers arrived in Dandong in May. About 50 North Koreans work in Oman."
    assert all(claim.part_of is None for claim in claims_of(text))


def test_women_and_men_of_one_number_are_added() -> None:
    claim = only("The 12 North Korean women and one man had been working at a restaurant in Dandong.", "presence")
    assert (low(claim), claim.sex) == (13, "mixed")


def test_a_number_taken_apart_by_sex_is_told_once() -> None:
    text = "Police arrested 11 North Korean workers, 10 women and one man, in Oman on Friday."
    assert [(low(claim), claim.sex) for claim in of_kind(text, "enforcement")] == [(11, "mixed")]


def test_two_numbers_of_women_are_no_sum() -> None:
    text = "About 30 women and 20 managers from North Korea returned home from Dandong in May."
    assert 50 not in {low(claim) for claim in claims_of(text)}


def test_the_papers_of_known_workers_are_theirs() -> None:
    text = "Vietnam has 31 North Korean workers. The workers are on temporary stay visas."
    assert low(only(text, "paper")) == 31


def test_a_defection_leads_from_the_host_to_the_south() -> None:
    claim = only("Nine North Korean workers in Oman defected to South Korea last year.", "movement")
    ends = [place.name if place is not None else None for place in (claim.origin, claim.destination)]
    assert (ends, claim.host) == (["Oman", "South Korea"], "OM")


def test_a_sum_and_a_war_are_no_places() -> None:
    text = (
        "North Korean workers came to Oman before the invasion of Ukraine. "
        "They earn up to U.S. $800 a month at the site."
    )
    assert not {"US", "UA"} & {claim.host for claim in claims_of(text)}


def test_a_number_over_a_state_stays_with_it_where_places_are_named_out_of_it() -> None:
    text = "About 900 North Korean workers work across Russia, including in Vladivostok, Khabarovsk and Ussuriysk."
    found = [(claim.place.name if claim.place else None, low(claim)) for claim in of_kind(text, "presence")]
    assert found == [("Russia", 900), ("Vladivostok", None), ("Khabarovsk", None), ("Ussuriysk", None)]


def test_what_was_done_this_year_was_done_by_publication() -> None:
    done = only("About 300 North Korean workers have arrived in Oman this year.", "movement")
    assert done.time == When(start=date(2020, 1, 1), end=date(2020, 6, 1))


def test_a_stock_of_which_most_are_gone_is_not_dated_by_publication() -> None:
    text = "Of about 600 North Korean workers employed in Oman, only 20 are left."
    assert all(claim.time is None for claim in of_kind(text, "presence") if low(claim) == 600)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police raided the North Korean Example Garden Restaurant in Oman.", "Example Garden Restaurant"),
        ("Six doctors work at the Example-Koryo Hospital.", "Example-Koryo Hospital"),
        ("Six doctors work at the hospital.", None),
        ("The Restaurant was raided.", None),
    ],
)
def test_restaurants_and_hospitals_are_named(text: str, name: str | None) -> None:
    found = named_workplace(text, 0, len(text))
    assert (found.value.full if found else None) == name

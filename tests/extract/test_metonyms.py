"""A capital that stands for its state is a party of what is told, never the place where it happened."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims_of


@pytest.mark.parametrize(
    "text",
    [
        "After talks with Beijing, North Korea sent 200 workers to Dandong on May 3.",
        "Under pressure from Washington, North Korea sent 200 workers to Dandong on May 3.",
        "Despite ties between Moscow and Pyongyang, North Korea sent 200 workers to Dandong on May 3.",
        "Pyongyang sent 200 workers to Dandong on May 3.",
    ],
)
def test_the_parties_of_talks_are_no_destination(text: str) -> None:
    movements = [claim for claim in claims_of(text) if claim.kind == "movement"]
    assert [(one.destination.name if one.destination else None) for one in movements] == ["Dandong"]
    assert {one.origin.name for one in movements if one.origin} <= {"North Korea"}


@pytest.mark.parametrize(
    "text",
    [
        "North Korea sent 200 workers under a deal with Moscow.",
        "200 North Korean workers were hired after pressure from Beijing.",
        "200 North Korean workers remained despite sanctions on Moscow.",
    ],
)
def test_a_party_alone_fills_no_place(text: str) -> None:
    claims = claims_of(text)
    assert claims
    assert {(one.host, one.place, one.destination) for one in claims} == {(None, None, None)}


def test_a_capital_that_acts_names_the_host() -> None:
    claims = claims_of("Warsaw stopped issuing work permits to North Korean workers in January.")
    assert {one.host for one in claims if one.kind == "enforcement"} == {"PL"}


def test_a_capital_to_which_workers_go_is_a_place() -> None:
    (movement,) = (
        one for one in claims_of("About 200 North Korean workers were sent to Moscow on May 3.") if one.count
    )
    assert movement.destination is not None
    assert (movement.destination.name, movement.destination.level) == ("Moscow", "city")


def test_labour_that_a_host_calls_its_own_is_not_the_senders() -> None:
    text = "North Korean builders live in Muscat. Oman imports most of its labor."
    assert not [one for one in claims_of(text) if one.kind == "movement"]

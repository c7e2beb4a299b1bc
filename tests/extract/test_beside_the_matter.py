"""What lies beside the matter: life inside the sending state, other crimes; and what is the workers' own."""

from __future__ import annotations

import pytest
from tests.extract.test_no_claims import doubts
from tests.extract.texts import claims_of

SCENE = "About 300 North Korean workers are employed at Example Sewing in Dandong, China. "


def told(text: str) -> set[tuple[str, str | None]]:
    """The kinds and indicators of the claims that follow the scene."""
    return {(claim.kind, claim.indicator) for claim in claims_of(SCENE + text) if claim.start >= len(SCENE) - 2}


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Farmers in the North are suffering from hunger.", "at_home"),
        ("Inside North Korea phones are monitored.", "at_home"),
        ("At Kaesong they earned about 70 dollars a month.", "at_home"),
        ("The court sentenced a spy to five years.", "other_matter"),
        ("Police arrested two men over the murder of an envoy.", "other_matter"),
        ("A foreigner needs a work permit.", "foreigners"),
        ("Tourists need a visa.", "foreigners"),
    ],
)
def test_what_is_beside_the_matter_is_doubted(text: str, doubt: str) -> None:
    assert doubt in doubts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The North Korean workers are suffering from hunger.",
        "The workers from the North are monitored.",
        "Police arrested two men who had hired North Korean workers.",
        "The court sentenced the owner to five years.",
        "Workers from North Korea said that they had not been paid.",
        "North Korean workers posed as tourists to get a visa.",
    ],
)
def test_what_is_of_the_workers_is_not(text: str) -> None:
    assert doubts(text).isdisjoint({"at_home", "other_matter", "foreigners"})


@pytest.mark.parametrize("mark", ["'", "’"])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Managers confiscated the workers{} phones.", ("condition", "isolation")),
        ("The state keeps the workers{} wages.", ("pay", None)),
    ],
)
def test_what_is_the_workers_own(text: str, found: tuple[str, str | None], mark: str) -> None:
    assert found in told(text.format(mark))


def test_a_closing_quotation_mark_makes_nothing_theirs() -> None:
    assert ("pay", None) not in told("He spoke of 'the workers' wages in the city are high.")


@pytest.mark.parametrize(
    "text",
    [
        "China has stopped issuing work visas to North Koreans.",
        "Russia has suspended all new work permits for North Koreans.",
        "The ministry has refused the workers new visas.",
    ],
)
def test_an_auxiliary_holds_no_paper(text: str) -> None:
    assert {kind for kind, _ in told(text)} & {"paper", "enforcement"} == {"enforcement"}


@pytest.mark.parametrize("text", ["The women have student visas.", "They have no valid permits.", "They have visas."])
def test_papers_that_people_have(text: str) -> None:
    assert ("paper", None) in told(text)


def test_pay_is_likened_to_that_of_others() -> None:
    assert ("pay", None) in told("They are paid half of what local workers get.")
    assert told("Local workers are paid half of what they were.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not reply to questions.",
        "The talks in Hanoi ended without an agreement.",
        "The embassy was closed for the holiday.",
        "The project will cost 2 billion roubles.",
        "The factory's exports were worth 30 million dollars.",
    ],
)
def test_other_senses_of_words_of_measures_and_pay(text: str) -> None:
    assert told(text) == set()

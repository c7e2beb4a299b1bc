"""Conditions, pay, papers, measures and orders in the plain words of the press, and what stands beside them there."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims_of

SCENE = "About 300 North Korean workers are employed at Example Sewing in Dandong, China. "


def told(text: str) -> set[tuple[str, str | None]]:
    """The kinds and indicators of the claims that follow the scene."""
    return {(claim.kind, claim.indicator) for claim in claims_of(SCENE + text) if claim.start >= len(SCENE) - 2}


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("In busy months they work until two or three in the morning.", "excessive_overtime"),
        ("They work every day of the week.", "excessive_overtime"),
        ("There is one security agent for every 50 workers.", "restriction_of_movement"),
        ("The workers' rooms are searched at night.", "restriction_of_movement"),
        ("She could not attend her mother's funeral.", "isolation"),
        ("The workers' identity cards are kept by the supervisors.", "retention_of_identity_documents"),
        ("Breakfast is rice and salted radish.", "abusive_conditions"),
        ("Many of them go months without a shower.", "abusive_conditions"),
        ("A supervisor kicked a worker in the stomach.", "physical_and_sexual_violence"),
        ("Those returning have been stripped of their party membership.", "intimidation_and_threats"),
        ("The authorities warned that families would be held responsible for any flight.", "intimidation_and_threats"),
        ("They would be paid in a lump sum when they return home.", "withholding_of_wages"),
        ("The contract was in a language they could not read.", "deception"),
        ("A worker lost three fingers in a cutting machine.", "other"),
    ],
)
def test_conditions_in_plain_words(text: str, indicator: str) -> None:
    assert ("condition", indicator) in told(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Each of them gave 100 dollars toward the construction of a museum.", "pay"),
        ("Their labour is a key source of hard currency for the regime.", "pay"),
        ("Their residence permits are renewed each year.", "paper"),
        ("The workers have border passes that are renewed every 30 days.", "paper"),
        ("The city has restricted the number of North Koreans that a plant may hire.", "enforcement"),
        ("A new batch of North Korean workers is being trained in Sinuiju.", "order"),
    ],
)
def test_other_kinds_in_plain_words(text: str, kind: str) -> None:
    assert kind in {found for found, _ in told(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Chinese workers at the plant get two days off a week.",
        "Customers eat cold noodles and watch the show.",
        "The river freezes in December.",
        "The source asked not to be named for safety reasons.",
        "The company did not answer calls for comment.",
        "The building was completed in 2016 at a cost of $30 million.",
        "The border has been closed because of the pandemic.",
    ],
)
def test_what_stands_beside_them_is_no_claim(text: str) -> None:
    assert told(text) == set()

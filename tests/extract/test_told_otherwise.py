"""What workers live through, orders and measures in further words; verbs of saying that tell an act."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims_of

SCENE = "About 300 North Korean workers are employed at Example Sewing in Dandong, China. "


def told(text: str, kind: str) -> list[str | None]:
    """The indicators of the claims of this kind that follow the scene."""
    return [
        claim.indicator for claim in claims_of(SCENE + text) if claim.kind == kind and claim.start >= len(SCENE) - 2
    ]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("No one goes out without a minder.", "restriction_of_movement"),
        ("They must be back in their rooms by 9 p.m.", "restriction_of_movement"),
        ("A manager accompanies them even to the hospital.", "restriction_of_movement"),
        ("The North Koreans are kept away from other foreign workers.", "isolation"),
        ("Officials inspect the mobile phones of the workers.", "isolation"),
        ("The consulate recovered the passports of all workers.", "retention_of_identity_documents"),
        ("The women often work through the night.", "excessive_overtime"),
        ("A normal shift is 12 hours.", "excessive_overtime"),
        ("They are housed in an abandoned school.", "abusive_conditions"),
        ("They have not been given winter clothes.", "abusive_conditions"),
        ("She was slapped in front of the others.", "physical_and_sexual_violence"),
        ("The workers never see the money.", "withholding_of_wages"),
        ("They had been promised twice as much.", "deception"),
        ("The workers complained of hunger, a trader said.", "abusive_conditions"),
    ],
)
def test_further_words_of_conditions(text: str, indicator: str) -> None:
    assert indicator in told(text, "condition")


@pytest.mark.parametrize(
    "text",
    [
        "The restaurant serves cold noodles and kimchi.",
        "Chinese guests pass through the night market.",
        "The manager refused to give his name.",
        "The workers came back with passports for their children.",
        "The residents complained about the noise of the plant.",
    ],
)
def test_words_that_tell_no_condition(text: str) -> None:
    assert told(text, "condition") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Pyongyang told its firms in China and the workers there to hand over money.", "order"),
        ("A ministry told companies in Jilin to send the workers home within a month.", "enforcement"),
        ("Each province was given a quota of 200 people for work in China.", "order"),
        ("The party committee has chosen 60 women for work in China, a source in Chongjin said.", "order"),
        ("Beijing told employers not to hire any more North Korean workers.", "enforcement"),
        ("Immigration officers checked the site and found 20 workers without permits.", "enforcement"),
        ("Managers take a cut of their wages, and the rest goes straight to Pyongyang.", "pay"),
    ],
)
def test_what_somebody_is_told_to_do_is_an_act(text: str, kind: str) -> None:
    assert told(text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "A trader told reporters to expect new orders.",
        "A trader told Radio Free Asia that companies plan to hire locals.",
        "The traders complained that business is bad.",
    ],
)
def test_what_is_said_to_somebody_is_no_act(text: str) -> None:
    assert [told(text, kind) for kind in ("order", "enforcement", "condition")] == [[], [], []]

"""Conditions, pay and papers: what counts, what is left out, how far the quote goes and what the slots hold."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims_of, only

SCENE = "About 300 North Korean workers are employed at Example Sewing in Dandong, China. "


def told(text: str, kind: str) -> list[str | None]:
    """The indicators of the claims of this kind that follow the scene."""
    return [
        claim.indicator for claim in claims_of(SCENE + text) if claim.kind == kind and claim.start >= len(SCENE) - 2
    ]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("The women may go out only in groups of five.", "restriction_of_movement"),
        ("Outings have been banned since June.", "restriction_of_movement"),
        ("They are bused between the dormitory and the plant.", "restriction_of_movement"),
        ("Guards stand at the gate, and the gates to the yard are locked at night.", "restriction_of_movement"),
        ("Phones were taken from the workers.", "isolation"),
        ("None of the men was in possession of his own passport.", "retention_of_identity_documents"),
        ("They start at 6 in the morning and finish at 11 at night.", "excessive_overtime"),
        ("Their shifts last at least 13 hours.", "excessive_overtime"),
        ("The company owes them a year of wages.", "withholding_of_wages"),
        ("They receive the money only when they return home.", "withholding_of_wages"),
        ("As many as 30 people live in one small room.", "abusive_conditions"),
        ("Sick people are denied medical care.", "abusive_conditions"),
        ("They have to take part in ideological sessions every Saturday.", "other"),
        ("Some were forced into prostitution.", "physical_and_sexual_violence"),
        ("A worker fell to his death from the seventh floor.", "other"),
        ("Some 20 workers downed tools in January.", "other"),
    ],
)
def test_a_condition_has_the_indicator_of_its_words(text: str, indicator: str) -> None:
    assert told(text, "condition") == [indicator]


@pytest.mark.parametrize(
    "text",
    [
        "The report contains descriptions of conditions at the plant.",
        "There are growing concerns about the treatment of the workers.",
        "The launch of a missile drew protests from Japan.",
        "China closed the border in January 2020 because of the pandemic.",
        "Panel members monitor the implementation of sanctions.",
        "The town is cut off from the main road by the river.",
        "The source declined to be named for fear of punishment.",
        "The uprisings in Libya drove foreign firms out.",
        "The police brought the situation under control.",
        "Three of the workers tried to escape.",
        "Fear of the guards keeps the workers from running away.",
    ],
)
def test_what_is_no_condition(text: str) -> None:
    assert told(text, "condition") == []


def test_of_several_indicators_in_one_phrase_the_first_named_stands() -> None:
    assert told("The workers face constant surveillance, physical abuse and unpaid wages.", "condition") == [
        "restriction_of_movement"
    ]


def test_unrest_over_pay_is_told_by_the_pay() -> None:
    assert told("The workers rioted over unpaid wages.", "condition") == ["withholding_of_wages"]


def test_an_event_told_again_is_one_condition() -> None:
    assert told("The workers rioted on May 3. The riot went on for two days.", "condition") == ["other"]


def test_one_person_alone_counts_as_one() -> None:
    (claim,) = (c for c in claims_of(SCENE + "He fell from the scaffolding in May.") if c.kind == "condition")
    assert claim.count is not None
    assert (claim.count.low, claim.count.high, claim.count.basis) == (1, 1, "exact")


@pytest.mark.xfail(reason="the quote of the first runs on to the end of the second", strict=False)
def test_of_joined_predicates_each_is_quoted_with_what_carries_it() -> None:
    text = (
        "North Korean workers at the shipyards in Poland receive about 300 dollars a month and are never allowed to "
        "leave the dormitory alone."
    )
    quotes = {claim.kind: claim.quote for claim in claims_of(text)}
    assert "300 dollars a month" in quotes["pay"]
    assert "dormitory" not in quotes["pay"]
    assert quotes["condition"].endswith("never allowed to leave the dormitory alone")


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("The firm gets 1,900 yuan to 2,300 yuan a month for each worker.", (1900, 2300, "CNY", "month", None)),
        ("The workers are left with only 10 percent of what they are owed.", (None, None, None, None, 0.9)),
        ("The company pockets 30 percent of their wages.", (None, None, None, None, 0.3)),
        ("The workers were ordered to pay 70 dollars each.", (70, 70, "USD", "total", None)),
        ("In 2015 the workers brought in 200 million dollars.", (2e8, 2e8, "USD", "year", None)),
        ("The government takes a large cut of their earnings.", (None, None, None, None, None)),
        ("They get little more than pocket money.", (None, None, None, None, None)),
        ("They are left with 120 dollars a month.", (120, 120, "USD", "month", None)),
    ],
)
def test_money_of_pay(text: str, money: tuple[object, ...]) -> None:
    (claim,) = (claim for claim in claims_of(SCENE + text) if claim.kind == "pay")
    assert claim.money is not None
    one = claim.money
    assert (one.low, one.high, one.currency, one.per, one.share) == money


def test_two_currencies_are_two_claims() -> None:
    claims = [c for c in claims_of(SCENE + "A wage is 2,500 yuan (about ¥50,000) a month.") if c.kind == "pay"]
    assert [claim.money.currency for claim in claims if claim.money is not None] == ["CNY", "JPY"]


def test_a_share_in_figures_stands_for_the_same_share_in_words() -> None:
    text = "The workers are paid a fraction of their wages, while 70 percent of it is taken by the state."
    (claim,) = (claim for claim in claims_of(SCENE + text) if claim.kind == "pay")
    assert claim.money is not None
    assert claim.money.share == 0.7


@pytest.mark.parametrize(
    "text",
    [
        "North Korea's coal exports earned 400 million dollars a year.",
        "The closure cost North Korea 300 million dollars a year.",
        "The plant turns out 40 million dollars worth of goods every month.",
        "The company paid a fine of 20,000 dollars.",
    ],
)
def test_what_is_no_pay(text: str) -> None:
    assert told(text, "pay") == []


@pytest.mark.parametrize(
    ("text", "document", "days"),
    [
        ("The workers hold temporary residence visas.", "other", None),
        ("Their visas expired in December.", "other", None),
        ("They came under the guise of students.", "student_visa", None),
        ("The work permits of the men ran out last month.", "work_visa", None),
        ("They cross on river-crossing passes valid for 30 days.", "border_pass", (30, 30)),
    ],
)
def test_papers(text: str, document: str, days: tuple[int, int] | None) -> None:
    claim = only(SCENE + text, "paper")
    assert claim.document is not None
    assert (claim.document.type, claim.document.validity_days) == (document, days)


def test_the_number_of_papers_is_that_of_the_people() -> None:
    claim = only("Qatar issued work visas to North Korean workers, 2,000 in total.", "paper")
    assert claim.count is not None
    assert claim.count.low == 2000


def test_a_rejected_visa_is_no_paper() -> None:
    assert told("The extension of their visas was rejected.", "paper") == []

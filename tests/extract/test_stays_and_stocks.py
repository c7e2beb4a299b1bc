"""Stocks without a noun, listed hosts, people who cannot or may not go home, forced returns; and what is like them."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims_of

LEAD = "Some 2,000 North Korean workers sew shirts in Perlis, Malaysia. "


def told(text: str) -> set[str]:
    """The kinds of the claims that a text makes behind a lead about the workers."""
    return {claim.kind for claim in claims_of(LEAD + text) if claim.start >= len(LEAD)}


@pytest.mark.parametrize(
    "text",
    [
        "By far the most are in Russia and in China.",
        "The vast majority, about 80 percent, work in Russia.",
        "Among the hosts are Kuwait, Qatar and Oman.",
        "The destinations include Kuwait, Qatar and Oman.",
    ],
)
def test_stocks_are_told(text: str) -> None:
    assert "presence" in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "By far the most important goals are coal and iron.",
        "The women are in their early twenties.",
        "Among the guests were traders of Kuwait, Qatar and Oman.",
    ],
)
def test_what_is_like_a_stock_is_none(text: str) -> None:
    assert "presence" not in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nor could they go home.",
        "The authorities do not call their workers back from Malaysia.",
        "They had to remain in Malaysia longer than is usual.",
        "Their return had been put off for years because the border was shut.",
        "None of the workers have been able to return since the border was shut.",
        "They work in Perlis still, months after they should have gone home.",
    ],
)
def test_people_who_stay_against_their_term_are_kept(text: str) -> None:
    assert "retention" in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "All workers should have gone home by December 22, the resolution says.",
        "On the same day the two ministers signed a paper.",
        "They have to stay up the whole night because of the customers.",
        "The delivery of cement had been put off for years.",
    ],
)
def test_deadlines_and_delays_of_other_things_keep_nobody(text: str) -> None:
    assert "retention" not in told(text)


def test_an_expulsion_is_the_act_and_the_return() -> None:
    assert {"enforcement", "movement"} <= told("Police have expelled them.")


def test_a_bar_to_new_workers_sends_nobody_home() -> None:
    assert "movement" not in told("Malaysia has banned the hiring of North Korean workers in Kangar.")


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Twelve of the North Korean women turned to the consulate in Vladivostok.", True),
        ("They have been seen on their way home.", True),
        ("The plans go back to a deal of 1967.", False),
        ("The train left Khasan at noon.", False),
    ],
)
def test_moves_are_told_from_what_is_like_them(text: str, moved: bool) -> None:
    assert ("movement" in told(text)) is moved

"""Shares of those counted before, a manager beside those she leads, and words for some that count nobody."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims_of, report_of

from tumen.extract.en.groups import groups_in
from tumen.extract.en.text import cut
from tumen.extract.en.values import values_of

WHOLE = "Some 2,000 North Korean workers are in Perlis, Malaysia. "


def counts(text: str) -> list[tuple[int | None, str]]:
    return [
        (claim.count.low, claim.count.basis) if claim.count else (None, "")
        for claim in claims_of(text)
        if claim.kind in ("presence", "movement")
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("About 80 percent of them work in Kangar, Malaysia.", (1600, "approx")),
        ("By far the most, about 75 percent, are in Kangar, Malaysia.", (1500, "approx")),
        ("As many as 10 per cent of the workers went to Oman.", (200, "approx")),
    ],
)
def test_a_share_of_those_told_before_is_computed(text: str, count: tuple[int, str]) -> None:
    assert count in counts(WHOLE + text)


@pytest.mark.parametrize(
    "text",
    [
        "They work in Kangar, Malaysia, and 80 percent of the wages is kept.",
        "They work in Kangar, Malaysia, where rents rose by 80 percent.",
    ],
)
def test_a_share_of_something_else_is_not(text: str) -> None:
    assert (1600, "approx") not in counts(WHOLE + text)


def people(text: str) -> list[int | None]:
    report = report_of(text)
    sentence = cut(report.text).sentences[0]
    return [one.count.low for one in groups_in(sentence, values_of(report)) if one.count is not None]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("The flight of 12 North Korean waitresses and their manager made news.", 13),
        ("Twelve North Korean waitresses and a manageress run it.", 13),
        ("Twelve North Korean waitresses and the guests sang.", 12),
        ("Twelve North Korean waitresses, their manager said, sang.", 12),
    ],
)
def test_a_manager_is_counted_with_those_beside_whom_she_is_named(text: str, low: int) -> None:
    assert people(text)[:1] == [low]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Several North Korean workers live in Perlis, Malaysia.", (None, "")),
        ("Several hundred North Korean workers live in Perlis, Malaysia.", (200, "vague")),
        ("A few North Korean workers live in Perlis, Malaysia.", (3, "vague")),
    ],
)
def test_several_counts_nobody(text: str, count: tuple[int | None, str]) -> None:
    assert counts(text) == [count]

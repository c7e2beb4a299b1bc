"""The trade of the people of a claim: of its own words, or of what was told before it."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims_of, only

_LEAD = "North Korean builders work on a construction site in Omsk, Russia."


def test_the_trade_told_before_is_that_of_what_holds_in_the_town() -> None:
    then = "\n\nIn Omsk the police arrested ten of the workers in May."
    assert only(f"{_LEAD} The construction has ended.{then}", "enforcement").sector == "construction"


@pytest.mark.parametrize(("number", "sector"), [("40", "construction"), ("40,000", None)])
def test_the_trade_told_before_is_not_that_of_thousands(number: str, sector: str | None) -> None:
    told = f"The diplomat said that {number} North Koreans were working in Omsk last year."
    text = f"{_LEAD} The construction has ended.\n\n{told}"
    assert [claim.sector for claim in claims_of(text) if claim.count is not None] == [sector]


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("A North Korean builder who fell from a scaffold in Omsk was not taken to a hospital.", "construction"),
        ("North Korean workers in Omsk were beaten and got no medical care.", None),
        ("North Korean doctors in Omsk are beaten by their minders.", "medical"),
        ("A North Korean welder died in Omsk when his clothes caught fire.", "other"),
        ("North Korean workers in Omsk may not leave the clothing factory without a minder.", "garment"),
    ],
)
def test_neither_the_hospital_nor_the_clothes_of_a_hurt_worker_are_his_trade(text: str, sector: str | None) -> None:
    assert {claim.sector for claim in claims_of(text) if claim.kind == "condition"} == {sector}


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("About 20 North Koreans work at laptop farms in Omsk.", "it"),
        ("About 20 North Koreans work at farms in Omsk.", "agriculture"),
        ("About 20 North Korean welders work in Omsk.", "other"),
        ("About 20 North Koreans work near a hotel in Omsk.", None),
    ],
)
def test_the_trade_is_what_the_work_is(text: str, sector: str | None) -> None:
    assert only(text, "presence").sector == sector

"""What is denied is never told as fact, and no firm is named as an employer that the words do not make one."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims_of

DENIALS = [
    "China denied that North Korean workers are in Dandong.",
    "The ministry denies that 300 North Korean workers were sent to Tumen.",
    "The company denied employing North Korean workers.",
    "The firm denied it had hired 40 North Korean workers.",
    "Moscow rejected reports that 300 North Korean workers had arrived in Vladivostok.",
    "Example Garment Co., Ltd. denies hiring North Korean workers.",
    "Oman dismissed claims that North Korean workers had been sent home.",
    "The owner denied allegations that the plant employs North Korean workers.",
    "Example Garment Co., Ltd. was cleared of employing North Korean workers.",
]


@pytest.mark.parametrize("text", DENIALS)
def test_what_somebody_denies_is_denied(text: str) -> None:
    found = claims_of(text)
    assert found
    assert {claim.modality for claim in found} == {"denied"}


@pytest.mark.parametrize(
    "text",
    [
        "China did not deny that North Korean workers are in Dandong.",
        "China denied the report, but 300 North Korean workers were sent to Tumen.",
        "Oman denied visas to 40 North Korean workers.",
    ],
)
def test_what_nobody_denies_is_not_denied(text: str) -> None:
    assert "denied" not in {claim.modality for claim in claims_of(text)}


@pytest.mark.parametrize(
    "text",
    [
        "According to Example Research Co., Ltd., about 300 North Korean workers were sent to Dandong.",
        "The plant, which supplies Example Retail Inc., employs 300 North Korean workers in Dandong.",
        "Buyers of Example Apparel Inc. said the plant in Dandong employs 300 North Korean workers.",
        "About 300 North Korean workers live in Dandong, a report by Example Analytics Inc. found.",
        "Example Consulting Ltd. said that 300 North Korean workers are in Dandong.",
        "The plant sells to Example Brand Ltd. and employs 300 North Korean workers in Dandong.",
    ],
)
def test_a_firm_that_is_cited_or_supplied_employs_nobody(text: str) -> None:
    found = claims_of(text)
    assert found
    assert {claim.employer for claim in found} == {None}


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        (
            "Unlike Example Garment Co., Ltd., Sampleton Seafood Co. hired 40 North Korean workers.",
            "Sampleton Seafood Co.",
        ),
        ("In May 2019, Example Garment Co., Ltd. hired 40 North Korean workers in Tumen.", "Example Garment Co., Ltd."),
        ("Forty North Korean workers are employed by Example Garment Co., Ltd. in Tumen.", "Example Garment Co., Ltd."),
        ("Example Garment Co., Ltd. denied that it employs North Korean workers.", "Example Garment Co., Ltd."),
    ],
)
def test_the_firm_that_takes_part_is_the_employer(text: str, firm: str) -> None:
    assert {claim.employer for claim in claims_of(text)} == {firm}


@pytest.mark.parametrize(
    "text",
    [
        "It is not known whether Example Garment Co., Ltd. employs North Korean workers.",
        "Example Garment Co., Ltd. is accused of employing North Korean workers.",
    ],
)
def test_what_is_left_open_is_possible(text: str) -> None:
    found = claims_of(text)
    assert found
    assert {claim.modality for claim in found} == {"possible"}


def test_each_firm_of_a_list_is_an_employer() -> None:
    text = "Investigators said Example Shipyard SA and Sampleton Marine SA employed 40 North Korean workers in Gdynia."
    assert {claim.employer for claim in claims_of(text)} == {"Example Shipyard SA", "Sampleton Marine SA"}

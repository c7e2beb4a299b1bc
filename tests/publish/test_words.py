"""Machine words and values in plain language."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest

from tumen.ledger import SLOTS, VERDICTS, VOCABULARIES, Count, Document, Money, Place, State, Status, When, slot_form
from tumen.publish.words import SLOT_WORDS, WORDS, say, slot_words, value_words

NOT_WORDED = {"basis"}
"""Vocabularies that are only ever said as part of a value."""


def test_every_word_of_every_vocabulary_has_plain_words() -> None:
    for vocabulary, words in VOCABULARIES.items():
        if vocabulary not in NOT_WORDED:
            assert set(WORDS[vocabulary]) == set(words)
    assert set(WORDS["status"]) == set(get_args(Status))
    assert set(WORDS["verdict"]) == set(VERDICTS)
    assert set(WORDS["state"]) == set(get_args(State))
    assert set(SLOT_WORDS) >= set(SLOTS)


def test_no_word_accuses() -> None:
    every = " ".join(label for words in WORDS.values() for label in words.values()).lower()
    assert "violat" not in every
    assert "guilt" not in every
    assert "illegal" not in every
    assert str(say("verdict", "breach_if_true")).endswith("if the claims are true")


def test_a_word_that_is_new_loses_its_underscores_only() -> None:
    assert say("verdict", "brand_new") == "brand new"
    assert slot_words("brand_new") == "Brand new"
    assert say("verdict", None) is None


@pytest.mark.parametrize(
    ("slot", "value", "words"),
    [
        ("count", Count(low=400, high=400, basis="exact"), "400"),
        ("count", Count(low=100000, high=100000, basis="approx"), "about 100,000"),
        ("count", Count(low=100, high=None, basis="at_least"), "100 or more"),
        ("count", Count(low=None, high=30, basis="at_most"), "at most 30"),
        ("count", Count(low=1000, high=2000, basis="range"), "1,000 to 2,000"),
        ("count", Count(low=200, high=999, basis="vague"), "200 to 999 (told vaguely)"),
        ("time", When(start=date(2018, 4, 2), end=date(2018, 4, 2)), "2 April 2018"),
        ("time", When(start=date(2024, 8, 28), end=date(2024, 8, 29)), "28–29 August 2024"),
        ("time", When(start=date(2024, 2, 1), end=date(2024, 2, 29)), "February 2024"),
        ("time", When(start=date(2024, 1, 1), end=date(2024, 12, 31)), "2024"),
        ("time", When(start=date(2022, 1, 1), end=date(2023, 12, 31)), "2022 to 2023"),
        ("time", When(start=date(2016, 1, 1), end=date(2016, 3, 31)), "January to March 2016"),
        ("time", When(start=date(2019, 10, 1), end=date(2020, 2, 29)), "October 2019 to February 2020"),
        ("time", When(start=date(2019, 1, 2), end=date(2019, 12, 31)), "2 January 2019 to 31 December 2019"),
        ("time", When(start=date(2022, 1, 1), end=date(2024, 9, 2)), "1 January 2022 to 2 September 2024"),
        ("time", When(start=None, end=date(2024, 9, 2)), "until 2 September 2024"),
        ("time", When(start=date(2024, 9, 2), end=None), "from 2 September 2024"),
        ("place", Place(name="Helong", country="CN", level="city"), "Helong (city in China)"),
        ("origin", Place(name="North Korea", country="KP", level="country"), "North Korea"),
        ("destination", Place(name="the coast", country=None, level="province"), "the coast (province)"),
        ("money", Money(low=300, high=400, currency="USD", per="month"), "300 to 400 USD a month"),
        ("money", Money(low=1.5, high=None, currency="EUR"), "1.5 or more EUR"),
        ("money", Money(low=None, high=90, per="day"), "at most 90 a day"),
        ("money", Money(low=5, high=5, currency="USD", share=0.7), "5 USD; 70% kept by the state or the managers"),
        ("money", Money(currency="CNY", per="year"), "no figure (CNY a year)"),
        ("money", Money(), "no figure"),
        ("document", Document(type="border_pass", validity_days=(180, 365)), "border passes, valid 180 to 365 days"),
        ("document", Document(type="work_visa", validity_days=(30, 30)), "work visas, valid 30 days"),
        ("document", Document(type=None, validity_days=(None, 90)), "papers not named, valid up to 90 days"),
        ("document", Document(type="other", validity_days=(90, None)), "other papers, valid 90 days or more"),
        ("document", Document(type="no_visa"), "no visa"),
        ("sector", "it", "information technology"),
        ("employer", "Example Garment Co., Ltd.", "Example Garment Co., Ltd."),
        ("host", "CN", "China"),
        ("host", "XX", "XX"),
        (
            "origin",
            Place(name="North Hamgyong", country="KP", level="province"),
            "North Hamgyong (province in North Korea)",
        ),
        ("count", None, None),
    ],
)
def test_a_value_is_said_as_it_was_claimed(slot: str, value: Any, words: str | None) -> None:
    assert value_words(slot, slot_form(value)) == words

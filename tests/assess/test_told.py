"""How a claim is told: kind, modality and the verb forms of its quote."""

from __future__ import annotations

from datetime import date

import pytest
from tests.assess.world import claim

from tumen.assess import told
from tumen.ledger import Claim, Report, bounds


def said(kind: str, quote: str, modality: str = "asserted") -> Claim:
    return claim({"kind": kind, "modality": modality}, report="r", at=0, quote=quote)


@pytest.mark.parametrize(
    ("kind", "quote", "expected"),
    [
        ("presence", "eighty workers live in the town", "present"),
        ("presence", "eighty workers from the north at one plant", "present"),
        ("presence", "there were eighty workers in the town", "past"),
        ("retention", "the plant keeps its workers past their term", "present"),
        ("retention", "workers have been kept at the site for years", "present"),
        ("retention", "the workers had been held back at the time", "past"),
        ("retention", "some had waited to go home, but now they are told to stay", "present"),
        ("condition", "workers cannot leave the dormitory", "present"),
        ("condition", "workers confined to the dormitory under guard", "present"),
        ("condition", "two workers were beaten that winter", "past"),
        ("pay", "managers keep most of the wage", "present"),
        ("pay", "the plant had paid them nothing that year", "past"),
        ("paper", "passes are issued for half a year", "present"),
        ("hiring", "the plant hired eighty workers", "past"),
        ("hiring", "the plant has taken on eighty workers", "past"),
        ("hiring", "eighty workers are employed at the plant", "present"),
        ("hiring", "the plant employs eighty workers", "present"),
        ("hiring", "the plant continues to use workers dispatched by an agency", "present"),
        ("enforcement", "police deported eighty workers", "past"),
        ("enforcement", "the police look the other way", "present"),
        ("enforcement", "the authorities do not check the passes", "present"),
        ("movement", "eighty workers crossed the bridge", "past"),
        ("movement", "eighty workers were sent across", "past"),
        ("movement", "the arrival of eighty workers", "past"),
        ("movement", "new workers are crossing the bridge every week", "present"),
        ("movement", "eighty workers who are in their twenties crossed the bridge", "past"),
        ("movement", "workers are sent across once a month", "present"),
        ("enforcement", "the police are aware of it and deported nobody", "past"),
        ("hiring", "the plant houses workers dispatched by an agency", "present"),
        ("paper", "they came in on a visitor pass", "past"),
        ("condition", "workers who came last year cannot leave the dormitory", "present"),
        ("hiring", "the plant has a workforce of eighty", "present"),
        ("hiring", "eighty of them worked for two firms", "past"),
        ("movement", "the town has since received eighty more", "past"),
        ("hiring", "the plant is owned by a trader who hired eighty workers", "present"),
        ("order", "the ministry issued an order to recruit", "past"),
        ("order", "agencies are recruiting in the capital", "present"),
        ("order", "a plan to recruit", "past"),
    ],
)
def test_the_verb_forms_decide_with_a_default_for_each_kind(kind: str, quote: str, expected: str) -> None:
    assert told(said(kind, quote), language="en") == expected


@pytest.mark.parametrize("kind", ["movement", "presence", "hiring", "retention", "order", "enforcement"])
def test_a_plan_is_told_as_future_whatever_its_words(kind: str) -> None:
    assert told(said(kind, "eighty workers arrived", "planned"), language="en") == "future"


def test_what_is_only_expected_is_future_where_its_words_say_so() -> None:
    assert told(said("movement", "more workers are expected to arrive", "possible"), language="en") == "future"
    assert told(said("movement", "a group apparently arrived", "possible"), language="en") == "past"


@pytest.mark.parametrize("language", [None, "xx", "ko", "ru-RU"])
@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("movement", "past"),
        ("order", "past"),
        ("hiring", "present"),
        ("retention", "present"),
        ("enforcement", "present"),
    ],
)
def test_without_cues_of_the_language_movements_and_orders_are_past(
    language: str | None, kind: str, expected: str
) -> None:
    assert told(said(kind, "workers were sent and are employed"), language=language) == expected


def test_a_variant_of_a_known_language_has_its_cues() -> None:
    assert told(said("hiring", "the plant hired eighty workers"), language="en-GB") == "past"


def test_the_telling_decides_the_bounds() -> None:
    report = Report(id="r", name="r", text="", media_type="text/plain", published=date(2024, 9, 16))
    one = said("hiring", "the plant hired eighty workers")
    found = bounds(one, report, told=told(one, language="en"))
    assert found.when is not None
    assert (found.when.start, found.when.end, found.stated) == (None, date(2024, 9, 16), False)

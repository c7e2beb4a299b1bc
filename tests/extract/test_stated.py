"""Stated facts: every rule finds its example and lets its counter-example go."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.extract.texts import report_of

from tumen.extract import extract, stated_facts
from tumen.extract.en.stated import FactRule, fact_rules
from tumen.law import bundled


@pytest.mark.parametrize("rule", fact_rules(), ids=lambda rule: f"{rule.fact} {rule.value}")
def test_a_fact_rule_finds_its_example(rule: FactRule) -> None:
    assert (rule.fact, rule.value) in {(fact.fact, fact.value) for fact in extract(report_of(rule.example)).facts}


@pytest.mark.parametrize("rule", fact_rules(), ids=lambda rule: f"{rule.fact} {rule.value}")
def test_a_fact_rule_lets_its_counter_example_go(rule: FactRule) -> None:
    assert rule.fact not in {fact.fact for fact in extract(report_of(rule.counter)).facts}


def test_every_fact_is_a_name_of_the_laws_vocabulary_with_its_words() -> None:
    text = "The 1718 Committee approved an exemption for the North Korean workers in May 2019."
    report = report_of(text)
    (fact,) = extract(report).facts
    assert fact.fact in bundled().facts
    assert report.text[fact.start : fact.end] == fact.quote
    assert fact.time is not None
    assert fact.time.start is not None
    assert fact.time.start.isoformat() == "2019-05-01"


def test_a_rule_of_law_states_no_fact() -> None:
    text = "Resolution 2375 bans joint ventures with North Korea. North Korean workers live in Dandong."
    assert extract(report_of(text)).facts == ()


@pytest.mark.parametrize(
    ("quote", "facts"),
    [
        ("Two of them were granted asylum.", [("protection", None)]),
        ("They are soldiers.", [("persons", "soldiers")]),
        ("The firm was put on the UN sanctions list in May 2018.", [("listed", "UN_1718")]),
        ("The firm was designated by the Treasury.", [("listed", None)]),
        ("The firm was designated by the UN in May 2018.", [("listed", "UN_1718")]),
        ("Their contract was signed before September 2017.", [("written_contract", None)]),
        ("They were never granted asylum.", []),
        ("They may be granted asylum.", []),
        ("They are watched by soldiers.", []),
        ("They were fed by soldiers.", []),
        ("The UN sanctions list does not name the firm.", []),
        ("The city will issue work permits.", []),
        ("The city stopped issuing work permits.", []),
        ("The owner, police say, cannot see: he has a blind dog.", []),
        ("They wash the car of the hydropower engineer.", []),
    ],
)
def test_facts_are_read_from_a_quote_that_is_known_to_be_about_the_workers(
    quote: str, facts: list[tuple[str, str | None]]
) -> None:
    assert [(fact.fact, fact.value) for fact in stated_facts(report_of(quote))] == facts


def test_a_quote_in_a_language_without_rules_states_nothing() -> None:
    assert stated_facts(replace(report_of("Two of them were granted asylum."), language="fi")) == ()

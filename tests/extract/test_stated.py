"""Stated facts: every rule finds its example and lets its counter-example go."""

from __future__ import annotations

import pytest
from tests.extract.texts import report_of

from tumen.extract import extract
from tumen.extract.en.stated import FactRule, fact_rules
from tumen.law import bundled


@pytest.mark.parametrize("rule", fact_rules(), ids=lambda rule: rule.fact)
def test_a_fact_rule_finds_its_example(rule: FactRule) -> None:
    assert rule.fact in {fact.fact for fact in extract(report_of(rule.example)).facts}


@pytest.mark.parametrize("rule", fact_rules(), ids=lambda rule: rule.fact)
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

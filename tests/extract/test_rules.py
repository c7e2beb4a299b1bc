"""Every rule matches its examples and lets its counter-examples go."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims_of

from tumen.extract.en.rules import Predicate, predicates

EXAMPLES = [(rule, text) for rule in predicates() for text in rule.example]
COUNTERS = [(rule, text) for rule in predicates() for text in rule.counter]


@pytest.mark.parametrize(("rule", "text"), EXAMPLES, ids=lambda item: getattr(item, "name", None))
def test_a_rule_finds_its_example(rule: Predicate, text: str) -> None:
    found = claims_of(text)
    assert (rule.kind, rule.indicator) in {(claim.kind, claim.indicator) for claim in found}, (
        f"found instead: {[(c.rule, c.quote) for c in found]}"
    )


@pytest.mark.parametrize(("rule", "text"), COUNTERS, ids=lambda item: getattr(item, "name", None))
def test_a_rule_lets_its_counter_example_go(rule: Predicate, text: str) -> None:
    assert [claim.quote for claim in claims_of(text) if claim.rule == rule.name] == []


def test_every_rule_has_an_example_and_a_counter_example() -> None:
    assert [rule.name for rule in predicates() if not rule.example or not rule.counter] == []

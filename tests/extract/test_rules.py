"""Every rule matches its examples and lets its counter-examples go."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims_of, report_of

from tumen.extract import why
from tumen.extract.en.rules import Predicate, predicates

EXAMPLES = [(rule, text) for rule in predicates() for text in rule.example]
COUNTERS = [(rule, text) for rule in predicates() for text in rule.counter]


@pytest.mark.parametrize(("rule", "text"), EXAMPLES, ids=lambda item: getattr(item, "name", None))
def test_a_rule_finds_its_example(rule: Predicate, text: str) -> None:
    matched = {reason.outcome for reason in why(report_of(text)) if reason.rule == rule.name}
    if rule.hint or rule.loose:  # by itself it makes no claim: it is weighed where nothing else is told
        assert matched
        return
    claims = claims_of(text)
    of_kind = (rule.kind, rule.indicator) in {(claim.kind, claim.indicator) for claim in claims}
    assert of_kind or matched & {"claim", "gave way"}, f"found instead: {[(c.rule, c.quote) for c in claims]}"


@pytest.mark.parametrize(("rule", "text"), COUNTERS, ids=lambda item: getattr(item, "name", None))
def test_a_rule_lets_its_counter_example_go(rule: Predicate, text: str) -> None:
    assert [claim.quote for claim in claims_of(text) if claim.rule == rule.name] == []


def test_every_rule_has_an_example_and_a_counter_example() -> None:
    assert [rule.name for rule in predicates() if not rule.example or not rule.counter] == []

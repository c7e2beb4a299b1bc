"""The data's predicates and the code's are one closed set, and each answer says what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.assess.test_cases import every_world

from tumen import law
from tumen.assess.predicates import EVALUATORS

LAW = law.bundled()


def test_each_predicate_that_may_be_named_is_evaluated_and_no_other() -> None:
    assert set(EVALUATORS) == set(law.PREDICATES)


def rules() -> list[tuple[str, Mapping[str, Any]]]:
    """Predicate and parameters of each element and exception."""
    found = [(rule.predicate, rule.params) for entry in LAW.provisions for rule in entry.elements]
    return found + [(rule.predicate, rule.params) for entry in LAW.provisions for rule in entry.exceptions]


def test_each_predicate_is_used_by_the_data() -> None:
    assert {predicate for predicate, _ in rules()} == set(law.PREDICATES)


def test_each_stated_fact_of_the_vocabulary_can_change_something() -> None:
    read_by_code = {
        "host_tolerates", "listed", "minders", "joint_venture", "national_total", "no_report", "persons", "renewal",
        "work_authorisation", "replacement",
    }  # fmt: skip
    named = {params["fact"] for _, params in rules() if "fact" in params}
    assert named | read_by_code == set(LAW.facts)
    assert not named & read_by_code


def test_what_an_element_rests_on_is_of_the_incident() -> None:
    for built in every_world():
        claims, facts = set(built.claims), {fact.id for fact in built.facts}
        for finding in built.findings():
            for element in (*finding.elements, *finding.exceptions):
                assert set(element.claims) <= claims
                assert set(element.facts) <= facts


def test_an_exception_is_met_only_by_a_stated_fact() -> None:
    for built in every_world():
        for finding in built.findings():
            for exception in finding.exceptions:
                assert exception.state != "met" or exception.facts

"""The case files: an incident goes in, a verdict per provision comes out, each with a reason a lawyer can check."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.assess.world import World, cases, when, world

from tumen import law
from tumen.ledger import VERDICTS, Finding

LAW = law.bundled()

CASES = cases()
DAYS = [
    pytest.param(case, provision, day, verdict, id=f"{case['id']}: {provision} on {day}")
    for case in CASES
    for provision, table in case.get("days", {}).items()
    for day, verdict in table.items()
]


@pytest.mark.parametrize("case", [case for case in CASES if "expect" in case], ids=lambda case: case["id"])
def test_an_incident_is_judged_as_the_case_says(case: dict[str, Any]) -> None:
    built = world(case)
    for provision, expected in case["expect"].items():
        wanted = expected if isinstance(expected, list) else [expected]
        found = built.of(provision)
        assert [one.verdict for one in found] == [_verdict(each) for each in wanted], (case["why"], provision, found)
        for finding, each in zip(found, wanted, strict=True):
            if isinstance(each, dict):
                _check(finding, each)
    for provision in case.get("silent", []):
        assert built.of(provision) == (), (case["why"], provision)


def _verdict(expected: Any) -> str:
    return str(expected["verdict"] if isinstance(expected, dict) else expected)


def _check(finding: Finding, expected: dict[str, Any]) -> None:
    known = {"verdict", "period", "bounded", "elements", "exceptions", "gap", "no_gaps", "says", "not_says", "duty"}
    assert set(expected) <= known, set(expected) - known
    if "period" in expected:
        assert finding.period == when(expected["period"]), finding.period
    if "bounded" in expected:
        assert finding.bounded is expected["bounded"]
    states = {element.id: element.state for element in (*finding.elements, *finding.exceptions)}
    for name, state in {**expected.get("elements", {}), **expected.get("exceptions", {})}.items():
        assert states[name] == state, (name, states)
    if "gap" in expected:
        assert any(expected["gap"] in gap for gap in finding.gaps), finding.gaps
    if expected.get("no_gaps"):
        assert finding.gaps == ()
    if "says" in expected:
        assert expected["says"] in finding.why, finding.why
    if "not_says" in expected:
        assert expected["not_says"] not in finding.why, finding.why
    if "duty" in expected:
        assert finding.duty == expected["duty"]


@pytest.mark.parametrize(("case", "provision", "day", "verdict"), DAYS)
def test_each_day_is_judged_by_the_rule_in_force_on_it(
    case: dict[str, Any], provision: str, day: date, verdict: str
) -> None:
    found = world(case, on=day).of(provision)
    assert [(one.verdict, one.period, one.bounded) for one in found] == [(verdict, when(day), False)], case["why"]


def test_every_case_says_why_and_names_known_provisions_and_verdicts() -> None:
    ids = [case["id"] for case in CASES]
    assert len(ids) == len(set(ids))
    for case in CASES:
        assert case["why"]
        for provision in (*case.get("expect", {}), *case.get("days", {}), *case.get("silent", [])):
            LAW.provision(provision)
        for table in case.get("days", {}).values():
            assert set(table.values()) <= set(VERDICTS)


def test_every_provision_is_judged_on_each_side_of_each_of_its_days() -> None:
    judged = {(provision, day) for case in CASES for provision, table in case.get("days", {}).items() for day in table}
    for provision in LAW.provisions:
        for boundary in provision.boundaries:
            if boundary.year > 3000 or boundary < date(2006, 1, 1):
                continue
            before = date.fromordinal(boundary.toordinal() - 1)
            assert (provision.id, boundary) in judged, (provision.id, boundary)
            assert (provision.id, before) in judged, (provision.id, before)


def test_every_exception_is_met_in_some_case() -> None:
    met = set()
    for case in CASES:
        if "expect" in case:
            met |= {
                (finding.provision, element.id)
                for finding in world(case).findings()
                for element in finding.exceptions
                if element.state == "met"
            }
    stated = {(provision.id, rule.id) for provision in LAW.provisions for rule in provision.exceptions}
    assert stated - met == set()


def every_world() -> list[World]:
    """The incidents of all cases, one for each day of their tables."""
    built = [world(case) for case in CASES if "expect" in case]
    built += [world(case, on=day) for case in CASES for table in case.get("days", {}).values() for day in table]
    return built


def test_no_finding_ever_accuses_a_company() -> None:
    for built in every_world():
        for finding in built.findings():
            texts = [finding.why, finding.duty, *finding.gaps]
            texts += [text for each in (*finding.elements, *finding.exceptions) for text in (each.why, each.statement)]
            for text in texts:
                assert "violat" not in text.casefold(), text
            employers = {claim.employer for claim in built.claims.values() if claim.employer}
            for employer in employers:
                assert employer not in finding.why, finding.why
                assert employer not in finding.duty
            if finding.verdict in ("breach_if_true", "strained", "would_breach_if_carried_out"):
                assert finding.duty.split(",")[0] != finding.duty or "host State" in finding.duty, finding.duty


def test_every_finding_says_why_in_plain_sentences_with_paragraph_and_day() -> None:
    for built in every_world():
        for finding in built.findings():
            assert finding.why.startswith(LAW.provision(finding.provision).cite), finding.why
            assert finding.why.endswith((".", "!")), finding.why
            assert "  " not in finding.why
            assert ".." not in finding.why
            assert "None" not in finding.why
            assert all(gap.endswith("?") and "{" not in gap for gap in finding.gaps), finding.gaps
            assert all(each.why for each in (*finding.elements, *finding.exceptions)), finding

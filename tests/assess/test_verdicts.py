"""Every finding can be replayed from what it holds; an element on which a verdict rests changes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.assess.test_cases import every_world

from tumen import law
from tumen.assess.verdicts import BASE, Conclusion, conclusions, replay, traces, whole
from tumen.ledger import Element, Finding, State
from tumen.ledger.rows import from_row, to_row

LAW = law.bundled()
FINDINGS = [finding for built in every_world() for finding in built.findings()]
ON_ALL = (
    "breach_if_true",
    "applies_if_true",
    "policy_concern_only",
    "strained",
    "excepted",
    "would_breach_if_carried_out",
)


def resting() -> list[tuple[Finding, tuple[str, ...]]]:
    """Findings whose verdict rests on all groups of elements, each with one of the groups."""
    found = []
    for finding in FINDINGS:
        if finding.by_period or finding.verdict not in ON_ALL:
            continue
        (led,) = conclusions(finding, LAW)
        if led.way != "otherwise":
            found += [(finding, group) for group in led.rests_on]
    return found


RESTING = resting()


def with_states(finding: Finding, ids: tuple[str, ...], state: State) -> Finding:
    """The finding with these elements in that state on both readings."""
    return replace(
        finding,
        elements=tuple(replace(e, state=state, reading=None) if e.id in ids else e for e in finding.elements),
    )


def test_a_finding_is_replayed_to_its_verdict_from_its_json_alone() -> None:
    for finding in FINDINGS:
        read = from_row(Finding, to_row(finding))
        assert read == finding
        assert replay(read, LAW) == finding.verdict, finding
        if finding.by_period:
            assert [each.verdict for each in conclusions(finding, LAW)] == [part.verdict for part in finding.by_period]
            assert whole([part.verdict for part in finding.by_period]) == finding.verdict
        assert all(trace.standing == finding.standing for trace in traces(finding))


@given(st.sampled_from(RESTING), st.sampled_from(["cannot_tell", "not_met"]))
def test_making_an_element_unknown_or_false_changes_the_verdict(
    one: tuple[Finding, tuple[str, ...]], state: State
) -> None:
    finding, group = one
    rules = next(rules for rules in LAW.provision(finding.provision).groups if group[0] in {r.id for r in rules})
    assert replay(with_states(finding, tuple(rule.id for rule in rules), state), LAW) != finding.verdict


def test_all_verdicts_that_rest_on_every_element_are_tried_on_both_readings() -> None:
    assert {finding.verdict for finding, _ in RESTING} == set(ON_ALL)
    assert any(finding.verdict == "strained" and led.functional for finding, led in _led())
    assert any(finding.verdict == "excepted" and led.functional for finding, led in _led())


def _led() -> Iterator[tuple[Finding, Conclusion]]:
    for finding in FINDINGS:
        for led in conclusions(finding, LAW):
            yield finding, led


@given(st.sampled_from(RESTING))
def test_alternatives_carry_a_verdict_only_together(one: tuple[Finding, tuple[str, ...]]) -> None:
    finding, group = one
    rules = next(rules for rules in LAW.provision(finding.provision).groups if group[0] in {r.id for r in rules})
    if len(rules) == 1:
        return
    for kept in group:
        others = tuple(rule.id for rule in rules if rule.id != kept)
        changed = with_states(finding, others, "not_met")
        if finding.verdict != "excepted":
            assert replay(changed, LAW) == finding.verdict


def test_a_failing_element_made_met_no_longer_decides() -> None:
    tried = 0
    for finding in FINDINGS:
        if finding.by_period or finding.verdict not in ("not_covered", "permitted_at_date"):
            continue
        (led,) = conclusions(finding, LAW)
        for group in led.rests_on:
            (after,) = conclusions(with_states(finding, group, "met"), LAW)
            assert (after.verdict, after.rule) != (led.verdict, led.rule), finding
            tried += 1
    assert tried > 40


def test_a_stated_exception_decides_and_an_unstated_one_does_not() -> None:
    tried = 0
    for finding in FINDINGS:
        if finding.verdict != "excepted" or finding.by_period:
            continue
        unset: tuple[Element, ...] = tuple(replace(one, state="cannot_tell") for one in finding.exceptions)
        provision = LAW.provision(finding.provision)
        assert replay(replace(finding, exceptions=unset), LAW) in (BASE[provision.judged_as], "strained")
        tried += 1
    assert tried > 15


def test_no_standing_but_an_asserted_one_makes_a_breach() -> None:
    for finding in FINDINGS:
        for standing in ("planned", "possible", "denied"):
            told = replay(replace(finding, standing=standing), LAW)
            assert told not in ("breach_if_true", "applies_if_true", "strained", "excepted"), (finding, standing)

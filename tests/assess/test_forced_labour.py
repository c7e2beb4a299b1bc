"""Signs of forced labour: which claims show which indicator, and how far the signs go."""

from __future__ import annotations

from typing import Any

import pytest
from tests.assess.signal_world import SignalWorld, cases, signal_world

from tumen.law import bundled
from tumen.ledger import ForcedLabourFinding, plain_form

CASES = cases("forced_labour.yaml")
LAW = bundled()


def condition(indicator: str, **more: Any) -> dict[str, Any]:
    return {"kind": "condition", "indicator": indicator, **more}


def told(*claims: dict[str, Any], **more: Any) -> SignalWorld:
    return signal_world({"claims": list(claims), **more})


def only(world: SignalWorld) -> ForcedLabourFinding:
    (found,) = world.forced()
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_signs_are_counted_as_the_case_says(case: dict[str, Any]) -> None:
    found = signal_world(case).forced()
    if case["told"] is None:
        assert found == ()
        return
    (finding,) = found
    assert finding.force == case["told"]["force"]
    assert [each.indicator for each in finding.indicators] == case["told"]["indicators"]
    assert list(finding.menace) == case["told"]["menace"]
    assert list(finding.involuntary) == case["told"]["involuntary"]


def test_each_indicator_and_each_rule_is_shown_by_some_world() -> None:
    found = [finding for case in CASES for finding in signal_world(case).forced()]
    found += [only(told(condition(test.indicator))) for test in LAW.indicators]
    shown = {rule for finding in found for each in finding.indicators for rule in each.by}
    assert {rule.id for rule in LAW.practices.force_rules} - shown == set()
    assert {each.indicator for finding in found for each in finding.indicators} == {t.indicator for t in LAW.indicators}


def test_menace_and_no_free_choice_are_those_of_the_convention() -> None:
    elements = {rule.id: rule for rule in LAW.provision("ILO-C29").elements}
    counting = LAW.practices.force_counting
    assert set(counting.menace) == set(elements["E2"].params["among"])
    assert set(counting.involuntary) == set(elements["E3"].params["among"])


def test_origins_are_counted_for_each_sign_and_copies_add_none() -> None:
    first = condition("restriction_of_movement")
    one = only(told(first))
    copied = only(told(first, {**first, "report": "b"}, origins={"a": "x", "b": "x"}, copies={"b": "a"}))
    other = only(told(first, {**first, "report": "b"}))
    assert [len(found.indicators[0].origins) for found in (one, copied, other)] == [1, 1, 2]
    assert [found.force for found in (one, copied, other)] == ["consistent"] * 3
    assert "2 independent origins" in other.why


def test_a_single_source_without_a_name_is_told_as_such() -> None:
    three = [condition(name) for name in ("deception", "isolation", "debt_bondage")]
    found = only(told(*three))
    assert (found.force, found.anonymous) == ("strong_pattern", True)
    assert "one origin, whose source is not named" in found.why
    named = only(told(*({**form, "source_type": "un"} for form in three)))
    assert not named.anonymous


def test_no_finding_says_that_somebody_uses_forced_labour() -> None:
    worlds = [signal_world(case) for case in CASES]
    worlds.append(told(condition("debt_bondage", employer="Example Garment Co., Ltd.")))
    for world in worlds:
        for finding in (*world.forced(), *world.forced(per_incident=True)):
            for text in (finding.why, *finding.gaps):
                assert "is forced labour" not in text
                assert "violat" not in text.casefold()
                assert "Example" not in text
                assert "None" not in text
            assert " If true, this would " in finding.why
    assert "It does not say who is responsible." in worlds[-1].forced()[0].why


def test_an_employer_is_a_setting_of_its_own_and_not_its_towns() -> None:
    named = condition("isolation", employer="Example Garment Co., Ltd.")
    found = told(named, condition("debt_bondage")).forced()
    assert [(one.setting.of, [each.indicator for each in one.indicators]) for one in found] == [
        ("employer", ["isolation"]),
        ("place", ["debt_bondage"]),
    ]


def test_denials_stand_against_the_sign_that_they_deny() -> None:
    denied = condition("isolation", modality="denied", report="b", source_type="company")
    found = only(told(condition("isolation"), condition("debt_bondage"), denied))
    assert [len(each.against) for each in found.indicators] == [1, 0]
    assert len(found.against) == 1
    assert found.why.endswith("A report or source denies it.")


def test_questions_are_those_that_nobody_answered() -> None:
    found = only(told(condition("isolation")))
    assert found.gaps[:2] == (
        "What would happen to a worker who refused the work or left?",
        "Could they refuse the work, or leave it?",
    )
    tests = {test.indicator: test.test for test in LAW.indicators}
    assert set(found.gaps[2:]) == {text for name, text in tests.items() if name != "isolation"}
    assert all(gap.endswith("?") for gap in found.gaps)


def test_signs_that_lie_years_apart_make_no_pattern() -> None:
    days = ("2012-01-01", "2016-01-01", "2020-01-01")
    names = ("deception", "isolation", "debt_bondage")
    found = told(*(condition(name, time=day) for name, day in zip(names, days, strict=True))).forced()
    assert [finding.force for finding in found] == ["signs"] * 3
    assert not any(finding.bounded for finding in found)


def test_per_incident_and_plain_form() -> None:
    world = told(condition("isolation"), condition("debt_bondage"))
    found = world.forced(per_incident=True)
    assert [finding.setting.of for finding in found] == ["incident", "incident"]
    form = plain_form(only(world))
    assert form["setting"]["name"] == "Hunchun"
    assert {"indicator", "claims", "by", "origins", "sources", "against", "strong", "menace", "involuntary"} == set(
        form["indicators"][0]
    )

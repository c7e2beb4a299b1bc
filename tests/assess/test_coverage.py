"""What the cases must show follows from the data: a provision, a host or a trap that comes later needs its cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from typing import Any, get_args

import pytest
from tests.assess.test_cases import CASES
from tests.assess.world import when, world

from tumen import law
from tumen.assess.verdicts import BASE, Way, conclusions
from tumen.datafile import read_rows
from tumen.ledger import VERDICTS, Bar, Finding, When

LAW = law.bundled()
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Judged:
    """A finding of a case; `day` is the day of a table of days."""

    case: dict[str, Any]
    finding: Finding
    day: date | None


def judged() -> Iterator[Judged]:
    for case in CASES:
        if "expect" in case:
            named = {*case["expect"], *case.get("silent", [])}
            yield from (Judged(case, one, None) for one in world(case).findings() if one.provision in named)
        for provision, table in case.get("days", {}).items():
            for day in table:
                yield from (Judged(case, one, day) for one in world(case, on=day).of(provision))


ALL = list(judged())
FOUND = [each.finding for each in ALL]
DAYS = {(each.finding.provision, each.day) for each in ALL if each.day is not None}


def fact_days(name: str, provision: str) -> set[date]:
    """The days that facts of that name give in the cases of a provision."""
    cases = [each.case for each in ALL if each.finding.provision == provision]
    times = [
        when(fact["time"])
        for case in cases
        for fact in case.get("facts", [])
        if fact["fact"] == name and "time" in fact
    ]
    return {time.start for time in times if isinstance(time, When) and time.start is not None}


def test_there_are_far_more_than_120_cases_and_each_has_a_name_of_its_own() -> None:
    rows = [case["id"] for case in CASES]
    assert len(rows) == len(set(rows)) > 200
    assert len(FOUND) > 350


@pytest.mark.parametrize("provision", LAW.provisions, ids=lambda entry: entry.id)
def test_each_boundary_has_a_case_on_its_day_and_on_the_day_before(provision: law.Provision) -> None:
    days = {*provision.boundaries, *(day + DAY for day in provision.deadlines)}
    missing = [day for day in sorted(days) for one in (day - DAY, day) if (provision.id, one) not in DAYS]
    assert missing == []


@pytest.mark.parametrize("provision", LAW.provisions, ids=lambda entry: entry.id)
def test_each_day_that_a_stated_fact_is_measured_by_has_facts_on_both_sides(provision: law.Provision) -> None:
    rules: list[law.ElementRule | law.ExceptionRule] = [*provision.elements, *provision.exceptions]
    for rule in rules:
        if "fact" in rule.params and isinstance(rule.params.get("day"), date):
            told, day = fact_days(rule.params["fact"], provision.id), rule.params["day"]
            assert any(one < day for one in told), (rule.id, day)
            if rule.id.startswith("E") and not rule.id.startswith("EX"):
                assert provision.id == "RU-position-2018" or any(one >= day for one in told), (rule.id, day)


def test_a_change_of_membership_has_a_case_on_each_side() -> None:
    assert {date(2020, 1, 31), date(2020, 2, 1)} <= {day for name, day in DAYS if name == "EU-CFSP-2016-849-26a"}
    china = LAW.c29["CN"]
    assert {("ILO-C29", china), ("ILO-C29", china - DAY)} <= DAYS


@pytest.mark.parametrize("territory", LAW.contested, ids=lambda one: one.names[0])
def test_each_contested_territory_is_judged_under_one_of_its_names(territory: law.Contested) -> None:
    in_it = [each for each in ALL if each.finding.bar == "contested" and _names(each.case) & set(territory.names)]
    assert in_it
    by = LAW.state_name(territory.controlled_by)
    assert all(by in each.finding.why for each in in_it if each.finding.verdict == "undetermined" and not each.day)
    assert all(each.finding.verdict in ("undetermined", "not_covered") for each in in_it)


def test_the_day_from_which_ground_is_contested_has_cases_on_both_sides() -> None:
    days = {day for _, day in DAYS}
    for since in {territory.since for territory in LAW.contested if territory.since > date(2009, 1, 1)}:
        assert {since - DAY, since} <= days, since


def _names(case: dict[str, Any]) -> set[str]:
    return {str(claim.get("place", "")).split(",")[0] for claim in case["claims"]}


def _hosts(case: dict[str, Any]) -> set[str]:
    return {str(claim.get("host")) for claim in case["claims"]}


@pytest.mark.parametrize("code", [*LAW.not_members, *LAW.under_another])
def test_each_host_that_is_no_member_of_its_own_has_a_case(code: str) -> None:
    of = [each.finding for each in ALL if _hosts(each.case) == {code} and each.finding.provision == "UNSCR-2397-8"]
    assert of
    assert {one.verdict for one in of} == ({"breach_if_true"} if code in LAW.under_another else {"not_covered"})


def test_no_host_outside_the_membership_ever_breaches_a_paragraph_of_the_council() -> None:
    for each in ALL:
        if _hosts(each.case) <= set(LAW.not_members) and each.finding.provision.startswith("UNSCR"):
            assert each.finding.verdict not in ("breach_if_true", "strained", "would_breach_if_carried_out"), each


@pytest.mark.parametrize(
    ("provision", "exception"),
    [(entry.id, rule.id) for entry in LAW.provisions for rule in entry.exceptions],
)
def test_each_exception_is_met_in_a_case_and_not_stated_in_another(provision: str, exception: str) -> None:
    of = [finding for finding in FOUND if finding.provision == provision]
    states = {(finding.verdict, each.state) for finding in of for each in finding.exceptions if each.id == exception}
    assert ("excepted", "met") in states
    base = BASE[LAW.provision(provision).judged_as]
    assert (base, "cannot_tell") in states


def test_an_exception_that_is_stated_for_others_excepts_nobody() -> None:
    parts = [each for each in ALL if any("only for a part" in one.why for one in each.finding.exceptions)]
    assert {one.id for each in parts for one in each.finding.exceptions if one.state == "not_met"} >= {
        "EX-2397-8-a", "EX-2397-8-b", "EX-2397-8-d"
    }  # fmt: skip
    assert {each.finding.verdict for each in parts} == {"breach_if_true"}


# what a provision has to have to bear on an incident at all, or what its text presumes
ALWAYS_MET = {("UNSCR-2321-34", "E2"), ("MSMT", "E1"), ("JP-entry-ban-2016", "E1"), ("ILO-C29", "E1")}


@pytest.mark.parametrize("provision", LAW.provisions, ids=lambda entry: entry.id)
def test_each_element_is_met_in_a_case_and_not_met_or_open_in_another(provision: law.Provision) -> None:
    of = [finding for finding in FOUND if finding.provision == provision.id]
    assert of
    for rule in provision.elements:
        states = {each.state for finding in of for each in finding.elements if each.id == rule.id}
        assert "met" in states, rule.id
        assert len(states) > 1 or (provision.id, rule.id) in ALWAYS_MET, rule.id


def test_every_verdict_every_bar_and_every_way_to_a_verdict_is_reached() -> None:
    assert {finding.verdict for finding in FOUND} == set(VERDICTS)
    assert {finding.bar for finding in FOUND} == {None, *get_args(Bar)}
    assert {led.way for finding in FOUND for led in conclusions(finding, LAW)} == set(get_args(Way))


def test_every_verdict_of_each_way_of_judging_is_reached() -> None:
    of = {how: {f.verdict for f in FOUND if LAW.provision(f.provision).judged_as == how} for how in BASE}
    assert of["duty"] == set(VERDICTS) - {"applies_if_true"}
    assert of["hortatory"] == {"policy_concern_only", "not_covered", "undetermined"} or of["hortatory"] == {
        "policy_concern_only", "not_covered"
    }  # fmt: skip
    assert {"applies_if_true", "excepted", "undetermined", "permitted_at_date", "not_covered"} <= of["applies"]


def test_every_rule_and_every_trap_of_judging_is_shown_by_a_case() -> None:
    top = read_rows(files("tumen.law") / "judging.yaml")
    shown = [text for case in CASES for text in case.get("shows", [])]
    known = [*top["rules"], *top["date_traps"], *top["not_labour_rules_but_often_confused"]]
    for text in known:
        assert any(str(text).startswith(one) for one in shown), text
    for one in shown:
        assert any(str(text).startswith(one) for text in known), one


def test_the_regimes_name_what_bears_on_a_hiring_on_each_of_their_days() -> None:
    case = {"claims": [{"kind": "hiring", "host": "CN", "place": "Hunchun, CN, city"}]}
    for regime in LAW.regimes:
        for day in (regime.start, regime.end):
            if day is not None:
                alive = {one.provision for one in world(case, on=day).findings() if one.verdict != "not_covered"}
                assert set(regime.provisions) <= alive, day
                later = {name for other in LAW.regimes for name in other.provisions} - set(regime.provisions)
                assert alive & later <= {"UNSCR-2321-34"}, day

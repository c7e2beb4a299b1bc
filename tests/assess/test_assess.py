"""`assess` as a whole: order, faults, facts that belong to the nearest claims, days that cover the whole span."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assess.test_cases import CASES
from tests.assess.world import claim, incident, world

from tumen import law
from tumen.assess import assess
from tumen.errors import InvalidValue
from tumen.ledger import Finding, Report, make_fact

LAW = law.bundled()

HIRING: dict[str, Any] = {"kind": "hiring", "host": "CN", "place": "Hunchun, CN, city"}
DAYS = st.dates(min_value=date(2015, 1, 1), max_value=date(2029, 12, 31))
BREACHES = ("breach_if_true", "strained")


def key(finding: Finding) -> tuple[str, int, date]:
    order = [provision.id for provision in LAW.provisions]
    start = finding.period.start if finding.period and finding.period.start else date.min
    return finding.incident, order.index(finding.provision), start


def test_findings_stand_by_incident_provision_and_days_in_any_order_of_adding() -> None:
    report = Report(id="r", name="r", text="x" * 200, media_type="text/plain", published=date(2024, 1, 1))
    claims = [
        claim({**HIRING, "time": [date(2015, 1, 1), date(2021, 1, 1)]},
              report="r", at=at, quote="the plant hires")
        for at in (0, 50, 100)
    ]  # fmt: skip
    incidents = [incident(f"i{number}", [one]) for number, one in enumerate(claims)]
    by_id = {one.id: one for one in claims}
    found = assess(incidents, claims=by_id, reports={"r": report})
    assert list(found) == sorted(found, key=key)
    backwards = dict(reversed(by_id.items()))
    assert assess(incidents[::-1], claims=backwards, reports={"r": report}) == found


def test_an_incident_with_an_unknown_claim_is_refused_by_name() -> None:
    built = world({"claims": [{**HIRING, "time": date(2020, 1, 1)}]})
    with pytest.raises(InvalidValue, match=r"incident incident: its claim '.*' is not among the claims given\."):
        assess([built.incident], claims={}, reports=built.reports)
    with pytest.raises(InvalidValue, match=r"its report '.*' is not among the reports given\."):
        assess([built.incident], claims=built.claims, reports={})


def test_an_incident_without_claims_is_refused() -> None:
    built = world({"claims": [{**HIRING, "time": date(2020, 1, 1)}]})
    with pytest.raises(InvalidValue, match=r"incident incident: it has no claims"):
        assess([replace(built.incident, claims=())], claims=built.claims, reports=built.reports)


def test_a_fact_outside_the_vocabulary_is_refused_with_the_known_names() -> None:
    built = world({"claims": [{**HIRING, "time": date(2020, 1, 1)}], "facts": [{"fact": "protection"}]})
    wrong = replace(built.facts[0], fact="refuge")
    with pytest.raises(InvalidValue, match=r"fact 'refuge' is unknown; use one of committee_approval, "):
        assess([built.incident], claims=built.claims, reports=built.reports, facts=[wrong])
    worse = replace(built.facts[0], fact="persons", value="ghosts")
    with pytest.raises(InvalidValue, match=r"value 'ghosts' is not allowed; use one of soldiers, "):
        assess([built.incident], claims=built.claims, reports=built.reports, facts=[worse])


def test_a_stated_fact_covers_the_nearest_claims_and_no_others() -> None:
    report = Report(id="r", name="r", text="x" * 400, media_type="text/plain", language="en")
    near, far = (
        claim({**HIRING, "time": date(2021, 5, 1)}, report="r", at=at, quote="the plant hires") for at in (100, 300)
    )
    fact = make_fact(report="r", fact="protection", value=None, time=None, quote="asylum", start=120, end=126)
    found = assess(
        [incident("far", [far]), incident("near", [near])],
        claims={near.id: near, far.id: far},
        reports={"r": report},
        facts=[fact],
    )
    verdicts = {finding.incident: finding.verdict for finding in found if finding.provision == "UNSCR-2397-8"}
    assert verdicts == {"near": "excepted", "far": "breach_if_true"}


def test_tolerance_told_elsewhere_in_the_report_counts_only_for_a_paper_of_that_place() -> None:
    paper = {"kind": "paper", "document": "border_pass", "host": "CN"}
    blind = {"kind": "enforcement", "host": "CN"}
    forms: dict[str, dict[str, Any]] = {
        "here": {**paper, "place": "Hunchun, CN, city"},
        "there": {**paper, "place": "Dandong, CN, city"},
        "abroad": {**paper, "host": "RU", "place": "Vladivostok, RU, city"},
        "journey": {"kind": "movement", "direction": "out", "host": "CN", "destination": "Hunchun, CN, city"},
        "sign": {**blind, "place": "Hunchun, CN, city", "quote": "the police turn a blind eye"},
        "doubt": {**blind, "place": "China, CN, country", "modality": "possible", "quote": "they may turn a blind eye"},
    }
    report = Report(id="r", name="r", text="x" * 900, media_type="text/plain", language="en")
    claims = {
        name: claim(
            {**form, "time": date(2018, 4, 1)}, report="r", at=100 * number, quote=form.get("quote", "they come in")
        )
        for number, (name, form) in enumerate(forms.items())
    }
    found = assess(
        [incident(name, [one]) for name, one in claims.items() if one.kind != "enforcement"],
        claims={one.id: one for one in claims.values()},
        reports={"r": report},
    )
    verdicts = {finding.incident: finding.verdict for finding in found if finding.provision == "UNSCR-2375-17"}
    assert verdicts == {
        "here": "strained",
        "there": "undetermined",
        "abroad": "undetermined",
        "journey": "undetermined",
    }


def test_tolerance_told_of_another_host_says_nothing() -> None:
    report = Report(id="r", name="r", text="x" * 400, media_type="text/plain", language="en")
    day = date(2018, 4, 1)
    abroad = claim(
        {"kind": "paper", "document": "border_pass", "host": "RU", "time": day}, report="r", at=0, quote="they come in"
    )
    sign = claim(
        {"kind": "enforcement", "host": "CN", "time": day}, report="r", at=99, quote="the police turn a blind eye"
    )
    found = assess([incident("i", [abroad])], claims={one.id: one for one in (abroad, sign)}, reports={"r": report})
    assert [finding.verdict for finding in found if finding.provision == "UNSCR-2375-17"] == ["undetermined"]


@settings(max_examples=60, deadline=None)
@given(days=st.lists(DAYS, min_size=2, max_size=2).map(sorted), modality=st.sampled_from(["asserted", "planned"]))
def test_the_findings_of_a_stated_time_cover_each_of_its_days_once(days: list[date], modality: str) -> None:
    found = world({"claims": [{**HIRING, "time": days, "modality": modality}]}).findings()
    for provision in {finding.provision for finding in found}:
        periods = [finding.period for finding in found if finding.provision == provision]
        spans = [(one.start, one.end) for one in periods if one and one.start and one.end]
        assert len(spans) == len(periods)
        assert (spans[0][0], spans[-1][1]) == tuple(days)
        assert all(after[0] == before[1] + timedelta(days=1) for before, after in pairwise(spans))


@settings(max_examples=60, deadline=None)
@given(
    case=st.sampled_from([case for case in CASES if "expect" in case]),
    modality=st.sampled_from(["planned", "possible", "denied"]),
)
def test_what_is_not_asserted_is_never_a_breach(case: dict[str, Any], modality: str) -> None:
    told_so = {**case, "claims": [{**one, "modality": modality} for one in case["claims"]]}
    for finding in world(told_so).findings():
        assert finding.verdict not in (*BREACHES, "excepted"), finding.why
        if modality == "denied":
            assert finding.verdict == "not_covered", finding.why


@settings(max_examples=60, deadline=None)
@given(case=st.sampled_from([case for case in CASES if "expect" in case]))
def test_taking_the_host_away_never_leaves_a_breach_of_a_member_state(case: dict[str, Any]) -> None:
    bare = [
        {k: v for k, v in one.items() if k not in ("host", "place", "destination", "origin")} for one in case["claims"]
    ]
    for finding in world({**case, "claims": bare}).findings():
        rules = {rule.predicate for rule in LAW.provision(finding.provision).elements}
        if rules & {"host_is_member", "host_in_eu", "host_is_c29_party"}:
            assert finding.verdict not in BREACHES, finding.why


@settings(max_examples=40, deadline=None)
@given(day=DAYS)
def test_the_day_of_publication_never_changes_the_judgement_of_a_stated_day(day: date) -> None:
    case = {"claims": [{**HIRING, "time": day, "sector": "garment"}]}
    verdicts = [
        [
            (finding.provision, finding.verdict, finding.period)
            for finding in world({**case, "report": about}).findings()
        ]
        for about in ({}, {"published": day}, {"published": date(2030, 1, 1)})
    ]
    assert verdicts[0] == verdicts[1] == verdicts[2]


@settings(max_examples=40, deadline=None)
@given(published=DAYS, quote=st.sampled_from(["the plant hired workers", "the plant employs workers"]))
def test_what_rests_on_bounds_is_one_finding_that_says_so(published: date, quote: str) -> None:
    case = {"report": {"published": published}, "claims": [{**HIRING, "quote": quote}]}
    found = world(case).findings()
    assert found
    assert len({finding.provision for finding in found}) == len(found)
    for finding in found:
        assert finding.bounded
        assert "bounds" in finding.why or "not stated" in finding.why

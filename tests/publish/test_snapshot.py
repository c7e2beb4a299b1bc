"""What may leave the machine: nothing that rests on a report that stays."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from handmade import (
    AIRED,
    ATTACK,
    CASE,
    COPY,
    FACTORY,
    FINDING,
    HELD,
    HIRED,
    RADIO,
    RETOLD,
    SECRET,
    SENT,
    WIRE,
    HandmadeCase,
)

from tumen.ledger import Part, Plan, Report, Rotation
from tumen.publish.snapshot import releasable, snapshot


def marked(*red: Report) -> HandmadeCase:
    names = {report.id for report in red}
    reports = tuple(replace(one, marking="TLP:RED") if one.id in names else one for one in CASE.all_reports)
    return replace(CASE, all_reports=reports)


def test_a_case_without_markings_leaves_as_a_whole() -> None:
    whole = snapshot(replace(CASE, all_reports=tuple(one for one in CASE.all_reports if one is not SECRET)))
    assert releasable(whole) == (whole, ())


def test_what_rests_on_a_report_that_stays_goes_with_it() -> None:
    view, held = releasable(snapshot(marked(WIRE, SECRET)))
    assert [report.name for report in held] == ["secret", "wire"]
    assert {claim.report for claim in view.effective.claims} == {COPY.id, RADIO.id, ATTACK.report}
    assert all(edge.of != WIRE.id and edge.report != WIRE.id for edge in view.lineage.retellings)
    assert WIRE.id not in repr(view.lineage)
    assert [set(incident.claims) for incident in view.incidents] == [{AIRED.id, RETOLD.id}, {ATTACK.id}]
    assert view.findings == ()
    assert releasable(snapshot(marked(COPY)))[0].facts == ()


def test_an_incident_whose_contradiction_stays_behind_is_contested_no_more() -> None:
    view, _ = releasable(snapshot(marked(RADIO, SECRET)))
    arrival = view.incidents[0]
    assert AIRED.id not in arrival.claims
    assert all(AIRED.id not in conflict.claims for conflict in arrival.contradictions)
    assert arrival.reasons == ()
    assert (arrival.status, arrival.support) == ("single_origin", 1)
    assert {value.value["low"] for value in arrival.values if value.slot == "count"} == {500, 150}


def test_findings_on_untouched_incidents_stay() -> None:
    view, _ = releasable(snapshot(CASE))
    assert view.findings == (FINDING,)
    assert view.incidents[1] == FACTORY


def test_no_rotation_plan_or_part_tells_of_a_report_that_stays() -> None:
    telling = replace(
        FACTORY,
        rotation=Rotation(leg="in", other="d" * 32, stated_by=(HELD.id,), why=("they replace others",)),
        plans=(Plan(claim=HIRED.id, state="carried_out", carried_out_by=(HELD.id,)),),
        parts=(
            Part(claim=HIRED.id, of=SENT.id),
            Part(claim=HIRED.id, of=HELD.id, via=RETOLD.id, probability=0.9),
            Part(claim=RETOLD.id, of=SENT.id, via=HELD.id, probability=0.9),
        ),
    )
    incidents = tuple(telling if one.id == FACTORY.id else one for one in CASE.all_incidents)
    view, _ = releasable(snapshot(replace(CASE, all_incidents=incidents)))
    (mine,) = (one for one in view.incidents if HIRED.id in one.claims)
    assert (mine.rotation, mine.plans, mine.parts) == (None, (), (Part(claim=HIRED.id, of=SENT.id),))
    assert HELD.id not in repr(view.incidents)
    assert "d" * 32 not in repr(view.incidents)


def test_an_origin_in_a_report_that_stays_is_not_named() -> None:
    told = MappingProxyType(dict(CASE.graph.origins) | {SENT.id: CASE.graph.origins[HELD.id]})
    view, _ = releasable(snapshot(replace(CASE, graph=replace(CASE.graph, origins=told))))
    assert view.origins(SENT.id) == ()
    assert (view.incidents[0].support, view.incidents[0].status) == (1, "single_origin")


def test_an_incident_of_denials_alone_is_denied() -> None:
    denied = replace(SENT, modality="denied")
    case = replace(marked(RADIO, COPY, SECRET), all_claims=(denied, *CASE.all_claims[1:]))
    view, _ = releasable(snapshot(case))
    assert (view.incidents[0].status, view.incidents[0].support) == ("denied", 0)

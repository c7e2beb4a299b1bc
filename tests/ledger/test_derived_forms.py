"""The JSON forms of incidents and origins: what programs read."""

from __future__ import annotations

import json

from tests.link.incident_worlds import MAY, Said, beside, drawn, on, people, says

from tumen.ledger import Drift, Passage, Retelling, canonical, incident_form, origins_form
from tumen.ledger.rows import from_row, to_row


def test_an_incident_names_each_claim_with_its_report() -> None:
    one, other = says("a", count=people(500)), says("b", count=people(300))
    incident = drawn(one, other)
    form = incident_form(
        incident,
        {said.claim.id: said.claim for said in (one, other)},
        {said.report.id: said.report for said in (one, other)},
    )
    assert {entry["claim"]: (entry["report"], entry["report_id"]) for entry in form["claims"]} == {
        said.claim.id: (said.report.name, said.report.id) for said in (one, other)
    }
    assert (form["id"], form["support"], form["status"], form["standing"]) == (incident.id, 2, "contested", "asserted")
    (conflict,) = form["contradictions"]
    assert (conflict["slot"], conflict["between"]) == ("count", "independent")
    assert sorted(conflict["sides"]) == sorted([[one.claim.id], [other.claim.id]])
    assert {value["slot"] for value in form["values"]} >= {"count", "direction", "where", "modality"}
    assert (form["parts"], form["plans"], form["rotation"]) == ([], [], None)
    assert json.loads(canonical(form)) == form


def test_a_rotation_and_a_plan_survive_a_row_and_have_a_form() -> None:
    home = says(
        "a", direction="return", count=people(160), time=on(MAY), words="They were replaced by a group that came next"
    )
    into = says("b", count=people(160), time=on(MAY))
    plan = says("c", modality="planned", count=people(70))
    for incident in beside((home,), (into,), (plan,)):
        assert incident.rotation or incident.plans
        row = to_row(incident)
        assert to_row(from_row(type(incident), row)) == row
    left = beside((home,), (into,), (plan,))[0]
    form = incident_form(left, {home.claim.id: home.claim}, {home.report.id: home.report})
    assert set(form["rotation"]) == {"leg", "other", "stated_by", "why"}


def origins(*said: Said, edges: tuple[Retelling, ...] = ()) -> dict[str, object]:
    return origins_form(
        said[0].report,
        claims=[one.claim for one in said if one.report.id == said[0].report.id],
        retellings=edges,
        origins={one.claim.id: one.origins for one in said},
        reports={one.report.id: one.report for one in said},
    )


def test_claims_map_to_the_ids_of_their_origins() -> None:
    one = says("outlet:a", own=False)
    unknown = says(report=one.report, words="Another thing is said of them by nobody in particular")
    form = origins(one, unknown)
    assert form["claims"] == {one.claim.id: ["outlet:a"], unknown.claim.id: []}
    assert (form["report"], form["report_id"]) == (one.report.name, one.report.id)
    assert form["origins"] == {
        "outlet:a": {"name": "outlet:a", "report": None, "report_id": None, "human_sources": []},
    }


def test_a_retelling_names_a_report_of_the_case_or_a_publisher() -> None:
    one, root = says("a", own=False), says("a")
    drift = Drift(slot="count", before=root.claim.id, after=one.claim.id, was=None, became={"low": 1})
    inside = Retelling(
        report=one.report.id,
        of=root.report.id,
        outlet=None,
        probability=0.75,
        evidence=("both count 150 people",),
        passages=(Passage(start=0, end=4, there_start=1, there_end=5),),
        drifts=(drift,),
    )
    outside = Retelling(report=one.report.id, of=None, outlet="Example Agency", probability=0.9, evidence=("it says",))
    found = origins(one, root, edges=(inside, outside))["retells"]
    assert found == [
        {
            "report": root.report.name,
            "report_id": root.report.id,
            "probability": 0.75,
            "evidence": ["both count 150 people"],
            "drift": [
                {
                    "slot": "count",
                    "before": root.claim.id,
                    "after": one.claim.id,
                    "was": None,
                    "became": {"low": 1},
                }
            ],
            "passages": [{"start": 0, "end": 4, "there_start": 1, "there_end": 5}],
        },
        {
            "publisher": "Example Agency",
            "probability": 0.9,
            "evidence": ["it says"],
            "drift": [],
            "passages": [],
        },
    ]

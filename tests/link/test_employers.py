"""Employers that people said are one count as one where claims are compared, and in nothing that is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.link.incident_worlds import MAY, drawn, people, says

from tumen.ledger import Claim, Count, Effective, Lineage, Place, Report, Source, When, digest, effective, make_claim
from tumen.link import Reasoning, link, related
from tumen.link.employers import as_decided, one_name

HUNCHUN = Place(name="Hunchun", country="CN", level="city")
LATIN, KOREAN = "Sampleton Garment", "라보니피복"


def reports_and_claims() -> tuple[list[Report], list[Claim]]:
    """Two reports of one presence in one town and month that name the employer in two ways."""
    reports, claims = [], []
    for number, text in enumerate((f"Some 150 workers sew at {LATIN}.", f"Residents counted 150 people in {KOREAN}.")):
        employer = (LATIN, KOREAN)[number]
        report = Report(
            id=digest(text.encode()), name=f"r{number}", text=text, media_type="text/plain", published=date(2020, 3, 9)
        )
        reports.append(report)
        claims.append(
            make_claim(
                report=report.id,
                start=0,
                end=len(text),
                quote=text,
                rule="made",
                version="0",
                kind="presence",
                count=Count(low=150, high=150, basis="approx"),
                place=HUNCHUN,
                host="CN",
                time=When(start=date(2020, 3, 1), end=date(2020, 3, 31)),
                employer=employer,
                source=Source(description="a resident", type="local"),
            )
        )
    return reports, claims


def levels(decided: Effective, reports: list[Report]) -> tuple[int, str]:
    """How many incidents there are, and all their reasons."""
    incidents = link(reports, decided).incidents
    return len(incidents), " ".join(why for incident in incidents for why in incident.reasons)


def test_names_that_are_one_count_as_the_same_employer() -> None:
    reports, claims = reports_and_claims()
    before = effective(claims, ())
    after = replace(before, same_employers=frozenset({(LATIN, KOREAN)}))
    assert "names of the employer that share" not in levels(before, reports)[1]
    count, why = levels(after, reports)
    assert count == 1
    assert "names of the employer that share" in why
    assert sorted(claim.employer or "" for claim in after.claims) == [LATIN, KOREAN]


def test_names_are_joined_through_others_and_in_any_order() -> None:
    pairs = [("B", "C"), ("A", "B"), ("X", "Y")]
    wanted = {"A": "A", "B": "A", "C": "A", "X": "X", "Y": "X"}
    assert dict(one_name(pairs)) == dict(one_name(reversed(pairs))) == wanted


def test_claims_of_other_employers_stay_as_they_are() -> None:
    _, claims = reports_and_claims()
    by_id = {claim.id: claim for claim in claims}
    assert as_decided(by_id, ()) == by_id
    renamed = as_decided(by_id, [(LATIN, KOREAN)])
    assert {claim.employer for claim in renamed.values()} == {LATIN}
    assert list(renamed) == list(by_id)


def test_a_plan_is_carried_out_at_the_employer_that_people_said_is_the_same() -> None:
    plan = says("a", modality="planned", count=people(500), employer=LATIN)
    later = says("b", count=people(500), employer=KOREAN, written=MAY + timedelta(days=9))
    told = (drawn(plan), drawn(later))
    claims = {one.claim.id: one.claim for one in (plan, later)}
    reports = {one.report.id: one.report for one in (plan, later)}
    lineage = Lineage(origins={one.claim.id: one.origins for one in (plan, later)})
    states = [
        related(told, claims, reports, lineage, same_employers=same)[0].plans[0].state
        for same in ((), [(LATIN, KOREAN)])
    ]
    assert states == ["open", "carried_out"]


def test_the_reasons_of_a_pair_are_those_by_which_it_was_compared() -> None:
    reports, claims = reports_and_claims()
    decided = replace(effective(claims, ()), same_employers=frozenset({(LATIN, KOREAN)}))
    linked = link(reports, decided)
    reasoning = Reasoning(
        {claim.id: claim for claim in claims},
        {report.id: report for report in reports},
        linked.lineage,
        same_employers=decided.same_employers,
    )
    (pair,) = reasoning.why(linked.incidents[0]).pairs
    assert "same_employer" in {level.name for level in pair.levels}

"""What became of a plan: only another claim tells; time, other people, other places and retellings do not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.link.incident_worlds import FAR, MAY, PROVINCE, STATE, Said, beside, on, people, says

from tumen.ledger import Plan, Retelling

JUNE = date(2021, 6, 20)


def planned(**slots: Any) -> Said:
    said: dict[str, Any] = {"count": people(500), "time": on(date(2021, 6, 1), date(2021, 6, 30))} | slots
    return says(said.pop("root", "a"), modality="planned", **said)


def came(**slots: Any) -> Said:
    said: dict[str, Any] = {"count": people(500), "time": on(JUNE), "written": JUNE + timedelta(days=2)} | slots
    return says(*said.pop("roots", ("b",)), **said)


def plan_of(plan: Said, *others: Said, edges: tuple[Retelling, ...] = ()) -> Plan:
    found = beside((plan,), *((one,) for one in others), edges=edges)
    assert all(not incident.plans for incident in found[1:])
    (mine,) = found[0].plans
    assert mine.claim == plan.claim.id
    return mine


def test_a_later_claim_of_the_same_act_carries_a_plan_out() -> None:
    arrival = came()
    found = plan_of(planned(), arrival)
    assert (found.state, found.carried_out_by, found.failed_by) == ("carried_out", (arrival.claim.id,), ())


@pytest.mark.parametrize(
    ("plan", "later"),
    [
        (planned(), came(count=None)),
        (planned(count=None), came()),
        (planned(), came(count=people(480, "approx"))),
        (planned(time=None), came()),
        (planned(), came(destination=PROVINCE)),
        (planned(), came(time=on(date(2021, 7, 20)), written=date(2021, 7, 22))),
        # an origin may tell that what it announced came true, in a later report of its own
        (planned(), came(roots=("a",))),
        (
            planned(destination=STATE, employer="Example Garment Co., Ltd."),
            came(destination=STATE, employer="Example Garment"),
        ),
    ],
)
def test_what_carries_a_plan_out(plan: Said, later: Said) -> None:
    assert plan_of(plan, later).state == "carried_out"


@pytest.mark.parametrize(
    ("plan", "later"),
    [
        # others of them, elsewhere, of a whole state, another act
        (planned(), came(count=people(150))),
        (planned(), came(destination=FAR)),
        (planned(destination=STATE), came(destination=STATE)),
        (planned(), came(kind="hiring", place=STATE)),
        (planned(), came(direction="return")),
        (planned(sex="female"), came(sex="male")),
        (planned(sector="garment"), came(sector="seafood")),
        (planned(employer="Example Garment Co., Ltd."), came(employer="Sample Seafood Co., Ltd.")),
        # not later, or of another time
        (planned(), came(written=MAY)),
        (planned(), came(written=None)),
        (planned(), came(time=on(date(2021, 1, 4)))),
        (planned(), came(time=on(date(2021, 11, 4)), written=date(2021, 11, 6))),
        (planned(time=None), came(time=on(date(2022, 11, 4)), written=date(2022, 11, 6))),
        # nothing but the place and the act ties them
        (planned(time=None, count=None), came()),
        (planned(), came(time=None, count=None)),
        # another plan, or a doubt
        (planned(), came(modality="planned")),
        (planned(), came(modality="possible")),
    ],
)
def test_what_does_not_carry_a_plan_out(plan: Said, later: Said) -> None:
    found = beside((plan,), (later,))
    assert found[0].plans[0].state == "open"


def test_a_plan_alone_stays_open_however_long_ago_it_was() -> None:
    assert plan_of(planned(time=on(date(2017, 1, 1)), written=date(2016, 12, 1))).state == "open"


def test_a_later_denial_makes_a_plan_fail_and_both_dispute_it() -> None:
    refused = came(modality="denied", roots=("c",))
    found = plan_of(planned(), refused)
    assert (found.state, found.failed_by) == ("failed", (refused.claim.id,))
    assert plan_of(planned(), refused, came()).state == "disputed"


def test_a_retelling_that_tells_the_plan_as_done_carries_nothing_out() -> None:
    plan, drift = planned(), came(roots=("a",), own=False)
    assert plan_of(plan, drift).state == "open"


def test_a_retelling_of_unknown_origin_carries_nothing_out() -> None:
    plan, drift = planned(), came(roots=())
    edge = Retelling(report=drift.report.id, of=plan.report.id, outlet=None, probability=0.8, evidence=())
    assert plan_of(plan, drift, edges=(edge,)).state == "open"
    # where nothing says that it retells the plan, it is another claim
    assert plan_of(plan, drift).state == "carried_out"
    middle = says(written=MAY + timedelta(days=3), destination=FAR)
    way = (
        Retelling(report=drift.report.id, of=middle.report.id, outlet=None, probability=0.8, evidence=()),
        Retelling(report=middle.report.id, of=plan.report.id, outlet=None, probability=0.8, evidence=()),
    )
    assert plan_of(plan, drift, middle, edges=way).state == "open"


def test_one_report_that_tells_of_both_carries_out_the_same_number_only() -> None:
    plan = planned()
    assert plan_of(plan, came(report=plan.report)).state == "carried_out"
    assert plan_of(plan, came(report=plan.report, count=None)).state == "open"
    assert plan_of(plan, came(report=plan.report, time=on(date(2021, 5, 20)))).state == "open"
    assert plan_of(plan, came(report=plan.report, modality="denied")).state == "open"


def test_a_claim_of_the_same_incident_may_carry_a_plan_out() -> None:
    plan, arrival = planned(), came()
    (incident,) = beside((plan, arrival))
    assert [found.carried_out_by for found in incident.plans] == [(arrival.claim.id,)]
    assert (incident.standing, incident.support) == ("asserted", 1)

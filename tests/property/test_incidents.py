"""What must hold of every incident, whoever says what."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.incident_worlds import FAR, MAY, TOWN, Said, beside, drawn, on, people, says
from tests.link.worlds import made_up

from tumen.ledger import Incident, effective
from tumen.link import Linked, link

SEEDS = st.integers(min_value=0, max_value=10**6)
QUICK = settings(max_examples=80, deadline=None)


@st.composite
def telling(draw: st.DrawFn) -> Said:
    """One claim of an arrival, by one of few roots or nobody known."""
    day = MAY + timedelta(days=draw(st.integers(0, 3)))
    return says(
        *draw(st.sampled_from(((), ("a",), ("b",), ("c",)))),
        own=draw(st.booleans()),
        written=day,
        modality=draw(st.sampled_from(("asserted", "asserted", "planned", "possible", "denied"))),
        count=people(draw(st.sampled_from((150, 500)))),
        time=on(day) if draw(st.booleans()) else None,
        destination=draw(st.sampled_from((TOWN, FAR))),
    )


tellings = st.lists(telling(), min_size=1, max_size=6)


@QUICK
@given(tellings, st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(said: list[Said], chance: Random) -> None:
    before = drawn(*said)
    chance.shuffle(said)
    assert drawn(*said) == before


@QUICK
@given(tellings)
def test_support_is_at_most_the_number_of_origins_and_fits_the_status(said: list[Said]) -> None:
    incident = drawn(*said)
    roots = {origin.key for one in said if one.claim.modality != "denied" for origin in one.origins}
    asserting = {origin.key for one in said if one.claim.modality == "asserted" for origin in one.origins}
    assert incident.support <= len(roots)
    if incident.standing == "asserted":
        assert incident.support <= len(asserting)
    fits = {
        "denied": incident.support == 0 and incident.standing == "denied",
        "unknown_origin": incident.support == 0,
        "single_origin": incident.support == 1,
        "corroborated": incident.support >= 2,
        "contested": any(found.between in ("independent", "party") for found in incident.contradictions),
    }
    assert fits[incident.status]


@QUICK
@given(tellings, st.data())
def test_another_claim_of_a_counted_origin_or_of_none_raises_no_support(said: list[Said], data: st.DataObject) -> None:
    incident = drawn(*said)
    first = data.draw(st.sampled_from(said))
    # the same words on another site: told alike, going back to the same root or to nobody known
    copied = says(
        *(origin.key for origin in first.origins if data.draw(st.booleans())),
        own=False,
        modality=first.claim.modality,
        count=first.claim.count,
    )
    assert drawn(*said, copied).support <= incident.support


@QUICK
@given(tellings)
def test_the_sides_of_a_contradiction_are_claims_that_share_nobody(said: list[Said]) -> None:
    for found in drawn(*said).contradictions:
        one, other = found.sides
        assert one
        assert other
        assert not set(one) & set(other)
        assert set(found.claims) == {*one, *other}


@QUICK
@given(tellings)
def test_one_origin_alone_contests_nothing_without_a_party(said: list[Said]) -> None:
    alone = [one for one in said if one.origins == said[0].origins or not one.origins]
    alone = [replace(one, origins=tuple(replace(root, key="a") for root in one.origins)) for one in alone]
    assert drawn(*alone).status != "contested"


def linked(seed: int, reports: int = 8) -> Linked:
    world = made_up(seed, reports=reports)
    return link([one[0] for one in world], effective([claim for one in world for claim in one[1]], ()))


@QUICK
@given(SEEDS)
def test_legs_of_a_rotation_name_each_other(seed: int) -> None:
    incidents = {incident.id: incident for incident in linked(seed).incidents}
    for incident in incidents.values():
        turn = incident.rotation
        if turn is not None and turn.other is not None:
            back = incidents[turn.other].rotation
            assert back is not None
            assert (back.other, back.leg) == (incident.id, "in" if turn.leg == "home" else "home")


@QUICK
@given(SEEDS)
def test_plans_are_those_of_planned_claims_and_closed_by_others_only(seed: int) -> None:
    world = made_up(seed, reports=8)
    claims = {claim.id: claim for one in world for claim in one[1]}
    for incident in link([one[0] for one in world], effective(claims.values(), ())).incidents:
        for plan in incident.plans:
            assert plan.claim in incident.claims
            assert claims[plan.claim].modality == "planned"
            assert all(claims[name].modality == "asserted" for name in plan.carried_out_by)
            assert all(claims[name].modality == "denied" for name in plan.failed_by)
            assert (plan.state == "open") == (not plan.carried_out_by and not plan.failed_by)


def test_relations_of_many_incidents_are_those_of_few() -> None:
    # a thousand arrivals elsewhere and later change no pair here
    home = says("a", direction="return", count=people(160), time=on(MAY), words="They were replaced by new women")
    into = says("b", count=people(160), time=on(MAY))
    few = beside((home,), (into,))
    crowd = [
        says("c", destination=FAR, count=people(160), time=on(MAY + timedelta(days=number))) for number in range(1000)
    ]
    many: tuple[Incident, ...] = beside((home,), (into,), *((one,) for one in crowd))
    assert many[:2] == few

"""What contradicts what, and whether independent roots stand against each other; what only looks like it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.link.incident_worlds import FAR, MAY, PROVINCE, TOWN, Said, drawn, on, people, says, speaker

from tumen.ledger import Contradiction, Count

JUNE = date(2021, 6, 20)


def only(*said: Said) -> Contradiction:
    found = drawn(*said).contradictions
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("one", "other", "slot"),
    [
        ({"count": people(500)}, {"count": people(300)}, "count"),
        ({"count": people(500, "approx")}, {"count": people(300, "at_most")}, "count"),
        ({"count": people(500, "at_least")}, {"count": people(300)}, "count"),
        ({"time": on(MAY)}, {"time": on(MAY + timedelta(days=1))}, "time"),
        ({"destination": TOWN}, {"destination": FAR}, "place"),
        ({}, {"modality": "denied"}, "denial"),
    ],
)
def test_two_roots_that_cannot_both_be_right(one: dict[str, Any], other: dict[str, Any], slot: str) -> None:
    here, there = says("a", **one), says("b", **other)
    found = only(here, there)
    assert (found.slot, found.between) == (slot, "independent")
    assert {frozenset(side) for side in found.sides} == {frozenset({here.claim.id}), frozenset({there.claim.id})}
    assert set(found.claims) == {here.claim.id, there.claim.id}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"count": people(400, "approx")}, {"count": people(420)}),
        ({"count": people(100, "at_least")}, {"count": people(300)}),
        ({"count": Count(low=200, high=999, basis="vague")}, {"count": people(300)}),
        ({"count": people(400)}, {}),
        ({"time": on(MAY, JUNE)}, {"time": on(MAY + timedelta(days=3))}),
        ({"destination": TOWN}, {"destination": PROVINCE}),
        # what was announced is not contradicted by what came, and a doubt excludes nothing
        ({"count": people(500), "modality": "planned"}, {"count": people(300)}),
        ({"count": people(500), "modality": "possible"}, {"count": people(300)}),
        ({"modality": "possible"}, {"modality": "denied"}),
        ({"count": people(500), "modality": "possible"}, {"count": people(300), "modality": "possible"}),
    ],
)
def test_what_can_both_be_right_is_no_contradiction(one: dict[str, Any], other: dict[str, Any]) -> None:
    incident = drawn(says("a", **one), says("b", **other))
    assert incident.contradictions == ()
    assert incident.status != "contested"


def test_two_announcements_of_other_numbers_contradict_each_other() -> None:
    found = only(says("a", modality="planned", count=people(500)), says("b", modality="planned", count=people(20_000)))
    assert (found.slot, found.between) == ("count", "independent")


def test_a_correction_by_the_same_origin_is_no_contradiction_of_origins() -> None:
    first, second = says("a", count=people(500)), says("a", count=people(300), written=MAY + timedelta(days=2))
    found = only(first, second)
    assert found.between == "superseded"
    assert "correction" in found.why
    # a copy of the first telling does not bring the old number back
    copied = says("a", own=False, count=people(500), written=MAY + timedelta(days=9))
    assert only(first, second, copied).between == "superseded"
    assert drawn(first, second, copied).status == "single_origin"


def test_a_correction_leaves_who_else_gave_the_old_number_against_it() -> None:
    first, second = says("a", count=people(500)), says("a", count=people(300), written=MAY + timedelta(days=2))
    assert only(first, second, says("b", count=people(500))).between == "independent"


def test_a_correction_to_what_another_says_ends_the_contradiction() -> None:
    first, second = says("a", count=people(500)), says("a", count=people(300), written=MAY + timedelta(days=2))
    assert only(first, second, says("b", count=people(300))).between == "superseded"


@pytest.mark.parametrize("later", [MAY, None])
def test_without_a_later_day_nothing_is_a_correction(later: date | None) -> None:
    found = only(says("a", count=people(500)), says("a", count=people(300), written=later))
    assert found.between == "one_origin"


def test_another_number_in_a_retelling_is_drift_not_a_correction() -> None:
    found = only(says("a", count=people(500)), says("a", own=False, count=people(300), written=JUNE))
    assert found.between == "one_origin"


def test_a_side_of_unknown_origin_contests_nothing() -> None:
    incident = drawn(says("a", count=people(500)), says(count=people(300)))
    assert incident.contradictions[0].between == "unknown_origin"
    assert incident.status == "single_origin"


def test_looks_at_a_standing_situation_weeks_apart_may_both_be_right() -> None:
    def look(root: str, number: int, day: date, **slots: Any) -> Said:
        return says(root, kind="presence", count=people(number), time=on(day), written=day, **slots)

    assert drawn(look("a", 6500, MAY), look("b", 3000, JUNE)).contradictions == ()
    assert only(look("a", 6500, MAY), look("b", 3000, MAY + timedelta(days=4))).slot == "count"
    gone = says("b", kind="presence", modality="denied", time=on(JUNE), written=JUNE)
    assert drawn(look("a", 6500, MAY), gone).contradictions == ()
    still = says("b", kind="presence", modality="denied", time=on(MAY), written=MAY)
    assert only(look("a", 6500, MAY), still).slot == "denial"


def test_where_no_time_is_given_the_day_of_writing_tells_of_which_look() -> None:
    one = says("a", kind="presence", count=people(6500), written=MAY)
    assert drawn(one, says("b", kind="presence", count=people(3000), written=JUNE)).contradictions == ()
    assert only(one, says("b", kind="presence", count=people(3000), written=None)).slot == "count"


def test_a_denial_names_who_tells_and_who_denies() -> None:
    told = says("a", source=speaker("a resident"))
    found = only(told, says("b", modality="denied", source=speaker("Example ministry", "official")))
    assert found.why == "Told as fact by a resident; denied by Example ministry."
    assert found.between == "independent"


def test_a_party_that_denies_is_told_apart_from_an_outlet_that_corrects_itself() -> None:
    told = says("a", source=speaker("a resident"))
    party = says("a", report=told.report, modality="denied", source=speaker("Example Garment Co., Ltd.", "company"))
    assert only(told, party).between == "party"
    other = says("a", report=told.report, modality="denied", source=speaker("another resident"))
    assert only(told, other).between == "one_origin"
    later = says("a", modality="denied", written=JUNE, source=speaker("another resident"))
    assert only(told, later).between == "superseded"


def test_a_party_that_denies_what_nobody_known_tells_contests_nothing() -> None:
    told = says(source=speaker("unnamed reports", "media"))
    incident = drawn(told, says("a", modality="denied", source=speaker("Example ministry", "official")))
    assert incident.contradictions[0].between == "unknown_origin"
    assert incident.status == "unknown_origin"

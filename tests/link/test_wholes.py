"""Parts and wholes: told, left untold by a retelling, and exceeding."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.link.incident_worlds import FAR, TOWN, Said, drawn, people, says
from tests.link.worlds import Told, tell

from tumen.ledger import Part, effective
from tumen.link import link
from tumen.link.parts import parts


def of(whole: Said, part: Said) -> Said:
    """`part` told as a part of `whole`, in its report."""
    return replace(part, claim=replace(part.claim, part_of=whole.claim.id, report=whole.report.id), report=whole.report)


def touching(*said: Said, answers: tuple[tuple[str, str, float], ...] = ()) -> dict[str, tuple[Part, ...]]:
    return parts([one.claim for one in said], answers)


def test_a_part_touches_itself_and_its_whole() -> None:
    whole = says("a", count=people(500))
    part = of(whole, says("a", kind="hiring", count=people(150)))
    expected = (Part(claim=part.claim.id, of=whole.claim.id),)
    assert touching(whole, part) == {part.claim.id: expected, whole.claim.id: expected}


def test_a_retelling_of_a_part_is_a_part_of_the_same_whole() -> None:
    whole = says("a", count=people(500))
    part = of(whole, says("a", kind="hiring", count=people(150)))
    again = says(count=people(150))
    found = touching(whole, part, again, answers=((again.claim.id, part.claim.id, 0.75),))
    assert found[again.claim.id] == (
        Part(claim=again.claim.id, of=whole.claim.id, via=part.claim.id, probability=0.75),
    )
    assert len(found[whole.claim.id]) == 2


@pytest.mark.parametrize("reason", ["no whole is told", "it has its own whole", "it retells nothing"])
def test_what_is_no_part_by_a_retelling(reason: str) -> None:
    whole, other = says("a", count=people(500)), says("b", count=people(400))
    part = says("a", kind="hiring", count=people(150))
    part = part if reason == "no whole is told" else of(whole, part)
    again = says(count=people(150))
    again = of(other, again) if reason == "it has its own whole" else again
    answers = () if reason == "it retells nothing" else ((again.claim.id, part.claim.id, 0.75),)
    found = touching(whole, other, part, again, answers=answers)
    assert all(one.via is None for one in found.get(again.claim.id, ()))


def test_in_the_incident_of_the_whole_a_retelling_is_no_part() -> None:
    whole, again = says("a", count=people(500)), says("b", count=people(500))
    part = Part(claim=again.claim.id, of=whole.claim.id, via="c", probability=0.9)
    assert drawn(whole, again, parts=(part,)).parts == ()


def exceeding(whole: Said, *members: Said) -> list[tuple[tuple[str, ...], ...]]:
    told = tuple(of(whole, one) for one in members)
    links = tuple(Part(claim=one.claim.id, of=whole.claim.id) for one in told)
    found = drawn(whole, parts=links, others=told).contradictions
    assert all(conflict.slot == "parts" for conflict in found)
    return [conflict.sides for conflict in found]


def hired(number: int, basis: str = "exact", **slots: Any) -> Said:
    return says("a", kind="hiring", count=people(number, basis), **slots)


def test_a_part_larger_than_its_whole_contradicts_it() -> None:
    whole, part = says("a", count=people(500)), hired(600)
    assert exceeding(whole, part) == [((whole.claim.id,), (part.claim.id,))]


def test_a_retelling_that_exceeds_the_whole_has_drifted_and_contradicts_nothing() -> None:
    whole, again = says("a", count=people(500)), says("b", count=people(600))
    part = Part(claim=again.claim.id, of=whole.claim.id, via="c", probability=0.9)
    assert drawn(whole, parts=(part,), others=(again,)).contradictions == ()


@pytest.mark.parametrize(
    "members",
    [
        (hired(500),),
        (hired(520, "approx"),),
        (hired(600, "at_most"),),
        # parts that may share people are not added
        (hired(300), hired(300)),
        (hired(300, sex="female"), hired(300, sector="garment")),
        (hired(300, place=TOWN), says("a", kind="presence", place=FAR, count=people(300))),
        # together they are not more
        (hired(200, place=TOWN), hired(250, place=FAR)),
    ],
)
def test_parts_that_may_fit_contradict_nothing(members: tuple[Said, ...]) -> None:
    assert exceeding(says("a", count=people(500)), *members) == []


@pytest.mark.parametrize(
    "members",
    [
        (hired(300, place=TOWN), hired(300, place=FAR)),
        (hired(300, sex="female"), hired(300, sex="male")),
    ],
)
def test_parts_that_share_nobody_and_are_more_than_the_whole_contradict_it(members: tuple[Said, ...]) -> None:
    assert [len(sides[1]) for sides in exceeding(says("a", count=people(500)), *members)] == [2]


def test_parts_of_an_open_whole_contradict_nothing() -> None:
    assert exceeding(says("a"), hired(600)) == []
    assert exceeding(says("a", count=people(500, "at_least")), hired(600)) == []


def test_linking_finds_the_whole_that_a_retelling_leaves_out() -> None:
    whole = Told(
        sentence="Some 3,370 women of the north came over the bridge that week on forty buses",
        slots={"kind": "movement", "direction": "out", "destination": TOWN, "host": "CN", "count": people(3370)},
    )
    part = Told(
        sentence="A plant by the river took on 1,130 of them and the rest went on by rail",
        slots={"kind": "hiring", "place": TOWN, "host": "CN", "count": people(1130)},
        part_of=0,
    )
    again = Told(
        sentence="It is said, after Radio Free Asia, that 1,130 were sent",
        slots={"kind": "movement", "direction": "out", "destination": TOWN, "host": "CN", "count": people(1130)},
    )
    one, claims = tell("a", [whole, part], publisher="Radio Free Asia")
    other, (retold,) = tell("b", [again], upstream=("Radio Free Asia",))
    result = link([one, other], effective([*claims, retold], ()))
    (mine,) = (incident for incident in result.incidents if retold.id in incident.claims)
    assert [(found.claim, found.of, found.via) for found in mine.parts] == [(retold.id, claims[0].id, claims[1].id)]
    (theirs,) = (incident for incident in result.incidents if claims[0].id in incident.claims)
    assert mine.parts[0] in theirs.parts

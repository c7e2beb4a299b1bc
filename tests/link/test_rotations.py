"""Rotations: which returns and arrivals are two legs of one, and which only stand beside each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from tests.link.incident_worlds import FAR, MAY, PROVINCE, STATE, TOWN, Said, beside, on, people, says
from tests.link.worlds import Told, tell

from tumen.ledger import Incident, Place, effective
from tumen.link import link, related

SWAP = "They were replaced by a new group that crossed the bridge two days later"
PLAIN = "A group of women with bags was seen at the gate of the customs house"


def home(words: str = PLAIN, day: date = MAY, **slots: Any) -> Said:
    said: dict[str, Any] = {"count": people(160), "time": on(day), "written": day} | slots
    return says(said.pop("root", "a"), words=words, direction="return", **said)


def into(words: str = PLAIN, day: date = MAY + timedelta(days=2), **slots: Any) -> Said:
    said: dict[str, Any] = {"count": people(160), "time": on(day), "written": day} | slots
    return says(said.pop("root", "b"), words=words, **said)


TOGETHER = home(SWAP, count=people(200))


def paired(*said: Said) -> bool:
    found = beside(*((one,) for one in said))
    ids = {one.id for one in found}
    for one in found:
        if one.rotation is not None and one.rotation.other is not None:
            assert one.rotation.other in ids - {one.id}
    return any(one.rotation is not None and one.rotation.other is not None for one in found)


def test_the_legs_of_a_rotation_name_each_other_and_say_why() -> None:
    left, right = beside((home(SWAP),), (into(),))
    assert left.rotation is not None
    assert right.rotation is not None
    assert (left.rotation.leg, left.rotation.other) == ("home", right.id)
    assert (right.rotation.leg, right.rotation.other) == ("in", left.id)
    assert left.rotation.stated_by == right.rotation.stated_by == left.claims
    assert left.rotation.why == right.rotation.why
    assert "the same number of people, 160" in left.rotation.why


@pytest.mark.parametrize(
    ("leaves", "comes"),
    [
        (home(SWAP), into()),
        (home(), into("New workers came in their place that week and took over the looms")),
        (home(SWAP, count=None), into()),
        (TOGETHER, into(report=TOGETHER.report, count=people(150))),
        # no words, but an uncommon number
        (home(), into()),
        (home(count=people(200), employer="Example Garment Co., Ltd."), into(employer="Example Garment", count=None)),
        (home(SWAP), into(day=MAY + timedelta(days=30))),
        # the newcomers may come before those go whom they replace
        (home(SWAP), into(day=MAY - timedelta(days=5))),
        (home(SWAP), into(destination=Place(name="Hunchun customs", country="CN", level="site"))),
    ],
)
def test_legs_that_something_ties_are_paired(leaves: Said, comes: Said) -> None:
    assert paired(leaves, comes)


@pytest.mark.parametrize(
    ("leaves", "comes"),
    [
        # a round number alone, or none, is chance
        (home(count=people(200)), into(count=people(200))),
        (home(count=None), into(count=None)),
        (home(), into(count=None)),
        # other numbers and no words
        (home(), into(count=people(400))),
        (home(employer="Example Garment"), into(employer="Example Garment", count=people(400))),
        # the same people may have come for a short stay
        (home(), into(day=MAY - timedelta(days=20))),
        # who takes their place is none of them: they went for good
        (home("They were replaced by Chinese women from the next county", count=None), into()),
        (home("Their looms were taken over, and they were replaced with new machines", count=None), into()),
        # said of one, but the other is of another size and told elsewhere
        (home(SWAP, count=people(200)), into(count=people(400))),
        # elsewhere, or of a whole state
        (home(SWAP), into(destination=FAR)),
        (home(SWAP, origin=STATE), into(destination=STATE)),
        # too far apart in time, or of times that tell nothing
        (home(SWAP), into(day=MAY + timedelta(days=60))),
        (home(SWAP, time=on(MAY, MAY + timedelta(days=364))), into()),
        # nobody moved
        (home(SWAP), into(modality="denied")),
        (home(SWAP, modality="denied"), into()),
        # women do not go for men unless it is said
        (home(sex="female"), into(sex="male")),
        # two arrivals, two returns, or from site to site
        (into(SWAP), into(day=MAY)),
        (home(SWAP), home(day=MAY + timedelta(days=2))),
        (home(), into(direction="transfer")),
        # what is said to be replaced is no group of people
        (home("The ministry replaced its spokesman", count=None), into(destination=FAR, count=None)),
    ],
)
def test_what_only_stands_side_by_side_is_not_paired(leaves: Said, comes: Said) -> None:
    assert not paired(leaves, comes)


def test_a_return_whose_words_say_that_others_come_is_a_leg_without_another() -> None:
    (only,) = beside((home("Forty were replaced by younger women from the capital", count=people(40)),))
    assert only.rotation is not None
    assert (only.rotation.leg, only.rotation.other, only.rotation.stated_by) == ("home", None, only.claims)
    (others,) = beside((home("Forty were replaced by Vietnamese and Chinese workers", count=people(40)),))
    assert others.rotation is None
    (denied,) = beside((home("None were replaced by younger women", count=None, modality="denied"),))
    assert denied.rotation is None
    (plain,) = beside((home("They went home by bus and their looms stand still"),))
    assert plain.rotation is None


@pytest.mark.parametrize(
    ("sentence", "tied"),
    [
        ("Sixty women went home by bus, and a new group took their place at the looms.", True),
        ("Sixty women went home by bus. Snow fell. The mayor was replaced.", False),
        ("Sixty women went home by bus, and nobody was sent to replace them.", False),
        ("Sixty women went home by bus, and the firm said that it would not replace any of them.", False),
        ("Sixty women went home by bus, and were replaced by younger Chinese women.", False),
    ],
)
def test_the_words_that_tie_two_legs_may_stand_beside_the_quote(sentence: str, tied: bool) -> None:
    quote = "Sixty women went home by bus"
    leaves = home(sentence, count=None)
    leaves = replace(leaves, claim=replace(leaves.claim, quote=quote, end=leaves.claim.start + len(quote)))
    assert paired(leaves, into(count=None)) == tied


def test_linking_gives_the_legs_of_a_rotation() -> None:
    def told(words: str, direction: str, day: date) -> Told:
        place = {"origin" if direction == "return" else "destination": TOWN}
        slots = {"kind": "movement", "direction": direction, "host": "CN", "time": on(day), **place}
        return Told(sentence=words, slots=slots)

    text = [
        told("Sixty women went home by bus and were replaced the same week", "return", MAY),
        told("A new group of women crossed the bridge on Friday", "out", MAY + timedelta(days=4)),
    ]
    report, claims = tell("a", text, publisher="Radio Free Asia", published=MAY + timedelta(days=9))
    linked = link([report], effective(claims, ()))
    found = related(linked.incidents, {claim.id: claim for claim in claims}, {report.id: report}, linked.lineage)
    assert {one.rotation.leg for one in found if one.rotation is not None} == {"home", "in"}


def test_visa_runs_at_the_place_tie_two_legs() -> None:
    run = says("c", kind="retention", time=on(MAY), words="Each month they made a visa run over the bridge and back")
    kept = says("c", kind="retention", time=on(MAY), words="They were kept past the end of their contract")
    assert paired(home(count=people(200)), into(count=people(200)), run)
    assert not paired(home(count=people(200)), into(count=people(200)), kept)


def test_of_several_arrivals_the_one_that_is_tied_best_is_the_other_leg() -> None:
    leaves, near, tied = home(count=people(160)), into(day=MAY, count=people(200)), into(count=people(160))
    left, other, right = beside((leaves,), (near,), (tied,))
    assert left.rotation is not None
    assert left.rotation.other == right.id
    assert other.rotation is None


def test_one_arrival_replaces_one_group() -> None:
    one, two, comes = home(SWAP), home(day=MAY + timedelta(days=9), root="c"), into()
    first, second, third = beside((one,), (two,), (comes,))
    assert third.rotation is not None
    assert third.rotation.other == first.id
    assert second.rotation is None


def test_one_report_that_tells_of_both_needs_no_days() -> None:
    leaves = home(SWAP, time=None, count=None)
    comes = into(report=leaves.report, time=None, count=None)
    assert paired(leaves, comes)
    assert not paired(leaves, into(report=leaves.report, time=None, count=None, destination=PROVINCE, host="RU"))


def test_the_order_of_incidents_changes_no_pair() -> None:
    said = [home(SWAP), into(), home(day=MAY + timedelta(days=1)), into(day=MAY + timedelta(days=3)), home(origin=FAR)]
    before = {one.id: one.rotation for one in beside(*((one,) for one in said))}
    for seed in range(6):
        Random(seed).shuffle(said)  # noqa: S311
        assert {one.id: one.rotation for one in beside(*((one,) for one in said))} == before


def test_a_report_from_elsewhere_changes_no_pair() -> None:
    said = [home(SWAP), into()]
    before: list[Incident] = list(beside(*((one,) for one in said)))
    after = beside(*((one,) for one in [*said, home(SWAP, origin=FAR), into(destination=FAR)]))
    assert list(after[:2]) == before

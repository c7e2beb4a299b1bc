"""Practices on the sample's gold: what a person found by reading it, and nothing that it does not tell."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from tests.assess.signal_world import SignalWorld
from tests.assess.world import incident

from tumen.ledger import SLOTS, Claim, Lineage, Origin, Report, day, digest, make_claim, slot_value


@pytest.fixture(scope="module")
def sample() -> SignalWorld:
    """The gold claims of the sample, one incident each; reports of one family share an origin."""
    reports: dict[str, Report] = {}
    claims: dict[str, Claim] = {}
    origins: dict[str, tuple[Origin, ...]] = {}
    folder = files("tumen.resources") / "sample"
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if not path.name.endswith(".json"):
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (folder / f"{path.name.removesuffix('.json')}.txt").read_text(encoding="utf-8")
        report = Report(
            id=digest(text.encode()),
            name=gold["report"],
            text=text,
            media_type="text/plain",
            language=gold["language"],
            published=day(gold["published"], where="published"),
        )
        reports[report.id] = report
        for form in gold["claims"]:
            at = max(text.find(form["quote"]), 0)
            made = make_claim(
                report=report.id,
                start=at,
                end=at + len(form["quote"]),
                quote=form["quote"],
                kind=form["kind"],
                rule="gold",
                version="1",
                **{slot: slot_value(slot, form.get(slot)) for slot in SLOTS if slot != "part_of"},
            )
            claims[made.id] = made
            root = gold["family"] or gold["report"]
            origins[made.id] = (Origin(key=root, name=root),)
    return SignalWorld(
        incidents=tuple(incident(one.id, [one]) for one in claims.values()),
        claims=claims,
        reports=reports,
        lineage=Lineage(origins=origins),
        facts=(),
    )


def test_what_the_sample_tells_of_practices_is_found(sample: SignalWorld) -> None:
    told = {(one.setting.name, one.practice) for one in sample.practices() if one.standing != "planned_only"}
    assert {
        ("Hunchun", "confinement_surveillance"),
        ("Hunchun", "quiet_crossings"),
        ("Northeast China", "confinement_surveillance"),
        ("Kufra", "medical_workers"),
        ("Mozambique", "medical_workers"),
        ("Vietnam", "stranded_by_pandemic"),
        ("China", "it_workers_false_identity"),
    } <= told


def test_what_the_sample_does_not_tell_is_not_signalled(sample: SignalWorld) -> None:
    told = {one.practice for one in sample.practices() if one.standing != "planned_only"}
    assert told & {"violence_sexual_abuse", "vessels", "passing_as_locals", "bribe_debt", "iou_payment"} == set()
    planned = {one.practice for one in sample.practices() if one.standing == "planned_only"}
    assert "trainee_visa" in planned


def test_no_sign_of_forced_labour_is_more_than_the_sample_tells(sample: SignalWorld) -> None:
    assert {one.force for one in sample.forced()} <= {"consistent", "signs"}
    hunchun = next(one for one in sample.forced() if one.setting.name == "Hunchun")
    assert [each.indicator for each in hunchun.indicators] == ["restriction_of_movement"]

"""Linking a few reports of a case gives what linking all of it gives."""

from __future__ import annotations

from random import Random

import pytest
from tests.link.crowds import crowd

from known_cases import Memory
from tumen.ledger import Claim, Decision, decide
from tumen.link import candidates, neighbours
from tumen.link.blocks import Rule


@pytest.fixture(params=["as it is", "small blocks"], autouse=True)
def _rules(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of a small case are compared whole; smaller limits show what a newcomer pushes apart."""
    if request.param == "small blocks":
        monkeypatch.setattr(candidates, "RULE", Rule(near=2, first=1, whole=0))
        monkeypatch.setattr(neighbours, "RULE", Rule(near=1, first=0, whole=3))


def assert_whole(memory: Memory) -> None:
    fresh = Memory(of=memory.of, journal=memory.journal)
    fresh.put(memory.whole())
    for name, found in fresh.state().items():
        assert memory.state()[name] == found, name


@pytest.mark.parametrize("seed", range(4))
def test_reports_that_come_one_by_one_end_where_all_at_once_end(seed: int) -> None:
    told = crowd(24, seed=seed)
    Random(seed).shuffle(told)  # noqa: S311
    memory = Memory()
    for at, (report, claims) in enumerate(told):
        memory.of[report.id] = report, claims
        memory.change([report.id])
        if at % 6 == 5:
            assert_whole(memory)


@pytest.mark.parametrize("seed", range(4))
def test_reports_that_come_and_go_leave_no_trace(seed: int) -> None:
    told = crowd(26, seed=seed, towns=2)
    memory = Memory(of={report.id: (report, claims) for report, claims in told[:20]})
    memory.put(memory.whole())
    chance = Random(seed)  # noqa: S311
    for step in range(8):
        gone = chance.sample(sorted(memory.of), 2)
        back = [one for one in told if one[0].id not in memory.of][:2]
        for name in gone:
            del memory.of[name]
        for report, claims in back:
            memory.of[report.id] = report, claims
        memory.change({*gone, *(report.id for report, _ in back)})
        if step % 2:
            assert_whole(memory)


@pytest.mark.parametrize("seed", range(4))
def test_what_people_decide_changes_what_it_touches(seed: int) -> None:
    told = crowd(22, seed=seed, towns=2)
    memory = Memory(of={report.id: (report, claims) for report, claims in told})
    memory.put(memory.whole())
    chance = Random(seed)  # noqa: S311
    claims = [claim for _, found in told for claim in found]
    for _ in range(10):
        one, other = chance.sample(claims, 2)
        memory.journal += (decision(memory, one, other, chance),)
        memory.change({one.report, other.report})
        assert_whole(memory)


def test_a_claim_that_goes_leaves_the_others_of_its_incident() -> None:
    told = crowd(20, seed=1, days=3000)
    memory = Memory(of={report.id: (report, claims) for report, claims in told})
    memory.put(memory.whole())
    claims = [claim for _, found in told for claim in found]
    chained = {name for two in memory.kept_near for name in two}
    free = [claim for claim in claims if chained.isdisjoint({claim.report, claim.id})]
    one, other = free[0], next(claim for claim in free if claim.report != free[0].report)
    # only a person's word joins the two, and it goes with the one
    for action in ("same", "reject"):
        memory.journal += (
            decide(
                after=memory.journal[-1] if memory.journal else None,
                at="2026-01-01T00:00:00Z",
                by="A. Reader",
                action=action,
                target=one.id,
                why="it says so",
                other=other.id if action == "same" else None,
            ),
        )
        memory.change({one.report, other.report} if action == "same" else {one.report})
        assert any(other.id in incident.claims for incident in memory.incidents.values())
        assert_whole(memory)


def decision(memory: Memory, one: Claim, other: Claim, chance: Random) -> Decision:
    action = chance.choice(["same", "not-same", "reject", "accept", "correct"])
    corrected = action == "correct"
    return decide(
        after=memory.journal[-1] if memory.journal else None,
        at="2026-01-01T00:00:00Z",
        by="A. Reader",
        action=action,
        target=one.id,
        why="it says so",
        other=other.id if action in ("same", "not-same") else None,
        slot="count" if corrected else None,
        value={"low": 150, "high": 150, "basis": "exact"} if corrected else None,
    )


def test_a_change_links_only_what_it_touches() -> None:
    told = crowd(80, seed=5, days=3000, numbers=tuple(range(20, 900)))
    memory = Memory(of={report.id: (report, claims) for report, claims in told[1:]})
    memory.put(memory.whole())
    report, claims = told[0]
    memory.of[report.id] = report, claims
    changed = memory.change([report.id])
    assert len(changed.reports) <= 6
    assert len(changed.stands) <= 24
    assert_whole(memory)

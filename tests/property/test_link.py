"""What must hold of linking whatever the reports say."""

from __future__ import annotations

import os
import subprocess
import sys
from random import Random
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.link.worlds import Told, made_up, tell

from tumen.ledger import Claim, Decision, Incident, Report, decide, effective
from tumen.link import Linked, link

SEEDS = st.integers(min_value=0, max_value=10**6)
QUICK = settings(max_examples=60, deadline=None)


def flat(world: list[tuple[Report, tuple[Claim, ...], list[Told], dict[str, Any]]]) -> tuple[list[Report], list[Claim]]:
    return [report for report, *_ in world], [claim for _, claims, *_ in world for claim in claims]


def linked(reports: list[Report], claims: list[Claim], *decided: tuple[str, str, str]) -> Linked:
    journal: list[Decision] = []
    for action, target, other in decided:
        journal.append(
            decide(
                after=journal[-1] if journal else None,
                at="2026-01-01T00:00:00Z",
                by="an analyst",
                action=action,
                target=target,
                other=other,
                why="test",
            )
        )
    return link(reports, effective(claims, journal))


def home(result: Linked) -> dict[str, Incident]:
    return {name: incident for incident in result.incidents for name in incident.claims}


@QUICK
@given(SEEDS, st.randoms(use_true_random=False))
def test_the_order_of_reports_and_claims_changes_nothing(seed: int, order: Random) -> None:
    reports, claims = flat(made_up(seed))
    before = linked(reports, claims)
    order.shuffle(reports)
    order.shuffle(claims)
    assert linked(reports, claims) == before


@QUICK
@given(SEEDS)
def test_each_claim_is_in_exactly_one_incident_and_has_an_entry_for_its_origins(seed: int) -> None:
    reports, claims = flat(made_up(seed))
    result = linked(reports, claims)
    assert sorted(name for incident in result.incidents for name in incident.claims) == sorted(
        claim.id for claim in claims
    )
    assert set(result.lineage.origins) == {claim.id for claim in claims}
    assert set(result.lineage.families) == {report.id for report in reports}


@QUICK
@given(SEEDS)
def test_nobody_retells_itself_even_through_others(seed: int) -> None:
    reports, claims = flat(made_up(seed, reports=8))
    told = {(edge.report, edge.of) for edge in linked(reports, claims).lineage.retellings if edge.of is not None}
    open_reports = {report.id for report in reports}
    while roots := {name for name in open_reports if not any(of in open_reports for here, of in told if here == name)}:
        open_reports -= roots
    assert open_reports == set()


@QUICK
@given(SEEDS)
def test_nobody_retells_what_was_written_later(seed: int) -> None:
    reports, claims = flat(made_up(seed, reports=8))
    days = {report.id: report.published for report in reports}
    for edge in linked(reports, claims).lineage.retellings:
        here, there = days[edge.report], days[edge.of] if edge.of else None
        assert here is None or there is None or there <= here


def copy_of(
    original: tuple[Report, tuple[Claim, ...], list[Told], dict[str, Any]], number: int, chance: Random
) -> tuple[Report, tuple[Claim, ...]]:
    """The same sentences, all or the first of them, on a site that says less of where they come from."""
    report, _, told, about = original
    told = told[: chance.randint(1, len(told))] if chance.random() < 0.3 else told
    later: dict[str, Any] = {
        "publisher": chance.choice([None, f"Copying Site {number}"]),
        "published": report.published if chance.random() < 0.6 else None,
        "upstream": about["upstream"] if chance.random() < 0.5 else (),
    }
    return tell(f"copy {number}", told, **later)


# another report seemed to retell the undated copy instead of being what its original retells
@example(seed=19621, copies=1)
@example(seed=255893, copies=2)
@example(seed=258625, copies=3)
@example(seed=262040, copies=3)
@example(seed=263937, copies=3)
# an excerpt was too small a part of its original to be compared with it
@example(seed=255424, copies=3)
@example(seed=260401, copies=3)
@example(seed=1211, copies=25)
# a claim that fits two others equally well went where the id of a copy sent it
@example(seed=269727, copies=3)
# a copy that names none of the sources seemed to be the original, since a line of it is shorter
@example(seed=1648, copies=1)
@settings(max_examples=150, deadline=None)
@given(seed=SEEDS, copies=st.integers(min_value=1, max_value=4))
def test_copies_never_raise_the_support_of_an_incident(seed: int, copies: int) -> None:
    world = made_up(seed)
    reports, claims = flat(world)
    before = home(linked(reports, claims))
    chance = Random(seed)  # noqa: S311
    for number in range(copies):
        report, copied = copy_of(chance.choice(world), number, chance)
        reports.append(report)
        claims += copied
    for incident in linked(reports, claims).incidents:
        known = [before[name].support for name in incident.claims if name in before]
        # a copy on a site with a name may be the first of these words that anybody signs: one origin, never two
        assert incident.support <= max(known, default=1) or incident.support == 1


@QUICK
@given(SEEDS, st.randoms(use_true_random=False))
def test_what_people_decided_of_pairs_holds(seed: int, chance: Random) -> None:
    reports, claims = flat(made_up(seed))
    names = sorted(claim.id for claim in claims)
    if len(names) < 4:
        return
    one, two, three, four = chance.sample(names, k=4)
    where = home(linked(reports, claims, ("same", one, two), ("not-same", three, four)))
    assert where[one].id == where[two].id
    assert where[three].id != where[four].id


@QUICK
@given(SEEDS)
def test_apart_wins_where_decisions_contradict_each_other_through_others(seed: int) -> None:
    reports, claims = flat(made_up(seed))
    names = sorted(claim.id for claim in claims)
    if len(names) < 3:
        return
    one, two, three = names[:3]
    where = home(linked(reports, claims, ("same", one, two), ("same", two, three), ("not-same", one, three)))
    assert where[one].id != where[three].id


@QUICK
@given(SEEDS)
def test_decisions_survive_a_new_report(seed: int) -> None:
    world = made_up(seed, reports=6)
    reports, claims = flat(world)
    names = sorted(claim.id for claim in world[0][1] + world[1][1])
    decided = [("not-same", names[0], names[-1])] if len(names) > 1 else []
    for held in (3, 4, 5, 6):
        some = {report.id for report in reports[:held]}
        where = home(linked(reports[:held], [claim for claim in claims if claim.report in some], *decided))
        for _, one, other in decided:
            assert where[one].id != where[other].id


@QUICK
@given(SEEDS, st.integers(min_value=0, max_value=3))
def test_a_part_is_never_in_the_incident_of_its_whole(seed: int, copies: int) -> None:
    world = made_up(seed)
    reports, claims = flat(world)
    chance = Random(seed)  # noqa: S311
    for number in range(copies):
        report, copied = copy_of(chance.choice(world), number, chance)
        reports.append(report)
        claims += copied
    where = home(linked(reports, claims))
    for claim in claims:
        if claim.part_of is not None:
            assert where[claim.id].id != where[claim.part_of].id
            for incident in (where[claim.id], where[claim.part_of]):
                assert (claim.id, claim.part_of) in {(part.claim, part.of) for part in incident.parts}


@QUICK
@given(SEEDS)
def test_an_incident_counts_each_root_of_its_standing_once_and_denials_not_at_all(seed: int) -> None:
    reports, claims = flat(made_up(seed))
    result = linked(reports, claims)
    by_id = {claim.id: claim for claim in claims}
    for incident in result.incidents:
        told = [] if incident.standing == "denied" else incident.claims
        roots = {
            origin.key
            for name in told
            if by_id[name].modality == incident.standing
            for origin in result.lineage.origins[name]
        }
        assert incident.support == len(roots)
        assert len({by_id[name].kind for name in incident.claims}) == 1


def test_the_hash_seed_changes_nothing() -> None:
    program = (
        "from tests.link.worlds import made_up\n"
        "from tumen.ledger import effective\n"
        "from tumen.link import link\n"
        "world = made_up(7, reports=8)\n"
        "print(link([w[0] for w in world], effective([c for w in world for c in w[1]], ())))\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "2397")
    }
    assert len(said) == 1

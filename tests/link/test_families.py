"""Families of the texts at hand: what gold says belongs together, and that nothing else is joined."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest
from tests.link.worlds import DIGESTS, SAMPLE, SEEDS, World, both, digests

from tumen.ledger import Claim, Report, effective
from tumen.link import link
from tumen.pipeline import take_in

Pair = tuple[str, str]

# each pair shares one sum, one act without a count, or facts without a number: too little to tell from its claims
TOO_LITTLE = {
    ("23_padlock_on_kamaladi", "nepal_two_more_months"),
    ("a_second_firm_in_dakar", "dakar_quintana_voa"),
    ("russky_island_sites_2019", "students_with_trowels"),
}


def gold(folders: list[Path]) -> dict[str, str]:
    found = {}
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            family = json.loads(path.read_text(encoding="utf-8"))["family"]
            if family is not None:
                found[path.stem] = family
    return found


def same(labels: dict[str, str]) -> set[Pair]:
    return {(one, other) for one, other in combinations(sorted(labels), 2) if labels[one] == labels[other]}


def joined(reports: list[Report], claims: list[Claim]) -> set[Pair]:
    families = link(reports, effective(claims, ())).lineage.families
    return same({report.name: families[report.id] for report in reports})


def joined_in(*worlds: World) -> set[Pair]:
    return joined(
        [report for world in worlds for report in world.reports.values()],
        [claim for world in worlds for claim in world.claims.values()],
    )


def test_digests_of_one_story_are_joined_and_no_others() -> None:
    true = same(gold([DIGESTS]))
    assert joined_in(digests()) == true - TOO_LITTLE
    assert len(true - TOO_LITTLE) == 2


def test_sample_seeds_and_digests_together_are_joined_by_story_and_no_others() -> None:
    assert joined_in(both(), digests()) == same(gold([SAMPLE, DIGESTS, SEEDS])) - TOO_LITTLE


@pytest.mark.slow
@pytest.mark.parametrize(("folder", "least"), [(SAMPLE, 2), (DIGESTS, 1)], ids=["sample", "digests"])
def test_of_claims_that_rules_found_no_two_stories_are_joined(folder: Path, least: int) -> None:
    taken = [take_in(path.read_bytes(), name=path.name) for path in sorted(folder.glob("*.txt"))]
    found = joined([entry.report for entry in taken], [claim for entry in taken for claim in entry.claims])
    true = same(gold([folder]))
    assert found <= true
    assert len(found) >= least

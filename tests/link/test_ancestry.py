"""Lineage on worlds whose ancestry is known: retellings are found with what they retell, origins and drift."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pytest
from tests.link.ancestry import Ancestry, ancestry
from tests.link.ancestry_score import Score, Tally, reliability, score

from tumen.ledger import Lineage, effective
from tumen.link import link

THINGS = ("families", "ancestors", "origins", "support", "drifts")
SEEN = range(40)
"""Seeds that were looked at when the weights were set."""

KEPT = range(100, 120)
"""Seeds that were kept aside."""


@cache
def linked(seed: int) -> tuple[Ancestry, Lineage]:
    world = ancestry(seed)
    return world, link(world.reports, effective(world.claims, ())).lineage


def scores(seeds: Iterable[int]) -> list[Score]:
    return [score(*linked(seed)) for seed in seeds]


def pooled(found: Iterable[Score], thing: str) -> Tally:
    tallies: list[Tally] = [getattr(entry, thing) for entry in found]
    return Tally(
        right=sum(tally.right for tally in tallies),
        found=sum(tally.found for tally in tallies),
        true=sum(tally.true for tally in tallies),
    )


def test_a_world_is_the_same_for_one_seed_and_its_quotes_stand_in_its_texts() -> None:
    world = ancestry(3)
    assert world == ancestry(3)
    texts = {report.id: report.text for report in world.reports}
    assert all(texts[claim.report][claim.start : claim.end] == claim.quote for claim in world.claims)


def test_a_world_holds_every_kind_of_retelling_and_of_what_is_none() -> None:
    pieces = [piece for seed in range(4) for piece in ancestry(seed).pieces.values()]
    assert any(len(piece.parents) > 1 for piece in pieces)
    assert any(piece.parents and piece.tongue == piece.name for piece in pieces)
    assert any(piece.parents and not piece.upstream and piece.publisher is None for piece in pieces)
    assert any(piece.link for piece in pieces)
    assert any(piece.parents and not piece.published for piece in pieces)
    assert {piece.name[0] for piece in pieces} == {"s", "i", "o", "r"}
    assert any(ancestry(seed).absent for seed in range(4))


@pytest.mark.parametrize("thing", THINGS)
def test_ancestry_is_recovered(thing: str) -> None:
    assert pooled(scores(range(4)), thing).f1 >= 0.95


@pytest.mark.slow
@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("seeds", [SEEN, KEPT], ids=["seen", "kept aside"])
def test_ancestry_is_recovered_on_many_worlds(thing: str, seeds: range) -> None:
    found = scores(seeds)
    assert pooled(found, thing).f1 >= 0.95
    assert min(getattr(entry, thing).f1 for entry in found) >= 0.7


@pytest.mark.slow
def test_a_probability_is_what_it_says() -> None:
    told = [pair for seed in (*SEEN, *KEPT) for pair in reliability(*linked(seed))]
    for low, high, least, most in (
        (0.25, 0.5, 0.0, 0.6),
        (0.5, 0.8, 0.45, 0.95),
        (0.8, 0.95, 0.75, 1.0),
        (0.95, 1.01, 0.93, 1.0),
    ):
        true = [right for chance, right in told if low <= chance < high]
        assert least <= sum(true) / len(true) <= most, (low, high, len(true), sum(true))

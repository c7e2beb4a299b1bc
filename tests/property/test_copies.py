"""A copy of a report, whole, cut or in another order, signed or not, never makes an incident better supported."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.ancestry import ancestry
from tests.link.ancestry_text import Piece, write

from tumen.ledger import Claim, Incident, Report, effective
from tumen.link import Linked, link


def copied(chance: Random, piece: Piece, name: str) -> tuple[Report, list[Claim]]:
    """The sentences of a piece, all or some of them, in their order or another, on a site that may not be named."""
    lines = list(piece.lines)
    way = chance.choice(["whole", "cut", "reordered", "cut and reordered"])
    if "cut" in way:
        facts = [line for line in lines if line.fact]
        kept = chance.sample(facts, k=chance.randint(1, len(facts)))
        lines = [line for line in lines if line in kept or (not line.fact and chance.random() < 0.7)]
    if "reordered" in way:
        chance.shuffle(lines)
    report, found = write(
        replace(
            piece,
            name=name,
            lines=tuple(lines),
            publisher=chance.choice([piece.publisher, f"Copying Site {name}", None]),
            day=piece.day + timedelta(days=chance.randrange(30)),
            published=piece.published and chance.random() < 0.6,
            url=None,
        )
    )
    return report, [claim for claim, _ in found]


def linked(reports: list[Report], claims: list[Claim]) -> Linked:
    return link(reports, effective(claims, ()))


def home(result: Linked) -> dict[str, Incident]:
    return {name: incident for incident in result.incidents for name in incident.claims}


def check(seed: int, copies: int) -> None:
    world = ancestry(seed, stories=4, retellings=4)
    reports, claims = list(world.reports), list(world.claims)
    before = home(linked(reports, claims))
    chance = Random(seed)  # noqa: S311
    pieces = [world.pieces[report.id] for report in world.reports]
    for number in range(copies):
        report, found = copied(chance, chance.choice(pieces), f"copy {number}")
        if report.id not in {known.id for known in reports}:
            reports.append(report)
            claims += found
    after = linked(reports, claims)
    for incident in after.incidents:
        known = [before[name].support for name in incident.claims if name in before]
        assert incident.support <= max(known, default=1) or incident.support == 1
    order = Random(seed + 1)  # noqa: S311
    order.shuffle(reports)
    order.shuffle(claims)
    assert linked(reports, claims) == after


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(min_value=0, max_value=10**6), copies=st.integers(min_value=1, max_value=4))
def test_copies_of_long_reports_never_raise_the_support_of_an_incident(seed: int, copies: int) -> None:
    check(seed, copies)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
def test_copies_never_raise_support_in_many_worlds(seed: int) -> None:
    check(seed, 1 + seed % 5)

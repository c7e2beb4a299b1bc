"""How incidents relate to each other: legs of a rotation, and plans with what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tumen.ledger import Claim, Incident, Lineage, Report
from tumen.link.employers import as_decided
from tumen.link.plans import plans
from tumen.link.rotations import rotations


def related(
    incidents: Iterable[Incident],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    lineage: Lineage,
    *,
    same_employers: Iterable[tuple[str, str]] = (),
) -> tuple[Incident, ...]:
    """The incidents, in their order, with `rotation` and `plans` as they follow from these incidents alone.

    `claims` and `reports` are by id and may hold more; `same_employers` are pairs of names that people said are one.
    """
    plain = tuple(
        one if one.rotation is None and not one.plans else replace(one, rotation=None, plans=()) for one in incidents
    )
    claims = as_decided(claims, same_employers)
    turns, made = rotations(plain, claims, reports), plans(plain, claims, reports, lineage)
    return tuple(
        replace(one, rotation=turns.get(one.id), plans=made.get(one.id, ()))
        if one.id in turns or one.id in made
        else one
        for one in plain
    )

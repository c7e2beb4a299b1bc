"""How an incident is told, from how many independent roots, and what that makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tumen.ledger import Claim, Contradiction, Modality, Status

_STRONGEST_FIRST: tuple[Modality, ...] = ("asserted", "planned", "possible", "denied")

_CONTESTING = frozenset({"independent", "party"})
"""Contradictions that make an incident contested: one root against another. A root that corrects itself, or is quoted
with two values, contests nothing.
"""


def standing(claims: Sequence[Claim]) -> Modality:
    """The strongest way in which one of the claims is told."""
    return min((claim.modality for claim in claims), key=_STRONGEST_FIRST.index)


def supporters(claims: Sequence[Claim], keys: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The distinct known origins that support the incident: those of the claims of its standing, of a denial none.

    Whoever expects an arrival, or has heard it announced, does not support that it happened.
    """
    told = standing(claims)
    if told == "denied":
        return frozenset()
    return frozenset(key for claim in claims if claim.modality == told for key in keys[claim.id])


def status(claims: Sequence[Claim], support: int, contradictions: Sequence[Contradiction]) -> Status:
    """What the roots make of the incident: only denied, contested, or told by so many."""
    if standing(claims) == "denied":
        return "denied"
    if any(found.between in _CONTESTING for found in contradictions):
        return "contested"
    return "corroborated" if support >= 2 else "single_origin" if support else "unknown_origin"

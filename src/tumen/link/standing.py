"""How an incident is told, from how many independent roots, and what that makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tumen.ledger import Claim, Contradiction, Modality, Origin, Status

_STRONGEST_FIRST: tuple[Modality, ...] = ("asserted", "planned", "possible", "denied")

_CONTESTING = frozenset({"independent", "party"})
"""Contradictions that make an incident contested: one root against another. A root that corrects itself, or is quoted
with two values, contests nothing.
"""


def standing(claims: Sequence[Claim]) -> Modality:
    """The strongest way in which one of the claims is told."""
    return min((claim.modality for claim in claims), key=_STRONGEST_FIRST.index)


def undrifted(claims: Sequence[Claim], origins: Mapping[str, Sequence[Origin]]) -> list[Claim]:
    """The claims without those that a retelling tells as done where its origin, in a report of its own, does not.

    "Will send 500" becomes "sent 500" on the way: the origin supports an announcement and nothing more. All claims
    where nothing else would be left.
    """
    own: dict[str, set[Modality]] = {}
    for claim in claims:
        for origin in origins[claim.id]:
            if origin.report == claim.report:
                own.setdefault(origin.key, set()).add(claim.modality)
    kept = [claim for claim in claims if claim.modality != "asserted" or not _drifted(origins[claim.id], own)]
    return kept or list(claims)


def _drifted(origins: Sequence[Origin], own: Mapping[str, set[Modality]]) -> bool:
    """Whether no origin of an asserted claim asserts anything of it in a report of its own, and each has one."""
    return bool(origins) and all("asserted" not in own.get(origin.key, {"asserted"}) for origin in origins)


def supporters(claims: Sequence[Claim], origins: Mapping[str, Sequence[Origin]]) -> frozenset[str]:
    """The distinct known origins that support the incident: those of the claims of its standing, of a denial none.

    Whoever expects an arrival, or has heard it announced, does not support that it happened.
    """
    told = standing(claims)
    if told == "denied":
        return frozenset()
    return frozenset(origin.key for claim in claims if claim.modality == told for origin in origins[claim.id])


def status(told: Modality, support: int, contradictions: Sequence[Contradiction]) -> Status:
    """What the roots make of the incident: only denied, contested, or told by so many."""
    if told == "denied":
        return "denied"
    if any(found.between in _CONTESTING for found in contradictions):
        return "contested"
    return "corroborated" if support >= 2 else "single_origin" if support else "unknown_origin"

"""Clusters of claims as incidents: what is claimed, from how many roots, and what contradicts what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tumen.ledger import Claim, Claimed, Incident, Origin, Part, Report, canonical, identify, slot_form
from tumen.link.contradictions import Told, contradictions
from tumen.link.parts import too_many
from tumen.link.standing import standing, status, supporters, undrifted

_SLOTS = (
    "direction",
    "count",
    "time",
    "where",
    "employer",
    "sector",
    "sex",
    "modality",
    "document",
    "money",
    "indicator",
)


def incident(
    claims: Sequence[Claim],
    origins: Mapping[str, tuple[Origin, ...]],
    parts: Sequence[Part],
    reasons: Sequence[str],
    *,
    reports: Mapping[str, Report],
    others: Mapping[str, Claim],
) -> Incident:
    """The incident of these claims, whatever order they come in; `parts` are those that touch one of them.

    `reports` (by id) hold those of the claims, `others` (by id) the claims at the other end of `parts`; both may hold
    more. How it relates to other incidents is for `related`.
    """
    claims = sorted(claims, key=lambda claim: claim.id)
    inside = {claim.id for claim in claims}
    # where a retelling is of one incident with the whole, it tells of the whole
    kept = {part for part in parts if part.via is None or not inside.issuperset((part.claim, part.of))}
    parts = sorted(kept, key=lambda part: (part.of, part.claim, part.via or ""))
    told = Told(claims=claims, origins=origins, reports=reports)
    keys = {claim.id: tuple(sorted({origin.key for origin in origins[claim.id]})) for claim in claims}
    found = (*contradictions(told), *too_many(told, parts, others))
    meant = undrifted(claims, origins)
    support = len(supporters(meant, origins))
    return Incident(
        id=identify("incident", [claim.id for claim in claims]),
        kind=claims[0].kind,
        claims=tuple(claim.id for claim in claims),
        values=tuple(value for slot in _SLOTS for value in _values(slot, claims, keys)),
        support=support,
        status=status(standing(meant), support, found),
        standing=standing(meant),
        parts=tuple(parts),
        contradictions=found,
        reasons=tuple(reasons),
    )


def _values(slot: str, claims: Sequence[Claim], keys: Mapping[str, tuple[str, ...]]) -> list[Claimed]:
    by_value: dict[str, tuple[Any, list[str]]] = {}
    for claim in claims:
        value = slot_form(getattr(claim, slot))
        if value is not None:
            by_value.setdefault(canonical(value), (value, []))[1].append(claim.id)
    found = [
        Claimed(
            slot=slot,
            value=value,
            claims=tuple(names),
            origins=tuple(sorted({key for name in names for key in keys[name]})),
        )
        for _, (value, names) in sorted(by_value.items())
    ]
    # what most independent roots say comes first
    return sorted(found, key=lambda entry: (-len(entry.origins), -len(entry.claims)))

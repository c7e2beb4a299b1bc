"""Clusters of claims as incidents: what is claimed, from how many roots, and what contradicts what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from tumen.ledger import (
    Claim,
    Claimed,
    Contradiction,
    Count,
    Incident,
    Origin,
    Part,
    Status,
    When,
    canonical,
    identify,
    slot_form,
)
from tumen.link.counts import exclude
from tumen.link.places import relation

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
) -> Incident:
    """The incident of these claims, whatever order they come in; `parts` are those that touch one of them."""
    claims = sorted(claims, key=lambda claim: claim.id)
    keys = {claim.id: tuple(sorted({origin.key for origin in origins[claim.id]})) for claim in claims}
    contradictions = _contradictions(claims)
    known = {key for claim in claims if claim.modality != "denied" for key in keys[claim.id]}
    return Incident(
        id=identify("incident", [claim.id for claim in claims]),
        kind=claims[0].kind,
        claims=tuple(claim.id for claim in claims),
        values=tuple(value for slot in _SLOTS for value in _values(slot, claims, keys)),
        support=len(known),
        status=_status(claims, keys, contradictions, len(known)),
        parts=tuple(sorted(parts, key=lambda part: (part.of, part.claim))),
        contradictions=contradictions,
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


def _status(
    claims: Sequence[Claim],
    keys: Mapping[str, tuple[str, ...]],
    contradictions: Sequence[Contradiction],
    support: int,
) -> Status:
    if all(claim.modality == "denied" for claim in claims):
        return "denied"
    for contradiction in contradictions:
        if len({key for name in contradiction.claims for key in keys[name]}) >= 2:
            return "contested"
    return "corroborated" if support >= 2 else "single_origin" if support else "unknown_origin"


def _contradictions(claims: Sequence[Claim]) -> tuple[Contradiction, ...]:
    return (*_counts(claims), *_times(claims), *_places(claims), *_denials(claims))


def _counts(claims: Sequence[Claim]) -> list[Contradiction]:
    groups = _grouped("count", claims)
    return [
        Contradiction(
            slot="count",
            claims=tuple(sorted(names + others)),
            why=f"{_people(one)} and {_people(other)} cannot both be true of the same people.",
        )
        for (one, names), (other, others) in combinations(groups, 2)
        if exclude(one, other)
    ]


def _times(claims: Sequence[Claim]) -> list[Contradiction]:
    groups = _grouped("time", claims)
    return [
        Contradiction(
            slot="time",
            claims=tuple(sorted(names + others)),
            why=f"{_days(one)} and {_days(other)} share no day.",
        )
        for (one, names), (other, others) in combinations(groups, 2)
        if not one.overlaps(other)
    ]


def _places(claims: Sequence[Claim]) -> list[Contradiction]:
    groups = _grouped("where", claims)
    return [
        Contradiction(
            slot="place",
            claims=tuple(sorted(names + others)),
            why=f"neither of {one.name} and {other.name} lies in the other.",
        )
        for (one, names), (other, others) in combinations(groups, 2)
        if relation(one, other) == "apart"
    ]


def _denials(claims: Sequence[Claim]) -> list[Contradiction]:
    denied = [claim.id for claim in claims if claim.modality == "denied"]
    asserted = [claim.id for claim in claims if claim.modality == "asserted"]
    if not denied or not asserted:
        return []
    why = "what one says happened or holds, the other denies."
    return [Contradiction(slot="denial", claims=tuple(sorted(denied + asserted)), why=why)]


def _grouped(slot: str, claims: Sequence[Claim]) -> list[tuple[Any, tuple[str, ...]]]:
    groups: dict[str, tuple[Any, list[str]]] = {}
    for claim in claims:
        value = getattr(claim, slot)
        if value is not None:
            groups.setdefault(canonical(slot_form(value)), (value, []))[1].append(claim.id)
    return [(value, tuple(names)) for _, (value, names) in sorted(groups.items())]


def _people(count: Count) -> str:
    low, high = (f"{end:,}" if end is not None else None for end in (count.low, count.high))
    words = {
        "exact": f"{low}",
        "approx": f"around {low}",
        "at_least": f"at least {low}",
        "at_most": f"at most {high}",
        "range": f"{low} to {high}",
        "vague": f"{low} to {high} (vague)",
    }
    return f"{words[count.basis]} people"


def _days(when: When) -> str:
    if when.start == when.end:
        return f"{when.start}"
    return f"{when.start or 'an open start'} to {when.end or 'an open end'}"

"""Claims in a few plain words, for tables."""

from __future__ import annotations

from typing import Any

from tumen.ledger import Claim, Place, slot_form
from tumen.publish.words import say, value_words

OPEN = "-"
"""What a table shows for a slot that is open."""


def value(slot: str, given: Any) -> str:
    """A value of the ledger in plain words."""
    return value_words(slot, slot_form(given)) or OPEN


def place(given: Place | None) -> str:
    """`Helong, CN`, or the name alone for a country."""
    if given is None:
        return OPEN
    return given.name if given.level == "country" or given.country is None else f"{given.name}, {given.country}"


def where(claim: Claim) -> str:
    """Where the claim is about; for movements from where to where."""
    if claim.kind != "movement":
        return place(claim.place)
    if claim.origin is None and claim.destination is None:
        return OPEN
    return f"{place(claim.origin)} → {place(claim.destination)}"


def score(claim: Claim) -> str:
    """How likely the extractor holds the claim to be one, `0.87`."""
    return OPEN if claim.score is None else f"{claim.score:.2f}"


def what(claim: Claim) -> str:
    """Kind with direction, and how it is told where it is not told as fact."""
    kind = f"{claim.kind} {claim.direction}" if claim.direction else claim.kind
    return kind if claim.modality == "asserted" else f"{kind} ({say('modality', claim.modality)})"

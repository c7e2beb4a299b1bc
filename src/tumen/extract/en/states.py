"""States in the passage: those that only speak of the workers, and capitals that stand for their state."""

from __future__ import annotations

from tumen.ledger import Place
from tumen.resources.places import entries

OBSERVERS = frozenset({"US", "KR", "JP", "GB", "CH", "CA", "AU", "NZ", "FR", "BE", "NL"})
"""States that are mostly named because they speak of the workers; hosts only where the words put workers in them."""
_NEAR = 0.2
"""Degrees within which a city lies at the point that the gazetteer gives for its state, which is the seat."""


def country_place(code: str) -> Place | None:
    """The country of an ISO code as a place; None where the gazetteer has none."""
    entry = entries().get(code)
    return entry.place if entry is not None else None


def is_capital(place: Place) -> bool:
    """Whether the city is the seat of its state, by the point that the gazetteer gives for the state."""
    state = country_place(place.country or "") if place.level == "city" else None
    if state is None or place.lat is None or place.lon is None or state.lat is None or state.lon is None:
        return False
    return abs(place.lat - state.lat) < _NEAR and abs(place.lon - state.lon) < _NEAR

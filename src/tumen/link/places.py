"""How two places lie to each other on the tree of places."""

from __future__ import annotations

from typing import Literal

from tumen.ledger import Place

Relation = Literal["same", "within", "apart", "unknown"]


def relation(one: Place | None, other: Place | None) -> Relation:
    """`same`, `within` (one lies in the other), `apart`, or `unknown` where a place is not given or not well known."""
    if one is None or other is None:
        return "unknown"
    if _same(one, other):
        return "same"
    if one.country is not None and other.country is not None and one.country != other.country:
        return "apart"
    if "country" in (one.level, other.level):
        return "within" if one.country is not None and one.country == other.country else "unknown"
    if one.level == other.level and one.level in ("city", "province"):
        return "apart"
    return "unknown"


def _same(one: Place, other: Place) -> bool:
    if one.id is not None and other.id is not None:
        return one.id == other.id
    return (one.country, one.name.casefold()) == (other.country, other.name.casefold())

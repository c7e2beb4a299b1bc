"""Claims in short, for what is said of them beside an estimate."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tumen.estimate.tellings import Telling
from tumen.ledger import ShortClaim


def in_short(tellings: Sequence[Telling], names: Collection[str]) -> tuple[ShortClaim, ...]:
    """The claims of these names, in the order of the tellings: the earliest first."""
    wanted = set(names)
    return tuple(_short(one) for one in tellings if one.name in wanted)


def _short(one: Telling) -> ShortClaim:
    place = one.place or (one.origin if one.direction == "return" else one.destination) or one.origin
    return ShortClaim(
        claim=one.name,
        publisher=one.publisher,
        published=one.published,
        kind=one.kind,
        direction=one.direction,
        modality=one.modality,
        source=one.source,
        count=one.count,
        place=place.name if place else one.host,
        time=one.time,
    )

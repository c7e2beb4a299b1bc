"""What the readers of names give: the parts of one name in one script."""

from __future__ import annotations

from dataclasses import dataclass

from tumen.ledger import Place
from tumen.normalise.firms.own import Own


@dataclass(frozen=True, kw_only=True, slots=True)
class Pieces:
    """The parts of a name; see `FirmReading`."""

    own: Own | None
    places: tuple[Place, ...] = ()
    trades: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    korean: bool = False
    initials: frozenset[str] = frozenset()
    whole: str = ""

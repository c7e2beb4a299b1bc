"""Words of the names of firms: legal forms, trades, and what makes a phrase the name of something else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, cast, get_args

from tumen.datafile import Row, read_rows
from tumen.errors import InvalidData

Side = Literal["behind", "before", "either"]
Strength = Literal["hard", "soft", "weak", "quoted"]
NotFirmKind = Literal["body", "behind", "group", "phrase", "within"]


@dataclass(frozen=True, kw_only=True, slots=True)
class LegalForm:
    """One spelling of a legal form, where it stands in a name and how surely it tells of a firm."""

    spelling: str
    side: Side
    strength: Strength


@dataclass(frozen=True, kw_only=True, slots=True)
class Trade:
    """A word of trade: whether a name may end in it, whether it only adds to others, whether it names the business."""

    word: str
    closes: bool
    adds: bool
    house: bool


def _rows(name: str) -> list[Row]:
    rows = read_rows(files("tumen.resources") / name)
    if not isinstance(rows, list) or not all(isinstance(row, Row) for row in rows):
        raise InvalidData(f"{name}: the file is not a list of entries.")
    return rows


def _flag(row: Row, key: str) -> bool:
    value = row.get(key, False)
    if not isinstance(value, bool):
        raise row.fault(f"{key}: {value!r} is not allowed; use one of true, false.")
    return value


@cache
def legal_forms() -> tuple[LegalForm, ...]:
    """Every spelling of a legal form, in the file's order. Raises InvalidData where an entry cannot be used."""
    found: dict[str, LegalForm] = {}
    for row in _rows("lexicon_legal_forms.yaml"):
        row.keys_within(("forms", "side", "strength", "source"))
        row.text("source")
        side = cast("Side", row.text("side", allowed=get_args(Side)))
        strength = cast("Strength", row.text("strength", allowed=get_args(Strength)))
        for spelling in row.texts("forms"):
            if spelling in found:
                raise row.fault(f"form {spelling!r} stands twice.")
            found[spelling] = LegalForm(spelling=spelling, side=side, strength=strength)
    return tuple(found.values())


@cache
def trades() -> Mapping[str, Trade]:
    """Every word of trade as names write it; where it stands twice the first entry holds.

    Raises InvalidData where an entry cannot be used.
    """
    found: dict[str, Trade] = {}
    for row in _rows("lexicon_trades.yaml"):
        row.keys_within(("words", "source"), ("closes", "adds", "house"))
        row.text("source")
        flags = {key: _flag(row, key) for key in ("closes", "adds", "house")}
        if flags["closes"] and flags["adds"]:
            raise row.fault("closes, adds: a word that only adds to others closes no name.")
        for word in row.texts("words"):
            found.setdefault(word, Trade(word=word, **flags))
    return MappingProxyType(found)


@cache
def not_firms(kind: NotFirmKind) -> frozenset[str]:
    """The words or phrases of that kind. Raises InvalidData where an entry cannot be used."""
    found: set[str] = set()
    for row in _rows("lexicon_not_firms.yaml"):
        row.keys_within(("kind", "words", "source"))
        row.text("source")
        if row.text("kind", allowed=get_args(NotFirmKind)) == kind:
            found.update(row.texts("words"))
    return frozenset(found)

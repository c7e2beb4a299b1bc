"""The weights by which names are compared (`name_weights.yaml`), read and checked once."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, cast, get_args

from tumen.datafile import Row, read_rows
from tumen.errors import InvalidData

NamePart = Literal["own", "place", "trade", "form", "number"]
_FILE = "name_weights.yaml"


@dataclass(frozen=True, kw_only=True, slots=True)
class NameWeight:
    """A level of the comparison: its weight (natural log-odds), why, and the part of a name that it is about.

    `caps` tells that no pair with this level is proposed as the same.
    """

    weight: float
    why: str
    part: NamePart
    caps: bool


@cache
def name_prior() -> float:
    """The log-odds with which every comparison begins. Raises InvalidData where the file lacks it."""
    for row in _rows():
        if row.text("name") == "prior":
            row.keys_within(("name", "weight", "why"))
            return _weight(row)
    raise InvalidData(f"{_FILE}: the entry 'prior' is missing.")


@cache
def name_weights() -> Mapping[str, NameWeight]:
    """Every level by its name but `prior`. Raises InvalidData, with file and line, where an entry cannot be used."""
    found: dict[str, NameWeight] = {}
    for row in _rows():
        name = row.text("name")
        if name == "prior":
            continue
        row.keys_within(("name", "weight", "part", "why"), ("caps",))
        if name in found:
            raise row.fault(f"name {name!r} stands twice.")
        caps = row.get("caps", False)
        if not isinstance(caps, bool):
            raise row.fault(f"caps: {caps!r} is not allowed; use one of true, false.")
        part = cast("NamePart", row.text("part", allowed=get_args(NamePart)))
        found[name] = NameWeight(weight=_weight(row), why=row.text("why"), part=part, caps=caps)
    return MappingProxyType(found)


def _rows() -> tuple[Row, ...]:
    rows = read_rows(files("tumen.link") / _FILE)
    if not isinstance(rows, list) or not all(isinstance(row, Row) for row in rows):
        raise InvalidData(f"{_FILE}: the file is not a list of entries.")
    return tuple(rows)


def _weight(row: Row) -> float:
    weight = row["weight"]
    if isinstance(weight, bool) or not isinstance(weight, (int, float)) or not math.isfinite(weight):
        raise row.fault(f"weight: {weight!r} is not a number.")
    return float(weight)

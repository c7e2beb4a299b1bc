"""The weights of evidence (`weights.yaml`), read and checked once."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from tumen.datafile import Row, read_rows
from tumen.errors import InvalidData

Table = Literal["lineage", "incident"]


@cache
def weights(table: Table) -> Mapping[str, float]:
    """Log-odds weight of each kind of evidence. Raises InvalidData where the file cannot be used."""
    return MappingProxyType({name: weight for name, (weight, _) in _read(table).items()})


@cache
def reasons(table: Table) -> Mapping[str, str]:
    """Why each weight is what it is."""
    return MappingProxyType({name: why for name, (_, why) in _read(table).items()})


@cache
def trade_words() -> frozenset[str]:
    """Words that any two firms may share. Raises InvalidData where the file cannot be used."""
    return _words("trade_words")


@cache
def common_hosts() -> frozenset[str]:
    """The states of which most reports tell. Raises InvalidData where the file cannot be used."""
    return _words("common_hosts")


@cache
def plain_words() -> frozenset[str]:
    """Words that any two descriptions of a source may share. Raises InvalidData where the file cannot be used."""
    return _words("plain_words")


@cache
def people_words() -> frozenset[str]:
    """Words that tell that people speak. Raises InvalidData where the file cannot be used."""
    return _words("people_words")


def _words(name: str) -> frozenset[str]:
    data = read_rows(files("tumen.link") / "weights.yaml")
    if not isinstance(data, Row) or not (words := data.texts(name)):
        raise InvalidData(f"weights.yaml: the list {name!r} is missing.")
    return frozenset(words)


@cache
def _read(table: Table) -> Mapping[str, tuple[float, str]]:
    data = read_rows(files("tumen.link") / "weights.yaml")
    rows = data.get(table) if isinstance(data, Row) else None
    if not isinstance(rows, list) or not all(isinstance(row, Row) for row in rows):
        raise InvalidData(f"weights.yaml: table {table!r} is missing or is not a list of entries.")
    found: dict[str, tuple[float, str]] = {}
    for row in rows:
        row.keys_within(("name", "weight", "why"))
        weight = row["weight"]
        if isinstance(weight, bool) or not isinstance(weight, (int, float)) or not math.isfinite(weight):
            raise row.fault(f"weight: {weight!r} is not a number.")
        if row.text("name") in found:
            raise row.fault(f"name {row['name']!r} stands twice.")
        found[row.text("name")] = (float(weight), row.text("why"))
    return MappingProxyType(found)


def probability(log_odds: float) -> float:
    """The probability (0 to 1, four decimals) of a sum of log-odds."""
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds)))), 4)

"""What signs weigh: the tables that `tools/fit_weights.py` writes, checked when they are read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from tumen.errors import InvalidData


@cache
def weights() -> Mapping[str, float]:
    """What each sign weighs for (+) or against (-) a frame being a claim (`weights.tsv`).

    Raises InvalidData, with file and line, where a row cannot be used or a sign stands twice.
    """
    return MappingProxyType({sign: weight for (sign,), weight in _rows("weights.tsv", ("sign",)).items()})


@cache
def quote_weights() -> Mapping[str, Mapping[str, float]]:
    """What each sign weighs where a quote may `start` and `end` (`quote_weights.tsv`). Raises InvalidData as above."""
    found: dict[str, dict[str, float]] = {"start": {}, "end": {}}
    for number, ((edge, sign), weight) in enumerate(_rows("quote_weights.tsv", ("edge", "sign")).items(), start=2):
        if edge not in found:
            raise InvalidData(f"quote_weights.tsv, line {number}: edge: {edge!r} is none of start, end.")
        found[edge][sign] = weight
    return MappingProxyType({edge: MappingProxyType(rows) for edge, rows in found.items()})


def _rows(name: str, keys: tuple[str, ...]) -> dict[tuple[str, ...], float]:
    """The weights of a table by their keys; its first line names the columns: the keys, `weight`, and any others."""
    lines = (files("tumen.extract.en") / name).read_text(encoding="utf-8").splitlines()
    head = tuple(lines[0].split("\t")) if lines else ()
    if head[: len(keys) + 1] != (*keys, "weight"):
        raise InvalidData(
            f"{name}, line 1: the columns are {', '.join(head)}; they begin with {', '.join(keys)}, weight."
        )
    found: dict[tuple[str, ...], float] = {}
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        key = tuple(cells[: len(keys)])
        if len(cells) != len(head):
            raise InvalidData(f"{name}, line {number}: {len(cells)} columns; there are {len(head)}.")
        if key in found:
            raise InvalidData(f"{name}, line {number}: {' '.join(key)!r} stands twice.")
        try:
            found[key] = float(cells[len(keys)])
        except ValueError:
            raise InvalidData(f"{name}, line {number}: weight: {cells[len(keys)]!r} is not a number.") from None
    return found

"""Words for stated propositions: how likely among the draws, and apart from it how much stands behind."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from tumen.assess.strength import words
from tumen.datafile import Row, read_rows
from tumen.errors import InvalidData
from tumen.ledger import Confidence, Evidence

_ABOVE: tuple[Confidence, ...] = ("high", "moderate")
"""The words of confidence that have to be earned."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Grounds:
    """What evidence must hold at least for a word of confidence."""

    word: Confidence
    families: int
    months: int
    contraction: float

    def hold(self, evidence: Evidence) -> bool:
        """Whether the evidence is as good."""
        return (
            evidence.families >= self.families
            and evidence.months_since is not None
            and evidence.months_since <= self.months
            and evidence.contraction >= self.contraction
        )


def likelihood_word(probability: float) -> str | None:
    """The estimative word (ICD 203) for a probability, its lower end inclusive; None below 1 and above 99 %."""
    found = None
    for one in words().likelihoods:
        if one.low / 100 <= probability <= one.high / 100:
            found = one.words[0]
    return found


def confidence_word(evidence: Sequence[Evidence]) -> Confidence:
    """The confidence that the weakest of these bears."""
    for grounds in _bundled():
        if evidence and all(grounds.hold(one) for one in evidence):
            return grounds.word
    return "low"


@cache
def _bundled() -> tuple[Grounds, ...]:
    return load_grounds(files("tumen.estimate").joinpath("confidence.yaml"))


def load_grounds(source: Traversable | Path) -> tuple[Grounds, ...]:
    """The rules of a YAML table, the best first. Raises InvalidData, with file and line, for a faulty entry."""
    rows = read_rows(source)
    if not isinstance(rows, list) or not all(isinstance(row, Row) for row in rows):
        raise InvalidData(f"{source.name}, line 1: the file is not a list of entries; each has an `id`.")
    found: dict[str, Grounds] = {}
    for row in rows:
        row.keys_within(("id", "families", "months", "contraction", "source", "why"))
        row.text("source")
        row.text("why")
        name = row.text("id", allowed=_ABOVE)
        if name in found:
            raise row.fault(f"id: {name!r} stands twice.")
        found[name] = Grounds(
            word=next(word for word in _ABOVE if word == name),
            families=_whole(row, "families"),
            months=_whole(row, "months"),
            contraction=_share(row, "contraction"),
        )
    missing = [word for word in _ABOVE if word not in found]
    if missing:
        raise InvalidData(f"{source.name}: no entry for {', '.join(missing)}; each word of confidence needs one.")
    return tuple(found[word] for word in _ABOVE)


def _share(row: Row, key: str) -> float:
    value: Any = row[key]
    number = isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
    if not number or not 0 <= value <= 1:
        raise row.fault(f"{key}: {value!r} is not a number from 0 to 1.")
    return float(value)


def _whole(row: Row, key: str) -> int:
    value: Any = row[key]
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise row.fault(f"{key}: {value!r} is not a whole number of 0 or more.")
    return value

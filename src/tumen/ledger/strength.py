"""How well a finding is supported, kept apart from what it says if the claims are true."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Confidence = Literal["low", "moderate", "high"]
CONFIDENCES: tuple[str, ...] = get_args(Confidence)


@dataclass(frozen=True, kw_only=True, slots=True)
class Backing:
    """One element, or alternatives taken together: `elements` are their ids, `origins` the keys of the independent
    known origins of the claims that they rest on, sorted, and `unknown` how many of these claims have no known origin.
    """

    elements: tuple[str, ...]
    origins: tuple[str, ...]
    unknown: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Strength:
    """The support of a finding: `backings` of what its verdict rests on, the weakest of which decides.

    `independent` is the number of origins of the weakest, 0 where none is known; copies and unknown origins add
    nothing. `kinds` are the kinds of source, sorted; `unknown` is the number of claims without a known origin;
    `contradictions` are those that touch what it rests on, in sentences; `denials` is the number of claims that deny
    it; `bounded` tells that its days rest on bounds. `likelihood` is the name of an estimative word, None where nothing
    can be said; `confidence` is what that judgement itself stands on. `says` are sentences; none speaks of both.
    """

    backings: tuple[Backing, ...]
    independent: int
    kinds: tuple[str, ...]
    unknown: int
    contradictions: tuple[str, ...]
    denials: int
    bounded: bool
    established: bool
    likelihood: str | None
    confidence: Confidence
    says: tuple[str, ...]


__all__ = ["CONFIDENCES", "Backing", "Confidence", "Strength"]

"""Estimates: what is reckoned of stocks and flows, the evidence behind each figure, and what took no part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Measure = Literal["stock", "inflow", "outflow"]
Method = Literal["kalman", "joint", "bayes"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """What stands behind a figure.

    `families` counts the independent families of claims about the place or a part of it in the twelve months up to the
    end of the period, `months_since` the months since the last one (None where there was none before), and
    `contraction` is 1 − sd(posterior) / sd(prior) of the logarithm.
    """

    families: int
    months_since: int | None
    contraction: float


@dataclass(frozen=True, kw_only=True, slots=True)
class EstimateRow:
    """People at a place at the end of a month (`stock`), or who came or left within a period (`inflow`, `outflow`).

    `period` is `2019-06`, `2019-Q2` or `2019`. `refused` is true where the evidence says next to nothing beyond the
    prior; the numbers are kept all the same.
    """

    place: str
    period: str
    measure: Measure
    median: float
    p05: float
    p25: float
    p75: float
    p95: float
    evidence: Evidence
    refused: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Dropped:
    """A claim that took no part, and why. `claim` is its id, or "line N" where it has none."""

    claim: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Driver:
    """A family of claims and how far the logarithm of a figure shifts when it is left out."""

    family: str
    claims: tuple[str, ...]
    shift: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """Stock of a host at the dates that matter, as (label, month, median), and P(after at least half of before)."""

    place: str
    stocks: tuple[tuple[str, str, float], ...]
    half_stayed: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Diagnostics:
    """How the fit went: claims used, observations after copies were joined, whether the mode was reached, and notes."""

    method: Method
    used: int
    observations: int
    converged: bool
    steps: int
    notes: tuple[str, ...]

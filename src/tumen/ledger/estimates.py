"""Estimates: what is reckoned of stocks and flows, the evidence behind each figure, and what took no part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tumen.ledger.strength import Confidence
from tumen.ledger.values import Count, When

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
    prior; the numbers are kept all the same. `provisional` is false where they come from chains that were shown to
    agree.
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
    provisional: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Dropped:
    """A claim that took no part, and why. `claim` is its id, or "line N" where it has none."""

    claim: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ShortClaim:
    """A claim in short: which, who published it, and what it said. `place` and `time` are None where it told none."""

    claim: str
    publisher: str | None
    published: date | None
    kind: str
    direction: str | None
    modality: str
    source: str
    count: Count | None
    place: str | None
    time: When | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Levels:
    """Median of a figure and the ends of the interval that holds nine tenths of the chance."""

    median: float
    p05: float
    p95: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Driver:
    """A family of claims and what a figure is with it and, refitted, without it.

    `influence` is the shift of the figure's logarithm as the curvature of the fit foretells it, from which the families
    to refit are chosen.
    """

    place: str
    period: str
    measure: Measure
    family: str
    claims: tuple[ShortClaim, ...]
    influence: float
    figure: Levels
    without: Levels


@dataclass(frozen=True, kw_only=True, slots=True)
class Tension:
    """A claim that lies outside what was to be expected of it from the claims of all other families.

    `percentile` is where it lies in that expectation (0 to 1), `expected` what it was expected to say. For a claim
    without an upper or lower end it is the chance of less than its lower, or of less than its upper end.
    """

    place: str
    period: str
    measure: Measure
    family: str
    claims: tuple[ShortClaim, ...]
    percentile: float
    expected: Levels


@dataclass(frozen=True, kw_only=True, slots=True)
class Excess:
    """A place of which parts are told to hold more than the whole: `parts` people at least, of `whole` at most."""

    place: str
    period: str
    whole: int
    parts: int
    whole_claims: tuple[ShortClaim, ...]
    part_claims: tuple[ShortClaim, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """A stated proposition and its probability among the draws.

    `likelihood` is the estimative word; None where the probability lies outside 1 to 99 %, where draws cannot tell, and
    where the statement is refused. `confidence` comes from the evidence, never from the probability. `refused` says in
    words why nothing can be said; the probability is kept.
    """

    statement: str
    probability: float
    draws: int
    likelihood: str | None
    confidence: Confidence | None
    evidence: tuple[Evidence, ...]
    refused: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """The stock of a host at the end of a month that matters; `refused` as for a row of the estimate."""

    label: str
    month: str
    median: float
    refused: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """The stock of a host at the dates that matter, and P(after the deadline at least half of before the cap).

    `half_stayed` is None where one of the two lies outside the run; `refused` where one of them is our prior.
    """

    place: str
    stocks: tuple[Moment, ...]
    half_stayed: float | None
    refused: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement:
    """What the chains of the sampled model show for a place: the worst of its months.

    `r_hat` is the rank-normalised split R-hat, `effective` the effective size of bulk and tails; `passed` is true where
    both are good enough for its figures to be published from the chains.
    """

    place: str
    r_hat: float
    effective: float
    passed: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Diagnostics:
    """How the fit went: claims used, observations after copies were joined, whether the mode was reached, and notes.

    Of the sampled model also what its chains show for each place, and how many of their paths went astray.
    """

    method: Method
    used: int
    observations: int
    converged: bool
    steps: int
    notes: tuple[str, ...]
    chains: tuple[Agreement, ...] = ()
    divergent: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class PayEvidence:
    """What stands behind a range of earnings.

    `pay_families` counts the independent families of claims of pay about the host (for the world: about any), and
    `pay_elsewhere` those about other hosts or none, from which a host without its own borrows; `months_since` are the
    months from the last claim of its own to the end of the year, None where there is none by then. `stock_families` and
    `stock_contraction` are those of the stock: families in the twelve months of the year, and the mean over its months.
    """

    pay_families: int
    pay_elsewhere: int
    months_since: int | None
    stock_families: int
    stock_contraction: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Factor:
    """A factor of the earnings and its share of the variance of their logarithm; below 0 where it offsets another."""

    name: str
    share: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Mover:
    """A family of claims of pay, and how far the logarithm of both ends of nine tenths shifts when it is left out."""

    family: str
    claims: tuple[str, ...]
    low: float
    high: float


@dataclass(frozen=True, kw_only=True, slots=True)
class SumTold:
    """A sum for all workers that a claim tells, in US dollars a year, and where it lies against the range.

    Such sums are set beside the range and are no evidence for it. `low` and `high` are None where open.
    """

    claim: str
    family: str | None
    low: float | None
    high: float | None
    lies: Literal["below", "inside", "above"]


@dataclass(frozen=True, kw_only=True, slots=True)
class EarningsRow:
    """What the sending state earns with its workers in a host in a year, in US dollars of that year.

    A range and never a point: half of the chance lies between `p25` and `p75`, nine tenths between `p05` and `p95`.
    `refused` is true where the stock rests on its prior alone or no claim tells of pay; the numbers are kept, and `why`
    says it in words. `families` are the families of claims of pay that move the range the most.
    """

    place: str
    period: str
    measure: Literal["earnings"]
    unit: Literal["USD"]
    p05: float
    p25: float
    p75: float
    p95: float
    evidence: PayEvidence
    refused: bool
    why: str | None
    drivers: tuple[Factor, ...]
    families: tuple[Mover, ...]
    told: tuple[SumTold, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Assumption:
    """A number that the earnings assume: its range or value, unit, where it comes from and why."""

    id: str
    low: float
    high: float
    unit: str
    source: str
    why: str

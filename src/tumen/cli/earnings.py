"""`tumen estimate --earnings`: what the state earns per host and year, as ranges, and what they rest on."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tumen.cli.estimate_inputs import tell_unused
from tumen.cli.terminal import complain, put_json, put_prose, put_table, tell
from tumen.ledger import plain_form
from tumen.nouns import counted

if TYPE_CHECKING:
    from tumen.estimate import Estimate
    from tumen.estimate.earnings.run import Earnings
    from tumen.ledger import Assumption, EarningsRow, PayEvidence, SumTold

_SLIGHT = 0.05
"""Share of the variance below which a factor is not told."""


def put_earnings(found: Estimate, claims: Sequence[Any], chosen: set[str], *, seed: int, as_json: bool) -> None:
    """The ranges of the chosen places, and on stderr what took no part."""
    from tumen.estimate.earnings.run import earnings

    earned = earnings(found, claims, seed=seed)
    tell_unused([*(one for one in found.dropped if not one.why.startswith("it tells of pay")), *earned.dropped])
    for note in found.diagnostics.notes:
        complain(note)
    rows = [row for row in earned.rows if row.place in chosen]
    if as_json:
        put_json(plain_form(row) for row in rows)
    else:
        _tables(found, earned, rows)


def _tables(found: Estimate, earned: Earnings, rows: Sequence[EarningsRow]) -> None:
    names = {node.id: node.name for node in found.tree.nodes}
    columns = ("year", "half of the chance", "nine tenths", "what the doubt comes from", "what it rests on")
    for place in dict.fromkeys(row.place for row in rows):
        own = [row for row in rows if row.place == place]
        title = f"What the state earns: {names[place]}, US dollars of the year"
        put_table(title, columns, [_cells(row) for row in own], empty="")
        tell("")
    movers = [(names[row.place], row.period, *cells) for row in _latest(rows) for cells in _movers(row)]
    moved = ("place", "year", "family", "its claims", "lower end without it", "upper end")
    put_table(
        "Claims of pay that move the latest range", moved, movers, empty="No family of claims moves a range much."
    )
    tell("")
    told = [(names[row.place], row.period, *_sum(one)) for row in rows for one in row.told]
    if told:
        sums = ("place", "year", "claim", "family", "told", "against the range")
        put_table("Sums for all workers that reports tell; they are no evidence for the range", sums, told, empty="")
        tell("")
    columns = ("assumed", "nine tenths, or value", "unit", "why", "source")
    assumed = [_assumed(one) for one in earned.assumptions]
    put_table("What was assumed beside the claims", columns, assumed, empty="")
    put_prose(
        "Provisional, and a range on purpose: stock × wage × share kept × what is left after costs, managers and "
        "months without pay, each drawn from its doubt. No point is given, because none would be right."
    )


def _cells(row: EarningsRow) -> tuple[str, ...]:
    drivers = sorted((one for one in row.drivers if abs(one.share) >= _SLIGHT), key=lambda one: -one.share)
    doubt = ", ".join(f"{one.name} {one.share:.0%}" for one in drivers)
    evidence = row.why if row.why is not None else _evidence(row.evidence)
    return (row.period, span(row.p25, row.p75), span(row.p05, row.p95), doubt, evidence)


def _evidence(evidence: PayEvidence) -> str:
    stock = f"stock: {_families(evidence.stock_families)} in the year"
    if not evidence.pay_families:
        return f"{stock}; pay: none here, borrowed from {_families(evidence.pay_elsewhere)} elsewhere"
    since = evidence.months_since
    last = "all later" if since is None else f"the last {since} months before its end"
    return f"{stock}; pay: {_families(evidence.pay_families)}, {last}"


def _families(number: int) -> str:
    """Independent families of claims."""
    return counted(number, "family", "families") if number else "no families"


def _latest(rows: Sequence[EarningsRow]) -> Iterator[EarningsRow]:
    for place in dict.fromkeys(row.place for row in rows):
        yield [row for row in rows if row.place == place][-1]


def _movers(row: EarningsRow) -> Iterator[tuple[str, ...]]:
    for one in row.families:
        claims = ", ".join(one.claims[:3]) + (f" and {len(one.claims) - 3} more" if len(one.claims) > 3 else "")
        yield (one.family, claims, *(f"{math.expm1(end):+.0%}" for end in (one.low, one.high)))


def _sum(one: SumTold) -> tuple[str, ...]:
    if one.low is None or one.high is None:
        words = f"up to {_dollars(one.high)}" if one.low is None else f"at least {_dollars(one.low)}"
    else:
        words = _dollars(one.low) if one.low == one.high else span(one.low, one.high)
    where = {"below": "below it", "inside": "within nine tenths", "above": "above it"}[one.lies]
    return (one.claim, one.family or "of unknown origin", words, where)


def _assumed(one: Assumption) -> tuple[str, ...]:
    ends = f"{one.low:g}" if one.low == one.high else f"{one.low:g} to {one.high:g}"
    return (one.id.replace("_", " "), ends, one.unit, one.why, one.source)


_UNITS = ((1e9, " billion"), (1e6, " million"), (1e3, ",000"))


def _dollars(value: float | None) -> str:
    return "" if value is None else _words(value)


def span(low: float, high: float) -> str:
    """Two sums of money in words, each to two significant figures: "3.8 to 24 million", "950,000 to 1.2 million"."""
    first, second = _words(low), _words(high)
    number, _, unit = first.partition(" ")
    return f"{number} to {second}" if unit and second.endswith(f" {unit}") else f"{first} to {second}"


def _words(value: float) -> str:
    if value < 1000:
        return "less than 1,000"
    rounded = float(f"{value:.2g}")
    size, unit = next((size, unit) for size, unit in _UNITS if rounded >= size)
    return f"{rounded / size:g}{unit}"

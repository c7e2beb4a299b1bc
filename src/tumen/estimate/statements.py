"""Propositions that people state, such as "CN 2020-01 < 0.5 * CN 2017-12", and what the draws say of them.

    statement  =  term  ("<" | "<=" | ">" | ">=")  term
    term       =  number  |  [number "*"] [measure] place when
    measure    =  "stock" (where none is given)  |  "inflow"  |  "outflow"
    place      =  id or name of a place of the tree
    when       =  a month (2020-06) or named date for a stock; a quarter (2020-Q2) or year (2020) for a flow
    named date =  "resolution" | "deadline" | "closure" | "reopening" | "now"

A named date is that of the place's host: the month before the cap, the last of the deadline, the first of the closure
and of the reopening, and the last of the run.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tumen.errors import InvalidForm
from tumen.estimate.data import Shock, shocks
from tumen.estimate.figures import MEASURES, Figure, check_inside, draws_of, find_node, read_period, row_of
from tumen.estimate.grid import Array
from tumen.estimate.months import month_words
from tumen.estimate.run import Estimate
from tumen.estimate.words import confidence_word, likelihood_word
from tumen.ledger import Measure, Statement

_SIGNS: dict[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}

NAMED = ("resolution", "deadline", "closure", "reopening", "now")

_NUMBER = r"\d[\d,]*(?:\.\d+)?"

_FORM = "write such as 'Northport 2020-06 < 0.5 * Northport 2019-06' or 'Northport now >= 1000'"


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """One side of a statement: a number of people, or so many times a figure."""

    times: float
    figure: Figure | None


def named_month(name: str, host: str | None, *, last: int, known: Sequence[Shock]) -> list[int]:
    """The months of a named date for a host; empty where it knows none, several where shocks of a kind repeat."""
    if name == "now":
        return [last]
    own = [shock for shock in known if shock.meets(host)]
    if name == "resolution":
        return [shock.start - 1 for shock in own if shock.kind == "cap"]
    if name == "deadline":
        return [shock.end for shock in own if shock.kind == "deadline" and shock.end is not None]
    return [shock.start for shock in own if shock.kind == name]


def state(found: Estimate, statement: str, *, known: Sequence[Shock] | None = None) -> Statement:
    """What the draws say of a statement. Raises InvalidForm where it cannot be read or lies outside the run."""
    where = f"--state {statement!r}"
    parts = re.split(r"(<=|>=|<|>)", statement)
    if len(parts) != 3:
        raise InvalidForm(f"{where}: it needs one of <, <=, >, >= between two sides; {_FORM}.")
    table = shocks() if known is None else known
    left, right = (_term(part.strip(), found, table, where) for part in (parts[0], parts[2]))
    figures = [one.figure for one in (left, right) if one.figure is not None]
    if not figures:
        raise InvalidForm(f"{where}: neither side is a place and a time; {_FORM}.")
    if len({one.measure for one in figures}) > 1:
        raise InvalidForm(f"{where}: a stock and a flow, or two kinds of flow, cannot be compared.")
    holds = _SIGNS[parts[1]](_values(left, found), _values(right, found))
    rows = [row_of(found, figure) for figure in figures]
    weak = [row for row in rows if row.refused]
    names = {node.id: node.name for node in found.tree.nodes}
    probability = float(np.mean(holds))
    told = " and ".join(f"{row.measure} of {names[row.place]} in {row.period}" for row in weak)
    return Statement(
        statement=" ".join(statement.split()),
        probability=round(probability, 4),
        draws=int(np.size(holds)),
        likelihood=None if weak else likelihood_word(probability),
        confidence=None if weak else confidence_word([row.evidence for row in rows]),
        evidence=tuple(row.evidence for row in rows),
        refused=f"no usable evidence on the {told}; the range is our prior" if weak else None,
    )


def _values(term: Term, found: Estimate) -> Array:
    if term.figure is None:
        return np.full(found.series.stock.shape[0], term.times)
    return np.asarray(term.times * draws_of(found.series, term.figure, first=found.first))


def _term(text: str, found: Estimate, known: Sequence[Shock], where: str) -> Term:
    if re.fullmatch(_NUMBER, text, re.ASCII):
        return Term(times=float(text.replace(",", "")), figure=None)
    read = re.fullmatch(rf"(?:({_NUMBER})\s*[*×]\s*)?(?:(stock|inflow|outflow)\s+)?(\S.*?)\s+(\S+)", text, re.ASCII)
    if read is None:
        raise InvalidForm(f"{where}: {text!r} is neither a number nor a place with a time; {_FORM}.")
    times, told, place, when = read.groups()
    measure: Measure = next((one for one in MEASURES if one == told), "stock")
    node = find_node(found.tree, place, where=where)
    if when in NAMED:
        when = _named(when, found, node, known, measure, where)
    start, end, period = read_period(when, measure=measure, where=where)
    figure = Figure(node=node, measure=measure, start=start, end=end, period=period)
    check_inside(figure, found, where=where)
    return Term(times=float(times.replace(",", "")) if times else 1.0, figure=figure)


def _named(name: str, found: Estimate, node: int, known: Sequence[Shock], measure: Measure, where: str) -> str:
    if measure != "stock":
        raise InvalidForm(f"{where}: {name!r} is a month, and a flow is that of a quarter or year, such as 2019.")
    place = found.tree.nodes[node]
    months = named_month(name, place.host, last=found.last, known=known)
    if len(months) != 1:
        told = ", ".join(month_words(month) for month in months)
        several = f"there are several for {place.name} ({told})" if months else f"there is none for {place.name}"
        raise InvalidForm(f"{where}: {name!r}: {several}; give the month.")
    return month_words(months[0])

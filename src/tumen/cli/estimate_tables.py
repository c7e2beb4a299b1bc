"""The tables of `tumen estimate`: stocks and flows by place, and the dates that matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from tumen.cli.estimate_words import between, evidence_cell, people, percent
from tumen.cli.terminal import put_prose, put_table, tell
from tumen.cli.words import OPEN
from tumen.nouns import counted

if TYPE_CHECKING:
    from tumen.estimate import Estimate
    from tumen.ledger import Deadline, EstimateRow, Moment

_LONG = 24
"""Months of a run of which only the end of each half year is shown; `--json` has every month."""

_COLUMNS = ("estimated for", "median", "half the chance", "nine tenths", "independent families, last claim")


def put_places(found: Estimate, chosen: set[str]) -> None:
    """A table for each place and measure that has evidence, and a line for all places that have none."""
    silent, agreed = [], _agreed(found)
    for index, node in enumerate(found.tree.nodes):
        if chosen and node.id not in chosen:
            continue
        own = [row for row in found.rows if row.place == node.id]
        title = name_of(found, index)
        if agreed and node.id not in agreed:
            title += " (provisional)"
        if all(row.refused for row in own):
            silent.append(f"{title} ({prior_words(own)})")
            continue
        without = []
        for measure, group in groupby(own, key=lambda row: row.measure):
            rows = list(group)
            if all(row.refused for row in rows):
                without.append(measure)
            else:
                put_table(f"{title}: {measure}", _COLUMNS, list(_lines(rows, found)), empty="")
        if without:
            put_prose(f"{title}, {' and '.join(without)}: no usable evidence; the ranges are our prior.")
        tell("")
    if silent:
        put_prose(f"No usable evidence; the range is our prior: {'; '.join(silent)}.")
        tell("")


def name_of(found: Estimate, index: int) -> str:
    """A place by its name, or what no report names with the place whose rest it is: `unlisted of Northland`."""
    node = found.tree.nodes[index]
    return (
        f"{node.name} of {found.tree.nodes[node.parent].name}" if node.rest and node.parent is not None else node.name
    )


def prior_words(rows: Sequence[EstimateRow]) -> str:
    """The stock that the prior alone gives at the end of the run."""
    last = [row for row in rows if row.measure == "stock"][-1]
    return between(last.p05, last.p95)


def _shown(row: EstimateRow, found: Estimate) -> bool:
    return row.measure != "stock" or found.last - found.first < _LONG or row.period.endswith(("-06", "-12"))


def _lines(rows: Sequence[EstimateRow], found: Estimate) -> Iterator[tuple[str, ...]]:
    """A line for each row of a measure; one for rows that follow each other and that the evidence does not bear."""
    shown = [row for row in rows if _shown(row, found)]
    for (refused, _), group in groupby(shown, key=lambda row: (row.refused, len(row.period))):
        own = list(group)
        if refused and len(own) > 1:
            words = f"no usable evidence up to {own[-1].period}; the ranges are our prior"
            yield (own[0].period, OPEN, OPEN, OPEN, words)
        else:
            yield from (_cells(row) for row in own)


def _cells(row: EstimateRow) -> tuple[str, ...]:
    # a median of the prior would be taken for an estimate
    middle = OPEN if row.refused else people(row.median)
    return (row.period, middle, between(row.p25, row.p75), between(row.p05, row.p95), evidence_cell(row))


def put_deadlines(found: Estimate) -> None:
    """The stock of each host at the dates that matter, and how likely it is that half stayed."""
    from tumen.estimate.deadlines import deadlines

    names = {node.id: node.name for node in found.tree.nodes}
    every = deadlines(found)
    rows = [row for row in every if not all(one.refused for one in row.stocks)]
    silent = [names[row.place] for row in every if row not in rows]
    if rows:
        _put_hosts(rows, names)
    if silent:
        put_prose(f"Before and after the deadline, no usable evidence: {', '.join(silent)}.")
    if every:
        tell("")


def _put_hosts(rows: Sequence[Deadline], names: Mapping[str, str]) -> None:
    labels = list(dict.fromkeys((one.label, one.month) for row in rows for one in row.stocks))
    told = any(row.half_stayed is not None for row in rows)
    columns = ["host", *(f"{label} ({month})" for label, month in labels)]
    lines = []
    for row in rows:
        by_label = {(one.label, one.month): one for one in row.stocks}
        cells = [names[row.place], *(_moment(by_label.get(label)) for label in labels)]
        lines.append(cells + ([half_words(row)] if told else []))
    columns += ["at least half stayed"] if told else []
    put_table("Before and after the deadline", columns, lines, empty="")


def _moment(one: Moment | None) -> str:
    if one is None:
        return OPEN
    return "no usable evidence" if one.refused else people(one.median)


def half_words(row: Deadline) -> str:
    """Whether at least half stayed, in a likelihood word with the probability."""
    from tumen.estimate.words import likelihood_word

    if row.half_stayed is None:
        return OPEN
    if row.refused:
        return "no usable evidence"
    word = likelihood_word(row.half_stayed)
    if word is None:
        return "below 1 %" if row.half_stayed < 0.5 else "above 99 %"
    return f"{word} ({percent(row.half_stayed)})"


def _agreed(found: Estimate) -> set[str]:
    """The places whose figures come from chains that agree."""
    return {one.place for one in found.diagnostics.chains if one.passed}


def _standing(found: Estimate) -> str:
    agreed = _agreed(found)
    if not agreed:
        return "Provisional"
    return "Sampled" if len(agreed) == len(found.tree.nodes) else "Sampled, or provisional where it says so"


def put_foot(found: Estimate) -> None:
    """What the figures rest on and how far they can be trusted."""
    numbers = found.diagnostics
    claims = counted(numbers.used, "claim")
    observations = counted(numbers.observations, "observation")
    put_prose(
        f"{_standing(found)}: {claims} as {observations}, model {numbers.method}; {len(found.dropped)} not used. "
        "On 200 made-up worlds of another kind nine tenths held the truth in 86 to 93 of 100, by level."
    )

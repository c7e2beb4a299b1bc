"""What the columns of an office's ledger are taken for, before anything of it is added."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from tumen.cli.terminal import put_json, put_table, tell
from tumen.errors import TumenError
from tumen.nouns import counted

if TYPE_CHECKING:
    from tumen.pipeline import Input
    from tumen.read.ledgers import SheetGuess

_COLUMNS = ("column", "heading", "taken for", "why", "sure", "cells")


def put_guess(given: Input, *, as_json: bool) -> None:
    """Prints a table for each sheet of the ledger that the input is; nothing where it is none, or cannot be read."""
    from tumen.read import Confined, Member
    from tumen.read.ledgers import guess_from

    if not given.name.lower().endswith((".csv", ".tsv", ".xlsx", ".xlsm")):
        return
    try:
        with Confined(reads="tumen.read.ledgers:told_guess") as confined:
            told = next(confined.read(given.load(), name=given.name, columns=given.columns), None)
    except TumenError:
        return  # the reading of its rows tells what is wrong
    if not isinstance(told, Member):
        return
    found = guess_from(told)
    if as_json:
        put_json([{"ledger": given.name, **asdict(found)}])
        return
    for sheet in found.sheets:
        _put(given.name, sheet)
    for left in found.left_out:
        tell(f"left out {left.where}: {left.why}")
    for name, column in found.asks:
        where = f"column {column.letter} of sheet {name}" if name else f"column {column.letter}"
        as_in = f"{column.letter}={column.meaning}:dmy" if ":dmy" in column.why else f"{column.letter}=host"
        tell(f"What does {where} ({column.heading or 'no heading'}) hold? Say so with --columns, as in {as_in}.")


def _put(name: str, sheet: SheetGuess) -> None:
    title = f"{name}, sheet {sheet.sheet}" if sheet.sheet else name
    header = f"headings in row {sheet.header}" if sheet.header else "without headings"
    put_table(
        f"{title}: {counted(sheet.rows, 'row')}, {header}",
        _COLUMNS,
        [
            (one.letter, one.heading, one.meaning, one.why, f"{one.confidence:.0%}", " | ".join(one.samples))
            for one in sheet.columns
        ],
        empty=f"{title}: no columns.",
    )
    if sheet.marking:
        tell(f"marked {sheet.marking}: what stands beside the table holds for all its rows")
    for left in sheet.left_out:
        tell(f"left out {left.where}: {left.why}")

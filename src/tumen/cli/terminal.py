"""How things are put on the terminal: text from reports made harmless, JSON one object a line, messages on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any, Literal

import typer

from tumen.ledger import canonical
from tumen.publish.visible import visible


def harmless(text: str) -> str:
    """`text` on one line, with what a terminal would obey or a reader would not see written as its code point."""
    return visible(" ".join(text.replace("\t", " ").splitlines()))


def complain(message: str) -> None:
    """One line on stderr."""
    typer.echo(f"tumen: {harmless(message)}", err=True)


def tell(message: str) -> None:
    """One line on stdout."""
    typer.echo(harmless(message))


def put_json(rows: Iterable[Any]) -> None:
    """Each row as one line of JSON with sorted keys."""
    for row in rows:
        typer.echo(canonical(row))


_NUMBERS = frozenset({"claims", "support", "gold", "predicted", "P", "R", "F1", "score"})
_SHORT = frozenset({"id", "incident", "lang", "kind"})
_PROSE = frozenset({"quote", "why", "changed on the way", "title", "in its words"})
"""Columns that are set to the right, those that are as wide as what they hold, and those that get the most room."""


def put_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, empty: str) -> None:
    """A table fitted to the terminal; the sentence `empty` where there are no rows."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not rows:
        tell(empty)
        return
    # a pipe has no width: long enough there that no word is cut
    console = Console(width=None if sys.stdout.isatty() else 160, highlight=False)
    table = Table(title=Text(harmless(title), style="bold"), title_justify="left", header_style="bold", expand=True)
    for column in columns:
        justify: Literal["left", "right"] = "right" if column in _NUMBERS else "left"
        ratio = None if column in _NUMBERS | _SHORT else 3 if column in _PROSE else 1
        table.add_column(column, overflow="fold", justify=justify, ratio=ratio)
    for row in rows:
        table.add_row(*(Text(harmless(cell)) for cell in row))
    console.print(table)

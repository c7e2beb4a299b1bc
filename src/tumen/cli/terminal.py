"""How things are put on the terminal: text from reports made harmless, JSON one object a line, messages on stderr."""

from __future__ import annotations

import os
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


_NUMBERS = frozenset({"number", "claims", "support", "gold", "predicted", "P", "R", "F1", "score"})
_SHORT = frozenset(
    {"id", "incident", "lang", "kind", "action", "estimated for", "median", "half the chance", "nine tenths"}
)
_PROSE = frozenset(
    {
        "quote",
        "why",
        "changed on the way",
        "title",
        "in its words",
        "what is told",
        "what would tell",
        "what to ask first",
        "what holds",
        "what it rests on",
        "without it",
        "the whole",
        "its parts",
        "what it is about",
    }
)
"""Columns that are set to the right, those that are as wide as what they hold, and those that get the most room."""

_LEAST, _LEAST_PROSE, _FRAME = 11, 22, 3
"""Characters under which a column, and one of prose, is no longer read with ease; and what the frame takes of each."""

_ROOM = 30
"""Characters of a line that a paragraph has at least, however narrow the terminal."""

_PIPE = 160
"""Characters of a line where there is no terminal and nobody asks for fewer: so many that a file of tables is whole."""


def width() -> int:
    """Characters of a line: those of the terminal, or for a pipe what the variable `COLUMNS` says, else `_PIPE`."""
    from shutil import get_terminal_size

    if sys.stdout.isatty():
        return get_terminal_size().columns
    asked = os.environ.get("COLUMNS", "")
    return int(asked) if asked.isdecimal() and int(asked) > 0 else _PIPE


def put_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, empty: str) -> None:
    """A table fitted to the terminal; where it is too narrow for the columns, one row below the other with the names of
    its columns; the sentence `empty` where there are no rows.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not rows:
        put_prose(empty)
        return
    if _needed(columns, rows) > width():
        _put_records(title, columns, rows)
        return
    console = Console(width=width(), highlight=False)
    table = Table(title=Text(harmless(title), style="bold"), title_justify="left", header_style="bold")
    for column, room in zip(columns, _widths(columns, rows), strict=True):
        justify: Literal["left", "right"] = "right" if column in _NUMBERS else "left"
        table.add_column(column, overflow="fold", justify=justify, width=room)
    for row in rows:
        table.add_row(*(Text(harmless(cell)) for cell in row))
    console.print(table)


def _widths(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Characters of each column, so that the table fills the line. Rich would measure every cell for that."""
    shares = [0 if column in _NUMBERS | _SHORT else 3 if column in _PROSE else 1 for column in columns]
    fixed = [
        0 if share else max(len(text) for text in (column, *(row[at] for row in rows)))
        for at, (column, share) in enumerate(zip(columns, shares, strict=True))
    ]
    left = width() - 1 - _FRAME * len(columns) - sum(fixed)
    rest, widths = sum(shares), []
    for natural, share in zip(fixed, shares, strict=True):
        room = left * share // rest if share else natural
        left, rest = (left - room, rest - share) if share else (left, rest)
        widths.append(room)
    return widths


def _needed(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Characters that a line of the table needs to be read with ease."""
    total = 1
    for at, column in enumerate(columns):
        longest = max(len(text) for text in (column, *(row[at] for row in rows)))
        if column not in _NUMBERS | _SHORT:
            longest = min(longest, _LEAST_PROSE if column in _PROSE else _LEAST)
        total += longest + _FRAME
    return total


def _put_records(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    tell(title)
    names = max(len(column) for column in columns) + 2
    for row in rows:
        tell("")
        for column, cell in zip(columns, row, strict=True):
            put_prose(cell, label=f"{column:<{names}}")


def put_prose(text: str, *, label: str = "", indent: int = 0) -> None:
    """A paragraph wrapped to the terminal, after `indent` spaces and a `label`; its further lines stand below it."""
    first, shown = " " * indent + label, harmless(text)
    room = max(_ROOM, min(width(), _PIPE) - len(first))
    lines = [shown] if shown.isascii() and len(shown) <= room else _wrapped(shown, room)
    for at, line in enumerate(lines or [""]):
        typer.echo((first if at == 0 else " " * len(first)) + line)


def _wrapped(text: str, room: int) -> list[str]:
    """Lines of at most so many cells: a Chinese or Korean letter takes two."""
    from rich.console import Console
    from rich.text import Text

    return [line.plain.rstrip() for line in Text(text).wrap(Console(width=room, highlight=False), room)]

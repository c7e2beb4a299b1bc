"""A finding as a table of its elements, for a brief: the element, its state, why, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import typer

from tumen.cli.terminal import harmless, put_prose, width

_MOST = 110
"""Characters of a line beyond which a table is harder to read, not easier."""

_GAP = 2
_STATE = len("cannot tell")


@dataclass(frozen=True, kw_only=True, slots=True)
class ElementRow:
    """One element in words: what it asks, its state, why, and what it rests on."""

    name: str
    statement: str
    state: str
    why: str
    rests_on: str


def put_elements(rows: Sequence[ElementRow], *, title: str, indent: int = 2) -> None:
    """The rows under a line of headings; each fits 80 columns, more where the terminal has them."""
    if not rows:
        return
    name = max(len(title), *(len(row.name) for row in rows))
    rests = max(len("rests on"), *(min(len(row.rests_on), 12) for row in rows))
    left = max(40, min(width(), _MOST) - indent - name - _STATE - rests - 4 * _GAP)
    says = left // 2
    widths = (name, says, _STATE, left - says, rests)
    _put_row((title, "what it asks", "state", "because", "rests on"), widths, indent)
    _put_row(tuple("-" * room for room in widths), widths, indent)
    for row in rows:
        _put_row((row.name, row.statement, row.state, row.why, row.rests_on), widths, indent)


def _put_row(cells: Sequence[str], widths: Sequence[int], indent: int) -> None:
    columns = [_wrapped(harmless(cell), room) for cell, room in zip(cells, widths, strict=True)]
    for at in range(max(len(lines) for lines in columns)):
        line = " " * indent
        for lines, room in zip(columns, widths, strict=True):
            text = lines[at] if at < len(lines) else ""
            line += text + " " * (room - _cells(text) + _GAP)
        typer.echo(line.rstrip())


def _cells(text: str) -> int:
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _wrapped(text: str, room: int) -> list[str]:
    """Lines of at most so many cells: a Chinese or Korean letter takes two."""
    if text.isascii() and len(text) <= room:
        return [text]
    from rich.console import Console
    from rich.text import Text

    return [line.plain.rstrip() for line in Text(text).wrap(Console(width=room, highlight=False), room)]


def put_questions(gaps: Sequence[str], *, indent: int = 2) -> None:
    """What an investigator could ask, one question a line."""
    for gap in gaps:
        put_prose(gap, label="ask: ", indent=indent)

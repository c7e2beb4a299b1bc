"""Ledgers made up for tests, and what a person would say that each column holds (`tests/read/ledgers`).

The first line of a file is the row (from 1) of the headings and the meaning of each column, `-` for one that says
nothing for a claim or of which no program can know what it holds; then come the rows, cells parted by `|`. Firms and
outlets are invented.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "read" / "ledgers"


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One ledger."""

    name: str
    header: int
    meanings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def csv(self, *, separator: str = ",", encoding: str = "utf-8") -> bytes:
        """The rows as a CSV file."""
        return csv_bytes(self.rows, separator=separator, encoding=encoding)


def csv_bytes(
    rows: tuple[tuple[str, ...], ...] | list[list[str]], *, separator: str = ",", encoding: str = "utf-8"
) -> bytes:
    """Rows as a CSV file."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode(encoding)


def sheets() -> tuple[Sheet, ...]:
    """All ledgers, by name."""
    return tuple(sheet(path.stem) for path in sorted(FOLDER.glob("*.txt")))


def sheet(name: str) -> Sheet:
    """The ledger of that name."""
    first, _, rest = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").partition("\n")
    header, _, meanings = first.partition(":")
    lines = rest.strip("\n").split("\n")
    rows = tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines)
    return Sheet(name=name, header=int(header), meanings=tuple(meanings.split()), rows=rows)

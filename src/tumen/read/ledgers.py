"""Ledgers that an office keeps (CSV, Excel): a report for each row."""

from __future__ import annotations

from collections.abc import Iterator

from tumen.errors import UnreadableInput
from tumen.read.parts import LeftOut, Member, Working


def unpack_ledger(data: bytes, *, name: str) -> Iterator[Member | LeftOut]:  # noqa: ARG001
    """The rows of a ledger. Raises UnreadableInput."""
    raise UnreadableInput(f"{name}: is a table, which is not read yet; save its text and give that.")


def read_row(data: bytes, *, name: str) -> Working:  # noqa: ARG001
    """Text and cells of a row. Raises UnreadableInput."""
    raise UnreadableInput(f"{name}: is a row, which is not read yet; save its text and give that.")

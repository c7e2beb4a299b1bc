"""Tumen: reports about a state's export of labour, turned into a ledger that can be checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tumen.case import Case

    __version__: str


def __getattr__(name: str) -> str:
    # the metadata of the installed package take a tenth of a second to load, and few commands need them
    if name == "__version__":
        from importlib.metadata import version

        return version("tumen")
    raise AttributeError(f"module 'tumen' has no attribute {name!r}")


def open(path: Path | str, *, create: bool = False, readonly: bool = False) -> Case:  # noqa: A001
    """The case file at `path`: `tumen.open("hunchun.tumen").claims()`; with `create`, a new one where none is.

    Incidents and findings are always those of the claims and decisions as they stand. With `readonly` the file is not
    touched. Raises CaseError, one line that says what to do, where the file is missing, damaged, of another program or
    of a newer Tumen.
    """
    from tumen.pipeline import open_case

    return open_case(path, create=create, readonly=readonly)

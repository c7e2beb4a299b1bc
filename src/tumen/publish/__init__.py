"""Files that leave the machine: one file per format, each bounded by the markings of its reports."""

from __future__ import annotations

from pathlib import Path

from tumen.errors import InvalidValue
from tumen.publish.snapshot import CaseView
from tumen.publish.tables import Exported, write_csv

FORMATS = ("csv", "xlsx")
"""What a case can be written as."""


def export(case: CaseView, *, to: str, folder: Path) -> Exported:
    """Writes the case into `folder`: `claims.csv` and `incidents.csv`, or `case.xlsx` with a sheet for each.

    Raises InvalidValue where `to` is no format, MissingExtra where it needs a part that is not installed, OSError
    where the folder cannot be written.
    """
    if to == "csv":
        return write_csv(case, folder)
    if to == "xlsx":
        from tumen.publish.excel import write_excel

        return write_excel(case, folder / "case.xlsx")
    raise InvalidValue(f"format {to!r} is not known; use one of {', '.join(FORMATS)}.")


__all__ = ["FORMATS", "CaseView", "Exported", "export"]

"""Files that leave the machine: one file per format, each bounded by the markings of its reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tumen.errors import InvalidValue, NotWritten

if TYPE_CHECKING:
    from tumen.publish.snapshot import CaseView
    from tumen.publish.tables import Exported
    from tumen.publish.wacz import Kept

    class Exportable(CaseView, Kept, Protocol):
        """What every format together reads of a case; `tumen.case.Case` is one."""


FORMATS = ("csv", "xlsx", "wacz")
"""What a case can be written as."""


def export(case: Exportable, *, to: str, folder: Path, name: str | None = None) -> Exported:
    """Writes the case into `folder`: `claims.csv` and `incidents.csv`; `case.xlsx` with a sheet for each; or
    `case.wacz`, the originals as a web archive. `name` is another name for the file of a format that has only one; it
    ends in the format's own letters, so that a slip of the hand replaces no report and no case.

    Raises InvalidValue where `to` is no format or `name` ends in other letters, MissingExtra where a part is needed
    that is not installed, NotWritten where the files cannot be written.
    """
    if to not in FORMATS:
        raise InvalidValue(f"format {to!r} is not known; use one of {', '.join(FORMATS)}.")
    if name is not None and not name.lower().endswith(f".{to}"):
        raise InvalidValue(f"{name}: does not end in .{to}; name the file so, as in case.{to}.")
    try:
        return _written(case, to=to, folder=folder, name=name)
    except OSError as error:
        raise NotWritten(
            f"{folder}: cannot be written ({error.strerror or error}); nothing of this file was kept."
        ) from error


def _written(case: Exportable, *, to: str, folder: Path, name: str | None) -> Exported:
    # imported where it is used: the words of this folder serve `tumen --help`, which must not wait for a database
    if to == "csv":
        from tumen.publish.tables import write_csv

        return write_csv(case, folder)
    if to == "xlsx":
        from tumen.publish.excel import write_excel

        return write_excel(case, folder / (name or "case.xlsx"))
    from tumen.publish.wacz import write_wacz

    return write_wacz(case, folder / (name or "case.wacz"))


__all__ = ["FORMATS", "export"]

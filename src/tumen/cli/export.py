"""`tumen export`: files for others."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tumen.cli.terminal import complain, tell


class Format(StrEnum):
    """What a case can be written as."""

    CSV = "csv"
    XLSX = "xlsx"
    WACZ = "wacz"


def command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case file.")],
    to: Annotated[
        Format, typer.Option(help="csv; xlsx with the extra `tables`; wacz, a web archive of the originals.")
    ],
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="The file to write, for a format that is one file.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Folder to write into; beside the case if not given.")] = None,
) -> None:
    """Write claims and incidents with their quotes to files, or the originals as a web archive.

    What is marked RED stays, and is named.
    """
    if file is not None and (to is Format.CSV or out is not None):
        raise typer.BadParameter(
            "name a FILE for a format that is one file, without --out; csv is written to a folder."
        )
    from tumen.pipeline import open_case
    from tumen.publish import export

    with open_case(case) as opened:
        folder = file.parent if file else out or case.with_name(f"{case.stem}-export")
        exported = export(opened, to=to.value, folder=folder, name=file.name if file else None)
    for file in exported.files:
        tell(f"wrote {file}")
    unmarked = " or as a note that nobody marked or published" if to is Format.WACZ else ""
    for name in exported.left_out:
        complain(f"left out, because of its marking{unmarked}: {name}")

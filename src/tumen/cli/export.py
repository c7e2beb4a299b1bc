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


def command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case file.")],
    to: Annotated[Format, typer.Option(help="csv, or xlsx with the extra `tables`.")],
    out: Annotated[Path | None, typer.Option(help="Folder to write into; beside the case if not given.")] = None,
) -> None:
    """Write claims and incidents with their quotes to files. What is marked RED stays, and is named."""
    from tumen.pipeline import open_case
    from tumen.publish import export

    with open_case(case) as opened:
        exported = export(opened, to=to.value, folder=out or case.with_name(f"{case.stem}-export"))
    for file in exported.files:
        tell(f"wrote {file}")
    for name in exported.left_out:
        complain(f"left out, because of its marking: {name}")

"""`tumen serve`: the case room."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tumen.cli.terminal import complain


def command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case file.")],
    port: Annotated[int, typer.Option(help="Port on this machine; 0 takes a free one.")] = 8421,
) -> None:
    """Open the case room in a browser of this machine: incidents, reports with their claims highlighted, findings.

    It answers to this machine only. Ctrl-C ends it.
    """
    from tumen.serve import run

    run(case, port=port, opened=lambda address: complain(f"the case room of {case} is open at {address} until Ctrl-C."))

"""`tumen verify`: every hash and every derived row, computed again."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tumen.cli.terminal import put_json, tell
from tumen.nouns import counted


def command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case file.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one difference a line as JSON.")] = False,
) -> None:
    """Recompute every hash and every derived row of a case, and name each difference. Changes nothing.

    A case of an older form or release is brought up first, as whenever it is opened. Ends with 0 where there is no
    difference, with 1 where there are some.
    """
    from tumen.pipeline import open_case, verify

    with open_case(case) as opened:
        differences = verify(opened)
    if as_json:
        put_json(asdict(difference) for difference in differences)
    else:
        for difference in differences:
            tell(str(difference))
        tell(
            f"{counted(len(differences), 'difference')}."
            if differences
            else "No difference: every hash and every row is right."
        )
    if differences:
        raise typer.Exit(1)

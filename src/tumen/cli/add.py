"""`tumen add`: reports into a case."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from tumen.cli.inputs import finish, gathered, now
from tumen.cli.terminal import complain, put_json, tell


def command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case file; made if it is not there.")],
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Reports, or folders of reports.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one input a line as JSON.")] = False,
) -> None:
    """Read reports, keep their originals, extract claims and work out what follows from them.

    Reads plain text (with or without a header of `Key: value` lines) and HTML. Adding a report again changes nothing.
    What is printed as added is kept, whatever happens afterwards.
    """
    from tumen.pipeline import Input, Outcome, add, open_case

    files, missing = gathered(paths)

    def tell_outcome(outcome: Outcome) -> None:
        if as_json:
            put_json([outcome.form()])
        elif outcome.status == "failed":
            # the reader knows the file by its name; among folders only the path tells which it was
            message = str(outcome.message)
            whole = message.startswith(outcome.name)
            complain(outcome.source + message.removeprefix(outcome.name) if whole else message)
        else:
            claims = f"  {outcome.claims} claims" if outcome.status == "added" else ""
            tell(f"{outcome.status:<6} {outcome.name}{claims}")
        # whoever reads this in a pipe must not wait for a buffer to fill: what is told is kept
        sys.stdout.flush()

    if files:
        with open_case(case, create=True) as opened:
            added = add(opened, [Input.from_path(path) for path in files], at=now(), progress=tell_outcome)
        if not as_json:
            tell(f"{added.added} added, {added.known} known already, {added.failed + missing} failed.")
        finish(done=added.added + added.known, failed=added.failed + missing)
    else:
        finish(done=0, failed=missing)

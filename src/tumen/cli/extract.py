"""`tumen extract`: claims of reports, without a case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tumen.cli.inputs import finish, gathered
from tumen.cli.terminal import complain, put_json, put_table
from tumen.cli.words import value, what, where
from tumen.errors import UnreadableInput


def command(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Reports, or folders of reports.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one report a line as JSON.")] = False,
) -> None:
    """Print the claims of reports without keeping anything."""
    from tumen.ledger import claim_form, fact_form, report_form
    from tumen.pipeline import take_in
    from tumen.read import read_file

    files, failed = gathered(paths)
    done = 0
    for path in files:
        try:
            taken = take_in(read_file(path), name=path.name)
        except UnreadableInput as error:
            complain(str(error))
            failed += 1
            continue
        done += 1
        if as_json:
            form = report_form(taken.report)
            form["claims"] = [claim_form(claim) for claim in taken.claims]
            form["facts"] = [fact_form(fact) for fact in taken.facts]
            put_json([form])
            continue
        rows = [
            (what(c), value("count", c.count), where(c), value("time", c.time), c.source.description, c.quote)
            for c in taken.claims
        ]
        put_table(
            f"{taken.report.name}: {taken.report.title or 'no title'}",
            ("kind", "count", "where", "when", "who says so", "quote"),
            rows,
            empty=f"{taken.report.name}: no claims found.",
        )
    finish(done=done, failed=failed)

"""`tumen extract`: claims of reports, without a case."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tumen.cli.inputs import finish, gathered
from tumen.cli.terminal import complain, put_json, put_table
from tumen.cli.words import score, value, what, where
from tumen.errors import UnreadableInput

if TYPE_CHECKING:
    from tumen.pipeline import Taken


def command(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH…", help="Reports, or folders of reports.")] = None,
    why: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="Tell which rules match this text, which almost do, and why; - is stdin."),
    ] = None,
    min_score: Annotated[
        float | None,
        typer.Option(min=0, max=1, metavar="SCORE", help="Leave out what is less likely a claim than this (0 to 1)."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one report (with --why: one rule) a line as JSON.")
    ] = False,
) -> None:
    """Print the claims of reports without keeping anything, or why a text gives the claims that it gives."""
    if (why is None) == (not paths):
        raise UnreadableInput("extract: give PATHs of reports, or --why TEXT, one of the two.")
    if why is not None:
        from tumen.cli.why import put_reasons

        put_reasons(sys.stdin.read() if why == "-" else why, least=min_score, as_json=as_json)
        return
    from tumen.case import Capture
    from tumen.ledger import Report
    from tumen.pipeline import extracted, reading, walk
    from tumen.read import Container, LeftOut, read_file

    files, failed = gathered(paths or [])
    done = 0
    with reading() as reader:
        for path in files:
            try:
                data = read_file(path)
            except UnreadableInput as error:
                complain(str(error))
                failed += 1
                continue
            for step in walk(data, Capture(name=path.name, source=str(path)), reader=reader):
                inside = f"{path}, {step.where}: " if step.where else ""
                if isinstance(step.found, Report):
                    done += 1
                    _put(extracted(step.found, least=min_score), as_json=as_json)
                elif isinstance(step.found, LeftOut):
                    complain(f"left out: {inside or f'{path}, '}{step.found.where}: {step.found.why}")
                elif not isinstance(step.found, Container):
                    complain(f"{inside}{step.found}")
                    failed += 1
    finish(done=done, failed=failed)


def _put(taken: Taken, *, as_json: bool) -> None:
    from tumen.ledger import claim_form, fact_form, report_form

    if as_json:
        form = report_form(taken.report)
        form["claims"] = [claim_form(claim) for claim in taken.claims]
        form["facts"] = [fact_form(fact) for fact in taken.facts]
        put_json([form])
        return
    rows = [
        (what(c), value("count", c.count), where(c), value("time", c.time), c.source.description, score(c), c.quote)
        for c in taken.claims
    ]
    put_table(
        f"{taken.report.name}: {taken.report.title or 'no title'}",
        ("kind", "count", "where", "when", "who says so", "score", "quote"),
        rows,
        empty=f"{taken.report.name}: no claims found.",
    )

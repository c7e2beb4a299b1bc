"""`tumen add`: reports into a case."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tumen.cli.inputs import finish, gathered, now
from tumen.cli.progress import fetching
from tumen.cli.terminal import complain, put_json, tell
from tumen.nouns import counted

if TYPE_CHECKING:
    from tumen.case import Case
    from tumen.pipeline import Outcome


def command(
    case: Annotated[
        Path,
        typer.Argument(metavar="CASE", help="The case file; made with the first report if it is not there."),
    ],
    given: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|URL…", help="Reports, folders of reports, and addresses that begin with http:// or https://."
        ),
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would be added and what is read of it; keep nothing.")
    ] = False,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take back what was added from these files; needs --by and --why.")
    ] = False,
    columns: Annotated[
        str | None,
        typer.Option(
            metavar="B=host,F=count,G=-", help="What the columns of a ledger hold; --dry-run shows the guess."
        ),
    ] = None,
    by: Annotated[str, typer.Option(help="With --undo: who takes it back.")] = "",
    why: Annotated[str, typer.Option(help="With --undo: the reason.")] = "",
    agent: Annotated[
        str | None, typer.Option(help="How to name yourself to servers, with a way to reach you, for addresses.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one report a line as JSON.")] = False,
) -> None:
    """Read reports, keep their originals, extract claims and work out what follows from them.

    Reads plain text (with or without a header of `Key: value` lines), pages, PDF, DOCX, e-mail, MHTML, and the reports
    inside web archives (WARC, WACZ), feeds, ZIP archives and an office's tables (CSV, Excel). Adding a report again
    changes nothing. What is printed as added is kept, whatever happens afterwards. Nothing is fetched but the addresses
    that are given, each after the files and as its site's robots.txt allows.
    """
    from tumen.case.file import check_folder
    from tumen.pipeline import Input, add, input_from_url, inputs_kept, open_case, take_back
    from tumen.read.fetch import is_url

    files, missing = gathered([Path(one) for one in given if not is_url(one)])
    if columns is not None:
        from tumen.read.ledgers import columns_from

        columns_from(columns)
    inputs = [Input.from_path(path, columns=columns) for path in files]
    addresses = [one for one in given if is_url(one)]

    if not inputs and not addresses:
        finish(done=0, failed=missing)
    elif undo:
        with open_case(case) as opened:
            inputs += [kept for url in addresses for kept in inputs_kept(url, opened)]
            gone = take_back(opened, inputs, by=by, why=why, at=now())
        for outcome in gone:
            _tell(outcome, as_json=as_json)
        done = sum(outcome.status == "taken back" for outcome in gone)
        if done and not as_json:
            tell(f"{done} taken back; the journal keeps a note of it.")
        finish(done=done, failed=len(gone) - done + missing)
    elif dry_run:
        from tumen.cli.preview import put_preview

        with fetching(agent=agent) as (fetcher, _):
            inputs += [input_from_url(url, fetcher) for url in addresses]
            finish(**put_preview(case, inputs, missing=missing, as_json=as_json))
    else:
        with fetching(agent=agent) as (fetcher, clear), ExitStack() as stack:
            there = stack.enter_context(open_case(case)) if case.exists() else None
            if there is None:
                check_folder(case)
            inputs += [input_from_url(url, fetcher, case=there) for url in addresses]

            def make() -> Case:
                return stack.enter_context(open_case(case, create=True))

            def tell_outcome(outcome: Outcome) -> None:
                clear()
                _tell(outcome, as_json=as_json)

            added = add(there or make, inputs, at=now(), progress=tell_outcome)
        if not as_json:
            left_out = f", {added.left_out} left out" if added.left_out else ""
            failed = added.failed + missing
            tell(f"{added.added} added, {added.known} known already{left_out}, {failed} failed.")
        finish(done=added.added + added.known, failed=added.failed + missing)


def _tell(outcome: Outcome, *, as_json: bool) -> None:
    inside = f"  ({outcome.where})" if outcome.where else ""
    if as_json:
        put_json([outcome.form()])
    elif outcome.status == "failed":
        # the reader knows the file by its name; among folders only the path tells which it was
        message = str(outcome.message)
        whole = message.startswith(outcome.name) and not outcome.where
        place = f"{outcome.source}, {outcome.where}: " if outcome.where else ""
        complain(outcome.source + message.removeprefix(outcome.name) if whole else place + message)
    elif outcome.status == "left out":
        tell(f"{outcome.status:<6} {outcome.name}, {outcome.where}: {outcome.message}")
    else:
        claims = f"  {counted(outcome.claims, 'claim')}" if outcome.status == "added" else ""
        tell(f"{outcome.status:<6} {outcome.name}{claims}{inside}")
    # whoever reads this in a pipe must not wait for a buffer to fill: what is told is kept
    sys.stdout.flush()

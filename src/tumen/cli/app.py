"""The commands, gathered, and what happens when one of them fails."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from tumen.cli import (
    add,
    decide,
    demo,
    doctor,
    estimate,
    explain,
    export,
    extract,
    judge,
    law,
    score,
    serve,
    show,
    values,
    verify,
    watch,
)
from tumen.cli.terminal import complain
from tumen.errors import TumenError

HELP = """Turn reports about North Korean workers abroad into a ledger that can be checked.

A case is one file. Begin with [bold]tumen demo[/bold], or with [bold]tumen add my.tumen REPORTS/[/bold] and then
[bold]tumen show my.tumen[/bold]. Nothing leaves this machine unless you ask for
that very thing."""

_INTERRUPTED = 130

app = typer.Typer(
    name="tumen",
    help=HELP,
    no_args_is_help=True,
    rich_markup_mode="rich",
    add_completion=False,
    pretty_exceptions_enable=False,
)

for verb in (
    add,
    watch,
    show,
    explain,
    decide,
    estimate,
    verify,
    export,
    serve,
    extract,
    judge,
    law,
    values,
    score,
    demo,
    doctor,
):
    app.command(name=verb.__name__.rpartition(".")[2])(verb.command)


def _print_version(wanted: bool) -> None:
    if wanted:
        from tumen import __version__

        typer.echo(f"tumen {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options that stand before the verb."""


def main() -> None:
    """Run the command line. Exit status: 0 done, 1 some inputs failed or differences found, 2 nothing could be done."""
    for stream in (sys.stdout, sys.stderr):
        # a terminal set to another encoding must not stop a report in Korean from being shown
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app()
    except TumenError as error:
        complain(str(error))
        sys.exit(2)
    except SystemExit as ended:
        # what the library makes of Ctrl-C
        if ended.code != _INTERRUPTED:
            raise
        complain("stopped; what was reported done is kept.")
        sys.exit(1)
    except BrokenPipeError:
        # the reader, such as `head`, has what it wanted
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)

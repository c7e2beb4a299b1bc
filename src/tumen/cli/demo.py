"""`tumen demo`: the whole of it on the bundled sample."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from shutil import which
from typing import Annotated

import typer

from tumen.cli.inputs import now
from tumen.cli.show import summary
from tumen.cli.terminal import tell
from tumen.nouns import counted

LOOKS = (
    ("serve {case}", "the case room in a browser: every item at its highlighted words"),
    ("show {case} incidents", "what was reported, how many independent origins, what conflicts"),
    ("show {case} origins", "who retells whom, and what changed on the way"),
    ("show {case} findings", "what the rules of that day say, and what is missing"),
)
"""Ways to look at a case, and what each shows."""


def called() -> str:
    """How this `tumen` can be called from here: by its name where that is on the path, else by its path."""
    return "tumen" if which("tumen") else os.path.relpath(sys.argv[0])


def command(
    case: Annotated[Path, typer.Argument(metavar="[CASE]", help="The case file to build.")] = Path("demo.tumen"),
) -> None:
    """Build a case from the bundled sample, print what it found and how to look at it.

    The sample retells published reporting in our own words; its claims are what was said, and not thereby true.
    """
    from tumen.pipeline import Input, add, open_case
    from tumen.resources.samples import sample_reports

    inputs = [Input(name=name, source="bundled sample", load=partial(bytes, data)) for name, data in sample_reports()]
    with open_case(case, create=True) as opened:
        tell(f"Building {case} from {counted(len(inputs), 'sample report')} ...")
        add(opened, inputs, at=now())
        summary(opened)
    tumen = called()
    tell("")
    tell("Look at it:")
    for verb, what in LOOKS:
        tell(f"  {tumen} {verb.format(case=case):<28} {what}")

"""`tumen demo`: the whole of it on the bundled sample."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from tumen.cli.inputs import now
from tumen.cli.show import summary
from tumen.cli.terminal import tell


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
        tell(f"Building {case} from {len(inputs)} sample reports ...")
        add(opened, inputs, at=now())
        summary(opened)
    tell("")
    tell("Look at it:")
    tell(f"  tumen show {case} incidents     what was reported, how many independent origins, what conflicts")
    tell(f"  tumen show {case} origins       who retells whom, and what changed on the way")
    tell(f"  tumen show {case} findings      what the rules of that day say, and what is missing")
    tell(f"  tumen serve {case}              the same in a browser, every item at the highlighted words")

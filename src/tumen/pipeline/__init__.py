"""The order of the stages, and what is computed again when something changes.

Bytes are read and extracted once, when a report is added. Whatever rests on several reports (lineage, incidents,
findings) is derived again as a whole when a report or a decision was added.
"""

from __future__ import annotations

from pathlib import Path

from tumen.case import Case
from tumen.case.check import Difference
from tumen.pipeline.adding import Added, Input, Outcome, add, take_back
from tumen.pipeline.deriving import compute, derive, findings_under
from tumen.pipeline.fetching import input_from_url, inputs_kept
from tumen.pipeline.reading import Reader, reading
from tumen.pipeline.taking import Taken, extracted, take_in
from tumen.pipeline.verifying import verify
from tumen.pipeline.walking import Step, walk
from tumen.pipeline.watching import Polled, poll

__all__ = [
    "Added",
    "Difference",
    "Input",
    "Outcome",
    "Polled",
    "Reader",
    "Step",
    "Taken",
    "add",
    "compute",
    "derive",
    "extracted",
    "findings_under",
    "input_from_url",
    "inputs_kept",
    "open_case",
    "poll",
    "reading",
    "take_back",
    "take_in",
    "verify",
    "walk",
]


def open_case(path: Path | str, *, create: bool = False, readonly: bool = False) -> Case:
    """The case at `path`, which derives by itself what is behind. Raises CaseError as `Case.open` does."""
    return Case.open(path, create=create, readonly=readonly, derive=derive)

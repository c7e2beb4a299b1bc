"""The journal on the terminal: one decision in a line, and `tumen show CASE decisions`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from tumen.cli.incidents import SHORT
from tumen.cli.terminal import put_json, put_table
from tumen.cli.words import OPEN

if TYPE_CHECKING:
    from tumen.case import Case
    from tumen.ledger import Decision


def headline(decision: Decision) -> str:
    """`decision 3: same 3f2a… and b81e…`, `decision 4: correct 3f2a…, count`."""
    targets = " and ".join(name for name in (decision.target, decision.other) if name is not None)
    return f"decision {decision.number}: {decision.action} {targets}" + (f", {decision.slot}" if decision.slot else "")


def put_decisions(case: Case, as_json: bool) -> None:
    """The journal of the case, the first decision first."""
    from tumen.publish.snapshot import snapshot
    from tumen.serve.journal_page import EMPTY, journal_page

    lines = journal_page(snapshot(case)).decisions
    if as_json:
        put_json(
            asdict(decision) | {"targets": [asdict(one) for one in line.targets], "told": line.told, "note": line.note}
            for decision, line in zip(case.decisions(), lines, strict=True)
        )
        return
    rows = [
        (
            str(line.number),
            line.when,
            line.by,
            line.action,
            " | ".join(f"{one.id[:SHORT]} {one.kind}: {one.text}" for one in line.targets),
            ": ".join(part for part in (line.slot.label if line.slot else None, line.told) if part) or OPEN,
            line.why,
            line.note or OPEN,
        )
        for line in lines
    ]
    columns = ("number", "when", "by", "action", "what it is about", "value", "why", "note")
    put_table("What people decided", columns, rows, empty=EMPTY)

"""What the reports of a case say wrongly of the rules, with their words and what holds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tumen.cli.terminal import put_json, put_prose, put_table, tell

if TYPE_CHECKING:
    from tumen.assess import Misstatement
    from tumen.case import Case
    from tumen.law import Law
    from tumen.ledger import Report


def put_misstatements(case: Case, *, folders: Sequence[Path] = (), as_json: bool = False, beside: bool = False) -> None:
    """Each misstatement of a report of the case, in the order of the reports; `beside` something else, only if any."""
    from tumen.assess import misstatements
    from tumen.law import read_law

    reports = case.reports()
    names = {report.id: report.name for report in reports}
    found = misstatements(reports, read_law(folders))
    if as_json:
        put_json(misstatement_form(one, names[one.report]) for one in found)
        return
    if beside and not found:
        return
    if beside:
        tell("")
    rows = [(names[one.report], f"{one.says} “{one.quote}”", one.holds) for one in found]
    empty = "No report of this case is seen to misstate the resolutions."
    put_table("What the reports get wrong about the rules", ("report", "why", "what holds"), rows, empty=empty)


def misstatement_form(one: Misstatement, report: str) -> dict[str, Any]:
    """A misstatement as one JSON object; `report` is the name of its report."""
    from tumen.ledger import plain_form

    form: dict[str, Any] = plain_form(one)
    return form | {"report": report, "report_id": one.report}


def tell_misstatements(found: Sequence[Misstatement], reports: Sequence[Report]) -> None:
    """The misstatements as paragraphs under a heading; nothing where there are none."""
    if not found:
        return
    names = {report.id: report.title or report.name for report in reports}
    tell("")
    tell("What its reports get wrong about the rules")
    for one in found:
        put_prose(f"{names[one.report]}, characters {one.start} to {one.end}: “{one.quote}”", indent=2)
        put_prose(f"{one.says} {one.holds}", label="what holds: ", indent=4)
        for source in one.sources:
            put_prose(source, label="source: ", indent=4)


def misstatements_of(reports: Sequence[Report], law: Law) -> tuple[Misstatement, ...]:
    """The misstatements of these reports, in order of their names."""
    from tumen.assess import misstatements

    return misstatements(sorted(reports, key=lambda report: (report.name, report.id)), law)

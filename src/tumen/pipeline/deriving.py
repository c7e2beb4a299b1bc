"""What follows from several reports: lineage, incidents, findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tumen import read
from tumen.assess import assess
from tumen.case import Case, Derived, Inputs, Original
from tumen.errors import CaseError
from tumen.ledger import Effective, Report, StatedFact
from tumen.link import link
from tumen.pipeline.reading import Reader, reading, report_in
from tumen.pipeline.taking import extracted

_ATTEMPTS = 5
"""How often deriving starts again because another process added something meanwhile."""


def compute(reports: Mapping[str, Report], decided: Effective, stated: Iterable[StatedFact]) -> Derived:
    """What follows from reports, claims as people left them, and stated facts: a pure function."""
    in_order = tuple(reports[name] for name in sorted(reports))
    linked = link(in_order, decided)
    families = linked.lineage.families
    return Derived(
        reports=tuple(replace(report, family=families.get(report.id)) for report in in_order),
        lineage=linked.lineage,
        incidents=tuple(linked.incidents),
        findings=tuple(
            assess(
                linked.incidents,
                claims={claim.id: claim for claim in decided.claims},
                reports={report.id: report for report in in_order},
                facts=tuple(stated),
            )
        ),
    )


def derive(case: Case) -> None:
    """Brings lineage, incidents and findings up to what is kept, in one step; nothing where they are.

    Reports whose row was dropped are read again from their original.
    """
    for _ in range(_ATTEMPTS):
        if case.derived() is not None:
            return
        inputs = case.inputs()
        with reading() as reader:
            reports = {
                about.id: inputs.reports.get(about.id) or _reread(case, inputs, about, reader)
                for about in inputs.originals
            }
        case.put_derived(compute(reports, inputs.effective, inputs.facts), stamp_of_inputs=inputs.stamp)


def _reread(case: Case, inputs: Inputs, about: Original, reader: Reader) -> Report:
    report = extracted(report_in(reader, case.original(about.id), about)).report
    for claim in inputs.effective.claims:
        if claim.report == report.id and report.text[claim.start : claim.end] != claim.quote:
            raise CaseError(
                f"{case.path}: {about.name} was read by release {about.read_version} of the reader; release "
                f"{read.VERSION} reads other words where claim {claim.id} has its quote. Open the case with Tumen "
                f"{about.tool}."
            )
    return report

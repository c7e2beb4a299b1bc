"""What is derived as rows of the case file, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tumen.ledger import Finding, Incident, Lineage, Origin, Report, Retelling
from tumen.ledger.rows import from_row, to_row


@dataclass(frozen=True, kw_only=True, slots=True)
class Derived:
    """What is computed from a case's originals, claims and decisions. Reports carry the family that lineage gives."""

    reports: tuple[Report, ...]
    lineage: Lineage
    incidents: tuple[Incident, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Origins:
    claim: str
    origins: tuple[Origin, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Family:
    report: str
    family: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _LineageRow:
    """One row of the table `lineage`: exactly one of the three is set."""

    retelling: Retelling | None = None
    origins: _Origins | None = None
    family: _Family | None = None


Rows = Mapping[str, tuple[tuple[str, str], ...]]
"""Per derived table its rows in order: id of what the row is about, and the row's text."""


def derived_rows(derived: Derived) -> Rows:
    """The rows of `reports`, `lineage`, `incidents` and `findings` in their fixed order."""
    lineage = derived.lineage
    about = [(told.report, _LineageRow(retelling=told)) for told in lineage.retellings]
    about += [
        (claim, _LineageRow(origins=_Origins(claim=claim, origins=lineage.origins[claim])))
        for claim in sorted(lineage.origins)
    ]
    about += [
        (report, _LineageRow(family=_Family(report=report, family=lineage.families[report])))
        for report in sorted(lineage.families)
    ]
    return MappingProxyType(
        {
            "reports": tuple((report.id, to_row(report)) for report in sorted(derived.reports, key=reading_order)),
            "lineage": tuple((name, to_row(row)) for name, row in about),
            "incidents": tuple((incident.id, to_row(incident)) for incident in derived.incidents),
            "findings": tuple((finding.incident, to_row(finding)) for finding in derived.findings),
        }
    )


def reading_order(report: Report) -> tuple[str, str]:
    """What reports are sorted by: their name, and their id where two have one name."""
    return report.name, report.id


def derived_from_rows(rows: Mapping[str, list[str]]) -> Derived:
    """What `derived_rows` wrote, from the texts per table. Raises InvalidForm where a row is damaged."""
    parts = [from_row(_LineageRow, text) for text in rows["lineage"]]
    lineage = Lineage(
        retellings=tuple(part.retelling for part in parts if part.retelling),
        origins=MappingProxyType({part.origins.claim: part.origins.origins for part in parts if part.origins}),
        families=MappingProxyType({part.family.report: part.family.family for part in parts if part.family}),
    )
    return Derived(
        reports=tuple(sorted((from_row(Report, text) for text in rows["reports"]), key=reading_order)),
        lineage=lineage,
        incidents=tuple(from_row(Incident, text) for text in rows["incidents"]),
        findings=tuple(from_row(Finding, text) for text in rows["findings"]),
    )

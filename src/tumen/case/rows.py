"""What is derived as rows of the case file, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tumen.assess.packed import pack, unpack
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


Rows = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Per derived table the texts of its rows, in order, by the id of what they are about."""


def derived_rows(derived: Derived) -> Rows:
    """The rows of `reports`, `lineage`, `incidents` and `findings`."""
    lineage = derived.lineage
    about: dict[str, list[_LineageRow]] = {}
    for told in lineage.retellings:
        about.setdefault(told.report, []).append(_LineageRow(retelling=told))
    for claim, origins in lineage.origins.items():
        about.setdefault(claim, []).append(_LineageRow(origins=_Origins(claim=claim, origins=origins)))
    for report, family in lineage.families.items():
        about.setdefault(report, []).append(_LineageRow(family=_Family(report=report, family=family)))
    findings: dict[str, list[Finding]] = {}
    for finding in derived.findings:
        findings.setdefault(finding.incident, []).append(finding)
    return MappingProxyType(
        {
            "reports": {report.id: (to_row(report),) for report in derived.reports},
            "lineage": {name: tuple(map(to_row, rows)) for name, rows in about.items()},
            "incidents": {incident.id: (to_row(incident),) for incident in derived.incidents},
            "findings": {name: (pack(found),) for name, found in findings.items()},
        }
    )


def reading_order(report: Report) -> tuple[str, str]:
    """What reports are sorted by: their name, and their id where two have one name."""
    return report.name, report.id


def derived_from_rows(rows: Mapping[str, list[str]]) -> Derived:
    """What `derived_rows` wrote, from the texts per table, sorted by the id and then the place of their rows.

    Raises InvalidForm where a row is damaged.
    """
    parts = [from_row(_LineageRow, text) for text in rows["lineage"]]
    lineage = Lineage(
        retellings=tuple(part.retelling for part in parts if part.retelling),
        origins=MappingProxyType({part.origins.claim: part.origins.origins for part in parts if part.origins}),
        families=MappingProxyType({part.family.report: part.family.family for part in parts if part.family}),
    )
    return Derived(
        reports=tuple(sorted((from_row(Report, text) for text in rows["reports"]), key=reading_order)),
        lineage=lineage,
        incidents=tuple(
            sorted((from_row(Incident, text) for text in rows["incidents"]), key=lambda incident: incident.claims)
        ),
        findings=tuple(finding for text in rows["findings"] for finding in unpack(text)),
    )

"""The JSON forms in which derived things are printed: incidents, findings, origins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from tumen.ledger.claims import Claim, Report
from tumen.ledger.derived import Finding, Incident, Lineage


def plain_form(value: Any) -> Any:
    """JSON form of any value of the ledger, field by field; days as ISO text.

    Raises TypeError for what the ledger does not hold.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain_form(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain_form(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain_form(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    raise TypeError(f"{type(value).__name__} has no JSON form in the ledger.")


def incident_form(incident: Incident) -> dict[str, Any]:
    """An incident as one JSON object."""
    form: dict[str, Any] = plain_form(incident)
    return form


def finding_form(finding: Finding) -> dict[str, Any]:
    """A finding as one JSON object."""
    form: dict[str, Any] = plain_form(finding)
    return form


def origins_form(report: Report, claims: Mapping[str, Claim], lineage: Lineage) -> dict[str, Any]:
    """Where a report has its facts from: what it retells, and the origins of each of its claims (`claims` by id)."""
    own = {name: lineage.origins.get(name, ()) for name, claim in sorted(claims.items()) if claim.report == report.id}
    return {
        "report": report.name,
        "report_id": report.id,
        "retells": [plain_form(edge) for edge in lineage.retellings if edge.report == report.id],
        "claims": {name: plain_form(origins) for name, origins in own.items()},
    }

"""The JSON forms in which derived things are printed: incidents, findings, origins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from types import MappingProxyType
from typing import Any

from tumen.ledger.claims import Claim, Report
from tumen.ledger.derived import Element, Finding, Incident, Origin, Retelling
from tumen.ledger.forms import when_pair
from tumen.ledger.rows import field_names

_PLAIN = frozenset({str, int, float, bool})


def plain_form(value: Any) -> Any:
    """JSON form of any value of the ledger, field by field; days as ISO text.

    Raises TypeError for what the ledger does not hold.
    """
    if value is None or type(value) in _PLAIN:
        return value
    names = field_names(value.__class__)
    if names is not None:
        return {name: plain_form(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {str(key): plain_form(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain_form(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (str, int, float)):
        return value
    raise TypeError(f"{type(value).__name__} has no JSON form in the ledger.")


def incident_form(incident: Incident, claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> dict[str, Any]:
    """An incident as one JSON object; `claims` and `reports` by id.

    Its `claims` tell each with its report: `report` is the stem of the file name, `report_id` the hash of the original.
    """
    form: dict[str, Any] = plain_form(incident)
    form["claims"] = [
        {"report": reports[claims[name].report].name, "report_id": claims[name].report, "claim": name}
        for name in incident.claims
    ]
    return form


def finding_form(finding: Finding) -> dict[str, Any]:
    """A finding as one JSON object."""
    form: dict[str, Any] = plain_form(finding)
    return form


_JUDGED = tuple(
    field.name for field in fields(Finding) if field.name not in ("incident", "period", "elements", "exceptions")
)
_KEPT = tuple(field.name for field in fields(Element) if field.name not in ("state", "why"))
_MET = MappingProxyType({"met": True, "not_met": False, "cannot_tell": None})


def judged_form(finding: Finding) -> dict[str, Any]:
    """A finding of claims that are judged without a case, as one JSON object without its incident.

    `period` is `[start, end]` with null for an open or unknown end; each element and exception tells
    whether it is `met` (true, false, or null where the reports leave it open) and `because`.
    """
    # element by element, not by `plain_form`: a file may hold very many lines
    form: dict[str, Any] = {name: plain_form(getattr(finding, name)) for name in _JUDGED}
    form["period"] = when_pair(finding.period) or [None, None]
    form["elements"] = [_judged_element(element) for element in finding.elements]
    form["exceptions"] = [_judged_element(element) for element in finding.exceptions]
    return form


def _judged_element(element: Element) -> dict[str, Any]:
    # an element holds texts and lists of texts only
    values = ((name, getattr(element, name)) for name in _KEPT)
    form = {name: list(value) if isinstance(value, tuple) else value for name, value in values}
    return form | {"met": _MET[element.state], "because": element.why}


def origins_form(
    report: Report,
    *,
    claims: Iterable[Claim],
    retellings: Iterable[Retelling],
    origins: Mapping[str, Sequence[Origin]],
    reports: Mapping[str, Report],
) -> dict[str, Any]:
    """Where a report has its facts from: what it retells, and the ids of the origins of each of its claims.

    `claims` and `retellings` are those of the report, `origins` by claim and `reports` by id may hold more. A retelling
    names `report` (with `report_id`) where its root is in the case, else `publisher`. `origins` of the form tells what
    is known of each origin by its id.
    """
    own = {claim.id: origins.get(claim.id, ()) for claim in claims}
    known = {origin.key: origin for name in sorted(own) for origin in own[name]}
    return {
        "report": report.name,
        "report_id": report.id,
        "retells": [_retelling_form(edge, reports) for edge in retellings],
        "claims": {name: [origin.key for origin in own[name]] for name in sorted(own)},
        "origins": {key: _origin_form(known[key], own, reports) for key in sorted(known)},
    }


def _retelling_form(edge: Retelling, reports: Mapping[str, Report]) -> dict[str, Any]:
    root = {"publisher": edge.outlet} if edge.of is None else {"report": reports[edge.of].name, "report_id": edge.of}
    return root | {
        "probability": edge.probability,
        "evidence": list(edge.evidence),
        "drift": [plain_form(drift) for drift in edge.drifts],
        "passages": [plain_form(passage) for passage in edge.passages],
    }


def _origin_form(origin: Origin, own: Mapping[str, Sequence[Origin]], reports: Mapping[str, Report]) -> dict[str, Any]:
    humans = {one.human for origins in own.values() for one in origins if one.key == origin.key and one.human}
    return {
        "name": origin.name,
        "report": reports[origin.report].name if origin.report is not None and origin.report in reports else None,
        "report_id": origin.report,
        "human_sources": sorted(humans),
    }

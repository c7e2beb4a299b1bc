"""Claims and incidents as flat rows with stable columns: what the CSV files and the workbook share.

A cell is a text, a number or None (not known). Nothing is added up: a part is never added to its whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tumen.ledger import SLOTS, Claim, Incident, Part, canonical, claim_form, slot_form
from tumen.publish.snapshot import Snapshot
from tumen.publish.words import value_words

Cell = str | int | float | None

_PARTS = {
    "count": ("low", "high", "basis"),
    "origin": ("name", "country", "level", "id", "lat", "lon"),
    "destination": ("name", "country", "level", "id", "lat", "lon"),
    "place": ("name", "country", "level", "id", "lat", "lon"),
    "time": ("start", "end"),
    "source": ("description", "type"),
    "document": ("type",),
    "money": ("low", "high", "currency", "per", "share"),
}
_ABOUT = (
    "claim",
    "report",
    "report_name",
    "title",
    "publisher",
    "published",
    "written_from",
    "written_to",
    "language",
    "url",
    "kind",
    "quote",
    "start",
    "end",
)
_STANDING = (
    "origins",
    "incident",
    "incident_status",
    "incident_support",
    "reviewed",
    "corrected",
    "spans",
    "rule",
    "version",
)


def _slot_columns(slot: str) -> tuple[str, ...]:
    columns = tuple(f"{slot}_{part}" for part in _PARTS[slot]) if slot in _PARTS else (slot,)
    return (*columns, "document_days_low", "document_days_high") if slot == "document" else columns


CLAIM_COLUMNS = (*_ABOUT, *(column for slot in SLOTS for column in _slot_columns(slot)), *_STANDING)
"""Columns of `claims.csv`, one claim a row."""

INCIDENT_COLUMNS = (
    "incident",
    "kind",
    "status",
    "standing",
    "support",
    "origins",
    "claims",
    "claims_of_unknown_origin",
    *(slot for slot in SLOTS if slot != "part_of"),
    "quotes",
    "parts",
    "contradictions",
    "rotation",
    "plans",
    "reasons",
    "values",
)
"""Columns of `incidents.csv`, one incident a row. A slot column lists every value that is claimed, in plain words."""

JOIN = " | "
"""What stands between the entries of a cell that lists several."""


def claim_rows(view: Snapshot) -> tuple[tuple[Cell, ...], ...]:
    """A row per claim, in the order of the reports' names and of the text."""
    return tuple(_claim_row(claim, view) for claim in view.claim_by_id.values())


def _claim_row(claim: Claim, view: Snapshot) -> tuple[Cell, ...]:
    report = view.report_by_id[claim.report]
    written = report.written_between
    form = claim_form(claim)
    incident = view.incident_of.get(claim.id)
    row: dict[str, Cell] = {
        "claim": claim.id,
        "report": report.id,
        "report_name": report.name,
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published.isoformat() if report.published else None,
        "written_from": written.start.isoformat() if written and written.start else None,
        "written_to": written.end.isoformat() if written and written.end else None,
        "language": report.language,
        "url": report.url,
        "kind": claim.kind,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "origins": JOIN.join(sorted(origin.name for origin in view.origins(claim.id))) or None,
        "incident": incident.id if incident else None,
        "incident_status": incident.status if incident else None,
        "incident_support": incident.support if incident else None,
        "reviewed": _reviewed(claim, view),
        "corrected": JOIN.join(view.effective.corrected.get(claim.id, ())) or None,
        "spans": canonical(form["spans"]),
        "rule": claim.rule,
        "version": claim.version,
    }
    for slot in SLOTS:
        row |= _slot_cells(slot, form[slot])
    return tuple(row[column] for column in CLAIM_COLUMNS)


def _reviewed(claim: Claim, view: Snapshot) -> str | None:
    if claim.id in view.effective.doubted:
        return "doubted"
    return "accepted" if claim.id in view.effective.accepted else None


def _slot_cells(slot: str, value: Any) -> dict[str, Cell]:
    if slot not in _PARTS:
        return {slot: value}
    cells: dict[str, Cell] = {f"{slot}_{part}": value.get(part) if value else None for part in _PARTS[slot]}
    if slot == "document":
        low, high = (value or {}).get("validity_days") or (None, None)
        cells |= {"document_days_low": low, "document_days_high": high}
    return cells


def incident_rows(view: Snapshot) -> tuple[tuple[Cell, ...], ...]:
    """A row per incident, in the order of the case."""
    return tuple(_incident_row(incident, view) for incident in view.incidents)


def _incident_row(incident: Incident, view: Snapshot) -> tuple[Cell, ...]:
    claims = view.claims_in(incident)
    row: dict[str, Cell] = {
        "incident": incident.id,
        "kind": incident.kind,
        "status": incident.status,
        "standing": incident.standing,
        "support": incident.support,
        "origins": JOIN.join(sorted({origin.name for claim in claims for origin in view.origins(claim.id)})) or None,
        "claims": " ".join(incident.claims),
        "claims_of_unknown_origin": sum(not view.origins(claim.id) for claim in claims),
        "quotes": JOIN.join(claim.quote for claim in claims),
        "parts": JOIN.join(_part(part) for part in incident.parts) or None,
        "contradictions": JOIN.join(conflict.why for conflict in incident.contradictions) or None,
        "rotation": _rotation(incident),
        "plans": JOIN.join(f"{plan.claim}: {plan.state}" for plan in incident.plans) or None,
        "reasons": JOIN.join(incident.reasons) or None,
        "values": canonical(
            [
                {"slot": value.slot, "value": value.value, "claims": value.claims, "origins": value.origins}
                for value in incident.values
            ]
        ),
    }
    for slot in SLOTS:
        if slot != "part_of":
            row[slot] = JOIN.join(claimed(slot, claims)) or None
    return tuple(row[column] for column in INCIDENT_COLUMNS)


def _part(part: Part) -> str:
    via = f" by {part.via}, with probability {part.probability}" if part.via is not None else ""
    return f"{part.claim} is part of {part.of}{via}"


def _rotation(incident: Incident) -> str | None:
    if incident.rotation is None:
        return None
    leg = f"leg {incident.rotation.leg}"
    return f"{leg}; the other is {incident.rotation.other}" if incident.rotation.other is not None else leg


def claimed(slot: str, claims: Iterable[Claim]) -> tuple[str, ...]:
    """Every value that `claims` give for a slot, in plain words and in their order, each once."""
    said = (value_words(slot, slot_form(getattr(claim, slot))) for claim in claims)
    return tuple(dict.fromkeys(words for words in said if words))

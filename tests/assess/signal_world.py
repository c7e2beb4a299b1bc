"""Worlds for practices and signs of forced labour: several reports, one incident a claim, origins by report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from tests.assess.world import QUOTES, claim, incident, when

from tumen.assess import forced_labour, practices
from tumen.law import Law
from tumen.ledger import (
    Claim,
    ForcedLabourFinding,
    Incident,
    Lineage,
    Origin,
    PracticeFinding,
    Report,
    Retelling,
    StatedFact,
    day,
    digest,
    make_fact,
)

CASES = Path(__file__).parent / "signals"


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a file."""
    found: list[dict[str, Any]] = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return found


@dataclass(frozen=True)
class SignalWorld:
    """All that the engines take."""

    incidents: tuple[Incident, ...]
    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    lineage: Lineage
    facts: tuple[StatedFact, ...]

    def practices(self, law: Law | None = None, *, per_incident: bool = False) -> tuple[PracticeFinding, ...]:
        return practices(
            self.incidents,
            claims=self.claims,
            reports=self.reports,
            lineage=self.lineage,
            facts=self.facts,
            law=law,
            per_incident=per_incident,
        )

    def forced(self, law: Law | None = None, *, per_incident: bool = False) -> tuple[ForcedLabourFinding, ...]:
        return forced_labour(
            self.incidents,
            claims=self.claims,
            reports=self.reports,
            lineage=self.lineage,
            facts=self.facts,
            law=law,
            per_incident=per_incident,
        )


def _slots(form: Mapping[str, Any]) -> dict[str, Any]:
    slots = dict(form)
    if "validity" in slots:
        slots["document"] = {"type": slots.get("document"), "validity_days": slots.pop("validity")}
    count = slots.get("count")
    if isinstance(count, int):
        slots["count"] = {"low": count, "high": count, "basis": "exact"}
    if "money" in slots:
        slots["money"] = dict.fromkeys(("low", "high", "currency", "per", "share")) | slots["money"]
    if slots["kind"] != "movement" and "place" not in slots:
        slots["place"] = "Hunchun, CN, city"
    return slots


def signal_world(case: Mapping[str, Any]) -> SignalWorld:
    """The world of a case. `reports` gives fields by name, `origins` the origin of a report's claims (null: unknown).

    `copies` names for a report the one that it retells.
    """
    about = case.get("reports", {})
    by_report: dict[str, list[dict[str, Any]]] = {}
    for form in case["claims"]:
        by_report.setdefault(form.get("report", "a"), []).append(_slots(form))
    reports: dict[str, Report] = {}
    ids: dict[str, str] = {}
    claims: dict[str, Claim] = {}
    origins: dict[str, tuple[Origin, ...]] = {}
    facts: list[StatedFact] = []
    for name, forms in by_report.items():
        quotes = [form.get("quote", QUOTES[form["kind"]]) for form in forms]
        text = f"{name}\n" + "\n".join(quotes)
        given = about.get(name, {})
        report = Report(
            id=digest(text.encode()),
            name=name,
            text=text,
            media_type="text/plain",
            language=given.get("language", "en"),
            published=day(str(given.get("published", "2024-06-01")), where="published"),
        )
        reports[report.id] = report
        ids[name] = report.id
        at = len(name) + 1
        key = case.get("origins", {}).get(name, name)
        for form, quote in zip(forms, quotes, strict=True):
            made = claim(form, report=report.id, at=at, quote=quote)
            claims[made.id] = made
            origins[made.id] = (Origin(key=key, name=key),) if key else ()
            at += len(quote) + 1
        if name == "a":
            facts = [_fact(form, report, quotes[0], len(name) + 1) for form in case.get("facts", [])]
    edges = tuple(
        Retelling(report=ids[copy], of=ids[source], outlet=None, probability=1.0, evidence=())
        for copy, source in case.get("copies", {}).items()
    )
    return SignalWorld(
        incidents=tuple(incident(one.id, [one]) for one in claims.values()),
        claims=claims,
        reports=reports,
        lineage=Lineage(retellings=edges, origins=origins),
        facts=tuple(facts),
    )


def _fact(form: Mapping[str, Any], report: Report, quote: str, start: int) -> StatedFact:
    return make_fact(
        report=report.id,
        fact=form["fact"],
        value=form.get("value"),
        time=when(form.get("time")),
        quote=quote,
        start=start,
        end=start + len(quote),
    )


def standing_of(found: Sequence[PracticeFinding], practice: str) -> PracticeFinding | None:
    """The best supported finding of a practice, None where it is not signalled."""
    order = ("supported", "suggested", "planned_only")
    of = [finding for finding in found if finding.practice == practice]
    return min(of, key=lambda one: (order.index(one.standing), -len(one.signals)), default=None)

"""Builds incidents from the short form of the case files: claims of one report, joined to one incident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tumen.assess import assess
from tumen.ledger import (
    SLOTS,
    Claim,
    Finding,
    Incident,
    Leg,
    Plan,
    PlanState,
    Report,
    Rotation,
    StatedFact,
    When,
    day,
    digest,
    make_claim,
    make_fact,
    slot_value,
)

CASES = Path(__file__).parent / "cases"
LEVELS = ("country", "province", "city", "site")

QUOTES = {
    "movement": "a group of workers was sent across the border",
    "presence": "workers are at the site",
    "hiring": "the plant employs these workers",
    "retention": "workers are kept past their term",
    "paper": "they enter on this paper",
    "pay": "their pay is stated",
    "condition": "workers are kept under control",
    "enforcement": "the authorities acted",
    "order": "an order was given to recruit workers",
}
"""A neutral sentence for each kind, used where a case gives no quote of its own."""


@dataclass(frozen=True)
class World:
    """One incident with all that `assess` takes."""

    incident: Incident
    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    facts: tuple[StatedFact, ...]

    def findings(self) -> tuple[Finding, ...]:
        return assess([self.incident], claims=self.claims, reports=self.reports, facts=self.facts)

    def of(self, provision: str) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings() if finding.provision == provision)


def when(pair: Any) -> When | None:
    """`2020-01-01` for one day, `[2020-01-01, 2020-02-01]` for a stretch, null in it for an open end."""
    if pair is None:
        return None
    first, last = pair if isinstance(pair, list) else (pair, pair)
    return When(start=day(_text(first), where="start"), end=day(_text(last), where="end"))


def _text(value: Any) -> str | None:
    return value.isoformat() if isinstance(value, date) else value


def place(text: str) -> dict[str, Any]:
    """`Hunchun, CN, city` as the JSON form of a place; country `-` is null."""
    name, country, level = (part.strip() for part in text.split(","))
    assert level in LEVELS, text
    return {"name": name, "country": None if country == "-" else country, "level": level}


def claim(form: Mapping[str, Any], *, report: str, at: int, quote: str) -> Claim:
    """A claim from its short form; `time` is a day or a pair, places are one line, `part_of` is an id."""
    slots: dict[str, Any] = {}
    for slot in SLOTS:
        value = form.get(slot)
        if slot in ("origin", "destination", "place") and isinstance(value, str):
            value = place(value)
        if slot == "document" and isinstance(value, str):
            value = {"type": value, "validity_days": None}
        if slot == "source":
            value = {"description": value or "a resident", "type": form.get("source_type", "local")}
        slots[slot] = when(value) if slot == "time" else slot_value(slot, value or _default(slot))
    return make_claim(
        report=report, start=at, end=at + len(quote), quote=quote, kind=form["kind"], rule="case", version="1", **slots
    )


def _default(slot: str) -> Any:
    return "asserted" if slot == "modality" else None


def world(case: Mapping[str, Any], *, on: date | None = None) -> World:
    """The incident of a case; `on` is the day of every claim that gives no time of its own."""
    about = case.get("report", {})
    forms = [{**form, "time": form.get("time", on)} for form in case["claims"]]
    quotes = [form.get("quote", QUOTES[form["kind"]]) for form in forms]
    text = "\n".join(quotes)
    report = Report(
        id=digest(text.encode()),
        name="case",
        text=text,
        media_type="text/plain",
        language=about.get("language", "en"),
        published=day(_text(about.get("published")), where="published"),
        written_between=when(about.get("written_between")),
    )
    starts = [sum(len(quote) + 1 for quote in quotes[:index]) for index in range(len(quotes))]
    claims: list[Claim] = []
    for form, start, quote in zip(forms, starts, quotes, strict=True):
        whole = claims[form["part_of"]].id if "part_of" in form else None
        claims.append(claim({**form, "part_of": whole}, report=report.id, at=start, quote=quote))
    facts = [
        make_fact(
            report=report.id,
            fact=form["fact"],
            value=None if form.get("value") is None else str(form["value"]),
            time=when(form.get("time")),
            quote=quotes[form.get("about", 0)],
            start=starts[form.get("about", 0)],
            end=starts[form.get("about", 0)] + len(quotes[form.get("about", 0)]),
        )
        for form in case.get("facts", [])
    ]
    return World(
        incident=incident("incident", claims, leg=case.get("leg"), plan=case.get("plan")),
        claims={one.id: one for one in claims},
        reports={report.id: report},
        facts=tuple(facts),
    )


def incident(name: str, claims: Sequence[Claim], *, leg: Leg | None = None, plan: PlanState | None = None) -> Incident:
    return Incident(
        id=name,
        kind=claims[0].kind,
        claims=tuple(dict.fromkeys(one.id for one in claims)),
        values=(),
        support=1,
        status="single_origin",
        rotation=None if leg is None else Rotation(leg=leg, other=None, stated_by=(), why=()),
        plans=() if plan is None else tuple(Plan(claim=one.id, state=plan) for one in claims),
    )


def cases() -> list[dict[str, Any]]:
    """Every case of the case files, each with the name of its file."""
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        found += [{"file": path.name, **case} for case in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return found

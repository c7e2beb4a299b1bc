"""The made-up reports of `stories_*.yaml`, and the labels of all gold incidents."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tests.link.worlds import Told, World, tell

from tumen.datafile import read_rows
from tumen.ledger import Claim, Count, Document, Money, Place, Report, Source, When

READ = Path(__file__).parent / "stories_read.yaml"
HELD_OUT = Path(__file__).parent / "stories_held_out.yaml"
LABELS = Path(__file__).parents[1] / "golden" / "incidents.yaml"

_PLAIN = ("kind", "direction", "sex", "employer", "sector", "modality", "indicator")


def stories(path: Path) -> World:
    """Every report of a file with its claims, which are named by their number in it (`plants, daily 1`)."""
    reports: dict[str, Report] = {}
    claims: dict[str, Claim] = {}
    for row in read_rows(path):
        told = [Told(sentence=form["said"], slots=_slots(form)) for form in row["claims"]]
        report, found = tell(
            row["name"],
            told,
            publisher=row["publisher"],
            published=_day(row["published"]),
            upstream=tuple(row.get("upstream", ())),
        )
        reports[row["name"]] = report
        claims |= {f"{row['name']} {number}": claim for number, claim in enumerate(found, start=1)}
    return World(reports=reports, claims=claims)


def labels(world: World) -> dict[str, Hashable]:
    """The incident of every claim of a world by the claim's id; a claim without label is alone in its own."""
    named: dict[str, Hashable] = {
        name: number for number, row in enumerate(read_rows(LABELS)) for name in row.texts("claims")
    }
    for row in [*read_rows(READ), *read_rows(HELD_OUT)]:
        for number, form in enumerate(row["claims"], start=1):
            if "incident" in form:
                named[f"{row['name']} {number}"] = form["incident"]
    return {claim.id: named.get(name, claim.id) for name, claim in world.claims.items()}


def _slots(form: Mapping[str, Any]) -> dict[str, Any]:
    slots: dict[str, Any] = {name: form[name] for name in _PLAIN if name in form}
    places = {"place": "place", "from": "origin", "to": "destination"}
    slots |= {slot: _place(form[name]) for name, slot in places.items() if name in form}
    hosts = [place.country for place in slots.values() if isinstance(place, Place) and place.country != "KP"]
    slots["host"] = None if "world" in form else hosts[0]
    said_by = form.get("speaker", f"the {form['source']} of this report")
    slots["source"] = Source(description=said_by, type=form["source"])
    if "count" in form:
        slots["count"] = _count(str(form["count"]))
    if "time" in form:
        first, last = form["time"] if isinstance(form["time"], list) else (form["time"], form["time"])
        slots["time"] = When(start=_day(first), end=_day(last))
    if "document" in form:
        slots["document"] = Document(
            type=form["document"], validity_days=tuple(form["days"]) if "days" in form else None
        )
    if "money" in form:
        low, high, currency, per = form["money"]
        slots["money"] = Money(low=low, high=high, currency=currency, per=per)
    if "share" in form:
        slots["money"] = Money(share=form["share"])
    return slots


def _place(words: str) -> Place:
    name, level, country = words.split("/")
    return Place(name=name, country=country, level=level)  # type: ignore[arg-type]


def _day(value: str) -> date:
    return date.fromisoformat(value)


def _count(words: str) -> Count:
    number = int(words.lstrip("~<>=").partition("-")[0])
    if words.startswith(">="):
        return Count(low=number, high=None, basis="at_least")
    if words.startswith("<="):
        return Count(low=None, high=number, basis="at_most")
    if "-" in words:
        return Count(low=number, high=int(words.partition("-")[2]), basis="range")
    return Count(low=number, high=number, basis="approx" if words.startswith("~") else "exact")

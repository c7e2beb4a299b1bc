"""The JSON forms of reports, claims and stated facts: what Tumen prints and what it takes back.

The form is the end of the guideline for claims ("What the extractor prints"). Every value of a form is handled, or
refused with the place where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from tumen.errors import InvalidForm
from tumen.ledger.claims import SLOTS, Claim, Report, StatedFact, slot_form
from tumen.ledger.values import Count, Document, Ground, Money, Place, Source, When, allowed, check_country

_PLACES = ("origin", "destination", "place")
_CLAIM_KEYS = ("id", "quote", "kind", *SLOTS, "start", "end", "spans", "rule", "version", "score")
_LINE_KEYS = ("report", "report_id", "published", "written_between", "publisher", "family")
"""What a claim that stands one a line tells of its report."""


def report_form(report: Report) -> dict[str, Any]:
    """The fields of "One report" with `report_id`; days as ISO text."""
    return {
        "report": report.name,
        "report_id": report.id,
        "url": report.url,
        "publisher": report.publisher,
        "title": report.title,
        "language": report.language,
        "published": report.published.isoformat() if report.published else None,
        "written_between": when_pair(report.written_between),
        "upstream": list(report.upstream),
        "family": report.family,
    }


def when_pair(when: When | None) -> list[str | None] | None:
    """`[start, end]` as ISO text, an open end null; null for an unknown interval."""
    if when is None:
        return None
    form = slot_form(when)
    return [form["start"], form["end"]]


def ground_form(ground: Ground) -> Any:
    """A list of `[start, end]`, or `{"by": …}`."""
    return {"by": ground.by} if ground.by is not None else [list(span) for span in ground.spans]


def claim_form(claim: Claim) -> dict[str, Any]:
    """A claim as the extractor prints it: every slot (null if open), offsets, spans and rule."""
    form: dict[str, Any] = {"id": claim.id, "quote": claim.quote, "kind": claim.kind}
    form.update({slot: slot_form(getattr(claim, slot)) for slot in SLOTS})
    for slot in _PLACES:
        place: Place | None = getattr(claim, slot)
        if place is not None and place.id is not None:
            form[slot] |= {"id": place.id, "lat": place.lat, "lon": place.lon}
    form["start"], form["end"] = claim.start, claim.end
    form["spans"] = {slot: ground_form(ground) for slot, ground in sorted(claim.spans.items())}
    form["rule"], form["version"] = claim.rule, claim.version
    form["score"] = None if claim.score is None else round(claim.score, 2)
    return form


def claim_line(claim: Claim, report: Report) -> dict[str, Any]:
    """The form in which claims stand one a line: the claim and `report`, `published`, `written_between`, …"""
    about = report_form(report)
    return {key: about[key] for key in _LINE_KEYS} | claim_form(claim)


def fact_form(fact: StatedFact) -> dict[str, Any]:
    """A stated fact as JSON."""
    when = slot_form(fact.time)
    return {
        "id": fact.id,
        "fact": fact.fact,
        "value": fact.value,
        "time": when,
        "quote": fact.quote,
        "start": fact.start,
        "end": fact.end,
    }


def fact_from_form(form: Any, *, report: str) -> StatedFact:
    """The stated fact that `fact_form` wrote. Raises InvalidForm where it is no such form."""
    part = _parts("fact", form, ("id", "fact", "value", "time", "quote", "start", "end"))
    for key in ("id", "fact", "quote"):
        if not isinstance(part[key], str) or not part[key]:
            raise InvalidForm(f"fact.{key}: {part[key]!r} is not a text.")
    if part["value"] is not None and not isinstance(part["value"], str):
        raise InvalidForm(f"fact.value: {part['value']!r} is not a text.")
    return StatedFact(
        id=part["id"],
        report=report,
        fact=part["fact"],
        value=part["value"],
        time=slot_value("time", part["time"]),
        quote=part["quote"],
        start=_offset("fact.start", part["start"]),
        end=_offset("fact.end", part["end"]),
    )


def _offset(where: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise InvalidForm(f"{where}: {value!r} is not an offset, a whole number of 0 or more.")
    return value


def slot_value(slot: str, form: Any) -> Any:
    """The ledger value of a slot from its JSON form; `None` stays None.

    Raises InvalidForm where the slot is unknown or the form is not that of the slot, InvalidValue where a value is not
    allowed; both name the slot.
    """
    if slot not in SLOTS:
        raise InvalidForm(f"slot {slot!r} is unknown; use one of {', '.join(SLOTS)}.")
    if form is None:
        if slot in ("modality", "source"):
            raise InvalidForm(f"{slot}: cannot be null; every claim has one.")
        return None
    if slot in ("direction", "sex", "sector", "modality", "indicator"):
        return allowed(slot, form)
    if slot in ("host", "employer", "part_of"):
        if not isinstance(form, str) or not form.strip():
            raise InvalidForm(f"{slot}: {form!r} is not a text.")
        if slot == "host":
            check_country(form, slot)
        return form
    return _structured(slot, form)


def _structured(slot: str, form: Any) -> Any:
    if slot == "count":
        part = _parts(slot, form, ("low", "high", "basis"))
        return Count(low=part["low"], high=part["high"], basis=part["basis"])
    if slot in _PLACES:
        part = _parts(slot, form, ("name", "country", "level"), ("id", "lat", "lon"))
        return Place(**part)
    if slot == "time":
        part = _parts(slot, form, ("start", "end"))
        start, end = day(part["start"], where="time.start"), day(part["end"], where="time.end")
        return When(start=start, end=end) if start or end else None
    if slot == "source":
        part = _parts(slot, form, ("description", "type"))
        return Source(description="" if part["description"] is None else part["description"], type=part["type"])
    if slot == "document":
        part = _parts(slot, form, ("type",), ("validity_days",))
        days = part.get("validity_days")
        if days is not None and not (isinstance(days, list) and len(days) == 2):
            raise InvalidForm(f"document.validity_days: {days!r} is not a list of two numbers of days.")
        return Document(type=part["type"], validity_days=(days[0], days[1]) if days else None)
    part = _parts(slot, form, (), ("low", "high", "currency", "per", "share"))
    return Money(**part)


def _parts(slot: str, form: Any, need: tuple[str, ...], may: tuple[str, ...] = ()) -> dict[str, Any]:
    if not isinstance(form, dict):
        raise InvalidForm(f"{slot}: {form!r} is not an object with {', '.join(need + may)}.")
    missing = [key for key in need if key not in form]
    unknown = [key for key in form if key not in need + may]
    if missing or unknown:
        wrong = [f"{key!r} is missing" for key in missing] + [f"{key!r} is unknown" for key in unknown]
        raise InvalidForm(f"{slot}: {'; '.join(wrong)}; it has {', '.join(need + may)}.")
    return form


def day(text: Any, *, where: str) -> date | None:
    """A calendar day from ISO text; None stays None. Raises InvalidForm otherwise."""
    if text is None:
        return None
    fault = InvalidForm(f"{where}: {text!r} is not a day written as YYYY-MM-DD.")
    # fromisoformat takes other forms of ISO 8601 too, such as 2024-W35-3
    if not isinstance(text, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise fault
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise fault from None


def claim_from_form(form: Mapping[str, Any], *, report: str) -> Claim:
    """The claim that `claim_form` or `claim_line` wrote; what the latter tells of the report is not looked at.

    Raises InvalidForm or InvalidValue where it is no such form.
    """
    if not isinstance(form, Mapping):
        raise InvalidForm(f"claim: {form!r} is not an object.")
    where = f"claim {form.get('id', '?')}"
    unknown = sorted(str(key) for key in form if key not in _CLAIM_KEYS and key not in _LINE_KEYS)
    if unknown:
        raise InvalidForm(f"{where}: {', '.join(unknown)} is unknown; a claim has {', '.join(_CLAIM_KEYS)}.")
    for key in ("id", "quote", "kind"):
        _text_of(where, key, form.get(key))
    slots = {slot: slot_value(slot, form.get(slot)) for slot in SLOTS}
    spans = form.get("spans") or {}
    if not isinstance(spans, Mapping) or not set(spans) <= set(SLOTS):
        raise InvalidForm(f"{where}: spans {spans!r} is not an object whose keys are slots.")
    return Claim(
        id=form["id"],
        report=report,
        start=_offset(f"{where}: start", form.get("start")),
        end=_offset(f"{where}: end", form.get("end")),
        quote=form["quote"],
        kind=form["kind"],
        spans=MappingProxyType({slot: _ground(slot, ground) for slot, ground in spans.items()}),
        rule=_text_of(where, "rule", form.get("rule") or "given"),
        version=_text_of(where, "version", form.get("version") or "given"),
        score=_score_of(where, form.get("score")),
        **slots,
    )


def _score_of(where: str, value: Any) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise InvalidForm(f"{where}: score {value!r} is not a number from 0 to 1.")
    return float(value)


def _text_of(where: str, key: str, value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise InvalidForm(f"{where}: {key} {value!r} is not a text.")
    return value


def _ground(slot: str, form: Any) -> Ground:
    if isinstance(form, dict) and set(form) == {"by"} and isinstance(form["by"], str):
        return Ground(by=form["by"])
    if isinstance(form, list) and all(isinstance(span, list) and len(span) == 2 for span in form):
        where = f"spans.{slot}"
        return Ground(spans=tuple((_offset(where, span[0]), _offset(where, span[1])) for span in form))
    raise InvalidForm(f"spans.{slot}: {form!r} is neither a list of [start, end] nor an object with 'by'.")

"""Claims in their JSON form, read into what the estimator needs; what cannot be read is dropped with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tumen.errors import InvalidForm, InvalidValue
from tumen.ledger import (
    STANDING_ACTIONS,
    Claim,
    Count,
    Dropped,
    Figure,
    Place,
    Report,
    When,
    claim_line,
    slot_form,
    slot_value,
)
from tumen.ledger.forms import day

_KINDS = ("movement", "presence", "hiring", "retention", "paper", "pay", "condition", "enforcement", "order")


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """One claim as the estimator reads it. `family` None means that its origin is not known.

    `membership` is the probability that it belongs to its family at all, 0 to 1. `decision` is what a person held of it
    (accept, reject or doubt) with `why`; `analyst` the person who entered it.
    """

    id: str
    report: str
    kind: str
    direction: str | None
    count: Count | None
    place: Place | None
    origin: Place | None
    destination: Place | None
    host: str | None
    employer: str | None
    time: When | None
    modality: str
    source: str
    document: str | None
    part_of: str | None
    published: date | None
    written: When | None
    publisher: str | None
    family: str | None
    decision: str | None = None
    why: str | None = None
    analyst: str | None = None
    membership: float = 1.0

    @property
    def name(self) -> str:
        """How people are told of it: its id, after its report where it has one."""
        return f"{self.report}: {self.id}" if self.report else self.id

    @property
    def key(self) -> tuple[str, ...]:
        """What orders tellings whatever order they came in: day first."""
        days = (self.published, self.time.start if self.time else None, self.time.end if self.time else None)
        count = self.count
        numbers = (count.low, count.high, count.basis) if count else ()
        where = [one.name if one else "" for one in (self.place, self.origin, self.destination)]
        said = (self.kind, self.direction, self.modality, self.source, self.host, self.publisher, self.family)
        decided = (self.decision, self.why, self.analyst, self.membership)
        return (
            *(one.isoformat() if one else "9999" for one in days),
            self.report,
            self.id,
            *where,
            *(str(one) for one in numbers),
            *(str(one) for one in (*said, *decided)),
        )


def read_tellings(forms: Iterable[Any], *, absurd: float) -> tuple[list[Telling], list[Dropped]]:
    """The claims that can be read, in an order of their own, and those that cannot, each with the reason."""
    tellings: list[Telling] = []
    dropped: list[Dropped] = []
    for number, form in enumerate(forms, start=1):
        name = f"line {number}"
        if not isinstance(form, Mapping):
            dropped.append(Dropped(claim=name, why="it is not a JSON object with the slots of a claim."))
            continue
        told = form.get("id")
        if isinstance(told, str) and told.strip():
            report = form.get("report")
            name = f"{report}: {told}" if isinstance(report, str) and report else told
        try:
            telling = _telling(form, number)
        except (InvalidForm, InvalidValue) as error:
            dropped.append(Dropped(claim=name, why=str(error)))
            continue
        count = telling.count
        most = max((end for end in (count.low, count.high) if end is not None), default=0) if count else 0
        if most > absurd:
            why = f"count: {most:,} people are more than could be abroad (above {absurd:,.0f}); correct the count."
            dropped.append(Dropped(claim=name, why=why))
        else:
            tellings.append(telling)
    return sorted(tellings, key=lambda one: one.key), dropped


def _telling(form: Mapping[str, Any], number: int) -> Telling:
    kind = form.get("kind")
    if kind not in _KINDS:
        raise InvalidForm(f"kind: {kind!r} is not allowed; use one of {', '.join(_KINDS)}.")
    source = form.get("source")
    if isinstance(source, Mapping):
        source = slot_value("source", {"description": source.get("description"), "type": source.get("type")}).type
    elif source is None:
        source = "author"
    else:
        raise InvalidForm(f"source: {source!r} is not an object with description and type.")
    document = slot_value("document", form.get("document"))
    decision, analyst = form.get("decision"), _text(form, "analyst")
    if decision not in (None, *STANDING_ACTIONS):
        raise InvalidForm(f"decision: {decision!r} is not allowed; use one of {', '.join(STANDING_ACTIONS)}, or null.")
    # whatever is said of its source, a person's own figure is that person's and nobody else's
    own = None if analyst is None else f"analyst {' '.join(analyst.split())}"
    return Telling(
        id=_text(form, "id") or f"line {number}",
        report=_text(form, "report") or "",
        kind=kind,
        direction=slot_value("direction", form.get("direction")),
        count=slot_value("count", form.get("count")),
        place=_place("place", form.get("place")),
        origin=_place("origin", form.get("origin")),
        destination=_place("destination", form.get("destination")),
        host=slot_value("host", form.get("host")),
        employer=slot_value("employer", form.get("employer")),
        time=slot_value("time", form.get("time")),
        modality=slot_value("modality", form.get("modality") or "asserted"),
        source="author" if own else source,
        document=document.type if document else None,
        part_of=slot_value("part_of", form.get("part_of")),
        published=day(form.get("published"), where="published"),
        written=_written(form.get("written_between")),
        publisher=own or _text(form, "publisher"),
        family=own or _text(form, "family"),
        decision=decision,
        why=_text(form, "why"),
        analyst=analyst,
        membership=1.0 if own else _share(form.get("family_probability")),
    )


def _share(value: Any) -> float:
    if value is None:
        return 1.0
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise InvalidForm(f"family_probability: {value!r} is not a number from 0 to 1.")
    return float(value)


def _text(form: Mapping[str, Any], key: str) -> str | None:
    value = form.get(key)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if not isinstance(value, str):
        raise InvalidForm(f"{key}: {value!r} is not a text.")
    return value


def _place(slot: str, form: Any) -> Place | None:
    # a claim without a case may tell a place by its name only
    if isinstance(form, str):
        form = {"name": form}
    if isinstance(form, Mapping):
        form = {"country": None, "level": "city"} | dict(form)
    place: Place | None = slot_value(slot, form)
    return place


def _written(form: Any) -> When | None:
    if form is None:
        return None
    if not isinstance(form, (list, tuple)) or len(form) != 2:
        raise InvalidForm(f"written_between: {form!r} is not a list of two days.")
    start, end = (day(one, where="written_between") for one in form)
    return When(start=start, end=end) if start or end else None


def lines_of(
    claims: Iterable[Claim], reports: Mapping[str, Report], families: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Claims of a case in the JSON form, each with its family: the independent origin it goes back to."""
    return [claim_line(claim, reports[claim.report]) | {"family": families.get(claim.id)} for claim in claims]


def figure_line(figure: Figure) -> dict[str, Any]:
    """A figure that a person entered, in the JSON form of claims: one of that person's, never of an official."""
    place = slot_form(figure.place)
    where = {"place": place}
    if figure.direction is not None:
        where = {"origin": place} if figure.direction == "return" else {"destination": place}
    return where | {
        "id": figure.id,
        "kind": "presence" if figure.direction is None else "movement",
        "direction": figure.direction,
        "count": slot_form(figure.count),
        "host": figure.place.country,
        "time": slot_form(figure.time),
        "modality": "asserted",
        "source": {"description": figure.by, "type": "author"},
        "analyst": figure.by,
        "why": figure.why,
    }

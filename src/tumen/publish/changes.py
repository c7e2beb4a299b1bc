"""What is new in a case since it was last told: incidents nobody heard of, and incidents of which more is said now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from tumen.errors import InvalidForm
from tumen.ledger import Claim, Incident, Report, canonical
from tumen.publish.snapshot import Snapshot
from tumen.publish.words import say, slot_words, value_words
from tumen.read.fetch import is_url


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What was last told of an incident: its claims, and for each slot each JSON value with the claims that say it."""

    claims: tuple[str, ...]
    status: str
    support: int
    values: Mapping[str, tuple[tuple[Any, tuple[str, ...]], ...]]

    def said(self, slot: str) -> tuple[Any, ...]:
        """The values of a slot."""
        return tuple(value for value, _ in self.values.get(slot, ()))

    def only(self, claims: frozenset[str]) -> Told:
        """What of it rests on these claims."""
        values = {
            slot: tuple((value, names) for value, names in said if claims.intersection(names))
            for slot, said in self.values.items()
        }
        return replace(
            self,
            claims=tuple(name for name in self.claims if name in claims),
            values=MappingProxyType({slot: said for slot, said in values.items() if said}),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """An incident that is new, or of which something else is said than before.

    `before` is what was told of it; None for a new one. Where incidents became one, it is what was told of all of them.
    `slots` are those whose values differ.
    """

    incident: Incident
    before: Told | None
    slots: tuple[str, ...] = ()


def told(view: Snapshot) -> tuple[Told, ...]:
    """What the case says of its incidents now, to be compared with later."""
    return tuple(_told(incident) for incident in view.incidents)


def _told(incident: Incident) -> Told:
    values: dict[str, list[tuple[Any, tuple[str, ...]]]] = {}
    for value in incident.values:
        values.setdefault(value.slot, []).append((value.value, value.claims))
    return Told(
        claims=incident.claims,
        status=incident.status,
        support=incident.support,
        values=MappingProxyType({slot: tuple(said) for slot, said in values.items()}),
    )


def changes(before: Iterable[Told], view: Snapshot) -> tuple[Change, ...]:
    """The incidents that are new or changed since `before`, in the order of the case.

    An incident goes on where it keeps a claim, whatever its id: the id is that of its claims. One that only gained a
    retelling of what was said already, from the same origin, has not changed. What was told of claims that are gone,
    rejected or held back since, is not told again.
    """
    there = frozenset(view.claim_by_id)
    by_claim = {name: one for old in before for one in (old.only(there),) for name in one.claims}
    found = []
    for incident in view.incidents:
        earlier = {id(one): one for name in incident.claims if (one := by_claim.get(name)) is not None}
        if not earlier:
            found.append(Change(incident=incident, before=None))
            continue
        was, now = _together(tuple(earlier.values())), _told(incident)
        slots = tuple(slot for slot in dict.fromkeys((*was.values, *now.values)) if _differs(slot, was, now))
        if slots or (was.status, was.support) != (now.status, now.support):
            found.append(Change(incident=incident, before=was, slots=slots))
    return tuple(found)


def _together(several: Sequence[Told]) -> Told:
    """What was told of incidents that are one now; of one alone, that."""
    if len(several) == 1:
        return several[0]
    values: dict[str, list[tuple[Any, tuple[str, ...]]]] = {}
    for one in several:
        for slot, said in one.values.items():
            values.setdefault(slot, []).extend(said)
    first = max(several, key=lambda one: one.support)
    return Told(
        claims=tuple(name for one in several for name in one.claims),
        status=first.status,
        support=first.support,
        values=MappingProxyType({slot: tuple(said) for slot, said in values.items()}),
    )


def _differs(slot: str, was: Told, now: Told) -> bool:
    return {canonical(value) for value in was.said(slot)} != {canonical(value) for value in now.said(slot)}


def told_form(several: Iterable[Told]) -> list[dict[str, Any]]:
    """As JSON, for a case to remember."""
    return [
        {
            "claims": list(one.claims),
            "status": one.status,
            "support": one.support,
            "values": {slot: [[value, list(names)] for value, names in said] for slot, said in one.values.items()},
        }
        for one in several
    ]


def told_from_form(form: Any) -> tuple[Told, ...]:
    """The inverse of `told_form`. Raises InvalidForm where it is not what that gives."""
    try:
        return tuple(
            Told(
                claims=tuple(map(str, one["claims"])),
                status=str(one["status"]),
                support=int(one["support"]),
                values=MappingProxyType(
                    {
                        str(slot): tuple((value, tuple(map(str, names))) for value, names in said)
                        for slot, said in one["values"].items()
                    }
                ),
            )
            for one in form
        )
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise InvalidForm(f"what was told: {error!r} does not fit its form.") from None


def change_form(change: Change, view: Snapshot) -> dict[str, Any]:
    """A change as one JSON object: the incident, what was told of it before, its quotes and who published them.

    Of a report it holds what everybody can read of it, never the name of its file.
    """
    incident = change.incident
    return {
        "what": "new" if change.before is None else "changed",
        "id": incident.id,
        "kind": incident.kind,
        "status": incident.status,
        "support": incident.support,
        "values": _values(_told(incident)),
        "before": None
        if change.before is None
        else {
            "status": change.before.status,
            "support": change.before.support,
            "values": _values(change.before),
        },
        "changed": list(change.slots),
        "claims": [_claim_form(claim, view.report_by_id[claim.report]) for claim in view.claims_in(incident)],
    }


def _claim_form(claim: Claim, report: Report) -> dict[str, Any]:
    return {
        "id": claim.id,
        "quote": claim.quote,
        "report": {
            "id": report.id,
            "title": report.title,
            "publisher": report.publisher,
            "published": report.published.isoformat() if report.published else None,
            "url": address(report),
        },
    }


def address(report: Report) -> str | None:
    """The address of a report where it is one of the web: a report may say of itself what it likes."""
    return report.url if report.url is not None and is_url(report.url) else None


def _values(one: Told) -> dict[str, list[Any]]:
    return {slot: list(one.said(slot)) for slot in one.values}


def headline(change: Change) -> str:
    """`New: workers moved; About 400; Helong (city in China); 2 April 2018`."""
    now = _told(change.incident)
    parts = [str(say("kind", change.incident.kind))]
    parts += [" or ".join(_words(slot, now.said(slot))) for slot in ("count", "where", "time") if slot in now.values]
    return f"{'New' if change.before is None else 'Changed'}: {'; '.join(parts)}"


def differences(change: Change) -> tuple[str, ...]:
    """A line for each thing that is said otherwise than before, `How many: about 400 → about 400 or 500`."""
    if change.before is None:
        return ()
    was, now = change.before, _told(change.incident)
    lines = [f"{slot_words(slot)}: {_said(slot, was)} → {_said(slot, now)}" for slot in change.slots]
    if was.status != now.status:
        lines.append(f"Standing: {say('status', was.status)} → {say('status', now.status)}")
    if was.support != now.support:
        lines.append(f"Independent origins: {was.support} → {now.support}")
    return tuple(lines)


def quotes(change: Change, view: Snapshot, *, names: bool = False) -> tuple[str, ...]:
    """A line for each claim: its quote, who published it, when.

    With `names`, a report whose publisher is not known goes by the name of its file, which is for its owner only.
    """
    lines = []
    for claim in view.claims_in(change.incident):
        report = view.report_by_id[claim.report]
        when = report.published.isoformat() if report.published else None
        who = report.publisher or address(report) or (report.name if names else "publisher not known")
        lines.append(f"“{claim.quote}” ({', '.join(part for part in (who, when) if part)})")
    return tuple(dict.fromkeys(lines))


def _said(slot: str, one: Told) -> str:
    return " or ".join(_words(slot, one.said(slot))) or "not said"


def _words(slot: str, values: Iterable[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words for value in values if (words := value_words(slot, value))))

"""Where a provision stands on a day, and whether it reaches a host: for people who look a rule up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any, Literal

from tumen.errors import InvalidValue
from tumen.law.store import Law
from tumen.law.types import ElementRule, ExceptionRule, Provision, Regime

Standing = Literal["not_yet", "in_force", "ended"]

_LIKE = 0.4
_OF_HOST = "the host State"
"""How the duty of a rule that binds whoever is host begins."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reach:
    """Whether a provision reaches a host on a day: True, False, or None where that is not known; and why."""

    reaches: bool | None
    because: str


def named(law: Law, typed: str) -> Provision:
    """The provision that is meant: its id in any case, or the end of one such as `2397-8`.

    Raises InvalidValue, with the ids that come nearest, where none or several are meant.
    """
    wanted = typed.strip().casefold()
    ids = [entry.id for entry in law.provisions]
    for entry in law.provisions:
        if entry.id.casefold() == wanted:
            return entry
    found = [name for name in ids if wanted and name.casefold().endswith(f"-{wanted}")]
    if len(found) == 1:
        return law.provision(found[0])
    lower = {name.casefold(): name for name in ids}
    near = [lower[name] for name in get_close_matches(wanted, lower, n=3, cutoff=_LIKE)]
    near = list(dict.fromkeys([*(name for name in ids if wanted and wanted in name.casefold()), *near]))
    if near:
        raise InvalidValue(f"provision {typed!r} is unknown; the nearest are {', '.join(near)}.")
    raise InvalidValue(f"provision {typed!r} is unknown; use one of {', '.join(ids)}.")


def standing(entry: Provision, day: date) -> Standing:
    """Whether the provision exists on that day, not yet, or no longer."""
    if day < entry.in_force_from:
        return "not_yet"
    return "in_force" if entry.in_force(day) else "ended"


def notes_on(entry: Provision, day: date) -> Iterator[str]:
    """What of the provision's other dates matters on that day, in words with the ISO day."""
    if day < entry.in_force_from:
        yield f"in force only from {entry.in_force_from}"
        if entry.adopted <= day:
            yield f"adopted on {entry.adopted}"
        return
    if entry.in_force_to is not None and day > entry.in_force_to:
        yield f"ended on {entry.in_force_to}"
        return
    if entry.binding_from is not None and day < entry.binding_from:
        yield f"binds only from {entry.binding_from}"
    if entry.overtaken_from is not None and day >= entry.overtaken_from:
        yield f"a stricter rule, {entry.overtaken_by}, governs since {entry.overtaken_from}"
    if entry.deadline is not None:
        late = entry.overdue_from is not None and day >= entry.overdue_from
        yield f"overdue since {entry.overdue_from}" if late else f"the deadline, {entry.deadline}, has not passed"
    for due in entry.deadlines:
        yield f"report due on {due}" if day <= due else f"report was due on {due}"


def reach(law: Law, entry: Provision, host: str, day: date | None) -> Reach:
    """Whether the provision can reach conduct in that host on `day` (on any day, where it is None)."""
    name = law.state_name(host)
    if host == law.sending_state:
        return Reach(reaches=False, because=f"{name} is the sending State and never a host.")
    if entry.bears_on.hosts and host not in entry.bears_on.hosts:
        hosts = ", ".join(law.state_name(code) for code in entry.bears_on.hosts)
        return Reach(reaches=False, because=f"It is about {hosts} only.")
    if entry.bears_on.destination is not None and host != entry.bears_on.destination:
        return Reach(reaches=False, because=f"It is about {law.state_name(entry.bears_on.destination)} only.")
    used = {rule.predicate for rule in entry.elements}
    if entry.bears_on.eu or "host_in_eu" in used:
        member = law.eu_member(host, day)
        when = " then" if day is not None else ""
        verb = "is" if member else "is not"
        return Reach(reaches=member, because=f"{name} {verb} a Member State of the European Union{when}.")
    if "host_is_c29_party" in used:
        return _party(law, host, day)
    if "host_is_member" in used:
        return _member(law, host)
    if entry.duty.startswith(_OF_HOST) and not law.un_member(host):
        return Reach(reaches=None, because=f"It binds States, and {name} is no Member State of the United Nations.")
    return Reach(reaches=True, because=f"It is addressed to: {entry.addressee}.")


def _member(law: Law, host: str) -> Reach:
    name, of = law.state_name(host), law.member_of_record(host)
    if law.un_member(host):
        under = f", under the obligations of {law.state_name(of)}" if of != host else ""
        return Reach(reaches=True, because=f"It binds Member States of the United Nations: {name}{under}.")
    if law.non_member_name(host) is not None:
        return Reach(reaches=False, because=f"{name} is not a Member State of the United Nations.")
    return Reach(reaches=None, because=f"Whether {name} is a Member State of the United Nations is not known here.")


def _party(law: Law, host: str, day: date | None) -> Reach:
    name, since = law.state_name(host), law.c29_party(host)
    if since is None:
        return Reach(reaches=None, because=f"Whether {name} is a party is not known here.")
    if not isinstance(since, date):
        return Reach(reaches=False, because=f"{name} is not a party.")
    if day is not None and day < since:
        return Reach(reaches=False, because=f"It binds {name} only from {since}.")
    return Reach(reaches=True, because=f"It binds {name} since {since}.")


def provision_form(entry: Provision) -> dict[str, Any]:
    """A provision as one JSON object: its dates as separate things, elements, exceptions, sources and confidence."""
    return {
        "id": entry.id,
        "instrument": entry.instrument,
        "paragraph": entry.paragraph,
        "title": entry.title,
        "cite": entry.cite,
        "text": entry.quote,
        "adopted": entry.adopted.isoformat(),
        "in_force_from": entry.in_force_from.isoformat(),
        "in_force_to": _iso(entry.in_force_to),
        "binding_from": _iso(entry.binding_from),
        "deadline": _iso(entry.deadline),
        "overdue_from": _iso(entry.overdue_from),
        "overtaken_from": _iso(entry.overtaken_from),
        "overtaken_by": entry.overtaken_by,
        "reports_due": [day.isoformat() for day in entry.deadlines],
        "addressee": entry.addressee,
        "duty": entry.duty,
        "legal_force": entry.legal_force,
        "effect": entry.effect,
        "judged_as": entry.judged_as,
        "elements": [_element(rule) for rule in entry.elements],
        "exceptions": [_exception(rule) for rule in entry.exceptions],
        "what_counts_as": list(entry.what_counts_as),
        "official_citation": entry.official_citation,
        "sources": list(entry.sources),
        "notes": entry.notes or None,
        "confidence": entry.confidence,
        "from_memory": list(entry.from_memory),
    }


def regime_form(regime: Regime) -> dict[str, Any]:
    """A regime of the Council's labour rules as JSON; a null end is open."""
    return {
        "from": _iso(regime.start),
        "to": _iso(regime.end),
        "rule": regime.rule,
        "provisions": list(regime.provisions),
    }


def alternatives(entry: Provision, rule: ElementRule) -> tuple[str, ...]:
    """The ids of the elements of which one is enough, this one among them; empty where it stands alone."""
    if rule.alternative is None:
        return ()
    return tuple(each.id for each in entry.elements if each.alternative == rule.alternative)


def question(rule: ElementRule) -> str | None:
    """What to ask where the reports leave the element open, in words that fit any incident."""
    if rule.ask is None:
        return None
    text = rule.ask.format(host="the host State", place="the place", days="the days judged", employer="the employer")
    return text[0].upper() + text[1:]


def _element(rule: ElementRule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "statement": rule.statement,
        "test": rule.test,
        "slots": list(rule.slots),
        "alternative": rule.alternative,
        "ask": question(rule),
    }


def _exception(rule: ExceptionRule) -> dict[str, Any]:
    return {"id": rule.id, "statement": rule.statement, "test": rule.test, "slots": list(rule.slots)}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()

"""The page of the journal: what people decided, in its order, with the words of what each decision is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tumen.ledger import Claim, Decision
from tumen.publish.snapshot import Snapshot
from tumen.publish.words import day_words, slot_words, value_words
from tumen.serve.pages import Link, Term, claim_href, incident_link, report_href, term, told_by

EMPTY = (
    "Nobody has decided anything in this case yet. Decide with  tumen decide CASE ACTION CLAIM --by NAME --why REASON."
)
GONE = "nothing in the case as it stands has this id"


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """What a decision is about: its id, and where it is in the case, what it is and says. `href` is null where it has
    no page, as a claim that was rejected.
    """

    id: str
    kind: str
    text: str
    href: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class DecisionLine:
    """One line of the journal. `targets` are two where it is about two claims; `told` is the value of
    a correction in words.

    `note` says what became of it, where that is not that it holds.
    """

    number: int
    at: str
    when: str
    by: str
    action: str
    targets: tuple[Target, ...]
    slot: Term | None
    value: Any
    told: str | None
    why: str
    note: str | None
    hash: str


@dataclass(frozen=True, kw_only=True, slots=True)
class JournalPage:
    """The page of the journal. `empty` tells what to do where nothing was decided yet."""

    page: str
    empty: str | None
    decisions: tuple[DecisionLine, ...]


def journal_page(view: Snapshot) -> JournalPage:
    """The journal of a case, the first decision first."""
    unmatched = {decision.number for decision in view.effective.unmatched}
    claims = {claim.id: claim for claim in view.rejected} | dict(view.claim_by_id)
    own = {decision.target: decision for decision in view.decisions if _is_figure(decision)}
    return JournalPage(
        page="decisions",
        empty=None if view.decisions else EMPTY,
        decisions=tuple(
            DecisionLine(
                number=one.number,
                at=one.at,
                when=_when(one.at),
                by=one.by,
                action=one.action,
                targets=tuple(_target(name, view, claims, own) for name in (one.target, one.other) if name is not None),
                slot=Term(word=one.slot, label=slot_words(one.slot)) if one.slot is not None else None,
                value=one.value,
                told=_told(one, claims, view),
                why=one.why,
                note="not applied: it does not fit the claims of the case as it stands"
                if one.number in unmatched
                else None,
                hash=one.hash,
            )
            for one in view.decisions
        ),
    )


def _is_figure(decision: Decision) -> bool:
    # what a person entered without a claim: the target is the id of the value itself
    return decision.slot is None and isinstance(decision.value, Mapping)


def _when(at: str) -> str:
    time = datetime.fromisoformat(at)
    return f"{day_words(time.date().isoformat())}, {time:%H:%M} UTC"


def _target(name: str, view: Snapshot, claims: Mapping[str, Claim], own: Mapping[str, Decision]) -> Target:
    if name in claims:
        claim = claims[name]
        stands = name in view.claim_by_id
        text = f"“{claim.quote}” ({_report(claim, view)}){'' if stands else ', rejected'}"
        return Target(
            id=name, kind=term("kind", claim.kind).label, text=text, href=claim_href(claim) if stands else None
        )
    if name in view.report_by_id:
        report = view.report_by_id[name]
        text = f"{report.title or report.name} ({told_by(report)})"
        return Target(id=name, kind="report", text=text, href=report_href(name))
    if name in view.incident_by_id:
        link: Link = incident_link(view.incident_by_id[name], view)
        return Target(id=name, kind="incident", text=link.text, href=link.href)
    if name in own:
        return Target(id=name, kind=own[name].action, text="; ".join(_parts(own[name].value)), href=None)
    return Target(id=name, kind="gone", text=GONE, href=None)


def _report(claim: Claim, view: Snapshot) -> str:
    report = view.report_by_id.get(claim.report)
    return told_by(report) if report is not None else claim.report


def _told(decision: Decision, claims: Mapping[str, Claim], view: Snapshot) -> str | None:
    if decision.slot is None:
        return None
    if decision.value is None:
        return "open"
    if decision.slot == "part_of" and decision.value in claims:
        whole = claims[decision.value]
        return f"“{whole.quote}” ({_report(whole, view)})"
    return value_words(decision.slot, decision.value)


def _parts(value: Mapping[str, Any]) -> Iterator[str]:
    for slot, form in value.items():
        told = value_words(slot, form)
        if told is not None:
            yield f"{slot_words(slot).lower()} {told}"

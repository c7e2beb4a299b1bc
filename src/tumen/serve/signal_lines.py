"""Practices and signs of forced labour as lines of an incident's page."""

from __future__ import annotations

from dataclasses import dataclass

from tumen.assess import forced_labour, practices
from tumen.ledger import ForcedLabourFinding, Incident, PracticeFinding, slot_form, when_pair
from tumen.publish.snapshot import Snapshot
from tumen.publish.words import say, when_words
from tumen.serve.pages import Link, Term, claim_links, term


@dataclass(frozen=True, kw_only=True, slots=True)
class SignalLine:
    """One signal of a practice: the claims that show it; `general` are told of the whole host State."""

    says: str
    claims: tuple[Link, ...]
    general: tuple[Link, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class StrainLine:
    """A provision that the practice strains, and whether it is in force on the days."""

    provision: str
    cite: str
    state: Term
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PracticeLine:
    """A practice that the incident signals."""

    practice: str
    name: str
    standing: Term
    period: list[str | None] | None
    period_words: str
    bounded: bool
    signals: tuple[SignalLine, ...]
    planned: tuple[Link, ...]
    against: tuple[Link, ...]
    origins: tuple[str, ...]
    confused_with: str
    look_alike: tuple[Link, ...]
    ask: str
    would_support: str
    strains: tuple[StrainLine, ...]
    legal_note: str | None
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class IndicatorLine:
    """One sign of forced labour that the incident shows."""

    indicator: Term
    claims: tuple[Link, ...]
    against: tuple[Link, ...]
    origins: tuple[str, ...]
    strong: bool
    menace: bool
    involuntary: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ForcedLabourLine:
    """The signs of forced labour that the incident shows, and how far they go if they are true."""

    force: Term
    period_words: str
    bounded: bool
    indicators: tuple[IndicatorLine, ...]
    menace: tuple[str, ...]
    involuntary: tuple[str, ...]
    anonymous: bool
    gaps: tuple[str, ...]
    why: str


def practice_lines(incident: Incident, view: Snapshot) -> tuple[PracticeLine, ...]:
    """The practices that `incident` signals."""
    found = practices(
        (incident,),
        claims=view.claim_by_id,
        reports=view.report_by_id,
        lineage=view.lineage,
        facts=view.facts,
        per_incident=True,
    )
    return tuple(_practice(finding, view) for finding in found)


def forced_labour_lines(incident: Incident, view: Snapshot) -> tuple[ForcedLabourLine, ...]:
    """The signs of forced labour that `incident` shows, one line for each stretch of time (as a rule one)."""
    found = forced_labour(
        (incident,),
        claims=view.claim_by_id,
        reports=view.report_by_id,
        lineage=view.lineage,
        facts=view.facts,
        per_incident=True,
    )
    return tuple(_forced(finding, view) for finding in found)


def _names(keys: tuple[str, ...], claims: tuple[str, ...], view: Snapshot) -> tuple[str, ...]:
    names = {origin.key: origin.name for claim in claims for origin in view.origins(claim)}
    return tuple(sorted({names.get(key, key) for key in keys}))


def _practice(finding: PracticeFinding, view: Snapshot) -> PracticeLine:
    told = tuple(name for signal in finding.signals for name in signal.claims)
    return PracticeLine(
        practice=finding.practice,
        name=finding.name,
        standing=term("practice standing", finding.standing),
        period=when_pair(finding.period),
        period_words=_when(finding),
        bounded=finding.bounded,
        signals=tuple(
            SignalLine(
                says=signal.says,
                claims=claim_links([name for name in signal.claims if name not in signal.general], view),
                general=claim_links(signal.general, view),
                origins=_names(signal.origins, signal.claims, view),
            )
            for signal in finding.signals
        ),
        planned=claim_links(finding.planned, view),
        against=claim_links(finding.against, view),
        origins=_names(finding.origins, told, view),
        confused_with=finding.confused_with,
        look_alike=claim_links(finding.look_alike, view),
        ask=finding.ask,
        would_support=finding.would_support,
        strains=tuple(
            StrainLine(
                provision=strain.provision, cite=strain.cite, state=term("in force", strain.state), why=strain.why
            )
            for strain in finding.strains
        ),
        legal_note=finding.legal_note,
        why=finding.why,
    )


def _when(finding: PracticeFinding | ForcedLabourFinding) -> str:
    return when_words(slot_form(finding.period)) if finding.period else "time not known"


def _forced(finding: ForcedLabourFinding, view: Snapshot) -> ForcedLabourLine:
    return ForcedLabourLine(
        force=term("force", finding.force),
        period_words=_when(finding),
        bounded=finding.bounded,
        indicators=tuple(
            IndicatorLine(
                indicator=term("indicator", each.indicator),
                claims=claim_links(each.claims, view),
                against=claim_links(each.against, view),
                origins=_names(each.origins, each.claims, view),
                strong=each.strong,
                menace=each.menace,
                involuntary=each.involuntary,
            )
            for each in finding.indicators
        ),
        menace=tuple(say("indicator", name) or name for name in finding.menace),
        involuntary=tuple(say("indicator", name) or name for name in finding.involuntary),
        anonymous=finding.anonymous,
        gaps=finding.gaps,
        why=finding.why,
    )

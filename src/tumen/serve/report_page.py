"""The page of one report: how it was dated, whom it retells, its text with the claims highlighted, and a card each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tumen.assess import misstatements
from tumen.case.marking import held
from tumen.law import bundled
from tumen.ledger import SLOTS, Claim, Report, Retelling, slot_form
from tumen.link.doubts import told_too_early
from tumen.nouns import counted
from tumen.publish.snapshot import Snapshot
from tumen.publish.words import day_words, say, slot_words, value_words
from tumen.serve.pages import (
    Link,
    Term,
    claim_href,
    claim_link,
    dated_words,
    incident_href,
    report_href,
    retold,
    support_words,
    term,
    told_by,
    what_words,
)
from tumen.serve.segments import Segment, segments


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """Words of the report's text at their offsets."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ProofLine:
    """Words that prove a bound on the day of writing."""

    says: str
    words: Words
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DriftLine:
    """A slot that changed on the way from one report to its retelling."""

    slot: Term
    was: str | None
    became: str | None
    before: Link | None
    after: Link | None


@dataclass(frozen=True, kw_only=True, slots=True)
class RetellingLine:
    """An edge of lineage: the other report where it is in the case, else the outlet's name."""

    report: Link | None
    outlet: str | None
    probability: float
    probability_words: str
    evidence: tuple[str, ...]
    shared: tuple[Words, ...]
    drifts: tuple[DriftLine, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SlotLine:
    """A slot of a claim: its value, and the words of the report it rests on or the rule that gave it."""

    slot: Term
    text: str
    value: Any
    words: tuple[Words, ...]
    rule: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """Everything that is known of one claim. `number` counts the claims of the report in the order of its text."""

    id: str
    href: str
    number: int
    kind: Term
    quote: str
    start: int
    end: int
    slots: tuple[SlotLine, ...]
    part_of: Link | None
    incident: Link | None
    origins: tuple[str, ...]
    reviewed: str
    notes: tuple[str, ...]
    doubt: str | None
    stands: str | None
    score: float | None
    rule: str
    version: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MisstatedLine:
    """Something that the report gets wrong about the rules: its words, what it says with them, and what holds."""

    words: Words
    says: str
    holds: str
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Custody:
    """Where the bytes of a report came from and when; `within` are the files that they stand in, outermost last.

    `headers` is what the server said where they were taken from the web.
    """

    source: str
    taken_in: str
    tool: str
    size: int
    url: str | None
    fetched_at: str | None
    headers: tuple[tuple[str, str], ...]
    locator: str | None
    within: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportPage:
    """The page of a report. `leaves` tells whether its marking lets exports carry it."""

    page: str
    id: str
    name: str
    title: str
    publisher: str | None
    byline: str | None
    url: str | None
    language: str | None
    marking: str | None
    leaves: bool
    notes: tuple[str, ...]
    media_type: str
    upstream: tuple[str, ...]
    family: str | None
    dated: str
    dated_why: str
    proofs: tuple[ProofLine, ...]
    flags: tuple[str, ...]
    misstated: tuple[MisstatedLine, ...]
    custody: Custody | None
    retells: tuple[RetellingLine, ...]
    retold_by: tuple[Link, ...]
    text: tuple[Segment, ...]
    claims: tuple[Card, ...]


def report_page(report: Report, view: Snapshot) -> ReportPage:
    """The page of `report`."""
    claims = tuple(claim for claim in view.claim_by_id.values() if claim.report == report.id)
    number = {claim.id: place for place, claim in enumerate(claims, start=1)}
    return ReportPage(
        page="report",
        id=report.id,
        name=report.name,
        title=report.title or report.name,
        publisher=report.publisher,
        byline=report.byline,
        url=report.url,
        language=report.language,
        marking=report.marking,
        leaves=report.id not in held(view.reports, view.captures),
        notes=view.effective.notes.get(report.id, ()),
        media_type=report.media_type,
        upstream=report.upstream,
        family=report.family or view.lineage.families.get(report.id),
        dated=dated_words(report),
        dated_why=_dated_why(report),
        proofs=tuple(
            ProofLine(
                says=f"not {'before' if proof.side == 'start' else 'after'} {day_words(proof.bound.isoformat())}",
                words=_words(report, proof.start, proof.end),
                why=proof.why,
            )
            for proof in report.proofs
        ),
        flags=report.flags,
        misstated=tuple(
            MisstatedLine(words=_words(report, one.start, one.end), says=one.says, holds=one.holds, sources=one.sources)
            for one in misstatements([report], bundled())
        ),
        custody=_custody(report, view),
        retells=tuple(_retelling(edge, report, view) for edge in view.lineage.retellings if edge.report == report.id),
        retold_by=tuple(
            Link(href=report_href(other.id), text=f"{other.title or other.name} ({told_by(other)})")
            for edge in view.lineage.retellings
            if edge.of == report.id and (other := view.report_by_id.get(edge.report))
        ),
        text=segments(
            report.text, claims, furniture=report.furniture, captions=report.captions, tongues=report.tongues
        ),
        claims=tuple(_card(claim, number[claim.id], report, view) for claim in claims),
    )


def _dated_why(report: Report) -> str:
    if report.published:
        return f"The day of publication comes from {say('published from', report.published_from) or 'the report'}."
    if report.written_between:
        return "No day of publication was found; the words below prove when it was written."
    return "Nothing in the file or its text dates it. Times that need the day of writing stay open."


def _custody(report: Report, view: Snapshot) -> Custody | None:
    about = view.captures.get(report.id)
    if about is None:
        return None
    within, outer = [], about.within
    while outer is not None and (file := view.captures.get(outer)) is not None and file.id not in within:
        within.append(file.id)
        outer = file.within
    return Custody(
        source=about.source,
        taken_in=about.captured_at,
        tool=about.tool,
        size=about.size,
        url=about.url,
        fetched_at=about.fetched_at,
        headers=about.headers,
        locator=about.locator,
        within=tuple(f"{view.captures[name].name} (SHA-256 {name})" for name in within),
    )


def _stands(claim: Claim, report: Report) -> str | None:
    """Where the quote stands in the original: the place of its first words, and of its last if that is another."""
    places = [anchor.where for anchor in report.anchors if anchor.start < claim.end and claim.start < anchor.end]
    if not places:
        return None
    return places[0] if places[0] == places[-1] else f"{places[0]} to {places[-1]}"


def _words(report: Report, start: int, end: int) -> Words:
    return Words(start=start, end=end, text=report.text[start:end])


def _retelling(edge: Retelling, report: Report, view: Snapshot) -> RetellingLine:
    def claim(name: str) -> Link | None:
        return claim_link(view.claim_by_id[name], view) if name in view.claim_by_id else None

    return RetellingLine(
        report=retold(edge, view),
        outlet=edge.outlet,
        probability=edge.probability,
        probability_words=likely_words(edge.probability),
        evidence=edge.evidence,
        shared=tuple(_words(report, passage.start, passage.end) for passage in edge.passages),
        drifts=tuple(
            DriftLine(
                slot=Term(word=drift.slot, label=slot_words(drift.slot)),
                was=value_words(drift.slot, drift.was),
                became=value_words(drift.slot, drift.became),
                before=claim(drift.before),
                after=claim(drift.after),
            )
            for drift in edge.drifts
        ),
    )


def likely_words(probability: float) -> str:
    """A probability as people say it; never 0 or 100%, since nothing here is certain."""
    if probability >= 0.995:
        return "more than 99% likely"
    return f"{probability:.0%} likely" if probability >= 0.005 else "less than 1% likely"


def _card(claim: Claim, number: int, report: Report, view: Snapshot) -> Card:
    whole = view.claim_by_id.get(claim.part_of or "")
    incident = view.incident_of.get(claim.id)
    found = view.claims_in(incident) if incident else ()
    effective = view.effective
    corrected = effective.corrected.get(claim.id, ())
    reviewed = "proposed by the machine, not reviewed"
    if claim.id in effective.accepted | effective.doubted:
        reviewed = f"{'accepted' if claim.id in effective.accepted else 'doubted'} by a person"
    if corrected:
        reviewed += f"; corrected by a person: {', '.join(slot_words(slot).lower() for slot in corrected)}"
    return Card(
        id=claim.id,
        href=claim_href(claim),
        number=number,
        kind=term("kind", claim.kind),
        quote=claim.quote,
        start=claim.start,
        end=claim.end,
        slots=tuple(
            _slot(slot, claim, report) for slot in SLOTS if slot != "part_of" and getattr(claim, slot) is not None
        ),
        part_of=claim_link(whole, view) if whole else None,
        incident=Link(
            href=incident_href(incident.id),
            text=f"{what_words(incident, found)}: {counted(len(found), 'claim')}, {support_words(incident.support)}",
        )
        if incident
        else None,
        origins=tuple(origin.name for origin in view.origins(claim.id)),
        reviewed=reviewed,
        notes=effective.notes.get(claim.id, ()),
        doubt=told_too_early(claim, report),
        stands=_stands(claim, report),
        score=None if claim.score is None else round(claim.score, 2),
        rule=claim.rule,
        version=claim.version,
    )


def _slot(slot: str, claim: Claim, report: Report) -> SlotLine:
    form = slot_form(getattr(claim, slot))
    ground = claim.spans.get(slot)
    return SlotLine(
        slot=Term(word=slot, label=slot_words(slot)),
        text=str(value_words(slot, form)),
        value=form,
        words=tuple(_words(report, start, end) for start, end in ground.spans) if ground else (),
        rule=ground.by if ground else None,
    )

"""The page of one incident: what is claimed and by whom, how far it is supported, and what the law of that day says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tumen.law import bundled
from tumen.ledger import Claim, Element, Finding, Incident, Part, Plan, Rotation, StatedFact, slot_form, when_pair
from tumen.link.standing import supporters, undrifted
from tumen.publish.snapshot import Snapshot
from tumen.publish.words import VERDICTS_BY_WEIGHT, day_words, slot_words, source_words, value_words, when_words
from tumen.serve.pages import (
    ContradictionLine,
    Link,
    Term,
    claim_href,
    claim_link,
    claim_links,
    contradiction_line,
    dated_words,
    incident_link,
    report_href,
    support_words,
    term,
    told_by,
    what_words,
    where_claimed,
)
from tumen.serve.signal_lines import ForcedLabourLine, PracticeLine, forced_labour_lines, practice_lines


@dataclass(frozen=True, kw_only=True, slots=True)
class Saying:
    """One claim of the incident: who published it and when, who says so according to the report, and its origins."""

    id: str
    href: str
    quote: str
    modality: Term
    report: Link
    publisher: str
    published: str | None
    dated: str
    source: str
    source_type: Term
    origins: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ValueLine:
    """One value that is claimed for a slot, and who claims it."""

    text: str
    value: Any
    sayings: tuple[Saying, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SlotValues:
    """Every value that is claimed for a slot, side by side."""

    slot: Term
    values: tuple[ValueLine, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PartLine:
    """People of one claim are among the people of another.

    `via` is the claim that the part retells, where only that one's report says so, with the `probability` of the
    retelling (0 to 1); null where the part's own report says so.
    """

    part: Link
    part_count: str | None
    whole: Link
    whole_count: str | None
    via: Link | None
    probability: float


@dataclass(frozen=True, kw_only=True, slots=True)
class RotationLine:
    """The incident is one leg of a rotation; `other` is null where no claim tells of the other leg."""

    leg: Term
    other: Link | None
    stated_by: tuple[Link, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanLine:
    """What became of a planned claim, by later claims."""

    claim: Link
    state: Term
    carried_out_by: tuple[Link, ...]
    failed_by: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How many claims are told in one way, and the known origins behind them."""

    modality: Term
    claims: int
    origins: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ElementLine:
    """One element of a provision or an exception to it; `reading` is its state on the functional reading (B) where that
    differs from the formal one (A).
    """

    id: str
    statement: str
    state: Term
    reading: Term | None
    why: str
    claims: tuple[Link, ...]
    facts: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FindingLine:
    """What one provision says of the incident. `bounded`: the period rests on bounds, not on a stated time.

    `title`, `cite` and `rule` (its operative words) are those of the law's file; null where it does not have them.
    `strength` are the sentences on how well it is supported, `established` whether it counts as that.
    """

    provision: str
    title: str | None
    cite: str | None
    rule: str | None
    paragraph: str | None
    verdict: Term
    period: list[str | None] | None
    period_words: str
    bounded: bool
    duty: str
    why: str
    strength: tuple[str, ...]
    established: bool
    elements: tuple[ElementLine, ...]
    exceptions: tuple[ElementLine, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class IncidentPage:
    """The page of an incident. `unknown` are its claims whose origin nobody knows: they add no support.

    `standing` is the strongest way in which it is told; only origins of claims told so are its support, and `told` has
    the others beside them. `origins` are those that support it.

    `findings` come with those first that need a person's eyes.
    """

    page: str
    id: str
    what: str
    where: tuple[str, ...]
    status: Term
    standing: Term
    told: tuple[Standing, ...]
    support: int
    support_words: str
    origins: tuple[str, ...]
    unknown: tuple[Link, ...]
    slots: tuple[SlotValues, ...]
    sayings: tuple[Saying, ...]
    parts: tuple[PartLine, ...]
    contradictions: tuple[ContradictionLine, ...]
    rotation: RotationLine | None
    plans: tuple[PlanLine, ...]
    employer_named: bool
    findings: tuple[FindingLine, ...]
    practices: tuple[PracticeLine, ...]
    forced_labour: tuple[ForcedLabourLine, ...]
    reasons: tuple[str, ...]
    notes: tuple[str, ...]


def incident_page(incident: Incident, view: Snapshot) -> IncidentPage:
    """The page of `incident`."""
    claims = view.claims_in(incident)
    sayings = {claim.id: _saying(claim, view) for claim in claims}
    names = {origin.key: origin.name for claim in claims for origin in view.origins(claim.id)}
    roots = {claim.id: view.origins(claim.id) for claim in claims}
    by_slot: dict[str, list[ValueLine]] = {}
    for claimed in incident.values:
        line = ValueLine(
            text=value_words(claimed.slot, claimed.value) or "open",
            value=claimed.value,
            sayings=tuple(sayings[name] for name in claimed.claims if name in sayings),
            origins=tuple(names.get(key, key) for key in claimed.origins),
        )
        by_slot.setdefault(claimed.slot, []).append(line)
    return IncidentPage(
        page="incident",
        id=incident.id,
        what=what_words(incident, claims),
        where=where_claimed(claims),
        status=term("status", incident.status),
        standing=term("modality", incident.standing),
        told=tuple(
            Standing(
                modality=term("modality", str(value.value)),
                claims=len(value.claims),
                origins=tuple(names.get(key, key) for key in value.origins),
            )
            for value in incident.values
            if value.slot == "modality"
        ),
        support=incident.support,
        support_words=support_words(incident.support),
        origins=tuple(sorted(names[key] for key in supporters(undrifted(claims, roots), roots))),
        unknown=tuple(claim_link(claim, view) for claim in claims if not view.origins(claim.id)),
        slots=tuple(
            SlotValues(slot=Term(word=slot, label=slot_words(slot)), values=tuple(values))
            for slot, values in by_slot.items()
        ),
        sayings=tuple(sayings.values()),
        parts=tuple(
            _part(part, view)
            for part in incident.parts
            if part.claim in view.claim_by_id and part.of in view.claim_by_id
        ),
        contradictions=tuple(contradiction_line(conflict, view) for conflict in incident.contradictions),
        rotation=_rotation(incident.rotation, view) if incident.rotation is not None else None,
        plans=tuple(_plan(plan, view) for plan in incident.plans if plan.claim in view.claim_by_id),
        employer_named=any(claim.employer for claim in claims),
        findings=tuple(
            _finding(finding, view)
            for finding in sorted(
                view.findings_of.get(incident.id, ()), key=lambda finding: VERDICTS_BY_WEIGHT.index(finding.verdict)
            )
        ),
        practices=practice_lines(incident, view),
        forced_labour=forced_labour_lines(incident, view),
        reasons=incident.reasons,
        notes=view.effective.notes.get(incident.id, ()),
    )


def _saying(claim: Claim, view: Snapshot) -> Saying:
    report = view.report_by_id[claim.report]
    return Saying(
        id=claim.id,
        href=claim_href(claim),
        quote=claim.quote,
        modality=term("modality", claim.modality),
        report=Link(href=report_href(report.id), text=report.title or report.name),
        publisher=told_by(report),
        published=day_words(report.published.isoformat()) if report.published else None,
        dated=dated_words(report),
        source=source_words(slot_form(claim.source)),
        source_type=term("source type", claim.source.type),
        origins=tuple(origin.name for origin in view.origins(claim.id)),
    )


def _part(part: Part, view: Snapshot) -> PartLine:
    claim, whole = view.claim_by_id[part.claim], view.claim_by_id[part.of]
    via = view.claim_by_id.get(part.via or "")
    return PartLine(
        part=claim_link(claim, view),
        part_count=value_words("count", slot_form(claim.count)),
        whole=claim_link(whole, view),
        whole_count=value_words("count", slot_form(whole.count)),
        via=claim_link(via, view) if via is not None else None,
        probability=part.probability,
    )


def _rotation(rotation: Rotation, view: Snapshot) -> RotationLine:
    other = view.incident_by_id.get(rotation.other or "")
    return RotationLine(
        leg=term("leg", rotation.leg),
        other=incident_link(other, view) if other is not None else None,
        stated_by=claim_links(rotation.stated_by, view),
        why=rotation.why,
    )


def _plan(plan: Plan, view: Snapshot) -> PlanLine:
    return PlanLine(
        claim=claim_link(view.claim_by_id[plan.claim], view),
        state=term("plan", plan.state),
        carried_out_by=claim_links(plan.carried_out_by, view),
        failed_by=claim_links(plan.failed_by, view),
    )


def _finding(finding: Finding, view: Snapshot) -> FindingLine:
    law = next((entry for entry in bundled().provisions if entry.id == finding.provision), None)
    support = view.strength(finding) if law is not None else None
    return FindingLine(
        provision=finding.provision,
        title=law.title if law else None,
        cite=law.cite if law else None,
        rule=law.quote if law else None,
        paragraph=finding.paragraph,
        verdict=term("verdict", finding.verdict),
        period=when_pair(finding.period),
        period_words=when_words(slot_form(finding.period)) if finding.period else "time not known",
        bounded=finding.bounded,
        duty=finding.duty,
        why=finding.why,
        strength=support.says if support is not None else (),
        established=support is not None and support.established,
        elements=tuple(_element(element, view) for element in finding.elements),
        exceptions=tuple(_element(element, view) for element in finding.exceptions),
        gaps=finding.gaps,
    )


def _element(element: Element, view: Snapshot) -> ElementLine:
    return ElementLine(
        id=element.id,
        statement=element.statement,
        state=term("state", element.state),
        reading=term("state", element.reading) if element.reading is not None else None,
        why=element.why,
        claims=tuple(claim_link(view.claim_by_id[name], view) for name in element.claims if name in view.claim_by_id),
        facts=tuple(_fact_link(view.fact_by_id[name], view) for name in element.facts if name in view.fact_by_id),
    )


def _fact_link(fact: StatedFact, view: Snapshot) -> Link:
    report = view.report_by_id[fact.report]
    known = bundled().facts.get(fact.fact)
    meaning = known.meaning if known else fact.fact.replace("_", " ")
    said = f"{meaning}: {fact.value}" if fact.value else meaning
    return Link(href=report_href(report.id), text=f"{said}: “{fact.quote}” ({told_by(report)})")

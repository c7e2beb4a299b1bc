"""Everything of a case at one moment, as plain values, and what of it may leave the machine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Protocol

from tumen.assess import strength
from tumen.case import Original
from tumen.case.marking import held
from tumen.ledger import Claim, Decision, Effective, Finding, Incident, Lineage, Origin, Report, StatedFact, Strength
from tumen.link.incidents import incident as redrawn
from tumen.link.related import related


class CaseView(Protocol):
    """What is read of a case; `tumen.case.Case` is one."""

    def originals(self) -> Iterable[Original]: ...
    def containers(self) -> Iterable[Original]: ...
    def decisions(self) -> Iterable[Decision]: ...
    def proposals(self) -> Iterable[Claim]: ...
    def reports(self) -> Iterable[Report]: ...
    def effective(self) -> Effective: ...
    def facts(self) -> Iterable[StatedFact]: ...
    def lineage(self) -> Lineage: ...
    def incidents(self) -> Iterable[Incident]: ...
    def findings(self) -> Iterable[Finding]: ...


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """A case as values, with the look-ups that tables and pages share.

    `effective` holds the claims as people left them, `rejected` those that they rejected, as extracted, and `decisions`
    the journal, which is for people at this machine and in nothing that leaves it. `captures` tells where the bytes of
    a report, or of a file that holds reports, came from, by its id. Reports are in order of name, claims in order of
    report and place in the text.
    """

    reports: tuple[Report, ...]
    effective: Effective
    facts: tuple[StatedFact, ...]
    lineage: Lineage
    incidents: tuple[Incident, ...]
    findings: tuple[Finding, ...]
    captures: Mapping[str, Original] = field(default_factory=lambda: MappingProxyType({}))
    decisions: tuple[Decision, ...] = ()
    rejected: tuple[Claim, ...] = ()

    @cached_property
    def report_by_id(self) -> Mapping[str, Report]:
        """Reports by id, in order of name."""
        ordered = sorted(self.reports, key=lambda report: (report.name, report.id))
        return MappingProxyType({report.id: report for report in ordered})

    @cached_property
    def claim_by_id(self) -> Mapping[str, Claim]:
        """Claims by id, in order of report and place in the text."""
        rank = {name: number for number, name in enumerate(self.report_by_id)}
        ordered = sorted(
            (claim for claim in self.effective.claims if claim.report in rank),
            key=lambda claim: (rank[claim.report], claim.start, claim.end, claim.id),
        )
        return MappingProxyType({claim.id: claim for claim in ordered})

    @cached_property
    def fact_by_id(self) -> Mapping[str, StatedFact]:
        """Stated facts by id."""
        return MappingProxyType({fact.id: fact for fact in self.facts})

    @cached_property
    def incident_of(self) -> Mapping[str, Incident]:
        """The incident of each claim that is in one, by the claim's id."""
        return MappingProxyType({name: incident for incident in self.incidents for name in incident.claims})

    @cached_property
    def incident_by_id(self) -> Mapping[str, Incident]:
        """Incidents by id."""
        return MappingProxyType({incident.id: incident for incident in self.incidents})

    @cached_property
    def findings_of(self) -> Mapping[str, tuple[Finding, ...]]:
        """Findings by the incident's id."""
        found: dict[str, list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(finding.incident, []).append(finding)
        return MappingProxyType({name: tuple(of) for name, of in found.items()})

    def origins(self, claim: str) -> tuple[Origin, ...]:
        """The known independent roots of a claim; empty where its origin is unknown."""
        return self.lineage.origins.get(claim, ())

    def strength(self, finding: Finding) -> Strength:
        """How well a finding of the case is supported."""
        return strength(
            finding,
            self.incident_by_id[finding.incident],
            claims=self.claim_by_id,
            origins=self.lineage.origins,
            facts=self.fact_by_id,
        )

    def claims_in(self, incident: Incident) -> tuple[Claim, ...]:
        """The claims of an incident, in its order."""
        return tuple(self.claim_by_id[name] for name in incident.claims if name in self.claim_by_id)


def snapshot(case: CaseView) -> Snapshot:
    """The case as it stands now."""
    effective, decisions = case.effective(), tuple(case.decisions())
    return Snapshot(
        reports=tuple(case.reports()),
        effective=effective,
        facts=tuple(case.facts()),
        lineage=case.lineage(),
        incidents=tuple(case.incidents()),
        findings=tuple(case.findings()),
        captures=MappingProxyType({one.id: one for one in (*case.originals(), *case.containers())}),
        decisions=decisions,
        rejected=tuple(claim for claim in case.proposals() if claim.id in effective.rejected)
        if effective.rejected
        else (),
    )


def releasable(whole: Snapshot) -> tuple[Snapshot, tuple[Report, ...]]:
    """What may leave the machine, and the reports that stay because of their marking.

    Everything that rests on a report that stays goes with it: its claims, retellings from or of it, origins in it. An
    incident that loses a claim, an origin or a part is drawn again from the rest, without the reasons and findings that
    were drawn with all of it; rotations and plans are found again among what may leave.
    """
    out = held(whole.reports, whole.captures)
    if not out:
        return whole, ()
    claims = tuple(claim for claim in whole.effective.claims if claim.report not in out)
    kept = frozenset(claim.id for claim in claims)
    lineage = _lineage(whole.lineage, out=out, kept=kept)
    roots = {name: lineage.origins.get(name, ()) for name in kept}
    by_id = {claim.id: claim for claim in claims}
    reports = {report.id: report for report in whole.reports if report.id not in out}
    employers = frozenset(" ".join(claim.employer.split()) for claim in claims if claim.employer)
    same_employers = frozenset(two for two in whole.effective.same_employers if employers.issuperset(two))
    incidents = []
    changed = set()
    for incident in whole.incidents:
        named = {name for part in incident.parts for name in (part.claim, part.of, part.via) if name is not None}
        if kept.issuperset(named.union(incident.claims)) and all(
            whole.origins(name) == lineage.origins.get(name, ()) for name in incident.claims
        ):
            incidents.append(incident)
            continue
        changed.add(incident.id)
        rest = [by_id[name] for name in incident.claims if name in kept]
        parts = [part for part in incident.parts if kept.issuperset({part.claim, part.of, part.via or part.of})]
        if rest:
            incidents.append(redrawn(rest, roots, parts, reasons=(), reports=reports, others=by_id))
    return (
        Snapshot(
            reports=tuple(report for report in whole.reports if report.id not in out),
            effective=replace(whole.effective, claims=claims, same_employers=same_employers),
            facts=tuple(fact for fact in whole.facts if fact.report not in out),
            lineage=lineage,
            incidents=related(incidents, by_id, reports, lineage, same_employers=same_employers),
            findings=tuple(finding for finding in whole.findings if finding.incident not in changed),
        ),
        tuple(report for report in whole.report_by_id.values() if report.id in out),
    )


def _lineage(lineage: Lineage, *, out: frozenset[str], kept: frozenset[str]) -> Lineage:
    return Lineage(
        retellings=tuple(edge for edge in lineage.retellings if edge.report not in out and edge.of not in out),
        origins=MappingProxyType(
            {
                name: tuple(origin for origin in origins if origin.report not in out)
                for name, origins in lineage.origins.items()
                if name in kept
            }
        ),
        families=MappingProxyType({name: label for name, label in lineage.families.items() if name not in out}),
    )

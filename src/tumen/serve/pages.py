"""What each page shows, as plain values: the page is drawn from them and its JSON twin is them.

Every machine word stands beside its words for people (`Term`), every address of another page is in `href`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tumen.ledger import Claim, Contradiction, Finding, Incident, Report, Retelling, Status, When, slot_form
from tumen.nouns import counted
from tumen.publish.rows import claimed
from tumen.publish.snapshot import Snapshot
from tumen.publish.words import STRIKING, VERDICTS_BY_WEIGHT, say, slot_words, when_words

STATUSES: tuple[Status, ...] = ("contested", "corroborated", "single_origin", "unknown_origin", "denied")
"""The order in which incidents are listed: what needs a person first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A machine word and what it means."""

    word: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """Another page and what it is called."""

    href: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportLine:
    """A report in a list."""

    id: str
    href: str
    name: str
    title: str
    publisher: str | None
    dated: str
    claims: int
    marking: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class IncidentLine:
    """An incident in a list. `where`, `when`, `how_many` and `employer` hold every value that is claimed.

    `verdicts` are those that need a person's eyes, each with the number of its findings.
    """

    id: str
    href: str
    what: str
    where: tuple[str, ...]
    when: tuple[str, ...]
    how_many: tuple[str, ...]
    employer: tuple[str, ...]
    claims: int
    standing: Term
    support: int
    support_words: str
    contradictions: int
    findings: int
    verdicts: tuple[tuple[Term, int], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class IncidentGroup:
    """The incidents of one status."""

    status: Term
    incidents: tuple[IncidentLine, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ContradictionLine:
    """Claims that cannot all be true; `incident` is null on the incident's own page.

    `between` tells whether independent origins stand against each other, `sides` which claims do.
    """

    incident: Link | None
    about: Term
    between: Term
    why: str
    claims: tuple[Link, ...]
    sides: tuple[tuple[Link, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """How much is in the case. `origins` are the independent roots that claims go back to."""

    reports: int
    claims: int
    incidents: int
    origins: int
    contradictions: int
    findings: int
    decisions: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Overview:
    """The first page. `empty` tells what to do where the case holds no report yet."""

    page: str
    title: str
    empty: str | None
    counts: Counts
    findings: tuple[tuple[Term, int], ...]
    groups: tuple[IncidentGroup, ...]
    contradictions: tuple[ContradictionLine, ...]
    reports: tuple[ReportLine, ...]


EMPTY = "Nothing is in this case yet. Add reports with  tumen add CASE PATH…  and load this page again."


def overview(view: Snapshot, *, title: str) -> Overview:
    """The overview of a case; `title` is its name."""
    claims = view.claim_by_id
    in_report = Counter(claim.report for claim in claims.values())
    return Overview(
        page="overview",
        title=title,
        empty=None if view.reports else EMPTY,
        counts=Counts(
            reports=len(view.reports),
            claims=len(claims),
            incidents=len(view.incidents),
            origins=len({origin.key for name in claims for origin in view.origins(name)}),
            contradictions=sum(len(incident.contradictions) for incident in view.incidents),
            findings=len(view.findings),
            decisions=len(view.decisions),
        ),
        findings=_verdicts(view.findings),
        groups=tuple(
            IncidentGroup(status=term("status", status), incidents=tuple(_incident_line(one, view) for one in found))
            for status in STATUSES
            if (found := sorted((one for one in view.incidents if one.status == status), key=_by_time(view)))
        ),
        contradictions=tuple(
            contradiction_line(conflict, view, of=incident)
            for incident in view.incidents
            for conflict in incident.contradictions
        ),
        reports=tuple(_report_line(report, claims=in_report[report.id]) for report in view.report_by_id.values()),
    )


def _by_time(view: Snapshot) -> Any:
    def key(incident: Incident) -> tuple[bool, str, str]:
        days = [str(claim.time.start or claim.time.end) for claim in view.claims_in(incident) if claim.time]
        return (not days, min(days, default=""), incident.id)

    return key


def _incident_line(incident: Incident, view: Snapshot) -> IncidentLine:
    claims = view.claims_in(incident)
    findings = view.findings_of.get(incident.id, ())
    return IncidentLine(
        id=incident.id,
        href=incident_href(incident.id),
        what=what_words(incident, claims),
        where=where_claimed(claims),
        when=claimed("time", claims),
        how_many=claimed("count", claims),
        employer=claimed("employer", claims),
        claims=len(claims),
        standing=term("modality", incident.standing),
        support=incident.support,
        support_words=support_words(incident.support),
        contradictions=len(incident.contradictions),
        findings=len(findings),
        verdicts=_verdicts(finding for finding in findings if finding.verdict in STRIKING),
    )


def _verdicts(findings: Iterable[Finding]) -> tuple[tuple[Term, int], ...]:
    counts = Counter(finding.verdict for finding in findings)
    return tuple((term("verdict", word), counts[word]) for word in VERDICTS_BY_WEIGHT if counts[word])


def what_words(incident: Incident, claims: Sequence[Claim]) -> str:
    """What the incident is about, in plain words: its kind and the directions that are claimed."""
    directions = dict.fromkeys(claim.direction for claim in claims if claim.direction)
    told = " or ".join(str(say("direction", direction)) for direction in directions)
    kind = str(say("kind", incident.kind))
    return f"{kind} {told}" if told else kind


def where_claimed(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The places that are claimed, each once; the host states where no place is."""
    names = dict.fromkeys(claim.where.name for claim in claims if claim.where)
    return tuple(names) or claimed("host", claims)


def support_words(support: int) -> str:
    """Support in independent origins, in words."""
    return counted(support, "independent origin") if support else "no known origin"


def _report_line(report: Report, *, claims: int) -> ReportLine:
    return ReportLine(
        id=report.id,
        href=report_href(report.id),
        name=report.name,
        title=report.title or report.name,
        publisher=report.publisher,
        dated=dated_words(report),
        claims=claims,
        marking=report.marking,
    )


def dated_words(report: Report) -> str:
    """When a report was written, as far as anything dates it."""
    if report.published:
        return when_words(slot_form(When(start=report.published, end=report.published)))
    if report.written_between:
        return f"undated; its text proves: {when_words(slot_form(report.written_between))}"
    return "undated"


def contradiction_line(conflict: Contradiction, view: Snapshot, *, of: Incident | None = None) -> ContradictionLine:
    """A contradiction with the claims that stand against each other, and the incident `of` which it is."""
    return ContradictionLine(
        incident=incident_link(of, view) if of else None,
        about=Term(word=conflict.slot, label=slot_words(conflict.slot)),
        between=term("between", conflict.between),
        why=conflict.why,
        claims=claim_links(conflict.claims, view),
        sides=tuple(claim_links(side, view) for side in conflict.sides),
    )


def claim_links(names: Iterable[str], view: Snapshot) -> tuple[Link, ...]:
    """The cards of these claims, in their order."""
    return tuple(claim_link(view.claim_by_id[name], view) for name in names if name in view.claim_by_id)


def incident_link(incident: Incident, view: Snapshot) -> Link:
    """The incident's page, named by what it is about and where."""
    claims = view.claims_in(incident)
    about = (what_words(incident, claims), " or ".join(where_claimed(claims)))
    return Link(href=incident_href(incident.id), text=", ".join(words for words in about if words))


def claim_link(claim: Claim, view: Snapshot) -> Link:
    """The claim's card in its report, named by its quote and publisher."""
    return Link(href=claim_href(claim), text=f"“{claim.quote}” ({told_by(view.report_by_id[claim.report])})")


def told_by(report: Report) -> str:
    """Who published the report, or its name where nobody is named."""
    return report.publisher or report.title or report.name


def retold(edge: Retelling, view: Snapshot) -> Link | None:
    """The report that an edge says is retold, where it is in the case."""
    root = view.report_by_id.get(edge.of or "")
    return Link(href=report_href(root.id), text=f"{root.title or root.name} ({told_by(root)})") if root else None


def term(vocabulary: str, word: str) -> Term:
    """A machine word with its words for people."""
    return Term(word=word, label=str(say(vocabulary, word)))


def report_href(report: str) -> str:
    """The page of a report."""
    return f"/reports/{report}"


def incident_href(incident: str) -> str:
    """The page of an incident."""
    return f"/incidents/{incident}"


def claim_href(claim: Claim) -> str:
    """The claim's card on the page of its report."""
    return f"{report_href(claim.report)}#claim-{claim.id}"

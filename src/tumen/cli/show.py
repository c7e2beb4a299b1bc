"""`tumen show`: what a case holds."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated

import typer

from tumen.cli.names import put_names
from tumen.cli.review import put_review
from tumen.cli.terminal import put_json, put_table, tell
from tumen.cli.words import OPEN, value, what, where
from tumen.ledger import Drift, Incident, claim_line, finding_form, incident_form, origins_form, report_form
from tumen.publish.words import say, slot_words, value_words

if TYPE_CHECKING:
    from tumen.case import Case

SHORT = 8
"""Characters of an id that tables show; any command takes them for the whole."""


QUOTE = 70
"""Characters of a quote by which a table lets an incident be recognised."""


class Part(StrEnum):
    """What can be shown of a case."""

    REPORTS = "reports"
    CLAIMS = "claims"
    INCIDENTS = "incidents"
    FINDINGS = "findings"
    ORIGINS = "origins"
    REVIEW = "review"
    NAMES = "names"


def command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case file.")],
    part: Annotated[
        Part | None,
        typer.Argument(metavar="[PART]", help="reports, claims, incidents, findings, origins, review, names."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one object a line as JSON.")] = False,
) -> None:
    """Show a case: a summary, or its reports, claims, incidents, findings origins, or what to look at."""
    from tumen.pipeline import open_case

    with open_case(case) as opened:
        if part is None:
            summary(opened, as_json=as_json)
        else:
            {
                Part.REPORTS: _reports,
                Part.CLAIMS: _claims,
                Part.INCIDENTS: _incidents,
                Part.FINDINGS: _findings,
                Part.ORIGINS: _origins,
                Part.REVIEW: put_review,
                Part.NAMES: put_names,
            }[part](opened, as_json)


def summary(case: Case, *, as_json: bool = False) -> None:
    """Print how much of each a case holds."""
    lineage, incidents = case.lineage(), case.incidents()
    figures = {
        "reports": len(case.reports()),
        "claims": len(case.claims()),
        "incidents": len(incidents),
        "independent origins": len({o.key for origins in lineage.origins.values() for o in origins}),
        "retellings": len([edge for edge in lineage.retellings if edge.of is not None]),
        "contradictions": sum(len(incident.contradictions) for incident in incidents),
        "findings": len(case.findings()),
        "decisions": len(case.decisions()),
    }
    if as_json:
        put_json([figures])
    else:
        for name, number in figures.items():
            tell(f"{number:>7,}  {name}")


def _reports(case: Case, as_json: bool) -> None:
    reports = case.reports()
    if as_json:
        put_json(report_form(report) for report in reports)
        return
    claims = case.claims()
    rows = [
        (
            r.id[:SHORT],
            r.name,
            r.publisher or OPEN,
            str(r.published) if r.published else value("time", r.written_between),
            r.language or OPEN,
            str(sum(claim.report == r.id for claim in claims)),
            r.title or OPEN,
        )
        for r in reports
    ]
    columns = ("id", "report", "publisher", "written", "lang", "claims", "title")
    put_table("Reports", columns, rows, empty="No reports yet; add some with: tumen add CASE PATH…")


def _claims(case: Case, as_json: bool) -> None:
    reports = {report.id: report for report in case.reports()}
    claims = sorted(case.claims(), key=lambda claim: (reports[claim.report].name, claim.start, claim.id))
    if as_json:
        put_json(claim_line(claim, reports[claim.report]) for claim in claims)
        return
    rows = [
        (
            c.id[:SHORT],
            reports[c.report].name,
            what(c),
            value("count", c.count),
            where(c),
            value("time", c.time),
            c.source.description,
            c.quote,
        )
        for c in claims
    ]
    columns = ("id", "report", "kind", "count", "where", "when", "who says so", "quote")
    put_table("Claims", columns, rows, empty="No claims were found in the reports of this case.")


def _incidents(case: Case, as_json: bool) -> None:
    incidents = case.incidents()
    if as_json:
        put_json(incident_form(incident) for incident in incidents)
        return
    claims = {claim.id: claim for claim in case.claims()}
    rows = []
    for incident in sorted(incidents, key=_weight):
        own = [claims[name] for name in incident.claims]
        # each value that is claimed, side by side: conflicts are shown, never averaged
        rows.append(
            (
                incident.id[:SHORT],
                incident.kind,
                " | ".join(sorted({value("count", c.count) for c in own if c.count}) or [OPEN]),
                " | ".join(sorted({where(c) for c in own})),
                " | ".join(sorted({value("time", c.time) for c in own if c.time}) or [OPEN]),
                str(len(own)),
                str(incident.support),
                say("status", incident.status) or OPEN,
                "; ".join(x.why for x in incident.contradictions) or OPEN,
                shorten(own[0].quote, QUOTE, placeholder=" …"),
            )
        )
    columns = ("id", "kind", "count", "where", "when", "claims", "support", "status", "contradictions", "in its words")
    put_table("Incidents (support in independent origins)", columns, rows, empty="No incidents in this case.")


def _weight(incident: Incident) -> tuple[int, int, int, str]:
    """Conflicts first, then what is best supported."""
    return -len(incident.contradictions), -incident.support, -len(incident.claims), incident.id


def _findings(case: Case, as_json: bool) -> None:
    findings = case.findings()
    if as_json:
        put_json(finding_form(finding) for finding in findings)
        return
    rows = [
        (
            f.incident[:SHORT],
            f.provision,
            say("verdict", f.verdict) or OPEN,
            value("time", f.period) + (" (bounds)" if f.bounded else ""),
            f.why,
            " ".join(f.gaps) or OPEN,
        )
        for f in findings
        if f.verdict != "not_covered"
    ]
    columns = ("incident", "provision", "verdict", "period", "why", "what is missing")
    put_table("Findings, if the claims are true", columns, rows, empty="No provision bears on this case.")
    if len(rows) < len(findings):
        tell(
            f"{len(findings) - len(rows)} findings that a rule does not cover an incident are left out; --json has all."
        )


def _drift(drift: Drift) -> str:
    """A slot that changed on the way, such as `How many: about 400 → 400 or more`."""
    slot = "place" if drift.slot == "where" else drift.slot
    was, became = value_words(slot, drift.was), value_words(slot, drift.became)
    return f"{slot_words(slot)}: {was or OPEN} → {became or OPEN}"


def _origins(case: Case, as_json: bool) -> None:
    lineage, reports = case.lineage(), case.reports()
    claims = {claim.id: claim for claim in case.claims()}
    forms = [origins_form(report, claims, lineage) for report in reports]
    if as_json:
        put_json(forms)
        return
    names = {report.id: report.name for report in reports}
    rows = []
    for report, form in zip(reports, forms, strict=True):
        keys = sorted({origin["name"] for origins in form["claims"].values() for origin in origins})
        unknown = sum(not origins for origins in form["claims"].values())
        edges = [edge for edge in lineage.retellings if edge.report == report.id]
        rows.append(
            (
                report.name,
                "; ".join(f"{names.get(e.of or '', e.outlet)} ({e.probability:.0%})" for e in edges) or OPEN,
                "; ".join(_drift(drift) for edge in edges for drift in edge.drifts) or OPEN,
                "; ".join(keys) or OPEN,
                str(unknown) if unknown else OPEN,
            )
        )
    columns = ("report", "retells", "changed on the way", "origins of its claims", "of unknown origin")
    put_table("Origins", columns, rows, empty="No reports yet; add some with: tumen add CASE PATH…")

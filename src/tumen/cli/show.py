"""`tumen show`: what a case holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tumen.cli.decisions import put_decisions
from tumen.cli.incidents import SHORT, put_incidents
from tumen.cli.misstated import put_misstatements
from tumen.cli.names import put_names
from tumen.cli.origins import put_origins
from tumen.cli.practices import put_signalled
from tumen.cli.review import put_review
from tumen.cli.terminal import put_json, put_table, tell
from tumen.cli.words import OPEN, value, what, where
from tumen.errors import CaseError
from tumen.ledger import Finding, Strength, claim_line, finding_form, plain_form, report_form
from tumen.nouns import counted, noun_for
from tumen.publish.words import say

if TYPE_CHECKING:
    from tumen.case import Case
    from tumen.law import Law


class Part(StrEnum):
    """What can be shown of a case."""

    REPORTS = "reports"
    CLAIMS = "claims"
    INCIDENTS = "incidents"
    FINDINGS = "findings"
    ORIGINS = "origins"
    REVIEW = "review"
    NAMES = "names"
    PRACTICES = "practices"
    FORCED_LABOUR = "forced-labour"
    LAW = "law"
    DECISIONS = "decisions"


def command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case file.")],
    part: Annotated[
        Part | None,
        typer.Argument(metavar="[PART]", help=f"{', '.join(Part)}."),
    ] = None,
    why: Annotated[
        bool, typer.Option("--why", help="Of origins and incidents: what speaks for each, and what would change it.")
    ] = False,
    law: Annotated[
        list[Path] | None,
        typer.Option(
            "--law",
            metavar="DIR",
            help="Of findings, law, practices and forced-labour: with a folder of law of your own.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one object a line as JSON.")] = False,
) -> None:
    """Show a case: a summary, or its reports, claims, incidents, findings, origins, or what to look at.

    "law" shows where a report misstates the rules, and what holds; "decisions" what people decided, by whom and why.
    """
    from tumen.pipeline import open_case

    if why and part not in (Part.INCIDENTS, Part.ORIGINS):
        raise CaseError("show: --why tells of origins and incidents; write: tumen show CASE incidents --why")

    if law and part not in (Part.FINDINGS, Part.LAW, Part.PRACTICES, Part.FORCED_LABOUR):
        raise CaseError(
            "show: --law tells of findings, law, practices, forced-labour; write: tumen show CASE practices --law DIR"
        )

    with open_case(case) as opened:
        if part is None:
            summary(opened, as_json=as_json)
        elif part is Part.INCIDENTS:
            put_incidents(opened, why=why, as_json=as_json)
        elif part is Part.ORIGINS:
            put_origins(opened, why=why, as_json=as_json)
        elif part in (Part.PRACTICES, Part.FORCED_LABOUR):
            put_signalled(opened, forced=part is Part.FORCED_LABOUR, law=tuple(law or ()), as_json=as_json)
        elif part is Part.FINDINGS:
            _findings(opened, law or (), as_json=as_json)
        elif part is Part.LAW:
            put_misstatements(opened, folders=law or (), as_json=as_json)
        else:
            {
                Part.REPORTS: _reports,
                Part.CLAIMS: _claims,
                Part.REVIEW: put_review,
                Part.NAMES: put_names,
                Part.DECISIONS: put_decisions,
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
            tell(f"{number:>7,}  {noun_for(number, name.removesuffix('s'))}")


def _reports(case: Case, as_json: bool) -> None:
    reports = case.reports()
    if as_json:
        put_json(report_form(report) for report in reports)
        return
    claims = Counter(claim.report for claim in case.claims())
    rows = [
        (
            r.id[:SHORT],
            r.name,
            r.publisher or OPEN,
            str(r.published) if r.published else value("time", r.written_between),
            r.language or OPEN,
            str(claims[r.id]),
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


def _strengths(case: Case, law: Law) -> Callable[[Finding], Strength]:
    """How well each finding of the case is supported."""
    from tumen.assess import strength

    incidents = {incident.id: incident for incident in case.incidents()}
    claims = {claim.id: claim for claim in case.effective().claims}
    facts, origins = {fact.id: fact for fact in case.facts()}, case.lineage().origins

    def strength_of(finding: Finding) -> Strength:
        return strength(finding, incidents[finding.incident], claims=claims, origins=origins, facts=facts, law=law)

    return strength_of


def _support(found: Strength) -> str:
    number = ("no", "one", "two", "three")[found.independent] if found.independent < 4 else str(found.independent)
    origins = f"{number} {noun_for(found.independent, 'known origin')}"
    return f"{origins}: counts as established" if found.established else origins


def _findings(case: Case, folders: Sequence[Path], *, as_json: bool) -> None:
    from tumen.law import read_law
    from tumen.pipeline import findings_under

    law = read_law(folders)
    strength_of = _strengths(case, law)
    findings = findings_under(case, law) if folders else case.findings()
    if as_json:
        put_json(finding_form(one) | {"strength": plain_form(strength_of(one))} for one in findings)
        return
    rows = [
        (
            f.incident[:SHORT],
            f.provision,
            say("verdict", f.verdict) or OPEN,
            value("time", f.period) + (" (bounds)" if f.bounded else ""),
            f.why,
            _support(strength_of(f)),
            " ".join(f.gaps) or OPEN,
        )
        for f in findings
        if f.verdict != "not_covered"
    ]
    columns = ("incident", "provision", "verdict", "period", "why", "support", "what is missing")
    put_table("Findings, if the claims are true", columns, rows, empty="No provision bears on this case.")
    if len(rows) < len(findings):
        left = len(findings) - len(rows)
        tell(
            f"{counted(left, 'finding')} that a rule does not cover an incident {'is' if left == 1 else 'are'} left "
            "out; --json has all."
        )
    put_misstatements(case, folders=folders, beside=True)

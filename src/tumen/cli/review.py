"""`tumen show CASE review`: what a person should look at, the reading of reports first, then the least sure claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tumen.cli.terminal import put_json, put_table
from tumen.cli.words import score
from tumen.ledger import Claim, Report

if TYPE_CHECKING:
    from tumen.case import Case

UNSURE = 0.45
"""Claims with a smaller score are wrong more often than not, by the figures of docs/extraction.md."""
_SHORT = 8


def put_review(case: Case, as_json: bool) -> None:
    """Prints what is doubtful and was not decided on: flags of reading, claims dated after their page, low scores."""
    reports = {report.id: report for report in case.reports()}
    effective = case.effective()
    settled = {*effective.accepted, *effective.doubted, *effective.corrected}
    rows = [row for report in reports.values() for row in _of_report(report)]
    doubtful = [row for claim in case.claims() if claim.id not in settled for row in _of_claim(claim, reports)]
    rows += sorted(doubtful, key=lambda row: row["score"] if row["score"] is not None else -1.0)
    if as_json:
        put_json(rows)
        return
    put_table(
        "To look at",
        ("id", "report", "why", "score", "quote"),
        [(row["id"][:_SHORT], row["report"], row["why"], row["shown"], row["quote"] or "") for row in rows],
        empty="Nothing to look at: no doubt in reading, and no claim that is unsure and undecided.",
    )


def _of_report(report: Report) -> list[dict[str, Any]]:
    return [
        {"id": report.id, "report": report.name, "why": flag, "score": None, "quote": None, "shown": ""}
        for flag in report.flags
    ]


def _of_claim(claim: Claim, reports: dict[str, Report]) -> list[dict[str, Any]]:
    from tumen.link.doubts import told_too_early

    report = reports[claim.report]
    reasons = [reason for reason in (told_too_early(claim, report),) if reason]
    if claim.score is not None and claim.score < UNSURE:
        reasons.append("more often wrong than right at this score")
    return [
        {
            "id": claim.id,
            "report": report.name,
            "why": reason,
            "score": claim.score,
            "quote": claim.quote,
            "shown": score(claim),
        }
        for reason in reasons
    ]

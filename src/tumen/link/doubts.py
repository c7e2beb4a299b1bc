"""Claims that cannot be as they stand beside their report's day of writing."""

from __future__ import annotations

from datetime import date, timedelta

from tumen.ledger import Claim, Report
from tumen.link.times import written

_SLACK = timedelta(days=1)
"""A report of one day may tell of the next where its publisher lies west of what it tells of."""


def told_too_early(claim: Claim, report: Report) -> str | None:
    """Why a claim cannot be right: it tells as done what begins after its report was written.

    None where it can, where a plan or a possibility is told, and where nothing tells when the report was written. A
    claim that cannot be right means that the day of writing or the time of the claim is misread.
    """
    if claim.modality != "asserted" or claim.time is None or claim.time.start is None:
        return None
    last = written(report)[1]
    if last == date.max or claim.time.start <= last + _SLACK:
        return None
    return (
        f"tells as done what begins on {claim.time.start}, after its report was written ({last}): the day of "
        "writing or the time is misread"
    )

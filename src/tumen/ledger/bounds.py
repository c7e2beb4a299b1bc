"""When a claim can hold: its stated time, or the bounds that its telling allows (guideline, "Bounds")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tumen.ledger.claims import Claim, Report
from tumen.ledger.values import When

Told = Literal["past", "present", "future"]
"""How a claim is told: as a past event, as a state in the present, or as a plan."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounds:
    """The interval in which a claim happened or held; `when` is None where nothing bounds it.

    `stated` is true only where the report gives the time; what rests on other bounds is never called established.
    `why` says where the interval comes from.
    """

    when: When | None
    stated: bool
    why: str


def bounds(claim: Claim, report: Report, *, told: Told) -> Bounds:
    """Bounds of `claim`: a past event lies in (open, P], a state told in the present on the day of publication or in
    `written_between`, a plan in [Q, open). P and Q are `published`, else the end and the start of `written_between`.
    """
    if claim.time is not None:
        return Bounds(when=claim.time, stated=True, why="the report gives the time")
    first, last = _writing(report)
    named = "the day of publication" if report.published else "the days between which it was written"
    if first is None and last is None:
        return Bounds(when=None, stated=False, why="the report gives no time and nothing dates its writing")
    if told == "present":
        return Bounds(when=When(start=first, end=last), stated=False, why=f"told in the present: {named}")
    if told == "past":
        when = When(start=None, end=last) if last else None
        return Bounds(when=when, stated=False, why=f"told as past: not after {named}")
    when = When(start=first, end=None) if first else None
    return Bounds(when=when, stated=False, why=f"told as a plan: not before {named}")


def _writing(report: Report) -> tuple[date | None, date | None]:
    if report.published is not None:
        return report.published, report.published
    if report.written_between is not None:
        return report.written_between.start, report.written_between.end
    return None, None

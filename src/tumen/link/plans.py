"""What became of planned claims: carried out or failed only where a later claim says so, never by passing time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from tumen.ledger import Claim, Incident, Lineage, Plan, PlanState, Report
from tumen.link.compare import comparable, distinctive
from tumen.link.counts import exclude, same_number
from tumen.link.edges import PROBABLE
from tumen.link.nearby import Nearby
from tumen.link.places import relation
from tumen.link.times import gap_days, written

_PLANNED = frozenset({"movement", "hiring", "enforcement", "order"})
"""Kinds that are carried out; a standing situation only begins."""

_YEAR = 366
_SLACK = 31
"""Days by which what is carried out may lie beside the time for which it was planned."""


def plans(
    incidents: Sequence[Incident], claims: Mapping[str, Claim], reports: Mapping[str, Report], lineage: Lineage
) -> dict[str, tuple[Plan, ...]]:
    """The plans of each incident that holds a planned claim, by the incident's id; near linear by place and day."""
    planned = [
        (one.id, claims[name])
        for one in incidents
        if one.kind in _PLANNED
        for name in one.claims
        if claims[name].modality == "planned"
    ]
    if not planned:
        return {}
    later = Nearby(
        (
            claims[name]
            for one in incidents
            if one.kind in _PLANNED
            for name in one.claims
            if claims[name].modality in ("asserted", "denied")
        ),
        reports,
    )
    retells = _Retells(lineage)
    found: dict[str, list[Plan]] = {}
    for home, plan in planned:
        answers = [
            claim
            for claim in later.near(plan, before=_SLACK, after=_YEAR)
            if _answers(plan, claim, reports) and not retells.same_news(claim, plan)
        ]
        found.setdefault(home, []).append(_plan(plan, answers))
    return {home: tuple(made) for home, made in sorted(found.items())}


class _Retells:
    """Whether a claim only retells a plan, so that it tells nothing of what became of it."""

    def __init__(self, lineage: Lineage) -> None:
        self._origins = lineage.origins
        self._roots: dict[str, list[str]] = {}
        for edge in lineage.retellings:
            if edge.of is not None and edge.probability >= PROBABLE:
                self._roots.setdefault(edge.report, []).append(edge.of)

    def same_news(self, claim: Claim, plan: Claim) -> bool:
        """Whether `claim` has its news from where `plan` has it: "will send 500" becomes "sent 500" on the way."""
        origins = self._origins.get(claim.id, ())
        keys = {origin.key for origin in origins}
        planned = {origin.key for origin in self._origins.get(plan.id, ())}
        if keys & planned:
            # only a report of the origin itself can say that its own plan came true
            return not any(origin.report == claim.report for origin in origins)
        return not keys and plan.report in self._all_roots(claim.report)

    def _all_roots(self, report: str) -> set[str]:
        seen: set[str] = set()
        stack = [report]
        while stack:
            for root in self._roots.get(stack.pop(), ()):
                if root not in seen:
                    seen.add(root)
                    stack.append(root)
        return seen


def _plan(plan: Claim, answers: Sequence[Claim]) -> Plan:
    done = tuple(claim.id for claim in answers if claim.modality == "asserted")
    failed = tuple(claim.id for claim in answers if claim.modality == "denied")
    state: PlanState = "disputed" if done and failed else "carried_out" if done else "failed" if failed else "open"
    return Plan(claim=plan.id, state=state, carried_out_by=done, failed_by=failed, why=_WHY[state])


_WHY: Mapping[PlanState, str] = {
    "open": "no later claim says whether it was carried out",
    "carried_out": "a later claim tells of the same act at the place and time for which it was planned",
    "failed": "a later claim says that it did not happen",
    "disputed": "of later claims some say that it happened and some that it did not",
}


def _answers(plan: Claim, claim: Claim, reports: Mapping[str, Report]) -> bool:
    """Whether `claim` tells what became of `plan`: the same act, told later, of the time for which it was planned."""
    if not comparable(plan, claim) or plan.part_of == claim.id or claim.part_of == plan.id:
        return False
    if plan.count and claim.count and exclude(plan.count, claim.count):
        return False
    if plan.employer and claim.employer and not distinctive(plan.employer) & distinctive(claim.employer):
        return False
    if {plan.sex, claim.sex} == {"female", "male"}:
        return False
    if plan.sector and claim.sector and plan.sector != claim.sector and "other" not in (plan.sector, claim.sector):
        return False
    number = same_number(plan.count, claim.count) if plan.count and claim.count else None
    employer = bool(plan.employer and claim.employer)
    if not _told_later(plan, claim, reports, same_number=number is not None) or not _at_the_place(
        plan, claim, employer
    ):
        return False
    fits = _in_time(plan, claim, reports)
    return fits is not False and (fits is True or number is not None or employer)


def _at_the_place(plan: Claim, claim: Claim, employer: bool) -> bool:
    place = relation(plan.where, claim.where)
    if plan.where is None or claim.where is None or "country" in (plan.where.level, claim.where.level):
        # of a whole state, or of no place, too much is told: a shared employer must tie the two
        return employer and place != "apart"
    return place in ("same", "within")


def _told_later(plan: Claim, claim: Claim, reports: Mapping[str, Report], *, same_number: bool) -> bool:
    """Whether the claim was written after the plan; one report may tell of both where the number is the same."""
    if plan.report == claim.report:
        return same_number and claim.modality == "asserted" and _begun(plan, claim)
    return written(reports[claim.report])[0] > written(reports[plan.report])[1]


def _begun(plan: Claim, claim: Claim) -> bool:
    """Whether the times of both are given and the plan's lies no later."""
    if plan.time is None or claim.time is None or plan.time.start is None or claim.time.start is None:
        return False
    return plan.time.start <= claim.time.start


def _in_time(plan: Claim, claim: Claim, reports: Mapping[str, Report]) -> bool | None:
    """Whether it fell into the time of the plan; None where a time is not given."""
    if claim.time is not None and claim.time.end is not None:
        announced = written(reports[plan.report])[0]
        # what was over when the plan was announced carries out nothing
        if announced != date.min and claim.time.end < announced - timedelta(days=1) and plan.report != claim.report:
            return False
    if plan.time is None or claim.time is None:
        return None
    gap = gap_days(plan.time, claim.time)
    return gap is not None and gap <= _SLACK

"""What of a case may be sent off without anybody looking at it first: computed as if there were nothing else in it."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from tumen.case import Case
from tumen.case.marking import not_sent
from tumen.ledger import Effective, Report
from tumen.pipeline import compute
from tumen.publish.snapshot import Snapshot, snapshot


def public_view(case: Case) -> tuple[Snapshot, tuple[Report, ...]]:
    """The case without the reports that are not sent, and these reports, in order of name.

    Lineage and incidents are worked out anew from the rest. Left out of what was worked out with them, the reports that
    stay would still show: a support that falls, a status that turns, tells that somebody else has said it.
    """
    whole = snapshot(case)
    out = not_sent(whole.reports, whole.captures)
    held = tuple(report for report in whole.report_by_id.values() if report.id in out)
    if not held:
        return whole, ()
    reports = {report.id: replace(report, family=None) for report in whole.reports if report.id not in out}
    decided = _only(whole.effective, out)
    facts = tuple(fact for fact in whole.facts if fact.report not in out)
    derived = compute(reports, decided, facts).derived
    return (
        Snapshot(
            reports=derived.reports,
            effective=decided,
            facts=facts,
            lineage=derived.lineage,
            incidents=derived.incidents,
            findings=derived.findings,
        ),
        held,
    )


def _only(decided: Effective, out: frozenset[str]) -> Effective:
    """What people decided on the claims of the reports that are not in `out`."""
    claims = tuple(claim for claim in decided.claims if claim.report not in out)
    names = frozenset(claim.id for claim in claims)
    employers = frozenset(" ".join(claim.employer.split()) for claim in claims if claim.employer)
    return Effective(
        claims=claims,
        accepted=decided.accepted & names,
        doubted=decided.doubted & names,
        corrected=MappingProxyType({name: slots for name, slots in decided.corrected.items() if name in names}),
        same=frozenset(pair for pair in decided.same if names.issuperset(pair)),
        apart=frozenset(pair for pair in decided.apart if names.issuperset(pair)),
        same_employers=frozenset(pair for pair in decided.same_employers if employers.issuperset(pair)),
        other_employers=frozenset(pair for pair in decided.other_employers if employers.issuperset(pair)),
    )

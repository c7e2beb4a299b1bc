"""Which claims a stated fact is about: those of its report that stand nearest to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tumen.ledger import Claim, StatedFact


def facts_of_claims(facts: Sequence[StatedFact], claims: Mapping[str, Claim]) -> dict[str, tuple[StatedFact, ...]]:
    """The stated facts of each claim that has one nearest to it, by the claim's id, in order of the facts' ids."""
    by_report: dict[str, list[Claim]] = {}
    told = {fact.report for fact in facts}
    for claim in claims.values():
        if claim.report in told:
            by_report.setdefault(claim.report, []).append(claim)
    found: dict[str, list[StatedFact]] = {}
    for fact in sorted(facts, key=lambda fact: fact.id):
        beside = by_report.get(fact.report, [])
        nearest = min((distance(fact, claim) for claim in beside), default=0)
        for claim in beside:
            if distance(fact, claim) == nearest:
                found.setdefault(claim.id, []).append(fact)
    return {name: tuple(of) for name, of in found.items()}


def distance(fact: StatedFact, claim: Claim) -> int:
    """Characters between the words of a fact and of a claim of its report; 0 where they meet."""
    return max(0, claim.start - fact.end, fact.start - claim.end)

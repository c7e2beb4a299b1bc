"""Parts and wholes: who is counted inside whom, told or retold, and parts that exceed their whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from tumen.ledger import Claim, Contradiction, Part
from tumen.link.contradictions import Told, people
from tumen.link.counts import span
from tumen.link.places import relation

_MOST = 40
"""Parts of one whole that are compared with each other."""


def parts(claims: Iterable[Claim], answers: Iterable[tuple[str, str, float]] = ()) -> dict[str, tuple[Part, ...]]:
    """Parts that touch each claim, by its id: those its report tells, and those that a retelling leaves untold.

    `answers` are a claim, the claim of another report that it retells, and how probable that is. A retelling often
    keeps the part and drops the whole ("150 of the 500 were hired" becomes "150 were sent"): its people are among the
    same whole.
    """
    by_id = {claim.id: claim for claim in claims}
    found: dict[str, set[Part]] = {}

    def put(part: Part) -> None:
        found.setdefault(part.claim, set()).add(part)
        found.setdefault(part.of, set()).add(part)

    for claim in by_id.values():
        if claim.part_of is not None and claim.part_of in by_id:
            put(Part(claim=claim.id, of=claim.part_of))
    best: dict[tuple[str, str], tuple[float, str]] = {}
    for here, there, probability in answers:
        if here not in by_id or there not in by_id or by_id[here].part_of is not None:
            continue
        whole = by_id[there].part_of
        if whole is not None and whole in by_id and by_id[whole].report != by_id[here].report:
            best[here, whole] = max(best.get((here, whole), (0.0, "")), (probability, there))
    for (here, whole), (probability, there) in best.items():
        put(Part(claim=here, of=whole, via=there, probability=probability))
    return {
        name: tuple(sorted(touching, key=lambda part: (part.of, part.claim, part.via or "")))
        for name, touching in sorted(found.items())
    }


def too_many(told: Told, touching: Sequence[Part], others: Mapping[str, Claim]) -> Iterator[Contradiction]:
    """Wholes of the incident that their parts exceed: one part alone, or parts that cannot share people.

    `others` are the claims at the other end of `touching`. Parts told by a retelling are left out: that they exceed
    another report's whole is drift.
    """
    inside = {claim.id: claim for claim in told.claims}
    of: dict[str, list[Claim]] = {}
    for part in touching:
        if part.of in inside and part.via is None:
            claim = inside.get(part.claim) or others.get(part.claim)
            if claim is not None:
                of.setdefault(part.of, []).append(claim)
    for name, members in sorted(of.items()):
        whole = inside[name]
        counted = sorted((claim for claim in members if claim.count is not None), key=lambda claim: claim.id)
        if whole.count is None:
            continue
        for group in _exceeding(whole, counted):
            ids = tuple(claim.id for claim in group)
            said = " and ".join(people(claim.count) for claim in group if claim.count is not None)
            yield Contradiction(
                slot="parts",
                claims=tuple(sorted((name, *ids))),
                why=f"{said} are told as a part of {people(whole.count)}.",
                sides=((name,), ids),
                between="one_origin" if told.origins.get(name) else "unknown_origin",
            )


def _exceeding(whole: Claim, members: Sequence[Claim]) -> Iterator[list[Claim]]:
    most = span(whole.count)[1] if whole.count is not None else float("inf")
    alone = [claim for claim in members if claim.count is not None and span(claim.count)[0] > most]
    for claim in alone:
        yield [claim]
    rest = [claim for claim in members if claim not in alone][:_MOST]
    if len(rest) > 1 and all(_share_nobody(one, other) for one, other in combinations(rest, 2)):
        least = sum(span(claim.count)[0] for claim in rest if claim.count is not None)
        if least > most:
            yield rest


def _share_nobody(one: Claim, other: Claim) -> bool:
    """Whether two parts of one whole cannot share people: women and men, or the same act at places apart."""
    if {one.sex, other.sex} == {"female", "male"}:
        return True
    same_act = (one.kind, one.direction) == (other.kind, other.direction)
    return same_act and relation(one.where, other.where) == "apart"

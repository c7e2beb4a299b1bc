"""Facts that two reports share: which claim of one answers to which of the other, and what drifted between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tumen.ledger import SLOTS, Claim, Drift, slot_form
from tumen.link.counts import numbers, odd, same_number
from tumen.link.places import above, key, relation
from tumen.link.times import gap_days, short
from tumen.link.weights import weights

# a retelling turns one into another ("hired 150" becomes "sent 150"), and a count keeps its number
_DRIFTING = frozenset({"movement", "hiring", "presence"})

_SMALL, _TOTAL = 10, 10_000
"""Counts below the one are common; from the other on they are totals of a state where they are told of a state."""

_DIMINISHING = (1.0, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2)
"""What the first, second, … shared fact adds of its weight: facts of one event come together."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """The claim `here` of a report answers to the claim `there` of another; `weight` as log-odds, `why` in words."""

    here: Claim
    there: Claim
    weight: float
    why: str


def acts(claim: Claim) -> str:
    """The group of kinds in which a count may drift from one to another."""
    if claim.direction == "return":
        return "return"
    return "work" if claim.kind in _DRIFTING else claim.kind


def match(here: Claim, there: Claim) -> Match | None:
    """How much it says for a common origin that two reports hold these two claims; None where they do not answer."""
    if acts(here) != acts(there):
        return None
    same_kind = (here.kind, here.direction) == (there.kind, there.direction)
    place = relation(here.where, there.where)
    if place == "apart" or (here.host and there.host and here.host != there.host):
        return None
    if here.indicator is not None and there.indicator is not None and here.indicator != there.indicator:
        return None
    table = weights("lineage")
    local = place == "same" and here.where is not None and here.where.level != "country"
    if here.count is not None and there.count is not None:
        number = same_number(here.count, there.count)
        if number is None:
            return None
        name = _number_name(here.count.basis, number)
        weight, why = table[name], f"both count {_said(here)}"
        if not same_kind:
            if here.count.basis == "vague":
                return None
            weight, why = weight + table["other_kind"], f"{why}, of another act ({there.kind}, {here.kind})"
        if local:
            weight, why = weight + table["same_place"], f"{why}, at {here.where.name if here.where else ''}"
        elif number >= _TOTAL and _wide(here) and _wide(there):
            weight += table["known_total"]
    elif same_kind and place != "unknown" and (sums := _same_sums(here, there)) is not None:
        weight, why = sums
    elif (
        same_kind
        and (place in ("same", "within") or here.where is there.where is None)
        and (here.document, here.money) == (there.document, there.money)
    ):
        weight, why = table["plain_fact" if local else "plain_fact_wide"], f"both tell of {here.kind}"
        if here.where is not None:
            why = f"{why} at {here.where.name}"
    else:
        return None
    if here.employer is not None and there.employer is not None:
        same = here.employer.casefold() == there.employer.casefold()
        if not same and here.count is None:
            return None
        weight += table["same_name" if same else "other_name"]
    days = gap_days(here.time, there.time)
    if days == 0 and short(here.time) and short(there.time):
        weight, why = weight + table["same_days"], f"{why}, on the same days"
    elif days is not None and days > 0:
        weight, why = weight + table["other_days"], f"{why}, on other days"
    return Match(here=here, there=there, weight=weight, why=why)


def _number_name(basis: str, number: int) -> str:
    if basis == "vague":
        return "vague_number"
    if number < _SMALL:
        return "small_number"
    return "odd_number" if odd(number) else "round_number"


def _wide(claim: Claim) -> bool:
    return claim.where is None or claim.where.level == "country"


def _same_sums(here: Claim, there: Claim) -> tuple[float, str] | None:
    """The weight of the same wage or the same validity of papers, and what it is called."""
    table = weights("lineage")
    if here.money is not None and here.money == there.money and here.money.low is not None:
        return table["same_sum"], f"both give the sum {here.money.low:,.0f} {here.money.currency or ''}".strip()
    if here.document is not None and here.document == there.document and here.document.validity_days is not None:
        low, high = here.document.validity_days
        return table["same_papers"], f"both tell of papers for {low if low is not None else high} days"
    return None


def _said(claim: Claim) -> str:
    count = claim.count
    ends = [f"{end:,}" for end in (count.low, count.high) if end is not None] if count else []
    return "–".join(dict.fromkeys(ends)) + " people"


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """The claims of a report, ready to be matched: each with its rank among the like ones and its keys, and by key."""

    ranked: tuple[tuple[int, Claim, tuple[Hashable, ...]], ...]
    by_key: Mapping[Hashable, tuple[tuple[int, Claim], ...]]


def facts(claims: Sequence[Claim]) -> Facts:
    """The claims of one report, in order of their place in the text."""
    ranks: dict[str, int] = {}
    ranked = []
    by_key: dict[Hashable, list[tuple[int, Claim]]] = {}
    for claim in claims:
        ranks[acts(claim)] = rank = ranks.get(acts(claim), -1) + 1
        keys = tuple(_keys(claim))
        ranked.append((rank, claim, keys))
        for name in keys:
            by_key.setdefault(name, []).append((rank, claim))
    return Facts(ranked=tuple(ranked), by_key={name: tuple(found) for name, found in by_key.items()})


def _keys(claim: Claim) -> Iterator[Hashable]:
    """Keys of which two claims that match have one in common."""
    if claim.count is not None:
        for number in numbers(claim.count):
            yield acts(claim), number
    if claim.money is not None:
        yield claim.kind, claim.money.low, claim.money.high
    if claim.count is None:
        for place in (key(claim.where), *above(claim.where)) if claim.where else (None,):
            yield claim.kind, claim.direction, place


def align(here: Facts, there: Facts, *, without: Container[str] = frozenset()) -> tuple[Match, ...]:
    """The best pairs of claims, each claim in one pair at most, in the order of `here`; claims whose id is in `without`
    are left out.

    Where several fit equally well, those of the same source are taken, then those at the same rank among the like
    claims of their report.
    """
    if here.by_key.keys().isdisjoint(there.by_key):
        return ()
    found = []
    for rank, claim, keys in here.ranked:
        if claim.id in without:
            continue
        others = {other.id: (at, other) for name in keys for at, other in there.by_key.get(name, ())}
        for at, other in others.values():
            pair = match(claim, other) if other.id not in without else None
            if pair is not None:
                found.append((-pair.weight, _other_source(claim, other), abs(rank - at), claim.id, other.id, pair))
    taken: set[str] = set()
    pairs = []
    for *_, pair in sorted(found, key=lambda entry: entry[:5]):
        if pair.here.id not in taken and pair.there.id not in taken:
            taken |= {pair.here.id, pair.there.id}
            pairs.append(pair)
    return tuple(sorted(pairs, key=lambda pair: (pair.here.start, pair.here.end, pair.here.id)))


def _other_source(here: Claim, there: Claim) -> int:
    if here.source.description == there.source.description:
        return 0
    return 1 if here.source.type == there.source.type else 2


def total(matches: Sequence[Match]) -> float:
    """Log-odds of all shared facts: the strongest counts whole, each further one less; one quote counts once."""
    best: dict[tuple[int, int], float] = {}
    for pair in matches:
        quote = (pair.here.start, pair.here.end)
        best[quote] = max(best.get(quote, pair.weight), pair.weight)
    ranked = sorted(best.values(), reverse=True)
    return sum(weight * share for weight, share in zip(ranked, _DIMINISHING, strict=False))


def in_order(matches: Sequence[Match]) -> int:
    """How many shared facts stand in the same order in both reports; 0 where fewer than three do or any stands out."""
    there = [pair.there.start for pair in sorted(matches, key=lambda pair: (pair.here.start, pair.there.start))]
    kept = len(there) >= 3 and all(one <= other for one, other in pairwise(there))
    return len({pair.here.start for pair in matches}) if kept else 0


_AGREEING = ("sex", "employer", "sector", "time", "document", "money", "indicator", "modality")


def changed(
    here: Facts, there: Facts, matches: Sequence[Match], *, without: Container[str] = frozenset()
) -> tuple[Match, ...]:
    """Claims of a report that is known to retell another which answer to claims of that other though their count, place
    or days are no longer the same: each stands between the same neighbours, or agrees in more than it differs.

    Their weight is 0: that a claim changed is read off an edge and is no evidence for it.
    """
    used = {pair.here.id for pair in matches}, {pair.there.id for pair in matches}
    likes = tuple(
        Counter(_like(claim) for _, claim, _ in side.ranked if claim.id not in known)
        for side, known in zip((here, there), used, strict=True)
    )
    pairs = []
    for rank, claim, _ in here.ranked:
        if claim.id in used[0] or claim.id in without:
            continue
        for other_rank, other, _ in there.ranked:
            if other.id in used[1] or other.id in without or acts(claim) != acts(other):
                continue
            alike = _alike(claim, other, matches) + (likes[0][_like(claim)] == likes[1][_like(other)] == 1)
            if alike >= _ENOUGH:
                pairs.append((-alike, abs(rank - other_rank), claim.id, other.id, claim, other))
    taken: set[str] = set()
    found = []
    for *_, claim, other in sorted(pairs, key=lambda entry: entry[:4]):
        if claim.id not in taken and other.id not in taken:
            taken |= {claim.id, other.id}
            found.append(Match(here=claim, there=other, weight=0.0, why="told otherwise"))
    return tuple(sorted(found, key=lambda pair: (pair.here.start, pair.here.end, pair.here.id)))


_ENOUGH = 3
"""How much more two claims must agree than differ, where each is the only one of its kind that is left by one less."""


def _like(claim: Claim) -> tuple[str, str | None]:
    return acts(claim), claim.indicator


def _alike(here: Claim, there: Claim, matches: Sequence[Match]) -> int:
    """Slots in which two claims agree, less those in which both say something else."""
    if here.indicator != there.indicator:
        return 0
    place = relation(here.where, there.where)
    alike = {"same": 2, "within": 1, "unknown": 0, "apart": -2}[place]
    alike -= (here.kind, here.direction) != (there.kind, there.direction)
    if here.count is not None and there.count is not None:
        alike += 2 if same_number(here.count, there.count) is not None else -1
    elif here.count is None and there.count is None:
        alike += 1
    for slot in _AGREEING:
        one, other = getattr(here, slot), getattr(there, slot)
        if one is not None and other is not None and slot != "modality":
            alike += 1 if one == other else -1
    if here.modality != there.modality:
        alike -= 1
    if here.source.type == there.source.type:
        alike += 1
    return alike + _between(here, there, matches)


def _between(here: Claim, there: Claim, matches: Sequence[Match]) -> int:
    """1 where the same shared facts stand before both claims, -1 where the order speaks against it."""
    before = [pair.here.start < here.start for pair in matches]
    before_there = [pair.there.start < there.start for pair in matches]
    if not matches:
        return 0
    return 1 if before == before_there else (0 if sum(map(int.__ne__, before, before_there)) == 1 else -1)


def drifts(matches: Sequence[Match]) -> tuple[Drift, ...]:
    """Each slot that differs between what was told (`there`) and what is retold (`here`), parts left out."""
    found = []
    for pair in matches:
        was, became = _forms(pair.there), _forms(pair.here)
        found += [
            Drift(slot=slot, before=pair.there.id, after=pair.here.id, was=was[slot], became=became[slot])
            for slot in was
            if was[slot] != became[slot]
        ]
    return tuple(found)


def _forms(claim: Claim) -> Mapping[str, object]:
    slots = [slot for slot in SLOTS if slot not in ("part_of", "origin", "destination", "place")]
    return {"kind": claim.kind, "where": slot_form(claim.where)} | {s: slot_form(getattr(claim, s)) for s in slots}

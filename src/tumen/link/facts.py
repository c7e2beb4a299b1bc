"""Facts that two reports share: which claim of one answers to which of the other, and what drifted between them."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tumen.ledger import SLOTS, Claim, Drift, slot_form
from tumen.link.counts import numbers, odd, same_number
from tumen.link.places import key, relation
from tumen.link.times import gap_days, short
from tumen.link.weights import weights

# a retelling turns one into another ("hired 150" becomes "sent 150"), and a count keeps its number
_DRIFTING = frozenset({"movement", "hiring", "presence"})

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
    for slot in ("indicator", "employer"):
        one, other = getattr(here, slot), getattr(there, slot)
        if one is not None and other is not None and one != other:
            return None
    table = weights("lineage")
    local = place == "same" and here.where is not None and here.where.level != "country"
    if here.count is not None and there.count is not None:
        number = same_number(here.count, there.count)
        if number is None:
            return None
        name = "vague_number" if here.count.basis == "vague" else ("odd_number" if odd(number) else "round_number")
        weight, why = table[name], f"both count {_said(here)}"
        if not same_kind:
            if here.count.basis == "vague":
                return None
            weight, why = weight + table["other_kind"], f"{why}, of another act ({there.kind}, {here.kind})"
        if local:
            weight, why = weight + table["same_place"], f"{why}, at {here.where.name if here.where else ''}"
    elif (
        same_kind
        and (place == "same" or here.where is there.where is None)
        and (here.document, here.money) == (there.document, there.money)
    ):
        weight, why = table["plain_fact" if local else "plain_fact_wide"], f"both tell of {here.kind}"
        if here.where is not None:
            why = f"{why} at {here.where.name}"
    else:
        return None
    days = gap_days(here.time, there.time)
    if days == 0 and short(here.time) and short(there.time):
        weight, why = weight + table["same_days"], f"{why}, on the same days"
    elif days is not None and days > 0:
        weight, why = weight + table["other_days"], f"{why}, on other days"
    return Match(here=here, there=there, weight=weight, why=why)


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
    yield claim.kind, claim.direction, key(claim.where) if claim.where else None


def align(here: Facts, there: Facts, *, without: Container[str] = frozenset()) -> tuple[Match, ...]:
    """The best pairs of claims, each claim in one pair at most, in the order of `here`; claims whose id is in `without`
    are left out.

    Where several fit equally well, those at the same rank among the like claims of their report are taken.
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
                found.append((-pair.weight, abs(rank - at), claim.id, other.id, pair))
    taken: set[str] = set()
    pairs = []
    for *_, pair in sorted(found, key=lambda entry: entry[:4]):
        if pair.here.id not in taken and pair.there.id not in taken:
            taken |= {pair.here.id, pair.there.id}
            pairs.append(pair)
    return tuple(sorted(pairs, key=lambda pair: (pair.here.start, pair.here.end, pair.here.id)))


def total(matches: Sequence[Match]) -> float:
    """Log-odds of all shared facts: the strongest counts whole, each further one less; one quote counts once."""
    best: dict[tuple[int, int], float] = {}
    for pair in matches:
        quote = (pair.here.start, pair.here.end)
        best[quote] = max(best.get(quote, pair.weight), pair.weight)
    ranked = sorted(best.values(), reverse=True)
    return sum(weight * share for weight, share in zip(ranked, _DIMINISHING, strict=False))


def in_order(matches: Sequence[Match]) -> bool:
    """Whether three or more shared facts stand in the same order in both reports."""
    there = [pair.there.start for pair in sorted(matches, key=lambda pair: (pair.here.start, pair.there.start))]
    return len(there) >= 3 and all(one <= other for one, other in pairwise(there))


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

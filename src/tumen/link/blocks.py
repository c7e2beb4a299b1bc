"""Blocks: what is worth comparing, found without comparing all with all, and what changes in it when members do.

A block holds what agrees in one key. Its members stand in an order that depends on nothing but themselves, and a `Rule`
says which of them are compared. Both the whole case and a few members of it can be asked for their pairs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

Pair = tuple[str, str]


def pair(one: str, other: str) -> Pair:
    """Two ids, the smaller first."""
    return (one, other) if one < other else (other, one)


class Member(NamedTuple):
    """A member of a block: where it stands in the block's order (days), its id, and whether it is one of the block's
    own. Two members of which neither is are not compared.
    """

    at: int
    name: str
    own: bool


class Entry(NamedTuple):
    """A member and the key of its block (63 bits)."""

    key: int
    at: int
    name: str
    own: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """Who is compared in a block: each member with the `near` before it and with the `first` of all; everybody in a
    block of at most `whole` members.
    """

    near: int
    first: int
    whole: int

    def compares(self, here: int, there: int, size: int) -> bool:
        """Whether members at two places, the smaller first, of a block of that size are compared."""
        return size <= self.whole or there - here <= self.near or here < self.first


def key_of(*parts: Hashable) -> int:
    """The key (63 bits, the same on every machine) of a block that is told by these parts."""
    # 300 and 300.0 are one sum, whichever way it came out of a file
    told = tuple(int(part) if isinstance(part, float) and part.is_integer() else part for part in parts)
    return int.from_bytes(blake2b(repr(told).encode(), digest_size=8).digest(), "big") >> 1


Blocks = Mapping[int, Sequence[Member]]
"""The members of blocks by key, each once."""


def gathered(entries: Iterable[Entry]) -> dict[int, list[Member]]:
    """The blocks of these entries."""
    found: dict[int, list[Member]] = {}
    for key, at, name, own in entries:
        found.setdefault(key, []).append(Member(at, name, own))
    return found


def pairs(blocks: Blocks, rule: Rule) -> set[Pair]:
    """All pairs that are compared."""
    found: set[Pair] = set()
    for block in blocks.values():
        size = len(block)
        if size > 1 and any(member.own for member in block):
            ordered = sorted(block)
            for at, (_, there, own) in enumerate(ordered):
                start = 0 if size <= rule.whole else max(0, at - rule.near)
                for _, here, other_own in ordered[start:at]:
                    if own or other_own:
                        found.add((here, there) if here < there else (there, here))
                for _, here, other_own in ordered[: min(start, rule.first)]:
                    if own or other_own:
                        found.add((here, there) if here < there else (there, here))
    return found


def pairs_of(names: Collection[str], blocks: Blocks, rule: Rule) -> set[Pair]:
    """The pairs that are compared of which one at least is among `names`."""
    found: set[Pair] = set()
    for block in blocks.values():
        ordered = sorted(block)
        size = len(ordered)
        for at, member in enumerate(ordered):
            if member.name not in names:
                continue
            reach = range(size) if size <= rule.whole or at < rule.first else _reach(at, size, rule)
            for other_at in reach:
                other = ordered[other_at]
                if other_at != at and (member.own or other.own):
                    found.add(pair(member.name, other.name))
    return found


def _reach(at: int, size: int, rule: Rule) -> Iterator[int]:
    near = range(max(0, at - rule.near), min(size, at + rule.near + 1))
    yield from near
    yield from range(min(rule.first, near.start))


def moved(before: Blocks, after: Blocks, rule: Rule) -> tuple[set[Pair], set[Pair]]:
    """The pairs of members that stayed which were compared before and are not after, and the other way round: a
    newcomer pushes its neighbours apart.
    """
    gone: set[Pair] = set()
    fresh: set[Pair] = set()
    for key in before.keys() | after.keys():
        old, new = sorted(before.get(key, ())), sorted(after.get(key, ()))
        if old != new:
            for two, was in _shifted(old, new, rule):
                (gone if was else fresh).add(two)
    return gone, fresh


def _shifted(old: Sequence[Member], new: Sequence[Member], rule: Rule) -> Iterator[tuple[Pair, bool]]:
    """Each pair of members that stayed which one of two states of a block compares, and whether that is the old."""
    changed = set(old).symmetric_difference(new)
    stayed = [member for member in old if member not in changed]
    if not stayed or (len(old) <= rule.whole and len(new) <= rule.whole):
        return
    places = _places(old, changed), _places(new, changed)
    sizes = len(old), len(new)
    for one, other in _suspects(stayed, sorted(changed), sizes, rule):
        here, there = stayed[one], stayed[other]
        was, is_now = (rule.compares(place[one], place[other], size) for place, size in zip(places, sizes, strict=True))
        if was != is_now and (here.own or there.own):
            yield pair(here.name, there.name), was


def _places(block: Sequence[Member], changed: Collection[Member]) -> list[int]:
    """The place in the block of each member that stayed."""
    return [at for at, member in enumerate(block) if member not in changed]


def _suspects(
    stayed: Sequence[Member], changed: Sequence[Member], sizes: tuple[int, int], rule: Rule
) -> Iterator[tuple[int, int]]:
    """Places among those who stayed of pairs whose distance, or distance to the beginning, may have changed."""
    count = len(stayed)
    if min(sizes) <= rule.whole:
        yield from ((one, other) for other in range(count) for one in range(other))
        return
    slack = len(changed)
    seen: set[tuple[int, int]] = set()
    for member in changed:
        cut = bisect_left(stayed, member)
        for one in range(max(0, cut - rule.near - slack), cut):
            seen.update((one, other) for other in range(cut, min(count, one + rule.near + 1)))
    if rule.first and bisect_left(stayed, changed[0]) < rule.first:
        for one in range(max(0, rule.first - slack), min(count, rule.first)):
            seen.update((one, other) for other in range(one + 1, count))
    yield from sorted(seen)

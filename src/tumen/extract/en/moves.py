"""Which end abroad of a movement the passage lends: none for the whole world, its town for the last of a group."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tumen.extract.en.groups import Group
from tumen.extract.en.states import country_place, is_capital
from tumen.normalise import FoundPlace

_WORLDWIDE = 10_000
"""People from whom a number that names no host is that of all the state's workers abroad."""
_OF_PLACE = re.compile(r"\b(?:cities|towns|villages|border|frontier|side|neighbou?r)\b", re.I)
"""Words that put people somewhere after all."""
_THEIR_GROUP = re.compile(
    r"\b(?:the (?:final|last|first|second|third|whole|entire) (?:group|batch|party|contingent|team|of (?:them|these))|"
    r"(?:every(?: last)? one|all|each|the rest|the others) of (?:them|these|those))\b",
    re.I,
)


def is_of_world(group: Group | None, body: str) -> bool:
    """Whether so many went that no one host state is meant: "tens of thousands went home before the deadline"."""
    many = group is not None and group.count is not None and (group.count.low or 0) >= _WORLDWIDE
    return many and _OF_PLACE.search(body) is None


def is_their_group(body: str) -> bool:
    """Whether those who went are those of the place where the passage stands, to the last."""
    return _THEIR_GROUP.search(body) is not None


def states_of_capitals(places: Sequence[FoundPlace], spoken: Sequence[tuple[int, int]]) -> list[FoundPlace]:
    """The places; a capital in which somebody only speaks, as diplomats do, stands for its state."""
    found = []
    for one in places:
        whole = country_place(one.place.country or "") if is_capital(one.place) else None
        speaks = any(low <= one.start < high for low, high in spoken)
        found.append(replace(one, place=whole) if whole is not None and speaks else one)
    return found

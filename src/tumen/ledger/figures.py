"""Figures that people enter by themselves: no report says them, so they are decisions and no claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tumen.errors import InvalidForm, InvalidValue
from tumen.ledger.canonical import identify
from tumen.ledger.claims import slot_form
from tumen.ledger.forms import slot_value
from tumen.ledger.values import Count, Direction, Place, When

_KEYS = ("count", "place", "time", "direction")
_DIRECTIONS = (None, "out", "return")


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """People at a place at a time as a person reckons them: a stock, or with a direction those who came (`out`) or left
    (`return`).

    `id` is the hash of what it says, `by` the person who entered it and `why` the reason.
    """

    id: str
    by: str
    why: str
    count: Count
    place: Place
    time: When
    direction: Direction | None


def figure_id(value: Any) -> str:
    """The id of a figure by its value in JSON form. Raises InvalidForm or InvalidValue where it is no such form."""
    one = figure_from(value, by="", why="")
    return one.id


def figure_from(value: Any, *, by: str, why: str) -> Figure:
    """The figure of a decision: `{count, place, time, direction}`, as the slots of a claim.

    Raises InvalidForm or InvalidValue, which name the part, where it is no such form.
    """
    if not isinstance(value, Mapping) or set(value) != set(_KEYS):
        raise InvalidForm(f"figure: {value!r} is not an object with {', '.join(_KEYS)}.")
    count, place, time = (slot_value(slot, value[slot]) for slot in ("count", "place", "time"))
    for slot, found in (("count", count), ("place", place), ("time", time)):
        if found is None:
            raise InvalidForm(f"figure: {slot} is missing; a figure tells how many people, where and when.")
    if value["direction"] not in _DIRECTIONS:
        raise InvalidValue(
            f"figure: direction {value['direction']!r} is not allowed; use out (came), return (left), or none at all "
            "for how many are there."
        )
    said = {"count": count, "place": place, "time": time, "direction": value["direction"]}
    name = identify("figure", {slot: slot_form(one) for slot, one in said.items()})
    return Figure(id=name, by=by, why=why, **said)

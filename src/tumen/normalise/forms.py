"""The JSON form of what the finders give: for every kind a list of `{"span": [start, end], "text", "value"}`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from tumen.ledger import Place, When, slot_form
from tumen.normalise.cover import Cover
from tumen.normalise.found import FirmName, FoundCount, FoundPlace, FoundTime, Values


class _Found(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def values_form(text: str, values: Values) -> dict[str, list[dict[str, Any]]]:
    """What was found in `text`; `span` counts code points, the end exclusive.

    Values have the form of `spec/claims.md`. `counts` are of people, or of what the words leave open; `things` are
    counts of anything else. `times` without a value have null ends. `durations` are in days (ruling 12). `places` are
    where something is or happens, and states named by a capital; `peoples` only name a state ("North Korean"). A share
    in `money` is the part of pay that the state or the managers keep, `shares` are fractions of whatever it be.
    """
    points = [found for found in values.times if found.kind == "point"]
    lengths = [found for found in values.times if found.kind == "duration"]
    money = sorted((*values.money, *values.pay_shares), key=lambda found: (found.start, found.end))
    taken = Cover((found.start, found.end) for found in lengths)
    return {
        "counts": [_count(text, found) for found in values.counts if found.people is not False],
        "things": [_count(text, found) for found in values.counts if _is_thing(found, taken)],
        "times": [_item(text, found, _time(found)) for found in points],
        "durations": [_item(text, found, {"days": list(found.days) if found.days else None}) for found in lengths],
        "places": [_place(text, found) for found in values.places],
        "peoples": [_item(text, found, {"country": found.country}) for found in values.demonyms],
        "money": [_item(text, found, slot_form(found.value)) for found in money],
        "shares": [_item(text, found, found.value) for found in values.shares],
        "names": [_item(text, found, _firm(found.value)) for found in values.names],
    }


def _item(text: str, found: _Found, value: Any) -> dict[str, Any]:
    return {"span": [found.start, found.end], "text": text[found.start : found.end], "value": value}


def _is_thing(count: FoundCount, lengths: Cover) -> bool:
    """Whether something else than people is counted; the 30 of "30 days" is the length that stands there."""
    return count.people is False and not lengths.touches(count.start, count.end)


def _count(text: str, found: FoundCount) -> dict[str, Any]:
    value = {**slot_form(found.value), "noun": found.noun}
    return _item(text, found, value) | {"people": found.people, "role": found.role, "share": found.share}


def _time(found: FoundTime) -> dict[str, Any]:
    ends = slot_form(found.value) if isinstance(found.value, When) else {"start": None, "end": None}
    return {**ends, "precision": found.precision, "anchored_to": found.anchored}


def _place(text: str, found: FoundPlace) -> dict[str, Any]:
    value = {
        **_place_form(found.place),
        "lat": found.place.lat,
        "lon": found.place.lon,
        "type": found.kind,
        "score": found.score,
        "candidates": [{**_place_form(place), "score": score} for place, score in found.candidates],
    }
    return _item(text, found, value) | {"role": found.role}


def _place_form(place: Place) -> dict[str, Any]:
    return {"id": place.id, **slot_form(place)}


def _firm(name: FirmName) -> dict[str, Any]:
    return {part: getattr(name, part) for part in ("full", "place", "distinctive", "trade", "form")}


def in_order(form: dict[str, list[dict[str, Any]]]) -> Iterable[tuple[str, dict[str, Any]]]:
    """Every item with its kind, in the order of the text."""
    items = [(kind, item) for kind, listed in form.items() for item in listed]
    return sorted(items, key=lambda one: (one[1]["span"], one[0]))

"""Slots of claims as people write them: what is left out is filled by the guideline, what is shorter is taken whole.

Liberal in form and exact in meaning: a day for an interval of one day, a name for a place, a number for an exact count.
What could mean two things is refused with the slot and the forms that are taken.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from typing import Any

from tumen.errors import InvalidForm
from tumen.law import Law
from tumen.ledger import SLOTS, VOCABULARIES, When, slot_value
from tumen.resources.places import lookup_place

_PLACES = ("origin", "destination", "place")
_ENDS = ("start", "end")


def slots_of(form: Mapping[str, Any], law: Law) -> dict[str, Any]:
    """The slots of a claim as ledger values, from a form that may lack any of them.

    A missing modality is `asserted` and a missing source the report's own voice; a movement with only a `place` has it
    at its end in the host State. Raises InvalidForm or InvalidValue where a slot cannot be used.
    """
    plain = {slot: form.get(slot) for slot in SLOTS}
    if form.get("kind") == "movement" and plain["place"] is not None:
        end = "origin" if plain["direction"] == "return" else "destination"
        if plain[end] is not None:
            raise InvalidForm(f"place: a movement has an origin and a destination, no place beside its {end}.")
        plain[end], plain["place"] = plain["place"], None
    return {slot: _slot(slot, value, law) for slot, value in plain.items()}


def _slot(slot: str, value: Any, law: Law) -> Any:
    if slot == "modality":
        return slot_value(slot, "asserted" if value is None else value)
    if slot == "source":
        return slot_value(slot, _source(value))
    if value is None:
        return None
    if slot == "time":
        return when(value, where="time")
    if slot == "host":
        return _state(value, law)
    if slot in _PLACES:
        return None if (place := _place(slot, value, law)) is None else slot_value(slot, place)
    if slot == "count":
        return None if (count := _count(value)) is None else slot_value(slot, count)
    if slot == "document":
        return slot_value(slot, {"type": value} if isinstance(value, str) else _with(slot, value, "type"))
    return slot_value(slot, value)


def when(value: Any, *, where: str) -> When | None:
    """An interval from `{start, end}` (either may be missing), `[start, end]`, or one day, month or year as text.

    Raises InvalidForm for another form and InvalidValue where the ends are in the wrong order.
    """
    if value is None:
        return None
    first: Any
    last: Any
    if isinstance(value, str):
        first, last = _whole(value, where)
    elif isinstance(value, list) and len(value) == 2:
        first, last = value
    elif isinstance(value, dict) and set(value) <= set(_ENDS):
        first, last = value.get("start"), value.get("end")
    else:
        raise InvalidForm(
            f"{where}: {value!r} is no time; write {{start, end}}, [start, end] or a day as YYYY-MM-DD, null for an "
            "open end."
        )
    found: When | None = slot_value("time", {"start": first, "end": last})
    return found


def _whole(text: str, where: str) -> tuple[str, str]:
    """First and last day of a day, month or year as text."""
    if re.fullmatch(r"\d{4}", text, re.ASCII):
        return f"{text}-01-01", f"{text}-12-31"
    if month := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text, re.ASCII):
        if month[1] == "0000":
            raise InvalidForm(f"{where}: {text!r} is not a month written as YYYY-MM.")
        return f"{text}-01", f"{text}-{monthrange(int(month[1]), int(month[2]))[1]:02}"
    return text, text


def _source(value: Any) -> Any:
    """Who says so; the report's own voice where nobody is named."""
    if value is None:
        return {"description": "", "type": "author"}
    if isinstance(value, str):
        return {"description": value, "type": value if value in VOCABULARIES["source type"] else "author"}
    part = _with("source", value, "description")
    return {"description": part["description"], "type": part.get("type") or "author"} | {
        key: value[key] for key in value if key not in ("description", "type")
    }


def _with(slot: str, value: Any, *keys: str) -> dict[str, Any]:
    """The object with null for the keys that it lacks."""
    if not isinstance(value, dict):
        raise InvalidForm(f"{slot}: {value!r} is not an object.")
    return {**dict.fromkeys(keys), **value}


def _state(value: Any, law: Law) -> Any:
    """The code of a State from its code in any case or its name; other text is left as it is, to be refused."""
    if isinstance(value, str):
        if len(value) == 2:
            return slot_value("host", value.upper())
        for code, name in law.state_names.items():
            if value.casefold().removeprefix("the ") == name.casefold().removeprefix("the "):
                return code
        # the gazetteer knows other names of a State, such as Laos or UAE
        known = lookup_place(value)
        if known is not None and known.level == "country" and known.country is not None:
            return known.country
    return slot_value("host", value)


def _place(slot: str, value: Any, law: Law) -> Any:
    part = _with(slot, {"name": value} if isinstance(value, str) else value, "name", "country", "level")
    if part["country"] is not None:
        part["country"] = _state(part["country"], law)
    if part["name"] is None and part["country"] is None:
        return None
    if part["name"] is None:
        part["name"], part["level"] = law.state_name(part["country"]), "country"
    if part["level"] is None:
        is_state = isinstance(part["name"], str) and part["name"].casefold() in (
            name.casefold() for name in law.state_names.values()
        )
        part["level"] = "country" if is_state else "city"
    return part


def _count(value: Any) -> Any:
    """A count with its basis; a number alone is exact. None where nothing of it is known."""
    if isinstance(value, int) and not isinstance(value, bool):
        return {"low": value, "high": value, "basis": "exact"}
    if not isinstance(value, dict):
        raise InvalidForm(f"count: {value!r} is neither a whole number nor an object with low, high, basis.")
    part = _with("count", value, "low", "high", "basis")
    low, high = part["low"], part["high"]
    if low is None and high is None and part["basis"] is None:
        return None
    if part["basis"] is None:
        part["basis"] = (
            "at_most" if low is None else "at_least" if high is None else "range" if low != high else "exact"
        )
    return part

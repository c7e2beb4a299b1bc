"""Values of slots as a person types them, turned into the JSON form that the journal keeps."""

from __future__ import annotations

import json
import re
from typing import Any

from tumen.errors import DecisionRefused

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
_COUNTS = (
    (re.compile(rf"({_NUMBER})"), "exact"),
    (re.compile(rf"~({_NUMBER})"), "approx"),
    (re.compile(rf"(?:>=)?({_NUMBER})\+?"), "at_least"),
    (re.compile(rf"<=({_NUMBER})"), "at_most"),
    (re.compile(rf"({_NUMBER})-({_NUMBER})"), "range"),
)
_DAY = r"\d{4}-\d\d-\d\d"
_TIME = re.compile(rf"({_DAY})?(\.\.)?({_DAY})?")


def read_slot(slot: str, text: str) -> Any:
    """JSON form of what was typed for `slot`; None for `null`. Raises DecisionRefused where it is not understood."""
    text = text.strip()
    if text == "null":
        return None
    if text.startswith("{"):
        try:
            return json.loads(text)
        except ValueError as error:
            raise DecisionRefused(f"{slot}: {text!r} is not JSON ({error}).") from error
    if slot == "count":
        return _count(text)
    if slot == "time":
        return _time(text)
    if slot in ("place", "origin", "destination"):
        return _place(slot, text)
    return text


def _count(text: str) -> dict[str, Any]:
    for pattern, basis in _COUNTS:
        found = pattern.fullmatch(text)
        if found:
            ends = [int(number.replace(",", "")) for number in found.groups()]
            low = None if basis == "at_most" else ends[0]
            high = None if basis == "at_least" else ends[-1]
            return {"low": low, "high": high, "basis": basis}
    raise DecisionRefused(f"count: {text!r} is not understood; write 400, ~400, 400+, <=400 or 200-999.")


def _time(text: str) -> dict[str, Any]:
    found = _TIME.fullmatch(text)
    if not found or not (found[1] or found[3]) or (found[1] and found[3] and not found[2]):
        raise DecisionRefused(f"time: {text!r} is not understood; write 2018-04-02 or 2018-04-01..2018-04-05.")
    if not found[2]:
        return {"start": found[1], "end": found[1]}
    return {"start": found[1], "end": found[3]}


def _place(slot: str, text: str) -> dict[str, Any]:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 3:
        raise DecisionRefused(f"{slot}: {text!r} is not understood; write name, country and level: Helong, CN, city.")
    return {"name": parts[0], "country": parts[1] or None, "level": parts[2]}

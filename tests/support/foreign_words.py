"""How a foreign world's press puts numbers and times: heaped on round numbers, as bounds, ranges, vague words."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import Any

import numpy as np

from foreign_people import BEGIN


def heap(value: float, digits: int) -> int:
    """The number rounded as people round: to one digit (and 15, 25), to two, or to the last."""
    whole = max(1, round(value))
    size = 10 ** (len(str(whole)) - 1)
    if digits == 1:
        steps = [size * step for step in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9, 10)]
        return max(1, int(min(steps, key=lambda step: abs(math.log(step / whole)))))
    if digits == 2 and size >= 10:
        return int(round(whole / (size // 10)) * (size // 10))
    return whole


def first_day(at: int) -> date:
    """First day of a month counted from the beginning."""
    months = BEGIN[0] * 12 + BEGIN[1] - 1 + at
    return date(months // 12, months % 12 + 1, 1)


def last_day(at: int) -> date:
    """Last day of that month."""
    return first_day(at + 1) - timedelta(days=1)


def printed(chance: np.random.Generator, value: float, digits_left: int) -> dict[str, Any] | None:
    """The value as it is printed by an outlet that leaves so many digits."""
    digits = digits_left if value >= 100 or chance.random() < 0.5 else 3
    manner = chance.random()
    if manner < 0.62:
        shown = heap(value, digits)
        return {"low": shown, "high": shown, "basis": "approx" if chance.random() < 0.75 else "exact"}
    if manner < 0.76:
        rhetoric = chance.uniform(0.6, 0.95) if chance.random() < 0.4 else 1.0
        shown = heap(value * rhetoric, digits)
        return {"low": shown if shown <= value else heap(value * 0.9, 2), "high": None, "basis": "at_least"}
    if manner < 0.82:
        return {"low": None, "high": heap(value * chance.uniform(1.0, 1.6), digits), "basis": "at_most"}
    if manner < 0.92:
        low, high = heap(value * chance.uniform(0.7, 0.95), digits), heap(value * chance.uniform(1.05, 1.5), digits)
        if low < high:
            return {"low": low, "high": high, "basis": "range"}
    for low, high in ((24, 99), (200, 999), (2_000, 9_999), (20_000, 99_999)):
        if low <= value <= high:
            return {"low": low, "high": high, "basis": "vague"}
    shown = heap(value, digits)
    return {"low": shown, "high": shown, "basis": "approx"}


def told_time(chance: np.random.Generator, at: int, told: date) -> dict[str, Any] | None:
    """How the time of a stock is told: today, that month, the year, or not at all."""
    manner = chance.random()
    if manner < 0.5:
        return {"start": told.isoformat(), "end": told.isoformat()}
    if manner < 0.75:
        return {"start": first_day(at).isoformat(), "end": last_day(at).isoformat()}
    if manner < 0.87:
        year = first_day(at).year
        return {"start": f"{year}-01-01", "end": min(date(year, 12, 31), told).isoformat()}
    return None

"""What an English phrase for a time means on the calendar: one function for each form of phrase."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import MappingProxyType

from tumen.normalise.en.times import named, relative
from tumen.normalise.en.times.spans import Span
from tumen.normalise.en.times.years import Clue, Resolved

_HANDLERS: MappingProxyType[str, Callable[[Span, date | None, Clue], Resolved]] = MappingProxyType(
    {
        "date": named.one_day,
        "days": named.several_days,
        "heading": named.whole_year,
        "month": named.whole_month,
        "months": named.several_months,
        "year": named.whole_year,
        "decade": named.decade,
        "weekday": relative.weekday,
        "unit": relative.unit,
        "part_unit": relative.part_of_unit,
        "so_far": relative.so_far,
        "day_of": relative.day_of_month,
        "ago": relative.ago,
        "later": relative.later,
        "past": relative.past,
        "coming": relative.coming,
        "weekend": relative.weekend,
        "quarter": relative.quarter,
        "fixed": named.in_figures,
        "nth_weekday": named.nth_weekday,
        "turn": named.turn,
        "years": named.several_years,
        "year_on": relative.year_on,
        "now": relative.now,
        "then": relative.then,
        "holiday": named.holiday,
    }
)


def resolve(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """The interval that the phrase names and what it rests on; None where nothing anchors it."""
    handler = _HANDLERS.get(span.form)
    return handler(span, anchor, clue) if handler else (None, "absolute")

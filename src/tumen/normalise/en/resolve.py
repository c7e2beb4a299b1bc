"""What an English phrase for a time means on the calendar: one function for each form of phrase."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import MappingProxyType

from tumen.normalise.en import named_times, relative_times
from tumen.normalise.en.spans import Span
from tumen.normalise.en.years import Clue, Resolved

_HANDLERS: MappingProxyType[str, Callable[[Span, date | None, Clue], Resolved]] = MappingProxyType(
    {
        "date": named_times.one_day,
        "days": named_times.several_days,
        "heading": named_times.whole_year,
        "month": named_times.whole_month,
        "months": named_times.several_months,
        "year": named_times.whole_year,
        "decade": named_times.decade,
        "weekday": relative_times.weekday,
        "unit": relative_times.unit,
        "part_unit": relative_times.part_of_unit,
        "so_far": relative_times.so_far,
        "day_of": relative_times.day_of_month,
        "ago": relative_times.ago,
        "later": relative_times.later,
        "past": relative_times.past,
        "coming": relative_times.coming,
        "weekend": relative_times.weekend,
        "quarter": relative_times.quarter,
        "fixed": named_times.in_figures,
        "nth_weekday": named_times.nth_weekday,
        "turn": named_times.turn,
        "years": named_times.several_years,
        "year_on": relative_times.year_on,
        "now": relative_times.now,
        "then": relative_times.then,
        "holiday": named_times.holiday,
    }
)


def resolve(span: Span, anchor: date | None, clue: Clue) -> Resolved:
    """The interval that the phrase names and what it rests on; None where nothing anchors it."""
    handler = _HANDLERS.get(span.form)
    return handler(span, anchor, clue) if handler else (None, "absolute")

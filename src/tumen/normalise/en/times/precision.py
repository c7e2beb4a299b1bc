"""How finely an English phrase tells its time."""

from __future__ import annotations

from types import MappingProxyType

from tumen.ledger import When
from tumen.normalise.en.times.phrases import Form
from tumen.normalise.en.times.spans import Span
from tumen.normalise.found import Precision

_SINGLE: MappingProxyType[str, Precision] = MappingProxyType(
    {"day": "day", "week": "week", "fortnight": "days", "month": "month", "year": "year", "decade": "decade"}
)
_SEVERAL: MappingProxyType[str, Precision] = MappingProxyType(
    {"day": "days", "week": "days", "fortnight": "days", "month": "months", "year": "years", "decade": "years"}
)
_OF_FORM: MappingProxyType[Form, Precision] = MappingProxyType(
    {
        "date": "day",
        "nth_weekday": "day",
        "weekday": "day",
        "weekend": "days",
        "day_of": "day",
        "now": "day",
        "quarter": "quarter",
        "turn": "months",
        "year_on": "month",
        "years": "years",
        "heading": "year",
    }
)
_ORDER: tuple[Precision, ...] = (
    "day",
    "days",
    "week",
    "part_of_month",
    "month",
    "months",
    "season",
    "quarter",
    "part_of_year",
    "half",
    "year",
    "years",
    "decade",
    "open",
)


def precision_of(span: Span, value: When, known: Precision | None) -> Precision:
    """The precision of a phrase that means `value`; `known` is that of the time it points back to."""
    if value.start is None or value.end is None:
        return "open"
    form = span.form
    if form == "day_of" and (span.get("half") or span.get("week")):
        return "part_of_month" if span.get("half") else "week"
    if form == "day_of" and span.get("w2"):
        return "days"
    if form == "then":
        return known or "day"
    if form == "later" or form == "ago":
        return _of_steps(span, value)
    if form in ("past", "coming", "up_to", "within"):
        return _of_length(span)
    if form in ("unit", "so_far", "part_unit"):
        return _of_unit(span)
    return _OF_FORM.get(form) or _of_name(span, value)


def _of_name(span: Span, value: When) -> Precision:
    """The precision of a time that the calendar names."""
    form, part = span.form, span.get("part") is not None
    if form == "fixed":
        return "month" if span.get("dash") else "day"
    if form == "month":
        return "part_of_month" if part else "month"
    if form == "year":
        return "part_of_year" if part else "year"
    if form == "decade":
        return "years" if part else "decade"
    if form == "months":
        if span.get("season"):
            return "season"
        if span.get("edge"):
            return "months"
        kind = (span.get("q") or span.get("qk") or "")[:1]
        return "half" if span.get("half") or kind == "h" else "quarter"
    if form == "days":
        if span.get("half"):
            return "part_of_month"
        return "week" if span.get("week") else "days"
    return "day" if value.start == value.end else "days"


def _of_unit(span: Span) -> Precision:
    single = _SINGLE[span.get("unit") or "day"]
    if span.form == "unit" or single == "week":
        return single
    return "part_of_year" if single == "year" else "part_of_month"


def _of_length(span: Span) -> Precision:
    if span.get("hours"):
        return "days"
    if (span.get("n") or "").startswith("half"):
        return "days" if span.groups["unit"] in ("month", "fortnight", "week") else "months"
    return (
        _SEVERAL[span.groups["unit"]] if span.get("n") not in (None, "a", "an", "one") else _SINGLE[span.groups["unit"]]
    )


def _of_steps(span: Span, value: When) -> Precision:
    """N units from a time: what came out tells, for a year later than a day is a month."""
    if value.start is None or value.end is None:
        return "open"
    days = (value.end - value.start).days
    limits: tuple[tuple[int, Precision], ...] = ((0, "day"), (6, "week"), (26, "part_of_month"), (31, "month"))
    if span.groups["unit"] == "decade" and days >= 364:
        return "year"
    for limit, precision in limits:
        if days <= limit:
            return precision
    return "part_of_year" if days < 364 else "year" if days <= 366 else "years"


def of_range(first: Precision | None, last: Precision | None) -> Precision | None:
    """The precision of an interval from one time to another: several of the coarser kind."""
    if first is None or last is None:
        return None
    coarser = max(first, last, key=_ORDER.index)
    several: dict[Precision, Precision] = {"day": "days", "week": "days", "month": "months", "year": "years"}
    return several.get(coarser, coarser)


def finer(first: Precision | None, last: Precision | None) -> Precision | None:
    """The finer of two."""
    if first is None or last is None:
        return first or last
    return min(first, last, key=_ORDER.index)

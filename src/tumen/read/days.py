"""Calendar days as texts write them, in English, Korean, Chinese and Russian: only what dating a text needs.

A day here is absolute ("5 April 2018", "2018년 4월 5일") or lacks its year ("April 5"); whatever hangs on the day of
writing ("yesterday") is no help in finding that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_EN_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_RU_MONTHS = ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_EN_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_EN_MONTH = (
    r"(?P<mon>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_RU_MONTH = (
    r"(?P<mon>январ[яьеи]|феврал[яьеи]|марта?е?|апрел[яьеи]|мая|мае|июн[яьеи]|июл[яьеи]|августа?е?|сентябр[яьеи]|"
    r"октябр[яьеи]|ноябр[яьеи]|декабр[яьеи])\b"
)
_EN_WEEKDAY = r"(?P<wd>Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\b\.?,?\s+(?:the\s+)?"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_DAY = r"(?P<d>[12]\d|3[01]|0?[1-9])"

_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        # April 5, 2018; Thursday, Apr. 5 2018; April 5th
        rf"\b(?:{_EN_WEEKDAY})?{_EN_MONTH}\s+{_DAY}(?:st|nd|rd|th)?\b(?!,\d{{3}}|\s*%)(?:\s*,?\s+{_YEAR}\b)?",
        # 5 April 2018; the 5th of April, 2018
        rf"(?<![\d.,-])\b(?:{_EN_WEEKDAY})?{_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?{_EN_MONTH}(?:\s*,?\s+{_YEAR}\b)?",
        # 2018-04-05, 2018/04/05, 2018.04.05, 2018. 4. 5.
        rf"(?<![\d./-]){_YEAR}(?P<sep>[-/.])\s?(?P<m>0?[1-9]|1[0-2])(?P=sep)\s?{_DAY}(?![\d/-])",
        # 2018년 4월 5일, 2018年4月5日
        rf"(?:(?<!\d){_YEAR}\s?[년年]\s?)?(?<!\d)(?P<m>1[0-2]|0?[1-9])\s?[월月]\s?{_DAY}\s?[일日号號]",
        # 15 ноября 2016 года
        rf"(?<![\d.,-])\b{_DAY}(?:-го)?\s+{_RU_MONTH}(?:\s+{_YEAR}(?:-го)?(?:\s+(?:года?\b|г\.))?)?",
    )
)
_MONTH_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"\b{_EN_MONTH}(?:\s+of)?,?\s+{_YEAR}\b",
        rf"(?<!\d){_YEAR}\s?[년年]\s?(?P<m>1[0-2]|0?[1-9])\s?[월月](?!\s?\d)",
        rf"\b{_RU_MONTH}\s+{_YEAR}(?:-го)?\b",
    )
)

_NOT_LATIN = re.compile(r"[\u0400-\u04ff\u3400-\u9fff\uac00-\ud7af]")
_LATIN_FORMS = 3
"""The forms after these hold a letter of another script."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A day or month as written at `start`..`end`; `year` or `day` is None where the text leaves it out.

    `weekday` counts from Monday = 0 and is None where none is written.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    weekday: int | None = None

    @property
    def first(self) -> date | None:
        """The first day it can mean; None without a year."""
        return date(self.year, self.month, self.day or 1) if self.year is not None else None


def days(text: str) -> Iterator[Written]:
    """Every day in `text`, in no particular order. A day that no calendar has, or on the wrong weekday, is left out."""
    for form in _FORMS if _NOT_LATIN.search(text) else _FORMS[:_LATIN_FORMS]:
        for found in form.finditer(text):
            groups = found.groupdict()
            year = int(groups["y"]) if groups["y"] else None
            month, day = _month(groups), int(groups["d"])
            weekday = _EN_WEEKDAYS.index(groups["wd"][:3].lower()) if groups.get("wd") else None
            if _exists(year, month, day, weekday):
                yield Written(start=found.start(), end=found.end(), year=year, month=month, day=day, weekday=weekday)


def months(text: str) -> Iterator[Written]:
    """Every month with its year in `text` that has no day with it."""
    for form in _MONTH_FORMS if _NOT_LATIN.search(text) else _MONTH_FORMS[:1]:
        for found in form.finditer(text):
            groups = found.groupdict()
            yield Written(start=found.start(), end=found.end(), year=int(groups["y"]), month=_month(groups), day=None)


def months_before(day: date, months: float) -> date:
    """The day `months` months of 30.44 days (a twelfth of a year) before `day`."""
    return day - timedelta(days=round(months * 30.44))


def _month(groups: dict[str, str | None]) -> int:
    if groups.get("m"):
        return int(groups["m"] or 0)
    name = (groups["mon"] or "").lower()[:3]
    name = "мая" if name == "мае" else name
    return (_EN_MONTHS.index(name) if name in _EN_MONTHS else _RU_MONTHS.index(name)) + 1


def _exists(year: int | None, month: int, day: int, weekday: int | None) -> bool:
    try:
        found = date(year or 2000, month, day)
    except ValueError:
        return False
    return year is None or weekday is None or found.weekday() == weekday

"""Times in cells: days in every order, months, years, periods, and the serial numbers of spreadsheets."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from tumen.ledger import When
from tumen.normalise.en.times.times import find_times
from tumen.resources.ledgers import cell_words, fold_cell, is_nothing

DAY_FIRST, MONTH_FIRST, SERIAL, SERIAL_1904 = "day first", "month first", "serial", "serial 1904"
WRITTEN = (DAY_FIRST, MONTH_FIRST, SERIAL, SERIAL_1904)
"""How a column may write its dates where a cell does not tell: 5/6/2019 in either order, or as the number of days that
a spreadsheet counts, from 1900 or from 1904 (ECMA-376 part 1, 18.17.4)."""

_FIRST_YEAR, _LAST_YEAR = 1950, 2099
_LONGEST = 120
"""Characters of a cell beyond which it is prose, not a date."""
_PIVOT = 70
"""Years of two digits below it are of this century."""
_SERIALS = range(18264, 73051)  # 1950-01-01 to 2099-12-31, counted from 1900
_EPOCHS = {SERIAL: date(1899, 12, 30), SERIAL_1904: date(1904, 1, 1)}
_CLOCK = r"(?:[ t,]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\.?|z|utc|kst|gmt|msk)?)?"

_YEAR = re.compile(r"(\d{4})\s*(?:년|年|г\.?|год[уа]?)?")
_YEAR_MONTH_DAY = re.compile(
    rf"(\d{{4}})\s*(?:[-/.]|년|年)\s*(\d{{1,2}})\s*(?:[-/.]|월|月)\s*(\d{{1,2}})\s*(?:일|日|\.|号)?{_CLOCK}"
)
_YEAR_MONTH = re.compile(r"(\d{4})\s*(?:[-/.]|년|年)\s*(\d{1,2})\s*(?:월|月|\.)?")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMERIC = re.compile(rf"(\d{{1,2}})\s*([./-])\s*(\d{{1,2}})\s*\2\s*(\d{{4}}|\d{{2}})\s*(?:г\.?|года)?{_CLOCK}")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./-](\d{4})")
_DAY_NAME_YEAR = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|-го|-е)?[\s.-]*)?([^\W\d_]{3,10})[\s.,'-]*(\d{4})\s*(?:г\.?|года?)?"
)
_EXCEL_DAY = re.compile(r"(\d{1,2})-([a-z]{3,9})-(\d{2})")
_EXCEL_MONTH = re.compile(r"([a-z]{3,9})-(\d{2})")
_PART = re.compile(r"(?P<head>.*?(?:\d\s*(?:월|月|년|年)))\s*(?P<part>\S+)")
_RANGE = re.compile(r"\s+[-–—~]\s+|\s*[–—~〜]\s*|\s+to\s+|\s*(?:至|到)\s*|\s*부터\s*|\s+по\s+")
_MONTH_ALONE = re.compile(r"(\d{1,2})\s*(?:월|月)(?:\s*(\d{1,2})\s*(?:일|日))?")
_HALF = re.compile(r"(\d{4})\s*(?:년|年)?\s*(상반기|하반기|上半年|下半年)")
_QUARTER = re.compile(r"(\d{4})\s*(?:년|年)?\s*(?:제|第)?\s*([1-4一二三四])\s*(?:분기|季度)")
_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


def cell_day(text: str, *, written: str | None = None) -> date | None:
    """The day that a cell names; None for anything that is longer, open or doubtful."""
    when = cell_time(text, written=written)
    return when.start if when is not None and when.start == when.end else None


def cell_time(text: str, *, written: str | None = None, published: date | None = None) -> When | None:
    """The interval of days that a cell names; None where it names none, or where the order of its parts is not known.

    `written` is one of `WRITTEN`, for the column as a whole. Phrases of English ("early 2019", "since 2016") resolve
    against `published`.
    """
    if is_nothing(text) or len(text) > _LONGEST:
        return None
    folded = re.sub(r"^(?:в|во)\s+", "", fold_cell(text).strip(" ()[]"))
    if written in _EPOCHS and (serial := _serial(folded, written)) is not None:
        return serial
    for read in (_whole, _parted):
        found = read(folded, written)
        if found is not None:
            return found
    return _ranged(folded, written) or _in_words(text, published)


def day_order(texts: Iterable[str]) -> tuple[str | None, bool]:
    """Whether the cells of a column put the day or the month first, and whether some leave it open.

    A date with points has the day first, as everywhere where points are written.
    """
    days = months = 0
    doubtful = False
    for text in texts:
        found = _NUMERIC.fullmatch(fold_cell(text))
        if found is None or found.group(2) == ".":
            continue
        one, two = int(found.group(1)), int(found.group(3))
        days += two <= 12 < one
        months += one <= 12 < two
        doubtful = doubtful or (one <= 12 and two <= 12 and one != two)
    if days and not months:
        return DAY_FIRST, False
    if months and not days:
        return MONTH_FIRST, False
    return None, doubtful


def joined_time(year: str | None, month: str | None, day: str | None) -> When | None:
    """The interval that cells for year, month and day give together; None without a year."""
    whole = cell_time(year) if year is not None else None
    if whole is None or whole.start is None or year is None or _YEAR.fullmatch(fold_cell(year)) is None:
        return whole
    number = _month_number(fold_cell(month)) if month is not None else None
    if number is None:
        return whole
    at = re.fullmatch(r"(\d{1,2})\s*(?:일|日|-го|st|nd|rd|th)?", fold_cell(day)) if day is not None else None
    return _day(whole.start.year, number, int(at.group(1))) if at else _month(whole.start.year, number)


def _serial(folded: str, written: str) -> When | None:
    found = re.fullmatch(r"(\d{5})(?:\.\d+)?", folded)
    if found is None or int(found.group(1)) not in _SERIALS:
        return None
    day = _EPOCHS[written] + timedelta(days=int(found.group(1)))
    return When(start=day, end=day)


def _day(year: int, month: int, day: int) -> When | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return When(start=found, end=found) if _FIRST_YEAR <= year <= _LAST_YEAR else None


def _month(year: int, month: int, days: tuple[int, int] = (1, 31)) -> When | None:
    if not (1 <= month <= 12 and _FIRST_YEAR <= year <= _LAST_YEAR):
        return None
    last = calendar.monthrange(year, month)[1]
    return When(start=date(year, month, days[0]), end=date(year, month, min(days[1], last)))


def _months(year: int, first: int, last: int) -> When | None:
    one, two = _month(year, first), _month(year, last)
    return When(start=one.start, end=two.end) if one is not None and two is not None else None


def _century(year: str) -> int:
    return int(year) if len(year) == 4 else int(year) + (2000 if int(year) < _PIVOT else 1900)


def _month_number(name: str) -> int | None:
    bare = re.sub(r"\s*(?:월|月|\.)$", "", name)
    if bare.isdecimal():
        return int(bare) if 1 <= int(bare) <= 12 else None
    known = cell_words("months").get(bare)
    return int(known) if known is not None else None


def _whole(folded: str, written: str | None) -> When | None:
    """One day, month, quarter, half or year."""
    for pattern, value in _FORMS:
        found = pattern.fullmatch(folded)
        if found is not None:
            return value(found.groups(), written)
    return None


def _of_year(groups: Sequence[str], _: str | None) -> When | None:
    return _months(int(groups[0]), 1, 12)


def _of_day(groups: Sequence[str], _: str | None) -> When | None:
    return _day(int(groups[0]), int(groups[1]), int(groups[2]))


def _of_month(groups: Sequence[str], _: str | None) -> When | None:
    return _month(int(groups[0]), int(groups[1]))


def _of_month_year(groups: Sequence[str], _: str | None) -> When | None:
    return _month(int(groups[1]), int(groups[0]))


def _of_numbers(groups: Sequence[str], written: str | None) -> When | None:
    one, mark, two, year = int(groups[0]), groups[1], int(groups[2]), _century(groups[3])
    if mark == "." or one > 12 or written == DAY_FIRST or one == two:
        return _day(year, two, one)
    if two > 12 or written == MONTH_FIRST:
        return _day(year, one, two)
    return None


def _of_name(groups: Sequence[str], _: str | None) -> When | None:
    month = _month_number(groups[1])
    if month is None:
        return None
    return _day(_century(groups[2]), month, int(groups[0])) if groups[0] else _month(_century(groups[2]), month)


def _of_excel_month(groups: Sequence[str], _: str | None) -> When | None:
    return _of_name(("", groups[0], groups[1]), None)


def _of_half(groups: Sequence[str], _: str | None) -> When | None:
    first = 1 if groups[1] in ("상반기", "上半年") else 7
    return _months(int(groups[0]), first, first + 5)


def _of_quarter(groups: Sequence[str], _: str | None) -> When | None:
    number = "一二三四".find(groups[1]) + 1 or int(groups[1])
    return _months(int(groups[0]), 3 * number - 2, 3 * number)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[Sequence[str], str | None], When | None]], ...] = (
    (_YEAR, _of_year),
    (_YEAR_MONTH_DAY, _of_day),
    (_YEAR_MONTH, _of_month),
    (_DIGITS, _of_day),
    (_NUMERIC, _of_numbers),
    (_MONTH_YEAR, _of_month_year),
    (_EXCEL_DAY, _of_name),
    (_EXCEL_MONTH, _of_excel_month),
    (_DAY_NAME_YEAR, _of_name),
    (_HALF, _of_half),
    (_QUARTER, _of_quarter),
)


def _parted(folded: str, written: str | None) -> When | None:
    """A part of a month or year behind it ("2019년 5월 초", "2019年底"); the end of a year is December."""
    found = _PART.fullmatch(folded)
    part = cell_words("parts_of_month").get(found["part"]) if found is not None else None
    whole = _whole(found["head"].strip(), written) if found is not None and part is not None else None
    if part is None or whole is None or whole.start is None or whole.end is None:
        return None
    if (whole.start.year, whole.start.month) == (whole.end.year, whole.end.month):
        return _month(whole.start.year, whole.start.month, _PARTS[part])
    if (whole.start.month, whole.end.month) != (1, 12):
        return None
    first, last = {"early": (1, 3), "mid": (6, 7), "late": (12, 12)}[part]
    return _months(whole.start.year, first, last)


def _ranged(folded: str, written: str | None) -> When | None:
    """Two times with a word for a range between them; the second may leave its year out."""
    text = re.sub(r"^(?:from|с|от|自|从)\s*|(?:까지|止)$", "", folded)
    sides = [side.strip() for side in _RANGE.split(text)]
    if len(sides) == 1 and re.fullmatch(r"\d{4}\s*-\s*\d{4}", text):
        sides = text.split("-")
    if len(sides) != 2 or not all(sides):
        return None
    first = _whole(sides[0].strip(), written)
    if first is None or first.start is None:
        return None
    short = _MONTH_ALONE.fullmatch(sides[1])
    if short is not None:
        last = _of_short(first.start.year, short)
    else:
        last = _whole(sides[1].strip(), written)
    if last is None or last.end is None or last.end < first.start:
        return None
    return When(start=first.start, end=last.end)


def _of_short(year: int, found: re.Match[str]) -> When | None:
    month = int(found.group(1))
    return _day(year, month, int(found.group(2))) if found.group(2) else _month(year, month)


def _in_words(text: str, published: date | None) -> When | None:
    """The one time of an English phrase that is all of the cell."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = [one for one in find_times(plain, published=published) if one.kind == "point"]
    if len(found) != 1 or found[0].value is None:
        return None
    rest = plain[: found[0].start] + plain[found[0].end :]
    return found[0].value if not re.search(r"\w", rest) else None

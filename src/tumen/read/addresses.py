"""What the address of a page tells: the day in it."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_MONTH, _DAY = r"(?P<m>0[1-9]|1[0-2])", r"(?P<d>0[1-9]|[12]\d|3[01])"
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOCK = r"(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?"
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        # folders: /2018/04/04/, /2018-04/04/, /2018/0404/, /201804/04/, /20180404/, /2018-04-04
        rf"(?<!\d){_YEAR}[/-]?{_MONTH}[/-]?{_DAY}(?!\d)",
        rf"(?<!\d){_YEAR}/(?P<m>[1-9])/(?P<d>[1-9]|[12]\d|3[01])(?!\d)",
        # folders with the name of the month: /2016/jan/06/
        rf"(?<!\d){_YEAR}/(?P<name>{'|'.join(_NAMES)})[a-z]*/(?P<d>0?[1-9]|[12]\d|3[01])(?!\d)",
        # day and time, or day and a running number, in one run of digits: 20180104000729, AEN20200214002600325
        rf"(?<!\d){_YEAR}{_MONTH}{_DAY}\d{{4,10}}(?!\d)",
        # month first, then the time of day: -04042018134944.html
        rf"(?<!\d){_MONTH}{_DAY}{_YEAR}{_CLOCK}(?!\d)",
    )
)
_YEAR_FOLDER = re.compile(rf"/{_YEAR}/")


def day_in_address(url: str) -> date | None:
    """The one day that an address holds, in the forms that newsrooms use; None where it holds none, or several."""
    place = _path(url)
    days = set()
    for form in _FORMS:
        for found in form.finditer(place):
            parts = found.groupdict()
            month = _NAMES.index(parts["name"].lower()) + 1 if "name" in parts else int(parts["m"])
            try:
                days.add(date(int(parts["y"]), month, int(parts["d"])))
            except ValueError:
                continue
    return days.pop() if len(days) == 1 else None


def year_in_address(url: str) -> int | None:
    """The one year that stands as a folder of an address, None where there is none or several."""
    years = {int(found["y"]) for found in _YEAR_FOLDER.finditer(_path(url))}
    return years.pop() if len(years) == 1 else None


def _path(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.path}?{parts.query}/"

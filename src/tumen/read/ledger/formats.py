"""A cell of a workbook as text: what its number format shows, without groups of thousands and colours."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)(?:-[^\]]*)?\]')
_PLAIN = re.compile(r"[$€£¥₩₽]")
_DIGITS = re.compile(r"[0#?][0#?.,  ]*")
_ESCAPED = re.compile(r"_x000([9adAD])_")
_EXACT = 15
"""Significant digits that a cell of a spreadsheet holds."""


def cell_text(value: Any, number_format: str | None) -> str:
    """The text of a cell's value; empty for an empty cell.

    A day is written as ISO 8601, as far as its format shows it: a format without a day gives year and month. A number
    keeps what its format writes around it ("약 300명", "¥2000"), a per cent its sign. Truth values are TRUE and FALSE.
    """
    form = number_format or "General"
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (datetime, date)):
        return _day(value, form)
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, (int, float)):
        return _number(value, form)
    text = _ESCAPED.sub(lambda found: {"9": "\t", "a": "\n", "d": "\r"}[found.group(1).lower()], str(value))
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _day(value: datetime | date, form: str) -> str:
    shown = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", form.partition(";")[0]).lower()
    if "d" not in shown and "y" in shown:
        return f"{value.year:04d}-{value.month:02d}" if "m" in shown else f"{value.year:04d}"
    if not isinstance(value, datetime) or (value.hour, value.minute, value.second) == (0, 0, 0):
        return f"{value.year:04d}-{value.month:02d}-{value.day:02d}"
    return value.isoformat(sep=" ", timespec="minutes")


def _number(value: float, form: str) -> str:
    section = form.partition(";")[0]
    percent = "%" in _LITERAL.sub("", section)
    written = _digits(value * 100 if percent else value) + ("%" if percent else "")
    digits = _DIGITS.search(_LITERAL.sub(lambda found: "\x01" * len(found.group()), section))
    if form in ("General", "@") or digits is None:
        return written
    return _said(section[: digits.start()]) + written + _said(section[digits.end() :])


def _said(part: str) -> str:
    """The letters that a part of a number format writes as they are."""
    found = []
    for match in re.finditer(rf"{_LITERAL.pattern}|({_PLAIN.pattern})", part):
        found.append("".join(group for group in match.groups() if group is not None))
    text = "".join(found)
    return text if re.search(r"\w|[^\s\w.,()\-]", text) else ""


def _digits(value: float) -> str:
    if isinstance(value, int):
        return str(value)
    rounded = float(f"{value:.{_EXACT}g}")
    if rounded.is_integer() and abs(rounded) < 10**_EXACT:
        return str(int(rounded))
    return repr(rounded)

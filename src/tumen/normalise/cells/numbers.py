"""Numbers as offices write them: thousands in groups, decimals with point or comma, Chinese numerals."""

from __future__ import annotations

import re
from decimal import Decimal

MOST_DIGITS = 15
"""A number of more digits counts nobody and is no sum of money."""

_GROUPED = re.compile(r"(\d{1,3})(?:([ .,'’\u00a0\u202f])\d{3})(?:\2\d{3})*(?:([.,])(\d{1,2}))?(?![\d])")
_PLAIN = re.compile(r"(\d+)(?:([.,])(\d+))?")
_NUMERALS = {letter: value for value, letter in enumerate("零一二三四五六七八九")} | {"两": 2, "兩": 2, "〇": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "萬": 10_000}
NUMERAL = re.compile(r"[零〇一二两兩三四五六七八九十百千万萬]+")
"""Chinese numerals."""


def number_at(text: str, start: int) -> tuple[Decimal, int] | None:
    """The number that begins at `start` and where it ends; None where none does.

    A separator before exactly three digits is one of thousands ("1.500", "1,500", "1 500"), except before further
    decimals ("1.500,25") and in a number that begins with nought ("0.150").
    """
    grouped = _GROUPED.match(text, start)
    if grouped is not None and not grouped.group(1).startswith("0") and grouped.group(2) != grouped.group(3):
        body = re.sub(r"\D", "", grouped.group()[: grouped.start(3) - start] if grouped.group(3) else grouped.group())
        return _decimal(body, grouped.group(4)), grouped.end()
    plain = _PLAIN.match(text, start)
    if plain is None or len(plain.group(1)) > MOST_DIGITS:
        return None
    after = plain.end()
    if plain.group(2) and text[after : after + 1] in ".,'" and text[after + 1 : after + 2].isdigit():
        return None  # "1.2.3" is no number
    return _decimal(plain.group(1), plain.group(3)), after


def _decimal(whole: str, part: str | None) -> Decimal:
    return Decimal(f"{whole}.{part}" if part else whole)


def numeral(text: str) -> int | None:
    """The value of Chinese numerals ("三百五十", "一万二千"); None where they make no number, as a row of digits."""
    total = section = digit = 0
    seen = False
    for letter in text:
        if letter in _NUMERALS:
            if seen and digit:
                return None
            digit, seen = _NUMERALS[letter], True
        elif letter in _UNITS:
            section += (digit if seen and digit else 1) * _UNITS[letter]
            digit, seen = 0, False
        else:
            total += (section + digit) * _MYRIADS[letter]
            section, digit, seen = 0, 0, False
    return total + section + digit or None

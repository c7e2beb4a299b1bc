"""English numbers: digits, number words, and vague numbers such as "several hundred"."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from tumen.normalise.en.tokens import Token, glued, texts

UNITS = MappingProxyType(
    {
        word: value
        for value, word in enumerate(
            [
                "zero",
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
                "twelve",
                "thirteen",
                "fourteen",
                "fifteen",
                "sixteen",
                "seventeen",
                "eighteen",
                "nineteen",
            ]
        )
    }
)
TENS = MappingProxyType(
    {
        word: 10 * value
        for value, word in enumerate(
            ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
        )
    }
)
SCALES = MappingProxyType({"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12})
LETTERS = MappingProxyType({"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12})
"""Scales written as letters after an amount of money ("$5m")."""

# spec/claims.md, "Counts" and ruling 12
VAGUE = MappingProxyType(
    {
        "dozens": (24, 99),
        "scores": (40, 99),
        "hundreds": (200, 999),
        "thousands": (2000, 9999),
        "millions": (2 * 10**6, 10**7 - 10**6),
        "billions": (2 * 10**9, 10**10 - 10**9),
    }
)
_SEVERAL = MappingProxyType(
    {
        "dozen": VAGUE["dozens"],
        "score": VAGUE["scores"],
        "hundred": VAGUE["hundreds"],
        "thousand": VAGUE["thousands"],
        "million": VAGUE["millions"],
        "billion": VAGUE["billions"],
    }
)
_MULTIPLIED = MappingProxyType({"tens": (20, 99), "hundreds": (200, 999), "dozens": (24, 99)})


class Number(NamedTuple):
    """A number at tokens `first` to `last`, both inclusive; `low` and `high` differ where it is vague.

    `mantissa` and `scale` tell "two" and 1000 of "two thousand", so that "one or two thousand" can share its unit.
    """

    first: int
    last: int
    low: float
    high: float
    vague: bool
    mantissa: float
    scale: int


def number_at(tokens: list[Token], index: int) -> Number | None:
    """The longest number that begins at token `index`."""
    token = tokens[index]
    if token.kind == "number":
        return _digits(tokens, index)
    if token.kind != "word":
        return None
    return _vague(tokens, index) or _half(tokens, index) or _words(tokens, index)


def _digits(tokens: list[Token], index: int) -> Number:
    value = float(tokens[index].text.replace(",", ""))
    last, scale = index, 1
    following = texts(tokens, index + 1, 2)
    if following and following[0] in SCALES:
        last, scale = index + 1, SCALES[following[0]]
    elif len(following) == 2 and following[0] == "-" and following[1] in SCALES:
        last, scale = index + 2, SCALES[following[1]]
    elif following and following[0] in LETTERS and glued(tokens, index + 1):
        last, scale = index + 1, LETTERS[following[0]]
    elif following and following[0] == "dozen":
        last, scale = index + 1, 12
    amount = round(value * scale, 6)
    return Number(index, last, amount, amount, False, value, scale)


def _vague(tokens: list[Token], index: int) -> Number | None:
    words = texts(tokens, index, 4)
    if words[0] in _MULTIPLIED and words[1:2] == ("of",) and words[2:3] and words[2] in ("thousands", "millions"):
        low, high = _MULTIPLIED[words[0]]
        scale = SCALES[words[2][:-1]]
        # "tens of thousands" ends at 99,000, "hundreds of thousands" at 999,000
        return Number(index, index + 2, low * scale, high * scale, True, 0, 1)
    if words[0] in VAGUE:
        if words[0] == "scores" and words[1:2] not in (("of",), ("more",), (",",), ("or",)):
            return None
        return Number(index, index, *VAGUE[words[0]], True, 0, 1)
    skip = 1 if words[0] == "several" else 2 if words[:2] == ("a", "few") else 0
    if skip and len(words) > skip and words[skip] in _SEVERAL:
        return Number(index, index + skip, *_SEVERAL[words[skip]], True, 0, 1)
    if skip == 2 and len(words) > 2 and words[2] not in ("of", "more"):
        return Number(index, index + 1, 3, 9, True, 0, 1)
    return None


def _half(tokens: list[Token], index: int) -> Number | None:
    words = list(texts(tokens, index, 5))
    for lead in (("half", "a"), ("a", "half"), ("a", "half", "-"), ("half", "-", "a")):
        size = len(lead)
        if tuple(words[:size]) == lead and len(words) > size:
            unit = words[size]
            scale = 12 if unit == "dozen" else SCALES.get(unit, 0)
            if scale > 100 or unit == "dozen":
                return Number(index, index + size, scale / 2, scale / 2, False, 0.5, scale)
    return None


def _words(tokens: list[Token], index: int) -> Number | None:
    """Number words by the rule of English: units and tens add, hundred multiplies, greater scales close a group."""
    total = group = 0.0
    position, last, scale = index, -1, 1
    mantissa = 0.0
    if texts(tokens, index, 1) in (("a",), ("an",)):
        following = texts(tokens, index + 1, 1)
        if not following or (following[0] not in SCALES and following[0] != "dozen"):
            return None
        group, position = 1, index + 1
    smallest = float("inf")
    while position < len(tokens):
        word = tokens[position].text
        if word in UNITS and smallest > 19 and group % 10 == 0 and group % 100 != 10:
            group += UNITS[word]
            smallest, scale = UNITS[word], 1
        elif word in TENS and smallest > 99 and group % 100 == 0:
            group += TENS[word]
            smallest, scale = 20, 1
        elif word == "hundred" and 0 < group < 100:
            mantissa = group
            group *= 100
            smallest, scale = 100, 100
        elif word in SCALES and SCALES[word] > 100 and group:
            mantissa = group
            total += group * SCALES[word]
            group, scale = 0, SCALES[word]
            smallest = SCALES[word]
        elif word == "dozen" and group and not total:
            return Number(index, position, group * 12, group * 12, False, group, 12)
        elif word in ("and", "-") and last >= index and _continues(tokens, position, smallest):
            position += 1
            continue
        else:
            break
        last = position
        position += 1
    if last < index or last < position - 1:
        last = _last_number(tokens, index, position)
    if last < index:
        return None
    value = total + group
    return Number(index, last, value, value, False, mantissa if scale > 1 else value, scale)


def _continues(tokens: list[Token], position: int, smallest: float) -> bool:
    """Whether "and" or a hyphen goes on with the number: "a hundred and forty", "forty-seven"."""
    if position + 1 >= len(tokens):
        return False
    following, joiner = tokens[position + 1].text, tokens[position].text
    if joiner == "-":
        if not (glued(tokens, position) and glued(tokens, position + 1)):
            return False
        return following in SCALES or (following in UNITS and smallest == 20)
    return smallest >= 100 and (following in UNITS or following in TENS or following == "a")


def _last_number(tokens: list[Token], index: int, position: int) -> int:
    for last in range(min(position, len(tokens)) - 1, index, -1):
        if tokens[last].text in UNITS or tokens[last].text in TENS or tokens[last].text in SCALES:
            return last
    return index if tokens[index].text in UNITS or tokens[index].text in TENS else -1

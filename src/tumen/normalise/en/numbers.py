"""English numbers: digits, number words, and vague numbers such as "several hundred"."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from tumen.normalise.en.lexicon import words
from tumen.normalise.en.tokens import Tokens, glued, texts

_UNIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = MappingProxyType({word: value for value, word in enumerate(_UNIT_WORDS.split())})
TENS = MappingProxyType({word: 10 * value for value, word in enumerate(_TEN_WORDS.split(), start=2)})
SCALES = MappingProxyType({"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12})
LETTERS = MappingProxyType({"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12})
"""Scales written as letters behind an amount of money ("$5m")."""

# spec/claims.md, "Counts" and ruling 12; sums of money count in whole millions
VAGUE = MappingProxyType(
    {
        "dozens": (24, 99),
        "scores": (40, 99),
        "hundreds": (200, 999),
        "thousands": (2000, 9999),
        "millions": (2 * 10**6, 9 * 10**6),
        "billions": (2 * 10**9, 9 * 10**9),
    }
)
_SEVERAL = MappingProxyType(
    {"dozen": "dozens", "score": "scores"} | {scale: f"{scale}s" for scale in SCALES if scale != "trillion"}
)
_MULTIPLIED = MappingProxyType({"tens": (20, 99), "hundreds": (200, 999), "dozens": (24, 99)})
_BEFORE_SCALE = words(
    "another mere further every some about around nearly almost over roughly additional extra first next last the each"
)
"""Words behind which "hundred" or "thousand" alone is a number: "another thousand", "every hundred"."""

STARTERS = frozenset({*UNITS, *TENS, *VAGUE, *SCALES, "tens", "several", "half", "a", "an", "dozen"})
"""Words with which a number can begin."""


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


def number_starts(tokens: Tokens) -> list[int]:
    """The indexes of the tokens with which a number may begin, in order."""
    return [index for index, said in enumerate(tokens.texts) if said in STARTERS or said[0].isdecimal()]


def number_at(tokens: Tokens, index: int) -> Number | None:
    """The longest number that begins at token `index`."""
    said = tokens.texts[index]
    if said[0].isdecimal():
        return None if said[-1].isalpha() else _digits(tokens, index)
    if said not in STARTERS:
        return None
    return _vague(tokens, index) or _half(tokens, index) or _single(tokens, index) or _spelt(tokens, index)


def _plain(first: int, last: int, mantissa: float, scale: int) -> Number:
    value = round(mantissa * scale, 6)
    return Number(first, last, value, value, False, mantissa, scale)


def _digits(tokens: Tokens, index: int) -> Number:
    value = float(tokens[index].text.replace(",", ""))
    following = texts(tokens, index + 1, 2)
    if following[:1] and following[0] in SCALES:
        return _plain(index, index + 1, value, SCALES[following[0]])
    if len(following) == 2 and following[0] == "-" and following[1] in SCALES:
        return _plain(index, index + 2, value, SCALES[following[1]])
    if following[:1] and following[0] in LETTERS and glued(tokens, index + 1):
        return _plain(index, index + 1, value, LETTERS[following[0]])
    if following[:1] == ("dozen",):
        return _plain(index, index + 1, value, 12)
    return _plain(index, index, value, 1)


def _vague(tokens: Tokens, index: int) -> Number | None:
    said = texts(tokens, index, 4)
    if said[0] in _MULTIPLIED and said[1:2] == ("of",) and said[2:3] in (("thousands",), ("millions",), ("billions",)):
        low, high = _MULTIPLIED[said[0]]
        scale = SCALES[said[2][:-1]]
        return Number(index, index + 2, low * scale, high * scale + (scale - 1 if scale == 1000 else 0), True, 0, 1)
    if said[0] in VAGUE:
        if said[0] == "scores" and said[1:2] not in (("of",), ("more",), (",",), ("or",)):
            return None
        return Number(index, index, *VAGUE[said[0]], True, 0, 1)
    skip = 1 if said[0] == "several" else 2 if said[:2] == ("a", "few") else 0
    if skip and len(said) > skip and said[skip] in _SEVERAL:
        return Number(index, index + skip, *VAGUE[_SEVERAL[said[skip]]], True, 0, 1)
    if skip == 2 and len(said) > 2 and said[2] not in ("of", "more"):
        return Number(index, index + 1, 3, 9, True, 0, 1)
    return None


def _half(tokens: Tokens, index: int) -> Number | None:
    """ "half a million", "half a dozen", "a half-million", "one and a half million"."""
    said = texts(tokens, index, 6)
    above = UNITS.get(said[0], 0) + 0.5 if said[1:4] == ("and", "a", "half") and said[0] in UNITS else 0.5
    for lead in (("half", "a"), ("half", "-", "a"), ("a", "half", "-"), ("a", "half"), (said[0], "and", "a", "half")):
        size = len(lead)
        if said[:size] == lead and len(said) > size:
            scale = 12 if said[size] == "dozen" else SCALES.get(said[size], 0)
            return _plain(index, index + size, above, scale) if scale and scale != 100 else None
    return None


def _single(tokens: Tokens, index: int) -> Number | None:
    """ "a single one", "a single worker"."""
    if texts(tokens, index, 2) != ("a", "single"):
        return None
    return _plain(index, index + (2 if texts(tokens, index + 2, 1) == ("one",) else 1), 1, 1)


def _spelt(tokens: Tokens, index: int) -> Number | None:
    """Number words by the rule of English: units and tens add, hundred multiplies, greater scales close a group."""
    total = group = 0.0
    position, last = index, -1
    smallest: float = 10**15
    mantissa, scale = 0.0, 1
    if tokens[index].text in ("a", "an"):
        following = texts(tokens, index + 1, 1)
        if not following or (following[0] not in SCALES and following[0] != "dozen"):
            return None
        group, position = 1, index + 1
    elif tokens[index].text in SCALES or tokens[index].text == "dozen":
        before = texts(tokens, index - 1, 1)
        if not before or before[0] not in _BEFORE_SCALE:
            return None
        group = 1
    while position < len(tokens):
        word = tokens[position].text
        if word in UNITS and smallest > 19:
            group, smallest, scale = group + UNITS[word], UNITS[word], 1
        elif word in TENS and smallest > 99:
            group, smallest, scale = group + TENS[word], 20, 1
        elif word == "hundred" and 0 < group < 100:
            mantissa, group, smallest, scale = group, group * 100, 100, 100
        elif word in SCALES and 100 < SCALES[word] < 10**15 and group:
            mantissa, scale = group, SCALES[word]
            total, group, smallest = total + group * scale, 0, scale
        elif word == "dozen" and group and not total:
            return _plain(index, position, group, 12)
        elif word in ("and", "-") and last >= index and _continues(tokens, position, smallest):
            position += 1
            continue
        else:
            break
        last = position
        position += 1
    if last < index:
        return None
    value = total + group
    whole = scale > 1 and value == mantissa * scale
    return Number(index, last, value, value, False, mantissa if whole else value, scale if whole else 1)


def _continues(tokens: Tokens, position: int, smallest: float) -> bool:
    """Whether "and" or a hyphen goes on with the number: "a hundred and forty", "forty-seven"."""
    following = texts(tokens, position + 1, 1)
    if not following:
        return False
    if tokens[position].text == "-":
        if not (glued(tokens, position) and glued(tokens, position + 1)):
            return False
        return following[0] in SCALES or (following[0] in UNITS and smallest == 20)
    return smallest >= 100 and (following[0] in UNITS or following[0] in TENS)

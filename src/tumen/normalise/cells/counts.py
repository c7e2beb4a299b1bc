"""Counts of people in cells ("~150", "100-150", "150+", "약 300명", "300余人", "около 150 чел.")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from tumen.ledger import Count
from tumen.normalise.cells.numbers import NUMERAL, number_at, numeral
from tumen.normalise.en.amounts.counts import find_counts
from tumen.resources.ledgers import cell_words, fold_cell, is_nothing, word_pattern

_MOST = 10**9
_LONGEST = 200
"""Characters of a cell beyond which it is prose, not a count."""
_SKIP = re.compile(r"[\s.,:;()\[\]]+")
_BETWEEN = {"~": "about, to", "до": "at_most, to"}
"""Words that are a hedge before a number and a word for a range between two."""
Token = tuple[str, Decimal | None]


def whole_number(text: str) -> int | None:
    """The number that a cell is, without a hedge or a word; None for anything else."""
    folded = fold_cell(text)
    found = number_at(folded, 0)
    if found is None or found[1] != len(folded):
        return None
    return int(found[0]) if found[0] == int(found[0]) else None


def cell_count(text: str) -> Count | None:
    """How many people a cell says; None where it says no one number or range, or where it says that nobody knows.

    Hedges follow the guideline for claims ("Counts"). A question mark behind a number makes it approximate.
    """
    folded = fold_cell(text)
    if len(folded) > _LONGEST or is_nothing(text):
        return None
    vague = cell_words("vague").get(_bare(folded))
    if vague is not None:
        low, _, high = vague.partition("-")
        return Count(low=int(low), high=int(high), basis="vague")
    tokens = list(_tokens(folded))
    if any(kind == "?" for kind, _ in tokens):
        return _of_words(text)
    return _settled(tokens)


def joint_count(low: str | None, high: str | None) -> Count | None:
    """The count that two cells give, one its low and one its high end; an open end where one of them tells none."""
    ends = [cell_count(cell) if cell is not None else None for cell in (low, high)]
    least = next((end for end in (ends[0].low, ends[0].high) if end is not None), None) if ends[0] else None
    most = next((end for end in (ends[1].high, ends[1].low) if end is not None), None) if ends[1] else None
    if least is None and most is None:
        return None
    if least is None:
        return Count(low=None, high=most, basis="at_most")
    if most is None:
        return Count(low=least, high=None, basis="at_least")
    if least == most:
        return Count(low=least, high=most, basis="exact")
    return Count(low=least, high=most, basis="range") if least < most else None


def _bare(folded: str) -> str:
    """The cell without the words for people at its end."""
    words = sorted((word for word, means in cell_words("counts").items() if means == "people"), key=len, reverse=True)
    text = folded.strip(" .")
    for word in words:
        if text.endswith(word) and text != word:
            return text.removesuffix(word).strip(" .")
    return text


@cache
def _words() -> re.Pattern[str]:
    return word_pattern(cell_words("counts"))


def _tokens(folded: str) -> Iterator[Token]:
    """What a cell is made of: numbers, scales and hedges; "?" for what is none of these."""
    at = 0
    table = cell_words("counts")
    while at < len(folded):
        blank = _SKIP.match(folded, at)
        if blank is not None:
            at = blank.end()
            continue
        number = number_at(folded, at) if folded[at].isdecimal() else None
        if number is not None:
            yield "number", number[0]
            at = number[1]
            continue
        spelled = NUMERAL.match(folded, at)
        if spelled is not None and (value := numeral(spelled.group())) is not None and len(spelled.group()) > 1:
            yield "number", Decimal(value)
            at = spelled.end()
            continue
        word = _words().match(folded, at)
        if word is not None:
            means = table[word.group()]
            yield ("scale", Decimal(means)) if means.isdecimal() else (_BETWEEN.get(word.group(), means), None)
            at = word.end()
        elif folded[at] == "?" and folded[at:].strip("? .)") == "":
            yield "about", None
            return
        else:
            yield "?", None
            return


def _settled(tokens: list[Token]) -> Count | None:
    numbers: list[Decimal] = []
    hedges: set[str] = set()
    to = scaled = False
    for kind, value in tokens:
        if kind == "number" and value is not None:
            if numbers and not to:
                return None
            numbers.append(value)
            scaled = False
        elif kind == "scale" and value is not None:
            if not numbers or scaled:
                return None
            # "1-2만": one word of scale stands for both ends
            numbers = [n * value if n < value or index + 1 == len(numbers) else n for index, n in enumerate(numbers)]
            scaled = True
        elif kind.endswith("to"):
            if not numbers and kind != "to":
                hedges.add(kind.partition(",")[0])
            elif not numbers or to:
                return None
            else:
                to = True
        elif kind in ("about", "at_least", "at_most"):
            hedges.add(kind)
    if any(number != int(number) or number > _MOST for number in numbers):
        return None
    return _counted([int(number) for number in numbers], hedges, to=to)


def _counted(numbers: list[int], hedges: set[str], *, to: bool) -> Count | None:
    if len(numbers) == 2 and to:
        low, high = numbers
        if low == high:
            return Count(low=low, high=high, basis="exact")
        return Count(low=low, high=high, basis="range") if low < high else None
    if len(numbers) != 1 or to or {"at_least", "at_most"} <= hedges:
        return None
    number = numbers[0]
    if "at_least" in hedges:
        return Count(low=number, high=None, basis="at_least")
    if "at_most" in hedges:
        return Count(low=None, high=number, basis="at_most")
    return Count(low=number, high=number, basis="approx" if "about" in hedges else "exact")


def _of_words(text: str) -> Count | None:
    """The one count of an English phrase ("about two hundred seamstresses"), if it is of people."""
    found = find_counts(text)
    if len(found) != 1 or found[0].people is False or found[0].role != "plain":
        return None
    one = found[0]
    if max(one.value.low or 0, one.value.high or 0) > _MOST:
        return None
    whole = not text[: one.start].strip() and not text[one.end :].strip(" .")
    return one.value if one.people or whole else None

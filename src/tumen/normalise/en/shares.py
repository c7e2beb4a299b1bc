"""English fractions: "one third", "70 to 80 percent", "six of every ten"."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from tumen.normalise.en.numbers import number_at
from tumen.normalise.en.quantities import Quantity, quantities
from tumen.normalise.en.tokens import Token, texts, tokenize
from tumen.normalise.found import FoundShare

_PARTS = MappingProxyType(
    {
        "half": 2,
        "third": 3,
        "quarter": 4,
        "fourth": 4,
        "fifth": 5,
        "sixth": 6,
        "seventh": 7,
        "eighth": 8,
        "ninth": 9,
        "tenth": 10,
    }
)


class Part(NamedTuple):
    """A fraction at tokens `first` to `last`."""

    first: int
    last: int
    value: float


def find_shares(text: str) -> tuple[FoundShare, ...]:
    """Every fraction of the text in order."""
    tokens = tokenize(text)
    return tuple(
        FoundShare(start=tokens[part.first].start, end=tokens[part.last].end, value=part.value)
        for part in fractions(tokens)
    )


def fractions(tokens: list[Token]) -> list[Part]:
    """Every fraction of the text in order, overlapping none."""
    found: list[Part] = []
    for quantity in quantities(tokens):
        part = _percent(tokens, quantity) or _of_every(tokens, quantity)
        if part is not None:
            found.append(part)
    for index, token in enumerate(tokens):
        if token.kind == "word" and (part := _named(tokens, index)) is not None:
            found.append(part)
    found.sort(key=lambda part: (part.first, -part.last))
    kept: list[Part] = []
    for part in found:
        if not kept or part.first > kept[-1].last:
            kept.append(part)
    return kept


def _middle(low: float | None, high: float | None) -> float | None:
    ends = [end for end in (low, high) if end is not None]
    return sum(ends) / len(ends) if ends else None


def _percent(tokens: list[Token], quantity: Quantity) -> Part | None:
    following = texts(tokens, quantity.last + 1, 2)
    size = 1 if following[:1] in (("%",), ("percent",), ("pct",)) else 2 if following == ("per", "cent") else 0
    if not size and quantity.last + 1 < len(tokens):
        # "70% to 80%", where the sign stands twice
        return None
    value = _middle(quantity.low, quantity.high)
    if not size or value is None or value > 100:
        return None
    last = quantity.last + size
    joint = texts(tokens, last + 1, 1)
    if joint in (("to",), ("-",), ("–",)) and last + 2 < len(tokens):
        upper = number_at(tokens, last + 2)
        if upper is not None and texts(tokens, upper.last + 1, 1) == ("%",) and value < upper.high <= 100:
            return Part(quantity.first, upper.last + 1, (value + upper.high) / 200)
    return Part(quantity.first, last, round(value / 100, 6))


def _of_every(tokens: list[Token], quantity: Quantity) -> Part | None:
    """ "six of every ten", "nine in ten", "six out of ten", "sixty in a hundred"."""
    following = texts(tokens, quantity.last + 1, 2)
    skip = 0
    if following[:1] == ("in",):
        skip = 1
    elif following in (("of", "every"), ("out", "of"), ("in", "every"), ("of", "each")):
        skip = 2
        if texts(tokens, quantity.last + 3, 1) == ("every",):
            skip = 3
    start = quantity.last + 1 + skip
    if not skip or start >= len(tokens) or quantity.low is None or quantity.low != quantity.high:
        return None
    whole = number_at(tokens, start)
    if whole is None or whole.low not in (3, 4, 5, 6, 8, 10, 20, 100, 1000) or quantity.low >= whole.low:
        return None
    if tokens[start].kind == "number" and following[:1] == ("in",):
        return None
    return Part(quantity.first, whole.last, round(quantity.low / whole.low, 6))


def _named(tokens: list[Token], index: int) -> Part | None:
    """ "half of", "one third of", "two-thirds", "a quarter"."""
    word = tokens[index].text
    if word == "half":
        return Part(index, index, 0.5) if texts(tokens, index + 1, 2)[:1] in (("of",), ("the",), ("their",)) else None
    if word in ("a", "an"):
        above, position = 1.0, index + 1
    else:
        number = number_at(tokens, index)
        if number is None or number.vague or not 0 < number.low < 10 or number.scale != 1:
            return None
        above, position = number.low, number.last + 1
    if texts(tokens, position, 1) == ("-",):
        position += 1
    if position >= len(tokens):
        return None
    name = tokens[position].text
    below = _PARTS.get(name) or (_PARTS.get(name[:-1]) if name.endswith("s") else None)
    if below is None or name == "half" or above >= below or texts(tokens, position + 1, 1) not in (("of",), ("the",)):
        return None
    return Part(index, position, round(above / below, 6))

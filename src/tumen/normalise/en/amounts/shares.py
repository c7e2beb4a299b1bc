"""English fractions: "one third", "70 to 80 percent", "six of every ten"."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from tumen.ledger import Basis
from tumen.normalise.en.hedges import hedge_before
from tumen.normalise.en.numbers import SCALES, Number, number_at
from tumen.normalise.en.quantities import Quantity, quantities
from tumen.normalise.en.tokens import Tokens, texts, tokenize
from tumen.normalise.found import FoundShare

_PART_NAMES = "half third quarter fifth sixth seventh eighth ninth tenth"
_NAMES = MappingProxyType(
    {said: below for below, name in enumerate(_PART_NAMES.split(), start=2) for said in (name, f"{name}s")}
)
_ROUND = (3, 4, 5, 6, 8, 10, 20, 100, 1000)
"""Wholes of which one says "six of every ten"."""


class Part(NamedTuple):
    """A fraction at tokens `first` to `last`; `rate` marks "six of every ten", whose whole stands before it.

    `basis` tells "more than half" (`at_least`) and "up to 40 per cent" (`at_most`) from other fractions.
    """

    first: int
    last: int
    value: float
    rate: bool = False
    basis: Basis = "approx"


def find_shares(text: str) -> tuple[FoundShare, ...]:
    """Every fraction of the text in order."""
    tokens = tokenize(text)
    return shares_among(tokens, fractions(tokens, quantities(tokens)))


def shares_among(tokens: Tokens, parts: list[Part]) -> tuple[FoundShare, ...]:
    """The fractions with their offsets."""
    return tuple(
        FoundShare(start=tokens.starts[part.first], end=tokens.ends[part.last], value=part.value) for part in parts
    )


def fractions(tokens: Tokens, amounts: list[Quantity]) -> list[Part]:
    """Every fraction of the text in order, overlapping none."""
    found: list[Part] = []
    rates = "every" in tokens.texts
    for amount in amounts:
        part = _percent(tokens, amount) or _of_every(tokens, amount)
        if part is None and rates:
            part = _of_every_reversed(tokens, amount)
        if part is not None:
            found.append(part)
    for index in [index for index, said in enumerate(tokens.texts) if said in _NAMES]:
        if (part := _named(tokens, index, _NAMES[tokens.texts[index]])) is not None:
            hedge, _ = hedge_before(tokens, part.first, -1)
            found.append(part._replace(basis=_basis(hedge)))
    found.sort(key=lambda part: (part.first, -part.last))
    kept: list[Part] = []
    for part in found:
        if not kept or part.first > kept[-1].last:
            kept.append(part)
    return kept


def _sign(tokens: Tokens, index: int) -> int:
    """How many tokens from `index` say "per cent"."""
    following = texts(tokens, index, 2)
    if following[:1] in (("%",), ("percent",), ("pct",)):
        return 1
    return 2 if following == ("per", "cent") else 0


def _percent(tokens: Tokens, amount: Quantity) -> Part | None:
    """ "60 percent", "70 to 80 percent", "70% to 80%": a range takes its midpoint (ruling 28)."""
    size = _sign(tokens, amount.last + 1)
    ends = [end for end in (amount.low, amount.high) if end is not None]
    if not size or not ends or max(ends) > 100:
        return None
    last = amount.last + size
    if texts(tokens, last + 1, 1) in (("to",), ("-",), ("–",)) and last + 2 < len(tokens):
        upper = number_at(tokens, last + 2)
        if upper is not None and (more := _sign(tokens, upper.last + 1)) and ends[0] < upper.high <= 100:
            ends, last = [ends[0], upper.high], upper.last + more
    return Part(amount.first, last, round(sum(ends) / len(ends) / 100, 6), basis=_basis(amount.basis))


def _basis(said: str | None) -> Basis:
    return "at_least" if said == "at_least" else "at_most" if said == "at_most" else "approx"


def _of_every(tokens: Tokens, amount: Quantity) -> Part | None:
    """ "six of every ten", "nine in ten", "six out of ten", "thirty-five of every hundred"."""
    following = texts(tokens, amount.last + 1, 3)
    skip = 3 if following == ("out", "of", "every") else 2
    if following[:1] == ("in",) and following[1:2] != ("every",):
        skip = 1
    elif skip == 2 and following[:2] not in (("of", "every"), ("out", "of"), ("in", "every"), ("of", "each")):
        return None
    start = amount.last + 1 + skip
    whole = number_at(tokens, start) if start < len(tokens) else None
    if whole is None or not _fits(amount, whole):
        return None
    return Part(amount.first, whole.last, round((amount.low or 0) / whole.low, 6), rate=True)


def _of_every_reversed(tokens: Tokens, amount: Quantity) -> Part | None:
    """ "of every ten in it six", "of every ten workers, six"."""
    for back in range(2, 8):
        start = amount.first - back
        if start < 0:
            return None
        if texts(tokens, start, 2) == ("of", "every") and start + 2 < len(tokens):
            whole = number_at(tokens, start + 2)
            if whole is None or whole.last >= amount.core_first or not _fits(amount, whole):
                return None
            return Part(start, amount.last, round((amount.low or 0) / whole.low, 6), rate=True)
    return None


def _fits(amount: Quantity, whole: Number) -> bool:
    return amount.low is not None and amount.low == amount.high and amount.low < whole.low and whole.low in _ROUND


def _named(tokens: Tokens, index: int, below: int) -> Part | None:
    """ "half of", "one third of", "two-thirds of", "a quarter of"."""
    following = texts(tokens, index + 1, 3)
    if following[:1] not in (("of",), ("the",), ("their",), ("his",), ("her",), ("its",), ("these",), ("those",)):
        return None
    if following[:2] == ("of", "a") and following[2:] and following[2] in SCALES:
        return None  # "a quarter of a million"
    position = index - 1
    if texts(tokens, position, 1) == ("-",):
        position -= 1
    lead = texts(tokens, position, 1)
    number = number_at(tokens, position) if lead else None
    if lead in (("first",), ("second",), ("latter",), ("other",)):
        return None
    if below == 2:
        return Part(index, index, 0.5) if number is None or number.low > 1 else Part(position, index, 0.5)
    if lead in (("a",), ("an",)):
        return Part(position, index, round(1 / below, 6))
    if number is None or number.vague or not 0 < number.low < below or number.last != position:
        return None
    return Part(position, index, round(number.low / below, 6))

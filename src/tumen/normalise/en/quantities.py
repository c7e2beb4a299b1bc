"""The interval grammar: numbers with their hedges and ranges, as counts and sums of money share them.

Values follow `spec/claims.md`, "Counts" and rulings 12 and 25.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from tumen.ledger import Basis
from tumen.normalise.en.lexicon import words
from tumen.normalise.en.numbers import Number, number_at, number_starts
from tumen.normalise.en.tokens import Tokens, glued, texts

CURRENCY_MARKS = frozenset("$€£¥₩₽")

_HEDGES_BEFORE: MappingProxyType[str, str] = MappingProxyType(
    {
        "approx": """
            about|around|some|roughly|approximately|nearly|almost|estimated|perhaps|maybe|probably|circa|ca|~|close to
            |in the region of|something like|in the order of|on the order of|just under|an average of|somewhere around
            """,
        "at_least": """
            more than|over|at least|upward of|upwards of|no fewer than|no less than|not less than|not fewer than
            |just over|well over|in excess of|above|well above|exceeding|exceeds|exceeded|a minimum of|minimum|beyond
            |greater than|not below|never below|north of|anything over|something over|a little over|slightly over
            |slightly more than|a little more than|far more than|many more than|>
            """,
        "at_most": """
            up to|at most|at the most|as many as|as much as|less than|fewer than|under|below|no more than|not more than
            |a maximum of|maximum|never above|never over|never more than|not above|not over|not exceeding|<
            """,
        "exact": "exactly|precisely|only|just|a total of|a mere|mere|in total|all|a combined|the",
    }
)
_HEDGES_AFTER: MappingProxyType[str, str] = MappingProxyType(
    {
        "at_least": "or more|and more|at least|at the least|at the very least",
        "at_most": "at most|at the most|at the very most|or less|or fewer",
        "approx": "or so|or thereabouts|give or take|more or less|in round numbers",
    }
)


def _phrases(listed: MappingProxyType[str, str]) -> MappingProxyType[tuple[str, ...], str]:
    """Each phrase, as its words, and the basis that it gives."""
    return MappingProxyType(
        {tuple(phrase.split()): basis for basis, phrases in listed.items() for phrase in phrases.split("|")}
    )


_BEFORE, _AFTER = _phrases(_HEDGES_BEFORE), _phrases(_HEDGES_AFTER)
_LAST_WORDS = frozenset(phrase[-1] for phrase in _BEFORE)
_CHANGES = words(
    "rose risen rise grew grown grow increased increase jumped climbed swelled fell fallen fall dropped drop decreased "
    "declined shrank shrunk down up cut reduced raised went gone doubled tripled slipped"
)
_VERBS = words(
    "hand hands handed handing turn turns turned turning take takes took taken taking add adds added adding sign signed"
)
"""Verbs that take "over" or "up" to themselves."""

_RANGE_MARKS = frozenset("-–—")


class Quantity(NamedTuple):
    """An amount at tokens `first` to `last`, hedges included; the number itself at `core_first` to `core_last`."""

    first: int
    last: int
    core_first: int
    core_last: int
    low: float | None
    high: float | None
    basis: Basis
    currency: int | None = None


def quantities(tokens: Tokens) -> list[Quantity]:
    """Every quantity of the text in order, overlapping none."""
    found: list[Quantity] = []
    taken = -1
    for index in number_starts(tokens):
        if index <= taken:
            continue
        number = number_at(tokens, index)
        if number is not None:
            found.append(_quantity(tokens, number, taken))
            taken = found[-1].last
    return found


def _quantity(tokens: Tokens, number: Number, taken: int) -> Quantity:
    first, last = number.first, number.last
    currency = None
    if first - 1 > taken and tokens[first - 1].text in CURRENCY_MARKS:
        first -= 1
        currency = first
    low, high = number.low, number.high
    basis: Basis = "vague" if number.vague else "exact"
    upper = _upper(tokens, number, taken)
    if upper is not None:
        low, high = _span(number, upper)
        last, basis = upper.last, "vague" if number.vague or upper.vague else "range"
    hedge, first_hedge = hedge_before(tokens, first, taken)
    after, last_hedge = hedge_after(tokens, last)
    if upper is not None:
        lead = first_hedge - 1
        if lead > taken and tokens[lead].text in ("between", "from"):
            first_hedge = lead
    return _bounded(
        Quantity(first_hedge, last_hedge, first, last, low, high, basis, currency), hedge, after, spread=low != high
    )


def _bounded(quantity: Quantity, *hedges: str | None, spread: bool) -> Quantity:
    """The quantity with its hedges applied; a bound ("more than") outweighs a doubt ("roughly"), a range keeps both."""
    if spread:
        if quantity.basis == "vague" and "at_least" in hedges:
            return quantity._replace(high=None, basis="at_least")
        if quantity.basis == "vague" and "at_most" in hedges:
            return quantity._replace(low=None, basis="at_most")
        return quantity
    if "at_least" in hedges:
        return quantity._replace(high=None, basis="at_least")
    if "at_most" in hedges:
        return quantity._replace(low=None, basis="at_most")
    if "approx" in hedges:
        return quantity._replace(basis="approx")
    return quantity


def hedge_before(tokens: Tokens, first: int, taken: int) -> tuple[str | None, int]:
    """The strongest hedge that ends right before token `first`, and the token where the hedges begin."""
    best: str | None = None
    while True:
        sizes = (4, 3, 2, 1) if first > 0 and tokens.texts[first - 1] in _LAST_WORDS else ()
        for size in sizes:
            start = first - size
            if start <= taken or start < 0:
                continue
            basis = _BEFORE.get(texts(tokens, start, size))
            if basis is None or (basis == "exact" and tokens[start].text == "the" and best is None):
                continue
            if (
                tokens[start].text in ("over", "up")
                and texts(tokens, start - 1, 1)
                and tokens[start - 1].text in _VERBS
            ):
                continue  # "hand over 70 percent", "add up to 500"
            if best is None or (best in ("approx", "exact") and basis != "exact"):
                best = basis
            first = start
            break
        else:
            if first - 1 > taken and tokens[first - 1].text in ("a", "an", "at") and _needs_article(tokens, first):
                first -= 1
            return best, first


def _needs_article(tokens: Tokens, first: int) -> bool:
    return tokens[first].text in ("estimated", "minimum", "maximum", "mere", "further", "combined")


def hedge_after(tokens: Tokens, last: int) -> tuple[str | None, int]:
    """The hedge that follows token `last` ("or so", "-odd", "at most"), and the last token of it."""
    following = texts(tokens, last + 1, 6)
    if following[:1] == ("+",) or following[:1] == ("plus",):
        return "at_least", last + 1
    if following[:2] in (("-", "odd"), ("-", "plus")):
        return "at_least", last + 2
    if following[:1] == ("odd",):
        return "at_least", last + 1
    comma = 1 if following[:1] == (",",) else 0
    for size in (4, 3, 2):
        phrase = following[comma : comma + size]
        if len(phrase) == size and phrase in _AFTER:
            return _AFTER[phrase], last + comma + size
    return None, last


def _upper(tokens: Tokens, number: Number, taken: int) -> Number | None:
    """The second number of a range that begins with `number`."""
    joint = number.last + 1
    if joint + 1 >= len(tokens):
        return None
    # a hedge may stand between joiner and number: "between 10 and about 12", "dozens or even hundreds"
    word = tokens[joint].text
    start = joint + 1
    if word == "," and number.vague:
        word = "or"
    if word == "if" and tokens[start].text == "not":
        word, start = "or", start + 1
    while start + 1 < len(tokens) and tokens[start].text in ("even", "perhaps", "possibly", "about", "or", "$", "€"):
        start += 1
    upper = number_at(tokens, start) if start < len(tokens) else None
    if upper is None or not number.low < upper.high:
        return None
    shared = _shares_unit(number, upper)
    low = number.low * upper.scale if shared else number.low
    if upper.low <= low or (upper.vague and not number.vague):
        return None
    if word in _RANGE_MARKS:
        tight = glued(tokens, joint) == glued(tokens, joint + 1)
        chained = texts(tokens, upper.last + 1, 1) == ("-",) and glued(tokens, upper.last + 1)
        before = number.first > 0 and tokens[number.first - 1].text == "-" and glued(tokens, number.first)
        return upper if tight and not chained and not before else None
    if word == "to":
        return None if _change(tokens, number.first, taken) else upper
    if word == "and":
        return upper if _follows(tokens, number.first, taken, "between") else None
    if word == "or":
        close = number.vague or upper.low <= 10 * low
        return upper if close else None
    return None


def _span(number: Number, upper: Number) -> tuple[float, float]:
    low = number.low * upper.scale if _shares_unit(number, upper) else number.low
    return low, upper.high


def _shares_unit(number: Number, upper: Number) -> bool:
    """Whether the first number takes the unit of the second: "two to three hundred", "250 and 600 million"."""
    return number.scale == 1 and not number.vague and upper.scale > 1 and number.low < upper.mantissa


def _follows(tokens: Tokens, first: int, taken: int, word: str) -> bool:
    _, start = hedge_before(tokens, first, taken)
    while start - 1 > taken and tokens[start - 1].text in CURRENCY_MARKS:
        start -= 1
    return start - 1 > taken and tokens[start - 1].text == word


def _change(tokens: Tokens, first: int, taken: int) -> bool:
    """Whether the words before tell a change ("rose from 500 to 700"), which is two numbers and no range."""
    if not _follows(tokens, first, taken, "from"):
        return False
    return any(token.text in _CHANGES for token in tokens[max(taken + 1, first - 8) : first])

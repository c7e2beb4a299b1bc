"""The interval grammar: numbers with their hedges and ranges, as counts and sums of money share them.

Values follow `spec/claims.md`, "Counts" and rulings 12 and 25.
"""

from __future__ import annotations

from typing import NamedTuple

from tumen.ledger import Basis
from tumen.normalise.en.amounts.currencies import LEADS, SIGNS, sign_code
from tumen.normalise.en.hedges import UPPER_BOUNDS, hedge_after, hedge_before
from tumen.normalise.en.lexicon import MONTHS, words
from tumen.normalise.en.numbers import Number, number_at, number_starts
from tumen.normalise.en.tokens import Tokens, glued, texts

CURRENCY_MARKS = frozenset(SIGNS)

_CHANGES = words(
    "rose risen rise grew grown grow increased increase jumped climbed swelled fell fallen fall dropped drop decreased "
    "declined shrank shrunk down up cut reduced raised went gone doubled tripled slipped"
)
_RANGE_MARKS = frozenset("-–—‑‒−~〜～∼")
_DOUBTS = words("possibly perhaps maybe probably even potentially")
_LAST_DAY = 31
_BETWEEN = words(
    "even perhaps possibly maybe probably likely potentially about around roughly approximately some nearly almost or "
    "but as many much more than over at least up to fewer less no not under below most us hk rmb cny usd krw rub "
    "eur $ € £ ¥ ₽ ₩ ~"
)
"""Words and marks that may stand between the joiner of a range and its second number."""


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
    if first - 1 > taken and tokens.texts[first - 1] in CURRENCY_MARKS:
        first -= 1
        currency = first
    low, high = number.low, number.high
    basis: Basis = "vague" if number.vague else "approx" if number.rough else "exact"
    upper = _upper(tokens, number, taken)
    if upper is not None:
        low, high = _span(number, upper)
        last, basis = upper.last, "vague" if number.vague or upper.vague else "range"
    opened = first
    if currency is not None and sign_code(tokens, currency)[1] > taken:
        opened = sign_code(tokens, currency)[1]
    hedge, first_hedge = hedge_before(tokens, opened, taken)
    after, last_hedge = hedge_after(tokens, last)
    if upper is not None:
        lead = first_hedge - 1
        if lead > taken and tokens.texts[lead] in ("between", "from"):
            first_hedge = lead
            if lead - 1 > taken and tokens.texts[lead - 1] in ("anywhere", "somewhere"):
                first_hedge = lead - 1
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


def _upper(tokens: Tokens, number: Number, taken: int) -> Number | None:
    """The second number of a range that begins with `number`."""
    joiner, start = _joiner(tokens, number)
    if not joiner:
        return None
    upper = number_at(tokens, start) if start < len(tokens) else None
    if upper is None:
        return None
    if joiner == "or" and upper.low == upper.high == 2 and number.mantissa == 1 and number.scale > 1:
        return upper._replace(low=2 * number.low, high=2 * number.low)  # "a hundred or two"
    low, _ = _span(number, upper)
    if not low < upper.high or upper.low <= low or (upper.vague and not number.vague and joiner != "to"):
        return None
    if joiner == "-":
        dated = upper.high > _LAST_DAY and not glued(tokens, number.last + 1) and _is_day(tokens, number.first)
        return upper if not dated and _dashed(tokens, number, upper) else None  # "Aug. 3 - 150 men"
    if joiner == "to":
        changed = _change(tokens, number.first, taken) or _is_year(tokens, number, upper)
        return None if changed else upper
    if joiner == "and":
        return upper if _follows(tokens, number.first, taken, "between") else None
    if joiner == "bounded":
        bounded = hedge_before(tokens, number.first, taken)[0] == "at_least"
        return upper if bounded or _follows(tokens, number.first, taken, "between") else None
    if joiner == "or":
        return upper if number.vague or upper.low <= 10 * low else None
    if _is_date(tokens, number):
        return None
    if joiner == "up":
        return upper
    return upper if (upper.vague if number.vague else upper.low <= 5 * low) else None


def _is_date(tokens: Tokens, number: Number) -> bool:
    """Whether the number is the day of a date or a year: "on May 12, perhaps 40 left", "in 2019 up to 3,000 came"."""
    written = tokens.texts[number.first]
    if len(written) == 4 and written[:2] in ("19", "20"):
        return True
    return any(word in MONTHS for word in texts(tokens, number.first - 2, 2))


_BEFORE_YEAR = frozenset(("in", "since", "of", "by", "until", "late", "early", "mid", "during", "through", "after"))


def _is_year(tokens: Tokens, number: Number, upper: Number) -> bool:
    """Whether the number is the year of the first of two figures: "from 79,600 in 2012 to 94,200 last year"."""
    written = tokens.texts[number.first]
    year = number.first == number.last and len(written) == 4 and written[:2] in ("19", "20") and written.isdecimal()
    before = next(iter(texts(tokens, number.first - 1, 1)), "")
    return year and (before in _BEFORE_YEAR or before in MONTHS) and upper.low > 2 * number.low


def _is_day(tokens: Tokens, index: int) -> bool:
    """Whether the number at token `index` is the day of the month before it, which has none in front of it."""
    month = index - 2 if texts(tokens, index - 1, 1) == (".",) else index - 1
    named = month >= 0 and tokens.texts[month] in MONTHS
    return named and not (month > 0 and tokens.texts[month - 1][0].isdecimal())


def _joiner(tokens: Tokens, number: Number) -> tuple[str, int]:
    """What joins a second number to the first, and the token where that number may begin.

    `-`, `to`, `up` (to), `and` and `or` are said so; `bounded` is "and at most", "but fewer than"; `doubt` is
    ", possibly" and "and perhaps". A hedge may stand before the second number: "between 10 and about 12",
    "dozens or even hundreds".
    """
    said = texts(tokens, number.last + 1, 12)
    at = skipped = 0
    if said[:1] and said[0] in _RANGE_MARKS and said[1:2] and said[1] in ("to", "or", "and"):
        at = 1  # "two- to three-hundred"
        if said[2:3] and said[2] in _RANGE_MARKS:
            said = (*said[:2], *said[3:])  # "two-to-three"
            skipped = 1
    if len(said) < at + 2:
        return "", 0
    word, following = said[at], said[at + 1]
    joiner = ""
    if word in _RANGE_MARKS:
        joiner = "-"
    elif word in ("to", "or"):
        joiner = word
    elif word == "up" and following == "to":
        joiner, at = "up", at + 1
    elif word == "if" and following == "not":
        joiner, at = "or", at + 1
    elif word == "," and said[at + 1 : at + 3] == ("if", "not"):
        joiner, at = "doubt", at + 2
    elif word == "," and (following in _DOUBTS or following == "or" or number.vague):
        joiner = "doubt"
    elif word in ("and", "but"):
        bound = next((size for size in (4, 3, 2) if said[at + 1 : at + 1 + size] in UPPER_BOUNDS), 0)
        joiner = "bounded" if bound else "doubt" if following in _DOUBTS else "and" if word == "and" else ""
        at += bound if joiner == "bounded" and word == "but" else 0
    at += 1
    while at < len(said) and said[at] in _BETWEEN:
        at += 1
    return joiner, number.last + 1 + at + skipped


def _dashed(tokens: Tokens, number: Number, upper: Number) -> bool:
    """Whether a dash between two numbers is that of a range: the same space on both sides, no chain of dashes."""
    joint = number.last + 1
    tight = glued(tokens, joint) == glued(tokens, joint + 1)
    behind = texts(tokens, upper.last + 1, 2)
    chained = behind[:1] == ("-",) and glued(tokens, upper.last + 1) and (len(behind) < 2 or behind[1][0].isdecimal())
    before = number.first > 0 and tokens.texts[number.first - 1] in ("-", "/") and glued(tokens, number.first)
    return tight and not chained and not before


def _span(number: Number, upper: Number) -> tuple[float, float]:
    """Both ends, the first in the unit of the second where it shares it.

    "Two to three hundred", "250 and 600 million", and in figures "5-6,000": five to six thousand.
    """
    if number.scale == 1 and not number.vague and upper.scale > 1 and number.low < upper.mantissa:
        return number.low * upper.scale, upper.high
    thousands, rest = divmod(upper.low, 1000)
    if upper.scale == number.scale == 1 and not upper.vague and rest == 0 and number.low < thousands <= 5 * number.low:
        return (number.low * 1000, upper.high) if number.low < 100 else (number.low, upper.high)
    return number.low, upper.high


def _follows(tokens: Tokens, first: int, taken: int, word: str) -> bool:
    _, start = hedge_before(tokens, first, taken)
    if start - 1 > taken and tokens.texts[start - 1] in LEADS:
        start -= 1
    elif start - 1 > taken and tokens.texts[start - 1] in CURRENCY_MARKS:
        start = max(sign_code(tokens, start - 1)[1], taken + 1)
    return start - 1 > taken and tokens.texts[start - 1] == word


def _change(tokens: Tokens, first: int, taken: int) -> bool:
    """Whether the words before tell a change ("rose from 500 to 700"), which is two numbers and no range."""
    if not _follows(tokens, first, taken, "from") and not _follows(tokens, first, taken, "by"):
        return False
    return any(token.text in _CHANGES for token in tokens[max(taken + 1, first - 8) : first])

"""English sums of money: amount, currency as an ISO code, and per what."""

from __future__ import annotations

import re
from types import MappingProxyType

from tumen.ledger import Money, Per
from tumen.normalise.en.quantities import Quantity, quantities
from tumen.normalise.en.tokens import Token, texts, tokenize
from tumen.normalise.found import FoundMoney

_WORDS = MappingProxyType(
    {
        "dollar": "USD",
        "usd": "USD",
        "yuan": "CNY",
        "renminbi": "CNY",
        "rmb": "CNY",
        "cny": "CNY",
        "ruble": "RUB",
        "rouble": "RUB",
        "rub": "RUB",
        "euro": "EUR",
        "eur": "EUR",
        "pound": "GBP",
        "gbp": "GBP",
        "yen": "JPY",
        "jpy": "JPY",
        "won": "KRW",
        "krw": "KRW",
        "kpw": "KPW",
        "zloty": "PLN",
        "zlotys": "PLN",
        "zlotych": "PLN",
        "pln": "PLN",
        "ringgit": "MYR",
        "myr": "MYR",
        "rm": "MYR",
        "dinar": "KWD",
        "kwd": "KWD",
        "riyal": "QAR",
        "dirham": "AED",
        "baht": "THB",
        "dong": "VND",
        "rupee": "NPR",
        "tugrik": "MNT",
        "togrog": "MNT",
        "kwacha": "ZMW",
        "franc": "XOF",
        "naira": "NGN",
        "riel": "KHR",
        "rial": "OMR",
        "kip": "LAK",
    }
)
_MARKS = MappingProxyType({"$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "₩": "KRW", "₽": "RUB"})
_BEFORE = MappingProxyType({"us": "USD", "usd": "USD", "rm": "MYR", "rmb": "CNY", "cny": "CNY", "eur": "EUR"})
_QUALIFIED = frozenset(
    [
        "us",
        "u",
        "s",
        "american",
        "chinese",
        "russian",
        "south",
        "north",
        "korean",
        "kuwaiti",
        "qatari",
        "polish",
        "of",
        "the",
    ]
)
_PER: MappingProxyType[str, Per] = MappingProxyType(
    {
        "day": "day",
        "daily": "day",
        "month": "month",
        "monthly": "month",
        "year": "year",
        "yearly": "year",
        "annually": "year",
        "annual": "year",
        "annum": "year",
        "altogether": "total",
        "total": "total",
    }
)
_HEADS = frozenset(
    ["worker", "workers", "head", "person", "laborer", "labourer", "man", "woman", "capita", "employee", "each"]
)
_PAY = re.compile(
    r"\b(?:earn\w*|wages?|paid|pays?|salar\w+|brings? in|income|send\w*|sent|hand\w* over|keep\w*|kept|left with)\b",
    re.I,
)


def find_money(text: str) -> tuple[FoundMoney, ...]:
    """Every sum of money of the text in order."""
    tokens = tokenize(text)
    found: list[FoundMoney] = []
    for quantity in quantities(tokens):
        money = _sum(text, tokens, quantity, found[-1] if found else None)
        if money is not None:
            found.append(money)
    return tuple(found)


def money_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where the text speaks of money: stretches in which no number counts people."""
    return tuple((money.start, money.end) for money in find_money(text))


def _sum(text: str, tokens: list[Token], quantity: Quantity, last: FoundMoney | None) -> FoundMoney | None:
    currency, first, end = _currency(tokens, quantity)
    per, end = _per_after(tokens, end)
    inherited = False
    if currency is None:
        currency = _inherited(text, tokens, quantity, per, last)
        inherited = currency is not None
    if currency is None:
        return None
    if per is None:
        per = _per_around(text, tokens[first].start, tokens[end].end)
    if per is None and last is not None and (inherited or tokens[first].start - last.end < 12):
        per = last.value.per
    value = Money(low=quantity.low, high=quantity.high, currency=currency, per=per)
    return FoundMoney(start=tokens[first].start, end=tokens[end].end, value=value)


def _currency(tokens: list[Token], quantity: Quantity) -> tuple[str | None, int, int]:
    """Currency, first and last token of the sum."""
    first, last = quantity.first, quantity.last
    if quantity.currency is not None:
        mark = _MARKS[tokens[quantity.currency].text]
        if quantity.first == quantity.currency and texts(tokens, first - 1, 1) in (("us",), ("s",)) and first:
            first -= 1
        following = texts(tokens, last + 1, 1)
        if following and _code(following[0]) == mark:
            last += 1
        return mark, first, last
    if first == quantity.core_first and first and tokens[first - 1].text in _BEFORE:
        if tokens[first - 1].text != "us":
            return _BEFORE[tokens[first - 1].text], first - 1, last
    position = last + 1
    while position < len(tokens) and (tokens[position].text in _QUALIFIED or tokens[position].text == "."):
        if tokens[position].text == "." and tokens[position - 1].text not in ("u", "s"):
            break
        position += 1
    if position < len(tokens) and position <= last + 5 and (code := _code(tokens[position].text)) is not None:
        between = texts(tokens, last + 1, position - last - 1)
        if between[:1] in (("of",), ("the",)) and quantity.basis != "vague":
            return None, first, last
        if code == "KRW" and "north" in between:
            code = "KPW"
        return code, first, position
    return None, first, last


def _code(word: str) -> str | None:
    return _WORDS.get(word) or (_WORDS.get(word[:-1]) if word.endswith("s") else None)


def _per_after(tokens: list[Token], last: int) -> tuple[Per | None, int]:
    """ "a month", "per worker and year", "monthly" right behind the sum."""
    position = last + 1
    words = texts(tokens, position, 6)
    if words[:1] and words[0] in ("monthly", "annually", "yearly", "daily"):
        return _PER[words[0]], position
    if words[:1] and words[0] in ("in",) and words[1:3] == ("cash",):
        position, words = position + 2, words[2:]
    seen: Per | None = None
    end = last
    while position < len(tokens) and position <= last + 7:
        word = tokens[position].text
        if word in ("a", "an", "per", "each", "every", "and", "/"):
            position += 1
            continue
        if word in _HEADS and end < position and tokens[position - 1].text in ("a", "per", "each", "every", "and"):
            position += 1
            continue
        if word in ("day", "month", "year", "annum") and tokens[position - 1].text in (
            "a", "an", "per", "each", "every", "and", "/",
        ):  # fmt: skip
            seen, end = _PER[word], position
        break
    return seen, end


def _per_around(text: str, start: int, end: int) -> Per | None:
    """What the rest of the sentence says: "a month's wage", "per worker and year", "monthly"."""
    head = max(text.rfind(mark, 0, start) for mark in (". ", "! ", "? ", "\n", "; ")) + 1
    tail = min((found for mark in (". ", "\n", "; ") if (found := text.find(mark, end)) >= 0), default=len(text))
    around = text[head:start] + " " + text[end:tail]
    match = re.search(r"\b(month|year|annual|day)(?:ly|['’]s)?\b", _no_dates(around), re.I)
    if match is None:
        return "total" if re.search(r"\b(?:in total|altogether|bribe|fee|total of)\b", around, re.I) else None
    word = match.group(1).lower()
    return _PER.get(word)


def _no_dates(text: str) -> str:
    """The words without those in which "month" and "year" name a time."""
    return re.sub(
        r"\b(?:this|last|next|that|same|past|previous|\d+|two|three|four|five|six|few|several)[\s-](?:months?|years?|days?)\b"
        r"|\b(?:months|years|days)\b|\b(?:a|one)\s(?:month|year|day)\s(?:ago|later|earlier)\b"
        r"|\bthe (?:month|year|day)\b",
        " ",
        text,
        flags=re.I,
    )


def _inherited(
    text: str, tokens: list[Token], quantity: Quantity, per: Per | None, last: FoundMoney | None
) -> str | None:
    """The currency of the sum before, for "less than 50 of it" and "around 5,000 a month" where pay is spoken of."""
    if last is None or last.value.currency is None:
        return None
    start = tokens[quantity.first].start
    if start - last.end > 300:
        return None
    following = texts(tokens, quantity.last + 1, 2)
    between = text[last.end : start]
    if following in (("of", "it"), ("of", "them"), ("of", "which"), ("of", "this")) and not re.search(
        r"[.!?]\s", between
    ):
        return last.value.currency
    if per is not None and following[:1] in (("a",), ("per",), ("each",)):
        sentence = text[max(text.rfind(". ", 0, start), text.rfind("\n", 0, start)) + 1 : start]
        return last.value.currency if _PAY.search(sentence) else None
    return None

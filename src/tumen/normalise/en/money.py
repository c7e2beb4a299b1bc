"""English sums of money: amount, currency as an ISO code, and per what."""

from __future__ import annotations

import re
from types import MappingProxyType

from tumen.ledger import Money, Per
from tumen.normalise.en.lexicon import words
from tumen.normalise.en.quantities import Quantity, quantities
from tumen.normalise.en.tokens import Tokens, texts, tokenize
from tumen.normalise.found import FoundMoney

_NAMES: MappingProxyType[str, str] = MappingProxyType(
    {
        name: code
        for code, names in {
            "AED": "dirham",
            "CNY": "yuan renminbi rmb cny",
            "EUR": "euro eur",
            "GBP": "gbp pound",
            "JPY": "yen jpy",
            "KHR": "riel",
            "KPW": "kpw",
            "KRW": "won krw",
            "KWD": "dinar kwd",
            "LAK": "kip",
            "MNT": "tugrik togrog",
            "MYR": "ringgit myr rm",
            "NGN": "naira",
            "NPR": "rupee",
            "OMR": "rial",
            "PLN": "zloty zlotych pln",
            "QAR": "riyal",
            "RUB": "ruble rouble rub",
            "THB": "baht",
            "USD": "dollar usd",
            "VND": "dong",
            "XOF": "franc",
        }.items()
        for name in names.split()
    }
)
_MARKS = MappingProxyType({"$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "₩": "KRW", "₽": "RUB"})
_CODES = MappingProxyType(
    {"usd": "USD", "rm": "MYR", "rmb": "CNY", "cny": "CNY", "eur": "EUR", "rub": "RUB", "krw": "KRW", "pln": "PLN"}
)
"""Codes that stand before the amount ("RM1,200")."""
_QUALIFIERS = words("us u s american chinese russian south north korean kuwaiti qatari polish of the")
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
    }
)
_LEADS = words("a an per each every and / in cash")
_HEADS = words("worker workers head person laborer labourer man woman capita employee")
_PAY = re.compile(
    r"\b(?:earn\w*|wages?|paid|pays?|salar\w+|brings? in|income|sends?|sent|hands? over|keeps?|kept|left with)\b",
    re.IGNORECASE,
)
_AROUND = re.compile(r"\b(?P<per>month|year|annual|day|dai)(?:ly|['’]s)?\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:in total|altogether|bribes?|fees?|a total of)\b", re.IGNORECASE)
# words in which "month" and "year" name a time or a length and not a rate
_TIMES = re.compile(
    r"\b(?:this|last|next|that|same|past|previous|following|every other|\d+|two|three|four|five|six|few|several)[\s-]"
    r"(?:months?|years?|days?)\b|\b(?:months|years|days)\b|\b(?:a|one)\s(?:month|year|day)\s(?:ago|later|earlier)\b"
    r"|\bthe (?:month|year|day)\b|\b(?:for|within|in|after) (?:a|one) (?:month|year|day)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?;]\s|\n")
REACH = 300
"""How far behind a sum, in characters, another amount may still take its currency."""


def find_money(text: str) -> tuple[FoundMoney, ...]:
    """Every sum of money of the text in order."""
    tokens = tokenize(text)
    return sums(text, tokens, quantities(tokens))


def sums(text: str, tokens: Tokens, amounts: list[Quantity]) -> tuple[FoundMoney, ...]:
    """The sums of money among the amounts of a text."""
    found: list[FoundMoney] = []
    for amount in amounts:
        money = _sum(text, tokens, amount, found[-1] if found else None)
        if money is not None:
            found.append(money)
    return tuple(found)


def _sum(text: str, tokens: Tokens, amount: Quantity, last: FoundMoney | None) -> FoundMoney | None:
    currency, first, end = _currency(tokens, amount)
    per, end = _per_behind(tokens, end)
    inherited = False
    if currency is None:
        currency = _inherited(text, tokens, amount, per, last)
        inherited = currency is not None
    if currency is None:
        return None
    if per is None:
        per = _per_around(text, tokens[first].start, tokens[end].end)
    if per is None and last is not None and (inherited or tokens[first].start - last.end < 12):
        per = last.value.per
    value = Money(low=amount.low, high=amount.high, currency=currency, per=per)
    return FoundMoney(start=tokens[first].start, end=tokens[end].end, value=value)


def _currency(tokens: Tokens, amount: Quantity) -> tuple[str | None, int, int]:
    """Currency, first and last token of the sum."""
    first, last = amount.first, amount.last
    if amount.currency is not None:
        mark = _MARKS[tokens[amount.currency].text]
        if first == amount.currency and texts(tokens, first - 1, 1) == ("us",):
            first -= 1
        following = texts(tokens, last + 1, 1)
        return mark, first, last + (1 if following and _code(following[0]) == mark else 0)
    before = texts(tokens, first - 1, 1)
    if first == amount.core_first and before and before[0] in _CODES:
        return _CODES[before[0]], first - 1, last
    position = last + 1
    while position < len(tokens) and position <= last + 5:
        code = _code(tokens[position].text)
        between = texts(tokens, last + 1, position - last - 1)
        if code is not None:
            if between[:1] in (("of",), ("the",)) and amount.basis != "vague":
                return None, first, last
            return ("KPW" if code == "KRW" and "north" in between else code), first, position
        if tokens[position].text not in _QUALIFIERS and not (
            tokens[position].text == "." and between[-1:] in (("u",), ("s",))
        ):
            break
        position += 1
    return None, first, last


def _code(word: str) -> str | None:
    return _NAMES.get(word) or _NAMES.get(word.removesuffix("s"))


def _per_behind(tokens: Tokens, last: int) -> tuple[Per | None, int]:
    """ "a month", "per worker and year", "monthly" right behind the sum, and the last token of it."""
    following = texts(tokens, last + 1, 1)
    if following and following[0] in ("monthly", "annually", "yearly", "daily"):
        return _PER[following[0]], last + 1
    for position in range(last + 1, min(last + 8, len(tokens))):
        word, before = tokens[position].text, tokens[position - 1].text
        if word in ("day", "month", "year", "annum") and before in _LEADS:
            return _PER[word], position
        if word not in _LEADS and not (word in _HEADS and before in _LEADS):
            break
    return None, last


def _per_around(text: str, start: int, end: int) -> Per | None:
    """What the rest of the sentence says: "a month's wage", "per worker and year", "the daily rate"."""
    head = max(
        (match.end() for match in _STOP.finditer(text, max(0, start - REACH), start)), default=max(0, start - REACH)
    )
    stop = _STOP.search(text, end, end + REACH)
    around = text[head:start] + " " + text[end : stop.start() if stop else end + REACH]
    match = _AROUND.search(_TIMES.sub(" ", around))
    if match is not None:
        word = match.group("per").lower()
        return "day" if word == "dai" else _PER[word]
    return "total" if _TOTAL.search(around) else None


def _inherited(text: str, tokens: Tokens, amount: Quantity, per: Per | None, last: FoundMoney | None) -> str | None:
    """The currency of the sum before, for "less than 50 of it" and "around 5,000 a month" where pay is spoken of."""
    start = tokens[amount.first].start
    if last is None or start - last.end > REACH:
        return None
    between = text[last.end : start]
    following = texts(tokens, amount.last + 1, 2)
    if following in (("of", "it"), ("of", "this"), ("of", "that")) and "\n" not in between:
        return last.value.currency
    if following in (("of", "them"), ("of", "which")) and not _STOP.search(between):
        paid = "which" in following or _PAY.search(between)
        return last.value.currency if paid and last.value.per else None
    if per is not None:
        head = max((match.end() for match in _STOP.finditer(text, max(0, start - REACH), start)), default=0)
        return last.value.currency if _PAY.search(text, head, start) else None
    return None

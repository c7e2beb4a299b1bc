"""English sums of money: amount, currency as an ISO code, and per what."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Literal

from tumen.ledger import Money, Per
from tumen.normalise.en.amounts.currencies import (
    LEADS,
    NAMES,
    QUALIFIERS,
    SIGNS,
    is_verb,
    named,
    sign_code,
    yen_or_yuan,
)
from tumen.normalise.en.lexicon import words
from tumen.normalise.en.quantities import Quantity, quantities
from tumen.normalise.en.tokens import Tokens, glued, texts, tokenize
from tumen.normalise.found import FoundMoney

Period = Per | Literal["week"]
_CENTS = "cents"
_PERIODS: MappingProxyType[str, Period] = MappingProxyType(
    {
        "hour": "hour",
        "hr": "hour",
        "day": "day",
        "week": "week",
        "month": "month",
        "mo": "month",
        "year": "year",
        "yr": "year",
        "annum": "year",
    }
)
_ADVERBS: MappingProxyType[str, Period] = MappingProxyType(
    {
        "hourly": "hour",
        "daily": "day",
        "weekly": "week",
        "monthly": "month",
        "yearly": "year",
        "annually": "year",
    }
)
_STEMS: MappingProxyType[str, Per] = MappingProxyType(
    {"hour": "hour", "day": "day", "dai": "day", "month": "month", "year": "year", "annual": "year"}
)
_LEADS = words("a an per each every and / in cash - single calendar working")
_HEADS = words("worker workers head person laborer labourer man woman capita employee each apiece")
_PAY = re.compile(
    r"\b(?:earn\w*|wages?|paid|pays?|salar\w+|brings? in|income|sends?|sent|hands? over|keeps?|kept|left with)\b",
    re.IGNORECASE,
)
_AROUND = re.compile(r"\b(?P<per>month|year|annual|day|dai|hour)(?:ly|['’]s)?\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:in total|altogether|bribes?|bribed|kickbacks?|fees?|a total of|total(?:ling|ing|led|ed)|one-(?:off|time)"
    r"|lump sum|deposits?)\b",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"\b(?:earn\w*|wages?|paid|pays?|salar\w+|cost\w*|fees?|fine[sd]?|worth|price\w*|income|money|bribes?|bonus\w*|sent)\b",
    re.IGNORECASE,
)
# words in which "month" and "year" name a time or a length and not a rate
_TIMES = re.compile(
    r"\b(?:this|last|next|that|same|past|previous|following|every other|\d+|two|three|four|five|six|few|several)[\s-]"
    r"(?:months?|years?|days?|hours?)\b|\b(?:months|years|days|hours)\b|\b(?:a|an|one)\s(?:month|year|day|hour)\s(?:ago|later|earlier)\b"
    r"|\bthe (?:month|year|day|hour)\b|\b(?:for|within|in|after) (?:a|an|one) (?:month|year|day|hour)\b",
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
    for index, amount in enumerate(amounts):
        money = _sum(text, tokens, amount, found[-1] if found else None)
        if money is None and index + 1 < len(amounts):
            money = _before(text, tokens, amount, amounts[index + 1])
        if money is None:
            continue
        joined = _joined(text, found[-1], money) if found else None
        if joined is None:
            found.append(money)
        else:
            found[-1] = joined
    return tuple(found)


_TO = re.compile(r"\s*(?:to|[-–—]|(?P<and>and))\s*")
_BETWEEN = re.compile(r"\bbetween\s(?:about |around |roughly |some )?\Z", re.IGNORECASE)
# "rose from 300 to 500" tells two sums, "ranges from 300 to 500" one
_CHANGE = re.compile(r"(?<!ranging )(?<!anywhere )(?<!range )(?<!ranges )(?<!ranged )\bfrom\s\Z", re.IGNORECASE)


def _joined(text: str, first: FoundMoney, second: FoundMoney) -> FoundMoney | None:
    """The range of two sums that each name their currency ("1,900 yuan to 2,300 yuan"); None where they are two."""
    low, high = first.value, second.value
    link = _TO.fullmatch(text, first.end, second.start)
    if link is None or low.currency != high.currency or low.low is None or high.low is None:
        return None
    if low.low != low.high or high.low != high.high or low.low >= high.low:
        return None
    led = text[first.start : first.start + 8].lower() == "between " or _BETWEEN.search(
        text, max(0, first.start - 20), first.start
    )
    if (link.group("and") is not None and not led) or _CHANGE.search(text, max(0, first.start - 40), first.start):
        return None
    value = Money(low=low.low, high=high.low, currency=low.currency, per=high.per or low.per)
    return FoundMoney(start=first.start, end=second.end, value=value)


def _sum(text: str, tokens: Tokens, amount: Quantity, last: FoundMoney | None) -> FoundMoney | None:
    currency, first, end = _currency(text, tokens, amount)
    per, end = _per_behind(tokens, end)
    inherited = False
    if currency is None:
        currency = _inherited(text, tokens, amount, per, last)
        inherited = currency is not None
    if currency is None:
        return None
    low, high = amount.low, amount.high
    if currency == _CENTS:
        currency = "USD"
        low, high = (None if bound is None else bound / 100 for bound in (low, high))
    if per == "week":
        value = Money(low=low, high=high, currency=currency)
        return FoundMoney(start=tokens.starts[first], end=tokens.ends[end], value=value)
    if per is None:
        per = _per_around(text, tokens.starts[first], tokens.ends[end])
    if per is None and last is not None and (inherited or tokens.starts[first] - last.end < 12):
        per = last.value.per
    value = Money(low=low, high=high, currency=currency, per=per)
    return FoundMoney(start=tokens.starts[first], end=tokens.ends[end], value=value)


def _before(text: str, tokens: Tokens, amount: Quantity, following: Quantity) -> FoundMoney | None:
    """A sum whose currency the next sum names: "rose from 1,200 to 1,800 yuan", "1,000 of the 1,500 yuan"."""
    if not 0 < following.core_first - amount.last - 1 <= _JOINED:
        return None
    between = texts(tokens, amount.last + 1, following.core_first - amount.last - 1)
    changed = between[0] == "to" and texts(tokens, amount.first - 1, 1) in (("from",), ("by",))
    part = between[0] == "of" or between[:2] == ("out", "of")
    if not (changed or part) or any(word not in _JOINTS and word not in SIGNS for word in between):
        return None
    if texts(tokens, following.last + 1, 1) == ("-",):
        return None  # "3 of the 500-yuan notes"
    currency, _, last = _currency(text, tokens, following)
    if currency is None or (amount.currency is None and following.currency is not None):
        return None
    per, _ = _per_behind(tokens, last)
    value = Money(low=amount.low, high=amount.high, currency=currency, per=None if per == "week" else per)
    return FoundMoney(start=tokens.starts[amount.first], end=tokens.ends[amount.last], value=value)


_JOINED = 4
"""How many words may stand between a sum and the next one, which names the currency of both."""
_JOINTS = words("to of out the a their its his her about around some roughly over nearly almost")


def _currency(text: str, tokens: Tokens, amount: Quantity) -> tuple[str | None, int, int]:
    """Currency, first and last token of the sum."""
    first, last = amount.first, amount.last
    if amount.currency is not None:
        code, begin = sign_code(tokens, amount.currency)
        if tokens.texts[amount.currency] in "¥￥" and begin == amount.currency:
            code = yen_or_yuan(text, tokens.starts[first], tokens.ends[last])
        following = texts(tokens, last + 1, 1)
        doubled = bool(following) and NAMES.get(following[0]) == code
        return code, min(first, begin), last + (1 if doubled else 0)
    before = texts(tokens, first - 1, 1)
    if before and before[0] in LEADS and (tokens[first - 1].capitals or before[0] in ("rs", "dh", "dhs", "yuan")):
        return LEADS[before[0]], first - 1, last
    if before == (".",) and texts(tokens, first - 2, 1) == ("rs",):
        return LEADS["rs"], first - 2, last
    sign = texts(tokens, last + 1, 1)
    if sign and sign[0] in SIGNS and (glued(tokens, last + 1) or not _opens_sum(tokens, last + 1)):
        return SIGNS[sign[0]], first, last + 1
    return _named_behind(text, tokens, amount)


def _opens_sum(tokens: Tokens, index: int) -> bool:
    """Whether the sign at token `index` belongs to the number behind it ("300 $5")."""
    return texts(tokens, index + 1, 1) != () and tokens.texts[index + 1][0].isdecimal() and glued(tokens, index + 1)


def _named_behind(text: str, tokens: Tokens, amount: Quantity) -> tuple[str | None, int, int]:
    """The currency that a word behind the amount names: "300 US dollars", "120 Kuwaiti dinars", "a 300-dollar wage"."""
    first, last = amount.first, amount.last
    position = last + 1
    if texts(tokens, position, 1) == ("-",) and glued(tokens, position) and glued(tokens, position + 1):
        position += 1
    opening = position
    while position < len(tokens) and position <= last + 6:
        said = tokens.texts[position]
        code = _CENTS if said in ("cent", "cents") else NAMES.get(said)
        if code is not None:
            between = texts(tokens, opening, position - opening)
            if said == "cfa" and texts(tokens, position + 1, 1) in (("franc",), ("francs",)):
                position += 1
            if between[:1] in (("of",), ("the",), ("in",)) and amount.basis != "vague":
                return None, first, last
            if is_verb(tokens, position) or (code == "GBP" and _is_weight(text, tokens, amount, position, between)):
                return None, first, last
            sterling = texts(tokens, position + 1, 1) == ("sterling",)
            code = named(code, between, text, tokens.starts[first], tokens.ends[position])
            return code, first, position + (1 if sterling else 0)
        if said not in QUALIFIERS and not (said == "." and tokens.texts[position - 1] in ("u", "s")):
            break
        position += 1
    return None, first, last


def _is_weight(text: str, tokens: Tokens, amount: Quantity, position: int, between: tuple[str, ...]) -> bool:
    """Whether "pounds" are a weight: no state before, no pay or price around."""
    if between or texts(tokens, position + 1, 1) == ("sterling",):
        return False
    if texts(tokens, position + 1, 1) == ("of",):
        return True
    start, end = tokens.starts[amount.first], tokens.ends[position]
    return _per_behind(tokens, position)[0] is None and not _PAID.search(text, max(0, start - 60), end + 60)


def _per_behind(tokens: Tokens, last: int) -> tuple[Period | None, int]:
    """ "a month", "per worker and year", "monthly" right behind the sum, and the last token of it.

    A week is none of the periods of the guideline: it is told apart so that the sum does not take another's.
    """
    following = texts(tokens, last + 1, 9)
    if following[:1] and following[0] in _ADVERBS:
        return _ADVERBS[following[0]], last + 1
    if following[:4] == ("p", ".", "a", "."):
        return "year", last + 4
    for offset, word in enumerate(following):
        before = following[offset - 1] if offset else ""
        if before == "-" and word in _PERIODS and following[max(offset - 2, 0)] not in ("a", "an", "per"):
            break  # "a 30-day pass"
        if word in _PERIODS and before in _LEADS:
            return _PERIODS[word], last + 1 + offset
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
    match = _AROUND.search(around)
    if match is not None:  # only then is it worth to look whether the words name a time and no rate
        match = _AROUND.search(_TIMES.sub(" ", around))
    if match is not None:
        return _STEMS[match.group("per").lower()]
    return "total" if _TOTAL.search(around + text[start:end]) else None


def _inherited(text: str, tokens: Tokens, amount: Quantity, per: Period | None, last: FoundMoney | None) -> str | None:
    """The currency of the sum before, for "less than 50 of it" and "around 5,000 a month" where pay is spoken of."""
    start = tokens.starts[amount.first]
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

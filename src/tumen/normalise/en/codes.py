"""Numbers that count nothing: ages, clock times, telephone numbers, list marks, names with a number."""

from __future__ import annotations

import re

from tumen.normalise.en.lexicon import LABELS, PEOPLE_SINGULAR, STOPS
from tumen.normalise.en.quantities import Quantity
from tumen.normalise.en.tokens import Token, Tokens, texts

_BEFORE = re.compile(
    r"(?:\b(?:aged?|ages|age\s+of|aged\s+between|aged\s+from)\s+"  # "aged 25", "at the age of 18"
    r"|[A-Za-z]-|[#°/]|\+\d*[\d\s().-]*|\d[-.:]|\b0"  # "F-16", "#3", "+86 433", "16:15"
    r"|https?://\S*|www\.\S*|@\S*"
    r"|\b(?:minus|degrees?)\s)$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:[\s-]years?[\s-](?:old|of\s+age)\b|-year-olds?\b"
    r"|[:.]\d\d(?!\d)|\s?[ap]\.?m\b|\s?(?:hours|GMT|UTC)\b"
    r"|-\d|['’]?s\b|°|/\d|\s*(?:degrees|%))",
    re.IGNORECASE,
)
_LIST_MARK = re.compile(r"(?:^|\n)[ \t]*\(?$")
_BRACKETS = re.compile(r"[\[(]$")


def is_code(text: str, tokens: Tokens, quantity: Quantity) -> bool:
    """Whether the number is an age, a clock time, a code, a list mark or part of a name."""
    first, last = tokens[quantity.core_first], tokens[quantity.core_last]
    if first.kind != "number":
        return _is_pronoun(tokens, quantity) or _AFTER.match(text[last.end : last.end + 16]) is not None
    before, after = text[max(0, first.start - 24) : first.start], text[last.end : last.end + 16]
    if _BEFORE.search(before) or _AFTER.match(after):
        return True
    if _LIST_MARK.search(before) and re.match(r"[.)]\s", after) and first.end - first.start <= 2:
        return True
    if _BRACKETS.search(before) and re.match(r"[\])]", after) and first.end - first.start <= 2:
        return True
    if after[:1].isalpha() or _is_age(before, after, first):
        return True
    if (
        texts(tokens, quantity.core_last + 1, 1) in (("resolution",), ("resolutions",))
        and quantity.core_first == quantity.core_last
    ):
        return quantity.first == quantity.core_first
    return _labelled(tokens, quantity.core_first)


def _is_age(before: str, after: str, number: Token) -> bool:
    """ "Kim, 45, said": two digits between commas behind a name."""
    return len(number.text) == 2 and after.startswith(",") and re.search(r"[A-Z]\w+,\s$", before) is not None


def _labelled(tokens: Tokens, first: int) -> bool:
    """ "Resolution 2397", "No. 2", "resolutions 2371 and 2375"."""
    before = first - 1
    if before >= 0 and tokens[before].text == "." and texts(tokens, before - 1, 1) in (("no",), ("nos",), ("res",)):
        return True
    if before < 0:
        return False
    if tokens[before].text in LABELS:
        return tokens[before].text not in ("no", "order", "law", "office", "point", "number", "rule")
    listed = before
    while listed >= 0 and (tokens[listed].text in ("and", ",", "or", "&") or tokens[listed].kind == "number"):
        listed -= 1
    return listed < before and listed >= 0 and tokens[listed].text in LABELS and tokens[listed].text.endswith("s")


def _is_pronoun(tokens: Tokens, quantity: Quantity) -> bool:
    """Whether "one" or "a single one" counts nobody: it counts only with a noun for people behind it."""
    if quantity.low != 1 or quantity.core_last - quantity.core_first > 2:
        return quantity.high == 0
    said = texts(tokens, quantity.core_first, quantity.core_last - quantity.core_first + 1)
    before = texts(tokens, quantity.core_first - 1, 1)
    if before and before[0] in ("without", "not", "no", "never", "nor"):
        return True
    if said == ("a", "single", "one"):
        return False
    if (
        before
        and said == ("one",)
        and before[0] in ("the", "any", "every", "each", "this", "that", "which", "at", "by")
    ):
        return True
    for word in texts(tokens, quantity.core_last + 1, 4):
        if word in PEOPLE_SINGULAR and word != "one":
            return False
        if word in STOPS or not word.isalpha():
            break
    return True

"""English counts: how many of what, and whether they are people."""

from __future__ import annotations

import re
from typing import NamedTuple

from tumen.ledger import Count
from tumen.normalise.en.demonyms import is_demonym
from tumen.normalise.en.lexicon import (
    NOT_PEOPLE,
    NOT_PLURAL,
    PEOPLE,
    PEOPLE_ENDINGS,
    PEOPLE_SINGULAR,
    PLURALS,
    SKIPPED,
    STOPS,
)
from tumen.normalise.en.money import money_spans
from tumen.normalise.en.quantities import Quantity, hedge_after, quantities
from tumen.normalise.en.shares import fractions
from tumen.normalise.en.times import date_spans
from tumen.normalise.en.tokens import Token, glued, texts, tokenize
from tumen.normalise.found import FoundCount, Role

_LABELS = frozenset(
    [
        "resolution",
        "resolutions",
        "unscr",
        "res",
        "article",
        "articles",
        "paragraph",
        "paragraphs",
        "para",
        "paras",
        "section",
        "sections",
        "chapter",
        "no",
        "nos",
        "number",
        "page",
        "pages",
        "figure",
        "fig",
        "table",
        "annex",
        "appendix",
        "room",
        "flight",
        "unit",
        "bureau",
        "office",
        "order",
        "law",
        "decree",
        "item",
        "point",
        "building",
        "bloc",
        "block",
        "gate",
        "line",
        "route",
        "highway",
        "channel",
        "version",
        "phase",
        "stage",
        "step",
        "grade",
        "class",
        "model",
        "type",
        "camp",
        "school",
        "factory",
        "hospital",
        "plant",
        "mine",
        "company",
        "station",
        "floor",
        "pier",
        "line",
        "rule",
        "sars",
        "covid",
        "mt",
        "st",
    ]
)
"""Words that turn a following number into a name: "Resolution 2397", "Article 5", "Bureau 39"."""

_MASKS = re.compile(
    r"(?m)"
    r"^\s*\(?\d{1,2}[.)](?=\s)"  # a numbered list
    r"|\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\b\.?|hours|GMT|UTC|KST)?(?!\d)(?<!\.\d\d)"
    r"|\b\d{1,2}:\d{2}\b"
    r"|\b\d{1,2}\s?[ap]\.?m\b\.?"
    r"|\+\d[\d\s().-]{6,}\d"
    r"|\b\d{2,5}(?:-\d{2,5}){2,}\b"
    r"|\b0\d{1,4}-\d{3,}\b"
    r"|\[\d{1,3}\]"
    r"|\bhttps?://\S+"
    r"|\b(?:aged?|ages)\s+(?:of\s+)?(?:between\s+)?\d{1,2}(?:\s*(?:to|and|or|-|–)\s*\d{1,2})?\b"
    r"|\b\d{1,3}(?:\s*(?:to|and|-|–)\s*\d{1,3})?[\s-](?:years?[\s-](?:old|of\s+age)|year-olds?)\b"
    r"|(?<=[a-z]),\s\d{2}(?=,\s)"  # "Kim, 45, said"
    r"|\b(?:mid-)?\d0['’]?s\b"
    r"|\b(?:minus|plus)\s\d+(?=\s(?:degrees|in)\b)"
    r"|[A-Za-z]-\d+\b"  # COVID-19, F-16
    r"|\b\d+(?:\.\d+)?°"
    r"|#\d+"
)
_FURTHER_BEFORE = (("a", "further"), ("an", "additional"), ("another",), ("an", "extra"), ("further",), ("additional",))
_SINGLE = frozenset(["the", "no", "any", "every", "each", "this", "that", "not", "which", "at", "by", "only-one"])


class _Noun(NamedTuple):
    text: str
    start: int
    end: int
    people: bool


def find_counts(text: str) -> tuple[FoundCount, ...]:
    """Every count of the text in order; dates, sums of money, ages, names with numbers and clock times are none."""
    tokens = tokenize(text)
    masked = _masked(text)
    parts = fractions(tokens)
    found: list[FoundCount] = []
    for quantity in quantities(tokens):
        core = (tokens[quantity.core_first].start, tokens[quantity.core_last].end)
        if any(start < core[1] and core[0] < end for start, end in masked) or _is_name(tokens, quantity):
            continue
        if any(part.first <= quantity.core_last and quantity.core_first <= part.last for part in parts):
            continue
        value = _value(quantity)
        if value is not None and (count := _count(tokens, quantity, value)) is not None:
            found.append(count)
    for part in parts:
        computed = _part(tokens, part.first, part.last, part.value, found)
        if computed is not None:
            found.append(computed)
    return tuple(sorted(found, key=lambda count: (count.start, count.end)))


def _masked(text: str) -> list[tuple[int, int]]:
    spans = [match.span() for match in _MASKS.finditer(text)]
    return spans + list(date_spans(text)) + list(money_spans(text))


def _is_name(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether the number is part of a name or a code, not an amount."""
    first = quantity.core_first
    if quantity.first < first or tokens[first].kind != "number":
        return _lone_one(tokens, quantity)
    before = first - 1
    if before >= 0 and tokens[before].text == ".":
        before -= 1
    if before >= 0 and tokens[before].text in ("and", ",", "or", "&"):
        # "resolutions 2371 and 2375"
        earlier = before - 1
        while earlier > 0 and tokens[earlier].kind == "number":
            earlier -= 1
            if tokens[earlier].text in (",", "and"):
                earlier -= 1
        if tokens[earlier].text in ("resolutions", "articles", "paragraphs", "sections", "nos"):
            return True
    if before >= 0 and tokens[before].text in _LABELS:
        return tokens[before].text != "no" or tokens[first - 1].text == "."
    return before >= 0 and tokens[before].text in ("/", "%") and glued(tokens, first)


def _lone_one(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether a bare "one" is a pronoun; it counts only right before a noun for people."""
    if quantity.core_first != quantity.core_last or tokens[quantity.core_first].text not in ("one", "zero"):
        return False
    if tokens[quantity.core_first].text == "zero":
        return True
    before = texts(tokens, quantity.core_first - 1, 1) if quantity.core_first else ()
    after = texts(tokens, quantity.core_last + 1, 4)
    if before and before[0] in _SINGLE:
        return True
    for word in after:
        if word in PEOPLE_SINGULAR:
            return False
        if word in STOPS or not word.isalpha():
            return True
    return True


def _value(quantity: Quantity) -> Count | None:
    """The count, or None where the amount is no whole number of things."""
    for end in (quantity.low, quantity.high):
        if end is not None and not float(end).is_integer():
            return None
    low = None if quantity.low is None else int(quantity.low)
    high = None if quantity.high is None else int(quantity.high)
    return Count(low=low, high=high, basis=quantity.basis)


def _count(tokens: list[Token], quantity: Quantity, value: Count) -> FoundCount | None:
    following = texts(tokens, quantity.last + 1, 2)
    if following[:1] in (("%",), ("percent",), ("pct",), ("cents",)) or following in (("per", "cent"),):
        return None
    noun = _noun(tokens, quantity)
    people = noun.people if noun else None
    end = quantity.last
    if noun is not None:
        index = next(i for i in range(quantity.last, len(tokens)) if tokens[i].end >= noun.end)
        value, end = _trailing_hedge(tokens, index, quantity, value)
    role = _role(tokens, quantity)
    if noun is None and role == "of_whole" and _of_persons(tokens, quantity):
        people = True
    return FoundCount(
        start=tokens[quantity.first].start,
        end=tokens[end].end,
        value=value,
        noun=noun.text if noun else None,
        noun_start=noun.start if noun else None,
        noun_end=noun.end if noun else None,
        people=people,
        role=role,
    )


def _trailing_hedge(tokens: list[Token], index: int, quantity: Quantity, value: Count) -> tuple[Count, int]:
    """A hedge behind the noun: "300 people at most", "150 workers or so"."""
    basis, last = hedge_after(tokens, index)
    if basis is None or value.basis not in ("exact", "approx"):
        return value, quantity.last
    if basis == "at_least":
        return Count(low=value.low, high=None, basis="at_least"), last
    if basis == "at_most":
        return Count(low=None, high=value.high, basis="at_most"), last
    return Count(low=value.low, high=value.high, basis="approx"), last


def _role(tokens: list[Token], quantity: Quantity) -> Role:
    before = texts(tokens, quantity.first - 2, 2) if quantity.first > 1 else texts(tokens, 0, quantity.first)
    after = texts(tokens, quantity.last + 1, 3)
    if any(before[-len(lead) :] == lead for lead in _FURTHER_BEFORE) or after[:1] in (("more",), ("additional",)):
        return "further"
    if after[:1] == ("further",) or after[:1] == ("others",):
        return "further"
    if after[:2] in (("of", "them"), ("of", "these"), ("of", "those"), ("of", "the"), ("of", "whom"), ("of", "which")):
        return "of_whole"
    lead = texts(tokens, quantity.first - 3, 3) if quantity.first > 2 else before
    if lead[-2:] in (("of", "these"), ("of", "them"), ("of", "those"), ("of", "which"), ("of", "whom")):
        return "of_whole"
    if lead[:2] in (("of", "these"), ("of", "them"), ("of", "those"), ("among", "them")) and lead[2:] == (",",):
        return "of_whole"
    return "plain"


def _of_persons(tokens: list[Token], quantity: Quantity) -> bool:
    after = texts(tokens, quantity.last + 1, 2)
    before = texts(tokens, quantity.first - 3, 3) if quantity.first > 2 else ()
    return after in (("of", "them"), ("of", "whom")) or "them" in before or "whom" in before


def _noun(tokens: list[Token], quantity: Quantity) -> _Noun | None:
    """The head of the noun phrase behind the number: its first plural that is no function word."""
    index = quantity.last + 1
    single = quantity.low == quantity.high == 1
    words = texts(tokens, index, 2)
    if words[:1] == ("-",) and glued(tokens, index):
        return _compound(tokens, index + 1)
    if words[:1] == ("of",):
        index += 1
        while index < len(tokens) and tokens[index].text in ("the", "these", "those", "its", "their", "his", "such"):
            index += 1
        if index < len(tokens) and tokens[index].text in ("them", "us", "whom", "which", "it"):
            return None
    nationality: Token | None = None
    for position in range(index, min(index + 8, len(tokens))):
        token = tokens[position]
        if token.text == "-" and glued(tokens, position):
            continue
        if token.text == "and" and texts(tokens, position - 1, 1)[0] in ("male", "young", "skilled", "men"):
            continue
        if token.kind != "word" or token.text in STOPS:
            break
        if token.text in SKIPPED:
            continue
        if single and token.text in PEOPLE_SINGULAR:
            return _Noun(token.text, token.start, token.end, people=True)
        if is_plural(token.text):
            possessive = texts(tokens, position + 1, 1) == ("'",) or token.text.endswith("'s")
            if not possessive:
                return _Noun(token.text, token.start, token.end, people=is_people(token.text))
        if is_demonym(token.text) and token.text.endswith(("ese", "ch", "sh", "ss")):
            nationality = token
    if nationality is not None:
        return _Noun(nationality.text, nationality.start, nationality.end, people=True)
    return None


def _compound(tokens: list[Token], index: int) -> _Noun | None:
    """The unit of "15-minute", "400-member", "30-day"."""
    if index >= len(tokens) or tokens[index].kind != "word":
        return None
    token = tokens[index]
    return _Noun(
        token.text, token.start, token.end, people=token.text in ("strong", "member", "man", "person", "woman")
    )


def is_plural(word: str) -> bool:
    """Whether the word has the form of a plural noun."""
    if word in PLURALS or word in PEOPLE:
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in NOT_PLURAL


def is_people(word: str) -> bool:
    """Whether a plural noun means people: by the lexicon, its ending, or as the name of a people ("Koreans")."""
    if word in PEOPLE:
        return True
    if word in NOT_PEOPLE:
        return False
    return word.endswith(PEOPLE_ENDINGS) or (word.endswith("s") and is_demonym(word[:-1])) or is_demonym(word)


def _part(tokens: list[Token], first: int, last: int, share: float, counts: list[FoundCount]) -> FoundCount | None:
    """A fraction of a count that the same sentence names, computed as ruling 25 asks."""
    start, end = tokens[first].start, tokens[last].end
    whole: FoundCount | None = None
    after = [count for count in counts if count.start >= end]
    if texts(tokens, last + 1, 1) == ("of",) and after:
        between = [token for token in tokens if end <= token.start < after[0].start]
        if len(between) <= 3 and all(token.text in ("of", "the", "these", "those", "its") for token in between):
            whole = after[0]
    if whole is None and texts(tokens, last + 1, 2) in (("of", "them"), ("of", "these"), ("of", "those")):
        whole = _before(tokens, start, counts)
    if whole is None or whole.value.low is None or whole.value.low != whole.value.high:
        return None
    number = round(whole.value.low * share)
    return FoundCount(
        start=start,
        end=max(end, whole.end),
        value=Count(low=number, high=number, basis="approx"),
        noun=whole.noun,
        noun_start=whole.noun_start,
        noun_end=whole.noun_end,
        people=whole.people,
        role="fraction",
        share=share,
    )


def _before(tokens: list[Token], start: int, counts: list[FoundCount]) -> FoundCount | None:
    stop = max((token.end for token in tokens if token.text in ".!?" and token.end <= start), default=0)
    earlier = [count for count in counts if stop <= count.start and count.end <= start and count.people is not False]
    return earlier[-1] if earlier else None

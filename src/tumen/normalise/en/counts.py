"""English counts: how many of what, and whether they are people."""

from __future__ import annotations

import re
from typing import NamedTuple

from tumen.ledger import Count
from tumen.normalise.cover import Cover
from tumen.normalise.en.codes import is_code
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
    UNSURE_ENDINGS,
)
from tumen.normalise.en.money import sums
from tumen.normalise.en.quantities import Quantity, hedge_after, quantities
from tumen.normalise.en.shares import Part, fractions
from tumen.normalise.en.spans import Span, spans
from tumen.normalise.en.tokens import Tokens, glued, texts, tokenize
from tumen.normalise.found import FoundCount, FoundMoney, Role

_FURTHER = (("further",), ("additional",), ("another",), ("extra",), ("a", "few", "more"))
_OF_THEM = (("of", "them"), ("of", "these"), ("of", "those"), ("of", "whom"), ("of", "which"))
_PERSONS = ("them", "whom")
_STRONG = ("strong", "member", "man", "person", "woman")


class _Noun(NamedTuple):
    text: str
    start: int
    end: int
    people: bool | None


def find_counts(text: str) -> tuple[FoundCount, ...]:
    """Every count of the text in order; dates, sums of money, ages, names with numbers and clock times are none."""
    tokens = tokenize(text)
    amounts = quantities(tokens)
    return counts_among(
        text,
        tokens,
        amounts,
        parts=fractions(tokens, amounts),
        money=sums(text, tokens, amounts),
        times=spans(text, tokens),
    )


def counts_among(
    text: str,
    tokens: Tokens,
    amounts: list[Quantity],
    *,
    parts: list[Part],
    money: tuple[FoundMoney, ...],
    times: list[Span],
) -> tuple[FoundCount, ...]:
    """Every count of the text in order, of its `amounts` those that are no fraction, sum of money or time."""
    other = [(found.start, found.end) for found in money]
    taken = Cover(other + [(span.start, span.end) for span in times])
    shares = Cover((part.first, part.last + 1) for part in parts)
    found: list[FoundCount] = []
    for amount in amounts:
        start, end = tokens[amount.core_first].start, tokens[amount.core_last].end
        if taken.touches(start, end) or shares.touches(amount.core_first, amount.core_last + 1):
            continue
        if is_code(text, tokens, amount):
            continue
        value = _value(amount)
        if value is None:
            continue
        count = _count(tokens, amount, value)
        if count.people or not _is_year(tokens, amount):
            found.append(count)
    computed = (_part(tokens, part, found) for part in parts)
    found += [count for count in computed if count is not None]
    return tuple(sorted(found, key=lambda count: (count.start, count.end)))


def _value(amount: Quantity) -> Count | None:
    """The count, or None where the amount is no whole number of things."""
    for end in (amount.low, amount.high):
        if end is not None and not float(end).is_integer():
            return None
    low = None if amount.low is None else int(amount.low)
    high = None if amount.high is None else int(amount.high)
    return Count(low=low, high=high, basis=amount.basis)


def _is_year(tokens: Tokens, amount: Quantity) -> bool:
    """Whether a bare number has the form of a year: "a 2016 report" counts nothing, "2000 workers" does."""
    written = tokens[amount.core_first].text
    alone = amount.first == amount.core_first == amount.core_last == amount.last
    return alone and len(written) == 4 and written.isdigit() and 1900 <= int(written) <= 2099


def _count(tokens: Tokens, amount: Quantity, value: Count) -> FoundCount:
    noun = _noun(tokens, amount)
    role = _role(tokens, amount)
    people, end = (noun.people if noun else None), amount.last
    if noun is not None:
        index = next(i for i in range(amount.last, len(tokens)) if tokens[i].end >= noun.end)
        value, end = _hedged_behind(tokens, index, amount, value)
    elif role == "of_whole" and _of_persons(tokens, amount):
        people = True
    return FoundCount(
        start=tokens[amount.first].start,
        end=tokens[end].end,
        value=value,
        noun=noun.text if noun else None,
        noun_start=noun.start if noun else None,
        noun_end=noun.end if noun else None,
        people=people,
        role=role,
    )


def _hedged_behind(tokens: Tokens, index: int, amount: Quantity, value: Count) -> tuple[Count, int]:
    """A hedge behind the noun: "300 people at most", "150 workers or so"."""
    basis, last = hedge_after(tokens, index)
    if basis is None or value.basis not in ("exact", "approx"):
        return value, amount.last
    if basis == "at_least":
        return Count(low=value.low, high=None, basis="at_least"), last
    if basis == "at_most":
        return Count(low=None, high=value.high, basis="at_most"), last
    return Count(low=value.low, high=value.high, basis="approx"), last


def _role(tokens: Tokens, amount: Quantity) -> Role:
    before, after = texts(tokens, amount.first - 3, 3), texts(tokens, amount.last + 1, 3)
    if any(before[-len(lead) :] == lead for lead in _FURTHER):
        return "further"
    if after[:1] in (("more",), ("additional",), ("further",), ("others",)):
        return "further"
    if after[:2] in _OF_THEM or after[:2] == ("of", "the"):
        return "of_whole"
    if after[:1] == ("of",) and any(word[0].isdigit() for word in after[1:]):
        return "of_whole"  # "70 of its 300"
    if before[-2:] in _OF_THEM or (before[:2] in (*_OF_THEM, ("among", "them")) and before[2:] == (",",)):
        return "of_whole"
    return "plain"


def _of_persons(tokens: Tokens, amount: Quantity) -> bool:
    around = (*texts(tokens, amount.first - 3, 3), *texts(tokens, amount.last + 1, 2))
    return any(word in _PERSONS for word in around)


def _noun(tokens: Tokens, amount: Quantity) -> _Noun | None:
    """The head of the noun phrase behind the number: its first plural that is no function word."""
    index = amount.last + 1
    if texts(tokens, index, 1) == ("-",) and glued(tokens, index):
        return _compound(tokens, index + 1)
    if texts(tokens, index, 1) == ("of",):
        index += 1
        while texts(tokens, index, 1) and tokens[index].text in (
            "the",
            "these",
            "those",
            "its",
            "their",
            "his",
            "such",
        ):
            index += 1
        if texts(tokens, index, 1) in (("them",), ("us",), ("whom",), ("which",), ("it",)):
            return None
        while index < len(tokens) and tokens[index].kind == "number":
            index += 1  # "200 of the 500 workers" counts workers
    return _head(tokens, index, single=amount.low == amount.high == 1)


def _head(tokens: Tokens, index: int, *, single: bool) -> _Noun | None:
    people: _Noun | None = None
    for position in range(index, min(index + 8, len(tokens))):
        token = tokens[position]
        if token.text in ("-", '"', "“", "'", "‘"):
            continue
        if token.text in ("and", "or") and tokens[position - 1].text in ("male", "female", "young", "old", "skilled"):
            continue
        if token.kind not in ("word", "ordinal") or (token.text in STOPS and not token.capitals):
            break
        if token.text in SKIPPED:
            continue
        word = token.text.removesuffix("'s")
        if single:
            if word in PEOPLE_SINGULAR or (is_demonym(word) and texts(tokens, position + 1, 1) != ("-",)):
                people = _Noun(word, token.start, token.end, people=True)
                if word in PEOPLE_SINGULAR:
                    return people
        elif word != token.text or texts(tokens, position + 1, 1) in (("'",), ("’",)):
            continue  # "200 workers' families" counts families
        elif is_plural(word):
            return _Noun(word, token.start, token.end, people=is_people(word))
        elif is_demonym(word) and word.endswith(("ese", "ch", "sh", "ss")):
            people = _Noun(word, token.start, token.end, people=True)
    return people


def _compound(tokens: Tokens, index: int) -> _Noun | None:
    """The unit of "15-minute", "400-member", "30-day"."""
    if index >= len(tokens) or tokens[index].kind != "word":
        return None
    token = tokens[index]
    return _Noun(token.text, token.start, token.end, people=token.text in _STRONG)


def is_plural(word: str) -> bool:
    """Whether the word has the form of a plural noun."""
    if word in PLURALS or word in PEOPLE:
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in NOT_PLURAL


def is_people(word: str) -> bool | None:
    """Whether a plural noun means people, by the lexicon, its ending, or as the name of a people ("Koreans").

    None where the ending alone cannot tell: "riveters" and "towers".
    """
    if word in PEOPLE or is_demonym(word):
        return True
    if word in NOT_PEOPLE:
        return False
    if word.endswith(PEOPLE_ENDINGS):
        return True
    return None if word.removesuffix("s").endswith(tuple(end[:-1] for end in UNSURE_ENDINGS)) else False


def _part(tokens: Tokens, part: Part, counts: list[FoundCount]) -> FoundCount | None:
    """A fraction of a count that the same sentence names, computed as ruling 25 asks."""
    start, end = tokens[part.first].start, tokens[part.last].end
    whole = _whole_behind(tokens, part, counts) or _whole_before(tokens, part, counts)
    if whole is None or whole.value.low is None or whole.value.low != whole.value.high:
        return None
    number = round(whole.value.low * part.value)
    behind = whole.start >= end
    return FoundCount(
        start=start,
        end=whole.end if behind else end,
        value=Count(low=number, high=number, basis="approx"),
        noun=whole.noun,
        noun_start=whole.noun_start,
        noun_end=whole.noun_end,
        people=whole.people,
        role="fraction",
        share=part.value,
    )


def _whole_behind(tokens: Tokens, part: Part, counts: list[FoundCount]) -> FoundCount | None:
    """ "60 per cent of the 3,000"."""
    if texts(tokens, part.last + 1, 1) != ("of",):
        return None
    position = part.last + 2
    while texts(tokens, position, 1) and tokens[position].text in ("the", "these", "those", "its", "all", "some"):
        position += 1
    if position >= len(tokens):
        return None
    return next((count for count in counts if count.start <= tokens[position].start < count.end), None)


def _whole_before(tokens: Tokens, part: Part, counts: list[FoundCount]) -> FoundCount | None:
    """ "a workforce of 3,000, and six of every ten in it": the last count of the sentence, for "of them" and rates."""
    if texts(tokens, part.last + 1, 2) not in _OF_THEM and not (part.rate and _points_back(tokens, part)):
        return None
    start = tokens[part.first].start
    position = part.first - 1
    while position >= 0 and not re.fullmatch(r"[.!?;:]", tokens[position].text):
        position -= 1
    opening = tokens[position].end if position >= 0 else 0
    earlier = [count for count in counts if opening <= count.start and count.end <= start and count.people is not False]
    return earlier[-1] if earlier else None


def _points_back(tokens: Tokens, part: Part) -> bool:
    """Whether the words in and behind the fraction speak of a whole named before ("of every ten in it six")."""
    return any(
        word in ("it", "them", "these", "those") for word in texts(tokens, part.first, part.last - part.first + 4)
    )

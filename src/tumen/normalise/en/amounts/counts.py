"""English counts: how many of what, and whether they are people."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from tumen.ledger import Count
from tumen.normalise.cover import Cover
from tumen.normalise.en.amounts.codes import ends_as_person, is_code
from tumen.normalise.en.amounts.joint_counts import in_whole, with_shared_nouns
from tumen.normalise.en.amounts.money import sums
from tumen.normalise.en.amounts.shares import Part, fractions
from tumen.normalise.en.demonyms import is_demonym
from tumen.normalise.en.hedges import hedge_after
from tumen.normalise.en.lexicon import (
    COLLECTIVES,
    MEASURES,
    NOT_PEOPLE,
    NOT_PLURAL,
    PEOPLE,
    PEOPLE_ENDINGS,
    PEOPLE_SINGULAR,
    PLURALS,
    SKIPPED,
    STOPS,
    UNSURE_ENDINGS,
    words,
)
from tumen.normalise.en.numbers import LETTERS
from tumen.normalise.en.quantities import Quantity, quantities
from tumen.normalise.en.times.spans import Span, spans
from tumen.normalise.en.tokens import Tokens, glued, texts, tokenize
from tumen.normalise.found import FoundCount, FoundMoney, Role

_FURTHER = words("further additional another extra")
_OF_THEM = (("of", "them"), ("of", "us"), ("of", "these"), ("of", "those"), ("of", "whom"), ("of", "which"))
_OF_WHOLE = words("the these those its their his such all")
_ABOUT = words("more than over about around some roughly nearly almost approximately estimated at least fewer less")
_PERSONS = ("them", "whom")
_STRONG = words("strong member man person woman worker employee people head soldier student")
_ENDS = frozenset(".!?;:")
_SENTENCE = 80
"""How many tokens back the whole of a fraction is looked for."""


_SIGN_HEDGES = words("c ca circa est")


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
    taken = Cover((found.start, found.end) for found in money)
    dated = Cover((span.start, span.end) for span in times)
    shares = Cover((part.first, part.last + 1) for part in parts)
    found: list[FoundCount] = []
    for amount in amounts:
        start, end = tokens.starts[amount.core_first], tokens.ends[amount.core_last]
        if taken.touches(start, end) or shares.touches(amount.core_first, amount.core_last + 1):
            continue
        on_date = dated.touches(start, end)
        if (on_date and not _ends_like_year(amount)) or is_code(text, tokens, amount):
            continue
        value = _value(amount)
        if value is None:
            continue
        count = _count(tokens, amount, value)
        if count is not None and (count.people or not (on_date or _is_year(tokens, amount))):
            found.append(in_whole(text, count, found[-1]) if found else count)
    found = with_shared_nouns(text, found)
    starts = [count.start for count in found]
    computed = [_part(tokens, part, found, starts) for part in parts]
    found += [count for count in computed if count is not None]
    return tuple(sorted(found, key=lambda count: (count.start, count.end)))


def _value(amount: Quantity) -> Count | None:
    """The count, or None where the amount is no whole number of things."""
    for end in (amount.low, amount.high):
        if end is not None and not float(end).is_integer():
            return None
    low = None if amount.low is None else int(amount.low)
    high = None if amount.high is None else int(amount.high)
    if amount.basis == "vague" and high is not None and high >= 9 * 10**6 and high % 10**6 == 0:
        high += 10**6 - 1  # sums count in whole millions, people do not
    return Count(low=low, high=high, basis=amount.basis)


def _ends_like_year(amount: Quantity) -> bool:
    """Whether a range ends in what may be a year and begins with what is none: "1500-2000 workers"."""
    return amount.basis == "range" and amount.low is not None and not 1900 <= amount.low <= 2099


def _is_year(tokens: Tokens, amount: Quantity) -> bool:
    """Whether a bare number has the form of a year: "a 2016 report" counts nothing, "2000 workers" does."""
    written = tokens.texts[amount.core_first]
    hedged = amount.first < amount.core_first and tokens.texts[amount.first] not in _SIGN_HEDGES
    alone = not hedged and amount.core_first == amount.core_last == amount.last
    return alone and len(written) == 4 and written.isdigit() and 1900 <= int(written) <= 2099


def _count(tokens: Tokens, amount: Quantity, value: Count) -> FoundCount | None:
    """The amount as a count with its noun; None where a unit of measure stands in the place of the noun."""
    if _is_measure(tokens, amount):
        return None
    noun = _noun(tokens, amount)
    if noun is not None and noun.text in MEASURES:
        return None
    role = _role(tokens, amount, counted=noun is not None)
    people, end = (noun.people if noun else None), amount.last
    if noun is not None:
        index = bisect_left(tokens.ends, noun.end, lo=amount.last)
        value, end = _hedged_behind(tokens, index, amount, value)
    elif (role == "of_whole" and _of_persons(tokens, amount)) or _of_group(tokens, amount):
        people = True
    return FoundCount(
        start=tokens.starts[amount.first],
        end=tokens.ends[end],
        value=value,
        noun=noun.text if noun else None,
        noun_start=noun.start if noun else None,
        noun_end=noun.end if noun else None,
        people=people,
        role=role,
    )


def _is_measure(tokens: Tokens, amount: Quantity) -> bool:
    """Whether a unit, or a compound with something other than people, stands right behind: "50 km", "a six-party deal".

    Figures with the letter of a scale ("100m") are a length unless people stand behind them.
    """
    behind = texts(tokens, amount.last + 1, 2)
    if behind[:1] and behind[0] in MEASURES:
        return True
    if behind == ("and", "a") and any(word in MEASURES for word in texts(tokens, amount.last + 4, 1)):
        return tokens.texts[amount.last + 3] == "half"  # "two and a half years"
    if tokens.texts[amount.core_last] in LETTERS and tokens.texts[amount.core_last] != "k":
        return not any(word in PEOPLE for word in texts(tokens, amount.last + 1, 3))
    lead = texts(tokens, amount.first - 3, 3)
    if len(lead) == 3 and lead[0] in ("a", "an") and lead[1] in MEASURES and lead[2] == "or":
        return True  # "a month or two"
    if len(behind) < 2 or behind[0] not in ("-", "‑") or not glued(tokens, amount.last + 1):
        return False
    return glued(tokens, amount.last + 2) and behind[1][0].isalpha() and behind[1] not in _STRONG


def _of_group(tokens: Tokens, amount: Quantity) -> bool:
    """Whether people are counted by a word for them together: "a team of 12", "a group 160 strong"."""
    if texts(tokens, amount.last + 1, 1) == ("strong",):
        return True
    before = texts(tokens, amount.first - 2, 2)
    return before[1:] == ("of",) and before[0] in COLLECTIVES


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


def _role(tokens: Tokens, amount: Quantity, *, counted: bool) -> Role:
    before, after = texts(tokens, amount.first - 3, 3), texts(tokens, amount.last + 1, 3)
    if (before[-1:] and before[-1] in _FURTHER) or before == ("a", "few", "more"):
        return "further"
    if any(word in _FURTHER for word in tokens.texts[amount.first : amount.core_first]):
        return "further"
    if after[:1] in (("more",), ("additional",), ("further",), ("others",), ("other",), ("extra",)):
        return "further"
    if after[:2] in _OF_THEM or after[:2] == ("of", "the"):
        return "of_whole"
    if after[:2] == ("out", "of") and after[2:] and (after[2] in _OF_WHOLE or after[2][0].isdecimal()):
        return "of_whole"
    if after[:1] == ("of",) and any(word[0].isdecimal() for word in after[1:]):
        return "of_whole"  # "70 of its 300"
    if counted and before[-2:] in (("of", "these"), ("of", "those")):
        return "plain"  # "half of these 400 workers"
    if before[-2:] in _OF_THEM or (before[:2] in (*_OF_THEM, ("among", "them")) and before[2:] == (",",)):
        return "of_whole"
    return "of_whole" if before[-1:] == (",",) and _whole_leads(tokens, amount.first - 2) else "plain"


def _whole_leads(tokens: Tokens, last: int) -> bool:
    """Whether "of the 200 workers" ends at token `last`, so that the number behind the comma is a part of them."""
    for index in range(last, max(last - 8, 0), -1):
        said = tokens.texts[index]
        if said in (",", ".", ";"):
            return False
        if said[0].isdecimal() and tokens.texts[index - 1] in _OF_WHOLE:
            return tokens.texts[index - 2] in ("of", "among")
        if said[0].isdecimal() and tokens.texts[index - 1] in ("of", "among"):
            return tokens.capital(index - 1)  # "Of 500 workers, 300 left"
    return False


def _of_persons(tokens: Tokens, amount: Quantity) -> bool:
    around = (*texts(tokens, amount.first - 3, 3), *texts(tokens, amount.last + 1, 2))
    return any(word in _PERSONS for word in around)


def _noun(tokens: Tokens, amount: Quantity) -> _Noun | None:
    """The head of the noun phrase behind the number: its first plural that is no function word."""
    index = amount.last + 1
    if texts(tokens, index, 1) in (("-",), ("‑",)) and glued(tokens, index):
        return _compound(tokens, index + 1)
    behind = texts(tokens, index, 2)
    inserted = amount.last > amount.core_last and tokens.texts[amount.core_last + 1] == ","
    if behind[:1] == (",",) and behind[1:] and (inserted or behind[1] == "of" or behind[1] in PEOPLE):
        index += 1  # "hundreds, if not thousands, of workers"
    if texts(tokens, index, 1) == ("of",):
        index += 1
        while texts(tokens, index, 1) and tokens.texts[index] in _OF_WHOLE:
            index += 1
        pronoun = texts(tokens, index, 1)
        if pronoun in (("them",), ("us",), ("whom",), ("which",), ("it",)) and not tokens[index].capitals:
            return None
        while index < len(tokens) and (tokens[index].kind == "number" or tokens.texts[index] in _ABOUT):
            index += 1  # "200 of the more than 500 workers" counts workers
        return _head(tokens, index, single=False)
    return _head(tokens, index, single=amount.low == amount.high == 1)


def _head(tokens: Tokens, index: int, *, single: bool) -> _Noun | None:
    people: _Noun | None = None
    opened, passed = False, index
    for position in range(index, min(index + 8, len(tokens))):
        if position < passed:
            continue
        token = tokens[position]
        if token.kind == "number" and texts(tokens, position + 1, 1) == ("-",) and glued(tokens, position + 1):
            passed = position + 3  # "five 50-seat buses"
            continue
        if token.text in ("(", ")"):
            if opened != (token.text == ")") or position > index + 5:
                break
            opened = not opened  # "500 (mostly female) workers"
            continue
        if token.text in ("-", '"', "“", "'", "‘"):
            continue
        if token.text in ("and", "or") and tokens.texts[position - 1] in ("male", "female", "young", "old", "skilled"):
            continue
        if token.kind not in ("word", "ordinal") or (token.text in STOPS and not token.capitals):
            break
        if token.text in SKIPPED:
            continue
        word = token.text.removesuffix("'s")
        if single:
            if word in PEOPLE_SINGULAR or (is_demonym(word) and texts(tokens, position + 1, 1) != ("-",)):
                people = _Noun(word, token.start, token.end, people=True)
                if word in PEOPLE_SINGULAR or ends_as_person(tokens, position):
                    return people
            elif people is not None and is_demonym(people.text):
                people = None  # "one North Korean firm"
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


def _part(tokens: Tokens, part: Part, counts: list[FoundCount], starts: list[int]) -> FoundCount | None:
    """A fraction of a count that the same sentence names, computed as ruling 25 asks."""
    start, end = tokens.starts[part.first], tokens.ends[part.last]
    whole = _whole_behind(tokens, part, counts, starts) or _whole_before(tokens, part, counts, starts)
    value = _part_value(part, whole.value) if whole is not None else None
    if whole is None or value is None:
        return None
    behind = whole.start >= end
    return FoundCount(
        start=start,
        end=whole.end if behind else end,
        value=value,
        noun=whole.noun,
        noun_start=whole.noun_start,
        noun_end=whole.noun_end,
        people=whole.people,
        role="fraction",
        share=part.value,
    )


def _part_value(part: Part, whole: Count) -> Count | None:
    """The part of the whole: `approx` (ruling 25), or with the bound of the fraction or of the whole ("half of the more
    than 3,000"); None where both have one, for then the words fix no number.
    """
    if whole.low is not None and whole.low == whole.high:
        number = round(whole.low * part.value)
        low, high = None if part.basis == "at_most" else number, None if part.basis == "at_least" else number
        return Count(low=low, high=high, basis=part.basis)
    bound = whole.low if whole.basis == "at_least" else whole.high if whole.basis == "at_most" else None
    if part.basis != "approx" or bound is None:
        return None
    number = round(bound * part.value)
    at_least = whole.basis == "at_least"
    return Count(low=number if at_least else None, high=None if at_least else number, basis=whole.basis)


def _whole_behind(tokens: Tokens, part: Part, counts: list[FoundCount], starts: list[int]) -> FoundCount | None:
    """ "60 per cent of the 3,000"."""
    following = texts(tokens, part.last + 1, 1)
    if following not in (("of",), ("the",), ("these",), ("those",), ("its",), ("their",)):
        return None
    position = part.last + (2 if following == ("of",) else 1)
    while texts(tokens, position, 1) and tokens.texts[position] in (*_OF_WHOLE, "some"):
        position += 1
    if texts(tokens, position + 1, 1) == ("of",) and tokens.texts[position] in COLLECTIVES:
        position += 2  # "half the workforce of 700"
    if position >= len(tokens):
        return None
    index = bisect_right(starts, tokens.starts[position]) - 1
    return counts[index] if index >= 0 and tokens.starts[position] < counts[index].end else None


def _whole_before(tokens: Tokens, part: Part, counts: list[FoundCount], starts: list[int]) -> FoundCount | None:
    """The last people counted in the sentence, for "of them" and rates ("a workforce of 3,000, and six of every ten").

    A fraction "of them" that opens its sentence is one of the people whom the sentence before counts.
    """
    of_them = texts(tokens, part.last + 1, 2) in _OF_THEM
    led = texts(tokens, part.first - 1, 1) == (",",) and _whole_leads(tokens, part.first - 2)
    if not of_them and not led and not (part.rate and _points_back(tokens, part)):
        return None
    position, ended = part.first - 1, 0
    floor = max(0, position - _SENTENCE)
    while position >= floor and ended < 2:
        if tokens.texts[position] in _ENDS:
            if ended or not of_them or part.first - position > 4:
                break
            ended += 1
        position -= 1
    opening = tokens.ends[position] if position >= floor and position >= 0 else 0
    index = bisect_left(starts, tokens.starts[part.first]) - 1
    while index >= 0 and starts[index] >= opening:
        if counts[index].people is not False and counts[index].end <= tokens.starts[part.first]:
            return counts[index]
        index -= 1
    return None


def _points_back(tokens: Tokens, part: Part) -> bool:
    """Whether the words in and behind the fraction speak of a whole named before ("of every ten in it six")."""
    return any(
        word in ("it", "them", "these", "those") for word in texts(tokens, part.first, part.last - part.first + 4)
    )

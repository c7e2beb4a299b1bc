"""Numbers beside people that count none of them: ages, and how many go at a time."""

from __future__ import annotations

from collections.abc import Sequence

from tumen.extract.en.text import Word
from tumen.extract.en.vocabulary import word_class


def counts_nobody(words: Sequence[Word], first: int, last: int, low: int, high: int) -> bool:
    """Whether the number at words `first` to `last` is an age or a way of going: "a man of 59", "two by two"."""
    if _at_a_time(words, first, last, high):
        return True
    return _OLD[0] <= low <= high <= _OLD[1] and _is_age(words, first, last)


_OLD = (14, 80)
"""Ages of people who work or once worked."""


def _at_a_time(words: Sequence[Word], first: int, last: int, high: int) -> bool:
    """ "Two by two", "four or five at a time", "for one month or three", "until two in the morning"."""
    after = [word.low for word in words[last : last + 3]]
    if after == ["at", "a", "time"] or (after[:1] == ["by"] and after[1:2] == [words[last - 1].low]):
        return True
    if high <= _NOON and (tuple(after) in _HOURS or tuple(after[:2]) == ("at", "night")):
        return True
    before = [word.low for word in words[max(0, first - 2) : first]]
    if before == [words[first].low, "by"]:
        return True
    return len(before) > 1 and before[1] == "or" and words[first - 2].low in _TERMS and not _is_noun(words, last)


_DAY = ("morning", "afternoon", "evening", "day")
_NOON = 12
_HOURS = frozenset((*led, part) for led in (("in", "the"), ("the", "next"), ("the", "following")) for part in _DAY)
_TERMS = frozenset({"day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours"})


def _is_noun(words: Sequence[Word], index: int) -> bool:
    return index < len(words) and words[index].text[:1].isalpha()


def _is_age(words: Sequence[Word], first: int, last: int) -> bool:
    """ "A Chinese of 59", "women between 19 and 23", "he was 46", "now 42", "aged 20, 31 and 40", "older than 30"."""
    before = words[first - 1].low if first else ""
    if before == "of" and first > 1:
        owner = words[first - 2]
        articles = any(word.low in _ARTICLES for word in words[max(0, first - _PHRASE) : first - 2])
        return articles and owner.lemmas.isdisjoint(word_class("bodies") | word_class("mass_heads") | _MEASURED)
    if words[first].low == "between" and first:
        return bool(words[first - 1].lemmas & word_class("female_heads", "male_heads", "person_heads"))
    if before in ("was", "is") and first > 1:
        return words[first - 2].low in ("he", "she") and (last >= len(words) or words[last].low in _THEN)
    if before == "now" and first > 1:
        return words[first - 2].text == ","
    if before == "than" and first > 1:
        return words[first - 2].low in ("older", "younger")
    at = first - 1
    while at > 0 and (words[at].low in (",", "and", "or", "to") or words[at].text.isdigit()):
        at -= 1
    return at >= 0 and words[at].low in ("aged", "ages")


_ARTICLES = frozenset({"a", "an", "this", "that"})
_PHRASE = 6
_THEN = frozenset({"and", "when", "at", ",", ".", ";", "then"})
_MEASURED = frozenset({"total", "number", "maximum", "minimum", "average", "quota", "tally", "stock", "sum", "figure"})
"""Nouns before "of" that tell a number: "a total of 59"."""


def behind_name(words: Sequence[Word], first: int, last: int, low: int) -> bool:
    """Whether the number stands in brackets of its own behind a name, as in a list of states: "Kuwait (5,000)"."""
    closed = last < len(words) and words[last].text == ")"
    return closed and low >= _OF_STATE and first > 1 and words[first - 2].text[:1].isupper()


_OF_STATE = 100
"""Least number in brackets that is no age."""

"""Words that stand for some of the people spoken of: "those who", "most were", "by far the most are", "new ones"."""

from __future__ import annotations

from collections.abc import Sequence

from tumen.extract.en.text import Word
from tumen.extract.en.vocabulary import word_class


def stands_for_some(words: Sequence[Word], index: int) -> bool:
    """Whether the word stands for some of the people spoken of: "those who", "most were", "many of them"."""
    if words[index].low not in word_class("partitives") or index + 1 >= len(words):
        return False
    low, after = words[index].low, words[index + 1].low
    if low == "more" and after not in _OF_MANY:
        return False
    if low == "none":
        return verb_follows(words, index + 1)
    if low in _LARGEST and index and words[index - 1].low in _BEFORE_LARGEST:
        return verb_follows(words, _behind_aside(words, index + 1))
    if low == "those":
        return after in _BEHIND_THOSE
    if low in ("others", "rest", "remainder") and index and words[index - 1].low == "the":
        return verb_follows(words, index + 1)
    return after == "who" or (
        (not index or not words[index - 1].text[:1].isalpha() or words[index - 1].low in word_class("conjunctions"))
        and verb_follows(words, index + 1)
    )


_BEHIND_THOSE = frozenset(
    {"who", "were", "are", "have", "had", "without", "sent", "still", "already", "now", "remaining", "stranded", "left"}
    | {"working", "living", "returning", "leaving", "arriving", "dispatched", "deployed", "involved", "concerned"}
)
"""Words behind "those" where it stands for people: "those who", "those remaining"."""
_LARGEST = frozenset({"most", "majority", "bulk"})
_BEFORE_LARGEST = frozenset({"the", "vast", "great", "large", "overwhelming", "far"})
"""Words before a part that is the largest: "by far the most are in Oman", "the vast majority live there"."""


def _behind_aside(words: Sequence[Word], index: int) -> int:
    """The word behind a short aside between commas that begins here, else the same word."""
    if index < len(words) and words[index].text == ",":
        for at in range(index + 1, min(index + _ASIDE, len(words))):
            if words[at].text == ",":
                return at + 1
    return index


_ASIDE = 7
"""Words within which an aside ends that only says how large a part is: "the most, about 80 percent, are ..."."""
_OF_MANY = frozenset({
    "are", "were", "have", "had", "will", "would", "may", "might", "could", "should", "must", "follow", "arrive",
    "come", "live", "work",
})  # fmt: skip
"""Verbs before which "more" stands for people: "more are to come", but "more is needed", "more than that"."""


def are_ones(words: Sequence[Word], index: int) -> bool:
    """Whether "ones" stands for people: "the ones who left", "new ones are arriving"."""
    if not index or index + 1 >= len(words):
        return False
    before, after = words[index - 1].low, words[index + 1].low
    return after == "who" or (before in word_class("ordinals") and verb_follows(words, index + 1))


def verb_follows(words: Sequence[Word], index: int) -> bool:
    """Whether a finite verb begins at the word, over adverbs."""
    while index < len(words) and (
        words[index].low.endswith("ly") or words[index].low in ("now", "still", "also", "then", "already")
    ):
        index += 1
    return (
        index < len(words)
        and words[index].low not in ("to", "being", "having")
        and words[index].low in word_class("auxiliaries", "plain_verbs", "strong_past")
    )

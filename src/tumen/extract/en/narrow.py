"""Narrow quotes: of joined predicates only the one that carries the claim."""

from __future__ import annotations

import re

from tumen.extract.en.morph import IRREGULAR
from tumen.extract.en.text import Sentence, Word
from tumen.extract.en.vocabulary import word_class

_LEAST = 22
"""Characters below which a quote is no statement any more."""
_LONG_SUBJECT = 80
"""Characters from which a subject, with all that describes it, hides what is told of it."""
_PRONOUNS = frozenset({"they", "he", "she", "it", "there", "we"})
_NOUNS_IN_ING = frozenset({"living", "working", "building", "including", "clothing", "housing", "sewing", "according"})
_OPEN_ADVERBS = frozenset({"then", "also", "sometimes", "often", "even", "usually", "instead", "never", "not", "still"})
_SAID = re.compile(
    r"\b(?:told|tells?|said|says?|noted|notes|added|adds|reported|reports|explained|claims|claimed|saying|as saying)"
    r"(?:(?: [\w’'-]+){0,6}? that |: [“\"])"
)


def narrowed(
    text: str, sentence: Sentence, start: int, end: int, needed: tuple[int, int], *, kind: str
) -> tuple[int, int]:
    """Offsets of the joined predicate that holds the `needed` stretch, out of the quote `start` to `end`.

    A quote is cut where "and", "but" or a comma joins another verb group ("earn 300 dollars | and are watched") and,
    after the needed words of pay, where a comma and "with" lead to other matters. A long subject before the verb falls
    away too. Of a claim of papers only who tells it is cut off.
    """
    low, high = needed
    for match in _SAID.finditer(text, start, low):
        start = match.end()
    if kind == "paper":
        return start, end
    words = [word for word in sentence.words if start <= word.start and word.end <= end]
    for index in range(1, len(words)):
        at = _joint(words, index)
        if at is None:
            continue
        first = words[at].start
        if first <= low and end - first >= _LEAST and first - start >= _LEAST:
            start = first
    for index in range(1, len(words)):
        stop = words[index - 1].end
        if stop < high or words[index].start <= start:
            continue
        tail = words[index - 1].text == "," and kind == "pay" and words[index].low == "with"
        if (tail or _joint(words, index + 1) == index + 1 or _gerund(words, index)) and stop - start >= _LEAST:
            end = words[index - 2].end if words[index - 1].text == "," else stop
            break
    if low - start > _LONG_SUBJECT and low - start > end - low and end - low >= _LEAST:
        first = _verb_group(words, low)
        if first - start > (end - start) // 2:
            start = first
    return start, end


def _joint(words: list[Word], index: int) -> int | None:
    """The word at which a joined predicate begins, where `index` is its first word; None where none begins."""
    if index >= len(words):
        return None
    if _gerund(words, index):
        return index
    if words[index - 1].low not in ("and", "but"):
        return None
    at = index
    while at < len(words) - 1 and (words[at].low in _OPEN_ADVERBS or words[at].low.endswith("ly")):
        at += 1
    if words[at].low in _PRONOUNS and at + 1 < len(words) and _verb(words[at + 1]):
        return index
    return index if _verb(words[at]) else None


def _gerund(words: list[Word], index: int) -> bool:
    """Whether a comma and a gerund go on with the sentence ("..., bringing in revenue")."""
    low = words[index].low
    return words[index - 1].text == "," and low.endswith("ing") and len(low) > 5 and low not in _NOUNS_IN_ING


def _verb(word: Word) -> bool:
    low = word.low
    return (
        (low in word_class("auxiliaries") and low not in ("to", "be", "been", "being", "having"))
        or low in IRREGULAR
        or low in word_class("plain_verbs")
        or (low.endswith("ed") and len(low) > 4)
        or (low.endswith("ing") and len(low) > 5 and low not in _NOUNS_IN_ING)
    )


def _verb_group(words: list[Word], low: int) -> int:
    """Start of the last verb group before or at `low`: its auxiliaries and adverbs taken in."""
    at = next((index for index, word in enumerate(words) if word.start >= low), len(words) - 1)
    while at and not _finite(words[at]):
        at -= 1
    while at and (
        _finite(words[at - 1]) or words[at - 1].low in word_class("adverbs") or words[at - 1].low.endswith("ly")
    ):
        at -= 1
    return words[at].start


def _adverb(word: Word) -> bool:
    return word.low in word_class("adverbs") or word.low.endswith("ly")


def _finite(word: Word) -> bool:
    return (word.low in word_class("auxiliaries") and word.low != "to") or word.low in word_class("plain_verbs")

"""Clauses of a sentence: the stretches inside which a predicate looks for its arguments and takes its quote."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from itertools import pairwise
from operator import attrgetter

from tumen.extract.en.morph import IRREGULAR
from tumen.extract.en.text import Sentence, Word
from tumen.extract.en.vocabulary import word_class
from tumen.extract.fleeting import fleeting


@fleeting()
class Clause:
    """Words `first` to `last` (exclusive); `opener` is the conjunction or relative pronoun that begins it, or "".

    `subject` is the first word of the clause that holds the subject: an earlier one where predicates are joined ("they
    may not leave and are forbidden to call"), else its own.
    """

    first: int
    last: int
    opener: str
    subject: int


def clauses_of(sentence: Sentence, spoken: tuple[tuple[int, int], ...] = ()) -> tuple[Clause, ...]:
    """The clauses of a sentence; words inside `spoken` (stretches that only say who speaks) belong to none."""
    words = sentence.words
    blocked = [False] * len(words)
    for low, high in spoken:
        for index in range(bisect_left(words, low, key=_START), len(words)):
            if words[index].end > high:
                break
            blocked[index] = True
    openers = _openers()
    cuts: list[tuple[int, str]] = []
    for index in range(len(words)):
        if blocked[index] != (blocked[index - 1] if index else False):
            cuts.append((index, ""))
        elif index and not blocked[index] and (words[index].low in openers or words[index - 1].text in _BREAKS):
            opener = _boundary(words, index)
            if opener is not None:
                cuts.append((index, opener))
    edges = [(0, ""), *cuts, (len(words), "")]
    found: list[Clause] = []
    for (first, opener), (last, _) in pairwise(edges):
        if first < last and not blocked[first]:
            joined = bool(found) and found[-1].last == first and opener in _JOINING and _joins_verb(words, first)
            found.append(Clause(first, last, opener, found[-1].subject if joined else first))
    return tuple(found) or (Clause(0, len(words), "", 0),)


@cache
def _openers() -> frozenset[str]:
    """Words that may open a clause behind any other word."""
    return word_class("subordinators") | _JOINING


_START = attrgetter("start")
_JOINING = frozenset({"and", "but"})
_BREAKS = frozenset('—–;:!?,”"-')
"""Signs behind which a clause may begin with any word; elsewhere it begins with a conjunction."""
_SUBJECTS = frozenset(
    {"they", "he", "she", "it", "there", "we", "others", "most", "many", "none", "nobody", "everyone"}
)
"""Words that are a subject by themselves, behind which a finite verb begins a clause."""
_RELATIVES = frozenset({"where", "which", "whose", "whom"})


def _joins_verb(words: tuple[Word, ...], index: int) -> bool:
    """Whether the conjunction at the word joins a second verb group to the subject before it."""
    return (
        words[index].low in _JOINING
        and index + 2 < len(words)
        and words[index + 1].low in word_class("auxiliaries")
        and is_finite(words[index + 1].low)
        and any(is_finite(word.low) for word in words[max(0, index - 14) : index])
    )


def _boundary(words: tuple[Word, ...], index: int) -> str | None:
    """The opener of a clause that begins at the word, which is not the first; None where none does."""
    word, before = words[index], words[index - 1]
    if word.low == "while" and before.low in ("a", "short", "long", "little"):
        return None
    if (
        (before.text in ("—", "–") and not _aside(words))
        or before.text == ";"
        or (before.text == ":" and _has_finite(words, index))
    ):
        return ""
    if before.text in ("!", "?") and index + 1 < len(words):
        return ""
    after_mark = before.text == "," or (before.text in ("”", '"') and index > 1 and words[index - 2].text == ",")
    if after_mark and (
        word.low in _RELATIVES
        or (word.low == "of" and words[index + 1 : index + 2] and words[index + 1].low in _RELATIVES)
    ):
        return words[index + 1].low if word.low == "of" else word.low
    if _joins_verb(words, index):
        return word.low
    if (after_mark or before.text == "-") and word.low in word_class("conjunctions") and _has_finite(words, index + 1):
        if word.low in ("and", "or") and not _new_subject(words, index + 1):
            return None
        return word.low
    if (
        before.text == ","
        and words[0].low in word_class("front_conjunctions")
        and not any(w.text == "," for w in words[: index - 1])
        and _new_subject(words, index)
    ):
        return ""
    if word.low in word_class("subordinators") and _has_finite(words, index + 1):
        return word.low
    if (
        word.low in ("and", "but")
        and index + 2 < len(words)
        and words[index + 1].low in _SUBJECTS
        and is_finite(words[index + 2].low)
    ):
        return word.low
    return None


def _aside(words: tuple[Word, ...]) -> bool:
    """Whether dashes come in pairs and so enclose an aside."""
    return sum(word.text in ("—", "–") for word in words) == 2


def _new_subject(words: tuple[Word, ...], index: int) -> bool:
    """Whether a subject stands between the conjunction and the next verb, so that a new clause begins."""
    seen = 0
    for at in range(index, min(len(words), index + 12)):
        if words[at].text in (",", ";"):
            return False
        if is_finite(words[at].low) and (seen or words[at].low not in IRREGULAR):
            return seen > 0
        if words[at].low not in word_class("adverbs") and not words[at].low.endswith("ly"):
            seen += 1
    return False


@lru_cache(maxsize=8192)
def is_finite(low: str) -> bool:
    """Whether a form in lower case is that of a finite verb."""
    return (
        (low in word_class("auxiliaries") and low not in ("to", "be", "been", "being", "having"))
        or (low.endswith("ed") and len(low) > 4)
        or (low in IRREGULAR and low not in ("women", "men", "found"))
        or low in word_class("plain_verbs")
        or low.endswith(("n't", "n’t"))
    )


def _has_finite(words: tuple[Word, ...], index: int) -> bool:
    for at in range(index, min(len(words), index + 14)):
        if words[at].text in (";",):
            return False
        if is_finite(words[at].low):
            return True
    return False

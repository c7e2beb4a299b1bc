"""Outlines: what all quotes of a sentence share, word by word, read once however many are taken from it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import field
from functools import lru_cache
from itertools import accumulate
from operator import attrgetter

from tumen.extract.en.clauses import is_finite
from tumen.extract.en.once import once
from tumen.extract.en.parts import Part
from tumen.extract.en.passage import Scene
from tumen.extract.en.text import Word
from tumen.extract.en.values import within
from tumen.extract.en.vocabulary import word_class
from tumen.extract.fleeting import fleeting
from tumen.normalise import Values

Span = tuple[int, int]
_START = attrgetter("start")
_SELF_WORDS = """
that who which where when while because since after before as if although though until than whose whom and but or so
then in on at from to by for with of into through via under among during about between near without despite amid
including according following over per
"""
_SELF = frozenset(_SELF_WORDS.split())
"""Words that are a sign of their own next to an edge; the others are told by their class."""
_MARKS = {
    ",": "comma", "“": "quote", "”": "quote", '"': "quote", "‘": "quote", "’": "quote", "'": "quote",
    "—": "dash", "–": "dash", "-": "dash", ";": "semicolon", ":": "semicolon",
}  # fmt: skip
_OPENING = "$€£¥[("
_CLOSING = "%)]"
OPEN_ENDED = frozenset(
    {"determiner", "and", "but", "or", "than", "as", "of", "to", "from", "with", "by", "for", "because"}
)
"""Words on which no quote ends."""
_DENIALS = frozenset({"not", "never", "no"})
_PRONOUNS = frozenset({"they", "he", "she", "it", "we", "i", "them", "you"})
_DETERMINER_WORDS = "the a an this these those their its his her some all many most no every each any"
_DETERMINERS = frozenset(_DETERMINER_WORDS.split())
_AUXILIARY_WORDS = "is are was were has have had be been will would can could may might must did do does"
_AUXILIARIES = frozenset(_AUXILIARY_WORDS.split())


@lru_cache(maxsize=8192)
def _class_of(text: str, low: str) -> str:
    if low in _SELF:
        return low
    if not low[:1].isalnum():
        return _MARKS.get(text, "mark")
    if low in _PRONOUNS:
        return "pronoun"
    if low in _DETERMINERS:
        return "determiner"
    if low in _AUXILIARIES:
        return "auxiliary"
    if low[0].isdigit() or low in word_class("number_words"):
        return "number"
    for ending in ("ing", "ed", "ly"):
        if low.endswith(ending):
            return ending
    return "capital" if text[:1].isupper() else "word"


_TURN_WORDS = (
    "so far, as a whole, as a rule, as a result, as well, at present, at least, at most, at once, in fact, "
    "no longer, for example, for instance, in all, in total, one after another, little by little, by now, or so"
)
_TURNS: dict[str, list[tuple[str, ...]]] = {}
for _turn in _TURN_WORDS.split(", "):
    _TURNS.setdefault(_turn.split()[0], []).append(tuple(_turn.split()[1:]))
"""Turns that no quote cuts in two, by their first word: "so far", "as a whole"."""


def _in_turns(words: Sequence[Word]) -> set[int]:
    """The words that go on with a fixed turn."""
    found: set[int] = set()
    for at, word in enumerate(words):
        for rest in _TURNS.get(word.low, ()):
            if tuple(one.low for one in words[at + 1 : at + 1 + len(rest)]) == rest:
                found.update(range(at + 1, at + 1 + len(rest)))
    return found


SORTS = ("verb", "that", "marks", "break", "comma", "place", "time", "spoken", "people", "count")
"""What is counted along a sentence."""
_BITS = 11
"""Bits for each count: a sentence has no more words than characters, and of those at most `LONGEST`."""
_ONE = {sort: 1 << _BITS * at for at, sort in enumerate(SORTS)}
_ALL = (1 << _BITS) - 1
_BREAKS = {
    ",": "comma",
    "“": "marks",
    "”": "marks",
    '"': "marks",
    ";": "break",
    ":": "break",
    "—": "break",
    "–": "break",
}


@lru_cache(maxsize=8192)
def _counts_of(text: str, low: str) -> int:
    """One for each sort that the word itself is of."""
    sorts = (("verb", is_finite(low)), ("that", low == "that"), (_BREAKS.get(text, ""), text in _BREAKS))
    return sum(_ONE[sort] for sort, holds in sorts if holds)


@lru_cache(maxsize=8192)
def sorts_in(counts: int) -> tuple[tuple[str, ...], int]:
    """The sorts, but for commas, of which there are any by these counts, and the number of commas."""
    found = {sort: counts >> _BITS * at & _ALL for at, sort in enumerate(SORTS)}
    return tuple(sort for sort, number in found.items() if number and sort != "comma"), found["comma"]


@fleeting(kw_only=True, eq=False, slots=False)
class Outline:
    """The words of a sentence as edges of quotes see them; those in `spoken` only say who speaks.

    `parts` is what edges keep of their signs, by the word and what else they hang on, with what these weigh together.
    """

    scene: Scene
    values: Values
    spoken: Sequence[Span]
    parts: dict[tuple[int, str], tuple[Part, Part, int]] = field(default_factory=dict)

    @once
    def words(self) -> tuple[Word, ...]:
        """The words of the sentence."""
        return self.scene.sentence.words

    @once
    def classes(self) -> list[str]:
        """For each word the class that is a sign next to an edge."""
        return [_class_of(word.text, word.low) for word in self.words]

    @once
    def in_spoken(self) -> list[bool]:
        """For each word whether it only says who speaks."""
        words = self.words
        found = [False] * len(words)
        for low, high in self.spoken:
            for index in range(bisect_left(words, low, key=_START), bisect_left(words, high, key=_START)):
                found[index] = True
        return found

    @once
    def inner(self) -> frozenset[int]:
        """The words that go on with a mention (people, place, time, sum): no quote begins at or ends before one."""
        sentence, values = self.scene.sentence, self.values
        inner = {index for group in self.scene.groups for index in range(group.first + 1, group.last)}
        for mentions in (values.times, values.money, values.counts, values.names):
            for one in within(mentions, sentence.start, sentence.end):
                first, last = sentence.index_at(one.start), sentence.index_at(one.end - 1)
                inner.update(range(first + 1, last + 1))
        for place in self.scene.places:
            inner.update(range(sentence.index_at(place.start) + 1, sentence.index_at(place.end - 1) + 1))
        if not _TURNS.keys().isdisjoint(sentence.seen):
            inner.update(_in_turns(self.words))
        return frozenset(inner)

    @once
    def beginnings(self) -> list[int]:
        """The words with which a quote may begin."""
        in_spoken, inner = self.in_spoken, self.inner
        return [
            index
            for index, word in enumerate(self.words)
            if not in_spoken[index] and index not in inner and (word.text[0].isalnum() or word.text in _OPENING)
        ]

    @once
    def endings(self) -> list[int]:
        """The words on which a quote may end."""
        in_spoken, inner = self.in_spoken, self.inner
        return [
            index
            for index, word in enumerate(self.words)
            if not in_spoken[index]
            and index + 1 not in inner
            and (word.text[-1].isalnum() or word.text in _CLOSING)
            and not self._calls_for_more(index)
        ]

    def _calls_for_more(self, index: int) -> bool:
        """Whether the word calls for another: "the", "of", and before further words "are" and "never"."""
        own = self.classes[index]
        if own in OPEN_ENDED:
            return True
        if own != "auxiliary" and self.words[index].low not in _DENIALS:
            return False
        return index + 1 < len(self.words) and self.words[index + 1].text[0].isalnum()

    @once
    def sums(self) -> list[int]:
        """Before each word, and behind the last, how many words there are of each sort, as one number.

        The difference of two tells how many stand between.
        """
        sentence, scene = self.scene.sentence, self.scene
        rows = [_counts_of(word.text, word.low) for word in self.words]

        def cover(sort: str, spans: Iterable[Span]) -> None:
            covered: set[int] = set()
            for low, high in spans:
                covered.update(range(sentence.index_at(low), bisect_left(self.words, high, key=_START)))
            for index in covered:
                rows[index] += _ONE[sort]

        times = within(self.values.times, sentence.start, sentence.end)
        counts = within(self.values.counts, sentence.start, sentence.end)
        cover("place", [(one.start, one.end) for one in scene.places])
        cover("time", [(one.start, one.end) for one in times if one.kind == "point"])
        cover("spoken", self.spoken)
        cover("people", [one.span for one in scene.groups if one.status in ("workers", "none", "other")])
        cover("count", [(one.start, one.end) for one in counts])
        return [0, *accumulate(rows)]

    @once
    def over(self) -> int:
        """The word from which on no letter or digit stands, which is where the sentence ends."""
        last = len(self.words)
        while last and not self.words[last - 1].text[:1].isalnum():
            last -= 1
        return last

    def is_next_to_spoken(self, index: int, step: int) -> bool:
        """Whether words that only say who speaks stand beside the word, over marks; `step` is -1 or 1, the side."""
        if not self.spoken:
            return False
        words, spoken = self.words, self.in_spoken
        at = index + step
        while 0 <= at < len(words) and not words[at].text[:1].isalnum() and not spoken[at]:
            at += step
        return 0 <= at < len(words) and spoken[at]

"""Which of many phrases may match a sentence, found by its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from tumen.extract.en.morph import lemmas
from tumen.extract.en.patterns import KINDS, Phrase
from tumen.extract.en.text import Word
from tumen.extract.en.vocabulary import word_class

T = TypeVar("T")
_COMMON = ("auxiliaries", "adverbs", "prepositions", "determiners", "conjunctions", "pronouns", "negative")
"""Classes of words that stand in most sentences, so that to look for them tells little."""
_Row = tuple[int, int]
"""The number of a phrase, and what it needs beside the word: one bit for each choice of words."""
_FORMS = 8192
"""Words of which is kept what they tell: most of a language's running words."""


class Told(NamedTuple):
    """What a word tells of phrases by its form and lemmas.

    `met` are the choices that it meets; `begun` are, by form or lemma, the phrases that it begins and `inside` the
    others of which it is the rarest word; `begins` holds, sorted, its lemmas with which any phrase begins.
    """

    met: int
    begun: tuple[tuple[str, tuple[_Row, ...]], ...]
    inside: tuple[_Row, ...]
    begins: tuple[str, ...]


class Index(Generic[T]):
    """What phrases tell, looked up by the one choice of words that each must have and that has fewest common words.

    The tables are kept small, for a sentence looks into many corners of them: what else a phrase needs is one number,
    in which the choices that most phrases need come first. Phrases that begin with the word stand apart from others.
    """

    def __init__(self, told: Iterable[tuple[Phrase, T]]) -> None:
        self._every = tuple(told)
        common = {word for name in _COMMON for word in word_class(name)} | KINDS
        rarest = [min(phrase.needed, key=lambda one: (len(one & common), len(one))) for phrase, _ in self._every]
        others = [
            {choice for choice in phrase.needed if choice is not rare}
            for (phrase, _), rare in zip(self._every, rarest, strict=True)
        ]
        often = Counter(choice for choices in others for choice in sorted(choices, key=sorted))
        bits = {choice: 1 << at for at, (choice, _) in enumerate(often.most_common())}
        met: dict[str, int] = {}
        for choice, bit in bits.items():
            for word in choice:
                met[word] = met.get(word, 0) | bit
        begun: dict[str, list[_Row]] = {}
        inside: dict[str, list[_Row]] = {}
        for number, ((phrase, _), rare, choices) in enumerate(zip(self._every, rarest, others, strict=True)):
            rows = begun if rare is phrase.needed[-1] and "" not in phrase.first else inside
            for word in rare:
                rows.setdefault(word, []).append((number, sum(bits[choice] for choice in choices)))
        first = frozenset().union(*[phrase.first for phrase, _ in self._every])

        def of_word(low: str) -> Told:
            own = lemmas(low)
            names = sorted(own | {low})
            mask = 0
            for name in names:
                mask |= met.get(name, 0)
            rows = tuple((name, tuple(begun[name])) for name in names if name in begun)
            others = tuple(row for name in names for row in inside.get(name, ()))
            return Told(mask, rows, others, tuple(sorted(own & first)))

        self._of_kind = {kind: Told(met.get(kind, 0), (), tuple(inside.get(kind, ())), ()) for kind in sorted(KINDS)}
        self._of_word: Callable[[str], Told] = lru_cache(maxsize=_FORMS)(of_word)

    def told_by(self, words: Iterable[Word]) -> list[Told]:
        """What each of the words tells."""
        of_word = self._of_word
        return [of_word(word.low) for word in words]

    def among(self, told: Iterable[Told], seen: frozenset[str]) -> dict[str, list[T]]:
        """By the words that begin them all phrases of which nothing is wanting, in order.

        `told` is what the words tell, `seen` their forms and lemmas with the kinds of mention among them. Under ""
        stand the phrases that begin with a mention.
        """
        every = self._every
        known = [*told, *[self._of_kind[kind] for kind in KINDS & seen]]
        met = 0
        for one in known:
            met |= one.met
        begun = {word: rows for one in known for word, rows in one.begun}
        found = {word: [number for number, needs in rows if needs & met == needs] for word, rows in begun.items()}
        for number in {number for one in known for number, needs in one.inside if needs & met == needs}:
            first = every[number][0].first
            for word in first & seen if "" not in first else (first & seen) | {""}:
                found.setdefault(word, []).append(number)
        return {word: [every[number][1] for number in sorted(numbers)] for word, numbers in found.items() if numbers}

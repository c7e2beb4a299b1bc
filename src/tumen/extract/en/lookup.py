"""Which of many phrases may match a sentence, found by its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Generic, TypeVar

from tumen.extract.en.patterns import KINDS, Phrase
from tumen.extract.en.vocabulary import word_class

T = TypeVar("T")
_COMMON = ("auxiliaries", "adverbs", "prepositions", "determiners", "conjunctions", "pronouns", "negative")
"""Classes of words that stand in most sentences, so that to look for them tells little."""
_Row = tuple[int, int]
"""The number of a phrase, and what it needs beside the word: one bit for each choice of words."""


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
        self._table = {
            word: (word, met.get(word, 0), tuple(begun.get(word, ())), tuple(inside.get(word, ())))
            for word in sorted(met.keys() | begun.keys() | inside.keys())
        }

    def among(self, seen: frozenset[str]) -> dict[str, list[T]]:
        """By the words that begin them all of which nothing is wanting among the words and kinds `seen`, in order.

        Under "" stand those that begin with a mention.
        """
        table, every = self._table, self._every
        known = [table[word] for word in seen if word in table]
        met = 0
        for _, mask, _, _ in known:
            met |= mask
        found: dict[str, list[int]] = {}
        others: set[int] = set()
        for word, _, begun, inside in known:
            if begun and (numbers := [number for number, needs in begun if needs & met == needs]):
                found[word] = numbers
            if inside:
                others.update([number for number, needs in inside if needs & met == needs])
        for number in others:
            for word in every[number][0].first & (seen | {""}):
                found.setdefault(word, []).append(number)
        return {word: [every[number][1] for number in sorted(numbers)] for word, numbers in found.items()}

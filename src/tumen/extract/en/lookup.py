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
_Row = tuple[int, int, bool]
"""The number of a phrase, what else it needs, one bit for each choice of words, and whether it begins with the word."""


class Index(Generic[T]):
    """What phrases tell, looked up by the one choice of words that each must have and that has fewest common words.

    The tables are kept small, for a sentence looks into many corners of them: what else a phrase needs is one number,
    in which the choices that most phrases need come first.
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
        rows: dict[str, list[_Row]] = {}
        for number, ((phrase, _), rare, choices) in enumerate(zip(self._every, rarest, others, strict=True)):
            begins = rare is phrase.needed[-1] and "" not in phrase.first
            for word in rare:
                rows.setdefault(word, []).append((number, sum(bits[choice] for choice in choices), begins))
        self._table = {word: (met.get(word, 0), tuple(rows.get(word, ()))) for word in sorted(met.keys() | rows.keys())}

    def among(self, seen: frozenset[str]) -> dict[str, list[T]]:
        """By the words that begin them all of which nothing is wanting among the words and kinds `seen`, in order.

        Under "" stand those that begin with a mention.
        """
        table = self._table
        known = [(word, *table[word]) for word in seen if word in table]
        met = 0
        for _, mask, _ in known:
            met |= mask
        numbers: dict[str, list[int]] = {}
        inside: set[int] = set()
        for word, _, rows in known:
            for number, needs, begins in rows:
                if needs & met != needs:
                    continue
                if begins:
                    numbers.setdefault(word, []).append(number)
                else:
                    inside.add(number)
        for number in inside:
            for word in self._every[number][0].first & (seen | {""}):
                numbers.setdefault(word, []).append(number)
        return {word: [self._every[number][1] for number in sorted(found)] for word, found in numbers.items()}

"""The main verb of a clause, where a phrase stands to it, and what comes right after a phrase."""

from __future__ import annotations

from collections.abc import Sequence

from tumen.extract.en.clauses import Clause, is_finite
from tumen.extract.en.text import Word
from tumen.extract.en.vocabulary import word_class

_RELATIVES = frozenset({"who", "that", "which", "whom"})
_PASSED = frozenset({"not", "been", "be", "to", "now", "also"})
"""Words between a helper and its verb."""


def main_verb(words: Sequence[Word], clause: Clause) -> tuple[int, int] | None:
    """The first word of the clause's main verb group and its verb: the first finite one outside a relative clause.

    None where the clause has no finite verb.
    """
    passed = clause.first
    for first in range(clause.first, clause.last):
        low = words[first].low
        if first < passed or low in _RELATIVES or not is_finite(low):
            continue
        verb = first
        while verb + 1 < clause.last and _leads_on(words[verb].low):
            verb += 1
        if not first or words[first - 1].low not in _RELATIVES:
            return first, verb
        passed = verb + 1
    return None


def _leads_on(low: str) -> bool:
    """Whether the verb is still to come: a helper, an adverb, a negation."""
    return low in word_class("auxiliaries") or low.endswith("ly") or low in _PASSED


def stand_to(main: tuple[int, int] | None, at: int, end: int) -> str:
    """Where the words `at` to `end` stand to the main verb: they hold it, come before or after it, or there is none.

    What stands elsewhere is mostly said in passing: "the plant that employs them has closed".
    """
    if main is None:
        return "without main"
    first, verb = main
    return "main" if at <= verb < end else "before main" if at < first else "after main"


def next_after(words: Sequence[Word], end: int) -> str:
    """The sort of word that follows: a plain word or a mark as it stands, else a number or a word."""
    if end >= len(words):
        return "nothing"
    low = words[end].low
    if low in word_class("plain_words"):
        return low
    return low[0] if not low[0].isalnum() else "number" if low[0].isdigit() else "word"

"""A people group: who is spoken of, as one noun phrase, pronoun or number tells it."""

from __future__ import annotations

from collections.abc import Sequence

from tumen.extract.en.text import Word
from tumen.extract.en.vocabulary import word_class
from tumen.extract.fleeting import fleeting
from tumen.ledger import Count, Sex


@fleeting(kw_only=True)
class Group:
    """People at words `first` to `last` (exclusive) of a sentence.

    `status`: `explicit` (the words tell the nationality), `bare` (no sign), `pronoun`, `number` (a count alone),
    `other` (another state's workers, soldiers, refugees) or `actor` (officials, residents, managers). `part` is true
    for "42 of them": the count is of some of the people already spoken of. `further`: people beside those. `labour`
    tells that the head word itself is a word for workers.
    """

    first: int
    last: int
    head: int
    start: int
    end: int
    status: str
    count: Count | None = None
    count_span: tuple[int, int] | None = None
    sex: Sex | None = None
    sex_span: tuple[int, int] | None = None
    definite: bool = False
    labour: bool = True
    part: bool = False
    further: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Offsets of the group's words."""
        return self.start, self.end


def is_one_of_them(words: Sequence[Word], first: int, head: int) -> bool:
    """Whether the words tell of one of those spoken of: "another builder, Tae,", "one man who came in 2011"."""
    if words[first].low not in ("one", "another") or head + 1 >= len(words):
        return False
    if first and words[first - 1].low in ("and", "or", "plus"):
        return False  # the last of those who make up a number
    after = words[head + 1]
    return after.low in ("who", ",", "in", "at", "was", "had") and not any(
        word.lemmas & word_class("other_modifiers", "actors") for word in words[first + 1 : head]
    )


def are_limbs(words: Sequence[Word], index: int) -> bool:
    """Whether the words mean parts of the body or whom something belongs to: "his hands", "in the hands of"."""
    if words[index].low not in _HANDS:
        return False
    if index and words[index - 1].low in ("his", "her", "my", "your", "whose", "one's", "both", "bare"):
        return True
    owner = index + 1 < len(words) and words[index + 1].low == "of"
    led = index > 1 and words[index - 1].low == "the" and words[index - 2].low in ("in", "into", "at", "from", "by")
    return owner and (led or (index > 0 and words[index - 1].low in ("at", "in", "into")))


_HANDS = frozenset({"hand", "hands"})

"""Which of the people counted before a frame means whose own words do not count them: "they", "the doctors", "all"."""

from __future__ import annotations

from collections.abc import Sequence

from tumen.extract.en.people import Group
from tumen.extract.en.text import Word
from tumen.extract.en.vocabulary import word_class
from tumen.extract.fleeting import fleeting


@fleeting()
class Told:
    """People named in words of their own, and how many sentences back.

    `whole` are those last told by a number of their own, no part of others, with their noun.
    """

    group: Group
    back: int
    whole: Group | None
    noun: str


class Numbers:
    """The workers last named in words of their own, as the passage is read sentence by sentence.

    Pronouns mean them still, and so does "the doctors" of three doctors; whoever else is named takes their place.
    """

    def __init__(self) -> None:
        self._told: Told | None = None

    def before(self) -> Told | None:
        """Whom the sentences before the one that is read next named last; None where that is too far back."""
        return self._told

    def hear(self, words: Sequence[Word], groups: Sequence[Group]) -> None:
        """Reads a sentence with its people settled."""
        told = self._told
        if told is not None:
            told = Told(told.group, told.back + 1, told.whole, told.noun) if told.back < _FAR else None
        for group in groups:
            if group.status != "workers" or is_pronoun(words, group):
                continue
            if told is not None and told.whole is not None and _is_same(words, group, told):
                told = Told(told.whole, 1, told.whole, told.noun)
            elif group.count is not None and group.count.basis in _FIXED and not group.part and group.count.low != 1:
                told = Told(group, 1, group, words[group.head].low)
            else:
                told = Told(group, 1, None, "") if told is None else Told(group, 1, told.whole, told.noun)
        self._told = told


def _is_same(words: Sequence[Word], group: Group, told: Told) -> bool:
    """Whether "the doctors" or "the group" are the three doctors told before."""
    alone = group.definite and group.count is None and group.last == group.first + _ARTICLE_AND_NOUN
    return alone and told.whole is not None and words[group.head].low in (told.noun, *_GROUPS)


_GROUPS = ("group", "contingent", "batch", "team", "trio")
_FIXED = ("exact", "approx")
_ARTICLE_AND_NOUN = 2
_FAR = 3
"""Sentences over which pronouns still mean the same people."""


def is_pronoun(words: Sequence[Word], group: Group) -> bool:
    """Whether the group is a pronoun alone, and stands for all whom it means."""
    alone = not group.part and group.last == group.first + 1
    return alone and (words[group.head].low in word_class("pronouns") or words[group.head].low.startswith("they"))


def meant_by(
    words: Sequence[Word], group: Group, groups: Sequence[Group], told: Told | None, kind: str
) -> Group | None:
    """The people counted before whom a pronoun of the sentence means; None where they are no one small group.

    `groups` are those of the sentence, `told` those named before it. What is told of many thousands is told of no group
    that was counted for it.
    """
    if kind not in _KINDS:
        return None
    if told is not None and _is_same(words, group, told):
        exact = told.whole is not None and told.whole.count is not None and told.whole.count.basis == "exact"
        exact = exact or words[group.head].low in _GROUPS
        return told.whole if exact and kind != "condition" else None
    if not is_pronoun(words, group):
        return None
    own = [one for one in groups if one.last <= group.first and one.status == "workers" and not is_pronoun(words, one)]
    known, back = (own[-1], 0) if own else (told.group, told.back) if told is not None else (None, 0)
    if known is None or known.count is None or (known.part and back):
        return None
    most = known.count.high if known.count.high is not None else known.count.low
    if most is None or most > _GROUP:
        return None
    near = (back == 0 and known.count.basis != "at_most") or (
        back == 1 and kind in ("movement", "hiring") and known.count.basis not in _BOUNDS
    )
    return known if near or known.count.basis == "exact" else None


_KINDS = ("movement", "presence", "hiring", "retention", "enforcement", "paper", "condition")
_BOUNDS = ("range", "at_most")
_GROUP = 1_000
"""People up to whom a number is one group's."""

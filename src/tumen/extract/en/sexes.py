"""The sex of the people of whom a passage tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tumen.extract.en.groups import Group
from tumen.extract.en.sought import sought
from tumen.extract.en.text import Sentence
from tumen.ledger import Ground, Sex

_FEMALE_HEADS = r"(?P<female>women|waitresses|seamstresses|girls|hostesses|ladies)\b"
_FEMALE = frozenset({"women", "waitresses", "seamstresses", "girls", "hostesses", "ladies"})
_ARE_WOMEN = re.compile(
    r"\b(?:are|were|is|was|being|almost all|nearly all|all|mostly|mainly|largely|chiefly"
    rf"|predominantly|overwhelmingly) (?:[a-z]+ly |all |young |single )*{_FEMALE_HEADS}(?! and men)"
    r"|\b(?:[Yy]oung )?(?P<most>[Ww]omen) (?:make up|form|account for|are|were|made up|constitute) "
    r"(?:the |a )?(?:bulk|most|majority|greater|vast|nearly|almost|all)"
)
"""What tells of people spoken of that they, or most of them, are women (ruling 38)."""
_HEDGED = re.compile(
    r"\b(?:many|some|several|few|including|include|among|partly|half)\b[^,;]{0,20}$"
    r"|\bof (?:them|these|those) $|\bmen and ",
    re.I,
)
_SOME = re.compile(r"\b(?:many|some|several|few|half|part|none|not|one)\b", re.I)
_OWN = sought(
    re.compile(rf"(?<![\w’'-])(?:(?:new|young|single|female) )*{_FEMALE_HEADS}(?! and men)", re.I),
    "women|waitresses|seamstresses|girls|hostesses|ladies",
)


def women_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words of `text[start:end]` that make all the people of it women; None where men or only some are meant."""
    if not _OWN.may_be_in(text[start:end]):
        return None
    for match in _OWN.pattern.finditer(text, start, end):
        if not _HEDGED.search(text[max(start, match.start() - 30) : match.start()]):
            return match.span("female")
    return None


class Sexes:
    """The sex last told of the workers, as the passage is read sentence by sentence.

    It lasts while they are meant by pronouns and definite nouns, until others are named.
    """

    def __init__(self) -> None:
        self._told: tuple[Sex, Ground] | None = None

    def before(self) -> tuple[Sex, Ground] | None:
        """What was told before the sentence that is read next."""
        return self._told

    def hear(self, text: str, sentence: Sentence, groups: Sequence[Group]) -> None:
        """Reads a sentence with its people settled."""
        workers = [group for group in groups if group.status == "workers"]
        if not workers:
            self._told = None
            return
        sexes = {group.sex: group.sex_span for group in workers if group.sex is not None}
        words = text[sentence.start : sentence.end] if not _FEMALE.isdisjoint(sentence.seen) else ""
        match = _ARE_WOMEN.search(words) if words else None
        if match is not None and _SOME.search(words[: match.start()]):
            self._told = None  # "some of the workers are women"
            return
        if len(sexes) == 1:
            ((sex, span),) = sexes.items()
            self._told = (sex, Ground(spans=(span,))) if span is not None else None
        elif match is not None and not sexes:
            name = "female" if match["female"] is not None else "most"
            low, high = match.span(name)
            self._told = "female", Ground(spans=((sentence.start + low, sentence.start + high),))
        elif sexes or any(_is_new(group) for group in workers):
            self._told = None


def _is_new(group: Group) -> bool:
    """Whether the words name people of their own, no pronoun and not "the workers"."""
    return group.labour and not group.definite

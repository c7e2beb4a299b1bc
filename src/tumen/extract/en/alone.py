"""One person alone of whom a frame tells: "a welder died", "he was hired by a yard", "his passport was taken"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tumen.extract.en.morph import BE_FORMS
from tumen.extract.en.passage import Scene
from tumen.extract.en.placing import Frame
from tumen.extract.en.speech import Speech
from tumen.extract.en.text import Word
from tumen.extract.en.vocabulary import word_class

_ONE_OF = re.compile(
    r"\bone (?:[a-z]+ )?of (?:the|these|those|them|their|his)\b(?! (?:most|first|largest|biggest|main|few|top|last)\b)"
    r"(?: (?:[\w-]+ ){0,3}?(?:workers|labou?rers|women|men|loggers|builders|waitresses|seamstresses|escapees|employees|"
    r"masons|miners|doctors|nurses|cooks|sailors|programmers|North Koreans))?",
    re.I,
)


def one_of_them(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words that name one of the people spoken of: "one of the workers", "one of them"."""
    some = _ONE_OF.search(text, start, end)
    return some.span() if some is not None and some[0].lower().endswith(_PEOPLE_ENDS) else None


_PEOPLE_ENDS = ("s", "men", "them")


def alone_as(scene: Scene, speech: Speech, frame: Frame, kind: str) -> tuple[int, int] | None:
    """The words by which one worker alone fills the role of the people of a frame; None where nobody does.

    Whoever stands nearest to the predicate on the side of that role fills it: "they said he was hired", but not "he
    said they were hired". What is told of anybody at large ("whoever flees is punished") is told of nobody alone.
    """
    words = scene.sentence.words
    low, high = min(frame.clause.subject, frame.clause.first), frame.clause.last
    if kind not in _KINDS and not (kind == "pay" and speech.source.type == "worker"):
        return None
    if scene.sentence.seen.isdisjoint(_tellers()):
        return None
    passive = (frame.reading is not None and frame.reading.passive) or words[frame.at].low in BE_FORMS
    before = frame.predicate.workers != "object" or passive
    after = frame.predicate.workers == "any" or not before
    best: tuple[tuple[int, bool], tuple[int, int] | None] | None = None
    for first, last, one in _persons(scene, speech, frame, kind, low, high):
        left = last <= frame.at
        if left or (before and first > 0 and words[first - 1].low == "as"):
            distance = abs(frame.at - last) + (0 if before else _OTHER_SIDE)
        elif first >= frame.end:
            distance = first - frame.end + (0 if after else _OTHER_SIDE)
        else:
            distance = 0
        # equally near on both sides is whoever suffers it: "he keeps their passports", "they took his passport"
        if best is None or (distance, left) < best[0]:
            told = one and not tells_of_any(words, first)
            best = (distance, left), (words[first].start, words[last - 1].end) if told else None
    return best[1] if best is not None and best[0][0] < _OTHER_SIDE + _NEAR * (kind == "condition") else None


_KINDS = ("condition", "movement", "presence", "hiring", "retention", "enforcement")
_OTHER_SIDE = 100
"""What is added to the distance of people on the side of another role."""
_NEAR = 20
_AT_LARGE = frozenset(
    {"anyone", "anybody", "nobody", "whoever", "if", "each", "every", "everyone", "whenever", "no", "unless", "any"}
)
"""Words that tell of one for all."""


def tells_of_any(words: Sequence[Word], first: int) -> bool:
    """Whether words before the one at `first` tell of anybody at large: "nobody leaves before he ..."."""
    return not _AT_LARGE.isdisjoint([word.low for word in words[:first]])


def _persons(scene: Scene, speech: Speech, frame: Frame, kind: str, low: int, high: int) -> list[tuple[int, int, bool]]:
    """The people in words `low` to `high`, each with its words and whether it is one worker alone."""
    words = scene.sentence.words
    found = [
        (group.first, group.last, False)
        for group in scene.groups
        if low <= group.first < high
        and group.status != "actor"
        and not _is_one(words, group.head)
        and not (frame.at <= group.first < frame.end and words[group.head].low in word_class("mass_heads"))
    ]
    told = speech.source.type in ("worker", "local")
    pronouns = _PRONOUNS | (_POSSESSIVE if kind == "condition" else frozenset())
    pronouns |= _OWN if speech.source.type == "worker" or frame.predicate.workers != "any" else frozenset()
    past = frame.reading is None or frame.reading.tense == "past"
    for index in range(low, high):
        word = words[index]
        if word.low not in _tellers() or any(start <= word.start < end for start, end in speech.spoken):
            continue
        if not told and _only_says(words, index):
            continue
        if word.low == "their":
            found += [(index, index + 1, False)] if kind == "condition" else []
        elif word.low in pronouns or _is_told_of(words, index):
            found.append((index, index + 1, True))
        elif kind != "pay" and (past or word.low in _PLAIN) and _is_one(words, index):
            first = _led(words, index)
            if first is not None:
                joined = first > 1 and words[first - 1].low == "and" and _is_one(words, first - 2)
                found.append((first, index + 1, not joined))
    return found


def _only_says(words: Sequence[Word], index: int) -> bool:
    """Whether the word is one who says, sees or thinks what follows: "he described the conditions as slavery"."""
    return index + 1 < len(words) and not words[index + 1].lemmas.isdisjoint(_SAYS)


_SAYS = frozenset(
    word
    for line in (
        "say tell add note report claim warn estimate argue call find describe recall explain believe think see",
        "witness know hear learn ask urge doubt criticise criticize condemn",
    )
    for word in line.split()
)
_PLAIN = frozenset({"man", "woman"})
_PRONOUNS = frozenset({"he", "she", "him", "himself", "herself"})
_POSSESSIVE = frozenset({"his", "her"})
_OWN = frozenset({"i", "me", "myself"})


def _is_told_of(words: Sequence[Word], index: int) -> bool:
    """Whether one who speaks of himself, or one with a name, is told of: "I was beaten", "Kim, who was sent"."""
    if index + 1 >= len(words) or words[index + 1].low not in ("was", "has", "had"):
        return False
    return words[index].text == "I" or (words[index].low == "who" and _is_named(words, index))


def _is_named(words: Sequence[Word], index: int) -> bool:
    """Whether a comma and a name stand before the word."""
    if index < _NAMED:
        return False
    name = words[index - _NAMED]
    return words[index - 1].text == "," and name.text[:1].isupper() and not name.low.endswith(("koreans", "korea"))


_NAMED = 2


@cache
def _singular() -> frozenset[str]:
    return word_class("worker_heads", "female_heads", "male_heads") - word_class("mass_heads") | _FURTHER


@cache
def _tellers() -> frozenset[str]:
    """Every word by which one person may be told of, or told apart from others."""
    return _singular() | _PRONOUNS | _POSSESSIVE | _OWN | {"who", "their"}


_FURTHER = frozenset({"man", "woman", "dentist", "footballer", "defector", "escapee"})


def _is_one(words: Sequence[Word], index: int) -> bool:
    """Whether the word is a noun for one worker and no part of a name or of another noun."""
    low = words[index].low
    if low not in _singular() or low in ("crew", "hand", "staff", "men", "women", "female", "male"):
        return False
    after = words[index + 1].low if index + 1 < len(words) else ""
    return after not in word_class("worked_nouns")


def _led(words: Sequence[Word], index: int) -> int | None:
    """First word of "a North Korean welder", "the dead man", "another builder"; None where no such word leads it."""
    for first in range(index - 1, max(-1, index - 1 - _MODIFIERS), -1):
        low = words[first].low
        if low in _ARTICLES:
            named = first > 1 and words[first - 1].text == "," and words[first - 2].text[:1].isupper()
            return None if named and words[index].low in _FIRMS else first
        if not low[:1].isalnum() or low in word_class("prepositions", "conjunctions", "auxiliaries", "pronouns"):
            return None
    return None


_FIRMS = frozenset({"builder", "recruit", "recruiter", "logger"})
"""Nouns that behind a name tell of a firm as often: "Example Works, a North Korean builder"."""
_MODIFIERS = 6
_ARTICLES = frozenset({"a", "an", "one", "another", "the", "this", "that"})

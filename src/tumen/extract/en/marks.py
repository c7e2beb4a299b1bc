"""Where the mentions that rules may name begin, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tumen.extract.en.groups import SUBJECT
from tumen.extract.en.passage import Scene
from tumen.extract.en.patterns import Marks
from tumen.extract.en.text import Word
from tumen.extract.en.values import within
from tumen.extract.en.vocabulary import word_class
from tumen.normalise import Values

_DESIGNATORS = {
    "north": frozenset({"korea"}),
    "kim": frozenset({"jong"}),
    "the": frozenset({"north", "dprk", "state", "party", "government"}),
}
"""Two words that name the sending state: the first with those that may follow it."""
_OWNS = ("'s", "’s")


def marks_of(scene: Scene, values: Values) -> Marks:
    """For each word of the scene the kinds of mention that begin at it, with the index after their last word."""
    sentence = scene.sentence
    words = sentence.words
    marks: list[dict[str, int]] = [{} for _ in words]

    def put(kind: str, start: int, end: int) -> None:
        first = sentence.index_at(start)
        if first < len(words):
            marks[first].setdefault(kind, sentence.index_at(end - 1) + 1)

    for group in scene.groups:
        if group.status == "workers":
            last = _with_apostrophe(words, group.last)
            marks[group.first].setdefault("WORKERS", last)
            if group.head != group.first:
                marks[group.head].setdefault("WORKERS", last)
    for place in scene.places:
        put("PLACE", place.start, place.end)
        if place.place.country == SUBJECT:
            put("STATE", place.start, place.end)
    for count in within(values.counts, sentence.start, sentence.end):
        put("COUNT", count.start, count.end)
    for money in within(values.money, sentence.start, sentence.end):
        put("MONEY", money.start, money.end)
    for share in within(values.shares, sentence.start, sentence.end):
        put("SHARE", share.start, share.end)
    for time in within(values.times, sentence.start, sentence.end):
        put("TIME" if time.kind == "point" else "DURATION", time.start, time.end)
    states, heads = word_class("state_words"), word_class("authority_heads")
    state, host = _states_begin(), not heads.isdisjoint(sentence.seen)
    for index, word in enumerate(words):
        if word.low in state:
            low = _without_owner(word.low)
            if low in states:
                marks[index].setdefault("STATE", index + 1)
            elif index + 1 < len(words) and _without_owner(words[index + 1].low) in _DESIGNATORS[low]:
                marks[index].setdefault("STATE", index + 2)
        if host and not heads.isdisjoint(word.lemmas):
            marks[index].setdefault("HOST", index + 1)
    return Marks(marks, words, sentence.seen)


def _with_apostrophe(words: Sequence[Word], last: int) -> int:
    """Index after the people, and after the apostrophe where something is theirs ("the workers' wages")."""
    owns = last + 1 < len(words) and words[last].text in _APOSTROPHES and words[last + 1].text[:1].isalnum()
    return last + 1 if owns and words[last - 1].low.endswith("s") else last


_APOSTROPHES = ("'", "’")


@cache
def _states_begin() -> frozenset[str]:
    """Every form with which the name of a state or of those who rule it may begin."""
    return frozenset(word + own for word in (*word_class("state_words"), *_DESIGNATORS) for own in ("", *_OWNS))


def _without_owner(low: str) -> str:
    return low[:-2] if low.endswith(_OWNS) else low

"""Edges: where a quote may begin and end in its sentence, and the named signs of each such place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import attrgetter

from tumen.extract.en.clauses import Clause, is_finite
from tumen.extract.en.passage import Scene
from tumen.extract.en.text import Word
from tumen.extract.en.values import within
from tumen.extract.en.vocabulary import word_class
from tumen.normalise import Values

Span = tuple[int, int]
_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Edge:
    """A place where a quote may begin or end: its offset in the text and its signs."""

    offset: int
    signs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """What the edges of a quote are judged by.

    `clauses` are those of the sentence; words in `spoken` only say who speaks; `needed` are the predicate, its people
    and their number, `told` its places and times; the predicate stands at words `at` to `end`.
    """

    scene: Scene
    values: Values
    clauses: Sequence[Clause]
    spoken: Sequence[Span]
    needed: Sequence[Span]
    told: Sequence[Span]
    at: int
    end: int
    kind: str


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
_PRONOUNS = frozenset({"they", "he", "she", "it", "we", "i", "them", "you"})
_DETERMINER_WORDS = "the a an this these those their its his her some all many most no every each any"
_DETERMINERS = frozenset(_DETERMINER_WORDS.split())
_AUXILIARY_WORDS = "is are was were has have had be been will would can could may might must did do does"
_AUXILIARIES = frozenset(_AUXILIARY_WORDS.split())
_OPENING = "$€£¥[("
_CLOSING = "%)]"
_OPEN_ENDED = frozenset(
    {"determiner", "and", "but", "or", "than", "as", "of", "to", "from", "with", "by", "for", "because"}
)
"""Words on which no quote ends."""
_STEPS = ((1, "0"), (3, "1-2"), (6, "3-5"), (10, "6-9"), (16, "10-15"))


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


def _length(words: int) -> str:
    return next((name for limit, name in _STEPS if words < limit), "16+")


def _between(setting: Setting) -> Callable[[int, int], list[str]]:
    """A function that names what stands between two words (the second excluded) of the sentence."""
    words = setting.scene.sentence.words
    sentence = setting.scene.sentence

    def counted(hits: Sequence[bool]) -> list[int]:
        return [0, *accumulate(int(hit) for hit in hits)]

    def covered(spans: Sequence[Span]) -> list[bool]:
        hits = [False] * len(words)
        for low, high in spans:
            for index in range(sentence.index_at(low), bisect_left(words, high, key=_START)):
                hits[index] = True
        return hits

    places = [(place.start, place.end) for place in setting.scene.places]
    times = [
        (time.start, time.end)
        for time in within(setting.values.times, sentence.start, sentence.end)
        if time.kind == "point"
    ]
    counts = [(count.start, count.end) for count in within(setting.values.counts, sentence.start, sentence.end)]
    people = [(one.start, one.end) for one in setting.scene.groups if one.status in ("workers", "none", "other")]
    rows = {
        "verb": counted([is_finite(word) for word in words]),
        "comma": counted([word.text == "," for word in words]),
        "place": counted(covered(places)),
        "time": counted(covered(times)),
        "spoken": counted(covered(setting.spoken)),
        "people": counted(covered(people)),
        "count": counted(covered(counts)),
        "marks": counted([word.text in '“”"' for word in words]),
        "that": counted([word.low == "that" for word in words]),
        "break": counted([word.text in ";:—–" for word in words]),
    }

    comma = rows.pop("comma")
    others = tuple(rows.items())

    def between(first: int, last: int) -> list[str]:
        if first >= last:
            return []
        found = [name for name, row in others if row[last] > row[first]]
        commas = comma[last] - comma[first]
        return [*found, f"commas {min(commas, 2)}"]

    return between


def edges(setting: Setting) -> tuple[list[Edge], list[Edge]]:
    """Where the quote may begin (up to the predicate) and end (from the predicate on), from left to right."""
    words = setting.scene.sentence.words
    low, high = min(start for start, _ in setting.needed), max(end for _, end in setting.needed)
    first = next(index for index, word in enumerate(words) if word.end > low)
    last = max(index for index, word in enumerate(words) if word.start < high)
    between = _between(setting)
    in_spoken = [False] * len(words)
    for a, b in setting.spoken:
        for index in range(bisect_left(words, a, key=_START), bisect_left(words, b, key=_START)):
            in_spoken[index] = True
    classes = [_class_of(word.text, word.low) for word in words]
    inner = _inside_mentions(setting)
    starts = [
        Edge(words[index].start, tuple(_start_signs(setting, index, first, between, in_spoken, classes)))
        for index in range(setting.at + 1)
        if index == setting.at or (_may_begin(words[index]) and not in_spoken[index] and index not in inner)
    ]
    ends = [
        Edge(words[index].end, tuple(_end_signs(setting, index, last, between, in_spoken, classes)))
        for index in range(setting.end - 1, len(words))
        if index == setting.end - 1
        or (
            _may_end(words[index])
            and not _calls_for_more(words, index, classes)
            and not in_spoken[index]
            and index + 1 not in inner
        )
    ]
    if len(ends) > 1 and classes[setting.end - 1] in _OPEN_ENDED:
        ends = ends[1:]
    return starts, ends


def _calls_for_more(words: Sequence[Word], index: int, classes: Sequence[str]) -> bool:
    """Whether the word calls for another: "the", "of", and before further words "are" and "never"."""
    goes_on = index + 1 < len(words) and words[index + 1].text[:1].isalnum()
    return classes[index] in _OPEN_ENDED or (
        goes_on and (classes[index] == "auxiliary" or words[index].low in ("not", "never", "no"))
    )


def _may_begin(word: Word) -> bool:
    return word.text[:1].isalnum() or word.text in _OPENING


def _may_end(word: Word) -> bool:
    return word.text[-1:].isalnum() or word.text in _CLOSING


def _inside_mentions(setting: Setting) -> frozenset[int]:
    """The words that go on with a mention: people, a place, a time, a sum. No quote begins at or ends before one."""
    sentence = setting.scene.sentence
    inner = {index for group in setting.scene.groups for index in range(group.first + 1, group.last)}
    for found in (setting.values.times, setting.values.money, setting.values.counts, setting.values.names):
        for one in within(found, sentence.start, sentence.end):
            first, last = sentence.index_at(one.start), sentence.index_at(one.end - 1)
            inner.update(range(first + 1, last + 1))
    for place in setting.scene.places:
        inner.update(range(sentence.index_at(place.start) + 1, sentence.index_at(place.end - 1) + 1))
    return frozenset(inner)


def _start_signs(
    setting: Setting,
    index: int,
    first: int,
    between: Callable[[int, int], list[str]],
    in_spoken: Sequence[bool],
    classes: Sequence[str],
) -> list[str]:
    words, kind = setting.scene.sentence.words, setting.kind
    before = classes[index - 1] if index else "start"
    signs = [f"after {before}", f"first {classes[index]}", f"after {before}, first {classes[index]}"]
    if any(clause.first == index for clause in setting.clauses):
        signs += ["clause", f"clause of {kind}"]
    if index == first:
        signs += ["at needed", f"at needed of {kind}"]
    elif index > first:
        signs += ["inside needed", f"inside needed of {kind}"]
    if index == setting.at:
        signs += ["at predicate", f"at predicate of {kind}"]
    back = index - 1
    while back >= 0 and not words[back].text[:1].isalnum() and not in_spoken[back]:
        back -= 1
    if back >= 0 and in_spoken[back]:
        signs.append("next to spoken")
    if in_spoken[index]:
        signs.append("in spoken")
    length = _length(max(first - index, 0))
    signs += [f"takes in {length}", f"takes in {length} of {kind}"]
    signs += [f"takes in {name}" for name in between(index, first)]
    if index:
        signs += [f"leaves {name}" for name in between(0, index)]
        signs.append(f"leaves {_length(index)}")
    signs += ["leaves told" for a, b in setting.told if a < words[index].start and b <= words[first].start]
    return signs


def _end_signs(
    setting: Setting,
    index: int,
    last: int,
    between: Callable[[int, int], list[str]],
    in_spoken: Sequence[bool],
    classes: Sequence[str],
) -> list[str]:
    words, kind = setting.scene.sentence.words, setting.kind
    rest = range(index + 1, len(words))
    over = all(not words[at].text[:1].isalnum() for at in rest)
    after = "end" if over else classes[index + 1]
    signs = [f"before {after}", f"last {classes[index]}"]
    if not over and not words[index + 1].text[:1].isalnum() and index + 2 < len(words):
        signs.append(f"before {after} {classes[index + 2]}")
    if after in ("and", "but", "or", "then") and index + 2 < len(words):
        joined = "verb" if is_finite(words[index + 2]) else classes[index + 2]
        signs += [f"before {after} {joined}", f"before {after} {joined} of {kind}"]
    if any(clause.last in (index + 1, index + 2) for clause in setting.clauses):
        signs += ["clause", f"clause of {kind}"]
    if index == last:
        signs += ["at needed", f"at needed of {kind}"]
    elif index < last:
        signs += ["inside needed", f"inside needed of {kind}"]
    ahead = index + 1
    while ahead < len(words) and not words[ahead].text[:1].isalnum() and not in_spoken[ahead]:
        ahead += 1
    if ahead < len(words) and in_spoken[ahead]:
        signs.append("next to spoken")
    if in_spoken[index]:
        signs.append("in spoken")
    length = _length(max(index - last, 0))
    signs += [f"takes in {length}", f"takes in {length} of {kind}"]
    signs += [f"takes in {name}" for name in between(last + 1, index + 1)]
    if not over:
        signs += [f"leaves {name}" for name in between(index + 1, len(words))]
        signs.append(f"leaves {_length(len(words) - 1 - index)}")
    signs += ["leaves told" for a, b in setting.told if a >= words[last].end and b > words[index].end]
    return signs

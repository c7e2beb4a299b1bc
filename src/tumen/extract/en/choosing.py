"""The one place where frames of a sentence compete for the same words: the more certain one stays."""

from __future__ import annotations

from collections.abc import Sequence

from tumen.extract.en.passage import Scene
from tumen.extract.en.placing import Frame
from tumen.extract.en.values import within
from tumen.ledger import Money

CROWDED = 0.3
"""What a claim must score above the line for each claim that its clause makes already."""


def best(frames: Sequence[Frame], *, least: float) -> list[Frame]:
    """One frame per kind of each clause, and per stretch of words: higher score first, then longer, then earlier."""
    ranked = sorted(frames, key=lambda one: (_is_broad(one), -one.score, one.noun, *_order(one), one.predicate.name))
    kept: list[Frame] = []
    for frame in ranked:
        beside = sum(other.clause == frame.clause and not _are_of_one_act(frame, other) for other in kept)
        if frame.score >= least + CROWDED * beside and not any(_clash(frame, other) for other in kept):
            kept.append(frame)
    return sorted(kept, key=lambda one: (one.at, one.predicate.name))


def _are_of_one_act(frame: Frame, other: Frame) -> bool:
    """Whether one is the return of people and the other the act that forced it, which are two claims (ruling 23)."""
    kinds = {frame.predicate.tells, other.predicate.tells}
    return kinds == _FORCED_RETURN and frame.at < other.end and other.at < frame.end


_FORCED_RETURN = {"movement return", "enforcement"}


def _order(frame: Frame) -> tuple[int, int]:
    """The longer first; of conditions the first named (ruling 36)."""
    length = frame.at - frame.end
    return (frame.at, length) if frame.predicate.kind == "condition" else (length, frame.at)


def _is_broad(frame: Frame) -> bool:
    """Whether a broad rule of pay or conditions found it: it speaks only where no other rule of the kind does."""
    return frame.predicate.hint or (frame.predicate.score < 0 and frame.predicate.kind in ("pay", "condition"))


_EXCLUSIVE = (
    {"movement", "hiring"},
    {"movement", "retention"},
    {"movement", "order"},
    {"presence", "hiring"},
    {"presence", "retention"},
    {"presence", "movement"},
    {"presence", "paper"},
    {"paper", "enforcement"},
    {"hiring", "order"},
    {"retention", "order"},
    {"retention", "paper"},
)
"""Kinds of which the same words tell only one."""
_OF_PAPERS = {"paper", "enforcement"}
"""Of papers that are refused only the refusal is told, whoever the people are."""


OF_NUMBERS = frozenset({"movement", "presence", "hiring", "retention", "enforcement", "paper", "order"})
"""Kinds of which a number that no other rule explains tells one only."""


def _clash(frame: Frame, other: Frame) -> bool:
    mine, theirs = frame.predicate, other.predicate
    overlap = frame.at < other.end and other.at < frame.end
    if (mine.loose or theirs.loose) and frame.group == other.group and {mine.kind, theirs.kind} <= OF_NUMBERS:
        return True
    if mine.kind == theirs.kind == "pay" and not overlap and _tell_two_sums(frame, other):
        return False
    if mine.kind == theirs.kind and frame.clause == other.clause and (_is_broad(frame) or _is_broad(other)):
        return True
    same = mine.kind == theirs.kind and mine.indicator == theirs.indicator
    if overlap and same:
        return True
    kinds = {mine.kind, theirs.kind}
    if overlap and kinds in _EXCLUSIVE and (frame.group == other.group or kinds == _OF_PAPERS):
        return True
    if not same or other.clause != frame.clause:
        return False
    if mine.direction != theirs.direction and not overlap:
        return False
    if frame.group is None or other.group is None or frame.group == other.group:
        return mine.kind != "pay" or frame.group == other.group
    # two groups of people in one clause are two claims where a number keeps them apart
    return frame.group.count is None and other.group.count is None and mine.kind != "pay"


def _tell_two_sums(frame: Frame, other: Frame) -> bool:
    """Whether each tells a sum of its own: "the state takes 500 dollars, the managers take 200"."""
    mine, theirs = _sum_of(frame), _sum_of(other)
    return (
        mine is not None
        and theirs is not None
        and mine.currency == theirs.currency
        and (mine.low, mine.high) != (theirs.low, theirs.high)
    )


def _sum_of(frame: Frame) -> Money | None:
    words = frame.about.sentence.scene.sentence.words
    sums = within(frame.about.sentence.values.money, words[frame.at].start, words[frame.end - 1].end)
    return sums[0].value if sums else None


_FALLBACKS = ("employed_abroad", "counted_at", "seen_at")
"""Predicates of presence that give way where the clause tells more of the same people."""
_OF_PEOPLE = ("movement", "presence", "hiring", "retention", "enforcement")


def without_modifiers(scene: Scene, frames: Sequence[Frame]) -> list[Frame]:
    """Without participles that only describe people of whom the clause says something else (ruling 30)."""
    return [
        frame
        for frame in frames
        if not (
            frame.reading is not None
            and frame.predicate.kind in ("presence", "hiring")
            and (
                frame.reading.form in ("participle", "gerund")
                or frame.predicate.name in _FALLBACKS
                or (frame.reading.first > 0 and scene.sentence.words[frame.reading.first - 1].low in ("who", "that"))
            )
            and any(o is not frame and o.group == frame.group and o.predicate.kind in _OF_PEOPLE for o in frames)
        )
    ]

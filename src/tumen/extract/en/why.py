"""Why a sentence gave claims or none: every rule that matched, what it weighed, and what came near."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tumen.extract.drafts import Draft
from tumen.extract.en.choosing import best, without_modifiers
from tumen.extract.en.clauses import clauses_of
from tumen.extract.en.frames import drafts_of, frames_of, told_before
from tumen.extract.en.marks import marks_of
from tumen.extract.en.passage import Scene, scenes
from tumen.extract.en.patterns import KINDS
from tumen.extract.en.placing import Frame, direction_of
from tumen.extract.en.rules import told_kind, triggers
from tumen.extract.en.scoring import LEAST, weighed
from tumen.extract.en.speakers import speeches
from tumen.extract.en.text import cut
from tumen.extract.en.values import values_of
from tumen.extract.reasons import Outcome, Reason
from tumen.ledger import Report

_AGAINST = 3
"""Signs named of those that speak against a frame."""
_HEAVY = -0.15
"""Weight from which a sign is worth naming."""
_NEAR = 6
"""Incomplete rules named for a sentence."""


def why(report: Report, *, least: float | None = None) -> tuple[Reason, ...]:
    """For each sentence every rule that matched and what came of it, and rules that lacked one element only."""
    line = LEAST if least is None else least
    text = cut(report.text, report.furniture)
    values = values_of(report)
    spoken = speeches(text)
    found: list[Reason] = []
    drafts: list[Draft] = []
    for scene, speech in zip(scenes(text, values, [one.spoken for one in spoken]), spoken, strict=True):
        sentence = scene.sentence
        if not scene.topic or sentence.zone == "furniture":
            found.append(_off_topic(report, scene))
            continue
        before = told_before(drafts, sentence.number)
        frames = frames_of(report, scene, speech, values, clauses_of(sentence, speech.spoken), before)
        likely = best([frame for frame in frames if frame.score >= line], least=line)
        kept = without_modifiers(scene, likely)
        seen: set[tuple[str, int, int]] = set()
        for frame in sorted(frames, key=lambda one: (-one.score, one.predicate.name, one.at, one.end)):
            key = (frame.predicate.name, frame.at, frame.end)
            if key in seen:
                continue
            seen.add(key)
            outcome: Outcome = "claim" if frame in kept else "gave way" if frame.score >= line else "too unlikely"
            signs = sorted((weight, sign) for sign, weight in weighed(frame, before))
            found.append(
                _reason(report, scene, frame, outcome, [sign for weight, sign in signs[:_AGAINST] if weight <= _HEAVY])
            )
        found += _incomplete(report, scene, marks_of(scene, values).seen, {frame.predicate.name for frame in frames})
        drafts += drafts_of(report, scene, speech, values, before=before, least=line)
    return tuple(found)


def _reason(report: Report, scene: Scene, frame: Frame, outcome: Outcome, against: Sequence[str]) -> Reason:
    words = scene.sentence.words
    start, end = words[frame.at].start, words[frame.end - 1].end
    return Reason(
        sentence=scene.sentence.number,
        start=start,
        end=end,
        rule=frame.predicate.name,
        kind=_told(scene, frame),
        words=report.text[start:end],
        score=round(frame.score, 2),
        outcome=outcome,
        against=tuple(against),
    )


def _told(scene: Scene, frame: Frame) -> str:
    """The kind of a frame, of a movement with the direction that its places give."""
    kind = frame.predicate.kind
    return told_kind(kind, direction_of(scene, frame) if kind == "movement" else None)


def _off_topic(report: Report, scene: Scene) -> Reason:
    start, end = scene.sentence.start, scene.sentence.end
    return Reason(
        sentence=scene.sentence.number,
        start=start,
        end=end,
        rule=None,
        kind=None,
        words=report.text[start:end],
        score=None,
        outcome="off topic",
    )


def _incomplete(report: Report, scene: Scene, seen: frozenset[str], matched: set[str]) -> Iterator[Reason]:
    """Rules of which one element is missing; those that the sentence's rarer words call for first."""
    words = scene.sentence.words
    near: list[tuple[int, str, int, Reason]] = []
    for number, trigger in enumerate(triggers()):
        phrase = trigger.phrase
        lacking = [needed for needed in phrase.needed if needed.isdisjoint(seen)]
        if trigger.predicate.name in matched or len(lacking) != 1 or len(phrase.needed) < 2:
            continue
        at = next((at for at, word in enumerate(words) if phrase.first & (word.lemmas | {word.low})), None)
        if at is None:
            continue
        named = sorted(lacking[0], key=lambda one: (one not in KINDS, one))
        reason = Reason(
            sentence=scene.sentence.number,
            start=words[at].start,
            end=words[at].end,
            rule=trigger.predicate.name,
            kind=told_kind(trigger.predicate.kind, trigger.predicate.direction),
            words=report.text[words[at].start : words[at].end],
            score=None,
            outcome="incomplete",
            missing=tuple(named[:4]),
        )
        near.append((-len(phrase.needed), trigger.predicate.name, number, reason))
    told: set[str] = set()
    for _, rule, _, reason in sorted(near, key=lambda row: row[:3]):
        if rule not in told and len(told) < _NEAR:
            told.add(rule)
            yield reason

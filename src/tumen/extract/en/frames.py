"""Frames: a predicate with the people, places, times and firms of its clause, as drafts of claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tumen.extract.drafts import Draft
from tumen.extract.en import operators
from tumen.extract.en.choosing import OF_NUMBERS, best, without_modifiers
from tumen.extract.en.clauses import Clause, clauses_of
from tumen.extract.en.doubts import NEED_NO_PEOPLE, doubts_of
from tumen.extract.en.first_named import first_named
from tumen.extract.en.hits import Hit, hits_in
from tumen.extract.en.marks import marks_of
from tumen.extract.en.passage import Scene
from tumen.extract.en.placing import HERE, Frame
from tumen.extract.en.roles import (
    Placed,
    choose_group,
    home_of_speaker,
    hosts_by_adjective,
    is_home,
    places_in,
    speaking_state,
)
from tumen.extract.en.scoring import LEAST, scored
from tumen.extract.en.slots import draft_of
from tumen.extract.en.speakers import Speech
from tumen.extract.en.values import within
from tumen.ledger import Report
from tumen.normalise import Values


def drafts_of(
    report: Report,
    scene: Scene,
    speech: Speech,
    values: Values,
    *,
    before: str | None = None,
    least: float = LEAST,
) -> list[Draft]:
    """The drafts of one sentence whose score (a probability) is at least `least`.

    `before` is the kind (of a movement with its direction, see `told_kind`) that the passage told last.
    """
    sentence = scene.sentence
    if not scene.topic or sentence.zone == "furniture":
        return []
    clauses = clauses_of(sentence, speech.spoken)
    frames = best(
        [frame for frame in frames_of(report, scene, speech, values, clauses, before) if frame.score >= least],
        least=least,
    )
    found: list[Draft] = []
    for frame in without_modifiers(scene, frames):
        if frame.predicate.needs != "counted_clause" or (frame.group is not None and frame.group.count is not None):
            found += draft_of(report, scene, speech, values, clauses, frame)
        for sibling in _siblings(scene, values, frame, frames):
            whole = clauses if frame.predicate.needs == "counted_clause" else (sibling.clause,)
            found += draft_of(report, scene, speech, values, whole, sibling)
    return first_named(found)


NEAR = 2
"""Sentences for which what was told last colours a bare number."""


def told_before(drafts: Sequence[Draft], number: int) -> str | None:
    """The kind that the passage told last before the sentence of this number; None where that is too far back."""
    if not drafts or number - drafts[-1].sentence > NEAR:
        return None
    return told_kind(drafts[-1].kind, drafts[-1].direction)


def told_kind(kind: str, direction: str | None) -> str:
    """A kind as `before` names it: of a movement with its direction."""
    return f"{kind} {direction}" if direction else kind


def frames_of(
    report: Report,
    scene: Scene,
    speech: Speech,
    values: Values,
    clauses: Sequence[Clause],
    before: str | None,
) -> list[Frame]:
    """Every frame of a sentence, however doubtful, with its doubts and its score."""
    marks = marks_of(scene, values)
    hits = hits_in(scene, clauses, marks)
    found = [frame for hit in hits if (frame := _frame(report, scene, speech, values, hit)) is not None]
    explained = {
        frame.group
        for frame in found
        if not (frame.predicate.loose or frame.predicate.hint or frame.doubts) and frame.predicate.kind in OF_NUMBERS
    }
    told = {
        (frame.clause, frame.predicate.kind, frame.predicate.direction)
        for frame in found
        if not frame.predicate.loose and not frame.predicate.hint
    }
    rest = [
        frame
        for frame in _hinted(found)
        if (frame.clause, frame.predicate.kind, frame.predicate.direction) not in told or not frame.predicate.hint
    ]
    return [
        scored(frame, scene, speech, values, before)
        for frame in rest
        if not frame.predicate.loose or (frame.group not in explained and _may_be(frame, before))
    ]


def _hinted(frames: Sequence[Frame]) -> list[Frame]:
    """The frames with one for all single words of a clause that hint at a kind; `hints` is their number."""
    found: list[Frame] = []
    hints: dict[tuple[str, int], Frame] = {}
    for frame in frames:
        if not frame.predicate.hint:
            found.append(frame)
            continue
        key = (frame.predicate.name, frame.clause.first)
        first = hints.get(key)
        hints[key] = replace(frame if first is None else first, hints=1 + (0 if first is None else first.hints))
    return [*found, *hints.values()]


def _may_be(frame: Frame, before: str | None) -> bool:
    """Whether a bare number may tell this kind: a stock, or once more what the passage told last."""
    kind = frame.predicate.kind
    return (
        frame.group is not None
        and frame.at == frame.group.first
        and (kind == "presence" or told_kind(kind, frame.predicate.direction) == before)
    )


def _siblings(scene: Scene, values: Values, frame: Frame, frames: Sequence[Frame]) -> list[Frame]:
    """Frames that share the predicate: further numbers of the clause, each with a place or time of its own."""
    if frame.group is None or frame.predicate.kind not in ("movement", "presence", "enforcement", "hiring"):
        return []
    if frame.group.count is None and frame.predicate.needs != "counted_clause":
        return []
    taken = {other.group for other in frames}
    numbers = [
        group
        for group in scene.groups
        if group.status == "workers"
        and group.count is not None
        and not group.labour
        and group not in taken
        and frame.clause.first <= group.first < frame.clause.last
        and not (group.first and scene.sentence.words[group.first - 1].low in ("of", "among"))  # the whole of a part
    ]
    found = []
    for position, group in enumerate(numbers):
        last = numbers[position + 1].first if position + 1 < len(numbers) else frame.clause.last
        own = tuple(place for place in frame.places if group.last <= place.first < last)
        if frame.predicate.needs != "counted_clause" and not own and not _dated(scene, values, group.end, last):
            continue
        first = group.first
        if first and scene.sentence.words[first - 1].low in ("from", "to", "another", "against"):
            first -= 1
        clause = Clause(first, last, "", first)
        found.append(
            replace(frame, group=group, at=group.first, end=group.last, clause=clause, places=own or frame.places)
        )
    return found


def _dated(scene: Scene, values: Values, start: int, last: int) -> bool:
    """Whether a time of its own follows a further number."""
    end = scene.sentence.words[last - 1].end
    return any(time.kind == "point" and time.value is not None for time in within(values.times, start, end))


def _lies_at_home(scene: Scene, one: Placed) -> bool:
    """Whether the people are told to be in the sending state: "workers waiting in North Korea"."""
    first = scene.sentence.index_at(one.found.start)
    return is_home(one.found) and first > 0 and scene.sentence.words[first - 1].low in ("in", "inside", "within")


def _frame(report: Report, scene: Scene, speech: Speech, values: Values, hit: Hit) -> Frame | None:
    """The frame of a hit with its doubts; None where it is about other people or about work at home."""
    sentence, predicate = scene.sentence, hit.trigger.predicate
    body = operators.clause_text(report.text, sentence, hit.clause)
    noun = hit.trigger.form == "noun"
    group = choose_group(
        scene, hit.clause, hit.at, hit.end, predicate.workers, hit.reading, noun=noun or hit.trigger.form == "phrase"
    )
    if group is not None and group.status == "actor" and predicate.needs in NEED_NO_PEOPLE:
        group = None  # managers who keep wages, officials who close sites
    if predicate.kind == "paper" and group is not None and group.status == "other" and hit.at <= group.first < hit.end:
        group = None  # "under the guise of students": what their papers call them
    if group is not None and group.status != "workers":
        return None
    places = places_in(scene, hit.clause, hit.at, hit.end, speech.spoken)
    at_home = [one for one in places if is_home(one.found) and one.found.place.level != "country"]
    if predicate.kind in ("presence", "hiring") and at_home and len(at_home) == len(places):
        return None  # work at home is no claim (ruling 18)
    if predicate.kind in ("presence", "hiring") and places and all(_lies_at_home(scene, one) for one in places):
        return None
    if predicate.needs == "caption" and sentence.zone != "caption":
        return None
    return Frame(
        predicate=predicate,
        at=hit.at,
        end=hit.end,
        clause=hit.clause,
        reading=hit.reading,
        group=group,
        places=tuple(places),
        adjectives=tuple(hosts_by_adjective(scene, values, hit.clause, speech.spoken)),
        speaker=speaking_state(scene, values, speech),
        witness=home_of_speaker(values, speech, here=bool(HERE.search(body))),
        body=body,
        noun=noun,
        form=hit.trigger.form,
        doubts=doubts_of(report, scene, values, hit, group, places, body),
    )

"""Frames: a predicate with the people, places, times and firms of its clause, as drafts of claims."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from tumen.extract.drafts import Draft
from tumen.extract.en.choosing import OF_NUMBERS, best, without_modifiers
from tumen.extract.en.clauses import Clause, clauses_of
from tumen.extract.en.doubts import NEED_NO_PEOPLE, doubts_of
from tumen.extract.en.first_named import first_named
from tumen.extract.en.groups import Group
from tumen.extract.en.hits import Hit, hits_in
from tumen.extract.en.marks import marks_of
from tumen.extract.en.passage import Scene
from tumen.extract.en.placing import Frame
from tumen.extract.en.roles import Placed, is_home
from tumen.extract.en.scoring import LEAST, may_reach, scored
from tumen.extract.en.shared import InClause, InSentence
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
        [
            frame
            for frame in frames_of(report, scene, speech, values, clauses, before, least=least)
            if frame.score >= least
        ],
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
    *,
    least: float = 0.0,
) -> list[Frame]:
    """The frames of a sentence with their doubts and scores: all whose score is at least `least`, and some others."""
    words = scene.sentence.words
    around = InSentence(report=report, scene=scene, speech=speech, values=values)
    hits = hits_in(words, [InClause(sentence=around, clause=clause) for clause in clauses], marks_of(scene, values))
    found: list[Frame | None] = []
    loose: list[tuple[int, Hit, Arguments]] = []
    for hit in hits:
        predicate = hit.trigger.predicate
        if predicate.hint or (given := _arguments(hit)) is None:
            continue
        if not predicate.loose:
            found.append(_frame(hit, given, doubts_of(hit, *given)))
        elif _may_be(hit, given, before):
            loose.append((len(found), hit, given))
            found.append(None)
    explained = {
        frame.group for frame in found if frame is not None and not frame.doubts and frame.predicate.kind in OF_NUMBERS
    }
    told = {(one.clause, one.predicate.kind, one.predicate.direction) for one in found if one is not None}
    for position, hit, given in loose:
        if given[0] not in explained:
            found[position] = _likely(least, hit, given, before)
    hinted = [_likely(least, hit, given, before, hints=hints) for hit, given, hints in _hinted(hits, told)]
    frames = [frame for frame in (*found, *hinted) if frame is not None]
    return [scored(frame, before) for frame in frames]


Arguments = tuple[Group | None, tuple[Placed, ...]]
"""The people and the places of a hit."""


def _hinted(hits: Sequence[Hit], told: AbstractSet[tuple[Clause, str, str | None]]) -> list[tuple[Hit, Arguments, int]]:
    """The first of all single words of a clause that hint at a kind not `told` there, with their number."""
    first: dict[tuple[str, int], tuple[Hit, Arguments] | None] = {}
    numbers: dict[tuple[str, int], int] = {}
    for hit in hits:
        predicate = hit.trigger.predicate
        if not predicate.hint:
            continue
        key = (predicate.name, hit.about.clause.first)
        if key not in first:
            if (hit.about.clause, predicate.kind, predicate.direction) in told:
                first[key] = None
            elif (given := _arguments(hit)) is not None:
                first[key], numbers[key] = (hit, given), 1
        elif first[key] is not None and _arguments(hit) is not None:
            numbers[key] += 1
    return [(*kept, numbers[key]) for key, kept in first.items() if kept is not None]


def _may_be(hit: Hit, given: Arguments, before: str | None) -> bool:
    """Whether a bare number may tell this kind: a stock, or once more what the passage told last."""
    predicate, group = hit.trigger.predicate, given[0]
    return (
        group is not None
        and hit.at == group.first
        and (predicate.kind == "presence" or told_kind(predicate.kind, predicate.direction) == before)
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


def _arguments(hit: Hit) -> Arguments | None:
    """The people and places of a hit; None where it is about other people or about work at home."""
    trigger, about = hit.trigger, hit.about
    predicate, form = trigger.predicate, trigger.form
    noun = form in ("noun", "phrase")
    # the verb in a noun or phrase matters only where its subject is sought
    reading = None if noun and predicate.workers != "subject" else hit.reading
    group = about.people(hit.at, hit.end, predicate.workers, reading, noun=noun)
    if group is not None and group.status != "workers":
        if group.status == "actor" and predicate.needs in NEED_NO_PEOPLE:
            group = None  # managers who keep wages, officials who close sites
        elif predicate.kind == "paper" and group.status == "other" and hit.at <= group.first < hit.end:
            group = None  # "under the guise of students": what their papers call them
        else:
            return None
    places = about.places(hit.at, hit.end)
    if predicate.kind in ("presence", "hiring") and places:
        at_home = [one for one in places if is_home(one.found) and one.found.place.level != "country"]
        if at_home and len(at_home) == len(places):
            return None  # work at home is no claim (ruling 18)
        if all(_lies_at_home(about.sentence.scene, one) for one in places):
            return None
    if predicate.needs == "caption" and about.sentence.scene.sentence.zone != "caption":
        return None
    return group, places


def _likely(least: float, hit: Hit, given: Arguments, before: str | None, *, hints: int = 0) -> Frame | None:
    """The frame of a hit; None where its score cannot be `least`."""
    doubts = doubts_of(hit, *given)
    predicate, about = hit.trigger.predicate, hit.about
    if not may_reach(least, predicate, about, hit.at, *given, doubts=doubts, hints=hints, before=before):
        return None
    return _frame(hit, given, doubts, hints=hints)


def _frame(hit: Hit, given: Arguments, doubts: tuple[str, ...], *, hints: int = 0) -> Frame:
    """The frame of a hit."""
    group, places = given
    about, trigger = hit.about, hit.trigger
    return Frame(
        predicate=trigger.predicate,
        at=hit.at,
        end=hit.end,
        clause=about.clause,
        reading=hit.reading,
        group=group,
        places=places,
        adjectives=about.adjectives,
        speaker=about.sentence.speaker,
        witness=about.witness,
        about=about,
        noun=trigger.form == "noun",
        form=trigger.form,
        doubts=doubts,
        hints=hints,
    )

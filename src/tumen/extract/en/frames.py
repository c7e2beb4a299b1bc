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
from tumen.extract.en.parts import of_doubts
from tumen.extract.en.passage import Scene
from tumen.extract.en.placing import Frame
from tumen.extract.en.roles import Placed, is_aside, is_home
from tumen.extract.en.rules import told_kind
from tumen.extract.en.scoring import LEAST, known_weight, line_of, scored
from tumen.extract.en.shared import InClause, InSentence
from tumen.extract.en.slots import draft_of
from tumen.extract.en.speech import Speech
from tumen.extract.en.values import within
from tumen.extract.en.vocabulary import word_class
from tumen.extract.en.weights import most_of_doubts, most_of_rest
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
    taken = {frame.group for frame in frames}
    for frame in _spread(without_modifiers(scene, frames)):
        if frame.predicate.needs != "counted_clause" or (frame.group is not None and frame.group.count is not None):
            found += draft_of(report, scene, speech, values, clauses, frame)
        for sibling in _spread(_siblings(scene, values, frame, taken)):
            taken.add(sibling.group)
            whole = clauses if frame.predicate.needs == "counted_clause" else (sibling.clause,)
            found += draft_of(report, scene, speech, values, whole, sibling)
    return first_named(found)


def _spread(frames: Sequence[Frame]) -> list[Frame]:
    """The frames, with one for each place of "300 each in Oman and Libya"."""
    found: list[Frame] = []
    for frame in frames:
        row = frame.about.sentence.row if frame.group is not None else {}
        own = row.get(frame.group.span, ()) if frame.group is not None else ()
        found += [replace(frame, places=(place,)) for place in own] if len(own) > 1 else [frame]
    return found


NEAR = 2
"""Sentences for which what was told last colours a bare number."""


def told_before(drafts: Sequence[Draft], number: int) -> str | None:
    """The kind that the passage told last before the sentence of this number; None where that is too far back."""
    if not drafts or number - drafts[-1].sentence > NEAR:
        return None
    return told_kind(drafts[-1].kind, drafts[-1].direction)


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
    around = InSentence(report=report, scene=scene, speech=speech, values=values)
    abouts = [InClause(sentence=around, clause=clause) for clause in clauses]
    line = line_of(least)
    given: list[tuple[Hit, Arguments]] = []
    hints: list[Hit] = []
    told: set[Told] = set()
    for hit in hits_in(scene.sentence.words, abouts, marks_of(scene, values), before):
        predicate = hit.trigger.predicate
        if predicate.hint:
            hints.append(hit)
        elif (arguments := _arguments(hit)) is None:
            continue
        elif not predicate.loose:
            given.append((hit, arguments))
            told.add((hit.about, predicate.kind, predicate.direction))
            hit.about.told.setdefault(predicate.tells, set()).add(predicate.name)
        elif arguments[0] is not None and hit.at == arguments[0].first:
            given.append((hit, arguments))
    numbers = {arguments[0] for hit, arguments in given if hit.trigger.predicate.loose}
    raised = {hit: doubts_of(hit, *arguments) for hit, arguments in given if _may_explain(hit, arguments, numbers)}
    explained = {arguments[0] for hit, arguments in given if raised.get(hit) == ()}
    frames = [
        _likely(line, hit, arguments, before, doubts=raised.get(hit))
        for hit, arguments in given
        if not (hit.trigger.predicate.loose and arguments[0] in explained)
    ]
    frames += [_likely(line, hit, arguments, before, hints=number) for hit, arguments, number in _hinted(hints, told)]
    return [frame for frame in frames if frame is not None]


def _may_explain(hit: Hit, given: Arguments, numbers: AbstractSet[Group | None]) -> bool:
    """Whether the hit, where it has no doubts, tells what one of the bare numbers is about."""
    predicate = hit.trigger.predicate
    return bool(numbers) and not predicate.loose and predicate.kind in OF_NUMBERS and given[0] in numbers


Arguments = tuple[Group | None, tuple[Placed, ...]]
"""The people and the places of a hit."""
Told = tuple[InClause, str, str | None]
"""A clause with a kind that it tells, and the direction."""


def _hinted(hints: Sequence[Hit], told: AbstractSet[Told]) -> list[tuple[Hit, Arguments, int]]:
    """The first of all single words of a clause that hint at a kind not `told` there, with their number."""
    first: dict[tuple[str, InClause], tuple[Hit, Arguments] | None] = {}
    numbers: dict[tuple[str, InClause], int] = {}
    for hit in hints:
        predicate = hit.trigger.predicate
        key = (predicate.name, hit.about)
        if key not in first:
            if (hit.about, predicate.kind, predicate.direction) in told:
                first[key] = None
            elif (given := _arguments(hit)) is not None:
                first[key], numbers[key] = (hit, given), 1
        elif first[key] is not None and _arguments(hit) is not None:
            numbers[key] += 1
    return [(*kept, numbers[key]) for key, kept in first.items() if kept is not None]


def _siblings(scene: Scene, values: Values, frame: Frame, taken: AbstractSet[Group | None]) -> list[Frame]:
    """Frames that share the predicate: further numbers of the clause, each with a place or time of its own.

    Those `taken` are told of by another frame.
    """
    if frame.group is None or frame.predicate.kind not in (
        "movement",
        "presence",
        "enforcement",
        "hiring",
        "retention",
    ):
        return []
    row = frame.about.sentence.row
    if frame.group.count is None and frame.predicate.needs != "counted_clause" and not row:
        return []
    numbers = [
        group
        for group in scene.groups
        if group.status == "workers"
        and group.count is not None
        and not group.labour
        and group not in taken
        and not is_aside(scene, group)
        and (frame.clause.first <= group.first < frame.clause.last or group.span in row)
        and (frame.group.count is not None or frame.predicate.needs == "counted_clause" or group.span in row)
        and not (group.first and scene.sentence.words[group.first - 1].low in ("of", "among"))  # the whole of a part
    ]
    found = []
    for position, group in enumerate(numbers):
        last = numbers[position + 1].first if position + 1 < len(numbers) else frame.clause.last
        own = row.get(group.span) or _right_before(scene, frame, group)
        own = own or tuple(place for place in frame.places if group.last <= place.first < last)
        if frame.predicate.needs != "counted_clause" and not own and not _dated(scene, values, group.end, last):
            continue
        first = min([group.first, *[place.first for place in own]])
        if first and scene.sentence.words[first - 1].low in ("from", "to", "another", "against"):
            first -= 1
        clause = Clause(first, last, "", first)
        low, high = group.first, group.last
        if group.span in row:
            ends = [scene.sentence.index_at(place.found.end - 1) + 1 for place in own]
            low, high = min(low, *[place.first for place in own]), max(high, *ends)
        found.append(replace(frame, group=group, at=low, end=high, clause=clause, places=own or frame.places))
    return found


def _right_before(scene: Scene, frame: Frame, group: Group) -> tuple[Placed, ...]:
    """The place whose number a further one is, with the verb left out: "Oman had 300 of them and Qatar 1,800"."""
    beside = (place for place in frame.places if scene.sentence.index_at(place.found.end - 1) + 1 == group.first)
    return tuple(place for place in beside if place.first > frame.end and not place.preposition)


def _dated(scene: Scene, values: Values, start: int, last: int) -> bool:
    """Whether a time of its own follows a further number."""
    end = scene.sentence.words[last - 1].end
    return any(time.kind == "point" and time.value is not None for time in within(values.times, start, end))


def _lies_at_home(scene: Scene, one: Placed) -> bool:
    """Whether the people are told to be in the sending state: "workers waiting in North Korea".

    A party to a deal is no place ("between the region and Pyongyang"), nor is the seat of those who send them.
    """
    if not is_home(one.found):
        return False
    words, first = scene.sentence.words, scene.sentence.index_at(one.found.start)
    lead = words[first - 1].low if first else ""
    if lead not in ("in", "inside", "within"):
        return one.found.place.level != "country" and lead not in _OF_PARTIES
    return first < _SEAT or not words[first - 2].lemmas & word_class("senders")


_SEAT = 2
"""Words before a place in which "in" and those who have their seat there stand."""
_OF_PARTIES = frozenset({"and", "with", "between", "by", "to", "for"})
"""Words before a capital that make it a party, or what is done for it."""


_CAPTIVE = frozenset({"prisoner", "inmate"})


def _are_prisoners(hit: Hit, group: Group) -> bool:
    """Whether the people are prisoners, whom workers in a bad state are likened to or join.

    They are so where they are told behind the words that report the state, and nobody else before them.
    """
    scene = hit.about.sentence.scene
    if group.status != "other" or _CAPTIVE.isdisjoint(scene.sentence.words[group.head].lemmas):
        return False
    return not any(one.status == "other" and one.first < hit.at for one in scene.groups)


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
        elif predicate.kind in ("paper", "pay") and group.status == "other" and hit.at <= group.first < hit.end:
            group = None  # "under the guise of students", "half of what local workers get": what they are likened to
        elif predicate.indicator == "isolation" and group.status == "other" and hit.at <= group.first:
            group = None  # "kept away from the Polish welders": whom they may not meet
        elif predicate.kind == "condition" and _are_prisoners(hit, group):
            group = None  # "live like prisoners", "taken to a camp for political prisoners"
        else:
            return None
    places = about.places(hit.at, hit.end)
    if group is not None:
        places = about.sentence.row.get(group.span, places)
    at_home = bool(places) and all(_lies_at_home(about.sentence.scene, one) for one in places)
    if at_home and predicate.kind in ("presence", "hiring"):
        return None  # work at home is no claim (ruling 18)
    if predicate.needs == "caption" and about.sentence.scene.sentence.zone != "caption":
        return None
    return group, places


def _likely(
    line: int,
    hit: Hit,
    given: Arguments,
    before: str | None,
    *,
    doubts: tuple[str, ...] | None = None,
    hints: int = 0,
) -> Frame | None:
    """The frame of a hit with its score; None where its weights cannot come to the line.

    Its `doubts` are raised where they are not given. What is told by its verb and by some signs of its kind is taken at
    the most that it may weigh.
    """
    predicate = hit.predicate
    known = known_weight(hit, *given, hints=hints, before=before)
    room = line - known - most_of_rest(predicate.kind)
    if room > most_of_doubts(predicate.kind):
        return None
    if doubts is None:
        doubts = doubts_of(hit, *given)
    if room > of_doubts(doubts, predicate.kind).total:
        return None
    return scored(_frame(hit, given, doubts, hints=hints), known, line)


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
        about=about,
        form=trigger.form,
        doubts=doubts,
        hints=hints,
    )

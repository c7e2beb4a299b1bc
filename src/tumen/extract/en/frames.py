"""Frames: a predicate with the people, places, times and firms of its clause, as drafts of claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tumen.extract.drafts import Draft
from tumen.extract.en import operators
from tumen.extract.en.clauses import Clause, clauses_of
from tumen.extract.en.first_named import first_named
from tumen.extract.en.groups import Group
from tumen.extract.en.marks import marks_of
from tumen.extract.en.morph import lemmas
from tumen.extract.en.passage import Scene
from tumen.extract.en.patterns import Marks
from tumen.extract.en.placing import HERE, Frame
from tumen.extract.en.roles import choose_group, home_of_speaker, hosts_by_adjective, is_home, places_in, speaking_state
from tumen.extract.en.rules import Trigger, triggers
from tumen.extract.en.slots import draft_of
from tumen.extract.en.speakers import Speech
from tumen.extract.en.text import Word
from tumen.extract.en.values import within
from tumen.extract.en.verbs import VerbReading, read_verb
from tumen.extract.en.vocabulary import word_class
from tumen.ledger import Report
from tumen.normalise import Values


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger found at words `at` to `end`, with its clause and, for verbs, how the verb is used."""

    trigger: Trigger
    at: int
    end: int
    clause: Clause
    reading: VerbReading | None


def drafts_of(report: Report, scene: Scene, speech: Speech, values: Values) -> list[Draft]:
    """The drafts of one sentence."""
    sentence = scene.sentence
    if not scene.topic or sentence.zone == "furniture":
        return []
    clauses = clauses_of(sentence, speech.spoken)
    marks = marks_of(scene, values)
    hits = _hits(scene, clauses, marks)
    frames = _best([one for hit in hits if (one := _frame(report, scene, speech, values, hit)) is not None])
    found: list[Draft] = []
    for frame in _without_modifiers(scene, frames):
        if frame.predicate.needs != "counted_clause" or (frame.group is not None and frame.group.count is not None):
            found += draft_of(report, scene, speech, values, clauses, frame)
        for sibling in _siblings(scene, values, frame, frames):
            whole = clauses if frame.predicate.needs == "counted_clause" else (sibling.clause,)
            found += draft_of(report, scene, speech, values, whole, sibling)
    return first_named(found)


_FALLBACKS = ("employed_abroad", "counted_at", "seen_at")
"""Predicates of presence that give way where the clause tells more of the same people."""
_OF_PEOPLE = ("movement", "presence", "hiring", "retention", "enforcement")


def _without_modifiers(scene: Scene, frames: Sequence[Frame]) -> list[Frame]:
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


def _hits(scene: Scene, clauses: Sequence[Clause], marks: Marks) -> list[Hit]:
    words = scene.sentence.words
    table = triggers()
    found: list[Hit] = []
    for clause in clauses:
        for at in range(clause.first, clause.last):
            candidates = [trigger for lemma in sorted(words[at].lemmas) for trigger in table.get(lemma, ())]
            if marks[at]:
                candidates += table.get("", ())
            seen: set[tuple[str, str]] = set()
            for trigger in candidates:
                key = (trigger.predicate.name, trigger.phrase.source)
                if key in seen:
                    continue
                seen.add(key)
                end = trigger.phrase.match(words, marks, at)
                if end is None or end > clause.last + 2:
                    continue
                hit = _hit(scene, clause, trigger, at, min(end, len(words)), marks)
                if hit is not None:
                    found.append(hit)
    return found


def _hit(scene: Scene, clause: Clause, trigger: Trigger, at: int, end: int, marks: Marks) -> Hit | None:
    """The hit, or None where the word is no verb here or another sense is shown."""
    words = scene.sentence.words
    reading: VerbReading | None = None
    if trigger.form == "verb":
        if any(group.first <= at < group.last - 1 or at == group.head for group in scene.groups):
            return None
        nominal = not words[at].lemmas.isdisjoint(word_class("nominal_verbs"))
        reading = read_verb(words, at, nominal=nominal)
        if reading.form == "noun":
            return None
        if operators.governs_noun(scene_text(scene, clause.first, reading.first)) and reading.form == "infinitive":
            return None
    else:
        for index in range(at, end):
            if words[index].low.endswith(("ed", "ing")) or "be" in words[index].lemmas or index == at:
                reading = read_verb(words, index)
                if reading.negated or reading.modality != "asserted":
                    break
        if reading is not None and trigger.phrase.denies and trigger.predicate.kind != "movement":
            # "may not leave" forbids, it does not doubt
            barred = reading.modality == "possible" and words[reading.first].low in ("may", "could")
            reading = replace(reading, negated=False, modality="asserted" if barred else reading.modality)
    for phrase in trigger.predicate.blocked_by:
        if any(phrase.match(words, marks, index) is not None for index in range(len(words))):
            return None
    return Hit(trigger, at, end, clause, reading)


def scene_text(scene: Scene, first: int, last: int) -> str:
    """The words `first` to `last` joined by blanks."""
    return " ".join(word.low for word in scene.sentence.words[first:last]) + " "


def _best(frames: Sequence[Frame]) -> list[Frame]:
    """One frame per kind of each clause, and per stretch of words: higher score first, then longer, then earlier."""
    ranked = sorted(frames, key=lambda one: (-one.predicate.score, one.noun, *_order(one), one.predicate.name))
    kept: list[Frame] = []
    for frame in ranked:
        if not any(_clash(frame, other) for other in kept):
            kept.append(frame)
    return sorted(kept, key=lambda one: (one.at, one.predicate.name))


def _order(frame: Frame) -> tuple[int, int]:
    """The longer first; of conditions the first named (ruling 36)."""
    length = frame.at - frame.end
    return (frame.at, length) if frame.predicate.kind == "condition" else (length, frame.at)


_STATE = re.compile(r"\b(?:North Korean?s?|DPRK|Pyongyang|the North|the regime)\b|\bpass(?:es|ports)\b")

_WAGE = re.compile(r"\b(?:wages?|salar(?:y|ies)|paid|earns?|earned|earnings|payday)\b", re.I)

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


def _clash(frame: Frame, other: Frame) -> bool:
    mine, theirs = frame.predicate, other.predicate
    overlap = frame.at < other.end and other.at < frame.end
    same = mine.kind == theirs.kind and mine.indicator == theirs.indicator
    if overlap and same:
        return True
    if overlap and {mine.kind, theirs.kind} in _EXCLUSIVE and frame.group == other.group:
        return True
    if not same or other.clause != frame.clause:
        return False
    if mine.direction != theirs.direction and not overlap:
        return False
    if frame.group is None or other.group is None or frame.group == other.group:
        return mine.kind != "pay" or frame.group == other.group
    # two groups of people in one clause are two claims where a number keeps them apart
    return frame.group.count is None and other.group.count is None and mine.kind != "pay"


_NO_PEOPLE = ("topic", "money", "share_or_state", "named")
"""Needs that a clause may fill without a word for the people."""


def _frame(report: Report, scene: Scene, speech: Speech, values: Values, hit: Hit) -> Frame | None:
    """The frame of a hit, or None where an operator drops it or what it needs is not there."""
    sentence, predicate = scene.sentence, hit.trigger.predicate
    body = operators.clause_text(report.text, sentence, hit.clause)
    reading = hit.reading
    noun = hit.trigger.form == "noun"
    group = choose_group(
        scene, hit.clause, hit.at, hit.end, predicate.workers, reading, noun=noun or hit.trigger.form == "phrase"
    )
    if group is not None and group.status == "actor" and predicate.needs in _NO_PEOPLE:
        group = None  # managers who keep wages, officials who close sites
    if predicate.kind == "paper" and group is not None and group.status == "other" and hit.at <= group.first < hit.end:
        group = None  # "under the guise of students": what their papers call them
    if group is not None and group.status != "workers":
        return None
    if predicate.needs not in _NO_PEOPLE and group is None:
        return None
    if (
        predicate.needs in ("counted", "counted_clause")
        and (group is None or group.count is None)
        and not (
            predicate.needs == "counted_clause"
            and within(values.counts, sentence.words[hit.clause.first].start, sentence.words[hit.clause.last - 1].end)
        )
    ):
        return None
    places = places_in(scene, hit.clause, hit.at, hit.end, speech.spoken)
    start, end = sentence.words[hit.clause.first].start, sentence.words[hit.clause.last - 1].end
    homeward = any(word.low in ("home", "homeland") for word in sentence.words[hit.at : hit.clause.last])
    if (
        predicate.needs == "placed"
        and not places
        and not homeward
        and not (group is not None and group.count is not None)
    ):
        return None
    if predicate.name == "there_are" and group is not None and not places and _is_lone_number(report.text, group):
        times = (time for time in within(values.times, start, end) if time.kind == "point")
        if next(times, None) is None:
            return None
    at_home = [one for one in places if is_home(one.found) and one.found.place.level != "country"]
    if predicate.kind in ("presence", "hiring") and at_home and len(at_home) == len(places):
        return None  # work at home is no claim (ruling 18)
    if predicate.needs == "named" and not within(values.names, start, end):
        return None
    if predicate.needs == "caption" and sentence.zone != "caption":
        return None
    if predicate.needs == "money" and not within(values.money, start, end) and not within(values.shares, start, end):
        return None
    spoken_of = any(one.status == "workers" for one in scene.groups) or bool(
        _STATE.search(report.text, sentence.start, sentence.end)
    )
    waged = predicate.kind == "pay" and bool(_WAGE.search(body))
    paid = predicate.name == "wage" and any(
        one.value.per in ("day", "month") for one in within(values.money, start, end)
    )
    if predicate.kind in ("paper", "pay") and not (spoken_of or scene.recent or waged or paid):
        return None
    if predicate.name in ("crack_down", "forced_labour", "designate") and not spoken_of:
        return None
    named = predicate.kind == "hiring" and bool(within(values.names, start, end))
    if _dropped(scene, body, hit, group, predicate.kind, named=named):
        return None
    return Frame(
        predicate=predicate,
        at=hit.at,
        end=hit.end,
        clause=hit.clause,
        reading=reading,
        group=group,
        places=tuple(places),
        adjectives=tuple(hosts_by_adjective(scene, values, hit.clause, speech.spoken)),
        speaker=speaking_state(scene, values, speech),
        witness=home_of_speaker(values, speech, here=bool(HERE.search(body))),
        body=body,
        noun=noun,
    )


def _is_witnessed(words: Sequence[Word], group: Group | None) -> bool:
    """Whether somebody saw the people do it: "AP found North Korean labourers sewing shirts in Tumen"."""
    return group is not None and group.first > 0 and bool(words[group.first - 1].lemmas & word_class("perceived"))


def _after_copula(words: Sequence[Word], pronoun: int) -> bool:
    """Whether the relative clause carries what the sentence tells: "Perlis is the only state that hires them"."""
    for index in range(pronoun - 1, max(-1, pronoun - 10), -1):
        if words[index].low in ("is", "are", "was", "were"):
            return words[index + 1].low in word_class("determiners") | {"one", "among", "young", "mostly", "women"}
        if words[index].text in (",", ";") or words[index].low in word_class("auxiliaries"):
            return False
    return False


def _is_untold(reading: VerbReading, before: str) -> bool:
    """Whether a flight is only wished, feared, hindered or tried."""
    thought = reading.negated or reading.modality != "asserted" or reading.form == "infinitive"
    return thought or operators.is_averted(before) or bool(_TRIED.search(before))


_TRIED = re.compile(
    r"\b(?:tr(?:y|ies|ied|ying)|attempt\w*|anyone|whoever|those who) (?:to )?$"
    r"|\b(?:keep|kept|deter|prevent|stop|discourag|dissuad|hinder)\w*\b[^,.;]{0,50}$",
    re.I,
)


def _is_lone_number(text: str, group: Group) -> bool:
    """Whether the people are told by a number alone."""
    return not group.labour and group.count is not None and "them" not in text[group.start : group.end]


def _dropped(scene: Scene, body: str, hit: Hit, group: Group | None, kind: str, *, named: bool) -> bool:
    """Whether an operator lets the frame go: law, duty, condition, participle, custom.

    `named` tells that the clause names an employer, which makes a claim of a relative clause (ruling 1).
    """
    reading = hit.reading
    words = scene.sentence.words
    before = scene_text(scene, hit.clause.first, hit.at)
    if operators.is_averted(before) and kind in ("movement", "presence", "hiring"):
        return True
    if kind in ("movement", "enforcement", "hiring") and operators.is_exhorted(before):
        return True
    if hit.trigger.form == "noun" and kind in ("movement", "hiring") and operators.is_demanded(before):
        return True
    first = reading.first if reading is not None else hit.at
    if (
        kind in ("movement", "presence", "hiring")
        and hit.trigger.form == "verb"
        and reading is not None
        and (reading.tense, reading.form, reading.modality) == ("present", "finite", "asserted")
        and first == hit.at
        and operators.is_habit(scene_text(scene, max(hit.clause.first - 1, 0), first))
    ):
        return True
    relative = (
        first > 0
        and hit.trigger.form == "verb"
        and words[first - 1].low in ("who", "that", "which")
        and not named
        and not (kind == "hiring" and _after_copula(words, first - 1))
    )
    if relative and kind in ("presence", "hiring") and (group is None or group.count is None):
        return True
    if (
        hit.trigger.form == "noun"
        and scene.sentence.zone in ("headline", "title")
        and (group is None or group.count is None)
    ):
        return True
    if operators.is_law(body) and kind not in ("pay", "condition"):
        return True
    if operators.is_duty(body) and kind in ("movement", "paper", "enforcement", "presence", "hiring"):
        return True
    if operators.is_conditional(body) and kind != "condition":
        return True
    if (
        kind == "enforcement"
        and reading is not None
        and reading.negated
        and hit.trigger.predicate.name in ("crack_down", "deport")
    ):
        return True
    if reading is not None and hit.trigger.predicate.name in ("defect", "ran_away") and _is_untold(reading, before):
        return True
    if kind == "condition" and hit.trigger.form == "verb" and reading is not None and reading.negated:
        return True
    if reading is not None and hit.trigger.form == "verb":
        if reading.obliged and kind in ("movement", "presence", "hiring", "paper"):
            return True
        if kind in ("presence", "hiring") and lemmas(reading.governor or "") & {"force", "compel"}:
            return True  # "forced to build towers until two in the morning" tells how they work
        if kind == "movement" and (
            reading.form == "gerund" or (reading.form == "participle" and scene.sentence.zone != "headline")
        ):
            return True
        if (
            reading.form in ("gerund", "participle")
            and kind in ("presence", "hiring")
            and (group is None or group.count is None)
            and scene.sentence.zone not in ("headline", "caption")
            and not _is_witnessed(words, group)
        ):
            return True
        if (
            reading.form == "infinitive"
            and kind in ("presence", "hiring", "movement")
            and reading.modality == "asserted"
        ):
            return True
    return False

"""Frames: a predicate with the people, places, times and firms of its clause, as drafts of claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tumen.extract.drafts import Draft
from tumen.extract.en import operators
from tumen.extract.en.clauses import Clause, clauses_of
from tumen.extract.en.groups import Group
from tumen.extract.en.marks import marks_of
from tumen.extract.en.passage import Scene
from tumen.extract.en.roles import choose_group, places_in
from tumen.extract.en.rules import Trigger, triggers
from tumen.extract.en.slots import Frame, draft_of
from tumen.extract.en.speakers import Speech
from tumen.extract.en.values import Values, within
from tumen.extract.en.verbs import VerbReading, read_verb
from tumen.ledger import Report

_NOMINAL = frozenset(
    "return work stay transfer order place use pay deal arrest charge recruit import export exit wage strike raid ban hire employ plan contract limit remain count house host report visit stop flow stream land exploit fine ship train screen".split()
)


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
    hits = _best(_hits(scene, clauses, marks))
    found: list[Draft] = []
    for hit in hits:
        frame = _frame(report, scene, speech, values, clauses, hit)
        if frame is not None:
            found += draft_of(report, scene, speech, values, clauses, frame)
    return found


def _hits(scene: Scene, clauses: Sequence[Clause], marks: Sequence[object]) -> list[Hit]:
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
                end = trigger.phrase.match(words, marks, at)  # type: ignore[arg-type]
                if end is None or end > clause.last + 2:
                    continue
                hit = _hit(scene, clause, trigger, at, min(end, len(words)))
                if hit is not None:
                    found.append(hit)
    return found


def _hit(scene: Scene, clause: Clause, trigger: Trigger, at: int, end: int) -> Hit | None:
    """The hit, or None where the word is no verb here or another sense is shown."""
    words = scene.sentence.words
    reading: VerbReading | None = None
    if trigger.form == "verb":
        if any(group.first <= at < group.last - 1 or at == group.head for group in scene.groups):
            return None
        nominal = not words[at].lemmas.isdisjoint(_NOMINAL)
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
    marks_free: list[dict[str, int]] = [{} for _ in words]
    for phrase in trigger.predicate.blocked_by:
        if any(phrase.match(words, marks_free, index) is not None for index in range(len(words))):
            return None
    return Hit(trigger, at, end, clause, reading)


def scene_text(scene: Scene, first: int, last: int) -> str:
    """The words `first` to `last` joined by blanks."""
    return " ".join(word.low for word in scene.sentence.words[first:last]) + " "


def _best(hits: Sequence[Hit]) -> list[Hit]:
    """One hit per kind (and direction) of each stretch of words: higher score first, then longer, then earlier."""
    ranked = sorted(
        hits,
        key=lambda hit: (
            -hit.trigger.predicate.score,
            hit.trigger.form == "noun",
            hit.at - hit.end,
            hit.at,
            hit.trigger.predicate.name,
        ),
    )
    kept: list[Hit] = []
    for hit in ranked:
        clash = False
        for other in kept:
            overlap = hit.at < other.end and other.at < hit.end
            mine, theirs = hit.trigger.predicate, other.trigger.predicate
            same = mine.kind == theirs.kind and mine.indicator == theirs.indicator
            if overlap and (same or theirs.score - mine.score >= 2):
                clash = True
            if same and other.clause == hit.clause and mine.kind != "pay":
                clash = True
        if not clash:
            kept.append(hit)
    return sorted(kept, key=lambda hit: (hit.at, hit.trigger.predicate.name))


def _frame(
    report: Report, scene: Scene, speech: Speech, values: Values, clauses: Sequence[Clause], hit: Hit
) -> Frame | None:
    """The frame of a hit, or None where an operator drops it or what it needs is not there."""
    sentence, predicate = scene.sentence, hit.trigger.predicate
    body = operators.clause_text(report.text, sentence, hit.clause)
    reading = hit.reading
    noun = hit.trigger.form == "noun"
    group = choose_group(
        scene, hit.clause, hit.at, hit.end, predicate.workers, reading, noun=noun or hit.trigger.form == "phrase"
    )
    if group is not None and group.status != "workers":
        return None
    if predicate.needs not in ("topic", "money", "share_or_state") and group is None:
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
    if predicate.needs == "money" and not within(values.money, start, end) and not within(values.shares, start, end):
        return None
    if _dropped(scene, body, hit, group, predicate.kind):
        return None
    return Frame(
        predicate=predicate,
        at=hit.at,
        end=hit.end,
        clause=hit.clause,
        reading=reading,
        group=group,
        places=tuple(places),
        body=body,
        noun=noun,
    )


def _dropped(scene: Scene, body: str, hit: Hit, group: Group | None, kind: str) -> bool:
    """Whether an operator lets the frame go: law, duty, condition, participle, custom."""
    reading = hit.reading
    if operators.is_law(body) and kind not in ("pay", "condition"):
        return True
    if operators.is_duty(body) and kind in ("movement", "paper", "enforcement", "presence", "hiring"):
        return True
    if operators.is_conditional(body) and kind != "condition":
        return True
    if reading is not None and hit.trigger.form == "verb":
        if reading.obliged and kind in ("movement", "presence", "hiring", "paper"):
            return True
        if reading.form in ("participle", "gerund") and kind == "movement" and scene.sentence.zone != "headline":
            return True
        if (
            reading.form in ("gerund", "participle")
            and kind in ("presence", "hiring")
            and (group is None or group.count is None)
            and scene.sentence.zone not in ("headline", "caption")
        ):
            return True
        if (
            reading.form == "infinitive"
            and kind in ("presence", "hiring", "movement")
            and reading.modality == "asserted"
        ):
            return True
    return False

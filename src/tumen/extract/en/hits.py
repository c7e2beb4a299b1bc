"""Hits: where the phrases of rules match in the clauses of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tumen.extract.en import operators
from tumen.extract.en.clauses import Clause
from tumen.extract.en.passage import Scene
from tumen.extract.en.patterns import Marks
from tumen.extract.en.rules import Trigger, triggers_among
from tumen.extract.en.verbs import VerbReading, read_verb
from tumen.extract.en.vocabulary import word_class


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger found at words `at` to `end`, with its clause and, for verbs, how the verb is used."""

    trigger: Trigger
    at: int
    end: int
    clause: Clause
    reading: VerbReading | None
    blocked: bool = False


def hits_in(scene: Scene, clauses: Sequence[Clause], marks: Marks) -> list[Hit]:
    words = scene.sentence.words
    table = triggers_among(marks.seen)
    found: list[Hit] = []
    if not table:
        return found
    for clause in clauses:
        for at in range(clause.first, clause.last):
            begins = table.keys() & words[at].lemmas
            candidates = [trigger for lemma in sorted(begins) for trigger in table[lemma]]
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
    blocked = any(phrase.occurs(words, marks) for phrase in trigger.predicate.blocked_by)
    return Hit(trigger, at, end, clause, reading, blocked)


def scene_text(scene: Scene, first: int, last: int) -> str:
    """The words `first` to `last` joined by blanks."""
    return " ".join(word.low for word in scene.sentence.words[first:last]) + " "

"""Hits: where the phrases of rules match in the clauses of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tumen.extract.en import operators
from tumen.extract.en.patterns import Marks, match_elements
from tumen.extract.en.rules import Predicate, Trigger, is_due, trigger_index
from tumen.extract.en.shared import InClause, joined
from tumen.extract.en.text import Word
from tumen.extract.en.verbs import VerbReading, read_verb
from tumen.extract.en.vocabulary import word_class


class Hit:
    """A trigger found at words `at` to `end`, with its clause and how its verb is used."""

    __slots__ = ("_search", "about", "at", "end", "trigger")

    def __init__(self, trigger: Trigger, at: int, end: int, about: InClause, search: _Search) -> None:
        self.trigger, self.at, self.end, self.about = trigger, at, end, about
        self._search = search

    @property
    def predicate(self) -> Predicate:
        """The rule whose trigger it is."""
        return self.trigger.predicate

    @property
    def form(self) -> str:
        """The form of the trigger: `verb`, `noun` or `phrase`."""
        return self.trigger.form

    @property
    def reading(self) -> VerbReading | None:
        """How the verb is used; None where there is none."""
        return self._search.reading(self.trigger, self.at, self.end)

    @property
    def blocked(self) -> bool:
        """Whether a phrase in the sentence shows another sense."""
        return self._search.is_blocked(self.trigger)


def hits_in(words: Sequence[Word], clauses: Sequence[InClause], marks: Marks, before: str | None) -> list[Hit]:
    """Every hit in the clauses of a sentence of these words, in their order; `before` is what the passage told last."""
    index = trigger_index()
    told = index.told_by(words)
    table = index.among(told, marks.seen)
    found: list[Hit] = []
    if not table:
        return found
    search = _Search(words, marks, clauses)
    every, faces = len(words), marks.faces
    nothing: frozenset[str] = frozenset()
    mentioned = table.get("", [])
    for about in clauses:
        clause = about.clause
        for at in range(clause.first, clause.last):
            begins = told[at].begins
            candidates = [one for lemma in begins if lemma in table for one in table[lemma]] if begins else []
            if marks[at]:
                candidates += mentioned
            if not candidates:
                continue
            behind = faces[at + 1] if at + 1 < every else nothing
            seen: set[int] = set()
            for trigger in candidates:
                phrase = trigger.phrase
                if phrase.second and phrase.second.isdisjoint(behind):
                    continue
                key = trigger.key
                if key in seen or (trigger.predicate.loose and not is_due(trigger.predicate, before)):
                    continue
                seen.add(key)
                if phrase.single:
                    end: int | None = at + 1  # it stands in the table for this very word
                else:
                    end = match_elements(phrase.elements, 0, words, marks, at)
                if end is None or end > clause.last + 2:
                    continue
                if trigger.form != "verb" or search.is_verb(about, at):
                    found.append(Hit(trigger, at, end if end < every else every, about, search))
    return found


class _Search:
    """The search of one sentence, which reads each verb and looks for each other sense once."""

    def __init__(self, words: Sequence[Word], marks: Marks, clauses: Sequence[InClause]) -> None:
        self._words, self._marks = words, marks
        self._readings: dict[tuple[int, bool], VerbReading] = {}
        self._phrases: dict[tuple[int, int], VerbReading | None] = {}
        self._blocked: dict[str, bool] = {}
        self._nouns: frozenset[int] = frozenset()
        if clauses:
            groups = clauses[0].sentence.scene.groups
            self._nouns = frozenset(
                at for group in groups for at in (*range(group.first + 1, group.last - 1), group.head)
            ) | frozenset(group.first for group in groups if group.first < group.last - 1)

    def is_verb(self, about: InClause, at: int) -> bool:
        """Whether the word is a verb that stands for itself: no part of people, no noun, not what a plan is for."""
        if at in self._nouns:
            return False
        reading = self._verb(at)
        return reading.form != "noun" and not (
            reading.form == "infinitive"
            and operators.governs_noun(joined(self._words, about.clause.first, reading.first))
        )

    def reading(self, trigger: Trigger, at: int, end: int) -> VerbReading | None:
        """How the verb of a trigger at words `at` to `end` is used."""
        if trigger.form == "verb":
            return self._verb(at)
        key = (at, end)
        if key not in self._phrases:
            self._phrases[key] = self._of_phrase(at, end)
        reading = self._phrases[key]
        if reading is not None and trigger.phrase.denies and trigger.predicate.kind != "movement":
            # "may not leave" forbids, it does not doubt
            barred = reading.modality == "possible" and self._words[reading.first].low in ("may", "could")
            reading = replace(reading, negated=False, modality="asserted" if barred else reading.modality)
        return reading

    def _verb(self, at: int) -> VerbReading:
        return self._read(at, nominal=not self._words[at].lemmas.isdisjoint(word_class("nominal_verbs")))

    def _read(self, at: int, *, nominal: bool) -> VerbReading:
        found = self._readings.get((at, nominal))
        if found is None:
            found = read_verb(self._words, at, nominal=nominal)
            self._readings[at, nominal] = found
        return found

    def _of_phrase(self, at: int, end: int) -> VerbReading | None:
        """How the verb of a phrase is used: the first that is denied or doubted, else the last."""
        reading: VerbReading | None = None
        for index in range(at, end):
            word = self._words[index]
            if index == at or word.low.endswith(("ed", "ing")) or "be" in word.lemmas:
                reading = self._read(index, nominal=False)
                if reading.negated or reading.modality != "asserted":
                    break
        return reading

    def is_blocked(self, trigger: Trigger) -> bool:
        """Whether a phrase in the sentence shows another sense."""
        predicate = trigger.predicate
        if not predicate.blocked_by:
            return False
        if predicate.name not in self._blocked:
            self._blocked[predicate.name] = any(
                phrase.occurs(self._words, self._marks) for phrase in predicate.blocked_by
            )
        return self._blocked[predicate.name]

"""What all frames of a sentence and of a clause share: read once, however many rules match there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tumen.extract.en import operators
from tumen.extract.en.clauses import Clause
from tumen.extract.en.fields import fields_of
from tumen.extract.en.groups import Group
from tumen.extract.en.mains import main_verb
from tumen.extract.en.morph import lemmas
from tumen.extract.en.once import once
from tumen.extract.en.outline import Outline
from tumen.extract.en.passage import Scene
from tumen.extract.en.roles import (
    Placed,
    Standing,
    choose_group,
    home_of_speaker,
    hosts_by_adjective,
    places_in,
    places_of,
    speaking_state,
)
from tumen.extract.en.rows import ByPlace, row_of
from tumen.extract.en.sought import sought
from tumen.extract.en.speech import AUTHOR, Speech
from tumen.extract.en.text import Word
from tumen.extract.en.values import within
from tumen.extract.en.verbs import VerbReading
from tumen.extract.en.vocabulary import word_class
from tumen.extract.en.weights import Row, pair_weights, word_weights
from tumen.extract.fleeting import fleeting
from tumen.ledger import Report
from tumen.normalise import FoundCount, FoundMoney, FoundName, FoundShare, FoundTime, Values

HERE = sought(
    re.compile(r"\bhere\b|\b(?:in|at) this (?:place|city|town|plant|factory|restaurant|site|region|area)\b", re.I),
    "here|in this |at this ",
)
_STATE = re.compile(r"\b(?:North Korean?s?|DPRK|Pyongyang|the North|the regime)\b|\bpass(?:es|ports)\b")
_WAGE = re.compile(r"\b(?:wages?|salar(?:y|ies)|paid|earns?|earned|earnings|payday|bribes?)\b", re.I)


_ENDS = frozenset(".;!?")


def joined(words: Sequence[Word], first: int, last: int) -> str:
    """The words `first` to `last` in lower case, each followed by a blank."""
    return " ".join([word.low for word in words[first:last]]) + " "


@fleeting(kw_only=True, eq=False, slots=False)
class InSentence:
    """A sentence of a report, and what its frames share; `stands` is what scoring keeps of its people."""

    report: Report
    scene: Scene
    speech: Speech
    values: Values
    stands: dict[tuple[int, int], tuple[str, str, bool]] = field(default_factory=dict)

    @once
    def by_author(self) -> bool:
        """Whether the report tells it in its own name."""
        return self.speech.source == AUTHOR

    @once
    def speaker(self) -> Placed | None:
        """The host state that speaks itself."""
        return speaking_state(self.scene, self.values, self.speech)

    @once
    def there(self) -> Placed | None:
        """The host state from which somebody on the spot speaks."""
        return home_of_speaker(self.values, self.speech, here=False)

    @once
    def here(self) -> Placed | None:
        """The very place of somebody on the spot who speaks of it as "here"."""
        return home_of_speaker(self.values, self.speech, here=True)

    @once
    def places(self) -> tuple[Standing, ...]:
        """Its places that a predicate may take."""
        return places_of(self.scene, self.speech.spoken)

    @once
    def row(self) -> ByPlace:
        """Its numbers that stand beside a place each."""
        return row_of(self.scene, self.places)

    @once
    def adjectives(self) -> tuple[Placed, ...]:
        """Host states that only an adjective names, in all its clauses."""
        every = Clause(0, len(self.scene.sentence.words), "", 0)
        return tuple(hosts_by_adjective(self.scene, self.values, every, self.speech.spoken))

    @once
    def outline(self) -> Outline:
        """The sentence as quotes see it."""
        return Outline(scene=self.scene, values=self.values, spoken=self.speech.spoken)

    @once
    def is_of_workers(self) -> bool:
        """Whether the sentence speaks of workers or of the sending state."""
        sentence = self.scene.sentence
        return any(one.status == "workers" for one in self.scene.groups) or bool(
            _STATE.search(self.report.text, sentence.start, sentence.end)
        )


@fleeting(kw_only=True, eq=False, slots=False)
class Lead:
    """The words of a clause before a predicate."""

    text: str

    @once
    def asks(self) -> bool:
        """Whether they only ask for it."""
        return operators.is_asked(self.text)

    @once
    def averts(self) -> bool:
        """Whether they say that it did not come to it."""
        return operators.is_averted(self.text)

    @once
    def exhorts(self) -> bool:
        """Whether they only ask states or firms in general to do it."""
        return operators.is_exhorted(self.text)

    @once
    def demands(self) -> bool:
        """Whether they only demand or forbid a noun of an event."""
        return operators.is_demanded(self.text)


@fleeting(kw_only=True, eq=False, slots=False)
class InClause:
    """A clause of a sentence, and what its frames share: values, operators, and arguments by where a predicate stands.

    The dictionaries only hold what has been asked for; `weighed` is what scoring keeps for each kind, `rows` what it
    keeps for all kinds; `told` holds the names of the rules that speak here of more than a bare number, by what they
    tell (see `told_kind`).
    """

    sentence: InSentence
    clause: Clause
    _leads: dict[int, Lead] = field(default_factory=dict)
    _places: dict[tuple[int, int], tuple[Placed, ...]] = field(default_factory=dict)
    _people: dict[tuple[int, int, str, bool, tuple[str, bool, int] | None], Group | None] = field(default_factory=dict)
    weighed: dict[str, int] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    told: dict[str, set[str]] = field(default_factory=dict)

    @once
    def words(self) -> tuple[Word, ...]:
        """The words of the clause."""
        return self.sentence.scene.sentence.words[self.clause.first : self.clause.last]

    @once
    def start(self) -> int:
        """Offset of the clause in the text."""
        return self.words[0].start

    @once
    def end(self) -> int:
        """Offset behind the clause in the text."""
        return self.words[-1].end

    @once
    def body(self) -> str:
        """The clause as it stands."""
        return self.sentence.report.text[self.start : self.end]

    @once
    def lows(self) -> frozenset[str]:
        """Its words in lower case."""
        return frozenset([word.low for word in self.words])

    @once
    def traits(self) -> list[Traits]:
        """What is known of each of its words by its form alone."""
        return [traits_of(word.low) for word in self.words]

    @once
    def word_names(self) -> tuple[str, ...]:
        """Its words, but for the plain ones, under the shortest of their lemmas; each once."""
        return tuple(dict.fromkeys([one.name for one in self.traits if one.name and not one.plain]))

    @once
    def fields(self) -> frozenset[str]:
        """The fields in which its words stand (`fields.yaml`)."""
        return frozenset().union(*[one.fields for one in self.traits if one.fields])

    @once
    def workplace(self) -> bool:
        """Whether one of its words names a place of work."""
        return any(one.workplace for one in self.traits)

    @once
    def pair_names(self) -> tuple[str, ...]:
        """Its pairs of words side by side, under the shortest of their lemmas; each once."""
        named = [one.name for one in self.traits]
        return tuple(dict.fromkeys([f"{a} {b}" for a, b in pairwise(named) if a and b]))

    @once
    def word_weights(self) -> tuple[Row, ...]:
        """What its words and pairs of words weigh, by the kind of the frame."""
        traits = self.traits
        rows = {one.name: one.row for one in traits if one.row is not None}
        for one, other in pairwise(traits):
            if one.pairs is not None and (row := one.pairs.get(other.name)) is not None:
                rows[f"{one.name} {other.name}"] = row
        return tuple(rows.values())

    @once
    def counts(self) -> tuple[FoundCount, ...]:
        """Counts in it."""
        return within(self.sentence.values.counts, self.start, self.end)

    @once
    def money(self) -> tuple[FoundMoney, ...]:
        """Sums in it."""
        return within(self.sentence.values.money, self.start, self.end)

    @once
    def shares(self) -> tuple[FoundShare, ...]:
        """Shares in it."""
        return within(self.sentence.values.shares, self.start, self.end)

    @once
    def names(self) -> tuple[FoundName, ...]:
        """Names of firms in it."""
        return within(self.sentence.values.names, self.start, self.end)

    @once
    def times(self) -> tuple[FoundTime, ...]:
        """Points in time in it, durations left out."""
        return tuple(time for time in within(self.sentence.values.times, self.start, self.end) if time.kind == "point")

    @once
    def dated(self) -> bool:
        """Whether a time in it has a value."""
        return any(time.value is not None for time in self.times)

    @once
    def main(self) -> tuple[int, int] | None:
        """Where its main verb group begins, and its verb."""
        return main_verb(self.sentence.scene.sentence.words, self.clause)

    @once
    def is_law(self) -> bool:
        """Whether it states what a rule demands."""
        return operators.is_law(self.body)

    @once
    def is_question(self) -> bool:
        """Whether it is part of a question: the sentence goes on to a question mark before any other end."""
        words = self.sentence.scene.sentence.words
        ends = (word.text for word in words[self.clause.first :] if word.text in _ENDS)
        return next(ends, "") == "?"

    @once
    def is_of_foreigners(self) -> bool:
        """Whether it speaks of foreigners at large and of none who are told to be the sending state's."""
        if not operators.is_of_foreigners(self.body):
            return False
        return not _STATE.search(self.body)

    @once
    def is_at_home(self) -> bool:
        """Whether it tells of something inside the sending state."""
        return operators.is_at_home(self.body)

    @once
    def is_other_matter(self) -> bool:
        """Whether it speaks of what authorities pursue beside work abroad."""
        return operators.is_other_matter(self.body)

    @once
    def is_duty(self) -> bool:
        """Whether it tells what must happen."""
        return operators.is_duty(self.body)

    @once
    def is_conditional(self) -> bool:
        """Whether it is a condition."""
        return operators.is_conditional(self.body)

    @once
    def is_custom(self) -> bool:
        """Whether it tells a custom of the past."""
        return operators.is_custom(self.body)

    @once
    def is_of_wages(self) -> bool:
        """Whether it speaks of wages."""
        return bool(_WAGE.search(self.body))

    @once
    def witness(self) -> Placed | None:
        """The host state, or the very place, from which somebody on the spot speaks."""
        return self.sentence.here if HERE.search(self.body) else self.sentence.there

    @once
    def adjectives(self) -> tuple[Placed, ...]:
        """Host states that only an adjective names."""
        around = self.sentence
        return tuple(hosts_by_adjective(around.scene, around.values, self.clause, around.speech.spoken))

    def lead(self, at: int) -> Lead:
        """Its words before the word `at`."""
        found = self._leads.get(at)
        if found is None:
            found = Lead(text=joined(self.sentence.scene.sentence.words, self.clause.first, at))
            self._leads[at] = found
        return found

    def places(self, at: int, end: int) -> tuple[Placed, ...]:
        """The places that a predicate at words `at` to `end` takes."""
        found = self._places.get((at, end))
        if found is None:
            around = self.sentence
            found = places_in(around.places, around.scene.sentence.words, self.clause, at, end)
            self._places[at, end] = found
        return found

    def people(self, at: int, end: int, role: str, reading: VerbReading | None, *, noun: bool) -> Group | None:
        """The people that a predicate at words `at` to `end` takes in a role."""
        # of a reading only these matter here, and to look all of it up takes longer than to read it
        used = (reading.form, reading.passive, reading.first) if reading is not None else None
        key = (at, end, role, noun, used)
        if key not in self._people:
            self._people[key] = choose_group(self.sentence.scene, self.clause, at, end, role, reading, noun=noun)
        return self._people[key]


class Traits(NamedTuple):
    """What is known of a word by its form: its name (the shortest of its lemmas), and what that weighs.

    The name is "" where it begins with no letter; a plain word weighs nothing alone. `pairs` is what the pairs weigh
    that it begins, by the name of the second word.
    """

    name: str
    plain: bool
    row: Row | None
    pairs: Mapping[str, Row] | None
    fields: frozenset[str]
    workplace: bool


@lru_cache(maxsize=8192)
def traits_of(low: str) -> Traits:
    """The traits of a word, given in lower case."""
    own = lemmas(low)
    name = min(own, key=lambda one: (len(one), one)) if low[0].isalpha() else ""
    plain = low in word_class("plain_words")
    row = next(iter(word_weights((name,))), None) if name and not plain else None
    pairs = pair_weights().get(name)
    return Traits(name, plain, row, pairs, fields_of(own), not own.isdisjoint(_WORKPLACES))


_WORKPLACES = frozenset(
    ("factory", "plant", "site", "restaurant", "workshop", "farm", "mine", "shipyard", "camp", "hospital", "company",
     "firm", "mill", "project", "stadium", "dormitory", "worksite", "yard", "hotel", "vessel", "ship", "boat")
)  # fmt: skip

"""Stated facts, thinly: phrases of `facts.yaml` in passages about the workers, told as done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

from tumen.datafile import Row, read_rows
from tumen.extract.en import operators
from tumen.extract.en.clauses import clauses_of
from tumen.extract.en.dating import choose_time
from tumen.extract.en.edges import Setting
from tumen.extract.en.marks import marks_of
from tumen.extract.en.morph import lemmas
from tumen.extract.en.outline import Outline
from tumen.extract.en.passage import Scene
from tumen.extract.en.patterns import KINDS, Phrase, compile_phrase
from tumen.extract.en.quotes import quote_of
from tumen.extract.en.speech import Speech
from tumen.extract.en.text import Sentence
from tumen.extract.en.verbs import read_verb
from tumen.law import bundled
from tumen.ledger import Report, StatedFact, make_fact
from tumen.normalise import Values

_STOPPED = frozenset(
    {
        "stop",
        "halt",
        "refuse",
        "end",
        "cease",
        "suspend",
        "deny",
        "no",
        "without",
        "if",
        "not",
        "can",
        "could",
        "may",
        "might",
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class FactRule:
    """Phrases that state a fact, of that `value` where one is given.

    `negated` where the fact itself is that something was not done.
    """

    fact: str
    value: str | None
    phrases: tuple[Phrase, ...]
    negated: bool
    example: str
    counter: str


def _rule(row: Row) -> FactRule:
    row.keys_within(("fact", "phrases", "example", "counter"), ("negated", "value"))
    name = row.text("fact", allowed=sorted(bundled().facts))
    return FactRule(
        fact=name,
        value=row.text("value", allowed=bundled().facts[name].values) if "value" in row else None,
        phrases=tuple(map(compile_phrase, row.texts("phrases"))),
        negated=row.get("negated") is True,
        example=row.text("example"),
        counter=row.text("counter"),
    )


@cache
def fact_rules() -> tuple[FactRule, ...]:
    """The rules for stated facts. Raises InvalidData where a name is not in the law's vocabulary."""
    return tuple(_rule(row) for row in read_rows(files("tumen.extract.en") / "facts.yaml"))


@cache
def _by_word() -> Mapping[str, tuple[tuple[FactRule, Phrase], ...]]:
    table: dict[str, list[tuple[FactRule, Phrase]]] = {}
    for rule in fact_rules():
        for phrase in rule.phrases:
            for word in sorted(phrase.first or ()):
                table.setdefault(word, []).append((rule, phrase))
    return MappingProxyType({word: tuple(found) for word, found in table.items()})


@cache
def _first_words() -> frozenset[str]:
    """The words with which phrases of facts begin."""
    return frozenset(_by_word())


def may_state(sentences: Sequence[Sentence]) -> bool:
    """Whether the words of some phrase of facts are all there; where not, nothing else need be looked for."""
    return any(_begun(sentence) for sentence in sentences)


def facts_of(report: Report, scene: Scene, speech: Speech, values: Values) -> list[StatedFact]:
    """The stated facts of one sentence, each once, with the time that its clause gives."""
    sentence = scene.sentence
    words = sentence.words
    begun = _begun(sentence) if scene.topic else []
    if not begun:
        return []
    marks = marks_of(scene, values)
    outline = Outline(scene=scene, values=values, spoken=speech.spoken)
    found: dict[tuple[str, str | None], StatedFact] = {}
    clauses = clauses_of(sentence, speech.spoken)
    for clause in clauses:
        inside = [at for at in begun if clause.first <= at < clause.last]
        if not inside:
            continue
        body = operators.clause_text(report.text, sentence, clause)
        if operators.is_law(body) or operators.is_conditional(body) or operators.is_duty(body):
            continue
        for at in inside:
            for rule, phrase in _candidates(words[at].low):
                end = phrase.match(words, marks, at)
                if (
                    end is None
                    or end > clause.last
                    or (rule.fact, rule.value) in found
                    or _denied(rule, scene, clause.first, at, end)
                ):
                    continue
                time = choose_time(report.text, values, scene, clause, at, speech.spoken)
                setting = Setting(
                    outline=outline,
                    clauses=clauses,
                    needed=((words[at].start, words[end - 1].end),),
                    told=(),
                    at=at,
                    end=end,
                    kind="fact",
                )
                start, stop = quote_of(report.text, setting)
                found[rule.fact, rule.value] = make_fact(
                    report=report.id,
                    fact=rule.fact,
                    value=rule.value,
                    time=time.value if time is not None else None,
                    quote=report.text[start:stop],
                    start=start,
                    end=stop,
                )
    valued = {name for name, value in found if value is not None}
    order = sorted(found, key=lambda key: (key[0], key[1] or ""))
    return [found[name, value] for name, value in order if value is not None or name not in valued]


def _begun(sentence: Sentence) -> list[int]:
    """The words at which a phrase begins of which nothing is wanting in the sentence but perhaps a mention."""
    if _first_words().isdisjoint(sentence.seen):
        return []
    begun = [at for at, word in enumerate(sentence.words) if _candidates(word.low)]
    seen = sentence.seen | KINDS
    return [at for at in begun if any(phrase.may_match(seen) for _, phrase in _candidates(sentence.words[at].low))]


@lru_cache(maxsize=8192)
def _candidates(low: str) -> tuple[tuple[FactRule, Phrase], ...]:
    """The phrases that a word, given in lower case, may begin."""
    return tuple(pair for lemma in sorted(lemmas(low)) for pair in _by_word().get(lemma, ()))


def _denied(rule: FactRule, scene: Scene, first: int, at: int, end: int) -> bool:
    """Whether the words deny the fact, or tell it as planned or possible."""
    if rule.negated:
        return False
    words = scene.sentence.words
    if any(word.lemmas & _STOPPED for word in words[max(first, at - 4) : at]):
        return True
    readings = [
        read_verb(words, index) for index in range(at, end) if words[index].low.endswith(("ed", "ing")) or index == at
    ]
    return any(reading.negated or reading.modality != "asserted" or reading.obliged for reading in readings)

"""How likely a frame is a claim: a weighted sum of named signs, with the weights in `weights.tsv`.

A logistic model: probability = 1 / (1 + exp(-sum)). The weights are fitted on annotated reports by
`tools/fit_weights.py` with a penalty that keeps rare signs near nought (ridge regression, Hoerl and Kennard 1970).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tumen.extract.en import operators
from tumen.extract.en.amounts import paper_named
from tumen.extract.en.groups import Group
from tumen.extract.en.passage import Scene
from tumen.extract.en.placing import Frame
from tumen.extract.en.roles import is_home
from tumen.extract.en.speakers import AUTHOR, Speech
from tumen.extract.en.text import Word
from tumen.extract.en.values import within
from tumen.extract.en.vocabulary import word_class
from tumen.extract.en.ways import ways_of
from tumen.extract.en.weights import weights
from tumen.normalise import Values

LEAST = 0.28
"""Score from which a frame is a claim unless the user sets another line."""
_OF_PEOPLE = ("movement", "presence", "hiring", "retention", "order")
_MOST_HINTS = 4
_LONG, _FAR, _TOP = 30, 8, 4
_NOW = frozenset(
    ("now", "currently", "still", "already", "recently", "today", "alone", "total", "altogether", "present")
)


def scored(frame: Frame, scene: Scene, speech: Speech, values: Values, before: str | None) -> Frame:
    """The frame with its score."""
    total = math.fsum(weight for _, weight in weighed(frame, scene, speech, values, before))
    return replace(frame, score=1 / (1 + math.exp(-max(-40.0, min(40.0, total)))))


def weighed(frame: Frame, scene: Scene, speech: Speech, values: Values, before: str | None) -> list[tuple[str, float]]:
    """The signs of a frame with their weights; those without a weight are left out."""
    table = weights()
    signs = [(sign, table[sign]) for sign in signs_of(frame, scene, speech, values, before) if sign in table]
    return [*signs, ("priority", table.get("priority", 0.0) * frame.predicate.score)]


def signs_of(frame: Frame, scene: Scene, speech: Speech, values: Values, before: str | None) -> tuple[str, ...]:
    """The names of all signs for or against a frame, sorted."""
    moving = ways_of(frame, scene)
    return tuple(sorted({"always", *_signs(frame, scene, speech, values), *moving, *_after(frame, before)}))


def _signs(frame: Frame, scene: Scene, speech: Speech, values: Values) -> Iterator[str]:
    predicate, group, reading = frame.predicate, frame.group, frame.reading
    kind, words = predicate.kind, scene.sentence.words
    yield f"rule {predicate.name}"
    yield f"kind {kind} {predicate.direction}" if predicate.direction else f"kind {kind}"
    if predicate.hint:
        yield f"hints {min(frame.hints, _MOST_HINTS)}"
        yield f"hints {min(frame.hints, _MOST_HINTS)} of {kind}"
    for index in range(frame.clause.first, frame.clause.last):
        word = words[index]
        if word.text[:1].isalpha() and word.low not in word_class("plain_words"):
            name = min(word.lemmas, key=lambda one: (len(one), one)) if word.lemmas else word.low
            yield f"word {name}"
            yield f"word {name} of {kind}"
    for doubt in frame.doubts:
        yield f"doubt {doubt}"
        yield f"doubt {doubt} of {kind}"
    counted = group is not None and group.count is not None
    if group is None:
        yield f"nobody in {kind}"
    else:
        yield "counted" if counted else "uncounted"
        yield f"counted {kind}" if counted else f"uncounted {kind}"
        yield "people " + ("workers" if group.labour else "number" if counted else "unnamed")
        if group.definite:
            yield "people known"
        if group.part:
            yield "people part"
        yield from _of_count(group, kind)
        yield f"people then {_what_follows(words, group.last)} of {kind}"
        yield f"people after {_what_leads(words, group.first)} of {kind}"
        inside = frame.clause.first <= group.first < frame.clause.last
        yield "people in clause" if inside else "people outside clause"
        if abs(group.first - frame.at) > _FAR:
            yield "people far off"
        if _is_named(words, group):
            yield "people named"
    hosts = [one for one in frame.places if not is_home(one.found)]
    fine = any(one.found.place.level != "country" for one in hosts)
    yield "place fine" if fine else "place host" if hosts else "place lent" if scene.place is not None else "place none"
    if group is not None and kind in _OF_PEOPLE:
        who = "counted" if counted else "named" if _is_named(words, group) else "some"
        near = "fine" if fine else "host" if hosts else "no place"
        yield f"{who} at {near} of {kind}"
        if reading is not None and frame.form == "verb":
            yield f"{who} at {near} of {kind} {reading.form}"
    start, end = words[frame.clause.first].start, words[frame.clause.last - 1].end
    dated = any(time.kind == "point" and time.value is not None for time in within(values.times, start, end))
    if dated:
        yield "dated"
        yield f"dated {kind}"
    firm = bool(within(values.names, start, end))
    if firm:
        yield "firm named"
    yield f"form {frame.form}"
    if reading is not None:
        yield f"verb {reading.form} {reading.tense}"
        yield f"verb {reading.form} of {kind}"
        if reading.form == "finite" and words[frame.at].low.endswith("ing"):
            yield f"under way of {kind}"
        if reading.modality != "asserted":
            yield f"modality {reading.modality}"
        if reading.negated:
            yield "negated"
    if kind in ("pay", "condition"):
        yield from _of_states(frame, scene, values, start, end)
    particular = counted or fine or firm
    if kind in _OF_PEOPLE and not particular:
        voice = "author" if speech.source == AUTHOR else "speaker"
        yield f"unparticular by {voice}"
        yield f"unparticular {kind}"
        if reading is not None and reading.tense == "past":
            yield f"unparticular past by {voice}"
        if operators.is_custom(frame.body):
            yield "unparticular custom"
    if operators.is_custom(frame.body):
        yield "custom"
    if kind == "paper":
        yield f"paper {paper_named(frame.body)}"
        if any(one.noun is not None and one.noun.endswith(_PAPERS) for one in within(values.counts, start, end)):
            yield "papers counted"
    if kind in _OF_RULES:
        yield from _of_authority(frame, scene)
    if not scene.sure:
        yield "text unsure"
        yield f"text unsure {kind}"
    yield f"zone {scene.sentence.zone}"
    yield "told by author" if speech.source == AUTHOR else "told by speaker"
    if scene.sentence.quoted:
        yield "quoted"
    if frame.clause.opener:
        yield f"clause {frame.clause.opener}"
    if not scene.recent:
        yield "passage turned"
    if any(word.lemmas & _WORKPLACES for word in words[frame.clause.first : frame.clause.last]):
        yield f"workplace of {kind}"
    if scene.sentence.number < _TOP:
        yield f"at the top of {kind}"
    if any(word.low in _NOW for word in words[frame.clause.first : frame.clause.last]):
        yield f"now of {kind}"
    if frame.clause.last - frame.clause.first > _LONG:
        yield "clause long"


def _is_named(words: Sequence[Word], group: Group) -> bool:
    """Whether the people's own words name their state."""
    return any(word.low in ("north", "dprk", "korean", "koreans") for word in words[group.first : group.last])


_FEW, _SOME, _MANY = 10, 100, 1000
"""Limits between a handful, a workshop's people, a town's and a state's."""


def _of_count(group: Group, kind: str) -> Iterator[str]:
    """Signs of how many they are and how surely: stocks are round and hedged, victims of an event are few."""
    count = group.count
    if count is None:
        return
    yield f"count {count.basis}"
    yield f"count {count.basis} of {kind}"
    number = count.low if count.low is not None else count.high
    if number is not None:
        size = "few" if number < _FEW else "some" if number < _SOME else "many" if number < _MANY else "mass"
        yield f"count {size} of {kind}"


_WORKPLACES = frozenset(
    ("factory", "plant", "site", "restaurant", "workshop", "farm", "mine", "shipyard", "camp", "hospital", "company",
     "firm", "mill", "project", "stadium", "dormitory", "worksite", "yard", "hotel", "vessel", "ship", "boat")
)  # fmt: skip
_WORK = frozenset(("work", "live", "toil", "employ", "station", "base", "stay", "remain", "labor", "labour", "operate"))
_SENT = frozenset(("send", "dispatch", "deploy", "export", "hire", "contract", "arrive", "return", "repatriate"))


def _what_follows(words: Sequence[Word], index: int) -> str:
    """The sort of word right after the people."""
    while index < len(words) and (words[index].low in word_class("adverbs") or words[index].low.endswith("ly")):
        index += 1
    if index >= len(words):
        return "nothing"
    word = words[index]
    if word.low in ("in", "at", "across", "throughout", "abroad", "overseas", "on", "inside", "there"):
        return "in"
    if word.low in ("from", "to", "into", "for", "by", "with", "of"):
        return word.low
    if word.low in ("who", "that", "which", "whose", "whom"):
        return "who"
    if word.low in ("be", "is", "are", "was", "were", "been"):
        return "be"
    if word.low in word_class("auxiliaries"):
        return "have"
    if not word.text[:1].isalnum():
        return "mark"
    sense = "work" if word.lemmas & _WORK else "sent" if word.lemmas & _SENT else ""
    if sense:
        return f"{sense} {'doing' if word.low.endswith('ing') else 'done'}"
    if word.low in word_class("conjunctions"):
        return "conjunction"
    return "doing" if word.low.endswith("ing") else "done" if word.low.endswith("ed") else "word"


def _what_leads(words: Sequence[Word], index: int) -> str:
    """The sort of word right before the people."""
    if index <= 0:
        return "nothing"
    word = words[index - 1]
    if word.low in word_class("prepositions") or word.low in ("and", "that", "there"):
        return word.low
    if not word.text[:1].isalnum():
        return "mark"
    if word.lemmas & {"be", "have", "host", "employ", "number", "total", "reach", "estimate"}:
        return sorted(word.lemmas & {"be", "have", "host", "employ", "number", "total", "reach", "estimate"})[0]
    return "word"


def _of_authority(frame: Frame, scene: Scene) -> Iterator[str]:
    """Whose authority stands in the clause: the host's, the sending state's, or none; and how its act is told."""
    kind, words = frame.predicate.kind, scene.sentence.words
    for index in range(frame.clause.first, frame.clause.last):
        if words[index].lemmas & word_class("authority_heads"):
            near = words[max(0, index - 4) : index]
            owner = "sender" if any(word.low in _SENDER for word in near) else "host"
            side = "before" if index < frame.at else "in" if index < frame.end else "after"
            yield f"authority of {owner} {kind}"
            yield f"authority of {owner} {side} {kind}"
    first = range(frame.clause.first, min(frame.clause.first + 3, frame.at))
    if any(words[at].low in _SENDER and not any(one.first <= at < one.last for one in scene.groups) for at in first):
        yield f"sender first {kind}"
    if any(one.first < frame.at and not one.preposition and not is_home(one.found) for one in frame.places):
        yield f"host acts {kind}"
    if any(word.low.startswith(_RULE_WORDS) for word in words[frame.clause.first : frame.clause.last]):
        yield f"rules spoken of {kind}"
    if any(word.low in _SENDER or word.low in ("dprk", "korean", "koreans") for word in words):
        yield f"state named {kind}"
    if frame.reading is not None:
        if frame.reading.negated:
            yield f"negated {kind}"
        yield f"verb {frame.reading.form} {frame.reading.tense} of {kind}"


_PAPERS = ("visa", "visas", "permit", "permits", "passes")
_OF_RULES = ("enforcement", "paper")
_SENDER = frozenset({"north", "pyongyang", "pyongyang's", "pyongyang’s", "kim", "regime", "dprk", "dprk's", "dprk’s"})
_RULE_WORDS = ("sanction", "resolution", "illegal", "law", "visa", "permit", "violat", "deadline", "contract", "rule")


def _of_states(frame: Frame, scene: Scene, values: Values, start: int, end: int) -> Iterator[str]:
    """Signs of pay and conditions: figures, words of work or pay near by, and how wide the phrase was drawn."""
    kind, words = frame.predicate.kind, scene.sentence.words
    if kind == "pay":
        sums = within(values.money, start, end)
        if sums:
            yield "pay in figures"
            yield "pay by period" if any(one.value.per is not None for one in sums) else "pay without period"
        else:
            yield "pay by share" if within(values.shares, start, end) else "pay in words"
    lows = {word.low for word in words[frame.clause.first : frame.clause.last]}
    if lows & _WORKING:
        yield f"workers in clause of {kind}"
    if lows & {"they", "them", "their", "we", "our", "he", "she", "his", "her", "i", "us"}:
        yield f"pronoun in clause of {kind}"
    if frame.predicate.score < 0:
        yield f"broad rule of {kind}"  # what the broad rules are worth is learned from all of them together
    if frame.end - frame.at > _WIDE:
        yield f"phrase wide of {kind}"


_WORKING = frozenset({
    "workers", "worker", "labourers", "laborers", "labourer", "laborer", "employees", "staff", "women", "builders",
    "loggers", "waitresses", "manager", "managers", "factory", "dormitory", "dormitories", "wages", "wage", "salary",
    "salaries", "pay", "minders",
})  # fmt: skip
_WIDE = 6


def _after(frame: Frame, before: str | None) -> Iterator[str]:
    """Signs of what the passage told last."""
    kind, direction = frame.predicate.kind, frame.predicate.direction
    mine = f"{kind} {direction}" if direction else kind
    loose = "loose" if frame.predicate.loose else "told"
    if before is None:
        yield f"{loose} after nothing"
    elif before == mine:
        yield f"{loose} after the same"
        yield f"{loose} {kind} after the same"
    else:
        yield f"{loose} after another"
        if frame.predicate.loose:
            yield f"{loose} {kind} after {before}"

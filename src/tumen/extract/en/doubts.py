"""Doubts: named reasons why a predicate with its arguments may be no claim. What each weighs stands in `weights.tsv`.

Law, duty, condition, participle, custom and the like: what speaks against a claim is named once, here, and shown to
whoever asks why a sentence gave none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tumen.extract.en import operators
from tumen.extract.en.groups import Group
from tumen.extract.en.hits import Hit, scene_text
from tumen.extract.en.morph import lemmas
from tumen.extract.en.passage import Scene
from tumen.extract.en.roles import Placed
from tumen.extract.en.text import Word
from tumen.extract.en.values import within
from tumen.extract.en.verbs import VerbReading
from tumen.extract.en.vocabulary import word_class
from tumen.ledger import Report
from tumen.normalise import Values

NEED_NO_PEOPLE = ("topic", "money", "share_or_state", "named")
"""Needs that a clause may fill without a word for the people."""
_STATE = re.compile(r"\b(?:North Korean?s?|DPRK|Pyongyang|the North|the regime)\b|\bpass(?:es|ports)\b")
_WAGE = re.compile(r"\b(?:wages?|salar(?:y|ies)|paid|earns?|earned|earnings|payday)\b", re.I)


def doubts_of(
    report: Report, scene: Scene, values: Values, hit: Hit, group: Group | None, places: Sequence[Placed], body: str
) -> tuple[str, ...]:
    """The names of all doubts about a hit with these people and places, in the order in which they are raised."""
    lacking = _lacking(report, scene, values, hit, group, places, body)
    return tuple(dict.fromkeys((*lacking, *_told_otherwise(scene, values, hit, group, body))))


def _lacking(
    report: Report, scene: Scene, values: Values, hit: Hit, group: Group | None, places: Sequence[Placed], body: str
) -> Iterator[str]:
    """What the predicate needs and the clause does not give."""
    sentence, predicate = scene.sentence, hit.trigger.predicate
    words = sentence.words
    start, end = words[hit.clause.first].start, words[hit.clause.last - 1].end
    if hit.blocked:
        yield "another_sense"
    if predicate.needs not in NEED_NO_PEOPLE and group is None:
        yield "no_people"
    counted = group is not None and group.count is not None
    if not counted and (
        predicate.needs == "counted" or (predicate.needs == "counted_clause" and not within(values.counts, start, end))
    ):
        yield "uncounted"
    homeward = any(word.low in ("home", "homeland") for word in words[hit.at : hit.clause.last])
    if predicate.needs == "placed" and not places and not homeward and not counted:
        yield "unplaced"
    if predicate.name == "there_are" and group is not None and not places and _is_lone_number(report.text, group):
        times = (time for time in within(values.times, start, end) if time.kind == "point")
        if next(times, None) is None:
            yield "lone_number"
    if predicate.needs == "named" and not within(values.names, start, end):
        yield "unnamed"
    if predicate.needs == "money" and not within(values.money, start, end) and not within(values.shares, start, end):
        yield "no_sum"
    spoken_of = any(one.status == "workers" for one in scene.groups) or bool(
        _STATE.search(report.text, sentence.start, sentence.end)
    )
    waged = predicate.kind == "pay" and bool(_WAGE.search(body))
    paid = predicate.name == "wage" and any(
        one.value.per in ("day", "month") for one in within(values.money, start, end)
    )
    if predicate.kind in ("paper", "pay") and not (spoken_of or scene.recent or waged or paid):
        yield "not_spoken_of"
    if predicate.name == "forced_labour" and not spoken_of:
        yield "not_spoken_of"


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


def _told_otherwise(scene: Scene, values: Values, hit: Hit, group: Group | None, body: str) -> Iterator[str]:
    """What makes the words no report of something that happened or holds: law, duty, condition, participle, wish."""
    kind = hit.trigger.predicate.kind
    reading = hit.reading
    words = scene.sentence.words
    before = scene_text(scene, hit.clause.first, hit.at)
    event = kind in ("movement", "presence", "hiring")
    uncounted = group is None or group.count is None
    verb = hit.trigger.form == "verb"
    if operators.is_averted(before) and event:
        yield "averted"
    if kind in ("movement", "enforcement", "hiring") and operators.is_exhorted(before):
        yield "exhorted"
    if hit.trigger.form == "noun" and kind in ("movement", "hiring") and operators.is_demanded(before):
        yield "demanded"
    first = reading.first if reading is not None else hit.at
    if (
        event
        and verb
        and reading is not None
        and (reading.tense, reading.form, reading.modality) == ("present", "finite", "asserted")
        and first == hit.at
        and operators.is_habit(scene_text(scene, max(hit.clause.first - 1, 0), first))
    ):
        yield "habit"
    start, end = words[hit.clause.first].start, words[hit.clause.last - 1].end
    named = kind == "hiring" and bool(within(values.names, start, end))
    relative = (
        first > 0
        and verb
        and words[first - 1].low in ("who", "that", "which")
        and not named
        and not (kind == "hiring" and _after_copula(words, first - 1))
    )
    if relative and kind in ("presence", "hiring") and uncounted:
        yield "relative_clause"
    if hit.trigger.form == "noun" and scene.sentence.zone in ("headline", "title") and uncounted:
        yield "headline_noun"
    if operators.is_law(body) and kind not in ("pay", "condition"):
        yield "law"
    if operators.is_duty(body) and kind in ("movement", "paper", "enforcement", "presence", "hiring"):
        yield "duty"
    if operators.is_conditional(body) and kind != "condition":
        yield "condition"
    if reading is None:
        return
    if kind == "enforcement" and reading.negated and hit.trigger.predicate.name in ("crack_down", "deport", "arrest"):
        yield "not_done"
    if hit.trigger.predicate.name in ("defect", "ran_away") and _is_untold(reading, before):
        yield "only_tried"
    if not verb:
        return
    if kind == "condition" and reading.negated:
        yield "not_done"
    if reading.obliged and kind in ("movement", "presence", "hiring", "paper"):
        yield "obliged"
    if kind in ("presence", "hiring") and lemmas(reading.governor or "") & {"force", "compel"}:
        yield "forced"  # "forced to build towers until two in the morning" tells how they work
    if kind == "movement" and (
        reading.form == "gerund" or (reading.form == "participle" and scene.sentence.zone != "headline")
    ):
        yield "participle"
    if (
        reading.form in ("gerund", "participle")
        and kind in ("presence", "hiring")
        and uncounted
        and scene.sentence.zone not in ("headline", "caption")
        and not _is_witnessed(words, group)
    ):
        yield "participle"
    if reading.form == "infinitive" and event and reading.modality == "asserted":
        yield "infinitive"

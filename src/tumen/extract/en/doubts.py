"""Doubts: named reasons why a predicate with its arguments may be no claim. What each weighs stands in `weights.tsv`.

Law, duty, condition, participle, custom and the like: what speaks against a claim is named once, here, and shown to
whoever asks why a sentence gave none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tumen.extract.en import operators
from tumen.extract.en.groups import Group
from tumen.extract.en.hits import Hit
from tumen.extract.en.morph import lemmas
from tumen.extract.en.roles import Placed
from tumen.extract.en.shared import Lead, joined
from tumen.extract.en.text import Word
from tumen.extract.en.verbs import VerbReading
from tumen.extract.en.vocabulary import word_class

NEED_NO_PEOPLE = ("topic", "money", "share_or_state", "named")
"""Needs that a clause may fill without a word for the people."""


def doubts_of(hit: Hit, group: Group | None, places: Sequence[Placed]) -> tuple[str, ...]:
    """The names of all doubts about a hit with these people and places, in the order in which they are raised."""
    return tuple(dict.fromkeys((*_lacking(hit, group, places), *_told_otherwise(hit, group))))


def _lacking(hit: Hit, group: Group | None, places: Sequence[Placed]) -> list[str]:
    """What the predicate needs and the clause does not give."""
    about, predicate = hit.about, hit.trigger.predicate
    around, needs = about.sentence, predicate.needs
    found: list[str] = []
    if hit.blocked:
        found.append("another_sense")
    if group is None and needs not in NEED_NO_PEOPLE:
        found.append("one_person" if _is_of_one(hit) else "no_people")
    counted = group is not None and group.count is not None
    if not counted and (needs == "counted" or (needs == "counted_clause" and not about.counts)):
        found.append("uncounted")
    if needs == "placed" and not places and not counted and not _is_homeward(hit):
        found.append("unplaced" if about.sentence.scene.place is None else "lent_place")
    alone = predicate.name == "there_are" and group is not None and not places
    if alone and group is not None and _is_lone_number(around.report.text, group) and not about.times:
        found.append("lone_number")
    if needs == "named" and not about.names:
        found.append("unnamed")
    if needs == "money" and not about.money and not about.shares:
        found.append("no_sum")
    if predicate.kind in ("paper", "pay") and not (around.is_of_workers or around.scene.recent):
        waged = predicate.kind == "pay" and about.is_of_wages
        paid = predicate.name == "wage" and any(one.value.per in ("day", "month") for one in about.money)
        if not (waged or paid):
            found.append("not_spoken_of")
    if predicate.name == "forced_labour" and not around.is_of_workers:
        found.append("not_spoken_of")
    if predicate.kind in ("condition", "pay") and about.is_at_home:
        found.append("at_home")
    if predicate.kind == "enforcement" and about.is_other_matter and (group is None or not group.labour):
        found.append("other_matter")
    return found


def _follows(hit: Hit) -> bool:
    """Whether what is told follows from a condition before it: "if a seam is bad, their wages are cut"."""
    return any(word.text == "," for word in hit.about.sentence.scene.sentence.words[hit.about.clause.first : hit.at])


def _is_of_one(hit: Hit) -> bool:
    """Whether a verb tells it of one person of whom only a pronoun speaks: "he was sent", "they sent him"."""
    if hit.form != "verb":
        return False
    reading, clause = hit.reading, hit.about.clause
    words = hit.about.sentence.scene.sentence.words
    first = reading.first if reading is not None else hit.at
    before = words[max(clause.first, first - _NEXT) : first]
    doer = hit.predicate.workers == "subject" or (reading is not None and reading.passive)
    if doer:
        return any(word.low in _ONE_WHO for word in before)
    return any(word.low in _ONE_WHOM for word in words[hit.at + 1 : min(hit.end + 1, clause.last)])


_NEXT = 2
"""Words before a verb in which its subject stands."""
_ONE_WHO, _ONE_WHOM = frozenset({"he", "she", "i"}), frozenset({"him", "her", "me"})


def _is_homeward(hit: Hit) -> bool:
    """Whether the words from the predicate on name the home of the people."""
    words = hit.about.sentence.scene.sentence.words
    return any(word.low in ("home", "homeland") for word in words[hit.at : hit.about.clause.last])


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


def _is_untold(reading: VerbReading, lead: Lead) -> bool:
    """Whether a flight is only wished, feared, hindered or tried."""
    thought = reading.negated or reading.modality != "asserted" or reading.form == "infinitive"
    return thought or lead.averts or bool(_TRIED.search(lead.text))


_DONE, _FLEEING = ("crack_down", "deport", "arrest"), ("defect", "ran_away")
_READ = frozenset((*_DONE, *_FLEEING))
_TRIED = re.compile(
    r"\b(?:tr(?:y|ies|ied|ying)|attempt\w*|anyone|whoever|those who) (?:to )?$"
    r"|\b(?:keep|kept|deter|prevent|stop|discourag|dissuad|hinder)\w*\b[^,.;]{0,50}$",
    re.I,
)


def _is_lone_number(text: str, group: Group) -> bool:
    """Whether the people are told by a number alone."""
    return not group.labour and group.count is not None and "them" not in text[group.start : group.end]


def _told_otherwise(hit: Hit, group: Group | None) -> list[str]:
    """What makes the words no report of something that happened or holds: law, duty, condition, participle, wish."""
    found: list[str] = []
    kind = hit.trigger.predicate.kind
    about = hit.about
    name = hit.trigger.predicate.name
    # of a noun or phrase the verb is read only where it may matter
    reading = hit.reading if hit.trigger.form == "verb" or name in _READ else None
    sentence = about.sentence.scene.sentence
    words = sentence.words
    lead = about.lead(hit.at)
    event = kind in ("movement", "presence", "hiring")
    uncounted = group is None or group.count is None
    verb = hit.trigger.form == "verb"
    if event and lead.averts:
        found.append("averted")
    if kind in ("movement", "enforcement", "hiring") and lead.exhorts:
        found.append("exhorted")
    if hit.trigger.form == "noun" and kind in ("movement", "hiring") and lead.demands:
        found.append("demanded")
    first = reading.first if reading is not None else hit.at
    if (
        event
        and verb
        and reading is not None
        and (reading.tense, reading.form, reading.modality) == ("present", "finite", "asserted")
        and first == hit.at
        and operators.is_habit(joined(words, max(about.clause.first - 1, 0), first))
    ):
        found.append("habit")
    relative = (
        kind in ("presence", "hiring")
        and uncounted
        and first > 0
        and verb
        and words[first - 1].low in ("who", "that", "which")
        and not (kind == "hiring" and (about.names or _after_copula(words, first - 1)))
    )
    if relative:
        found.append("relative_clause")
    if hit.trigger.form == "noun" and sentence.zone in ("headline", "title") and uncounted:
        found.append("headline_noun")
    if about.is_question or lead.asks:
        found.append("question")
    if about.is_of_foreigners:
        found.append("foreigners")
    if kind not in ("pay", "condition") and about.is_law:
        found.append("law")
    if kind in ("movement", "paper", "enforcement", "presence", "hiring") and about.is_duty:
        found.append("duty")
    if kind != "condition" and about.is_conditional and not (kind == "pay" and _follows(hit)):
        found.append("condition")
    if reading is None:
        return found
    if kind == "enforcement" and reading.negated and name in _DONE:
        found.append("not_done")
    if name in _FLEEING and _is_untold(reading, lead):
        found.append("only_tried")
    if not verb:
        return found
    if kind == "condition" and reading.negated:
        found.append("not_done")
    if reading.obliged and kind in ("movement", "presence", "hiring", "paper"):
        found.append("obliged")
    if kind in ("presence", "hiring") and lemmas(reading.governor or "") & {"force", "compel"}:
        found.append("forced")  # "forced to build towers until two in the morning" tells how they work
    if kind == "movement" and (
        reading.form == "gerund" or (reading.form == "participle" and sentence.zone != "headline")
    ):
        found.append("participle")
    if (
        reading.form in ("gerund", "participle")
        and kind in ("presence", "hiring")
        and uncounted
        and sentence.zone not in ("headline", "caption")
        and not _is_witnessed(words, group)
    ):
        found.append("participle")
    if reading.form == "infinitive" and event and reading.modality == "asserted":
        found.append("infinitive")
    return found

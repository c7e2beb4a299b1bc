"""The passage: what it is about, whom its pronouns mean, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tumen.extract.en.groups import SUBJECT, Group, groups_in
from tumen.extract.en.text import Sentence, Text
from tumen.extract.en.values import Values, within
from tumen.extract.en.vocabulary import word_class
from tumen.ledger import Ground, Place
from tumen.normalise import FoundPlace

ABROAD = frozenset({"abroad", "overseas", "worldwide", "globally"})
_LEVELS = {"country": 0, "province": 1, "city": 2, "site": 3}


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """A sentence with its people settled and what the passage lends it.

    `groups` hold only statuses `workers`, `other` and `none`; `place` is the last host place of the passage with the
    words that name it; `country` the one host state of the report, if there is one; `topic` tells that the passage is about the workers.
    """

    sentence: Sentence
    groups: tuple[Group, ...]
    places: tuple[FoundPlace, ...]
    place: tuple[Place, Ground] | None
    topic: bool
    strangers: bool


def scenes(text: Text, values: Values) -> tuple[Scene, ...]:
    """Each sentence as a scene. Where the text never speaks of the sending state's workers, no group is of them."""
    raw = [groups_in(sentence, values) for sentence in text.sentences]
    about = any(
        group.status == "explicit" and (group.labour or _works(sentence, group))
        for sentence, groups in zip(text.sentences, raw, strict=True)
        for group in groups
    )
    found: list[Scene] = []
    last = "none"
    strangers = False
    paragraph = -1
    here: tuple[Place, Ground] | None = None
    started = False
    for sentence, groups in zip(text.sentences, raw, strict=True):
        if sentence.paragraph != paragraph:
            strangers = False
            paragraph = sentence.paragraph
        settled: list[Group] = []
        for group in groups:
            status, last, strangers = _settle(group, about=about, started=started, last=last, strangers=strangers)
            started = started or status == "workers"
            settled.append(replace(group, status=status))
        places = within(values.places, sentence.start, sentence.end)
        hosts = [one for one in places if one.place.country not in (SUBJECT, None)]
        topic = about and not (strangers and not any(group.status == "workers" for group in settled))
        found.append(
            Scene(sentence=sentence, groups=tuple(settled), places=places, place=here, topic=topic, strangers=strangers)
        )
        worker_here = any(group.status == "workers" for group in settled)
        if hosts and sentence.zone != "caption":
            finest = max(hosts, key=lambda one: (_LEVELS[one.place.level], -one.start))
            countries = {one.place.country for one in hosts}
            if len(countries) == 1:
                here = (finest.place, Ground(spans=((finest.start, finest.end),)))
            elif worker_here or len(countries) > 2:
                here = None
        elif any(word.low in ABROAD for word in sentence.words) and worker_here:
            here = None
    return tuple(found)


def _works(sentence: Sentence, group: Group) -> bool:
    """Whether people without a word for workers are said to work."""
    lemmas = {lemma for word in sentence.words[group.last : group.last + 6] for lemma in word.lemmas}
    return bool(
        lemmas & {"work", "employ", "labor", "labour", "job", "wage", "dispatch", "hire", "toil", "earn", "payroll"}
    )


def _settle(group: Group, *, about: bool, started: bool, last: str, strangers: bool) -> tuple[str, str, bool]:
    """The group's settled status, the status that a later pronoun takes, and whether strangers are in the passage."""
    if group.status == "other":
        return "other", "other", True
    if group.status == "explicit":
        return ("workers", "workers", strangers) if about else ("none", last, strangers)
    if not about:
        return "none", last, strangers
    if group.status == "bare":
        if strangers and not group.definite:
            return "none", last, strangers
        if strangers and last == "other":
            return "other", last, strangers
        return "workers", "workers", strangers
    if group.status == "pronoun":
        return ("workers" if last == "workers" else "other" if last == "other" else "none"), last, strangers
    return ("none" if strangers and last == "other" else "workers"), last, strangers


def finer(one: Place, other: Place) -> bool:
    """Whether the first place is named more precisely."""
    return _LEVELS[one.level] > _LEVELS[other.level]


def is_home_word(low: str) -> bool:
    """Whether the word means the sending state's soil."""
    return low in ("home", "homeland", "homeward")


__all__ = ["ABROAD", "Scene", "finer", "is_home_word", "scenes", "word_class"]

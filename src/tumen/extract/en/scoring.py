"""How likely a frame is a claim: a weighted sum of named signs, with the weights in `weights.tsv`.

A logistic model: probability = 1 / (1 + exp(-sum)). The weights are fitted on annotated reports by
`tools/fit_weights.py` with a penalty that keeps rare signs near nought (ridge regression, Hoerl and Kennard 1970).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Protocol

from tumen.extract.en.amounts import paper_named
from tumen.extract.en.groups import Group
from tumen.extract.en.mains import next_after, stand_to
from tumen.extract.en.parts import (
    OF_RULES,
    REPORT,
    Part,
    of_arguments,
    of_clause,
    of_doubts,
    of_fields,
    of_form,
    of_length,
    of_neighbours,
    of_order,
    of_past,
    of_people,
    of_phrase,
    of_rule,
    of_stand,
    of_telling,
    of_verb,
    of_zone,
    part_of,
    row_of_clause,
    row_of_field,
    row_of_length,
    row_of_zone,
)
from tumen.extract.en.passage import Scene
from tumen.extract.en.placing import Frame
from tumen.extract.en.roles import Placed, is_home
from tumen.extract.en.rules import Predicate, told_kind
from tumen.extract.en.shared import InClause
from tumen.extract.en.text import Word
from tumen.extract.en.vocabulary import word_class
from tumen.extract.en.ways import moves_of, ways_of
from tumen.extract.en.weights import exact, rounded, weights
from tumen.ledger import Count

LEAST = 0.28
"""Score from which a frame is a claim unless the user sets another line."""
_MOST_HINTS = 4
_LONG, _FAR, _TOP = 30, 8, 4
_NOW = frozenset(
    ("now", "currently", "still", "already", "recently", "today", "alone", "total", "altogether", "present")
)


@lru_cache(maxsize=64)
def line_of(least: float) -> int:
    """The sum of weights from which a score is `least`, exact; what cannot come so far needs no look at the rest."""
    if least <= 0:
        return exact(-math.inf)
    return exact(math.log(least / (1 - least)) - _SLACK if least < 1 else math.inf)


_SLACK = 0.001
"""More than rounding can make of a sum."""


class Found(Protocol):
    """What a frame is made from: a rule's phrase at words `at` to `end` of a clause."""

    @property
    def predicate(self) -> Predicate: ...
    @property
    def about(self) -> InClause: ...
    @property
    def at(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def form(self) -> str: ...


def known_weight(
    found: Found,
    group: Group | None,
    places: Sequence[Placed],
    *,
    hints: int,
    before: str | None,
) -> int:
    """What the signs of a frame weigh that are known before its doubts are raised and its verb is read, exact."""
    predicate, about = found.predicate, found.about
    kind = predicate.kind
    settled = about.weighed.get(kind)
    if settled is None:
        settled = about.weighed[kind] = _settled(about, kind)
    known = _known(found, group, places, hints, before)
    return settled + _priority(predicate.score) + sum([part.total for part in known])


@cache
def _priority(score: int) -> int:
    """What the priority of a rule weighs, which is no sign but a number."""
    return exact(weights().get("priority", 0.0) * score)


def scored(frame: Frame, known: int, line: int) -> Frame | None:
    """The frame with its score, by its `known_weight` and the rest of its signs; None where those miss the line."""
    total = known + sum([part.total for part in _rest(frame)])
    if total < line:
        return None
    return frame.with_score(1 / (1 + math.exp(-max(-40.0, min(40.0, rounded(total))))))


def weighed(frame: Frame, before: str | None) -> list[tuple[str, float]]:
    """The signs of a frame with their weights; those without a weight are left out."""
    table = weights()
    signs = [(sign, table[sign]) for sign in signs_of(frame, before) if sign in table]
    return [*signs, ("priority", table.get("priority", 0.0) * frame.predicate.score)]


def signs_of(frame: Frame, before: str | None) -> tuple[str, ...]:
    """The names of all signs for or against a frame, sorted."""
    found = {sign for part in _parts(frame, before) for sign in part.signs}
    kind = frame.predicate.kind
    for name in frame.about.word_names:
        found.update((f"word {name}", f"word {name} of {kind}"))
    found.update(f"words {name} of {kind}" for name in frame.about.pair_names)
    return tuple(sorted(found))


def _parts(frame: Frame, before: str | None) -> Iterator[Part]:
    """The signs of a frame, but for those of single words; no sign stands in two parts."""
    about = frame.about
    yield from _around(frame.predicate.kind, about)
    yield from _known(frame, frame.group, frame.places, frame.hints, before)
    yield from _rest(frame)


def _known(
    found: Found,
    group: Group | None,
    places: Sequence[Placed],
    hints: int,
    before: str | None,
) -> list[Part]:
    """Signs that are known before the verb is read: rule, people and places.

    What does not hang on the very words of a report is looked up again for the next frame of which the same holds.
    """
    predicate, about, at, end = found.predicate, found.about, found.at, found.end
    kind, scene, clause = predicate.kind, about.sentence.scene, about.clause
    words = scene.sentence.words
    who, near, firm = _who(group, about), _near(places, scene), bool(about.names)
    mine = told_kind(kind, predicate.direction)
    others = tuple(sorted([name for name in about.told if name != mine])) if about.told else ()
    parts = [
        of_rule(predicate.name, kind, predicate.direction, min(hints, _MOST_HINTS) if predicate.hint else 0),
        of_arguments(kind, who, near, about.dated, firm),
        of_telling(kind, about.sentence.by_author, about.is_custom, who == "counted" or near == "fine" or firm),
        of_order(kind, predicate.direction, predicate.loose, before),
        of_stand(kind, found.form, stand_to(about.main, at, end), next_after(words, end)),
        of_neighbours(kind, predicate.hint, others, len(about.told.get(mine, ()))),
    ]
    if group is not None:
        count = group.count
        after, lead, named = _stands(group, about)
        of_group = of_people(
            kind,
            group.labour,
            group.definite,
            group.part,
            count.basis if count is not None else None,
            _size(count),
            after,
            lead,
            clause.first <= group.first < clause.last,
            abs(group.first - at) > _FAR,
            named,
        )
        parts.append(of_group)
        if group.span in about.sentence.row:
            parts.append(part_of((f"in a row of {kind}",)))
    if kind == "movement" and not predicate.loose:
        parts.append(part_of(tuple(moves_of(about))))
    return parts


def _stands(group: Group, about: InClause) -> tuple[str, str, bool]:
    """The sorts of word behind and before the people, and whether their own words name their state."""
    span, stands = (group.first, group.last), about.sentence.stands
    found = stands.get(span)
    if found is None:
        words = about.sentence.scene.sentence.words
        found = _what_follows(words, group.last), _what_leads(words, group.first), _is_named(words, group)
        stands[span] = found
    return found


def _settled(about: InClause, kind: str) -> int:
    """What the signs weigh that all frames of a kind in the clause have, those of its words included."""
    rows = about.rows
    if not rows:
        rows += [row_of_zone(*_zone(about)), row_of_clause(*_stretch(about))]
        rows += [row_of_length(about.sentence.scene.sentences), *[row_of_field(name) for name in about.fields]]
        rows += about.word_weights
    return sum([row[kind] for row in rows]) + sum([part.total for part in _of_kind(kind, about)])


def _around(kind: str, about: InClause) -> Iterator[Part]:
    """Signs that all frames of a kind in the clause have, but for those of single words."""
    yield of_zone(kind, *_zone(about))
    yield of_clause(kind, *_stretch(about))
    yield of_fields(kind, about.fields)
    yield of_length(kind, about.sentence.scene.sentences)
    yield from _of_kind(kind, about)


def _zone(about: InClause) -> tuple[str, str, bool, bool, bool, bool, int | None, bool]:
    """Where in the text the clause stands, as `of_zone` takes it."""
    scene = about.sentence.scene
    sentence = scene.sentence
    # of a few sentences that are no report the first is no headline
    top = sentence.number if sentence.number < _TOP and scene.sentences >= REPORT else None
    by_author, opener = about.sentence.by_author, about.clause.opener
    return sentence.zone, opener, scene.sure, by_author, sentence.quoted, scene.recent, top, scene.strangers


def _stretch(about: InClause) -> tuple[bool, bool, bool]:
    """What the words of the clause tell of it, as `of_clause` takes it."""
    long = about.clause.last - about.clause.first > _LONG
    return about.workplace, not about.lows.isdisjoint(_NOW), long


def _of_kind(kind: str, about: InClause) -> Iterator[Part]:
    """Signs that all frames of a few kinds in the clause have."""
    if kind in ("pay", "condition"):
        yield part_of(tuple(_of_states(kind, about)))
    elif kind == "paper":
        yield part_of(tuple(_of_papers(about)))
    if kind in OF_RULES:
        yield part_of(tuple(_of_rules(kind, about)))


def _rest(frame: Frame) -> Iterator[Part]:
    """Signs of its doubts and its verb, and those of its kind alone.

    `most_of_doubts` and `most_of_rest` are the most that they may weigh.
    """
    kind, reading, about = frame.predicate.kind, frame.reading, frame.about
    scene = about.sentence.scene
    yield of_doubts(frame.doubts, kind)
    if reading is None:
        yield of_form(frame.form)
    else:
        who, near = _who(frame.group, about), _near(frame.places, scene)
        ing = scene.sentence.words[frame.at].low.endswith("ing")
        yield of_verb(kind, frame.form, reading.form, reading.tense, reading.modality, reading.negated, ing, who, near)
        if reading.tense == "past" and not (who == "counted" or near == "fine" or about.names):
            yield of_past(kind, about.sentence.by_author)
    if kind in ("pay", "condition"):
        # what the broad rules are worth is learned from all of them together
        yield of_phrase(kind, frame.predicate.score < 0, frame.end - frame.at > _WIDE)
    if kind in OF_RULES:
        yield part_of(tuple(_of_authority(frame, scene)))
    if kind == "movement" and not frame.predicate.loose:
        yield part_of(tuple(ways_of(frame, scene)))


def _who(group: Group | None, about: InClause) -> str:
    """The people in one word."""
    if group is None:
        return "nobody"
    return "counted" if group.count is not None else "named" if _stands(group, about)[2] else "some"


def _near(places: Sequence[Placed], scene: Scene) -> str:
    """How near the place is told, in one word."""
    hosts = [one for one in places if not is_home(one.found)]
    if hosts:
        return "fine" if any(one.found.place.level != "country" for one in hosts) else "host"
    return "lent" if scene.place is not None else "none"


def _of_papers(about: InClause) -> Iterator[str]:
    """Which paper is named, and whether papers are counted."""
    yield f"paper {paper_named(about.body)}"
    if any(one.noun is not None and one.noun.endswith(_PAPERS) for one in about.counts):
        yield "papers counted"


def _is_named(words: Sequence[Word], group: Group) -> bool:
    """Whether the people's own words name their state."""
    return any(word.low in ("north", "dprk", "korean", "koreans") for word in words[group.first : group.last])


_FEW, _SOME, _MANY = 10, 100, 1000
"""Limits between a handful, a workshop's people, a town's and a state's."""


def _size(count: Count | None) -> str | None:
    """How many they are, in one word."""
    number = None if count is None else count.low if count.low is not None else count.high
    if number is None:
        return None
    return "few" if number < _FEW else "some" if number < _SOME else "many" if number < _MANY else "mass"


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


def _of_rules(kind: str, about: InClause) -> Iterator[str]:
    """Whether the clause speaks of rules and the sentence names the sending state."""
    if any(low.startswith(_RULE_WORDS) for low in about.lows):
        yield f"rules spoken of {kind}"
    if any(word.low in _SENDER or word.low in _STATE_NAMED for word in about.sentence.scene.sentence.words):
        yield f"state named {kind}"


_PAPERS = ("visa", "visas", "permit", "permits", "passes")
_STATE_NAMED = ("dprk", "korean", "koreans")
_SENDER = frozenset({"north", "pyongyang", "pyongyang's", "pyongyang’s", "kim", "regime", "dprk", "dprk's", "dprk’s"})
_RULE_WORDS = ("sanction", "resolution", "illegal", "law", "visa", "permit", "violat", "deadline", "contract", "rule")


def _of_states(kind: str, about: InClause) -> Iterator[str]:
    """Signs of pay and conditions: figures, words of work or pay near by."""
    if kind == "pay":
        sums = about.money
        if sums:
            yield "pay in figures"
            yield "pay by period" if any(one.value.per is not None for one in sums) else "pay without period"
        else:
            yield "pay by share" if about.shares else "pay in words"
    if about.lows & _WORKING:
        yield f"workers in clause of {kind}"
    if about.lows & _PRONOUNS:
        yield f"pronoun in clause of {kind}"


_WORKING = frozenset({
    "workers", "worker", "labourers", "laborers", "labourer", "laborer", "employees", "staff", "women", "builders",
    "loggers", "waitresses", "manager", "managers", "factory", "dormitory", "dormitories", "wages", "wage", "salary",
    "salaries", "pay", "minders",
})  # fmt: skip
_PRONOUNS = frozenset({"they", "them", "their", "we", "our", "he", "she", "his", "her", "i", "us"})
_WIDE = 6

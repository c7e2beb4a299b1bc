"""How many people a frame tells of: by its own words, as one person alone, or as those counted before."""

from __future__ import annotations

import re
from dataclasses import replace

from tumen.extract.en.alone import alone_as, one_of_them, tells_of_any
from tumen.extract.en.amounts import papers_of, part_of_people
from tumen.extract.en.groups import Group, names_one
from tumen.extract.en.meant import meant_by
from tumen.extract.en.parted import share_of_those, without_vague
from tumen.extract.en.passage import Scene
from tumen.extract.en.placing import Frame
from tumen.extract.en.sought import sought
from tumen.extract.en.speech import Speech
from tumen.extract.en.values import within
from tumen.extract.en.vocabulary import word_class
from tumen.ledger import Count, Ground, Kind
from tumen.normalise import Values

Told = tuple[Count | None, Ground | None]
"""A number with the words that tell it."""


def count_of(
    text: str,
    scene: Scene,
    speech: Speech,
    values: Values,
    frame: Frame,
    kind: Kind,
    modality: str,
    quote: tuple[int, int],
) -> Told:
    """How many people (of a paper: how many papers or holders), with the words that tell it."""
    group = frame.group
    if without_vague(text, group) is not group:
        return None, None
    count, ground = _own(text, scene, speech, frame, kind, modality, quote)
    if count is None and modality != "denied":
        known = known_before(scene, group, kind) if group is not None and group.count is None else None
        count, ground = _counted(known)
        if count is None:
            count, ground = _one(text, scene, speech, frame, kind, quote)
        if count is None and kind in _OF_STOCKS:
            count, ground = share_of_those(text, quote, scene.told)
        if count is None and kind in (*_OF_ONE, "paper") and _may_be_all(scene, group):
            count, ground = _counted(_all_of_them(scene, frame))
        if count is None and kind == "condition":
            count, ground = _lives(text, values, quote)
        if count is None and kind == "enforcement" and (papers := papers_of(values, scene, frame, _ONE)) is not None:
            count, ground = papers.value, Ground(spans=((papers.start, papers.end),))
        if count is None and group is not None and group.count is None:
            count, ground = _counted(meant_by(scene.sentence.words, group, scene.groups, scene.told, kind))
    if kind == "paper" and modality != "denied" and (papers := papers_of(values, scene, frame, count)) is not None:
        count, ground = papers.value, Ground(spans=((papers.start, papers.end),))
    if kind == "paper" and count is not None:
        count = part_of_people(text, *quote, count)
    return count, ground


def _counted(group: Group | None) -> Told:
    """The number of a group."""
    if group is None or group.count is None or group.count_span is None:
        return None, None
    return group.count, Ground(spans=(group.count_span,))


def _own(
    text: str, scene: Scene, speech: Speech, frame: Frame, kind: Kind, modality: str, quote: tuple[int, int]
) -> Told:
    """The number of the people of a frame as its words tell it; "a welder" is one."""
    group = frame.group
    if group is None or modality == "denied" or (kind == "pay" and frame.predicate.name != "state_earns"):
        return None, None
    if group.count is not None:
        if kind == "pay" and group.count_span is not None and group.count_span[0] < quote[0]:
            return None, None  # the people of a joined predicate: "sends 20,000 workers abroad, earning ..."
        if group.count == _ONE and _speaks_for_all(scene, speech, frame, group):
            return None, None
        return _counted(_of_theirs(text, scene, group) or group)
    words = scene.sentence.words
    if words[group.head].low == "couple":
        return _TWO, Ground(spans=(group.span,))
    if kind in _OF_ONE and names_one(words, group) and not tells_of_any(words, group.first):
        return _ONE, Ground(spans=(group.span,))
    return None, None


def _speaks_for_all(scene: Scene, speech: Speech, frame: Frame, group: Group) -> bool:
    """Whether one who speaks says "we", or nobody was seen ("not a single worker"): then one is no number."""
    words = scene.sentence.words
    before = words[min(frame.clause.subject, group.first) : group.first]
    if any(word.low == "single" for word in words[group.first : group.last]):
        return any(word.low in word_class("negative") or word.low.endswith(("n't", "n’t")) for word in before)
    spoken = any(low <= group.start and group.end <= high for low, high in speech.spoken)
    return spoken and any(word.low in ("we", "us", "our") for word in words[frame.clause.first : frame.clause.last])


_OF_THEIRS = sought(
    re.compile(
        r"\b(?:including|among (?:them|these|whom)|of (?:them|these|whom))(?:,| were| was)? "
        r"(?P<who>(?:[\w,.-]+ ){1,3}North Koreans?)\b"
    ),
    "including|among|of ",
)


def _of_theirs(text: str, scene: Scene, group: Group) -> Group | None:
    """The sending state's own of people of several nations: "29 men were injured, including seven North Koreans"."""
    if "Korean" in text[slice(*group.span)]:
        return None
    rest = text[group.end : scene.sentence.end]
    match = _OF_THEIRS.search(rest)
    if match is None:
        return None
    low, high = group.end + match.start("who"), group.end + match.end("who")
    for one in scene.groups:
        if one.count is not None and low <= one.start < high:
            return one
    if not match["who"].endswith("n") or not match["who"].lower().startswith(("a ", "one ")):
        return None
    return replace(group, count=_ONE, count_span=(low, high))


def _may_be_all(scene: Scene, group: Group | None) -> bool:
    """Whether no people are named but by a word for all or none of them."""
    return group is None or (group.part and scene.sentence.words[group.head].low in _ALL)


def _all_of_them(scene: Scene, frame: Frame) -> Group | None:
    """Those told before as a whole, where the clause is about all, none or each of them: "all hold valid permits"."""
    words, first = scene.sentence.words, frame.clause.first
    first += words[first].low in ("and", "but")
    whole = scene.told.whole if words[first].low in _ALL and scene.told is not None else None
    return whole if words[first].low != "both" or (whole is not None and whole.count == _TWO) else None


_TWO = Count(low=2, high=2, basis="exact")
_ALL = frozenset({"all", "none", "each", "both"})
_LIFE = re.compile(
    r"\b(?:cost|costs|claimed|claims|claim|took|taken) (?P<bound>at least )?(?P<one>one|a) (?:\w+ )?life\b"
)


def _lives(text: str, values: Values, quote: tuple[int, int]) -> Told:
    """The number of lives that something cost."""
    if (one := _LIFE.search(text, *quote)) is not None:
        return (_ONE if one["bound"] is None else _ONE_OR_MORE), Ground(spans=(one.span("one"),))
    told = next(
        (one for one in within(values.counts, *quote) if one.noun == "lives" and one.value.basis != "vague"), None
    )
    return (told.value, Ground(spans=((told.start, told.end),))) if told is not None else (None, None)


_OF_STOCKS = ("movement", "presence", "hiring", "retention")
_OF_ONE = ("movement", "presence", "hiring", "retention", "enforcement", "condition")
_ONE = Count(low=1, high=1, basis="exact")
_ONE_OR_MORE = Count(low=1, high=None, basis="at_least")
_AT_LEAST = re.compile(r"\b(?:at least|no fewer than|not less than) $", re.I)


def _one(text: str, scene: Scene, speech: Speech, frame: Frame, kind: Kind, quote: tuple[int, int]) -> Told:
    """One, where the words name one person alone."""
    span = one_of_them(text, *quote) if kind == "condition" else None
    span = span or alone_as(scene, speech, frame, kind)
    if span is None:
        return None, None
    bound = _AT_LEAST.search(text, max(scene.sentence.start, span[0] - 20), span[0])
    return (_ONE if bound is None else _ONE_OR_MORE), Ground(spans=(span,))


def known_before(scene: Scene, group: Group, kind: Kind) -> Group | None:
    """The people told by their exact number right before, whom a pronoun or "the workers" means.

    Only for papers and what an authority does: those concern each of them alike.
    """
    pronoun = group.status != "number" and not group.labour and not group.part and group.last == group.first + 1
    if kind not in ("paper", "enforcement") or not (pronoun or (kind == "paper" and group.definite)):
        return None
    before = [one for one in scene.groups if one.status == "workers" and one.last <= group.first and one is not group]
    if before:
        return before[-1] if before[-1].count is not None and before[-1].count.basis == "exact" else None
    return scene.counted

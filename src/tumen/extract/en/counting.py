"""How many people a frame tells of: by its own words, as one person alone, or as those counted before."""

from __future__ import annotations

import re

from tumen.extract.en.alone import alone_as, one_of_them, tells_of_any
from tumen.extract.en.amounts import papers_of, part_of_people
from tumen.extract.en.groups import Group, names_one
from tumen.extract.en.meant import meant_by
from tumen.extract.en.passage import Scene
from tumen.extract.en.placing import Frame
from tumen.extract.en.speech import Speech
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
    count, ground = _own(scene, frame, kind, modality, quote)
    group = frame.group
    if count is None and modality != "denied":
        known = known_before(scene, group, kind) if group is not None and group.count is None else None
        count, ground = _counted(known)
        if count is None:
            count, ground = _one(text, scene, speech, frame, kind, quote)
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


def _own(scene: Scene, frame: Frame, kind: Kind, modality: str, quote: tuple[int, int]) -> Told:
    """The number of the people of a frame as its words tell it; "a welder" is one."""
    group = frame.group
    if group is None or modality == "denied" or (kind == "pay" and frame.predicate.name != "state_earns"):
        return None, None
    if group.count is not None:
        if kind == "pay" and group.count_span is not None and group.count_span[0] < quote[0]:
            return None, None  # the people of a joined predicate: "sends 20,000 workers abroad, earning ..."
        return _counted(group)
    words = scene.sentence.words
    if kind in _OF_ONE and names_one(words, group) and not tells_of_any(words, group.first):
        return _ONE, Ground(spans=(group.span,))
    return None, None


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

"""A group of speakers that is meant by its number alone: "the four", "all six men", "both"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tumen.extract.en.source_types import type_of
from tumen.extract.en.speech import PERSONS, Speech
from tumen.ledger import Ground, Source

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
COUNTED = re.compile(
    rf"(?:(?:all|all of the|the|all the|these|those) (?P<number>{'|'.join(_NUMBERS)}|\d\d?)|both|(?:the|this) pair)"
    r"(?: (?:men|women|people|of them))?",
    re.I,
)
"""The words that mean such a group."""
_HEADS = (
    r"North Koreans|workers|labou?rers|loggers|waitresses|defectors|escapees|builders|sources|officials|residents|"
    r"traders|experts|researchers|managers|diplomats|activists|women|men|people|contacts|businessmen|brokers|witnesses"
)
_REACH = 3_000
"""Characters before the words in which the group is looked for."""
_LONGEST = 160


def group_of(text: str, number: str, heard: Sequence[Speech], before: int) -> Speech | None:
    """The group of so many people that spoke or was described last before the offset; None where none was."""
    said = re.compile(rf"\b{number}\b(?! of\b)", re.I)
    for speech in reversed(heard):
        if said.search(speech.source.description):
            return speech
    described = re.compile(
        rf"\b(?P<who>(?i:{number}) (?:[\w’'-]+ ){{0,3}}?(?:{_HEADS})\b"
        r"(?: (?:who|from|in|at|of|that) [^,.;:“”\"\n()]{0,60})?)"
    )
    for match in reversed(list(described.finditer(text, max(0, before - _REACH), before))):
        kind = type_of(match["who"])
        if kind in (*PERSONS, "un"):
            ground = Ground(spans=(match.span("who"),))
            return Speech(source=Source(description=match["who"][:_LONGEST], type=kind), ground=ground)
    return None

"""Words of a text with their offsets, and the passages that two texts share word for word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tumen.ledger import Passage, Report

RUN = 8
"""Shortest run of words that counts as shared text (DESIGN, "copies of text")."""

# Chinese and Japanese write no spaces: each of their characters is a word here
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+(?:['’][^\W_\u3040-\u30ff\u3400-\u9fff]+)*"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """The words of a report in lower case without page furniture; `starts` and `ends` are their offsets.

    Of a row of a ledger only its prose counts: that two rows have the same headings and name the same firm in the same
    town is no copying.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def runs(self) -> list[bytes]:
        """Every run of `RUN` words, joined by spaces, in order."""
        return [" ".join(self.words[at : at + RUN]).encode() for at in range(len(self.words) - RUN + 1)]


_PROSE = ("quote", "note", "title")
"""Meanings of the columns of a ledger in which somebody writes sentences."""


def words(report: Report) -> Words:
    """The words of `report`, in order."""
    prose = [(cell.start, cell.end) for cell in report.cells if cell.meaning in _PROSE]
    found = [
        match
        for match in _WORD.finditer(report.text)
        if not any(start <= match.start() < end for start, end in report.furniture)
        and (not report.cells or any(start <= match.start() < end for start, end in prose))
    ]
    return Words(
        words=tuple(match.group().casefold().replace("’", "'") for match in found),
        starts=tuple(match.start() for match in found),
        ends=tuple(match.end() for match in found),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Shared:
    """What `here` has in common with `there` word for word; `share` is the part of here's words (0 to 1)."""

    passages: tuple[Passage, ...]
    share: float
    longest: int


NOTHING = Shared(passages=(), share=0.0, longest=0)


def shared(here: Words, there: Words, runs: Sequence[int], runs_there: Sequence[int]) -> Shared:
    """The longest passages of `here` that stand in `there`, each of `RUN` words or more, without overlap in `here`.

    `runs` are checksums of the runs of each text, in order; equal ones are compared word by word.
    """
    places: dict[int, list[int]] = {}
    for at, run in enumerate(runs_there):
        places.setdefault(run, []).append(at)
    passages = []
    covered = longest = at = 0
    while at < len(runs):
        length, other = max(
            ((_length(here, there, at, at_there), -at_there) for at_there in places.get(runs[at], ())), default=(0, 0)
        )
        if length < RUN:
            at += 1
            continue
        other = -other
        passages.append(
            Passage(
                start=here.starts[at],
                end=here.ends[at + length - 1],
                there_start=there.starts[other],
                there_end=there.ends[other + length - 1],
            )
        )
        covered += length
        longest = max(longest, length)
        at += length
    return Shared(passages=tuple(passages), share=covered / len(here.words) if here.words else 0.0, longest=longest)


def _length(here: Words, there: Words, at: int, other: int) -> int:
    length, most = 0, min(len(here.words) - at, len(there.words) - other)
    while length < most and here.words[at + length] == there.words[other + length]:
        length += 1
    return length

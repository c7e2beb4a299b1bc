"""Where what somebody says begins behind the verb of saying, and whether it rather stands before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tumen.extract.en.cues import ADJUNCT, TELLING
from tumen.extract.en.text import Word
from tumen.resources.lexicons import find_bodies

FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|has been|have been|had been|did|does|"
    r"barred|sent|began|remain|remains|work|works|live|stay|returned|arrived|employ|went|came|left|earn|receive|"
    r"employs|led|gets|get|pays|paid|sends|come|comes|devotes|met|takes|took)\b|n[’']t\b"
)
"""Words that only a clause has: no name of a speaker holds one."""


def ending(text: str, words: Sequence[Word], inside: Sequence[bool], at: int) -> tuple[int, bool]:
    """Where what is said begins after the verb, and whether it rather stands before."""
    stop = at + 1
    while stop < len(words) and words[stop].text not in ',;:“"—–' and not inside[stop]:
        stop += 1
    rest = words[at + 1 : stop]
    if rest and rest[-1].text in ".!?":
        rest = rest[:-1]
    ended = stop >= len(words) or words[stop].text in ",;—–"
    for index, word in enumerate(rest[:20]):
        if word.low == "that" and not any(_is_finite(one) for one in rest[:index]):
            return (rest[index + 1].start if index + 1 < len(rest) else word.end), False
    if not rest:
        return (words[at].end if ended else words[min(stop, len(words) - 1)].start), ended
    begin = 0
    if words[at].low in TELLING or rest[0].low == "to":
        begin = _recipient(text, rest)
    if begin >= len(rest):
        return rest[-1].end, ended
    counts = rest[begin].low in _NEARLY and begin + 1 < len(rest) and rest[begin + 1].text[0].isdigit()
    if rest[begin].low in ADJUNCT and not counts and not any(_is_finite(one) for one in rest[begin:]):
        return rest[-1].end, ended
    return rest[begin].start, False


_NEARLY = frozenset({"about", "around", "over", "between", "under", "up"})
"""Words that before a number say that it is not exact, and elsewhere lead what somebody spoke about or when."""


def _is_finite(word: Word) -> bool:
    return (
        bool(FINITE.fullmatch(word.low))
        or (word.low.endswith("ed") and len(word.low) > 4)
        or word.low in ("had", "has", "have")
    )


def _recipient(text: str, rest: Sequence[Word]) -> int:
    """How many of the words after "told" name who was told."""
    begin = 1 if rest[0].low == "to" else 0
    if begin >= len(rest):
        return begin
    for _, low, high in find_bodies(text, rest[begin].start, rest[-1].end):
        if low - rest[begin].start <= 30:
            begin = next((index for index, word in enumerate(rest) if word.start >= high), len(rest))
            while begin < len(rest) and rest[begin].low in (
                "korean",
                "service",
                "news",
                "agency",
                "reporters",
                "newspaper",
            ):
                begin += 1
            return _after_adjunct(rest, begin)
    index = begin
    if rest[index].low in ("the", "a", "an", "our", "his", "her", "their", "its", "this", "local"):
        index += 1
    index += 1
    while index < len(rest) and (
        rest[index].capital
        or rest[index].low
        in (
            "of",
            "reporters",
            "reporter",
            "newspaper",
            "agency",
            "news",
            "and",
            "outlet",
            "outlets",
            "media",
            "paper",
            "committee",
            "council",
            "lawmakers",
            "police",
        )
    ):
        if rest[index].low in ("North", "Chinese", "north", "russian", "chinese", "dprk"):
            break
        index += 1
    return _after_adjunct(rest, index)


def _after_adjunct(rest: Sequence[Word], index: int) -> int:
    """After "on Monday", "in an interview", "by phone" too."""
    while index < len(rest) and rest[index].low in ("on", "in", "by", "last", "this", "earlier", "via", "at", "during"):
        step = index + 1
        while (
            step < len(rest)
            and step - index < 6
            and rest[step].low
            not in ("the", "they", "he", "she", "it", "there", "north", "workers", "some", "about", "more")
        ):
            step += 1
            if rest[step - 1].low in (
                "monday",
                "tuesday",
                "wednesday",
                "thursday",
                "friday",
                "saturday",
                "sunday",
                "interview",
                "phone",
                "telephone",
                "week",
                "month",
                "year",
                "statement",
                "report",
                "anonymity",
            ):
                break
        else:
            return index
        index = step
    return index

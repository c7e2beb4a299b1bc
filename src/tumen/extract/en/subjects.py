"""The words before a verb of saying that name who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tumen.extract.en.counted import COUNTED
from tumen.extract.en.cues import JOINT, PRONOUNS, STOP, TIME, TURN
from tumen.extract.en.endings import FINITE
from tumen.extract.en.source_types import type_of
from tumen.extract.en.text import Word

# "In an interim report it told the committee": the report says so, whoever "it" is
IN_DOCUMENT = re.compile(r"(?:In|From) (?P<document>(?:an?|the|its|their|his|her) [^,]+?),? (?:it|they|he|she|we)")
_WHO = re.compile(r"\b(?:who|which|that|whose)\b[^,]*")
_DONE = re.compile(r"(?<=\w )(?:sent|led|paid|barred|returned) (?=by|to|from|along|there|abroad|out|here)")
_NAMED = re.compile(r"(?:[A-Z][\w.’'-]+ ?){1,5}(?:,|$| of | head| at )")
_SOMEBODY = re.compile(
    r"(?i:an?|one|another|two|three|several|some|many|others|most)\b ?(?:[\w’' -]|(?<=Mr|Ms|Dr)\.|(?<=Mrs)\.){0,80}$"
)
_NOT_A_NAME = re.compile(
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|If|When|What|How|That|There|This|These|Those|Meanwhile|However|Though|"
    r"Although|While|Since|Because|Other|Many|Some|Such|Then|Now|Here|Covid|COVID|Under|According|Yet|Also|In|On|At|"
    r"By|For|As|After|Before|Despite|With|Among|During|Until|From|To|Of|And|But|Or|So)\b"
)
_MODALS = frozenset({"should", "must", "might", "may", "can", "could", "would", "will"})


def plausible(who: str) -> bool:
    """Whether the words can name a speaker: a pronoun, a known head, a body, or a name in capitals."""
    bare = who.strip(' ,“”"‘’')
    words = bare.split()
    if not words or len(words) > 34 or FINITE.search(_DONE.sub("", _WHO.sub("", who))):
        return False
    if words[0].lower() in PRONOUNS and len(words) <= 2:
        return True
    if words[-1] in _MODALS:
        return False
    if len(words) == 1 and words[0].lower() in ("a", "an", "the", "and", "some", "that", "this", "also", "no"):
        return words[0].lower() == "some"
    if re.match(
        r"(?:and |but )?(?:there|if|when|what|how|that|which|no|nobody|to|of|in|at|on|by|for|with|from|under|despite|"
        r"during|until|because|unlike|without|amid|like|as|(?:(?!unnamed|united|retired|armed)\w{3,}ed)(?= (?:by|in|"
        r"with|from|to|at|on)\b))\b",
        bare,
        re.I,
    ):
        return False
    if type_of(bare) is not None or COUNTED.fullmatch(bare):
        return True
    return bool((_NAMED.match(bare) and not _NOT_A_NAME.match(bare)) or _SOMEBODY.fullmatch(bare))


_PART = frozenset({"one", "two", "three", "some", "many", "most", "several", "each", "others", "few"})


def _belongs(words: Sequence[Word], at: int) -> bool:
    """Whether the word stands within the description: "a man who has been here since 2011"."""
    if words[at].low == "as":  # "who gave his name only as Lee"
        return words[at - 1].low in ("only", "name", "known", "identified", "named", "himself", "herself", "surname")
    return words[at].low == "since" and (words[at + 1].text[0].isdigit() or words[at + 1].low in TIME)


_OBJECTS = frozenset({"him", "her", "them"})


def subject_of(text: str, words: Sequence[Word], inside: Sequence[bool], back: int) -> tuple[int, int] | None:
    """The words of the speaker that ends at word `back`, whose appositions in commas belong to it."""
    last = back
    if words[back].text == ",":
        last = back - 1
        back = _before_brackets(words, last)
        while back >= 0 and words[back].text != "," and words[back].text not in STOP and last - back < 30:
            back -= 1
        if back <= 0 or words[back].text != "," or words[back + 1].low in ("and", "but", "so"):
            return None
        back -= 1
    elif words[back].text == ")":
        while back > 0 and words[back].text != "(":
            back -= 1
        back -= 1
        if back < 0 or words[back].text in STOP:
            return None
    elif words[back].text in STOP:
        return None
    for _ in range(3):
        first = back
        while first > 0 and words[first - 1].text not in STOP and not inside[first - 1]:
            first -= 1
        turned = [index + 1 for index in range(first, back) if words[index].low in TURN and not _belongs(words, index)]
        first = turned[-1] if turned else first
        object_of = words[back].low == "it" and any(
            one.low in ("who", "which", "that") for one in words[first : back - 1]
        )
        if words[back].low in PRONOUNS and words[back].low not in _OBJECTS and back > first and not object_of:
            led = text[words[first].start : words[back].end]
            if back > 1 and words[back - 1].low == "of" and words[back - 2].low in _PART:
                return back - 2, last
            return (first, last) if IN_DOCUMENT.fullmatch(led) else (back, last)
        starts = [first, *(index + 1 for index in range(first, back) if words[index].low in JOINT)]
        for begin in starts:
            start = _after_phrase(text, words, _after_time(words, begin, back), back)
            if words[start].low in ("who", "which", "whose") and back < last + 1:
                break
            if plausible(text[words[start].start : words[back].end]):
                return start, last
        # "Mr. Example, a Han Chinese, 59, who works nearby, said": go on before the comma
        if first < 2 or words[first - 1].text != "," or inside[first - 2] or words[first - 2].text in STOP:
            return None
        told = (
            words[first].low in ("who", "which", "whose", "a", "an", "the", "head", "chief")
            or words[first].text[0].isdigit()
        )
        if not told:
            return None
        back = first - 2
    return None


def _before_brackets(words: Sequence[Word], at: int) -> int:
    """The word before the brackets that end at the word; the word itself where none do."""
    if words[at].text != ")":
        return at
    while at > 0 and words[at].text != "(":
        at -= 1
    return max(at - 1, 0)


def first_subject(text: str, words: Sequence[Word], inside: Sequence[bool], back: int) -> tuple[int, int] | None:
    """The words of the speaker with whom the clause begins whose second verb follows word `back`.

    "The department goes further and says".
    """
    first = back
    while first > 0 and words[first - 1].text not in STOP and not inside[first - 1]:
        first -= 1
    for last in range(first, min(first + 10, back - 1)):
        verb = words[last + 1].low
        if verb in _VERBS or FINITE.fullmatch(verb) or (verb.endswith("ed") and len(verb) > 4):
            who = text[words[first].start : words[last].end]
            known = type_of(who) is not None or (last > first and _NAMED.match(who) is not None)
            return (first, last) if known and plausible(who) else None
    return None


_VERBS = frozenset({
    "goes", "put", "puts", "gave", "gives", "met", "said", "says", "told", "tells", "saw", "spoke", "speaks",
    "takes", "holds", "held", "calls",
})  # fmt: skip
"""Verbs of which the speaker of a later one is the subject."""
_PREPOSITIONS = frozenset({
    "in", "at", "on", "by", "for", "with", "under", "during", "after", "before", "since", "from", "of", "to", "about",
    "among", "between", "against", "over", "through", "into", "as", "and", "or", "than", "both", "all", "half", "is",
    "was", "were", "are", "until", "near", "outside", "inside", "within", "without", "despite", "that", "who", "like",
})  # fmt: skip


def _after_phrase(text: str, words: Sequence[Word], start: int, back: int) -> int:
    """The start without a phrase that leads the speaker with no comma: "In a report the ministry"."""
    if words[start].low not in ("in", "at", "under", "during", "for", "on", "after"):
        return start
    for index in range(start + 2, back + 1):
        before = words[index - 1]
        if words[index].low in ("the", "a", "an") and before.low not in _PREPOSITIONS and before.text[0].isalnum():
            who = text[words[index].start : words[back].end]
            if plausible(who) and type_of(who) is not None:
                return index
    return start


def _after_time(words: Sequence[Word], start: int, back: int) -> int:
    """The start without "and", "but" or a time that leads the speaker: "In July 2018 officials"."""
    if (
        words[start].low in ("in", "by", "since")
        and start + 1 < back
        and re.fullmatch(r"(?:early|mid|late)-\d{4}", words[start + 1].low)
    ):
        return start + 2
    while start < back and words[start].low in ("and", "but", "meanwhile", "also", "however"):
        start += 1
    if words[start].low not in ("in", "on", "at", "by", "during", "since", "last", "earlier", "late", "early"):
        return start
    index = start + 1
    while index < back and (words[index].text[0].isdigit() or words[index].low in TIME):
        index += 1
    return index if index > start + 1 or words[start].low in ("earlier", "last") else start

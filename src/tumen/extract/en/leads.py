"""What leads a place: the preposition or the verb that makes it a goal, a start or where something is."""

from __future__ import annotations

from collections.abc import Sequence

from tumen.extract.en.morph import IRREGULAR
from tumen.extract.en.text import Word
from tumen.extract.en.vocabulary import word_class

TO, IN, FROM = "to", "in", "from"
_PREPOSITIONS = {
    **dict.fromkeys(("to", "into", "for", "towards", "toward", "onto"), TO),
    **dict.fromkeys(("in", "at", "across", "near", "inside", "throughout", "outside", "around", "within", "on"), IN),
    "from": FROM,
    "via": "via",
    "through": "via",
    "of": "of",
    "by": "by",
}
_REACH = frozenset({"enter", "reach"})
_LEAVE = frozenset({"leave", "flee", "depart", "exit"})
_OWNS = ("’s", "'s")


def preposition(words: Sequence[Word], first: int) -> str:
    """The preposition that leads the place at word `first`, over articles and places before it in a list.

    The object of a verb of reaching or leaving ("entered Tumen", "left Qatar") is a goal or a start as well.
    """
    for back in range(first - 1, max(-1, first - 9), -1):
        low = words[back].low
        if low in ("out", "back"):
            continue
        if low == "from" and any(word.low in ("across", "opposite") for word in words[max(0, back - 6) : back]):
            return ""  # "just across the river from": where it lies, not where anybody came from
        if low in _PREPOSITIONS and low != "of":
            return _PREPOSITIONS[low]
        if low == "of":
            if back and words[back - 1].low == "out":
                return FROM
            if back and words[back - 1].low in (
                "city",
                "town",
                "county",
                "province",
                "region",
                "port",
                "part",
                "north",
                "south",
                "state",
                "district",
            ):
                continue
            return "of"
        if not (low in word_class("place_fillers") or words[back].capital or low.endswith(_OWNS)):
            return TO if words[back].lemmas & _REACH else FROM if words[back].lemmas & _LEAVE else ""
    return ""


def acts(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the place is spoken of as one who acts: no preposition leads it, and a verb follows, perhaps after a
    partner.
    """
    if preposition(words, first):
        return False
    after = last + 2 if last + 1 < len(words) and words[last].low == "and" and words[last + 1].capital else last
    return after < len(words) and (
        is_verb(words[after]) or words[after].low in word_class("plain_verbs") or words[after].low.endswith("s")
    )


def is_verb(word: Word) -> bool:
    """Whether the form is an auxiliary or a past tense that rarely is anything else."""
    return (
        (word.low in word_class("auxiliaries") and word.low != "to")
        or word.low in IRREGULAR
        or (word.low.endswith("ed") and len(word.low) > 4)
    )

"""Verbs of saying that say nothing: somebody is told to do something, or workers complain of something."""

from __future__ import annotations

from collections.abc import Sequence

from tumen.extract.en.cues import PRONOUNS, STOP
from tumen.extract.en.endings import FINITE
from tumen.extract.en.source_types import type_of
from tumen.extract.en.text import Word

_BIDDING = frozenset(("told", "tells", "tell", "warned", "warns", "urged", "notified", "notifies", "reminded"))
_UNREST = frozenset(("complained", "complain", "complains", "protested", "protest", "protests", "objected"))
_MATTER = frozenset(("about", "against", "at", "because", "for", "in", "of", "on", "over", "to", "when", "after"))
_SPOKEN = frozenset(("about", "how", "of", "that", "what", "when", "where", "why", "on", "by"))
_HEARERS = frozenset(("reporters", "reporter", "journalists", "media", "newspaper", "parliament", "lawmakers"))
_REACH = 14
"""Words within which what somebody is told to do begins."""


def bids(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether the verb of saying at word `at` tells an act: "told its firms in China to find work", "told not to hire".

    What outlets and reporters are told is said.
    """
    if words[at].low not in _BIDDING:
        return False
    for index in range(at + 1, min(at + _REACH, len(words))):
        word = words[index]
        if word.low == "to" and _leads_no_verb(words, index):
            return False
        if word.low == "to":
            stop = index - 1 if words[index - 1].low == "not" else index
            return index > at + 1 and _is_hearer(text, words, at + 1, stop)
        spoken = word.text in STOP or word.low in _SPOKEN or (word.low in PRONOUNS and index > at + 1)
        if spoken or FINITE.fullmatch(word.low):
            return False
    return False


def _leads_no_verb(words: Sequence[Word], at: int) -> bool:
    """Whether whom or what "to" names follows: "a source spoke to him"."""
    if at + 1 >= len(words) or words[at - 1].low not in _TOWARDS:
        return False
    following = words[at + 1]
    return following.low in _NAMING or following.low in PRONOUNS or following.capital or following.text[0].isdigit()


_TOWARDS = frozenset({
    "spoke", "speaks", "talked", "went", "came", "belongs", "belonged", "gave", "sent", "led", "according", "close",
    "up", "due",
})  # fmt: skip
_NAMING = frozenset({
    "the", "a", "an", "his", "her", "its", "their", "our", "this", "that", "these", "those", "them", "us", "me",
    "you", "reporters",
})  # fmt: skip


_TOLD = frozenset({"this", "that", "it", "so", "the", "same", "as", "much", "story", "all"})
"""What is told to somebody, and is nobody."""


def _is_hearer(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the words name somebody who can be bidden; nobody at all where it is only "told not to"."""
    if first >= last:
        return True
    named = words[first:last]
    if all(one.low in _TOLD for one in named):
        return False  # "told this to the station"
    return type_of(text[named[0].start : named[-1].end]) != "media" and not any(one.low in _HEARERS for one in named)


def shows_unrest(words: Sequence[Word], at: int, *, of_workers: bool) -> bool:
    """Whether the workers complain or protest rather than say something: "they protested over unpaid wages"."""
    if words[at].low not in _UNREST or at + 1 >= len(words):
        return False
    following = words[at + 1]
    return of_workers and following.low in _MATTER

"""Nationality: whose people a noun phrase speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tumen.extract.en.text import Word
from tumen.extract.en.values import within
from tumen.extract.en.vocabulary import word_class
from tumen.normalise import Values

SUBJECT = "KP"
"""The sending state that the rules are about (ISO 3166)."""

_INSIDE = re.compile(
    r"(?:^| )(?:dprk(?:['’]s)?|nk|north korean|north korea['’]s|n \. korean|n\. korean|"
    r"pyongyang['’]s|(?:the )?north['’]s|regime['’]s) "
)
_AFTER = re.compile(
    r"^(?:from|of) (?:north korea|the north(?! east| west|ern)|the dprk|dprk|pyongyang)\b"
    r"|^(?:sent|dispatched|exported|deployed) (?:abroad |overseas )?by (?:the )?(?:north|pyongyang|regime|dprk)\b"
    r"|^(?:who|that) (?:come|came|are|were) from (?:north korea|the north|pyongyang)\b"
)


def names_the_people(words: Sequence[Word], index: int) -> bool:
    """Whether the word ends a plural name of the sending state's people ("North Koreans")."""
    if words[index].low not in ("koreans",) or not index:
        return False
    return words[index - 1].low in ("north", "n", "n.") or (
        words[index - 1].text == "." and words[index - 2].low == "n"
    )


def nation_of(words: Sequence[Word], first: int, head: int, values: Values) -> str:
    """`explicit` for the sending state's people, `other` for another state's, `bare` where no word tells."""
    start, end = words[first].start, words[head].end
    inside = " ".join(word.low for word in words[first:head]) + " "
    after = " ".join(word.low for word in words[head + 1 : head + 7])
    demonyms = within(values.demonyms, start, end)
    if any(one.country == SUBJECT for one in demonyms) or _INSIDE.search(inside) or _AFTER.match(after):
        return "explicit"
    strangers = _from_elsewhere(words, head, values) and not _are_fetched(words, first)
    if demonyms or strangers or _sent_by_another(words, first, head, values):
        return "other"
    return "bare"


def _from_elsewhere(words: Sequence[Word], head: int, values: Values) -> bool:
    """Whether "from <another country>" follows the head and does not tell a journey."""
    if head + 2 >= len(words) or words[head + 1].low != "from":
        return False
    at = words[head + 2].start
    named = any(
        place.start <= at + 4 and place.place.level == "country" and place.place.country != SUBJECT
        for place in within(values.places, at, at + 60)
    )
    return named and not any(word.low in _JOURNEY for word in words[head + 1 : head + 8])


def _are_fetched(words: Sequence[Word], first: int) -> bool:
    """Whether a verb of moving takes the people, so that "from" tells a journey: "recalled 90 workers from Oman"."""
    return any(word.lemmas & _FETCH for word in words[max(0, first - 2) : first])


_FETCH = frozenset({
    "withdraw", "recall", "repatriate", "pull", "remove", "evacuate", "fetch", "deport", "expel", "summon",
    "withdrawal", "repatriation", "pullout", "removal", "evacuation", "expulsion", "exit", "departure", "exodus",
})  # fmt: skip
_JOURNEY = ("returned", "return", "home", "back", "to")
"""Words after a place that show it as where people were, not whose they are: "workers from Oman to Qatar"."""


def sent_by_subject(words: Sequence[Word], first: int, values: Values) -> bool:
    """Whether the sending state is told to send them, whatever they are called: "has sent 300 migrant workers"."""
    if first == 0 or not words[first - 1].lemmas & (_SEND | _FETCH):
        return False
    low = max(0, first - _SENDER)
    owners = within(values.places, words[low].start, words[first].start)
    if owners:
        return owners[-1].place.country == SUBJECT
    return any(a.low == "the" and b.low in ("north", "regime") for a, b in pairwise(words[low:first]))


_SEND = frozenset({"send", "dispatch", "export", "deploy", "supply"})
_OUT_OF_IT = frozenset({"abroad", "overseas"})
_SENDER, _GOAL = 6, 6
"""Words before the people in which another state may send them, and after them in which it is told whither."""


def _sent_by_another(words: Sequence[Word], first: int, head: int, values: Values) -> bool:
    """Whether another state sends them out of its own country: "Vietnam sent 155,000 workers abroad"."""
    if first == 0 or not words[first - 1].lemmas & _SEND:
        return False
    low = max(0, first - _SENDER)
    owners = within(values.places, words[low].start, words[first].start)
    if not owners or owners[-1].place.level != "country" or owners[-1].place.country == SUBJECT:
        return False
    between = [word.low for word in words[low : first - 1] if word.start >= owners[-1].end]
    acts = all(one in word_class("auxiliaries", "adverbs") - _PASSIVE or one.endswith("ly") for one in between)
    return acts and any(word.low in _OUT_OF_IT for word in words[head + 1 : head + 1 + _GOAL])


_PASSIVE = frozenset({"be", "been", "being", "is", "are", "was", "were"})
"""Helpers behind a state after which it is not what sends."""

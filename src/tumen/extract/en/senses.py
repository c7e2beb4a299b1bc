"""Whether a form that may say that somebody speaks does so, by the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tumen.extract.en.counted import COUNTED
from tumen.extract.en.cues import BE, OF_FINDING, OF_TALK, OF_THINGS, OPAQUE, PRONOUNS, SAYING, WEAK
from tumen.extract.en.source_types import is_country, type_of
from tumen.extract.en.text import Word
from tumen.extract.en.verbs import takes_people
from tumen.extract.en.vocabulary import word_class

OF_WRONG = frozenset({"complained", "complains", "complain", "protested", "protests", "objected"})
"""Forms of complaint: who "complained" is told of, and tells nothing, where "who" leads the verb."""
_OBJECTED = frozenset({
    "answered", "concluded", "replied", "observed", "recorded", "protested", "rules", "ruled",
    "demanded", "demands", "demand",
})  # fmt: skip
"""Forms that say nothing where an object follows: "answered the test with a resolution", "concluded a contract"."""
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "these", "in", "with", "by"})
_BASE_NOUNS = frozenset({
    "report", "claim", "estimate", "note", "show", "charge", "reply", "answer", "find", "guess", "complaint", "stress",
    "account", "record", "rule", "state", "demand", "hold", "call", "appeal", "promise", "pledge",
})  # fmt: skip
_MANY = re.compile(
    r"s\b|\band\b|\b(?:they|we|i|you|people|police|men|women|some|many|most|both|few|others|all|media|press|staff|"
    r"personnel|who|that)\b|\d",
    re.I,
)
"""More than one, who alone "report" or "claim" without an ending."""
_LED_NOUNS = frozenset({
    "the", "a", "an", "this", "that", "its", "their", "his", "her", "our", "another", "one", "new", "latest", "recent",
    "yearly", "full", "earlier", "previous", "special", "joint", "written", "same", "any", "no", "each", "every", "own",
    "first", "second", "final", "annual", "interim", "news", "media", "press",
})  # fmt: skip
_HOUSES = frozenset({"yard", "plant", "factory", "mill", "mine", "restaurant", "hotel", "farm", "school"})
_ONE = frozenset({"he", "she", "it", "they"})
_OF_BELIEF = frozenset({"believe", "believes", "believed", "think", "thinks", "suspect", "suspects", "suspected"})
_WELL_INFORMED = re.compile(r"\b(?:sources?|residents|insiders?|contacts?|informants?|locals|observers)\b", re.I)
"""Those whose belief a report gives as what they say."""
_OF_STATES = frozenset({"member", "united", "gulf", "arab", "baltic", "other", "host", "several", "many"})
_OF_VIEWS = frozenset({"believes", "thinks", "assumes", "suspects", "reckons", "fears", "expects"})
"""What one who has spoken holds true: "he assumes that they went home"."""
_VIEWED = frozenset({"that", "the", "they", "most", "many", "more", "some", "about", "there", "their", "it"})
_OF_SPEECH = frozenset({"spoke", "speaks", "speak", "talked", "talks", "talk"})
_CAPITALS = frozenset({"Pyongyang", "Beijing", "Moscow", "Seoul", "Washington", "Tokyo"})
_FIGURE = frozenset(
    {"figure", "figures", "number", "numbers", "total", "sum", "estimate", "estimates", "account", "accounts"}
)


_MASSES = frozenset({"dozens", "scores", "hundreds", "thousands", "tens", "workers", "labourers", "laborers", "more"})
"""Words for people who are admitted to a country: "admits thousands of workers"."""


def _is_aside(words: Sequence[Word], first: int, at: int) -> bool:
    """Whether the speaker and the verb stand alone between marks: "…, he thought, …"."""
    before = words[first - 1].text if first else ""
    after = words[at + 1].text if at + 1 < len(words) else "."
    return before in _MARKS and after in _MARKS and first > 0


_MIGHT = frozenset({"would", "could", "might", "may", "can", "should", "must", "cannot"})
_OF_COURTS = frozenset({
    "brought", "bring", "brings", "bringing", "filed", "files", "file", "faces", "faced", "face", "facing", "pressed",
    "press", "dropped", "drop", "of", "on", "laid", "criminal",
})  # fmt: skip
"""Words before "charges" that are brought, and say nothing."""
_SOUGHT = frozenset({"way", "ways", "work", "job", "jobs", "employment", "buyers", "themselves", "loopholes"})
"""What somebody finds without saying so: "still finds ways to send people"."""
RARELY = frozenset({"put", "puts"}) | OF_TALK | OF_THINGS | OF_FINDING


def _lists(words: Sequence[Word], at: int) -> bool:
    """Whether something is added to a list, and nothing said: "added the firm to its blacklist"."""
    lists = (index for index in range(at + 2, min(len(words), at + _FAR)) if words[index].low in _LISTS)
    return any("to" in [word.low for word in words[max(at + 2, index - 6) : index]] for index in lists)


_LISTS = frozenset({"list", "lists", "blacklist", "register", "roster"})
_FAR = 30
"""Words behind a verb of adding within which the list stands."""


def ends_here(words: Sequence[Word], at: int) -> bool:
    """Whether a mark or nothing stands behind the word."""
    return at + 1 >= len(words) or words[at + 1].text in _MARKS


_MARKS = frozenset(',;:.?!“”"—–)')


def says_something(words: Sequence[Word], at: int) -> bool:
    """Whether a form that mostly does not say something does here, by the words behind it."""
    low, rest = words[at].low, words[at + 1 : at + 9]
    if low in ("put", "puts"):
        return any(word.low == "at" for word in words[at + 1 : at + 16])
    if low in OF_FINDING:
        return bool(rest) and rest[0].low == "that"
    if low in OF_TALK:
        return (bool(rest) and rest[0].low == "of") or (
            low in ("knows", "heard") and bool(rest) and rest[0].low == "that"
        )
    if low in OF_THINGS:
        return bool(rest) and (
            rest[0].low == "that" or any(word.low in _FIGURE or word.text[0].isdigit() for word in rest[:4])
        )
    return True


def _is_noun(words: Sequence[Word], at: int) -> bool:
    """Whether a form that may be a noun is one: followed by a verb or by "of", or led by an article."""
    following = words[at + 1].low if at + 1 < len(words) else ""
    return following in SAYING | BE | {"of", "from", "in", "by", "about", "have", "had", "has", "with"} or (
        at > 0 and words[at - 1].low in ("the", "its", "their", "these", "those", "such", "several", "many", "some")
    )


def speaks(words: Sequence[Word], at: int, first: int, who: str) -> bool:
    """Whether the form at word `at`, whose subject `who` begins at word `first`, says that somebody speaks."""
    low = words[at].low
    following = words[at + 1].low if at + 1 < len(words) else ""
    if low in WEAK and not _is_aside(words, first, at):
        if not says_something(words, at) or (low in ("heard",) and who.lower() in PRONOUNS):
            return False
        counted = low in ("put", "puts", *OF_TALK, *OF_THINGS) and who.lower() in _ONE
        figure = words[at + 1] if at + 1 < len(words) else None
        counted = counted or (
            low in ("found", "finds")
            and who.lower() in ("it", "they")
            and figure is not None
            and (figure.low == "that" or figure.text[0].isdigit())
        )
        counted = counted or (low in _OF_VIEWS and who.lower() in ("he", "she") and following in _VIEWED)
        counted = counted or (low in _OF_SPEECH and following == "of" and type_of(who) == "worker")
        counted = counted or (low in OF_THINGS and COUNTED.fullmatch(who) is not None)
        counted = counted or (low in _OF_BELIEF and _WELL_INFORMED.search(who) is not None)
        if not counted and (who.lower() in PRONOUNS or (kind := type_of(who)) is None or kind in ("worker", "local")):
            return False
        if not counted and who.rsplit(maxsplit=1)[-1].lower() in _HOUSES:
            return False  # "the plant counts forty workers"
    if low in ("tell", "report", "admit") and words[at - 1].low in _MIGHT:
        return False  # "it fears that they would tell the people there"
    if low in ("charges", "charge") and words[at - 1].low in _OF_COURTS:
        return False
    if low in ("found", "finds", "find") and any(one.low in _SOUGHT for one in words[at + 1 : at + 4]):
        return False
    if low in ("admitted", "admits", "admit") and (
        takes_people(words, at) or any(one.text[0].isdigit() or one.low in _MASSES for one in words[at + 1 : at + 3])
    ):
        return False
    if low == "concluded" and following in ("it", "them") and words[at + 2 : at + 3] and words[at + 2].low == "with":
        return False
    if low in ("rejected", "dismissed") and not any(
        one.low.rstrip("s") in ("report", "claim", "allegation", "accusation", "suggestion", "charge", "idea")
        for one in words[at + 1 : at + 6]
    ):
        return False
    if low in ("continued", "maintained", "observed") and (
        following.endswith("ing") or following in ("to", "its", "their", "the", "a", "in", "into", "with", "until")
    ):
        return False
    if low == "add" and type_of(who) == "company" and following != "that":
        return False
    if low in ("added", "adds") and _lists(words, at):
        return False
    silent = low == "declared" and type_of(who) in ("worker", None)
    if silent or (low.startswith("recall") and takes_people(words, at)):
        return False
    if low == "written" and words[at - 1].low not in (
        "have",
        "has",
        "had",
        "also",
        "since",
        "later",
        "once",
        "already",
    ):
        return False
    if low in ("thought", "thinks", "think") and following in ("of", "about"):
        return False
    if low in _BASE_NOUNS and (words[at - 1].low in _LED_NOUNS or not _MANY.search(who)):
        return False
    if (low.startswith("recall") and is_country(re.sub(r"^the ", "", who))) or (who in _CAPITALS and low == "recalled"):
        return False
    if low == "states" and (words[at - 1].low in _OF_STATES or words[at - 1].low in word_class("number_words")):
        return False
    if low in ("found", "finds") and words[at - 1].low in ("and", "but"):
        return False  # "checked the site and found ..."
    if low in ("reports", "claims", "estimates", "notes", "documents", "states", "details", "lists") and _is_noun(
        words, at
    ):
        return False
    if low in OPAQUE and first and words[first - 1].low == "as":
        return False  # "as the resolution's authors demand"
    return not (low in _OBJECTED and following in _DETERMINERS)

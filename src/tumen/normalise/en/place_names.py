"""English names of places in a text: where they stand, and which are no places but rivers, papers or persons."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from tumen.normalise.en.lexicon import words
from tumen.resources.places import Entry, entries, latin_names


class Named(NamedTuple):
    """A name at `start` to `end` and the places that bear it."""

    start: int
    end: int
    entries: tuple[Entry, ...]


_OTHER_NAME = re.compile(
    r"\s+(?:[Rr]ivers?\b|(?:Sea|Strait|Ocean|Bay|Gulf|Peninsula|Mountains?|Airlines|Airways|Street|Road|Avenue|Square"
    r"|Times|Post|Herald|News|Daily|Shimbun|Ilbo|Tribune|Journal|University|Institute|Bank|Stock|FC|United)\b)"
)
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Gov|Gen|Col|President|Minister|Secretary|Professor|Officer|Judge|Ambassador)\.?\s$"
)
_LOCATIVE = re.compile(
    r"(?:\b(?:in|at|from|to|near|around|outside|inside|via|through|across|into|of|for|between|within|throughout|and|or"
    r"|by|reached|reach|leaving|left|toward|towards|entered|entering|visited|visiting|is|like|beyond|over|with|the)"
    r"\s+(?:the\s+)?(?:[a-z]+\s)?|'s\s|[,(–—/-]\s*)$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s(?P<word>[A-Z][a-z]+)")
_NEXT_WORD = re.compile(r"\s+(?P<word>[A-Za-z]+)")
_OWN_WORDS = words(
    "City County Province Prefecture Oblast Krai Region Town Port Airport District Customs Zone Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday January February March April June July August September October "
    "November December"
)
"""Capitalised words that may follow a place without making another name of it."""

_DOUBTFUL = words("Georgia Jordan Chad Mali Jersey Guinea Niger Togo Cuba Benin Monaco Oman Turkey Grenada Dominica")
_FIRST_NAMES = words("Georgia Jordan Chad Jersey Guinea Dominica")
"""Countries whose names are also first names, surnames or parts of other names."""

_RIVERS = words("Tumen Yalu Amur")
_TOWN_NOUNS = words(
    "area authorities border bridge city clothing company companies crossing customs development district economic "
    "factories factory firm firms garment government industrial krai market oblast office official officials plant "
    "plants police port prefecture province region resident residents seafood source station textile town underwear "
    "workshop zone"
)
"""Nouns before which the name of a river is the town ("the Tumen factory")."""

_SPEAKING = words("said says told tells added adds agreed wrote writes noted who whose asked explained")
"""Words behind a person's name, and behind the name of a large city only where it stands for a government."""

_PREFIXED = re.compile(r"\b(?:New|Fort|Port|Saint|St\.|Mount|Lake|Cape)\s$")
_SHORT = 4
"""Least length of the name of a city that only its size brought into the gazetteer ("Man", "Bo")."""


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[str, ...], ...]]:
    """One automaton over every name in Latin letters, as written and, if long enough to be no code, in capitals.

    Beside it, for each name, the ids of the places that bear it.
    """
    names = dict(latin_names())
    for name, ids in latin_names().items():
        if len(name) > 3 and (capitals := name.upper()) != name:
            names[capitals] = tuple(dict.fromkeys((*names.get(capitals, ()), *ids)))
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), tuple(names.values())


@lru_cache(maxsize=1 << 14)
def _bearing(ids: tuple[str, ...]) -> tuple[Entry, ...]:
    return tuple(entries()[place_id] for place_id in ids)


def place_names(text: str) -> list[Named]:
    """The names of places in order, overlapping none; a name within a word or within another name is none."""
    automaton, owners = _automaton()
    straight = text.replace("’", "'")
    found = []
    for index, start, end in automaton.find_matches_as_indexes(straight):
        if _is_whole(straight, start, end):
            bearing = _bearing(owners[index])
            if _is_place(straight, start, end, bearing):
                found.append(Named(start, end, bearing))
    return found


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether the name begins and ends with a word; "Beijing-based" does, "anti-China" and "Yanbian-style" do not."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or before in ("_", "@", "#") or after.isalnum() or after in ("_", "$", "@"):
        return False
    if (
        before == "-"
        and text[start - 2 : start - 1].islower()
        and not text[:start].rsplit(maxsplit=1)[-1][:1].isupper()
    ):
        return False
    return not (after == "-" and text[end + 1 : end + 2].islower() and not text.startswith("-based", end))


def _is_place(text: str, start: int, end: int, owners: tuple[Entry, ...]) -> bool:
    name = text[start:end]
    if _OTHER_NAME.match(text, end) or _TITLE.search(text, max(0, start - 14), start):
        return False
    if _PREFIXED.search(text, max(0, start - 8), start):
        return False
    if name in _RIVERS and _is_river(text, start, end):
        return False
    follower = _NEXT.match(text, end)
    joined = follower is not None and follower.group("word") not in _OWN_WORDS
    if name in _DOUBTFUL:
        return not (joined and name in _FIRST_NAMES) and _is_located(text, start, end)
    if any(not entry.id.startswith("gn") and not _is_small(entry) for entry in owners):
        return True
    behind = _NEXT_WORD.match(text, end)
    if behind is not None and behind.group("word") in _SPEAKING:
        return False
    return len(name) >= _SHORT and not joined and _is_located(text, start, end)


def _is_small(entry: Entry) -> bool:
    """Whether it is a village of ours, whose name is as likely part of a firm's ("Sanhe Trading")."""
    return entry.kind == "city" and entry.population is None


def _is_located(text: str, start: int, end: int) -> bool:
    """Whether the words around speak of a place: a preposition before, a dateline, "'s" behind."""
    if _LOCATIVE.search(text, max(0, start - 28), start):
        return True
    if text[start:end].isupper() and (start == 0 or text[start - 1] == "\n"):
        return True
    return bool(re.match(r"(?:'s\b|-based\b|,\s[A-Z])", text[end : end + 7]))


def _is_river(text: str, start: int, end: int) -> bool:
    """ "both banks of the Tumen", not "the Tumen factory"."""
    if not re.search(r"\bthe\s$", text[max(0, start - 5) : start], re.IGNORECASE):
        return False
    following = _NEXT_WORD.match(text, end)
    return following is None or following.group("word").lower() not in _TOWN_NOUNS

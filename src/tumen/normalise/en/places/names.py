"""English names of places in a text: where they stand, and which are no places but rivers, papers or persons."""

from __future__ import annotations

import re
from typing import NamedTuple

from tumen.normalise.en.lexicon import words
from tumen.normalise.en.places.contexts import (
    AT,
    CLUBS,
    EVENTS,
    FIRST_OF_NAME,
    GIVEN,
    ORGANISATION,
    OTHER_NAME,
    OWNERS,
    PLACE_WORDS,
    RIVERS,
    SCHOOLS,
    SHIPS,
    SITE_ENDS,
    SPEAKING,
    TITLES,
    TOWN_NOUNS,
    VESSELS,
    WARES,
    leads,
)
from tumen.normalise.en.places.forms import Known, abbreviations, known, latin_forms, other_forms
from tumen.normalise.en.places.levels import listed_level
from tumen.normalise.en.places.scripts import SCRIPTS, Script, other_end
from tumen.normalise.en.places.text import folded
from tumen.resources.places import Entry


class Named(NamedTuple):
    """A name at `start` to `end` and the places that bear it.

    `located` tells that the words before it speak of a place. `unsure` marks a name that is a place only where the
    text speaks of its country elsewhere; an `echo` is none, but speaks for its country ("Dandong Example Trading Co.").
    """

    start: int
    end: int
    known: Known
    located: bool = False
    unsure: bool = False
    echo: bool = False

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The places that bear the name."""
        return self.known.entries


_RUN = re.compile(r"(?:\s(?:[A-Z][\w&'-]*\.?|&)|\s(?:of|for|de|the)(?=\s(?:the\s)?[A-Z])|\sand(?=\s[A-Z]))")
_LIST = re.compile(
    r"(?:,\s+(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|/|\s+&\s+|\s?[-]\s?)(?:the\s+|in\s+|from\s+|to\s+|near\s+)?"
)
_BODIES = frozenset(
    {"Co", "Ltd", "Corp", "Inc", "LLC", "Council", "Committee", "University", "Organisation", "Organization"}
)
"""Words of a firm or body even behind "City" or "State"."""
_JOBS = words("Mayor Governor Party Police Koreans Korean Chinese Russian Russians North Communist Deputy Acting Vice")
"""Capitalised words that speak of a town's people."""
_DISH = re.compile(
    r"\s(?:(?:cold|roast|roasted|style)\s)?"
    r"(?:noodles?|naengmyon|naengmyeon|raengmyon|raengmyeon|duck|kimchi|dumplings|soju|bibimbap)\b"
)
"""Dishes that bear the name of a town ("Pyongyang cold noodles")."""
_PERSON = re.compile(r",\s(?:\d\d,|an?\s|who\b)")
"""What follows the name of a person: age, trade, deeds."""
_OPENS_PLACE = re.compile(
    r"\s*[.!?]?\s*\Z|\s+(?:near|opposite|across\s+from|outside|(?:railway\s+|train\s+|bus\s+)?station|customs|crossing)\b"
)
"""What makes a name at the head of a text that of a place: that nothing follows, or words that place things there."""
_NAME_WORDS = 3
_LOOK = 48
"""Characters before and behind a name that are looked at."""


def place_names(text: str) -> tuple[str, list[Named]]:
    """The folded text and the names of places in order, overlapping none.

    A name within a word or within another name is none.
    """
    plain = folded(text, keep=abbreviations())
    automaton, names, ids = latin_forms()
    found: list[Named] = []
    last: Named | None = None
    for index, start, end in automaton.find_matches_as_indexes(plain):
        name = names[index]
        if plain[end : end + 1].isalnum():
            # "Amur regions" holds "Amur region", which is none, and "Amur"
            name = name.rpartition(" ")[0]
            if name not in ids:
                continue
        elif plain[start - 1 : start].isalnum():
            continue
        bearing = known(name, ids[name], latin=True)
        named = _named(text, plain, start, start + len(name), bearing, last)
        if named is not None:
            found.append(named)
            last = named if not named.echo else last
    if not plain.isascii():
        scripts = [script for script, characters in SCRIPTS.items() if characters.search(plain)]
        found += [named for script in scripts for named in _in_script(plain, script)]
        found.sort(key=lambda named: named.start)
    return plain, found


def _in_script(plain: str, script: Script) -> list[Named]:
    automaton, names, ids = other_forms(script)
    found = []
    for index, start, end in automaton.find_matches_as_indexes(plain):
        stop = other_end(plain, start, end)
        if stop is not None:
            bearing = known(names[index], ids[names[index]], latin=False)
            found.append(Named(start, stop, bearing, located=True))
    return found


def _named(text: str, plain: str, start: int, end: int, form: Known, last: Named | None) -> Named | None:
    """The name as one of a place; None where it is no place."""
    if not form.entries or not _is_whole(plain, start, end):
        return None
    if plain[start - 1 : start] == "-" and form.trust != "alone" and (last is None or last.end != start - 1):
        return None  # the second half of another name: "Al-Khor"
    if form.seat:
        return Named(start, end, form)
    before = plain[max(0, start - _LOOK) : start]
    in_list = last is not None and start - last.end < 12 and bool(_LIST.fullmatch(plain, last.end, start))
    lead = before.lower().split()[-5:] if before[-1:] == " " or not before else _marked(before)
    located = leads(lead, strict=form.trust == "strictly", in_list=in_list and (last is not None and last.located))
    if text[start - 1 : start] in ("", "\n") and text[start:end].isupper() and end - start > 3:
        located = True
    if not before.strip() and _OPENS_PLACE.match(plain, end):
        located = True
    if lead and lead[-1] == "the" and form.name in RIVERS and not _is_town(plain, end):
        return None
    following = plain[end : end + 1]
    if following == " " or following == "'":
        if OTHER_NAME.match(plain, end):
            return None
        if following == " " and _is_other_name(plain, end, form, lead, in_list=in_list):
            return Named(start, end, form, echo=True) if form.trust == "alone" else None
    if before and _begins_other(before, form):
        return None
    if form.name in GIVEN and _PERSON.match(plain, end) and _follows_name(before):
        return None  # "Jack London, a lawyer"
    if form.trust == "alone":
        foreign = not form.country and form.capital_of is None and all(one.id.startswith("gn") for one in form.entries)
        if foreign and not located and _follows_name(before):
            return None  # "Wei Jian"
        return Named(start, end, form, located)
    behind = plain[end : end + 24]
    word = behind.split(maxsplit=1)[0] if behind.strip() else ""
    if form.trust == "located" and form.country:
        if behind[:1] == " " and word in SPEAKING and not located:
            return None
        return Named(start, end, form, located, unsure=not (located or in_list or _container(behind)))
    if behind[:1] == " " and word in SPEAKING and not (lead and lead[-1] in AT):
        return None
    if located or behind.startswith("-based"):
        return Named(start, end, form, located=True)
    if form.trust == "located" and not _follows_name(before):
        # a town that nothing around speaks of is one where the text speaks of its country
        return Named(start, end, form, unsure=True)
    return Named(start, end, form, unsure=True) if _container(behind) else None


def _marked(before: str) -> list[str]:
    """The words before a name that a mark joins to them ("(", "-", "/")."""
    return [*before[:-1].lower().split()[-4:], before[-1]]


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether the name begins and ends with a word; "Beijing-based" does, "anti-China" and "Yanbian-style" do not."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or before in ("_", "@", "#") or after.isalnum() or after in ("_", "$", "@"):
        return False
    if before == "." and text[start - 2 : start - 1].isalpha() and text[start - 3 : start - 2] in (".", ""):
        return False
    if before == "-" and text[start - 2 : start - 1].isalnum():
        return text[:start].rpartition(" ")[2][:1].isupper() if start < 40 else _capital_word(text, start)
    if before == "'" and text[start - 2 : start - 1].isalpha():
        return False
    if after == "-" and text[end + 1 : end + 2].isdigit():
        return False  # "Sakhalin-2"
    if after == "-" and text[end + 1 : end + 2].islower():
        return text.startswith(("-based", "-born", "-bound", "-to-", "-area"), end)
    return not (after == "." and text[end + 1 : end + 2].islower())


def _capital_word(text: str, start: int) -> bool:
    """Whether the word joined by a hyphen before the name begins with a capital ("Khasan-Tumangang")."""
    return text[start - 40 : start].rpartition(" ")[2].lstrip("(\"'")[:1].isupper()


def _is_town(text: str, end: int) -> bool:
    """Whether what follows "the Tumen" is said of a town: "the Tumen factory"."""
    if listed_level(text, end) is not None:
        return True
    word = text[end : end + 24].split(maxsplit=1)
    return bool(word) and text[end : end + 1] == " " and word[0].strip(",.;").lower() in TOWN_NOUNS


def _is_other_name(text: str, end: int, form: Known, lead: list[str], *, in_list: bool) -> bool:
    """Whether the words behind make another name of it: a firm's, a paper's, a treaty's, a person's."""
    after = text[end + 1 : end + 2]
    if after.islower():
        word = text[end + 1 : end + 20].split(maxsplit=1)[0].strip(",.;:?!")
        return word in EVENTS or word in WARES.get(form.name, ()) or _DISH.match(text, end) is not None
    if not after.isupper():
        return False
    at = bool(lead) and lead[-1] in AT
    run: list[str] = []
    position = end
    while len(run) < 8 and (match := _RUN.match(text, position)) is not None:
        said = match.group().strip().strip(".")
        run.append(said.removesuffix("'s"))
        position = match.end()
        if said.endswith("'s"):
            break  # "Liaoning Province's Dandong"
        if match.group().endswith(".") and run[-1] not in ("Co", "Ltd", "Corp", "Inc", "St"):
            break
    while run and run[-1] in ("of", "and", "for", "de", "the"):
        run.pop()
    if not run:
        return False
    if not SCHOOLS.isdisjoint(run[:_NAME_WORDS]):
        return True
    if run[-1] in SITE_ENDS or (run[0] in PLACE_WORDS and run[0] not in ORGANISATION):
        return not at and any(word in _BODIES for word in run)
    if any(word in ORGANISATION for word in run):
        return not at or run[0] in ("Times", "Post", "Herald", "News", "Daily", "Street", "Road", "Avenue", "Sea")
    if form.trust != "alone" or (form.name in GIVEN and len(run) == 1 and _PERSON.match(text, position)):
        return True
    if form.country or form.capital_of is not None or len(run) > _NAME_WORDS or run[0] in TITLES | _JOBS:
        return False
    if leads(lead, strict=True, in_list=in_list):
        return False
    # "by Dandong Taeyang," is a firm; a headline goes on in capitals
    return text[position + 1 : position + 2].islower() or text[position - 1 : position + 1].strip(" ")[-1:] in (
        ",",
        ".",
        "'",
    )


def _begins_other(before: str, form: Known) -> bool:
    """Whether the words before make another name of it: a title, "Radio Moscow", "Bank of China", a first name."""
    if before[-1] != " ":
        return False
    parts = before.rsplit(maxsplit=1)
    word = parts[-1].lstrip("(\"'") if parts else ""
    if word in TITLES:
        return not (form.trust == "alone" and word in ("President", "Minister", "Secretary", "Premier", "King"))
    if word in FIRST_OF_NAME or word in SHIPS or word in CLUBS or (word[:1].isupper() and VESSELS.search(before)):
        return True
    if (word == "of" or word == "the") and OWNERS.search(before):
        return True
    return (form.trust != "alone" or form.doubtful) and _follows_name(before)


def _follows_name(before: str) -> bool:
    """Whether the word right before begins with a capital and is no first word of a sentence ("Wei Jian")."""
    if before[-1:] != " " or before[-2:-1] in (",", ".", ";", ":", "?", "!", ")", " ", ""):
        return False
    parts = before.rsplit(maxsplit=2)
    word = parts[-1].lstrip("(\"'")
    return word[:1].isupper() and word.lower() not in _NO_NAME and word not in PLACE_WORDS


_NO_NAME = words(
    """
    in at near from to the and or of for with by via through around outside inside eastern western northern
    southern central downtown neighbouring nearby across into within between both while when where as but if since
    until after before city county province chinese russian korean malaysian north south east west although
    because once given that this now then meanwhile still also yet however why how what whether unlike like under
    despite against beyond have has is are did does will can would could should every each these those its their
    his her our
    """
)


def _container(behind: str) -> bool:
    """Whether the name is followed by what it may lie in: ", Russia"."""
    return behind[:2] in (", ", " (") and behind[2:3].isupper()

"""Numbers that count nothing: ages, clock times, telephone numbers, list marks, names with a number."""

from __future__ import annotations

import re

from tumen.normalise.en.demonyms import is_demonym
from tumen.normalise.en.lexicon import (
    CAPITAL_LABELS,
    DOTTED_LABELS,
    LABELS,
    PEOPLE,
    PEOPLE_SINGULAR,
    STOPS,
    VERB_LABELS,
    words,
)
from tumen.normalise.en.quantities import Quantity
from tumen.normalise.en.tokens import Tokens, texts

_BEFORE = re.compile(
    r"(?:\b(?:aged?|ages)\s+(?:of\s+)?(?:between\s+|from\s+|about\s+|around\s+|under\s+|over\s+)?"  # "aged 25"
    r"(?:(?:\w+|\d\d)\s+(?:and|to|or)\s+)?"  # "between the ages of 20 and 30"
    r"|[A-Za-z]-|[°/@^]|[#№§]\s?|\+\d*[\d\s().-]*|\d[-.:]|\b0"  # "F-16", "#3", "+86 433", "16:15"
    r"|\d\s?[x×]\s?|\b(?:ft|feet)\s|\bscale\s+(?:of|from)\s|\b\d{1,3}[ -]\d\d[ -]"  # "2 x 20", "8 914 555 12 12"
    r"|\bratio\s+of\s+[\d.]+\s+to\s"
    r"|\b(?:flight|train|bus|highway|road|route)\s+(?-i:[A-Z]{1,3})\s"  # "flight CZ 6087"
    r"|https?://\S*|www\.\S*|@\S*"
    r"|[A-Za-z]{3}[.,”\"’)]"  # the mark of a footnote: "the workers.12"
    r"|\b(?:minus|degrees?|seat|seats|seating|sleeps|ratio\s+of|capacity\s+of|(?-i:Group)\s+of)\s)$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:[\s-]years?[\s-](?:old|of\s+age)\b|[-‑]?\s?years?-olds?\b|-?\s?y/o\b|[-\s]?somethings?\b"
    r"|[:.]\d\d(?!\d)|:\d|\s?[ap]\.?m\b|\s?(?:hours|GMT|UTC)\b|\s?o['’]clock\b|\sU\.?S\.?C\b"
    r"|-\d|\s?[x×]\s?\d|(?:\s\d\d){2}(?!\d)|['’]?s\b|[°^]|/\d|\s*(?:degrees|%)|\s(?:Co|Corp|Inc|Ltd|LLC|Company|Corporation)\b"
    r"|\s(?:\((?:19|20)\d\d\)\s)?(?:sanctions\s)?(?:Committee|regime)\b)",
    re.IGNORECASE,
)
_MORNING = re.compile(r"\s(?:in the (?:morning|afternoon|evening)|at night)\b")
_LIST_MARK = re.compile(r"(?:^|\n)[ \t]*\(?$")
_BRACKETS = re.compile(r"[\[(]$")


_LEADING = frozenset(
    {"aged", "ages", "between", "from", "about", "around", "under", "over", "feet", "minus", "degree", "degrees"}
    | {"seat", "seats", "seating", "sleeps"}
)
"""Words of more than three letters with which `_BEFORE` may end."""


def _ends_on_plain_word(before: str) -> bool:
    """Whether the words end on one, with a blank behind it, with which `_BEFORE` never ends, as most do."""
    word = before[:-1].rpartition(" ")[2] if before.endswith(" ") else ""
    return len(word) > 3 and word.isascii() and word.isalpha() and word.lower() not in _LEADING


def is_code(text: str, tokens: Tokens, quantity: Quantity) -> bool:
    """Whether the number is an age, a clock time, a code, a list mark or part of a name."""
    first = tokens.texts[quantity.core_first]
    start, end = tokens.starts[quantity.core_first], tokens.ends[quantity.core_last]
    before, after = text[max(0, start - 32) : start], text[end : end + 32]
    hedged = quantity.first < quantity.core_first
    if _AFTER.match(after) or _is_age(tokens, quantity, before, after):
        return True
    footnote = None if _ends_on_plain_word(before) else _BEFORE.search(before)
    if footnote is not None and not (hedged and footnote.group()[-1:] in ".,)"):
        return True
    if quantity.high == 0:
        return True  # ruling 22: nobody is no count
    if not first[0].isdecimal():
        return _is_pronoun(tokens, quantity)
    if _LIST_MARK.search(before) and re.match(r"[.)]\s", after) and len(first) <= 2:
        return True
    if _BRACKETS.search(before) and re.match(r"[\])]", after) and len(first) <= 2:
        return True
    if after[:1].isalpha() or (len(first) > 1 and first[0] == "0" and first[1].isdecimal()):
        return True
    if _is_odds(quantity, before, after):
        return True
    if _MORNING.match(after) and (quantity.high or 0) <= 12 and texts(tokens, quantity.first - 1, 1) in _CLOCK:
        return True
    if (
        texts(tokens, quantity.core_last + 1, 1) in (("resolution",), ("resolutions",))
        and quantity.core_first == quantity.core_last
    ):
        return quantity.first == quantity.core_first
    return _labelled(tokens, quantity.core_first)


def _is_odds(quantity: Quantity, before: str, after: str) -> bool:
    """Whether the number is a side of a ratio: "women outnumber men 10 to 1"; "fell from 10 to 1" tells two counts."""
    if _TO_ONE.match(after):
        return not before.endswith("from ")
    return quantity.low == 1 and _ODDS.search(before) is not None and "from" not in before


_TO_ONE = re.compile(r"\sto\s(?:1|one)\b(?!,\d|\s(?:hundred|thousand|million|dozen|or\b))", re.IGNORECASE)
_ODDS = re.compile(r"\d\sto\s$")
_CLOCK = (("at",), ("by",), ("from",), ("until",), ("till",), ("before",), ("after",))
_IS_AGED = frozenset((who, is_) for who in ("he", "she") for is_ in ("is", "was", "turned", "turns"))
"""Words behind which a number with no noun is an age: "she is 34"."""
_BOUNDS_OF_AGE = words("under over above below")


def _is_age(tokens: Tokens, quantity: Quantity, before: str, after: str) -> bool:
    """Whether two figures are somebody's age.

    "Kim, 45, said" and "a manager, 38, told" stand between commas behind one person, "a girl of nineteen" behind "of",
    "women under 30" behind people and a bound, with nothing counted behind.
    """
    high = quantity.high if quantity.high is not None else quantity.low
    if high is None or not 10 <= high <= 99 or quantity.core_first != quantity.core_last:
        return False
    behind = texts(tokens, quantity.last + 1, 1)
    if behind and behind[0][0].isalpha() and behind[0] not in STOPS:
        return False
    lead = texts(tokens, quantity.first - 2, 2)
    if quantity.first < quantity.core_first:
        return tokens.texts[quantity.first] in _BOUNDS_OF_AGE and lead[-1:] != () and lead[-1] in PEOPLE
    if lead[1:] == ("of",) and lead[0] in PEOPLE_SINGULAR:
        return True
    if lead in _IS_AGED:
        return True
    if not after.startswith(",") or lead[1:] != (",",) or lead[0] in PEOPLE:
        return False
    return re.search(r"[A-Za-z]\w+,\s$", before) is not None


def _labelled(tokens: Tokens, first: int) -> bool:
    """ "Resolution 2397", "No. 2", "p. 23", "Camp 15", "resolutions 2371 and 2375"."""
    before = first - 1
    if before < 0:
        return False
    said = tokens.texts
    if said[before] == ".":
        label = texts(tokens, before - 1, 1)
        initials = texts(tokens, before - 3, 4)
        return (label and label[0] in DOTTED_LABELS) or initials in (("e", ".", "o", "."), ("o", ".", "p", "."))
    if said[before] in LABELS or said[before] in CAPITAL_LABELS:
        named = tokens.capital(before)
        if said[before] == "number":
            if before and said[before - 1] in LABELS:
                return True  # "IMO number 8412467"
            return texts(tokens, before - 1, 1) in ((), (".",), ("the",), ("at",), ("is",), ("as",), ("of",))
        return named or (said[before] in LABELS and said[before] not in VERB_LABELS)
    if _counts_people(tokens, first + 1):
        return False  # "under resolutions 2375 and 2397, 400 workers left"
    listed = before
    while listed >= max(0, first - _LISTED) and (said[listed] in _LISTS or said[listed][0].isdecimal()):
        listed -= 1
    if listed == before or listed < 0 or said[listed] not in LABELS:
        return False
    return said[listed].endswith("s") or (said[listed] in _LAWS and len(said[first]) == 4 and said[first].isdecimal())


def _counts_people(tokens: Tokens, index: int) -> bool:
    """Whether a noun for people stands within three words, with nothing but words between."""
    for word in texts(tokens, index, 3):
        if word in PEOPLE:
            return True
        if not word.isalpha() or word in STOPS:
            return False
    return False


_LAWS = words("unscr scr resolution res")
"""Labels that may stand once before several numbers: "UNSCR 2375 and 2397"."""
_LISTS = frozenset(("and", ",", "or", "&", "to", "-", "–", "through"))
_LISTED = 40
"""How many tokens back the label of a list of numbers is looked for."""


_HARMED = words("killing injuring wounding")
"""Verbs whose "one" is a person: "killing one and injuring four"."""


def _is_pronoun(tokens: Tokens, quantity: Quantity) -> bool:
    """Whether "one" or "a single one" counts nobody: it counts only with a noun for people behind it."""
    if quantity.low != 1 or (quantity.high or 1) > 1 or quantity.core_last - quantity.core_first > 2:
        return quantity.high == 0
    said = texts(tokens, quantity.core_first, quantity.core_last - quantity.core_first + 1)
    before = texts(tokens, quantity.core_first - 1, 1)
    if before and before[0] in ("without", "not", "no", "never", "nor"):
        return True
    if said == ("a", "single", "one") or (before and before[0] in _HARMED):
        return False
    if (
        before
        and said == ("one",)
        and before[0] in ("the", "any", "every", "each", "this", "that", "which", "at", "by")
    ):
        return True
    for index, word in enumerate(texts(tokens, quantity.core_last + 1, 4), start=quantity.core_last + 1):
        if word in PEOPLE_SINGULAR and word != "one":
            return False
        if is_demonym(word) and ends_as_person(tokens, index):
            return False
        if word in STOPS or not word.isalpha():
            break
    return True


def ends_as_person(tokens: Tokens, index: int) -> bool:
    """Whether the name of a people at token `index` is a person ("one North Korean died") and no adjective."""
    behind = texts(tokens, index + 1, 1)
    return not behind or not behind[0][0].isalnum() or behind[0] in STOPS or behind[0].endswith("ed")

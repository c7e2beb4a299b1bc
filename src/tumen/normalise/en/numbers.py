"""English numbers: digits, number words, and vague numbers such as "several hundred"."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from typing import NamedTuple

from tumen.normalise.en.lexicon import LABELS, MEASURES, MONTHS, PEOPLE, STOPS, words
from tumen.normalise.en.tokens import Tokens, glued, texts

_UNIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = MappingProxyType({word: value for value, word in enumerate(_UNIT_WORDS.split())})
TENS = MappingProxyType({word: 10 * value for value, word in enumerate(_TEN_WORDS.split(), start=2)})
SCALES = MappingProxyType({"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12})
LETTERS = MappingProxyType({"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "mln": 10**6, "tn": 10**12})
"""Scales written as letters behind an amount of money ("$5m")."""

# spec/claims.md, "Counts" and ruling 12; tens and hundreds of millions count in whole millions
VAGUE = MappingProxyType(
    {
        "dozens": (24, 99),
        "scores": (40, 99),
        "hundreds": (200, 999),
        "thousands": (2000, 9999),
        "millions": (2 * 10**6, 10**7 - 1),
        "billions": (2 * 10**9, 10**10 - 1),
    }
)
_SEVERAL = MappingProxyType(
    {"dozen": "dozens", "score": "scores"} | {scale: f"{scale}s" for scale in SCALES if scale != "trillion"}
)
_MULTIPLIED = MappingProxyType({"tens": (20, 99), "hundreds": (200, 999), "dozens": (24, 99)})
_BEFORE_SCALE = words(
    "another mere further every some about around nearly almost over roughly additional extra first next last the each"
)
"""Words behind which "hundred" or "thousand" alone is a number: "another thousand", "every hundred"."""

_SIGNS = frozenset("½⅓⅔¼¾⅛⅜⅝⅞")
_PARTS = MappingProxyType({"quarter": 4, "quarters": 4, "third": 3, "thirds": 3, "half": 2})
_SETS = MappingProxyType({"pair": 2, "duo": 2, "trio": 3, "quartet": 4, "couple": 2})
"""Words for a small set of people: "a trio of workers"."""

STARTERS = frozenset(
    {
        *UNITS,
        *TENS,
        *VAGUE,
        *SCALES,
        *_SIGNS,
        "tens",
        "several",
        "half",
        "a",
        "an",
        "few",
        "dozen",
        "both",
        "many",
        "some",
    }
)
"""Words with which a number can begin."""


_COINS = words("dollar euro ruble rouble")
"""Units of which one says "a" for one."""

_BEHIND_ARTICLE = frozenset({*SCALES, *_SETS, *_PARTS, *_COINS, "dozen", "few", "handful", "score", "single"})
_BEHIND_MANY = frozenset({*VAGUE, *_MULTIPLIED})
_LEADS = MappingProxyType(
    {
        "few": frozenset({*SCALES, "dozen"}),
        "a": _BEHIND_ARTICLE,
        "an": _BEHIND_ARTICLE,
        "some": _BEHIND_MANY,
        "many": _BEHIND_MANY,
    }
)
"""Words that begin a number only before certain others."""

_SPACES = frozenset(" \u00a0\u2007\u2009\u202f")
_MONEY_WORDS = words("dollars euros yuan renminbi won yen rubles roubles pounds baht rupees zlotys tugriks ringgit")


class Number(NamedTuple):
    """A number at tokens `first` to `last`, both inclusive; `low` and `high` differ where it is vague.

    `mantissa` and `scale` tell "two" and 1000 of "two thousand", so that "one or two thousand" can share its unit.
    `rough` marks a number that is told as about right ("a couple of hundred").
    """

    first: int
    last: int
    low: float
    high: float
    vague: bool
    mantissa: float
    scale: int
    rough: bool = False


def number_starts(tokens: Tokens) -> list[int]:
    """The indexes of the tokens with which a number may begin, in order."""
    said = tokens.texts
    found = [index for index, word in enumerate(said) if word in STARTERS or word[0].isdecimal()]
    return [index for index in found if said[index] not in _LEADS or _leads(said, index)]


def _leads(said: list[str], index: int) -> bool:
    return index + 1 < len(said) and said[index + 1] in _LEADS[said[index]]


def number_at(tokens: Tokens, index: int) -> Number | None:
    """The longest number that begins at token `index`."""
    said = tokens.texts[index]
    if said[0].isdecimal():
        return None if said[-1].isalpha() else _tally(tokens, index) or _digits(tokens, index)
    if said not in STARTERS:
        return None
    for form in _FORMS:
        number = form(tokens, index)
        if number is not None:
            return number
    return None


_TALLIES: MappingProxyType[str, tuple[float, float]] = MappingProxyType(
    {"10": (20, 99), "100": VAGUE["hundreds"], "1000": VAGUE["thousands"], "1,000": VAGUE["thousands"]}
)


def _tally(tokens: Tokens, index: int) -> Number | None:
    """ "100s of workers" as headlines write hundreds."""
    ends = _TALLIES.get(tokens.texts[index])
    if ends is None or texts(tokens, index + 1, 2) != ("s", "of") or not glued(tokens, index + 1):
        return None
    return Number(index, index + 1, *ends, True, 0, 1)


def _plain(first: int, last: int, mantissa: float, scale: int) -> Number:
    value = round(mantissa * scale, 6)
    return Number(first, last, value, value, False, mantissa, scale)


_BEHIND_DIGITS = frozenset({*SCALES, *LETTERS, *_SIGNS, "'", ".", "-", "‑", "/", "and", "dozen", "score"})
"""Tokens that may go on with a number in digits; digits do too."""


def _digits(tokens: Tokens, index: int) -> Number | None:
    """ "3,000", "1 000", "1.2 thousand", "3K", "1½ million", "20 dozen"."""
    behind = tokens.texts[index + 1 : index + 2]
    if behind and behind[0] not in _BEHIND_DIGITS and not behind[0][0].isdecimal():
        whole = tokens.texts[index]
        if "." not in whole:
            return _plain(index, index, float(whole.replace(",", "")), 1)
    value, last = _grouped(tokens, index)
    value, size = _fraction(value, tokens.texts[index], texts(tokens, last + 1, 4))
    last += size
    following = texts(tokens, last + 1, 4)
    if following[:1] and following[0] in SCALES:
        return _plain(index, last + 1, value, SCALES[following[0]])
    if len(following) > 1 and following[0] in ("-", "‑") and following[1] in SCALES:
        return _plain(index, last + 2, value, SCALES[following[1]])
    if following[:1] and following[0] in LETTERS and (len(following[0]) > 1 or glued(tokens, last + 1)):
        return _plain(index, last + 1, value, LETTERS[following[0]])
    if following[:1] == ("dozen",):
        return _plain(index, last + 1, value, 12)
    if following[:2] == ("score", "of"):
        return _plain(index, last + 1, value, 20)
    return _plain(index, last, value, 1)


def _fraction(value: float, said: str, following: tuple[str, ...]) -> tuple[float, int]:
    """The value with the fraction behind its figures, and how many tokens say it: "1½", "1 1/2 million"."""
    if following[:1] and following[0] in _SIGNS:
        return value + unicodedata.numeric(following[0]), 1
    scaled = len(following) == 4 and following[3] in SCALES
    if scaled and following[:3] == ("and", "a", "half"):
        return value + 0.5, 3
    if scaled and following[1] == "/" and _are_parts(following[0], following[2]):
        return value + float(following[0]) / float(following[2]), 3
    if following[:1] == ("/",) and len(following) > 2 and following[2] in SCALES and _are_parts(said, following[1]):
        return value / float(following[1]), 2
    return value, 0


def _are_parts(above: str, below: str) -> bool:
    """Whether two figures are a common fraction ("1/2", "3/4")."""
    return above.isdecimal() and below.isdecimal() and 0 < int(above[:3]) < int(below[:3]) <= 10


def _grouped(tokens: Tokens, index: int) -> tuple[float, int]:
    """The value of digits whose thousands may be parted by a space, an apostrophe or a point, and their last token.

    A point parts thousands only where a count or sum can mean nothing else: "1.200.000", or "1.500 workers", for there
    are no half workers.
    """
    said = tokens.texts[index]
    following = texts(tokens, index + 1, 2)
    whole, _, decimals = said.partition(".")
    if len(decimals) == 3 and 0 < len(whole) <= 3 and whole[0] != "0":
        if following[:1] == (".",) and len(following) > 1 and re.fullmatch(r"\d{3}(?:\.\d{3})?", following[1]):
            if glued(tokens, index + 1) and glued(tokens, index + 2):
                return float(said.replace(".", "") + following[1].replace(".", "")), index + 2
        elif _counts_whole(tokens, index):
            return float(said.replace(".", "")), index
    if decimals or not following or len(said) > 3 or said[0] == "0":
        return float(said.replace(",", "")), index
    last, size = index, len(said)
    joint = 2 if following[0] == "'" else 1
    while last + joint < len(tokens) and size < 12 and _goes_on(tokens, last, joint):
        last, size = last + joint, size + 3
    if last == index or (joint == 1 and tokens.texts[last] != "000" and not _opens(tokens, index)):
        return float(said), index
    return float("".join(tokens.texts[index : last + 1 : joint])), last


def _goes_on(tokens: Tokens, last: int, joint: int) -> bool:
    """Whether three more digits follow token `last` behind one space or one apostrophe."""
    said = tokens.texts[last + joint]
    if len(said) != 3 or not said.isdecimal():
        return False
    if joint == 2:
        return tokens.texts[last + 1] == "'" and tokens.starts[last + 2] - tokens.ends[last] == 1
    return tokens.between(last + 1) in _SPACES


def _opens(tokens: Tokens, index: int) -> bool:
    """Whether digits parted by spaces can begin here: not behind the day of a date, a label or other digits."""
    before = texts(tokens, index - 1, 1)
    if not before:
        return True
    if before[0][0].isdecimal():
        dated = any(word in MONTHS for word in texts(tokens, index - 3, 2))
        return dated or (len(before[0]) == 4 and before[0][:2] in ("19", "20"))
    named = before[0] if before[0] != "." else tokens.texts[max(index - 2, 0)]
    return named not in MONTHS and named not in LABELS and not named[0].isdecimal()


def _counts_whole(tokens: Tokens, index: int) -> bool:
    """Whether the digits at `index` tell of people or of money, by what stands right before and behind them."""
    if texts(tokens, index - 1, 1) in (("$",), ("€",), ("£",), ("¥",), ("₽",), ("₩",)):
        return texts(tokens, index + 1, 1)[:1] not in {(scale,) for scale in (*SCALES, *LETTERS)}
    for word in texts(tokens, index + 1, 4):
        if word in PEOPLE or word.endswith("workers") or word in _MONEY_WORDS:
            return True
        if word in SCALES or word in MEASURES or word in STOPS or not word.isalpha():
            return False
    return False


def _vague(tokens: Tokens, index: int) -> Number | None:
    """ "dozens", "several hundred", "many tens of thousands", "hundreds upon hundreds", "a handful"."""
    said = texts(tokens, index, 7)
    skip = 1 if said[0] in ("several", "many", "some", "few") else 2 if said[:2] == ("a", "few") else 0
    number = _many(said[skip:], index, index + skip) if len(said) > skip else None
    if number is not None or (skip == 1 and said[0] not in ("several", "few")) or not skip:
        if number is None and said[:2] == ("a", "handful"):
            return Number(index, index + 1, 3, 9, True, 0, 1)
        return number
    if said[skip : skip + 1] and said[skip] in _SEVERAL:
        low, high = VAGUE[_SEVERAL[said[skip]]]
        larger = SCALES.get(said[skip + 1], 0) if len(said) > skip + 1 else 0
        if larger > 100 and said[skip] in ("hundred", "dozen"):
            return Number(index, index + skip + 1, low * larger, high * larger + _rest(larger), True, 0, 1)
        return Number(index, index + skip, low, high, True, 0, 1)
    if skip == 2 and len(said) > 2 and said[2] not in ("of", "more"):
        return Number(index, index + 1, 3, 9, True, 0, 1)
    return _several_people(tokens, index) if said[0] == "several" else None


def _rest(scale: int) -> int:
    """What fills up the last step of a vague number: 99 thousand ends at 99,999; sums count in whole millions."""
    return scale - 1 if scale == 1000 else 0


def _many(said: tuple[str, ...], first: int, index: int) -> Number | None:
    """A plural such as "dozens", or "tens of thousands", at token `index`; the number begins at token `first`."""
    if said[0] in _MULTIPLIED and said[1:2] == ("of",) and said[2:3] in (("thousands",), ("millions",), ("billions",)):
        low, high = _MULTIPLIED[said[0]]
        scale = SCALES[said[2][:-1]]
        return Number(first, index + 2, low * scale, high * scale + _rest(scale), True, 0, 1)
    if said[0] == "tens" and said[1:2] == ("of",):
        return Number(first, index, 20, 99, True, 0, 1)
    if said[0] not in VAGUE:
        return None
    if said[0] == "scores" and said[1:2] not in (("of",), ("more",), (",",), ("or",)):
        return None
    doubled = 2 if said[1:3] in (("upon", said[0]), ("and", said[0]), ("after", said[0])) else 0
    return Number(first, index + doubled, *VAGUE[said[0]], True, 0, 1)


def _several_people(tokens: Tokens, index: int) -> Number | None:
    """ "several women", "several North Korean workers": as few as "a few", where people are told of."""
    return Number(index, index, 3, 9, True, 0, 1) if _people_near(tokens, index + 1) else None


def _people_near(tokens: Tokens, index: int) -> bool:
    """Whether a noun for people follows within three words."""
    for word in texts(tokens, index, 3):
        if word in PEOPLE:
            return True
        if word in STOPS or not word.isalpha():
            return False
    return False


def _set(tokens: Tokens, index: int) -> Number | None:
    """ "a couple of hundred", "a pair of workers", "both workers", "three score"."""
    said = texts(tokens, index, 4)
    if said[0] == "both":
        joined = _people_near(tokens, index + 1) and "and" not in said[2:]
        return _plain(index, index, 2, 1) if joined else None
    if said[0] in UNITS and said[1:2] == ("score",):
        return _plain(index, index + 1, UNITS[said[0]], 20)
    if said[0] != "a" or len(said) < 3:
        return None
    if said[1:3] == ("score", "of"):  # "a score of 90" is a mark
        return None if said[3:] and said[3][0].isdecimal() else _plain(index, index + 1, 20, 1)
    if said[1] not in _SETS:
        return None
    skip = 3 if said[2] == "of" else 2
    scale = 12 if said[skip : skip + 1] == ("dozen",) else SCALES.get(said[skip], 0) if len(said) > skip else 0
    if said[1] == "couple" and scale:
        return _plain(index, index + skip, 2, scale)._replace(rough=True)
    if skip == 3 and _people_near(tokens, index + 3):
        return _plain(index, index + 1, _SETS[said[1]], 1)._replace(rough=said[1] == "couple")
    return None


def _part_of_scale(tokens: Tokens, index: int) -> Number | None:
    """ "a quarter of a million", "three quarters of a million", "½ million"."""
    said = texts(tokens, index, 5)
    if said[0] in _SIGNS:
        scale = SCALES.get(said[1], 0) if len(said) > 1 else 0
        return _plain(index, index + 1, unicodedata.numeric(said[0]), scale) if scale else None
    above = 1 if said[0] in ("a", "an") else UNITS.get(said[0], 0)
    skip = 2 if said[1:2] == ("-",) else 1
    said = texts(tokens, index + skip, 4)
    if not above or len(said) < 4 or said[0] not in _PARTS or said[1:3] != ("of", "a") or said[3] not in SCALES:
        return None
    return _plain(index, index + skip + 3, above / _PARTS[said[0]], SCALES[said[3]])


def _half(tokens: Tokens, index: int) -> Number | None:
    """ "half a million", "half a dozen", "a half-million", "one and a half million"."""
    said = texts(tokens, index, 6)
    above = UNITS.get(said[0], 0) + 0.5 if said[1:4] == ("and", "a", "half") and said[0] in UNITS else 0.5
    for lead in (("half", "a"), ("half", "-", "a"), ("a", "half", "-"), ("a", "half"), (said[0], "and", "a", "half")):
        size = len(lead)
        if said[:size] == lead and len(said) > size:
            scale = 12 if said[size] == "dozen" else SCALES.get(said[size], 0)
            return _plain(index, index + size, above, scale) if scale and scale != 100 else None
    return None


def _single(tokens: Tokens, index: int) -> Number | None:
    """ "a single one", "a single worker", and "a dollar" where it is a sum."""
    said = texts(tokens, index, 3)
    if said[:1] == ("a",) and said[1:2] and said[1] in _COINS:
        rate = said[2:] in (("a",), ("an",), ("per",), ("each",))
        return _plain(index, index, 1, 1) if rate or texts(tokens, index - 1, 1) == ("than",) else None
    if texts(tokens, index, 2) != ("a", "single"):
        return None
    return _plain(index, index + (2 if texts(tokens, index + 2, 1) == ("one",) else 1), 1, 1)


def _spelt(tokens: Tokens, index: int) -> Number | None:
    """Number words by the rule of English: units and tens add, hundred multiplies, greater scales close a group."""
    total = group = 0.0
    position, last = index, -1
    smallest: float = 10**15
    mantissa, scale = 0.0, 1
    if tokens.texts[index] in ("a", "an"):
        following = texts(tokens, index + 1, 1)
        if not following or (following[0] not in SCALES and following[0] != "dozen"):
            return None
        group, position = 1, index + 1
    elif tokens.texts[index] in SCALES or tokens.texts[index] == "dozen":
        before = texts(tokens, index - 1, 1)
        if not before or before[0] not in _BEFORE_SCALE or texts(tokens, index - 2, 2) == ("by", "the"):
            return None
        group = 1
    between = "between" in texts(tokens, index - 3, 3)
    said, end, closed = tokens.texts, len(tokens), 10**15
    while position < end:
        word = said[position]
        if word in UNITS and (smallest > 20 or (smallest == 20 and 0 < UNITS[word] < 10)):
            group, smallest, scale = group + UNITS[word], UNITS[word], 1
        elif word in TENS and smallest > 99:
            group, smallest, scale = group + TENS[word], 20, 1
        elif word == "hundred" and 0 < group < 100:
            mantissa, group, smallest, scale = group, group * 100, 100, 100
        elif word in SCALES and 100 < SCALES[word] < closed and group:
            mantissa, scale = group, SCALES[word]
            total, group, smallest, closed = total + group * scale, 0, scale, scale
        elif word == "dozen" and group and not total:
            return _plain(index, position, group, 12)
        elif last >= index and (joint := _joint(tokens, position, smallest, between=between)):
            position += joint
            continue
        else:
            break
        last = position
        position += 1
    if last < index:
        return None
    value = total + group
    whole = scale > 1 and value == mantissa * scale
    if whole and scale > 100 and texts(tokens, last + 1, 3) == ("and", "a", "half"):
        return _plain(index, last + 3, mantissa + 0.5, scale)  # "a million and a half"
    return Number(index, last, value, value, False, mantissa if whole else value, scale if whole else 1)


def _joint(tokens: Tokens, position: int, smallest: float, *, between: bool) -> int:
    """How many tokens from `position` join two words of a number: "a hundred and forty", "forty-seven", "-and-"."""
    said = texts(tokens, position, 4)
    if said[0] == "and":
        apart = said[2:3] == ("hundred",) and (smallest == 100 or between)
        return 1 if _adds(said[1:2], smallest) and not apart else 0
    if said[0] not in ("-", "‑") or not (glued(tokens, position) and glued(tokens, position + 1)):
        return 0
    if said[1:3] in (("and", "-"), ("and", "‑")):
        return 3 if _adds(said[3:4], smallest) else 0
    following = said[1] if len(said) > 1 else ""
    return 1 if following in SCALES or following == "dozen" or (following in UNITS and smallest == 20) else 0


def _adds(following: tuple[str, ...], smallest: float) -> bool:
    return smallest >= 100 and bool(following) and (following[0] in UNITS or following[0] in TENS)


_FORMS = (_vague, _half, _part_of_scale, _set, _single, _spelt)

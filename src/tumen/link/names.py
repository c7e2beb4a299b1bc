"""Whether two names are of one firm or site: compared part by part, each with its reason, and never merged here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tumen.ledger import Place
from tumen.link.name_weights import name_prior, name_weights
from tumen.link.places import relation
from tumen.link.weights import probability
from tumen.normalise.firms import FirmReading, Own, read_firm
from tumen.normalise.firms.korean import russian, syllables, vowel_apart
from tumen.resources.name_words import senses

Verdict = Literal["same", "unsure", "apart", "nothing"]
SAME, APART = 2.2, -2.0
"""Log-odds from which two names are proposed as the same, and below which they are two."""

_NEAR = 6
_PREFIX = 6
_SURE = 3
"""Syllables from which words that sound alike are one word."""
_SOUNDS_ALIKE = ("same_sound", "same_sound_two", "same_sound_syllables", "same_sound_chinese", "same_sound_short")


@dataclass(frozen=True, kw_only=True, slots=True)
class Likeness:
    """What the comparison of two names gives.

    `verdict` is `same` (to be proposed as one firm), `unsure` (related or the same; a person should look), `apart`, or
    `nothing` where a name has nothing of its own to compare, such as "a garment factory in Hunchun". `odds` is the sum
    of weights (natural log-odds), None for `nothing`. `levels` are the names of the weights in it, `one` and `other`
    the names that were compared, which may be those that stood in brackets.
    """

    verdict: Verdict
    odds: float | None
    levels: tuple[str, ...]
    one: str
    other: str

    @property
    def probability(self) -> float | None:
        """How likely the two are one (0 to 1), by the weights alone; None for `nothing`."""
        return None if self.odds is None else probability(self.odds)

    @property
    def reasons(self) -> tuple[tuple[str, str], ...]:
        """Each reason: the part of the name it is about (`own`, `place`, `trade`, `form`, `number`), and its words."""
        return tuple((name_weights()[level].part, name_weights()[level].why) for level in self.levels)


def compare_names(one: str, other: str, *, where: Iterable[Place] = (), other_where: Iterable[Place] = ()) -> Likeness:
    """How much speaks for two names being one firm's; the same whichever comes first.

    `where` and `other_where` are the places that claims about each give; they count where the names give no place.
    """
    if other < one:
        return compare_names(other, one, where=other_where, other_where=where)
    here, there = read_firm(one), read_firm(other)
    found = [
        likeness(first, second, where=tuple(where), other_where=tuple(other_where))
        for first in here.names
        for second in there.names
    ]
    if not found:
        return Likeness(verdict="nothing", odds=None, levels=(), one=one, other=other)
    return max(found, key=lambda likeness: (likeness.odds or 0.0, likeness.one, likeness.other))


def likeness(
    here: FirmReading, there: FirmReading, *, where: tuple[Place, ...] = (), other_where: tuple[Place, ...] = ()
) -> Likeness:
    """The comparison of two names that have something of their own; other names of the same firms are not looked at."""
    levels = [
        *_own(here, there),
        *_place(here, there, where, other_where),
        *_trade(here, there),
        *_form(here, there),
        *_number(here, there),
    ]
    table = name_weights()
    odds = round(name_prior() + sum(table[level].weight for level in levels), 9)
    verdict: Verdict = "apart" if odds < APART else "unsure"
    if odds >= SAME and not any(table[level].caps for level in levels):
        verdict = "same"
    return Likeness(verdict=verdict, odds=odds, levels=tuple(levels), one=here.full, other=there.full)


def alike(here: FirmReading, there: FirmReading) -> bool:
    """Whether anything that tells the two names, or other names of theirs, from others speaks for one firm."""
    return any(_own(one, other) != ["other_word"] for one in here.names for other in there.names)


def _own(here: FirmReading, there: FirmReading) -> list[str]:
    one, other = here.own, there.own
    if one is None or other is None:
        return ["other_word"]
    level = _same_own(one, other, korean=here.korean or there.korean)
    if level is None and here.whole and here.whole == there.whole:
        return ["same_letters"]
    if level is None:
        level = "initials" if _initials(here, there) else _partly(one, other)
    levels = [level]
    if level in ("other_word", "initials", "same_meaning", "shared_some"):
        return levels
    if level == "shared_word":
        shared = one if len(one.letters) < len(other.letters) else other
        return [*levels, *(["common_word"] if shared.common or shared.short else [])]
    stated = one.letters in here.initials | there.initials
    if one.common or other.common:
        if one.script != other.script and one.senses & other.senses:
            return ["same_meaning"]
        levels.append("common_word")
    elif (one.short or other.short) and level not in _SOUNDS_ALIKE and not stated:
        levels.append("short_word")
    return levels


def _same_own(one: Own, other: Own, *, korean: bool) -> str | None:
    """The strongest way in which two distinctive parts are one, None where they are not."""
    if one.script == other.script and (one.letters == other.letters or sorted(one.words) == sorted(other.words)):
        return "same_letters"
    scripts = {one.script, other.script}
    if len(scripts) == 1 and one.script in ("han", "other"):
        # characters that only sound alike are other words
        return None
    if scripts == {"hangul"}:
        return "same_letters" if one.hangul & other.hangul else None
    if scripts != {"latin"} and (one.pinyin & other.pinyin or _slavic(one, other)):
        return "same_reading"
    shared = sorted(one.hangul & other.hangul)
    if scripts == {"han", "hangul"} and shared and (korean or len(shared[0]) >= _SURE):
        return "same_korean_reading"
    alike = _sound(one, other, korean=korean)
    if alike is not None and alike not in ("same_sound_chinese", "same_sound_short"):
        return alike
    spelled = scripts == {"latin"} and alike is None and not (one.pinyin and other.pinyin)
    if spelled and one.slavic == other.slavic and len(one.slavic) >= _NEAR:
        return "same_slavic"
    if one.senses & other.senses:
        return "same_meaning"
    if scripts == {"latin", "han"} and one.rough & other.rough:
        return "rough_sound"
    return alike


def _slavic(one: Own, other: Own) -> bool:
    both = {one.script, other.script}
    return both == {"latin", "cyrillic"} and one.slavic == other.slavic and len(one.slavic) > 2


def _sound(one: Own, other: Own, *, korean: bool) -> str | None:
    first, second = one.sounds, other.sounds
    if "cyrillic" in (one.script, other.script):
        first, second = frozenset(map(russian, first)), frozenset(map(russian, second))
    shared = sorted(first & second)
    if not shared:
        return None
    length = max(syllables(sound) for sound in shared)
    if length < 2:
        return "same_sound_short"
    scripts = {one.script, other.script}
    chinese = any(own.script == "latin" and own.pinyin for own in (one, other))
    if not korean and chinese and scripts <= {"latin", "han"}:
        return "same_sound_chinese"
    if not korean and (chinese or "han" in scripts) and length < _SURE:
        return "same_sound_syllables"
    return "same_sound" if length >= _SURE else "same_sound_two"


def _initials(here: FirmReading, there: FirmReading) -> bool:
    """Whether the distinctive part of one is the initials of the other ("KKBC")."""
    return any(
        short.own is not None and len(short.own.letters) > 2 and short.own.letters in long.initials
        for short, long in ((here, there), (there, here))
    )


def _partly(one: Own, other: Own) -> str:
    """Two distinctive parts that are not one: with a word in common, a letter apart, or others."""
    short, long = sorted((one, other), key=lambda own: (len(own.words), len(own.letters), own.letters))
    if one.script == other.script and one.script in ("latin", "cyrillic"):
        if set(short.words) < set(long.words) or _starts(long, short):
            return "shared_word"
        if one.sounds and other.sounds:
            # Korean words that differ in a consonant are other words; vowels are written in many ways
            alike = any(vowel_apart(a, b) for a in sorted(one.sounds) for b in sorted(other.sounds))
            return "near_sound" if alike and not (one.pinyin and other.pinyin) else _some(one, other)
        if not (one.pinyin and other.pinyin) and near(one.letters, other.letters):
            return "near_spelling"
        return _some(one, other)
    if one.script == other.script:
        return "shared_word" if _within(long.letters, short.letters) else "other_word"
    if any(
        len(inner) >= _PREFIX and outer.startswith(inner)
        for these, those in ((one.pinyin, other.pinyin), (one.sounds, other.sounds))
        for left in sorted(these)
        for right in sorted(those)
        for inner, outer in ((left, right), (right, left))
        if inner != outer
    ):
        return "shared_word"
    return "other_word"


def _some(one: Own, other: Own) -> str:
    """Whether two names share a word that makes up half of one of them, though each has others."""
    common = senses("common")
    shared = sum(len(word) for word in {*one.words} & {*other.words} if len(word) >= _NEAR and not common.of(word))
    return "shared_some" if shared * 2 >= min(len(one.letters), len(other.letters)) else "other_word"


def _starts(long: Own, short: Own) -> bool:
    """Whether the first words of one, joined, are the other ("Rab Boni Kids", "Rabboni")."""
    said = ""
    for word in long.words:
        said += word
        if said == short.letters:
            return True
    return False


def _within(long: str, short: str) -> bool:
    return len(short) > 1 and long != short and (long.startswith(short) or long.endswith(short))


def near(one: str, other: str) -> bool:
    """Whether two words of six letters or more differ by one letter that is added, left out, or another one."""
    if min(len(one), len(other)) < _NEAR or abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) == len(other):
        return one[start + 1 :] == other[start + 1 :]
    short, long = sorted((one, other), key=len)
    return short[start:] == long[start + 1 :]


def _place(
    here: FirmReading, there: FirmReading, where: tuple[Place, ...], other_where: tuple[Place, ...]
) -> list[str]:
    found = _relation(here.places, there.places)
    if found is not None:
        return [f"{found}_place"]
    if here.places and there.places:
        return []
    found = _relation(here.places or where, there.places or other_where)
    return [f"{found}_where"] if found is not None else []


def _relation(places: Iterable[Place], others: Iterable[Place]) -> str | None:
    found = {
        relation(one, other)
        for one in places
        for other in others
        if not {one.level, other.level} & {"country"} or one.country != other.country
    }
    if found & {"same", "within"}:
        return "same"
    return "apart" if "apart" in found else None


def _trade(here: FirmReading, there: FirmReading) -> list[str]:
    if not here.trades or not there.trades:
        return []
    return ["same_trade" if here.trades & there.trades else "other_trade"]


def _form(here: FirmReading, there: FirmReading) -> list[str]:
    one, other = here.forms, there.forms
    if ("branch" in one) != ("branch" in other):
        return ["branch_of_one"]
    if not one or not other or one & other - {"company"}:
        return []
    if ("group" in one) != ("group" in other):
        return ["group_of_one"]
    return ["other_form"] if not one & other else []


def _number(here: FirmReading, there: FirmReading) -> list[str]:
    if not here.numbers and not there.numbers:
        return []
    if here.numbers and there.numbers:
        return ["same_number" if here.numbers == there.numbers else "other_number"]
    return ["number_of_one"]

"""The word or words by which a name is told from others, with the keys under which its other spellings are found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from tumen.normalise.firms.chinese import is_pinyin, korean_of, pinyin_of, pinyin_of_russian
from tumen.normalise.firms.korean import cyrillic_sounds, hangul_sounds, latin_sounds, plain_hangul
from tumen.normalise.firms.letters import romanised, rough, slavic
from tumen.resources.name_words import senses

Script = Literal["latin", "han", "hangul", "cyrillic", "other"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Own:
    """The distinctive part of a name.

    `text` is as written, `words` are its words folded, `letters` the same joined (simplified Han). Keys are sets, since
    a word may be read in several ways: `pinyin` (of Han, of Cyrillic by Palladius, of Latin words that are pinyin),
    `sounds` (Korean, `korean.latin_sounds`), `hangul` (of Hangul, and of Han read as Korean), `slavic` and `rough`
    (`letters`). `senses` is what it means, for words of the table. `common` tells that many firms bear it, `short` that
    it is too short to tell firms apart, `place` that it is the name of a place.
    """

    text: str
    script: Script
    words: tuple[str, ...]
    letters: str
    pinyin: frozenset[str] = field(default=frozenset(), repr=False)
    sounds: frozenset[str] = field(default=frozenset(), repr=False)
    hangul: frozenset[str] = field(default=frozenset(), repr=False)
    slavic: str = field(default="", repr=False)
    rough: frozenset[str] = field(default=frozenset(), repr=False)
    senses: frozenset[str] = frozenset()
    common: bool = False
    short: bool = False
    place: bool = False


_LEAST_LETTERS = 4


def own(text: str, script: Script, words: Sequence[str], *, place: bool = False) -> Own:
    """The distinctive part of these folded words (at least one)."""
    letters = "".join(words)
    said = " ".join(words)
    table, common = senses("meaning"), senses("common")
    known = frozenset((*table.of(said), *table.of(letters)))
    is_common = bool(common.of(said) or common.of(letters) or known) or all(common.of(word) for word in words)
    pinyin: frozenset[str] = frozenset()
    sounds: frozenset[str] = frozenset()
    hangul: frozenset[str] = frozenset()
    slavic_key = ""
    rough_keys: frozenset[str] = frozenset()
    short = len(letters) < _LEAST_LETTERS
    if script == "latin":
        pinyin = frozenset({letters}) if is_pinyin(letters) else frozenset()
        sounds = latin_sounds(letters)
        slavic_key = slavic(letters)
        rough_keys = frozenset({rough(letters)}) - {""} if not pinyin else frozenset()
    elif script == "han":
        short = len(letters) < 2
        pinyin, hangul = pinyin_of(letters), korean_of(letters)
        sounds = frozenset(sound for said_in in hangul for sound in hangul_sounds(said_in))
        rough_keys = frozenset(rough(reading) for reading in pinyin) - {""}
    elif script == "hangul":
        short = len(letters) < 2
        hangul = frozenset({plain_hangul(letters)})
        sounds = hangul_sounds(letters) | hangul_sounds(plain_hangul(letters))
    elif script == "cyrillic":
        pinyin = pinyin_of_russian(letters)
        sounds = cyrillic_sounds(letters)
        slavic_key = slavic(romanised(letters))
    return Own(
        text=text,
        script=script,
        words=tuple(words),
        letters=letters,
        pinyin=pinyin,
        sounds=sounds,
        hangul=hangul,
        slavic=slavic_key,
        rough=rough_keys,
        senses=known,
        common=is_common or place,
        short=short,
        place=place,
    )

"""How a Korean word sounds, in whatever system it was put in letters: the South's, the North's, or Russia's.

All ways of writing Korean in Latin letters differ in the same few things: k or g, ch or j, eo or ŏ or o, r or l or n. A
word that can be cut into Korean syllables is brought to one form in which these are one.
"""

from __future__ import annotations

import re

_FIRST, _LAST = 0xAC00, 0xD7A3
_VOWELS = tuple(re.findall(r"\S+", "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i"))
_ONSETS = tuple(re.findall(r"\S+", "g kk n d tt r m b pp s ss - j jj ch k t p h"))
_CODAS = tuple(re.findall(r"\S+", "- k k k n n n t l k m l l l p l m p p t t ŋ t t k t p t"))

_CONSONANTS = (
    (re.compile(r"tch|jj|ch|j"), "c"),
    (re.compile(r"kk|gg|kh|k|g"), "k"),
    (re.compile(r"tt|dd|th|t|d"), "t"),
    (re.compile(r"pp|bb|ph|p|b"), "p"),
    (re.compile(r"ss|sh|s"), "s"),
    (re.compile(r"ll|rr|l|r"), "l"),
)
_NUCLEI = (
    ("yeo", "yo"), ("yae", "ye"), ("wae", "we"), ("weo", "wo"), ("oe", "we"), ("eui", "ui"), ("eu", "u"), ("eo", "o"),
    ("oo", "u"), ("ae", "e"), ("ee", "i"), ("yi", "i"),
)  # fmt: skip
_WORD = re.compile(r"(?:[knŋtlmpsch]?[yw]?[aeiou]i?[ŋknlmpt]?)+")
_FORBIDDEN = re.compile(r"[fqvxz]|c(?!h)")
_NASALS = (("kn", "ŋn"), ("km", "ŋm"), ("pn", "mn"), ("pm", "mm"), ("tn", "nn"), ("tm", "nm"))


def hangul_letters(word: str) -> str:
    """The Hangul word letter by letter in Latin letters, `ŋ` for the sound at the end of "kang"."""
    said = []
    for char in word:
        place = ord(char) - _FIRST
        if not 0 <= place <= _LAST - _FIRST:
            return ""
        onset, vowel, coda = place // 588, place % 588 // 28, place % 28
        said.append((_ONSETS[onset] + _VOWELS[vowel] + _CODAS[coda]).replace("-", ""))
    return "".join(said)


def plain_hangul(word: str) -> str:
    """The word as the South writes it: an initial ㄹ or ㄴ as ㄴ or ㅇ ("릉라" and "능라", "련하" and "연하" are one).

    The same is done within the word, for 렬 and 률, which the South changes there too.
    """
    return "".join(_southern(char, at) for at, char in enumerate(word))


def _southern(char: str, at: int) -> str:
    place = ord(char) - _FIRST
    if not 0 <= place <= _LAST - _FIRST:
        return char
    onset, vowel = place // 588, place % 588 // 28
    soft = _VOWELS[vowel][0] == "y" or _VOWELS[vowel] == "i"
    if at and not (_ONSETS[onset] == "r" and char in "렬률"):
        return char
    if _ONSETS[onset] == "r":
        onset = _ONSETS.index("-") if soft else _ONSETS.index("n")
    elif _ONSETS[onset] == "n" and soft and _VOWELS[vowel] != "i":
        onset = _ONSETS.index("-")
    return chr(_FIRST + onset * 588 + place % 588)


def hangul_sounds(word: str) -> frozenset[str]:
    """The sound of a Hangul word; empty where it is none."""
    said = hangul_letters(word)
    return frozenset({_folded(said)}) - {""} if said else frozenset()


def latin_sounds(word: str) -> frozenset[str]:
    """The sounds that a word in plain Latin letters (a to z, lower case) has if it is Korean; empty where it cannot be.

    "Hangang" may be han-gang or hang-ang: then there are two.
    """
    if _FORBIDDEN.search(word) or not word.isascii() or not word.isalpha():
        return frozenset()
    closed = word.replace("ng", "ŋ")
    parted = re.sub(r"ng(?![aeiouyw])", "ŋ", word)
    return frozenset({_folded(closed), _folded(parted)}) - {""}


_CYRILLIC = (
    ("чх", "ch"), ("дж", "j"), ("кх", "k"), ("тх", "t"), ("пх", "p"), ("ль", "l"), ("йя", "yae"), ("йе", "ye"),
    ("а", "a"), ("б", "b"), ("в", "w"), ("г", "g"), ("д", "d"), ("е", "e"), ("ё", "yo"), ("и", "i"), ("й", "i"),
    ("к", "k"), ("л", "l"), ("м", "m"), ("н", "n"), ("о", "o"), ("п", "p"), ("р", "r"), ("с", "s"), ("т", "t"),
    ("у", "u"), ("х", "h"), ("ч", "ch"), ("ы", "u"), ("ь", ""), ("ъ", ""), ("э", "e"), ("ю", "yu"), ("я", "ya"),
)  # fmt: skip


def cyrillic_sounds(word: str) -> frozenset[str]:
    """The sounds that a Cyrillic word (lower case) has if it is Korean in Kontsevich's system, in which ng is written n
    (`russian`); empty where it cannot be.
    """
    said = word
    for letters, latin in _CYRILLIC:
        said = said.replace(letters, latin)
    if not said.isascii():
        return frozenset()
    found = {_folded(said), _folded(re.sub(r"n(?=[rl])", "ŋ", said))} - {""}
    return frozenset(russian(sound) for sound in found)


def russian(sound: str) -> str:
    """The sound without what Cyrillic letters do not tell: ng and n are one."""
    return re.sub(r"(.)\1", r"\1", sound.replace("ŋ", "n"))


def syllables(sound: str) -> int:
    """How many syllables a sound has."""
    return len(re.findall(r"[aeiou]i?", sound))


def _folded(said: str) -> str:
    for pattern, letter in _CONSONANTS:
        said = pattern.sub(letter, said)
    for letters, nucleus in _NUCLEI:
        said = said.replace(letters, nucleus)
    if _WORD.fullmatch(said) is None:
        return ""
    said = re.sub(r"(?<=[ktp])h", "", said)
    # 신라 is written Sinra and Silla
    said = said.replace("nl", "l").replace("ln", "l")
    said = re.sub(r"(?<=[ŋmkp])l", "n", said)
    for written, heard in _NASALS:
        said = said.replace(written, heard)
    # the South drops an initial r and n before i and y
    said = re.sub(r"^l(?=[yi])|^n(?=y)", "", said)
    said = re.sub(r"^l", "n", said)
    return re.sub(r"(.)\1", r"\1", said)


def skeleton(sound: str) -> str:
    """The consonants of a sound, a dot for each vowel."""
    return re.sub(r"[yw]?[aeiou]i?", ".", sound)


def vowel_apart(one: str, other: str) -> bool:
    """Whether two sounds of two syllables or more differ in one vowel and in nothing else ("Ryonha", "Ryenha")."""
    if one == other or syllables(one) < 2 or skeleton(one) != skeleton(other):
        return False
    vowels, others = (re.findall(r"[yw]?[aeiou]i?", sound) for sound in (one, other))
    return len([1 for a, b in zip(vowels, others, strict=True) if a != b]) == 1

"""Letters: words in lower case without accents, Cyrillic in Latin letters, and rough forms for names from elsewhere."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType

_ODD = MappingProxyType({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"})
_CYRILLIC = MappingProxyType(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i",
        "і": "i",
        "ї": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
        "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ы": "y", "э": "e", "ю": "yu",
        "я": "ya", "ь": "", "ъ": "", "є": "e",
    }
)  # fmt: skip
"""The table of BGN/PCGN, simplified."""


def folded(word: str) -> str:
    """The word in lower case, without accents, apostrophes and signs; Cyrillic letters stay as they are."""
    out = []
    for char in unicodedata.normalize("NFC", word).lower():
        if char in _ODD:
            out.append(_ODD[char])
        elif "\u0400" <= char <= "\u04ff" or "가" <= char <= "힣":
            out.append(char)
        else:
            out += [part for part in unicodedata.normalize("NFKD", char) if part.isalnum()]
    return "".join(out)


def romanised(word: str) -> str:
    """A Cyrillic word (folded) in Latin letters."""
    return "".join(_CYRILLIC.get(char, char) for char in word)


def slavic(word: str) -> str:
    """A form in which the ways of writing Russian in Latin letters meet: kh or h, y or j or i, doubled."""
    said = word
    for written, kept in (
        ("shch", "sch"),
        ("kh", "h"),
        ("ph", "f"),
        ("x", "ks"),
        ("w", "v"),
        ("tz", "ts"),
        ("j", "i"),
        ("y", "i"),
    ):
        said = said.replace(written, kept)
    said = re.sub(r"c(?!h)", "k", said)
    return re.sub(r"(.)\1+", r"\1", said)


_ROUGH = (
    (re.compile(r"zh|ch|sh|j|q|x|z|ts|s|c(?=[eiy])"), "s"),
    (re.compile(r"ck|k|g|c"), "k"),
    (re.compile(r"b|p"), "p"),
    (re.compile(r"d|th|t"), "t"),
    (re.compile(r"ph|f|v|w"), "f"),
    (re.compile(r"l|r"), "l"),
    (re.compile(r"(?<=n)k(?![aeiou])|h|y|'"), ""),
    (re.compile(r"[aeiou]+$"), ""),
    (re.compile(r"m(?![aeiou])"), "n"),
)


def rough(word: str) -> str:
    """The consonants and vowels of a Latin word as far as Chinese syllables can render them; "rabboni" and "labo'ni"
    meet. Empty for what is too short to say anything (fewer than four sounds).
    """
    said = word
    for pattern, kept in _ROUGH:
        said = pattern.sub(kept, said)
    said = re.sub(r"[aeiou]+", lambda run: run.group()[0], said)
    said = re.sub(r"(.)\1+", r"\1", said)
    return said if len(said) >= 4 else ""

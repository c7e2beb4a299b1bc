"""English text made ready for the search of names: one letter for one, so that every offset stays."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType


def _plain_letters() -> Mapping[str, str]:
    plain = {"Ł": "L", "ł": "l", "Ø": "O", "ø": "o", "Đ": "D", "đ": "d", "ı": "i", "Ħ": "H", "ħ": "h"}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii() and base.isalpha():
            plain[chr(code)] = base
    plain.update(dict.fromkeys("’‘ʼʻ`´′ʹ", "'"))
    plain.update(dict.fromkeys("‐‑–−", "-"))
    plain.update(dict.fromkeys("\u00a0\u2009\u202f\u3000", " "))
    return MappingProxyType(plain)


PLAIN = _plain_letters()
"""Letters with marks and the plain letter of each; the apostrophes, hyphens and spaces that print uses."""

_CAPITALS = re.compile(r"[A-Z]{2,}(?:[ '-][A-Z]{2,})*(?![a-z0-9_])")
_WORD = re.compile(r"[A-Z]+")
_LONG = re.compile(r"[A-Z]{4}")


def folded(text: str, *, keep: frozenset[str] = frozenset()) -> str:
    """The text with plain letters, apostrophes and hyphens, line breaks as spaces, of the same length.

    A word all in capitals has only its first letter left as one ("DANDONG" is "Dandong"), but for those in `keep`.
    """
    plain = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    if not plain.isascii():
        for letter in sorted(set(plain).intersection(PLAIN)):
            plain = plain.replace(letter, PLAIN[letter])
    return _CAPITALS.sub(lambda match: _lowered(match.group(), keep), plain)


def _lowered(said: str, keep: frozenset[str]) -> str:
    # two or three capitals alone are a code ("ADA"), but with a longer word beside them a name ("NEW YORK")
    if said in keep or _LONG.search(said) is None:
        return said
    return _WORD.sub(lambda word: word.group() if word.group() in keep else word.group().capitalize(), said)

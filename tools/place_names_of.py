"""Forms of the names that GeoNames gives a place: without accents, in the usual English spelling, by script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

SCRIPTS = ("LATIN", "HANGUL", "CJK", "CYRILLIC")
"""Scripts of names, by the first word of their letters' Unicode names."""

_LOCAL = SCRIPTS[1:]
_BETWEEN = frozenset(" -'.,·&/")
_SUFFIX = re.compile(r"[- ](?:up|ri|ni|li|si|dong|tong|gun|nodongjagu|rodongjagu|lodongjagu|shi|xian|zhen)$")
_UNLIKE = str.maketrans(
    dict(zip("øØłŁđĐıəƏð", "oOlLdDiaAd", strict=True)) | {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe"}
)
"""Letters that no accent makes."""


def folded(name: str) -> str:
    """The name without accents and breathings: "Sinŭiju" is "Sinuiju", "P’yŏngsŏng" is "P'yongsong"."""
    if name.isascii():
        return name.replace("`", "'")
    plain = unicodedata.normalize("NFKD", re.sub("[’‘ʼʻ`´]", "'", name).translate(_UNLIKE))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def romanised(name: str, country: str) -> str:
    """The usual English form of a Korean or Chinese name as GeoNames writes it.

    "P’yŏngsŏng-si" is "Pyongsong"; in Chinese names the apostrophe parts two syllables and stays: "Xi'an".
    """
    plain = _SUFFIX.sub("", folded(name))
    return plain if country == "CN" else plain.replace("'", "")


def script_of(letter: str) -> str:
    """The script of a letter, "" for marks that may stand between letters."""
    return "" if letter in _BETWEEN else unicodedata.name(letter, "?").split()[0].split("-")[0]


def local(names: Iterable[str]) -> list[str]:
    """The names written in Chinese, Korean or Cyrillic letters, two letters or more, of one script."""
    kept = []
    for name in names:
        if name.isascii():
            continue
        scripts = {script_of(letter) for letter in name} - {""}
        if len(name) >= 2 and len(scripts) == 1 and scripts <= set(_LOCAL):
            kept.append(name)
            if name.endswith(" 시"):
                kept.append(name.removesuffix(" 시"))
    return kept


def unknown_letters(name: str) -> str:
    """The letters of a name that belong to none of the scripts of names (digits and marks may stand between)."""
    return "".join(
        letter
        for letter in name
        if letter not in _BETWEEN and not letter.isdigit() and letter not in "()—" and script_of(letter) not in SCRIPTS
    )


def unique(name: str, aliases: Iterable[str]) -> tuple[str, ...]:
    """The aliases sorted, without the name and doubles."""
    return tuple(sorted({alias.strip() for alias in aliases if alias.strip() and alias.strip() != name}))

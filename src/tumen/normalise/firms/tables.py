"""Words of trade, legal forms and nations in the form in which names are cut: folded words, or characters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from tumen.normalise.firms.chinese import HAN, simplified
from tumen.normalise.firms.letters import folded
from tumen.resources.firms import legal_forms, trades
from tumen.resources.name_words import senses

WORD = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W\d_])|[^\W\d_](?:['’ʼ`]?[^\W\d_])*|\d+")
"""A word of a name: letters with apostrophes, letters with dots ("L.L.C."), or figures."""
_OWNS = re.compile(r"['’]s$", re.I)
_JOINED = ((re.compile(r"\bJ/V\b", re.I), "JV"), (re.compile(r"\bA/S\b"), "AS"), (re.compile(r"&"), " and "))


def words_of(text: str) -> list[str]:
    """The words of a name as written."""
    return [word for word, _ in tied_words(text)]


def tied_words(text: str) -> list[tuple[str, bool]]:
    """The words of a name as written, and whether a hyphen ties each to the next ("Tynda-Les")."""
    for pattern, kept in _JOINED:
        text = pattern.sub(kept, text)
    found = []
    for match in WORD.finditer(text):
        behind = text[match.end() : match.end() + 2]
        tied = behind[:1] in ("-", "‐", "‑") and behind[1:].isalnum()
        found.append((_OWNS.sub("", match.group()).replace(".", ""), tied))
    return found


@cache
def forms() -> Mapping[tuple[str, ...], tuple[str, bool]]:
    """Kind of each legal form written in words, by its folded words, and whether it counts in capitals only."""
    found: dict[tuple[str, ...], tuple[str, bool]] = {}
    for form in legal_forms():
        key = tuple(folded(word) for word in words_of(form.spelling))
        if key and not _joined_script(form.spelling):
            found.setdefault(key, ("company", form.strength in ("weak", "quoted") and key[0].isascii()))
    for said, kinds in senses("form").words.items():
        key = tuple(folded(word) for word in words_of(said))
        if key and not _joined_script(said):
            weak = found.get(key, ("", False))[1]
            found[key] = (kinds[0], weak)
    for key, (kind, weak) in list(found.items()):
        # "Group Co., Ltd." is a group, "Joint Venture Co., Ltd." a venture
        if kind == "company" and len(key) > 1:
            inner = next((found[key[:n]][0] for n in range(len(key) - 1, 0, -1) if key[:n] in found), "company")
            found[key] = (inner if inner in ("group", "venture") else kind, weak)
    return MappingProxyType(found)


def _joined_script(text: str) -> bool:
    return HAN.search(text) is not None or "가" <= text[:1] <= "힣"


@cache
def form_ends() -> Sequence[tuple[str, str]]:
    """Legal forms in Han (simplified) and Hangul and their kinds, the longest first."""
    found: dict[str, str] = {}
    for said, kinds in senses("form").words.items():
        if _joined_script(said):
            found[simplified(said)] = kinds[0]
    for form in legal_forms():
        if _joined_script(form.spelling):
            said = simplified(form.spelling)
            kind = "group" if "集团" in said else "stock" if "股份" in said else "company"
            found.setdefault(said, kind)
    return tuple(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


@cache
def trade_ends() -> Sequence[str]:
    """Words of trade in Han (simplified) and Hangul, those that tell none included, the longest first."""
    found = {simplified(word) for word in trades() if _joined_script(word)}
    found |= {word for table in (senses("trade"), senses("plain")) for word in table.words if _joined_script(word)}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def nation_starts() -> Sequence[str]:
    """Names of Korea and China in Han (simplified) and Hangul, the longest first."""
    found = [word for word in senses("nation").words if _joined_script(word)]
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def _trade_words() -> frozenset[str]:
    return frozenset(folded(word) for said in trades() for word in words_of(said) if not _joined_script(said))


def trade_kinds(word: str) -> tuple[str, ...] | None:
    """The trades that a folded word tells: empty for a word of trade that tells none, None where it is no such word."""
    forms = (word, word.removesuffix("s"), f"{word}s") if word.isascii() and len(word) > 3 else (word,)
    for said in forms:
        if found := senses("trade").of(said):
            return found
        if senses("plain").of(said):
            return ()
    # a word of trade that the table of senses lacks is a trade of its own
    return (word,) if word in _trade_words() else None

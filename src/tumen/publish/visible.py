"""Characters that nobody sees, made visible: text of reports can hide or reorder what a reader believes to read."""

from __future__ import annotations

import re
import unicodedata

_KEPT = frozenset("\n\t")
# marks, letters or blanks by category but drawn as nothing: joiner, Hangul fillers, Braille blank, separators
_BLANK = frozenset("\u034f\u115f\u1160\u3164\uffa0\u2800\u2028\u2029")


def hidden(character: str) -> bool:
    """Whether a character is drawn as nothing or changes the order of others: controls, bidi overrides, zero widths."""
    if character in _KEPT:
        return False
    return character in _BLANK or unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn")


_NOT_PLAIN = re.compile(r"[^\n\t\x20-\x7e]")


def visible(text: str) -> str:
    """`text` with every hidden character written as its code point, such as `[U+202E]`. Line ends and tabs stay."""
    return _NOT_PLAIN.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    character = match[0]
    return f"[U+{ord(character):04X}]" if hidden(character) else character

"""Words of the law's data as patterns: what is said of a resolution, and how a language names one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_GAP = r"(?:[^\w;:]+\w[\w’'.-]*){0,6}?"
_BETWEEN = r"[^\w;:]+"


@lru_cache(maxsize=256)
def pattern(words: str) -> re.Pattern[str]:
    """A pattern of the data file: `…` for up to six words, `*` for any ending, `|` for "or", `_` for a space."""
    parts: list[str] = []
    for part in words.split():
        if part == "…":
            parts[-1] += _GAP
        else:
            parts.append(
                "(?:"
                + "|".join(re.escape(word).replace(r"\*", r"\w*").replace("_", r"\W+") for word in part.split("|"))
                + ")"
            )
    return re.compile(r"(?<!\w)" + _BETWEEN.join(parts) + r"(?!\w)", re.IGNORECASE)


def words_in(words: Sequence[str]) -> str:
    """One of the words, as part of a larger pattern."""
    longest_first = sorted(words, key=len, reverse=True)
    return r"(?<!\w)(?:" + "|".join(re.escape(word) for word in longest_first) + r")(?!\w)"


@lru_cache(maxsize=64)
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """One of the words, in any case where it has no capitals."""
    return re.compile("|".join(map(_word, sorted(words, key=len, reverse=True))))


def _word(word: str) -> str:
    """One word in any case, or as it stands where it has capitals: the Council's short name is no pronoun."""
    bound = r"(?<!\w)" if word[0].isalpha() and not word.startswith("n'") else ""
    same = re.escape(word).replace("'", "['’]")
    return rf"{bound}{same if word != word.lower() else f'(?i:{same})'}(?!\w)"


@lru_cache(maxsize=16)
def mentioned(words: tuple[str, ...]) -> re.Pattern[str]:
    """A word for a resolution with one number of four digits after it, or several in a list."""
    return re.compile(
        rf"{words_in(words)}(?:\s+(?:no\.?|number))?\s+(?P<numbers>\d{{4}}(?:(?:,\s*|\s+(?:and|&|or)\s+)\d{{4}})*)(?!\d)(?:\s+\(\d{{4}}\))?",
        re.IGNORECASE,
    )

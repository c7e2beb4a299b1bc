"""What words of names of firms mean, in several scripts, and how Chinese characters are read in Korean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, get_args

from tumen.datafile import Row, read_rows
from tumen.errors import InvalidData

WordKind = Literal["trade", "plain", "form", "nation", "meaning", "common"]
_FORMS = ("group", "venture", "stock", "company", "branch")
_SINGLE = ("plain", "common")
_FILE = "name_words.yaml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Senses:
    """The senses of the words of one kind: whole words and runs of words, and the stems that Cyrillic words begin with.

    Words are in lower case as the file has them; each has its senses in the file's order.
    """

    words: Mapping[str, tuple[str, ...]] = field(hash=False)
    stems: Mapping[str, tuple[str, ...]] = field(hash=False)

    def of(self, word: str) -> tuple[str, ...]:
        """The senses of a word or run of words in lower case, empty where it has none; the longest stem decides."""
        found = self.words.get(word)
        if found is not None or not "\u0400" <= word[:1] <= "\u04ff":
            return found or ()
        for length in range(len(word), 1, -1):
            stem = self.stems.get(word[:length])
            if stem is not None:
                return stem
        return ()


@cache
def senses(kind: WordKind) -> Senses:
    """The words of that kind. Raises InvalidData, with file and line, where an entry cannot be used."""
    words: dict[str, tuple[str, ...]] = {}
    stems: dict[str, tuple[str, ...]] = {}
    rows = read_rows(files("tumen.resources") / _FILE)
    if not isinstance(rows, list) or not all(isinstance(row, Row) for row in rows):
        raise InvalidData(f"{_FILE}: the file is not a list of entries.")
    for row in rows:
        row.keys_within(("kind", "id", "words", "source"))
        row.text("source")
        allowed = _FORMS if row.get("kind") == "form" else None
        name = row.text("id", allowed=allowed)
        if row.text("kind", allowed=get_args(WordKind)) != kind:
            continue
        if kind in _SINGLE and name != kind:
            raise row.fault(f"id: an entry of kind {kind} has the id {kind}.")
        for word in row.texts("words"):
            if word != word.lower():
                raise row.fault(f"words: {word!r} is not in lower case.")
            table = stems if word.endswith("*") else words
            key = word.removesuffix("*")
            if word.endswith("*") and not "\u0400" <= word[0] <= "\u04ff":
                raise row.fault(f"words: {word!r}: only Cyrillic words are stems.")
            table[key] = (*table.get(key, ()), *(() if name in table.get(key, ()) else (name,)))
    return Senses(words=MappingProxyType(words), stems=MappingProxyType(stems))


@cache
def sino_korean() -> Mapping[str, tuple[str, ...]]:
    """How simplified Chinese characters are read in Korean: Hangul by character, the first reading the usual one.

    The table is `tools/make_sino_korean.py`'s work on Unihan (Unicode License). Raises InvalidData where it is damaged.
    """
    name = "sino_korean.tsv"
    lines = (files("tumen.resources") / name).read_text(encoding="utf-8").splitlines()
    found: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(lines[1:], start=2):
        char, tab, said = line.partition("\t")
        if len(char) != 1 or not tab or not said:
            raise InvalidData(
                f"{name}, line {number}: not a character and its readings; run tools/make_sino_korean.py."
            )
        found[char] = tuple(said.split("|"))
    return MappingProxyType(found)

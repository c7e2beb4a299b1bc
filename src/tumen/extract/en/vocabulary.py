"""The closed word classes of `vocabulary.yaml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from tumen.datafile import read_rows


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in read_rows(files("tumen.extract.en") / "vocabulary.yaml"):
        row.keys_within(("name", "about", "words"))
        found[row.text("name")] = frozenset(word.lower() for word in row.texts("words"))
    return found


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of a class, in lower case. Raises KeyError where the file has no such class."""
    return _classes()[name]

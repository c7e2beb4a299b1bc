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
def word_class(*names: str) -> frozenset[str]:
    """The words of one or several classes, in lower case. Raises KeyError where the file has no such class."""
    if len(names) == 1:
        return _classes()[names[0]]
    return frozenset().union(*[_classes()[name] for name in names])

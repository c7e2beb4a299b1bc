"""Fields of words (`fields.yaml`): what a clause speaks of, whichever word it takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from tumen.datafile import read_rows


def fields_of(lemmas: Iterable[str]) -> frozenset[str]:
    """The names of the fields in which any of the words stands."""
    table = _table()
    return frozenset().union(*[table[lemma] for lemma in lemmas if lemma in table])


@cache
def _table() -> Mapping[str, frozenset[str]]:
    """The fields of each word. Raises InvalidData, with file and line, where an entry cannot be used."""
    found: dict[str, frozenset[str]] = {}
    names: set[str] = set()
    for row in read_rows(files("tumen.extract.en") / "fields.yaml"):
        row.keys_within(("name", "about", "words"))
        name = row.text("name")
        if name in names:
            raise row.fault(f"name: {name!r} stands twice.")
        names.add(name)
        for word in row.texts("words"):
            if name in found.get(word, ()):
                raise row.fault(f"words: {word!r} stands twice in {name}.")
            found[word] = found.get(word, frozenset()) | {name}
    return MappingProxyType(found)

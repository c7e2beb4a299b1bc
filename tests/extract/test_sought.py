"""Patterns that are sought only where a word stands lose no match by it."""

from __future__ import annotations

import re

import pytest

from tumen.extract.en import firms, operators, passage, placing, shared, sites, voices
from tumen.extract.en.rules import predicates
from tumen.extract.en.sought import Sought, sought
from tumen.resources.samples import sample_reports

TEXTS = [
    *(line for _, data in sample_reports() for line in re.split(r"\n|(?<=[.;]) ", data.decode())),
    *(text for rule in predicates() for text in (*rule.example, *rule.counter)),
]
HEADS = sorted({text[: match.end()][-160:] for text in TEXTS for match in re.finditer(r"\S+\s", text)})
"""What stands before each word, for patterns that look back from one."""
EVERY = {
    f"{module.__name__.rpartition('.')[2]} {name}": found
    for module in (firms, operators, passage, placing, shared, sites, voices)
    for name, found in vars(module).items()
    if isinstance(found, Sought)
}


@pytest.mark.parametrize("name", sorted(EVERY))
def test_one_of_the_words_stands_in_whatever_the_pattern_finds(name: str) -> None:
    one = EVERY[name]
    found = [text for text in (HEADS if one.pattern.pattern.endswith("$") else TEXTS) if one.pattern.search(text)]
    assert found
    assert [text for text in found if not one.may_be_in(text)] == []


def test_a_pattern_is_sought_in_capitals_too_and_not_without_its_words() -> None:
    one = sought(re.compile(r"\b(?:must|shall) go\b", re.I), "must|shall")
    assert one.search("They MUST go") is not None
    assert one.search("They must stay") is None
    assert not one.may_be_in("They go")

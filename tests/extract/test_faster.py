"""Short ways that reading takes: each gives what the long way gives."""

from __future__ import annotations

import re

import pytest

from tumen.extract.en import persons, text
from tumen.extract.en.rules import predicates
from tumen.normalise.en import tokens
from tumen.normalise.en.amounts import codes
from tumen.resources.samples import sample_reports

TEXTS = [
    *(data.decode() for _, data in sample_reports()),
    *(said for rule in predicates() for said in (*rule.example, *rule.counter)),
    "U.S. aid, a.m., Co., N. Korea's o’clock e-mail, MiG-29 , USD5 US5A ab12 cd, x1y z ,",
]
CODED = """
aged between|ages from|the ages of about|a scale from|seats|seating|ratio of 3 to|train to|route K|minus|feet|sleeps
|www.example.org|at degree|a capacity of|8 914 555 12|Group of|+86 433|F-|No. #|2 x|aged under|the age of
"""


@pytest.mark.parametrize("pattern", [text._WORD, tokens._TOKEN], ids=["words", "tokens"])
def test_plain_words_are_cut_as_all_words_are(pattern: re.Pattern[str]) -> None:
    plain, _, every = pattern.pattern.partition("|")
    assert re.fullmatch(plain + r"\s", "word ")
    for said in TEXTS:
        assert pattern.findall(said) == re.findall(every, said)


def test_a_number_behind_a_plain_word_is_no_code() -> None:
    befores = [said[max(0, end - 32) : end] for said in TEXTS for end in range(0, len(said), 3)]
    befores += [
        f"{lead}{one.strip()}{end}" for one in CODED.split("|") for lead in ("", "it was ") for end in ("", " ")
    ]
    plain = [one for one in befores if codes._ends_on_plain_word(one)]
    assert len(plain) > len(befores) / 40
    assert [one for one in plain if codes._BEFORE.search(one)] == []


def test_the_words_before_a_name_are_read_as_forwards() -> None:
    forwards = re.compile(r"(?:[\w’'.-]+ ){1,8}$")
    for said in TEXTS:
        for end in range(0, len(said), 7):
            found = forwards.search(said[max(0, end - 120) : end])
            assert persons._words_before(said, end) == (found[0] if found is not None else "")

"""Likelihood words by probability, confidence by evidence, and a table that cannot be used is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tumen.errors import InvalidData
from tumen.estimate.words import confidence_word, likelihood_word, load_grounds
from tumen.ledger import Evidence

TABLE = """
- {id: high, families: 4, months: 6, contraction: 0.7, source: a rule, why: many}
- {id: moderate, families: 2, months: 12, contraction: 0.5, source: a rule, why: some}
"""


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (0.0, None),
        (0.0099, None),
        (0.01, "almost no chance"),
        (0.049, "almost no chance"),
        (0.05, "very unlikely"),
        (0.2, "unlikely"),
        (0.449, "unlikely"),
        (0.45, "roughly even chance"),
        (0.5, "roughly even chance"),
        (0.55, "likely"),
        (0.8, "very likely"),
        (0.95, "almost certain"),
        (0.99, "almost certain"),
        (0.9901, None),
        (1.0, None),
    ],
)
def test_words_of_probability(probability: float, word: str | None) -> None:
    assert likelihood_word(probability) == word


def evidence(families: int, months: int | None, contraction: float) -> Evidence:
    return Evidence(families=families, months_since=months, contraction=contraction)


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ([evidence(4, 6, 0.7)], "high"),
        ([evidence(9, 0, 0.69)], "moderate"),
        ([evidence(3, 0, 0.9)], "moderate"),
        ([evidence(4, 7, 0.9)], "moderate"),
        ([evidence(2, 11, 0.5)], "moderate"),
        ([evidence(1, 0, 0.95)], "low"),
        ([evidence(2, 0, 0.49)], "low"),
        ([evidence(0, None, 0.9)], "low"),
        # the weakest of several counts
        ([evidence(9, 0, 0.9), evidence(2, 0, 0.6)], "moderate"),
        ([evidence(9, 0, 0.9), evidence(1, 0, 0.9)], "low"),
        ([], "low"),
    ],
)
def test_words_of_confidence(told: list[Evidence], word: str) -> None:
    assert confidence_word(told) == word


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("high: 3", "not a list of entries"),
        (TABLE.partition("\n- {id: mod")[0], "no entry for moderate"),
        (TABLE + TABLE, "line 5: id: 'high' stands twice"),
        (TABLE.replace("high", "enormous"), "line 2: id: 'enormous' is not allowed; use one of high, moderate"),
        (TABLE.replace("families: 4", "families: many"), "families: 'many' is not a whole number"),
        (TABLE.replace("months: 12", "months: -1"), "line 3: months: -1 is not a whole number"),
        (TABLE.replace("0.7", "7"), "contraction: 7 is not a number from 0 to 1"),
        (TABLE.replace("0.7", "much"), "contraction: 'much' is not a number from 0 to 1"),
        (TABLE.replace("why: many", "when: now, why: many"), "'when' is unknown"),
        (TABLE.replace("source: a rule, why: many", "why: many"), "'source' is missing"),
        (TABLE.replace("why: many", "why: null"), "why: None is not a text"),
    ],
)
def test_a_faulty_table_is_told(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "confidence.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidData, match=r"confidence\.yaml") as raised:
        load_grounds(file)
    assert said in str(raised.value)


def test_the_best_word_comes_first_whatever_the_order_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "confidence.yaml"
    file.write_text("\n".join(TABLE.split("\n")[::-1]), encoding="utf-8")
    assert [one.word for one in load_grounds(file)] == ["high", "moderate"]

"""The table of phrases for counts: each says what an analyst reads in it, and what counts nothing is left out."""

from __future__ import annotations

import pytest

from phrases import count_reading, count_value, rows
from tumen.normalise import find_counts

ROWS = rows("counts")


@pytest.mark.parametrize(
    ("text", "readings"),
    [(text, readings) for _, text, readings in ROWS],
    ids=[f"{section}: {text}" for section, text, _ in ROWS],
)
def test_a_phrase_is_read_as_an_analyst_would(text: str, readings: tuple[str, ...]) -> None:
    found = find_counts(text)
    assert len(found) == len(readings), [count_value(count) for count in found]
    assert [count_reading(count, asked) for count, asked in zip(found, readings, strict=True)] == list(readings)

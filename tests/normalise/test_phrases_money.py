"""The table of phrases for money: amount or range, currency, per what."""

from __future__ import annotations

import pytest
from phrases import money_reading, rows

from tumen.normalise import find_money

ROWS = rows("money")


@pytest.mark.parametrize(
    ("text", "readings"),
    [(text, readings) for _, text, readings in ROWS],
    ids=[f"{section}: {text}" for section, text, _ in ROWS],
)
def test_a_sum_is_read_as_an_analyst_would(text: str, readings: tuple[str, ...]) -> None:
    assert [money_reading(found) for found in find_money(text)] == list(readings)

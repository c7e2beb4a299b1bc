"""The table of phrases for money: amount or range, currency, per what."""

from __future__ import annotations

import pytest

from phrases import money_reading, rows
from tumen.normalise import find_money, find_pay_shares

ROWS = rows("money")
PAY_SHARES = rows("pay_shares")


@pytest.mark.parametrize(
    ("text", "readings"),
    [(text, readings) for _, text, readings in ROWS],
    ids=[f"{section}: {text}" for section, text, _ in ROWS],
)
def test_a_sum_is_read_as_an_analyst_would(text: str, readings: tuple[str, ...]) -> None:
    assert [money_reading(found) for found in find_money(text)] == list(readings)


@pytest.mark.parametrize(
    ("text", "readings"),
    [(text, readings) for _, text, readings in PAY_SHARES],
    ids=[f"{section}: {text}" for section, text, _ in PAY_SHARES],
)
def test_a_share_of_pay_is_what_others_keep(text: str, readings: tuple[str, ...]) -> None:
    assert [money_reading(found) for found in find_pay_shares(text)] == list(readings)

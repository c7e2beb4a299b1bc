"""Sums of money and shares: amount, currency, per what."""

from __future__ import annotations

import pytest

from tumen.normalise import find_money, find_shares

SUMS = [
    ("$200", 200, 200, "USD", None),
    ("US$ 1,500", 1500, 1500, "USD", None),
    ("USD 500 a month", 500, 500, "USD", "month"),
    ("200 dollars a month", 200, 200, "USD", "month"),
    ("a builder was paid about $1,000 a month", 1000, 1000, "USD", "month"),
    ("something over 150 dollars", 150, None, "USD", None),
    ("less than $50 a month", None, 50, "USD", "month"),
    ("up to 300 euros a day", None, 300, "EUR", "day"),
    ("between 200 and 300 dollars a month", 200, 300, "USD", "month"),
    ("$250-300 per month", 250, 300, "USD", "month"),
    ("$5 million to $10 million a year", 5e6, 1e7, "USD", "year"),
    ("between 250 and 600 million dollars a year", 250e6, 600e6, "USD", "year"),
    ("half a billion dollars a year", 5e8, 5e8, "USD", "year"),
    ("$1.2bn a year", 1.2e9, 1.2e9, "USD", "year"),
    ("20.4 million dollars", 20.4e6, 20.4e6, "USD", None),
    ("tens of millions of dollars", 2e7, 9.9e7, "USD", None),
    ("hundreds of millions of dollars every year", 2e8, 9.99e8, "USD", "year"),
    ("some 2,000 dollars per worker and year", 2000, 2000, "USD", "year"),
    ("Per worker and year, some 2,000 dollars in cash should reach the capital.", 2000, 2000, "USD", "year"),
    ("$100 per person per month", 100, 100, "USD", "month"),
    ("A month's wage is 300 dollars.", 300, 300, "USD", "month"),
    ("a monthly wage of 2,500 yuan", 2500, 2500, "CNY", "month"),
    ("3,000 yuan monthly", 3000, 3000, "CNY", "month"),
    ("RMB 2,000 per month", 2000, 2000, "CNY", "month"),
    ("six thousand rubles a month", 6000, 6000, "RUB", "month"),
    ("50,000 North Korean won", 50_000, 50_000, "KPW", None),
    ("two million South Korean won a month", 2e6, 2e6, "KRW", "month"),
    ("RM1,200 a month", 1200, 1200, "MYR", "month"),
    ("1,800 zlotys a month", 1800, 1800, "PLN", "month"),
    ("120 Kuwaiti dinars a month", 120, 120, "KWD", "month"),
    ("a bribe of 300 dollars", 300, 300, "USD", "total"),
]


@pytest.mark.parametrize(("text", "low", "high", "currency", "per"), SUMS, ids=[text for text, *_ in SUMS])
def test_a_sum_has_amount_currency_and_per(
    text: str, low: float | None, high: float | None, currency: str, per: str | None
) -> None:
    (found,) = find_money(text)
    value = found.value
    assert (value.low, value.high, value.currency, value.per, value.share) == (low, high, currency, per, None)


def test_two_currencies_are_two_sums_with_one_rate() -> None:
    first, second = find_money("He gets 1,000 yuan a month, or 147 dollars.")
    assert (first.value.currency, first.value.per) == ("CNY", "month")
    assert (second.value.currency, second.value.low, second.value.per) == ("USD", 147, "month")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("A month's wage is 300 dollars; less than 50 of it stays with her.", None, 50),
        ("They get 300 dollars a month. The state leaves less than 50 of it to them.", None, 50),
        ("They earn 900 dollars a month and keep about 100 of it.", 100, 100),
        ("A coder is paid 4,000 dollars a month, some 1,700 of which are passed upward.", 1700, 1700),
        ("It made 9 million dollars. One coder brings in around 5,000 a month.", 5000, 5000),
    ],
)
def test_a_part_of_a_sum_takes_its_currency(text: str, low: float | None, high: float | None) -> None:
    found = find_money(text)[-1]
    assert (found.value.low, found.value.high, found.value.currency, found.value.per) == (low, high, "USD", "month")


@pytest.mark.parametrize(
    "text",
    [
        "200 of the dollars",
        "They paid 300 dollars. 40 of them left.",
        "200 a day cross the bridge",
        "500 workers won the right to leave",
        "the dollar fell",
    ],
)
def test_people_are_no_money(text: str) -> None:
    assert [found for found in find_money(text) if found.value.low in (200, 40, 500)] == []


def test_a_time_in_the_sentence_is_no_rate() -> None:
    (found,) = find_money("Last month the plant lost 2 million dollars.")
    assert found.value.per is None


SHARES = [
    ("60 percent of the wage", 0.6),
    ("60 per cent", 0.6),
    ("60%", 0.6),
    ("70 to 80 percent", 0.75),
    ("70-80%", 0.75),
    ("70% to 80%", 0.75),
    ("between 70 and 90 percent", 0.8),
    ("more than 70 percent", 0.7),
    ("one third of the wage", 0.3333),
    ("two-thirds of their pay", 0.6667),
    ("a quarter of it", 0.25),
    ("half of the wage", 0.5),
    ("half their pay", 0.5),
    ("six of every ten", 0.6),
    ("nine in ten", 0.9),
    ("1 in 10 workers fled", 0.1),
    ("They hand over 70 percent", 0.7),
    ("six out of ten", 0.6),
    ("Thirty-five of every hundred cubic meters", 0.35),
    ("of every ten in it six come from there", 0.6),
]


@pytest.mark.parametrize(("text", "value"), SHARES, ids=[text for text, _ in SHARES])
def test_a_share_is_a_fraction_and_a_range_its_midpoint(text: str, value: float) -> None:
    (found,) = find_shares(text)
    assert found.value == pytest.approx(value, abs=1e-4)


@pytest.mark.parametrize(
    "text",
    ["the first half of 2024", "the second quarter of 2023", "72 in 10 cities", "300 percent", "the third of May"],
)
def test_what_is_no_share(text: str) -> None:
    assert find_shares(text) == ()

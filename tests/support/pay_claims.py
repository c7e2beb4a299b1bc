"""Invented claims of pay for tests of the earnings."""

from __future__ import annotations

from typing import Any


def pay(
    number: int,
    amount: float | tuple[float | None, float | None] | None,
    day: str | None = "2018-06-10",
    *,
    family: str | None,
    host: str | None = "AA",
    currency: str | None = "USD",
    per: str | None = "month",
    share: float | None = None,
    quote: str = "the monthly wage",
    source: str = "local",
    **slots: Any,
) -> dict[str, Any]:
    """A claim of pay in the form that ends the guideline; `slots` replace what is given here."""
    low, high = amount if isinstance(amount, tuple) else (amount, amount)
    return {
        "id": f"p{number}",
        "report": f"pay-{number}",
        "published": day,
        "publisher": "Example Daily",
        "family": family,
        "kind": "pay",
        "quote": quote,
        "count": None,
        "place": None,
        "host": host,
        "employer": None,
        "sector": None,
        "time": None,
        "modality": "asserted",
        "source": {"description": "a source", "type": source},
        "money": {"low": low, "high": high, "currency": currency, "per": per, "share": share},
    } | slots

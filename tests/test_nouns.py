"""A number with what is counted."""

from __future__ import annotations

from tumen.nouns import counted, noun_for


def test_one_is_singular_and_all_else_plural() -> None:
    assert [counted(number, "claim") for number in (0, 1, 2, 1234)] == [
        "0 claims",
        "1 claim",
        "2 claims",
        "1,234 claims",
    ]
    assert [counted(number, "entry", "entries") for number in (1, 2)] == ["1 entry", "2 entries"]
    assert noun_for(1, "report") == "report"

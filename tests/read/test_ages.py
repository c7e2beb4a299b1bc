"""How long ago a text says that a known event was dates it; another day's "last month" does not."""

from __future__ import annotations

from datetime import date

import pytest

from tumen.ledger import When
from tumen.read.dating import date_text

LEFT = "Some 200 workers left the plant, a trader said."


def dated(sentence: str) -> tuple[date | None, date | None]:
    when, _ = date_text(f"{LEFT} {sentence} Nothing else changed.")
    return (None, None) if when is None else (when.start, when.end)


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("The fee has doubled since the collapse of the Hanoi summit last month.", (2019, 3, 1), (2019, 3, 31)),
        ("Orders fell after last month's failed Hanoi summit.", (2019, 3, 1), (2019, 3, 31)),
        ("Resolution 2397, adopted last month, gives host states two years.", (2018, 1, 1), (2018, 1, 31)),
        ("Resolution 2397 was adopted last year and gives host states two years.", (2018, 1, 1), (2018, 12, 31)),
        (
            "UN Resolution 2371, which was passed earlier this month, bars more.",
            (2017, 8, 6),
            (2017, 9, 1),
        ),
        ("It has been two years since the murder of Kim Jong Nam.", (2018, 12, 15), (2019, 4, 14)),
        ("The murder of Kim Jong Nam six months ago changed little.", (2017, 7, 24), (2017, 9, 7)),
        ("Russia signed a comprehensive strategic partnership this week.", (2024, 6, 19), (2024, 6, 26)),
    ],
)
def test_an_age_gives_both_bounds(sentence: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    start, end = dated(sentence)
    assert start is not None
    assert end is not None
    # the day itself may be told of as past with a day to spare
    assert abs((start - date(*first)).days) <= 1, start
    assert abs((end - date(*last)).days) <= 1, end


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2021 the firm wrote that the murder of Kim Jong Nam six months ago changed little.",
        "He said in spring that the failed Hanoi summit last month changed little.",
        "Six months after the murder of Kim Jong Nam the firm closed.",
        "The plant closed last month, long after the failed Hanoi summit.",
        "Resolution 2397 bars what was adopted by the firm, and last month it said so.",
        "Since the failed Hanoi summit workers have come again; one was seen last year.",
    ],
)
def test_what_is_not_the_event_s_own_age_gives_no_last_day(sentence: str) -> None:
    assert dated(sentence)[1] is None


def test_the_words_that_prove_it_are_named() -> None:
    text = f"{LEFT} Orders fell after last month's failed Hanoi summit."
    when, proofs = date_text(text)
    assert isinstance(when, When)
    assert {text[proof.start : proof.end] for proof in proofs} == {"last month's"}
    assert all("how long ago: 2019-03-01 to 2019-03-31" in proof.why for proof in proofs)

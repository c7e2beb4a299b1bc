"""What a text still expects bounds its day of writing; laws, quotations and tales of the past do not."""

from __future__ import annotations

from datetime import date

import pytest

from tumen.read.dating import date_text

LEFT = "Some 200 workers left the plant, a trader said."


def last_day(sentence: str) -> date | None:
    when, _ = date_text(f"{LEFT} {sentence} Nothing else changed.")
    return None if when is None else when.end


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("Wages will rise again on 15 April 2018, the trader said.", date(2018, 4, 16)),
        ("The new bridge is scheduled to open in October 2024.", date(2024, 11, 1)),
        ("The second group is due on March 3, 2017.", date(2017, 3, 4)),
        ("Traders expect more from the upcoming summit in Hanoi.", date(2019, 2, 28)),
        ("The two leaders will meet next week in Hanoi.", date(2019, 2, 28)),
    ],
)
def test_what_is_still_to_come_had_not_happened(sentence: str, last: date) -> None:
    assert last_day(sentence) == last


@pytest.mark.parametrize(
    "sentence",
    [
        "Wages would rise again on 15 April 2018, the trader said.",
        "The bridge was scheduled to open in October 2024.",
        "Under the resolution all workers will go home by 22 December 2019.",
        "Host states must send them home on 22 December 2019.",
        "“Wages will rise on 15 April 2018,” a notice read.",
        "The contract will end on 15 April 2018.",
        "The group that came on 15 April 2018 will stay.",
        "In the weeks before the upcoming summit in Hanoi traders were hopeful.",
    ],
)
def test_what_may_be_told_later_is_no_bound(sentence: str) -> None:
    assert last_day(sentence) is None


def test_where_the_text_also_looks_back_from_later_the_end_stays_open() -> None:
    when, _ = date_text("Wages will rise on 15 April 2018, it was hoped. The plant closed in March 2020.")
    assert when is not None
    assert (when.start, when.end) == (date(2020, 3, 1), None)

"""English lengths of time in days, and what is none."""

from __future__ import annotations

import pytest
from times_tables import THURSDAY

from tumen.normalise import find_times

LENGTHS = [
    ("for six months", (180, 180)),
    ("a 30-day pass", (30, 30)),
    ("a three-year contract", (1095, 1095)),
    ("for a year and a half", (545, 545)),
    ("for one and a half years", (545, 545)),
    ("18 months", (540, 540)),
    ("two to three years", (730, 1095)),
    ("one-month visa", (30, 30)),
    ("every 30 days", (30, 30)),
    ("two and a half months", (75, 75)),
    ("a 90-day stay", (90, 90)),
    ("stays of 90 days", (90, 90)),
    ("valid for one year", (365, 365)),
    ("a six-month-long training", (180, 180)),
    ("for three to five years", (1095, 1825)),
    ("for a decade", (3650, 3650)),
    ("five-year contracts", (1825, 1825)),
    ("a two-week quarantine", (14, 14)),
    ("three or four months", (90, 120)),
    ("for at least two years", (730, 730)),
    ("a one- or two-year contract", (365, 730)),
    ("6-month permits", (180, 180)),
    ("for two years and six months", (910, 910)),
    ("for half a year", (180, 180)),
    ("for about ten days", (10, 10)),
    ("for an entire year", (365, 365)),
    ("for over a month", (30, 30)),
    ("for a couple of weeks", (14, 14)),
    ("10-day", (10, 10)),
    ("a 1-year visa", (365, 365)),
    ("a three month course", (90, 90)),
    ("for a full month", (30, 30)),
    ("a two-year stint", (730, 730)),
    ("a week-long trip", (7, 7)),
    ("a year-long ban", (365, 365)),
    ("a contract of five years", (1825, 1825)),
    ("after working for two and a half years", (910, 910)),
    ("three-to-five-year contracts", (1095, 1825)),
    ("stays of up to 30 days", (30, 30)),
    ("a visa valid for 30 days", (30, 30)),
    ("two- to three-year terms", (730, 1095)),
    ("for four to six weeks", (28, 42)),
    ("for nearly three years", (1095, 1095)),
    ("within 30 days", (30, 30)),
    ("a six month visa", (180, 180)),
    ("a 30 day visa", (30, 30)),
    ("every three months", (90, 90)),
    ("for more than 20 years", (7300, 7300)),
    ("for the entire six months", (180, 180)),
    ("less than a month", (30, 30)),
    ("two full years", (730, 730)),
    ("a one-year multiple-entry visa", (365, 365)),
    ("180 days", (180, 180)),
    ("for 1.5 years", (545, 545)),
    ("twenty-four months", (720, 720)),
    ("for two consecutive years", (730, 730)),
    ("for 12 straight months", (360, 360)),
    ("90 calendar days", (90, 90)),
    ("for two more years", (730, 730)),
    ("for another two years", (730, 730)),
    ("for an additional three months", (90, 90)),
]


@pytest.mark.parametrize(("text", "days"), LENGTHS, ids=[text for text, _ in LENGTHS])
def test_a_length_in_days(text: str, days: tuple[int, int]) -> None:
    (found,) = find_times(text, published=THURSDAY)
    assert (found.kind, found.days, found.value, found.precision) == ("duration", days, None, None)

"""The table of feasts: what it gives, and how it refuses a damaged row."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from tumen.errors import InvalidData
from tumen.normalise.en.times.spans import ANCHORS
from tumen.resources.feasts import feast_days, feasts, read_feasts, read_moving

# days that the South Korean and Chinese governments announced, and KCNA's move of the army's day
KNOWN = [
    ("lunar new year", 2024, date(2024, 2, 10)),
    ("spring festival", 2023, date(2023, 1, 22)),
    ("chinese new year", 1997, date(1997, 2, 7)),
    ("seollal", 1997, date(1997, 2, 8)),
    ("seollal", 2027, date(2027, 2, 7)),
    ("chinese new year", 2027, date(2027, 2, 6)),
    ("chuseok", 2023, date(2023, 9, 29)),
    ("mid-autumn festival", 2020, date(2020, 10, 1)),
    ("army day", 2017, date(2017, 4, 25)),
    ("army day", 2018, date(2018, 2, 8)),
    ("day of the sun", 2012, date(2012, 4, 15)),
]


@pytest.mark.parametrize(("name", "year", "day"), KNOWN)
def test_a_feast_falls_on_its_day(name: str, year: int, day: date) -> None:
    assert feast_days(name, year) == (day, day)


def test_days_off_surround_the_feast() -> None:
    assert feast_days("seollal", 2024, days_off=True) == (date(2024, 2, 9), date(2024, 2, 11))
    assert feast_days("china's national day", 2023, days_off=True) == (date(2023, 10, 1), date(2023, 10, 7))


def test_what_the_tables_do_not_hold_has_no_day() -> None:
    assert feast_days("lunar new year", 2051) is None
    assert feast_days("ramadan", 2024) is None
    assert feast_days("army day", 1970) is None
    assert feast_days("unheard-of day", 2024) is None


def test_new_moons_lie_a_lunar_year_apart() -> None:
    for name in ("lunar new year", "chinese new year", "chuseok", "mid-autumn festival"):
        days = [found[0] for year in range(1990, 2051) if (found := feast_days(name, year))]
        assert len(days) == 61
        assert {(after - before).days for before, after in pairwise(days)} <= {
            353, 354, 355, 383, 384, 385
        }  # fmt: skip


def test_every_name_holds_a_word_that_is_looked_for() -> None:
    for name in feasts():
        assert any(word.partition("'")[0] in ANCHORS for word in name.replace("-", " ").split()), name


HEADER = "names\tyears\tday\tfirst\tlast\tsource\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name\tday\n", "line 1: the columns"),
        (HEADER + "a day\t\t01-01\n", "line 2: 3 columns"),
        (HEADER + "a day\t1990\t01-01\t0\t0\tsource\n", "line 2: years"),
        (HEADER + "a day\t\t1 May\t0\t0\tsource\n", "line 2: day"),
        (HEADER + "a day\t\t01-01\t1\t0\tsource\n", "line 2: first, last"),
        (HEADER + "a day\t\t01-01\t0\t0\t\n", "line 2: an entry has"),
        (HEADER + "A Day\t\t01-01\t0\t0\tsource\n", "line 2: an entry has"),
    ],
)
def test_a_damaged_row_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(InvalidData, match=message):
        read_feasts(text)


@pytest.mark.parametrize("day", ["2024-02-30", "2023-02-10", "soon"])
def test_a_moving_feast_lies_in_its_year(day: str) -> None:
    row = "year\tlunar_new_year\tseollal\tmid_autumn\tchuseok\n" + "\t".join(["2024", day, day, day, day])
    with pytest.raises(InvalidData, match=r"feasts_moving.tsv, line 2"):
        read_moving(row)

"""Calendar days as texts write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.read.days import days, months

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip


def found(text: str) -> list[str]:
    """Each day as YYYY-MM-DD with `????` for a missing year."""
    return sorted({f"{day.year or '????'}-{day.month:02}-{day.day:02}" for day in days(text)})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on April 5, 2018, they", ["2018-04-05"]),
        ("Thursday, Apr. 5 2018", ["2018-04-05"]),
        ("on Sept. 11, 2017", ["2017-09-11"]),
        ("5 April 2018", ["2018-04-05"]),
        ("the 22nd of December 2019", ["2019-12-22"]),
        ("2020-10-16", ["2020-10-16"]),
        ("2020.10.16", ["2020-10-16"]),
        ("2020. 1. 6.", ["2020-01-06"]),
        ("2018/04/05", ["2018-04-05"]),
        ("2024년 2월 17일", ["2024-02-17"]),
        ("2024年2月17日", ["2024-02-17"]),
        ("15 ноября 2016 года", ["2016-11-15"]),
        ("22 декабря 2019-го", ["2019-12-22"]),
        ("9 мая", ["????-05-09"]),
        ("SEOUL, April 5 --", ["????-04-05"]),
        ("12월 22일까지", ["????-12-22"]),
        ("April 31, 2018", []),
        ("Monday, April 5, 2018", []),
        ("in May 2018", []),
        ("May 20,000 workers leave?", []),
        ("March 45", []),
        ("resolution 2397", []),
        ("300-2019-12-22-1", []),
    ],
)
def test_days_are_found_and_what_no_calendar_has_is_not(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_the_weekday_and_the_words_of_a_day_are_kept() -> None:
    text = "By Sunday, Dec. 22, all"
    (day,) = days(text)
    assert day.weekday == 6
    assert text[day.start : day.end] == "Sunday, Dec. 22"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("in December 2017", "2017-12-01"),
        ("in March of 2014", "2014-03-01"),
        ("2017년 9월에", "2017-09-01"),
        ("2017年9月", "2017-09-01"),
        ("в сентябре 2017-го", "2017-09-01"),
    ],
)
def test_months_with_a_year_are_found(text: str, first: str) -> None:
    assert [month.first for month in months(text)] == [date.fromisoformat(first)]


def test_a_month_that_is_part_of_a_day_is_no_month() -> None:
    assert list(months("on April 5, 2018 and 2018년 4월 5일")) == []


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    iso = day.isoformat()
    name = MONTHS[day.month - 1]
    for text in (
        iso,
        f"{name} {day.day}, {day.year}",
        f"{day.day} {name[:3]} {day.year}",
        f"{day.year}년 {day.month}월 {day.day}일",
        f"{day.year}年{day.month}月{day.day}日",
    ):
        assert found(text) == [iso], text

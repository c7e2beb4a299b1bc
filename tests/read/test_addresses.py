"""The day in the address of a page."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.read.addresses import day_in_address, year_in_address


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/news/2018/04/04/workers", "2018-04-04"),
        ("https://example.org/news/2018/4/4/workers", "2018-04-04"),
        ("https://example.org/english/workers-04042018134944.html", "2018-04-04"),
        ("https://example.org/english/workers-09162024170815.html", "2024-09-16"),
        ("https://example.org/view/AEN20200214002600325", "2020-02-14"),
        ("https://example.org/view.php?ud=20180104000729", "2018-01-04"),
        ("https://example.org/20240916/workers", "2024-09-16"),
        ("https://example.org/world/2016/jan/06/workers", "2016-01-06"),
        ("https://example.org/asia/201902051072151692-workers/", "2019-02-05"),
        ("https://example.org/2024-09-16-workers.html", "2024-09-16"),
        ("https://example.org/2019-12/24/c_1125381.htm", "2019-12-24"),
        ("https://example.org/2019/1224/workers", "2019-12-24"),
        ("https://example.org/2018/04/04/2018-04-04-workers", "2018-04-04"),
        ("https://example.org/2018/04/workers", None),
        ("https://example.org/2018/04/31/workers", None),
        ("https://example.org/news/13452018134944.html", None),
        ("https://example.org/a/20181345", None),
        ("https://example.org/compare/2018/04/04/2019/05/05/", None),
        ("https://example.org/en/news/6097079", None),
        ("https://20180404.example.org/workers", None),
        ("https://[bad/2018/04/04", None),
        ("", None),
    ],
)
def test_the_day_is_taken_where_it_is_the_only_one_and_exists(url: str, day: str | None) -> None:
    assert day_in_address(url) == (date.fromisoformat(day) if day else None)


def test_a_year_is_taken_from_a_folder_only() -> None:
    assert year_in_address("https://example.org/2018/04/workers") == 2018
    assert year_in_address("https://example.org/workers-2018") is None
    assert year_in_address("https://example.org/2018/a/2019/b") is None


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)))
def test_every_day_is_found_in_folders(day: date) -> None:
    assert day_in_address(f"https://example.org/{day:%Y/%m/%d}/a") == day


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(url: str) -> None:
    day_in_address(url)
    year_in_address(url)

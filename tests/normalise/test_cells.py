"""Values of the cells of ledgers in four languages: counts, times, sums, places, words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tumen.ledger import Count, When
from tumen.normalise.cells import (
    DAY_FIRST,
    MONTH_FIRST,
    SERIAL,
    SERIAL_1904,
    WRITTEN,
    cell_count,
    cell_country,
    cell_day,
    cell_document,
    cell_employer,
    cell_kind,
    cell_modality,
    cell_money,
    cell_nation,
    cell_places,
    cell_sector,
    cell_sex,
    cell_time,
    day_order,
    joined_time,
    joint_count,
    names_state,
    whole_number,
)

COUNTS = """
150 | 150 150 exact
150.0 | 150 150 exact
1,500 workers | 1500 1500 exact
1.500 | 1500 1500 exact
1 500 | 1500 1500 exact
１５０ | 150 150 exact
~150 | 150 150 approx
150? | 150 150 approx
350 (est.) | 350 350 approx
ca. 100 | 100 100 approx
150 or so | 150 150 approx
약 300명 | 300 300 approx
约150人 | 150 150 approx
около 150 чел. | 150 150 approx
150+ | 150 None at_least
>= 150 | 150 None at_least
more than 150 | 150 None at_least
300余人 | 300 None at_least
两百多人 | 200 None at_least
300여 명 | 300 None at_least
150명 이상 | 150 None at_least
более 60 | 60 None at_least
up to 150 | None 150 at_most
<150 | None 150 at_most
до 200 | None 200 at_most
不到200 | None 200 at_most
100-150 | 100 150 range
100–150명 | 100 150 range
100~150 | 100 150 range
약 100~150명 | 100 150 range
20 to 30 people | 20 30 range
from 100 to 150 | 100 150 range
от 100 до 150 | 100 150 range
2-3 тыс. | 2000 3000 range
100 - 100 | 100 100 exact
3万 | 30000 30000 exact
1.5만 명 | 15000 15000 exact
2천 명 | 2000 2000 exact
1k | 1000 1000 exact
三百五十人 | 350 350 exact
数百人 | 200 999 vague
수백 명 | 200 999 vague
несколько сотен | 200 999 vague
dozens | 24 99 vague
several hundred | 200 999 vague
about two hundred seamstresses | 200 200 approx
0 | 0 0 exact
"""


@pytest.mark.parametrize("line", COUNTS.strip().split("\n"))
def test_a_count_is_read_with_its_hedge(line: str) -> None:
    text, _, value = line.partition(" | ")
    low, high, basis = value.split()
    count = cell_count(text)
    assert count is not None
    assert (str(count.low), str(count.high), count.basis) == (low, high, basis)


@pytest.mark.parametrize(
    "text",
    [
        "", "n/a", "?", "미상", "不详", "unknown", "-150", "150/200", "1,5", "200-150", "room 5", "2 factories",
        "1.2.3", "150 workers in 3 dormitories", "100 и 200", "2019-05-06", "Hunchun", "more than 100 up to 200",
        "9999999999999999", "x" * 300,
    ],
)  # fmt: skip
def test_what_is_no_one_count_is_none(text: str) -> None:
    assert cell_count(text) is None


@settings(deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(["{}", "{:,}", "{} workers", "{}명", "{}人", "{} чел."]))
def test_a_plain_number_is_itself_however_it_is_written(number: int, form: str) -> None:
    assert cell_count(form.format(number)) == Count(low=number, high=number, basis="exact")


@settings(deadline=None)
@given(st.text(max_size=40))
def test_no_cell_breaks_a_reader(text: str) -> None:
    for written in (None, *WRITTEN):
        cell_time(text, written=written)
    cell_count(text), cell_money(text, heading=text), cell_places(text), cell_country(text), cell_nation(text)
    cell_kind(text), cell_sector(text), cell_document(text, heading=text), cell_employer(text), cell_sex(text)


def test_two_cells_give_a_range_or_an_open_end() -> None:
    assert joint_count("800", "1,200") == Count(low=800, high=1200, basis="range")
    assert joint_count("800", None) == Count(low=800, high=None, basis="at_least")
    assert joint_count(None, "1200") == Count(low=None, high=1200, basis="at_most")
    assert joint_count("800", "800") == Count(low=800, high=800, basis="exact")
    assert joint_count("900", "800") is None
    assert joint_count("n/a", None) is None


def test_a_whole_number_is_nothing_else() -> None:
    assert (whole_number("12"), whole_number("1,200"), whole_number("~12"), whole_number("1.5")) == (
        12,
        1200,
        None,
        None,
    )


TIMES = """
2019-05-06 | 2019-05-06 2019-05-06
2019-05-06 00:00:00 | 2019-05-06 2019-05-06
2019/5/6 | 2019-05-06 2019-05-06
2019.5.6 | 2019-05-06 2019-05-06
2019. 5. 6. | 2019-05-06 2019-05-06
20190506 | 2019-05-06 2019-05-06
2019년 5월 6일 | 2019-05-06 2019-05-06
2019年5月6日 | 2019-05-06 2019-05-06
6 мая 2019 г. | 2019-05-06 2019-05-06
06.05.2019 | 2019-05-06 2019-05-06
6.5.19 | 2019-05-06 2019-05-06
13/06/2019 | 2019-06-13 2019-06-13
06/13/2019 | 2019-06-13 2019-06-13
5/5/2019 | 2019-05-05 2019-05-05
6 May 2019 | 2019-05-06 2019-05-06
6th May 2019 | 2019-05-06 2019-05-06
May 6, 2019 | 2019-05-06 2019-05-06
6-May-19 | 2019-05-06 2019-05-06
May-19 | 2019-05-01 2019-05-31
May 2019 | 2019-05-01 2019-05-31
2019-05 | 2019-05-01 2019-05-31
12.2019 | 2019-12-01 2019-12-31
2019년 5월 | 2019-05-01 2019-05-31
2019年5月 | 2019-05-01 2019-05-31
в мае 2019 | 2019-05-01 2019-05-31
2019 | 2019-01-01 2019-12-31
2019年 | 2019-01-01 2019-12-31
2020 г. | 2020-01-01 2020-12-31
Q1 2019 | 2019-01-01 2019-03-31
2019년 3분기 | 2019-07-01 2019-09-30
2019年第一季度 | 2019-01-01 2019-03-31
2019년 하반기 | 2019-07-01 2019-12-31
early 2019 | 2019-01-01 2019-03-31
2019년 5월 초 | 2019-05-01 2019-05-10
2019년 2월 말 | 2019-02-21 2019-02-28
2019年底 | 2019-12-01 2019-12-31
2019-05-06 - 2019-05-10 | 2019-05-06 2019-05-10
2019.5~2019.8 | 2019-05-01 2019-08-31
2019年5月至8月 | 2019-05-01 2019-08-31
2018-2019 | 2018-01-01 2019-12-31
с 2016 по 2018 | 2016-01-01 2018-12-31
May–June 2019 | 2019-05-01 2019-06-30
since 2016 | 2016-01-01 None
"""


@pytest.mark.parametrize("line", TIMES.strip().split("\n"))
def test_a_time_is_the_interval_of_its_words(line: str) -> None:
    text, _, value = line.partition(" | ")
    when = cell_time(text)
    assert when is not None
    assert [str(when.start), str(when.end)] == value.split()


@pytest.mark.parametrize(
    "text",
    ["", "n/a", "05/06/2019", "5/6/19", "2019-13-01", "30.02.2019", "43591", "1-2", "not a date", "5월 초", "12345678",
     "2019-08 - 2019-05", "1850", "3019-01-01"],
)  # fmt: skip
def test_what_is_no_sure_time_is_none(text: str) -> None:
    assert cell_time(text) is None


def test_the_column_tells_the_order_of_day_and_month() -> None:
    assert cell_day("05/06/2019", written=DAY_FIRST) == date(2019, 6, 5)
    assert cell_day("05/06/2019", written=MONTH_FIRST) == date(2019, 5, 6)
    assert day_order(["05/06/2019", "13/06/2019"]) == (DAY_FIRST, False)
    assert day_order(["05/06/2019", "06/13/2019"]) == (MONTH_FIRST, False)
    assert day_order(["05/06/2019"]) == (None, True)
    assert day_order(["13/06/2019", "06/13/2019"]) == (None, False)
    assert day_order(["05.06.2019", "2019-06-05", "5/5/2019"]) == (None, False)


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_serial_numbers_are_days_from_1900_or_1904(day: date) -> None:
    assert cell_day(str((day - date(1899, 12, 30)).days), written=SERIAL) == day
    if day >= date(1954, 1, 2):
        assert cell_day(str((day - date(1904, 1, 1)).days), written=SERIAL_1904) == (
            day if (day - date(1904, 1, 1)).days in range(18264, 73051) else None
        )


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_a_day_is_itself_in_every_form(day: date) -> None:
    forms = [
        day.isoformat(), f"{day.year}년 {day.month}월 {day.day}일", f"{day.year}年{day.month}月{day.day}日",
        f"{day.day:02d}.{day.month:02d}.{day.year}", f"{day.year}.{day.month}.{day.day}",
    ]  # fmt: skip
    assert [cell_day(form) for form in forms] == [day] * len(forms)
    assert cell_day(f"{day.day}/{day.month}/{day.year}", written=DAY_FIRST) == day
    assert cell_day(f"{day.month}/{day.day}/{day.year}", written=MONTH_FIRST) == day


def test_year_month_and_day_are_joined() -> None:
    assert joined_time("2019", "5", "6") == When(start=date(2019, 5, 6), end=date(2019, 5, 6))
    assert joined_time("2019", "May", None) == When(start=date(2019, 5, 1), end=date(2019, 5, 31))
    assert joined_time("2019년", "5월", "n/a") == When(start=date(2019, 5, 1), end=date(2019, 5, 31))
    assert joined_time("2019", None, "6") == When(start=date(2019, 1, 1), end=date(2019, 12, 31))
    assert joined_time(None, "5", "6") is None


def test_phrases_resolve_against_the_day_of_publication() -> None:
    published = date(2019, 6, 1)
    assert cell_time("last month", published=published) == When(start=date(2019, 5, 1), end=date(2019, 5, 31))
    assert cell_time("since 2016", published=published) == When(start=date(2016, 1, 1), end=published)
    assert published - timedelta(days=1) > date(2019, 5, 30)


MONEY = """
2,000 RMB/month | | 2000 2000 CNY month None
2500 | Wage (RMB/month) | 2500 2500 CNY month None
2000-2500 | 月薪(元) | 2000 2500 CNY month None
월 2500위안 | | 2500 2500 CNY month None
2500元/月 | | 2500 2500 CNY month None
1.5万元 | | 15000 15000 CNY None None
15 000 руб. в мес. | | 15000 15000 RUB month None
2-3 тыс. руб. | | 2000 3000 RUB None None
300 долл. | | 300 300 USD None None
$300-400 | | 300 400 USD None None
HK$ 500 | | 500 500 HKD None None
KWD 120 | Monthly wage | 120 120 KWD month None
2.500,50 EUR | | 2500.5 2500.5 EUR None None
up to 500 USD | | None 500 USD None None
70% | | None None None None 0.7
70-80% | | None None None None 0.75
70 | Share kept by state (%) | None None None None 0.7
"""


@pytest.mark.parametrize("line", MONEY.strip().split("\n"))
def test_a_sum_takes_from_its_heading_what_it_leaves_out(line: str) -> None:
    text, heading, value = (part.strip() for part in line.split("|"))
    (sum_,) = cell_money(text, heading=heading)
    ends = [int(end) if end is not None and end == int(end) else end for end in (sum_.low, sum_.high)]
    assert [str(one) for one in (*ends, sum_.currency, sum_.per, sum_.share)] == value.split()


def test_two_currencies_are_two_sums() -> None:
    sums = cell_money("2000 yuan (about $290)", heading="Monthly wage")
    assert [(one.low, one.currency, one.per) for one in sums] == [(2000, "CNY", "month"), (290, "USD", "month")]


@pytest.mark.parametrize("text", ["", "n/a", "cheap", "2000 for 12 months", "-200", "170%", "1 2 3 %%%"])
def test_what_is_no_sum_is_none(text: str) -> None:
    assert cell_money(text) == ()


@pytest.mark.parametrize(
    ("text", "country", "found"),
    [
        ("Hunchun", None, ["CN-2224-hunchun"]),
        ("HUNCHUN", "CN", ["CN-2224-hunchun"]),
        ("Hunchun City", "CN", ["CN-2224-hunchun"]),
        ("훈춘시", None, ["CN-2224-hunchun"]),
        ("琿春", None, ["CN-2224-hunchun"]),
        ("吉林省珲春市", "CN", ["CN-2224-hunchun"]),
        ("辽宁丹东", "CN", ["CN-2106"]),
        ("Dandong, Liaoning", "CN", ["CN-2106"]),
        ("Hunchun, Jilin Province, China", None, ["CN-2224-hunchun"]),
        ("г. Владивосток", "RU", ["gn2013348"]),
        ("Приморский край", "RU", ["RU-PRI"]),
        ("Nanping", "CN", ["nanping-helong"]),
        ("Dandong / Hunchun", "CN", ["CN-2106", "CN-2224-hunchun"]),
        ("China", None, ["CN"]),
        ("Examplegrad", "RU", [None]),
        ("various", "CN", []),
        ("near the border", "CN", []),
        ("Plant No. 5", "CN", []),
    ],
)
def test_a_place_is_the_finest_that_the_cell_names(text: str, country: str | None, found: list[str | None]) -> None:
    assert [place.id for place in cell_places(text, country=country)] == found


def test_a_place_that_the_gazetteer_lacks_is_of_the_state_and_level_of_its_row() -> None:
    (place,) = cell_places("Examplegrad", country="RU", level="site")
    assert (place.name, place.country, place.level, place.id) == ("Examplegrad", "RU", "site", None)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("China", "CN"), ("PRC", "CN"), ("CN", "CN"), ("CHN", "CN"), ("중국", "CN"), ("中国", "CN"), ("Китай", "CN"),
        ("China / 중국", "CN"), ("Russia (Primorye)", "RU"), ("UAE", "AE"), ("China/Russia", None), ("n/a", None),
        ("Atlantis", None),
    ],
)  # fmt: skip
def test_a_state_is_told_by_name_or_code(text: str, country: str | None) -> None:
    assert cell_country(text) == country
    assert names_state(text) is (text not in ("n/a", "Atlantis", "Russia (Primorye)"))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("DPRK", "KP"), ("north korean", "KP"), ("NK", "KP"), ("북한", "KP"), ("朝鲜", "KP"), ("граждане КНДР", "KP"),
        ("Chinese", "CN"), ("Nepali", "NP"), ("узбеки", "UZ"), ("South Korean", "KR"), ("DPRK and Chinese", None),
        ("mixed", None), ("Korean", None),
    ],
)  # fmt: skip
def test_nationality_is_told_or_left_open(text: str, country: str | None) -> None:
    assert cell_nation(text) == country


def test_words_of_the_vocabularies() -> None:
    assert cell_kind("repatriation") == ("movement", "return")
    assert cell_kind("n/a") is None
    assert (cell_sector("Garment factory"), cell_sector("IT"), cell_sector("봉제"), cell_sector("foo")) == (
        "garment", "it", "garment", None,
    )  # fmt: skip
    assert (cell_sex("F"), cell_sex("여성"), cell_sex("mixed"), cell_sex("many")) == ("female", "female", "mixed", None)
    assert (cell_modality("unconfirmed"), cell_modality("планируется"), cell_modality("b2")) == (
        "possible", "planned", None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "heading", "kind", "days"),
    [
        ("tourist visa, 30 days", "", "tourist_visa", (30, 30)),
        ("рабочая виза, 1 год", "", "work_visa", (365, 365)),
        ("도강증 30일", "", "border_pass", (30, 30)),
        ("3个月", "", None, (90, 90)),
        ("30", "Visa validity (days)", None, (30, 30)),
        ("none held", "Permit", "no_visa", None),
        ("trainee", "", "other", None),
    ],
)
def test_a_paper_has_a_type_and_a_validity(
    text: str, heading: str, kind: str | None, days: tuple[int, int] | None
) -> None:
    document = cell_document(text, heading=heading)
    assert document is not None
    assert (document.type, document.validity_days) == (kind, days)


def test_what_names_no_paper_is_none() -> None:
    assert cell_document("30") is None
    assert cell_document("n/a") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Example Garment Co., Ltd.", "Example Garment Co., Ltd."),
        ("  Example\n Garment ", "Example Garment"),
        ("A One Garment", "A One Garment"),
        ("예시피복유한공사", "예시피복유한공사"),
        ("a garment factory in Hunchun", None),
        ("Unnamed factory", None),
        ("unknown", None),
        ("123", None),
    ],
)
def test_an_employer_is_a_name_and_no_description(text: str, name: str | None) -> None:
    assert cell_employer(text) == name

"""The day of publication that a text shows, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from tumen.read.dateline import find_dateline

PROSE = (
    "A trader who was on the bridge that morning counted six buses, and each was full of young women with bags, "
    "most of whom had never been abroad and did not know the name of the town."
)


def shown(text: str, year: int | None = None) -> tuple[date, str] | None:
    found = find_dateline(text, year=year)
    return (found.day, text[found.start : found.end]) if found else None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("April 5, 2018", "2018-04-05"),
        ("April 5, 2018, 16:15", "2018-04-05"),
        ("Thursday, 5 April 2018 10:30 a.m. KST", "2018-04-05"),
        ("Example brief, 9 July 2019", "2019-07-09"),
        ("By A. Writer | 9 July 2019", "2019-07-09"),
        ("Published: 2019-07-09", "2019-07-09"),
        ("예시신문 2020-10-16", "2020-10-16"),
        ("등록 2020.10.16 09:00", "2020-10-16"),
        ("등록 2020.10.16 09:00 | 수정 2020.10.18 11:30", "2020-10-16"),
        ("Published 9 July 2019 | Updated 11 July 2019", "2019-07-09"),
        ("2024년 2월 17일", "2024-02-17"),
        ("发布时间:2024年2月17日", "2024-02-17"),
        ("Опубликовано 15 ноября 2016 года", "2016-11-15"),
    ],
)
def test_a_line_under_the_headline_that_holds_little_but_a_day_is_one(line: str, day: str) -> None:
    found = shown(f"Buses on the bridge\n\n{line}\n\n{PROSE}")
    assert found is not None
    assert found[0] == date.fromisoformat(day)
    assert found[1] in line


@pytest.mark.parametrize(
    "opening",
    [
        "SEOUL, April 5, 2018 -- ",
        "KUALA LUMPUR, March 17, 2018 — ",
        "WARSAW, Dec. 5, 2018 (Example Agency) -- ",
        "DANDONG, China, April 5, 2018: ",
        "April 10, 2018 -- ",
        "UPDATE of July 1, 2018. ",
        "【2018年2月9日】",
        "Владивосток, 15 ноября 2018 года. ",
    ],
)
def test_a_dateline_before_the_first_words_is_one(opening: str) -> None:
    found = shown(f"Buses on the bridge\n\n{opening}{PROSE}")
    assert found is not None
    assert found[0].year == 2018


def test_a_dateline_without_its_year_needs_the_year_from_elsewhere() -> None:
    text = f"Buses on the bridge\n\nSEOUL, April 5 -- {PROSE}"
    assert shown(text) is None
    assert shown(text, year=2018) == (date(2018, 4, 5), "April 5")
    assert shown("桥上的车\n\n示例社北京3月28日电 桥上有六辆车。", year=2018) == (date(2018, 3, 28), "3月28日")
    assert shown(f"Buses on the bridge\n\nSEOUL, Feb. 29 -- {PROSE}", year=2018) is None


@pytest.mark.parametrize(
    "line",
    [
        "Site clock: Wednesday, November 13, 2024",
        "[Site clock Wednesday, November 13, 2024]",
        "Today is November 13, 2024",
        "Retrieved 2024-11-13",
        "Archived on 13 November 2024",
        "Photo: women at the gate, 13 November 2024",
        "(사진) 2024년 11월 13일",
        "© 2024-11-13 Example News",
        "Workers left the town on November 13, 2024",
        "The plant shut its gate on November 13, 2024, said a guard. He was there.",
    ],
)
def test_a_clock_a_crawler_a_picture_or_an_event_gives_no_day(line: str) -> None:
    assert shown(f"Buses on the bridge\n\n{line}\n\n{PROSE}") is None


@pytest.mark.parametrize(
    "text",
    [
        f"Buses on the bridge\n\nOn April 5, 2018, the gate was opened. {PROSE}",
        f"Buses on the bridge\n\nBy Sunday, Dec. 22, 2019, all must be home. {PROSE}",
        f"Buses on the bridge\n\nWorkers came on April 5, 2018 -- and left. {PROSE}",
        f"What April 5, 2018 changed\n\n{PROSE}",
        f"Buses on the bridge\n\n{PROSE}\n\nApril 5, 2018\n\n{PROSE}",
        "",
        "April 5, 2018",
    ],
)
def test_a_day_in_the_headline_in_prose_or_below_it_is_none(text: str) -> None:
    assert shown(text) is None


def test_days_that_disagree_give_none_and_a_named_day_of_publication_wins() -> None:
    assert shown(f"Buses\n\nApril 5, 2018\n\nMay 6, 2018\n\n{PROSE}") is None
    both = shown(f"Buses\n\nUpdated May 6, 2018\n\nPublished April 5, 2018\n\n{PROSE}")
    assert both == (date(2018, 4, 5), "April 5, 2018")
    assert shown(f"Buses\n\nUpdated May 6, 2018\n\n{PROSE}") == (date(2018, 5, 6), "May 6, 2018")


def test_a_line_that_is_left_out_gives_no_day() -> None:
    text = "A plant\n\nMay 6, 2019\n\nAround 300 workers came to the plant."
    found = find_dateline(text)
    assert found is not None
    assert find_dateline(text, skip=[(found.start, found.end)]) is None
    assert find_dateline(text, skip=[(0, 7)]) == found


@pytest.mark.parametrize(
    ("headline", "last", "dated"),
    [
        ("Round table on contract labour", "Entrance is free, so come early.", False),
        ("Conference on sanctions", "Please register by Friday.", False),
        ("Conference on sanctions", "Registration opens in May.", False),
        ("Workers leave a plant", "Registration opens in May.", True),
        ("Seminar held in the capital", "Nobody asked about the workers.", True),
        ("국경 노동 세미나", "사전 등록이 필요하다.", False),
    ],
)
def test_the_day_of_an_invitation_is_that_of_its_event(headline: str, last: str, dated: bool) -> None:
    found = find_dateline(f"{headline}\n\nMay 6, 2019\n\nAround 300 workers came to the plant.\n\n{last}")
    assert (found is not None) is dated

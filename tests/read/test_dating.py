"""First dating from the text: intervals that its words prove, and open ends where they do not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.ledger import When
from tumen.read.dating import date_text


def between(text: str) -> tuple[str | None, str | None]:
    """Both ends as ISO text."""
    when, _ = date_text(f"{text}\n\nNorth Korea.")
    if when is None:
        return None, None
    return (when.start.isoformat() if when.start else None, when.end.isoformat() if when.end else None)


def holds(text: str, day: str) -> bool:
    when, _ = date_text(f"{text}\n\nNorth Korea.")
    assert when is not None
    return when.overlaps(When(start=date.fromisoformat(day), end=date.fromisoformat(day)))


# the true day lies as many months or weeks before 22 December 2019 as the sentence says
COUNTDOWNS = [
    ("Only four months remain before the workers must be sent home.", "2019-08-22"),
    ("Half a year is left until workers have to return home under the resolution.", "2019-06-22"),
    ("With a little more than one week to go before the U.N. deadline, the dormitories are full.", "2019-12-14"),
    ("Less than two months remain until all workers must return home.", "2019-11-10"),
    ("Repatriation of the workers is due soon: just 10 days are left.", "2019-12-12"),
    ("With three weeks left, hosts repatriate few of the workers.", "2019-12-01"),
    ("The UN deadline is two months away.", "2019-10-22"),
    ("Five months remain until the plant's last day, 30 June 2021.", "2021-01-30"),
    ("노동자 송환 시한이 한 달 앞으로 다가왔다.", "2019-11-22"),
    ("북한 노동자 송환 시한이 3개월 남았다.", "2019-09-22"),
    ("距遣返朝鲜劳工的期限只剩两个月。", "2019-10-22"),
    ("До возвращения всех рабочих осталось три месяца.", "2019-09-22"),
]


@pytest.mark.parametrize(("text", "day"), COUNTDOWNS)
def test_a_countdown_gives_an_interval_around_its_day(text: str, day: str) -> None:
    when, proofs = date_text(f"{text}\n\nNorth Korea.")
    assert holds(text, day)
    assert when is not None
    assert when.start is not None
    assert when.end is not None
    assert (when.end - when.start).days <= 50
    assert {proof.side for proof in proofs} == {"start", "end"}


@pytest.mark.parametrize(
    "text",
    [
        "Workers go home when four months remain, as a rule.",
        "Four months remained before the workers were sent home.",
        "At the time four months were left before the deadline for sending workers home.",
        "Only four months remain before the new bridge is opened.",
        "The workers return home within two years.",
        "He stayed for six months before the workers had to return home.",
    ],
)
def test_a_countdown_told_as_past_or_to_something_else_gives_nothing(text: str) -> None:
    assert between(text) == (None, None)


def test_a_countdown_in_a_text_about_others_gives_nothing() -> None:
    assert date_text("Only four months remain before the workers must be sent home to Exampleland.") == (None, ())


def test_a_countdown_that_what_is_told_as_past_excludes_leaves_the_end_open() -> None:
    text = "Only four months remain before workers must be sent home. The plant was sold in March 2022."
    assert between(text) == ("2022-03-01", None)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("All workers must return home by Sunday, Dec. 22, the resolution says.", ("2019-12-16", "2019-12-22")),
        ("All workers must return home by Monday, Dec. 22, the resolution says.", (None, None)),
        ("Workers must return home by December 22 this year.", ("2019-01-01", "2019-12-22")),
        (
            "Workers have to be sent home by the end of this year, that is by 22 December 2019.",
            ("2019-01-01", "2019-12-22"),
        ),
        ("올해 12월 22일까지 노동자들을 모두 송환해야 한다.", ("2019-01-01", "2019-12-22")),
        ("今年12月22日前须遣返全部劳工。", ("2019-01-01", "2019-12-22")),
        ("The deadline for sending workers home passed on December 22 this year.", ("2019-01-01", "2019-12-31")),
        ("The bridge opens on December 22 this year.", (None, None)),
    ],
)
def test_the_deadline_placed_in_the_week_or_year_of_the_text_gives_that(
    text: str, ends: tuple[str | None, str | None]
) -> None:
    assert between(text) == ends


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("So far this year, 2015, the office has counted 72.", ("2015-01-01", "2015-12-31")),
        ("Last year (2023) the office counted 72.", ("2024-01-01", "2024-12-31")),
        ("올해(2015년) 72명이 일한다.", ("2015-01-01", "2015-12-31")),
        ("今年(2015年)有72人。", ("2015-01-01", "2015-12-31")),
        ("This year, 2015 workers are at the site.", (None, None)),
    ],
)
def test_a_year_that_the_text_calls_its_own_or_its_last_gives_that_year(
    text: str, ends: tuple[str | None, str | None]
) -> None:
    assert between(text) == ends


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        # the interval ends on the day before the next resolution on the DPRK
        ("Resolution 2371 is the most recent U.N. resolution.", ("2017-08-06", "2017-09-10")),
        ("The latest Security Council sanctions, of resolution 2375, bar new permits.", ("2017-09-12", "2017-12-21")),
        ("The new UN resolution, 2321, is mild.", ("2016-12-01", "2017-06-01")),
        ("The UN's newest resolution is 2397.", ("2017-12-23", None)),
        ("안보리가 최근 채택한 결의 2375호", ("2017-09-12", "2017-12-21")),
        # named with its year, "new" may be years old
        ("The new UN resolution 2371 of August 2017 is mild.", ("2017-08-05", None)),
        ("The latest U.S. measures follow resolution 2371.", ("2017-08-05", None)),
        # the day of the next one stands there, if not its number
        ("After resolution 2371 come the latest UN sanctions, of Sept. 11.", ("2017-08-06", None)),
        ("The latest Security Council sanctions hurt.", (None, None)),
    ],
)
def test_the_newest_resolution_lasts_until_the_next(text: str, ends: tuple[str | None, str | None]) -> None:
    assert between(text) == ends


def test_a_resolution_passed_later_shows_that_the_newest_is_another() -> None:
    text = "Resolution 2371 was then the newest resolution of the UN. Resolution 2397 followed."
    assert between(text) == ("2017-12-23", None)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Resolution 2397 asks for more.", "2017-12-22"),
        ("UNSC resolutions 2371, 2375 and 2397 bind all.", "2017-12-22"),
        ("안보리 결의 2375호 위반이다.", "2017-09-11"),
        ("这违反安理会第2375号决议。", "2017-09-11"),
        ("Это нарушает резолюцию 2397.", "2017-12-22"),
        ("House Resolution 2397 asks for more.", None),
        ("The bus has the number 2397.", None),
        ("The plant made 2,397 coats under the resolution.", None),
        ("After the failed Hanoi summit trade fell.", "2019-02-27"),
        ("Kim Jong-un’s visit to China bore fruit.", "2018-03-25"),
        ("Kim Jong Un's visit to China will bear fruit.", None),
        ("COVID-19 changed that.", "2020-02-11"),
        ("It is the first group since the pandemic.", "2020-01-22"),
        ("The MSMT says so.", "2024-10-16"),
        ("The defunct UN panel of experts wrote so.", "2024-04-30"),
    ],
)
def test_a_resolution_or_event_told_as_past_gives_a_lower_bound_only(text: str, start: str | None) -> None:
    assert between(text) == (start, None)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The office was closed in 2016.", "2016-01-01"),
        ("The office was closed in December 2016.", "2016-12-01"),
        ("The office was closed on December 6, 2016.", "2016-12-06"),
        ("The office was closed late in 2016.", "2016-10-01"),
        ("They have been there since 2022.", "2022-01-01"),
        ("[Photo: a site in the port. The picture dates from July 13, 2022.]", "2022-07-13"),
        ("사무실은 2016년에 문을 닫았다.", "2016-01-01"),
        ("该办公室已于2016年12月6日关闭。", "2016-12-06"),
        ("Контору закрыли в 2016 году.", "2016-01-01"),
        ("Контору закрыли 6 декабря 2016 года.", "2016-12-06"),
        ("The office will be closed in 2030.", None),
        ("The town is to be finished by 2030.", None),
        ("They were hired until 2030.", None),
        ("The firm agreed to send 300 in 2030.", None),
        ("The capital pledged 300 workers for the port in 2030.", None),
        ("The deal was announced in 2016.", "2016-01-01"),
        ("In 2016 they signed a deal for 300 workers.", "2016-01-01"),
        ("They were sent to the plant in 2016.", "2016-01-01"),
        ("2030년에 열기로 했다.", None),
        ("2030년 예산을 짰다.", None),
        ("制定了2030年预算。", None),
        ("Они решили построить завод в 2030 году.", None),
        ("He was told that the bridge opens in 2030.", None),
        ("The site is located in a zone for 2030.", None),
        ("The stadium was built for the World Cup in 2030.", None),
        ("They were expected in 2030.", None),
        ("It paid 2030 workers.", None),
        ("공사는 2030년까지 끝난다고 했다.", None),
        ("大桥将于2030年完工,他说了。", None),
        ("Мост построят к 2030 году, сказал он.", None),
        ("The United Nations in 2030.", None),
        ("[Picture: a model of the town in 2030]", None),
    ],
)
def test_a_day_or_year_counts_only_where_it_is_told_as_past(text: str, start: str | None) -> None:
    assert between(text) == (start, None)


def test_the_clock_of_a_site_is_an_upper_bound_and_no_day_of_publication() -> None:
    text = "Buses\n\nSite clock: Wednesday, November 13, 2024\n\nThe office was closed in 2016."
    assert between(text) == ("2016-01-01", "2024-11-13")


def test_furniture_proves_nothing() -> None:
    text = "The office was closed in 2016.\nRelated: The office was opened again in 2020."
    when, _ = date_text(text, furniture=[(31, len(text))])
    assert when == When(start=date(2016, 1, 1), end=None)


def test_each_end_has_its_words_and_a_reason() -> None:
    text = "Before. Only four months remain before the workers must be sent home. North Korea is silent."
    when, proofs = date_text(text)
    assert when is not None
    assert [(proof.side, proof.bound) for proof in proofs] == [("start", when.start), ("end", when.end)]
    assert {text[proof.start : proof.end] for proof in proofs} == {"Only four months remain"}
    assert all("2019-12-22" in proof.why for proof in proofs)


WORDS = st.sampled_from(
    [
        "workers",
        "were",
        "sent",
        "home",
        "in",
        "2017",
        "2030",
        "2019",
        "by",
        "will",
        "resolution",
        "2397",
        "newest",
        "UN",
        "sanctions",
        "COVID-19",
        "Sunday, Dec. 22",
        "six months remain",
        "this year",
        "한 달 남았다",
        "了",
        ".",
        "\n",
        "\x00",
        "…",
    ]
)


@given(st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=80))
def test_any_text_gives_ends_in_order_with_proofs_inside_it(text: str) -> None:
    when, proofs = date_text(text)
    assert (when is None) == (not proofs)
    for proof in proofs:
        assert 0 <= proof.start < proof.end <= len(text)
        assert when is not None
        assert proof.bound == (when.start if proof.side == "start" else when.end)
    assert date_text(text) == (when, proofs)

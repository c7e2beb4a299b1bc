"""The day that a page states as that of its publication, and the many days that it shows besides."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tumen.read import read_report
from tumen.read.linkeddata import linked_data, report_node
from tumen.read.pagedate import day_in_byline, day_in_metadata, other_days
from tumen.read.pages import read_page
from tumen.read.pagetree import parse

MAY = date(2019, 5, 6)
BODY = (
    "<p>Around 300 workers arrived at a garment plant in a border town, a trader said on Tuesday.</p>"
    "<p>They will stay for three years, the trader said, and nobody at the plant wanted to comment on the matter.</p>"
    "<p>On December 22, 2017 a resolution was adopted, and the plant did not change a thing about its work.</p>"
)


def published(body: str, *, head: str = "") -> date | None:
    return read_page(f"<html><head>{head}</head><body>{body}</body></html>", name="a.html").published


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2019-05-06T10:00:00+09:00", MAY),
        ("2019-05-06T23:59:59Z", MAY),
        ("2019-05-06 10:00", MAY),
        ("20190506", MAY),
        ("20190506101530", MAY),
        ("2019/05/06", MAY),
        ("2019.05.06. 오전 10:31", MAY),
        ("2019. 5. 6", MAY),
        ("2019年5月6日 09:30", MAY),
        ("2019년 5월 6일", MAY),
        ("6 мая 2019 года", MAY),
        ("May 6, 2019", MAY),
        ("Mon, 06 May 2019 08:00:00 GMT", MAY),
        ("6. Mai 2019", MAY),
        ("6 mai 2019", MAY),
        ("25/11/2019", date(2019, 11, 25)),
        ("11/25/2019", date(2019, 11, 25)),
        ("11.10.2019", date(2019, 10, 11)),
        ("10/11/2019", None),
        ("2019-13-06", None),
        ("2019-02-30", None),
        ("May 2019", None),
        ("10:00", None),
        ("1557100800", None),
        ("", None),
    ],
)
def test_days_are_read_as_pages_write_them(written: str, day: date | None) -> None:
    assert day_in_metadata({"article:published_time": written}, None) == day
    element = parse(f"<p><span class='date'>{written}</span></p>", name="a.html").find(".//span")
    assert day_in_byline([element], near=frozenset(element.getroottree().iter())) == day


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("article:published_time", True),
        ("datepublished", True),
        ("dc.date.issued", True),
        ("dcterms.date", True),
        ("date", True),
        ("pubdate", True),
        ("citation_publication_date", True),
        ("sailthru.date", False),
        ("article:modified_time", False),
        ("og:updated_time", False),
        ("last-modified", False),
        ("event:start_time", False),
        ("startdate", False),
        ("expires", False),
        ("article:expiration_time", False),
        ("video:release_date", False),
        ("music:release_date", False),
        ("article:publisher", False),
    ],
)
def test_only_days_of_publication_count(name: str, counts: bool) -> None:
    assert day_in_metadata({name: "2019-05-06"}, None) == (MAY if counts else None)


def test_the_day_of_publication_goes_before_that_of_the_file() -> None:
    assert day_in_metadata({"created": "2018-01-01", "article:published_time": "2019-05-06"}, None) == MAY


def node(value: object) -> dict[str, object] | None:
    return report_node(linked_data([json.dumps(value)]), title=None, url=None)


def test_linked_data_of_the_report_give_its_day_and_those_of_others_do_not() -> None:
    own = {"@type": "NewsArticle", "datePublished": "2019-05-06", "dateModified": "2021-01-01"}
    assert day_in_metadata({}, node(own)) == MAY
    assert day_in_metadata({}, node({"@type": "NewsArticle", "dateModified": "2021-01-01"})) is None
    assert day_in_metadata({}, node({"@type": "Event", "startDate": "2019-05-06"})) is None
    comment = {"@type": "Comment", "dateCreated": "2024-01-01"}
    assert day_in_metadata({}, node({"@type": "NewsArticle", "comment": [comment]})) is None


def test_days_of_events_are_told_apart() -> None:
    event = {"@type": "Event", "startDate": "2022-05-19T18:00", "endDate": "2022-05-20", "doorTime": "18:00"}
    assert other_days({"event:start_time": "2022-05-18"}, [event]) == {
        date(2022, 5, 18),
        date(2022, 5, 19),
        date(2022, 5, 20),
    }


@pytest.mark.parametrize(
    "part",
    [
        "<p>On <time datetime='2017-12-22'>December 22, 2017</time> a resolution was adopted, and nothing changed.</p>",
        "<p>The hall opens on <time datetime='2017-12-22'>December 22, 2017</time>.</p>",
        "<div class='event-date'><time datetime='2017-12-22'>22 December 2017</time></div>",
        "<div itemprop='startDate' class='date' content='2017-12-22'>22 December 2017</div>",
        "<p class='meta'>Updated on <time datetime='2017-12-22'>22 December 2017</time></p>",
        "<p class='meta'>수정 <span class='date'>2017.12.22</span></p>",
        "<time class='updated' datetime='2017-12-22'>22 December 2017</time>",
        "<div class='calendar'><span class='date'>22 December 2017</span></div>",
        "<figure><span class='date'>22 December 2017</span></figure>",
        "<blockquote class='tweet'><span class='date'>22 December 2017</span></blockquote>",
        "<div class='related'><time datetime='2017-12-22'>22 December 2017</time> Another story</div>",
        f"<div>{'Word by word it grew. ' * 9}<br>on <time datetime='2017-12-22'>December 22</time> it ended<br>x</div>",
    ],
)
def test_the_day_of_an_event_a_change_or_another_story_is_none(part: str) -> None:
    assert published(f"<article><h1>A plant</h1>{part}{BODY}{part}</article>") is None


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>A plant</h1><p class='info'><span id='pubtime'>2019-05-06</span> News</p>{BODY}",
        f"<div><h1>A plant</h1></div><div class='post-meta'><time datetime='2019-05-06'>May 6</time></div>{BODY}",
        f"<article><h1>A</h1>{BODY}<div class='post-footer'><abbr class='published' title='2019-05-06'>x</abbr></div>",
        f"<article><h1>A plant</h1>{BODY}<p class='date'>May 6, 2019</p></article>",
        f"<article><h1>A plant</h1><time class='published updated' datetime='2019-05-06'>May 6</time>{BODY}</article>",
        f"<h1>A</h1><p class='meta'>Published <time>May 6, 2019</time>, updated <time>May 9, 2019</time></p>{BODY}",
    ],
)
def test_a_byline_near_the_report_gives_its_day(body: str) -> None:
    assert published(body) == MAY


def test_a_day_far_from_the_report_is_that_of_something_else() -> None:
    clock = "<div class='top'><span class='date'>3 June 2024</span></div>"
    assert (
        published(f"{clock}<div class='story'><h1>A plant</h1>{BODY}</div><div><p class='date'>3 June 2024</p></div>")
        is None
    )


def test_a_page_with_the_day_of_an_event_and_no_metadata_is_not_dated_by_it() -> None:
    event = json.dumps({"@type": "Event", "name": "Round table", "startDate": "2022-05-19T18:00"})
    for top in (
        f"<script type='application/ld+json'>{event}</script><p>19 May 2022</p>",
        "<div class='event-date'>19 May 2022</div>",
        "<p>19 May 2022</p><p>Entrance is free.</p>",
    ):
        page = f"<html><body><h1>Round table on contract labour</h1>{top}{BODY}</body></html>"
        report = read_report(page.encode(), name="a.html")
        assert report.published is None
        assert report.published_from is None


def test_very_many_elements_called_a_date_are_not_all_looked_at() -> None:
    many = "<span class='date'>yesterday</span>" * 2000
    assert published(f"<article><h1>A</h1>{many}{BODY}<p class='date'>May 6, 2019</p></article>") is None

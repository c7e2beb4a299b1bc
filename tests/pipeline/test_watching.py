"""Feeds are followed: what is about the workers is added once, and nothing is lost or asked for twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from newsroom import LEAD, OTHER, article, rss
from websites import Hands, Website, page, redirect, visitor

from tumen.case import Case
from tumen.case.memory import remember
from tumen.pipeline import Outcome, open_case, poll, watching
from tumen.read.fetch import Fetcher

AT = "2024-05-06T08:00:00+00:00"
LONG = " ".join([OTHER] * 4)


@pytest.fixture
def site() -> Iterator[Website]:
    """A web server on this machine."""
    with Website() as website:
        yield website


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """A case without reports."""
    with open_case(tmp_path / "a.tumen", create=True) as opened:
        yield opened


def at(site: Website, path: str) -> str:
    """The address of a path of the site."""
    return f"http://news.example.org:{site.port}{path}"


def feed(site: Website, *entries: tuple[str, str, str], **headers: str) -> bytes:
    """A feed of these entries: path, headline, summary."""
    return page(
        rss(*((at(site, path) if path else "", title, summary) for path, title, summary in entries)),
        kind="application/rss+xml",
        **headers,
    )


def look(case: Case, site: Website, *feeds: str, fetcher: Fetcher | None = None) -> tuple[list[Outcome], int]:
    """One look at the feeds of these paths: what became of what was met, and how many entries were passed over."""
    polled = poll(case, [at(site, path) for path in feeds or ("/feed",)], fetcher=fetcher or visitor(site), at=AT)
    return list(polled.added.outcomes), polled.passed_over


def test_pages_of_new_entries_about_the_workers_are_added(case: Case, site: Website) -> None:
    site.on("/feed", feed(site, ("/b", "Snow", "It snows."), ("/a", "Workers arrive", "A resident counts buses.")))
    site.on("/a", page(article()))
    site.on("/b", page(article(OTHER, title="Snow")))
    outcomes, passed_over = look(case, site)
    assert [(one.status, one.source, one.where is None) for one in outcomes] == [("added", at(site, "/a"), False)]
    assert passed_over == 1
    assert [report.title for report in case.reports()] == ["Workers arrive"]
    assert [container.source for container in case.containers()] == [at(site, "/a")]
    # the oldest entry first, each page once
    assert site.asked() == ["/robots.txt", "/feed", "/a", "/b"]


def test_an_entry_that_says_enough_and_names_no_sender_is_not_looked_at_further(case: Case, site: Website) -> None:
    site.on("/feed", feed(site, ("/b", "Snow", LONG), ("/a", "Workers arrive", LEAD + " " + LONG)))
    site.on("/a", page(article()))
    outcomes, passed_over = look(case, site)
    assert [one.status for one in outcomes] == ["added"]
    assert passed_over == 1
    assert "/b" not in site.asked()


def test_a_second_look_asks_only_for_what_is_new(case: Case, site: Website) -> None:
    site.on("/feed", feed(site, ("/a", "Workers arrive", ""), ETag='"1"'), b"HTTP/1.1 304 Not Modified\r\n\r\n")
    site.on("/a", page(article()))
    fetcher = visitor(site)
    look(case, site, fetcher=fetcher)
    assert look(case, site, fetcher=fetcher) == ([], 0)
    assert site.header("If-None-Match") == '"1"'
    site.on("/feed", feed(site, ("/c", "More arrive", ""), ("/a", "Workers arrive", ""), ETag='"2"'))
    site.on("/c", page(article(LEAD.replace("400", "500"), title="More arrive")))
    outcomes, _ = look(case, site, fetcher=fetcher)
    assert [one.source for one in outcomes] == [at(site, "/c")]
    assert site.asked() == ["/robots.txt", "/feed", "/a", "/feed", "/feed", "/c"]


def test_a_page_that_two_feeds_list_or_that_was_added_by_hand_is_asked_for_once(case: Case, site: Website) -> None:
    entry = ("/a", "Workers arrive", "")
    site.on("/feed", feed(site, entry))
    site.on("/other", feed(site, entry, ("/a", "The same again", "")))
    site.on("/a", page(article()))
    outcomes, _ = look(case, site, "/feed", "/other", "/feed")
    assert [one.status for one in outcomes] == ["added"]
    assert site.asked().count("/a") == 1
    assert site.asked().count("/feed") == 1


def test_a_page_that_cannot_be_had_now_is_asked_for_again_at_the_next_looks(case: Case, site: Website) -> None:
    site.on("/feed", feed(site, ("/a", "Workers arrive", ""), ETag='"1"'))
    site.on("/a", page(b"x", status="503 Busy", Retry_After="9999"))
    for _ in range(2):
        outcomes, _ = look(case, site)
        assert [(one.status, one.source) for one in outcomes] == [("failed", at(site, "/a"))]
        assert "asks to be left alone for 167 minutes" in str(outcomes[0].message)
    site.on("/a", page(article()))
    outcomes, _ = look(case, site)
    assert [one.status for one in outcomes] == ["added"]
    # the feed was asked for as a whole until then
    assert not any(b"If-None-Match" in request for request in site.requests)


def test_a_page_that_never_comes_is_given_up_and_the_entry_itself_is_taken(case: Case, site: Website) -> None:
    site.on("/feed", feed(site, ("/a", "Workers arrive", LEAD)))
    site.on("/a", page(b"x", status="503 Busy", Retry_After="9999"))
    statuses = [[one.status for one in look(case, site)[0]] for _ in range(4)]
    assert statuses == [["failed"], ["failed"], ["failed", "added"], []]
    assert [report.title for report in case.reports()] == ["Workers arrive"]
    assert [original.source for original in case.originals()] == [at(site, "/feed")]


@pytest.mark.parametrize("gone", [page(b"x", status="404 Not Found"), redirect("http://127.0.0.1/")])
def test_a_page_that_may_not_be_had_is_given_up_at_once(case: Case, site: Website, gone: bytes) -> None:
    site.on("/feed", feed(site, ("/b", "Snow", "It snows."), ("/a", "Workers arrive", LEAD)))
    site.on("/a", gone)
    site.on("/b", gone)
    outcomes, _ = look(case, site)
    assert [one.status for one in outcomes] == ["failed", "added", "failed"]
    assert look(case, site) == ([], 0)


def test_an_entry_without_an_address_is_taken_by_what_it_says(case: Case, site: Website) -> None:
    site.on("/feed", feed(site, ("", "Workers arrive", LEAD), ("", "Snow", OTHER)))
    outcomes, passed_over = look(case, site)
    assert [(one.status, one.source) for one in outcomes] == [("added", at(site, "/feed"))]
    assert passed_over == 1
    assert look(case, site) == ([], 0)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (page(b"x", status="404 Not Found"), "answers 404 Not Found"),
        (page(article()), "is no feed (RSS or Atom)"),
        (page(LEAD, kind="text/plain"), "is no feed (RSS or Atom)"),
        (page(b"<rss><channel><item>", kind="text/xml"), ""),
        (page(b'<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>', kind="text/xml"), "entities of its own"),
    ],
)
def test_what_is_no_feed_fails_and_the_others_are_looked_at(
    case: Case, site: Website, answer: bytes, words: str
) -> None:
    site.on("/broken", answer)
    site.on("/feed", feed(site, ("/a", "Workers arrive", "")))
    site.on("/a", page(article()))
    outcomes, _ = look(case, site, "/broken", "/feed")
    failed = [one for one in outcomes if one.status == "failed"]
    assert [one.source for one in failed] == ([at(site, "/broken")] if words else [])
    assert all(words in str(one.message) for one in failed)
    assert all(str(one.message).startswith(f"{at(site, '/broken')}: ") for one in failed)
    assert [one.source for one in outcomes if one.status == "added"] == [at(site, "/a")]


def test_a_page_of_which_nothing_can_be_read_fails(case: Case, site: Website) -> None:
    site.on("/feed", feed(site, ("/a", "Workers arrive", "")))
    site.on("/a", page(b"%PDF-1.7 torn", kind="application/pdf"))
    outcomes, _ = look(case, site)
    assert [(one.status, one.source) for one in outcomes] == [("failed", at(site, "/a"))]
    assert look(case, site) == ([], 0)


def test_an_entry_that_leads_inside_is_refused(case: Case, site: Website) -> None:
    site.on(
        "/feed", page(rss(("http://169.254.169.254/latest", "Workers arrive", ""), ("file:///etc/passwd", "b", "")))
    )
    outcomes, _ = look(case, site)
    assert [one.status for one in outcomes] == ["failed"]
    assert "where clouds keep their metadata, which is never fetched" in str(outcomes[0].message)


def test_what_was_looked_at_before_a_stop_is_not_looked_at_again(case: Case, site: Website) -> None:
    site.on("/feed", feed(site, *((f"/{number}", f"Workers {number}", "") for number in (3, 2, 1))))
    for number in (1, 2, 3):
        site.on(f"/{number}", page(article(LEAD.replace("400", f"{number}00"), title=f"Workers {number}")))

    def stop(outcome: Outcome) -> None:
        if outcome.source == at(site, "/2"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        poll(case, [at(site, "/feed")], fetcher=visitor(site), at=AT, progress=stop)
    outcomes, _ = look(case, site)
    # the second was kept but not yet ticked off: its address is known all the same
    assert [(one.status, one.source) for one in outcomes] == [("added", at(site, "/3"))]
    assert site.asked().count("/1") == site.asked().count("/2") == 1
    assert len(case.reports()) == 3


def test_a_memory_that_is_damaged_costs_one_more_look(case: Case, site: Website) -> None:
    site.on("/feed", feed(site, ("/a", "Workers arrive", ""), ETag='"1"'))
    site.on("/a", page(article()))
    look(case, site)
    half: dict[str, Any] = {"seen": None, "done": 1, "tries": {}}
    several: list[Any] = [None, [], half | {"seen": 1}, half, "x"]
    for damaged in several:
        remember(case, f"feed {at(site, '/feed')}", damaged)
        assert look(case, site)[0] == []
    assert site.asked().count("/a") == 1


def test_of_a_feed_without_an_end_the_newest_entries_are_looked_at(
    case: Case, site: Website, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_MOST", 2)
    site.on("/feed", feed(site, *((f"/{number}", f"Workers {number}", "") for number in range(5))))
    for number in range(5):
        site.on(f"/{number}", page(article(LEAD.replace("400", f"{number + 1}00"))))
    outcomes, passed_over = look(case, site)
    assert [one.source for one in outcomes] == [at(site, "/1"), at(site, "/0")]
    assert passed_over == 3
    assert look(case, site) == ([], 0)


def test_pages_wait_for_their_host(case: Case, site: Website) -> None:
    site.on("/feed", feed(site, *((f"/{number}", f"Snow {number}", "") for number in range(3))))
    for number in range(3):
        site.on(f"/{number}", page(article(OTHER)))
    hands = Hands()
    look(case, site, fetcher=visitor(site, hands=hands))
    assert hands.slept == [2.0] * 4

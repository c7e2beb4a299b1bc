"""`tumen watch`: what is printed, sent, and how it ends."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from newsroom import LEAD, OTHER, article, opml, rss
from websites import Website, page, visitor

from commands import Run
from tumen.publish import notices


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Website]:
    """A web server on this machine that the command line is let through to, for tests only."""
    with Website() as website:
        monkeypatch.setattr("tumen.read.fetch.Fetcher", lambda **options: visitor(website, **options))
        lists(website, 1)
        yield website


def at(site: Website, path: str) -> str:
    """The address of a path of the site."""
    return f"http://news.example.org:{site.port}{path}"


def lists(site: Website, number: int) -> None:
    """Makes the feed list so many pages about workers and one about snow, the newest first."""
    entries = [(at(site, "/snow"), "Snow", "It snows.")]
    site.on("/snow", page(article(OTHER, title="Snow")))
    for one in range(number):
        town = ("Helong", "Hunchun", "Dandong")[one]
        site.on(f"/{one}", page(article(LEAD.replace("400", f"{one + 4}00").replace("Helong", town), title=town)))
        entries.insert(0, (at(site, f"/{one}"), f"Workers in {town}", ""))
    site.on("/feed", page(rss(*entries), kind="application/rss+xml"))


def test_one_look_adds_tells_and_ends(run: Run, site: Website, tmp_path: Path) -> None:
    case = tmp_path / "a.tumen"
    ran = run("watch", case, at(site, "/feed"), "--once")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0].startswith("added  ")
    assert lines[0].endswith(f"({at(site, '/0')})")
    assert "New: workers moved; about 400; Helong (city in China); 2 April 2018" in lines
    assert f"  “{LEAD.removesuffix(', a resident said.')}" in ran.out
    assert "(Example Daily, 2018-04-06)" in ran.out
    assert ran.out.count("New: ") == len([line for line in lines if line.startswith("New: ")]) >= 1
    assert lines[-1].endswith("1 report added, 1 entry passed over, 0 failed.")
    again = run("watch", case, at(site, "/feed"), "--once")
    assert again.code == 0
    assert again.out.endswith("0 new or changed incidents; 0 reports added, 0 entries passed over, 0 failed.\n")
    assert again.out.count("\n") == 1


def test_each_report_and_change_is_a_line_of_json(run: Run, site: Website, tmp_path: Path) -> None:
    rows = run("watch", tmp_path / "a.tumen", at(site, "/feed"), "--once", "--json").rows()
    assert [row["status"] for row in rows if "source" in row] == ["added"]
    new = [row for row in rows if "what" in row]
    assert {row["what"] for row in new} == {"new"}
    assert any(claim["quote"] in LEAD for row in new for claim in row["claims"])


def test_feeds_of_a_list_are_followed(run: Run, site: Website, tmp_path: Path) -> None:
    listed = tmp_path / "feeds.opml"
    listed.write_text(opml(at(site, "/feed"), at(site, "/other"), at(site, "/feed")), encoding="utf-8")
    ran = run("watch", tmp_path / "a.tumen", listed, at(site, "/feed"), "--once")
    # one of the feeds is not there
    assert ran.code == 1
    assert (
        ran.err
        == f"tumen: {at(site, '/other')}: answers 404 Not Found; check the address, or save the page by hand "
        + ("and add the file.\n")
    )
    assert "1 report added, 1 entry passed over, 1 failed." in ran.out
    assert site.asked().count("/feed") == 1


def test_where_no_feed_can_be_had_it_ends_with_two(run: Run, site: Website, tmp_path: Path) -> None:
    ran = run("watch", tmp_path / "a.tumen", at(site, "/other"), "--once")
    assert ran.code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere.opml"], "there is no such file"),
        (["--every", "5", "http://example.org/f"], "--every 5: is no time between 1m and 31d"),
        (["--every", "10s", "http://example.org/f"], "write it as 30m, 2h or 1d"),
        (["--every", "32d", "http://example.org/f"], "is no time between 1m and 31d"),
        (["--post", "hooks.example.org", "http://example.org/f"], "check what follows --post"),
    ],
)
def test_what_cannot_be_done_is_told_before_anything_is_made(
    run: Run, site: Website, tmp_path: Path, words: list[str], said: str
) -> None:
    ran = run("watch", tmp_path / "a.tumen", *words, "--once")
    assert ran.code == 2
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "a.tumen").exists()
    assert site.requests == []


def test_a_list_without_feeds_is_told(run: Run, tmp_path: Path) -> None:
    listed = tmp_path / "feeds.opml"
    listed.write_text(opml(), encoding="utf-8")
    ran = run("watch", tmp_path / "a.tumen", listed, "--once")
    assert (ran.code, "names no feeds" in ran.err) == (2, True)


def test_it_looks_again_after_a_while_until_it_is_stopped(
    run: Run, site: Website, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 3:
            raise KeyboardInterrupt
        lists(site, len(waited) + 1)

    monkeypatch.setattr(time, "sleep", wait)
    ran = run("watch", tmp_path / "a.tumen", at(site, "/feed"), "--every", "2h")
    assert ran.code == 0
    assert waited == [7200, 7200, 7200]
    assert ran.err == "tumen: stopped; what was reported is kept.\n"
    for words in ("about 400; Helong", "about 500; Hunchun", "about 600; Dandong"):
        assert ran.out.count(f"New: workers moved; {words}") == 1


def test_a_stop_in_the_middle_keeps_what_was_reported_and_the_rest_is_told_next_time(
    run: Run, site: Website, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists(site, 2)
    case = tmp_path / "a.tumen"
    real = notices.Notices.tell

    def stop(*_: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(notices.Notices, "tell", stop)
    ran = run("watch", case, at(site, "/feed"), "--once")
    assert (ran.code, ran.out.count("added  ")) == (1, 2)
    assert "what was reported done is kept" in ran.err
    monkeypatch.setattr(notices.Notices, "tell", real)
    again = run("watch", case, at(site, "/feed"), "--once")
    assert again.code == 0
    assert again.out.count("New: workers moved") == 2


def test_what_is_sent_is_named_only_where_it_is_not(
    run: Run, site: Website, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    posted: list[Any] = []
    monkeypatch.setattr(notices, "post", lambda _url, form: posted.append(form))
    case, feed = tmp_path / "a.tumen", tmp_path / "news.xml"
    ways = ("--post", "http://10.0.0.1/hook", "--atom", feed)
    run("watch", case, at(site, "/feed"), "--once", *ways)
    assert [change["what"] for change in posted[0]["changes"]] == ["new"] * len(posted[0]["changes"])
    assert "about 400; Helong" in feed.read_text(encoding="utf-8")
    note = tmp_path / "talk-with-a-driver.txt"
    note.write_text("About 7,300 North Korean workers live in Dandong, a driver told me in May 2018.", encoding="utf-8")
    run("add", case, note)
    ran = run("watch", case, at(site, "/feed"), "--once", *ways)
    assert ran.code == 0
    assert "7,300" in ran.out
    assert "not sent, because of their marking or as notes of your own: 1 report (talk-with-a-driver)." in ran.err
    sent = json.dumps(posted) + feed.read_text(encoding="utf-8")
    assert "7300" not in sent
    assert "7,300" not in sent
    assert "driver" not in sent


def test_what_was_not_sent_is_told_and_sent_next_time(
    run: Run, site: Website, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = tmp_path / "a.tumen"
    with Website() as gone:
        hook = f"http://127.0.0.1:{gone.port}/s3cret"
    ran = run("watch", case, at(site, "/feed"), "--once", "--post", hook)
    assert ran.code == 1
    assert "the webhook at 127.0.0.1: cannot be reached" in ran.err
    assert "s3cret" not in ran.err
    posted: list[Any] = []
    monkeypatch.setattr(notices, "post", lambda _url, form: posted.append(form))
    assert run("watch", case, at(site, "/feed"), "--once", "--post", hook).code == 0
    assert posted[0]["changes"]
    no_folder = run("watch", case, at(site, "/feed"), "--once", "--atom", tmp_path / "none" / "news.xml")
    assert no_folder.code == 1
    assert "cannot be written" in no_folder.err


def test_a_folder_or_a_feed_kept_in_a_file_is_told_what_reads_it(run: Run, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text("<rss version='2.0'><channel><title>a</title></channel></rss>", encoding="utf-8")
    for given in (feed, tmp_path):
        ran = run("watch", tmp_path / "a.tumen", given, "--once")
        assert (ran.code, ran.err.count("\n")) == (2, 1)
        assert "watch takes addresses of feeds (http:// or https://) and lists of feeds" in ran.err
        assert "tumen add CASE PATH" in ran.err
        assert "export the list" not in ran.err

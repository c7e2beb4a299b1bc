"""`tumen add` with addresses: pages fetched, kept as WARC, asked for again, taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from newsroom import article
from websites import Website, page, visitor

from commands import Run
from tumen.pipeline import open_case
from tumen.read.fetch.fetcher import Fetcher

PAGE = article()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Website]:
    """A web server on this machine that the command line is let through to, for tests only."""
    with Website() as website:
        monkeypatch.setattr("tumen.read.fetch.Fetcher", lambda **options: visitor(website, **options))
        website.on("/a", page(PAGE, ETag='"1"'))
        yield website


def at(site: Website, path: str) -> str:
    """The address of a path of the site."""
    return f"http://news.example.org:{site.port}{path}"


def test_a_page_is_fetched_and_its_report_added(run: Run, site: Website, tmp_path: Path) -> None:
    case = tmp_path / "a.tumen"
    ran = run("add", case, at(site, "/a"), "--agent", "Desk/1.0 (desk@example.org)")
    assert (ran.code, ran.err) == (0, "")
    assert re.search(r"added +\S+ +\d+ claims? .*\n1 added, 0 known already", ran.out)
    assert site.header("User-Agent") == "Desk/1.0 (desk@example.org)"
    (row,) = run("show", case, "reports", "--json").rows()
    assert (row["title"], row["publisher"], row["published"]) == ("Workers arrive", "Example Daily", "2018-04-06")
    with open_case(case) as opened:
        (warc,), (original,) = opened.containers(), opened.originals()
        assert (warc.name, warc.source) == ("news.example.org-a.warc", at(site, "/a"))
        assert (original.url, original.within, original.source) == (at(site, "/a"), warc.id, at(site, "/a"))
        assert original.fetched_at is not None
        assert original.fetched_at.startswith("2024-05-06T07:08:11")
        assert opened.original(warc.id).startswith(b"WARC/1.1\r\nWARC-Type: warcinfo\r\n")
        assert opened.original(original.id) == PAGE.encode()
    assert run("verify", case).code == 0


def test_a_page_that_is_held_is_asked_for_and_not_sent_again(run: Run, site: Website, tmp_path: Path) -> None:
    case = tmp_path / "a.tumen"
    run("add", case, at(site, "/a"))
    site.on("/a", b"HTTP/1.1 304 Not Modified\r\n\r\n")
    ran = run("add", case, at(site, "/a"))
    assert ran.code == 0
    assert "0 added, 1 known already" in ran.out
    assert site.header("If-None-Match") == '"1"'
    site.on("/a", page(PAGE.replace("400", "500")))
    assert "1 added" in run("add", case, at(site, "/a")).out
    with open_case(case) as opened:
        assert len(opened.containers()) == 2


def test_what_cannot_be_fetched_fails_in_a_line_and_the_rest_is_added(run: Run, site: Website, tmp_path: Path) -> None:
    site.on("/robots.txt", page(b"User-agent: *\nDisallow: /private", kind="text/plain"))
    note = tmp_path / "note.txt"
    note.write_text("Around 60 North Korean workers live in Hunchun, a driver said.")
    refused = ["http://127.0.0.1/", "http://user@example.org/", at(site, "/private"), at(site, "/missing")]
    ran = run("add", tmp_path / "a.tumen", *refused, at(site, "/a"), note)
    assert ran.code == 1
    assert "2 added, 0 known already, 4 failed." in ran.out
    assert [line.removeprefix("tumen: ").split(": ")[0] for line in ran.err.splitlines()] == refused
    assert "of this machine, which is never fetched" in ran.err
    assert "may not be fetched by programs, says the robots.txt of news.example.org" in ran.err


def test_only_what_begins_as_a_web_address_is_fetched(run: Run, site: Website, tmp_path: Path) -> None:
    ran = run("add", tmp_path / "a.tumen", "file:///etc/passwd", f"news.example.org:{site.port}/a")
    assert ran.code == 2
    assert ran.err.count("there is no such file or folder") == 2
    assert site.requests == []


def test_an_agent_that_no_header_holds_is_refused(run: Run, site: Website, tmp_path: Path) -> None:
    ran = run("add", tmp_path / "a.tumen", at(site, "/a"), "--agent", "a\r\nCookie: b")
    assert ran.code == 2
    assert "printable letters of ASCII" in ran.err
    assert not (tmp_path / "a.tumen").exists()


def test_a_dry_run_fetches_and_keeps_nothing(run: Run, site: Website, tmp_path: Path) -> None:
    ran = run("add", tmp_path / "a.tumen", at(site, "/a"), "--dry-run")
    assert ran.code == 0
    assert "1 would be added or are known, 0 failed." in ran.out
    assert not (tmp_path / "a.tumen").exists()


def test_what_was_fetched_is_taken_back_without_asking_anybody(run: Run, site: Website, tmp_path: Path) -> None:
    case = tmp_path / "a.tumen"
    run("add", case, at(site, "/a"))
    asked = len(site.requests)
    ran = run("add", case, at(site, "/a"), "--undo", "--by", "A. Reader", "--why", "the wrong page")
    assert ran.code == 0
    assert "1 taken back" in ran.out
    assert len(site.requests) == asked
    again = run("add", case, at(site, "/a"), "--undo", "--by", "A. Reader", "--why", "the wrong page")
    assert again.code == 2
    assert "holds nothing that was fetched from" in again.err


def test_a_stop_keeps_what_was_reported(
    run: Run, site: Website, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = tmp_path / "a.tumen"
    site.on("/b", page(article(day="2018-04-07")))

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    asked = []
    real = Fetcher.fetch

    def fetch(self: Fetcher, url: str, **options: Any) -> Any:
        asked.append(url)
        return real(self, url, **options) if len(asked) == 1 else stop()

    monkeypatch.setattr(Fetcher, "fetch", fetch)
    ran = run("add", case, at(site, "/a"), at(site, "/b"))
    assert (ran.code, ran.out.count("added  ")) == (1, 1)
    assert ran.err == "tumen: stopped; what was reported done is kept.\n"
    assert len(run("show", case, "reports", "--json").rows()) == 1


def test_what_a_server_says_does_not_reach_the_terminal_as_it_is(run: Run, site: Website, tmp_path: Path) -> None:
    site.on("/a", page(b"x", status="404 \x1b[31mred\x07"))
    ran = run("add", tmp_path / "a.tumen", at(site, "/a"))
    assert ran.code == 2
    assert "\x1b" not in ran.err
    assert "\x07" not in ran.err

"""Pages by their address, as something to add to a case."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import article
from websites import Website, page, visitor

from tumen.errors import CaseError, NotFetched
from tumen.pipeline import add, input_from_url, inputs_kept, open_case, take_back

AT = ("2024-05-06T08:00:00+00:00", "2024-05-06T09:00:00+00:00", "2024-05-06T10:00:00+00:00")


def test_the_newest_version_that_is_held_is_asked_about(tmp_path: Path) -> None:
    with Website() as site, open_case(tmp_path / "a.tumen", create=True) as case:
        url = f"http://news.example.org:{site.port}/a"
        fetcher = visitor(site)
        for number, when in enumerate(AT[:2]):
            site.on("/a", page(article(day=f"2018-04-0{number + 1}"), ETag=f'"{number}"'))
            add(case, [input_from_url(url, fetcher, case=case)], at=when)
        site.on("/a", b"HTTP/1.1 304 Not Modified\r\n\r\n")
        added = add(case, [input_from_url(url, fetcher, case=case)], at=AT[2])
        assert (added.added, added.known, added.failed) == (0, 1, 0)
        assert site.header("If-None-Match") == '"1"'
        assert [report.published.isoformat() for report in case.reports() if report.published] == [
            "2018-04-01",
            "2018-04-02",
        ]


def test_what_is_held_of_an_address_is_taken_back_as_a_whole(tmp_path: Path) -> None:
    with Website() as site, open_case(tmp_path / "a.tumen", create=True) as case:
        url = f"http://news.example.org:{site.port}/a"
        for number, when in enumerate(AT[:2]):
            site.on("/a", page(article(day=f"2018-04-0{number + 1}")))
            add(case, [input_from_url(url, visitor(site), case=case)], at=when)
        assert len(inputs_kept(url, case)) == 2
        take_back(case, inputs_kept(url, case), by="A. Reader", why="the wrong page", at=AT[2])
        assert (case.reports(), case.containers()) == ((), ())
        with pytest.raises(CaseError, match="holds nothing that was fetched from"):
            inputs_kept(url, case)


def test_an_input_is_fetched_when_its_turn_comes(tmp_path: Path) -> None:
    with Website() as site:
        given = input_from_url(f"http://news.example.org:{site.port}/missing", visitor(site))
        assert (given.name, site.requests) == ("news.example.org-missing.warc", [])
        with pytest.raises(NotFetched, match="answers 404 Not Found"):
            given.load()

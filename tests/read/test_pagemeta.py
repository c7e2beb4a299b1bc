"""What a page tells of its report: the title without the site's name, publisher, authors, address, language."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from tumen.read.pagehead import head_of
from tumen.read.pagemeta import Stated, authors, publisher_at, same_site, stated_by
from tumen.read.pagetree import parse


def stated(
    head: str,
    *,
    headings: Sequence[str] = (),
    lines: Sequence[str] = (),
    top: str | None = None,
    saved: str | None = None,
    html: str = "<html>",
) -> Stated:
    root = parse(f"{html}<head>{head}</head><body><p>x</p></body></html>", name="a.html")
    return stated_by(head_of(root), headings=headings, lines=lines, top=top, saved_from=saved)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Workers at a plant | Example News</title>", "Workers at a plant"),
        ("<title>Workers at a plant » Example News</title>", "Workers at a plant"),
        ("<title>Workers at a plant - 3 dead</title>", "Workers at a plant - 3 dead"),
        ("<title>Workers at a plant - NK News</title>", "Workers at a plant"),
        ("<title>NK News | Workers at a plant</title>", "Workers at a plant"),
        ("<title>水产厂又来女工_示例在线</title>", "水产厂又来女工"),
        ("<title>Workers at a plant | World | Example News</title>", "Workers at a plant | World"),
        (
            "<title>Workers at a plant – The Example</title><meta property='og:site_name' content='The Example'>",
            "Workers at a plant",
        ),
        (
            "<title>Example News: Workers at a plant</title><meta property='og:site_name' content='Example News'>",
            "Workers at a plant",
        ),
        ("<title>x</title><meta property='og:title' content='Workers at a plant'>", "Workers at a plant"),
        ("<title>3 ways to say A | B – a note on bars</title>", "3 ways to say A | B – a note on bars"),
        ("<title> \n </title>", None),
        ("", None),
    ],
)
def test_a_title_comes_without_the_name_of_its_site(head: str, title: str | None) -> None:
    assert stated(head).title == title


def test_the_heading_that_the_title_holds_is_the_title() -> None:
    whole = "<title>Far Notes: Forty at the bakery</title>"
    assert stated(whole, headings=["Forty at the bakery", "Far Notes"]).title == "Forty at the bakery"
    assert stated(whole, headings=["Something else"]).title == "Far Notes: Forty at the bakery"
    named = (
        "<meta property='og:title' content='Forty at the bakery | Far Notes'>"
        "<meta property='og:site_name' content='Far Notes'>"
    )
    assert stated(named, headings=["Far Notes", "Forty at the bakery"]).title == "Forty at the bakery"


def test_a_line_is_the_title_only_where_it_is_a_whole_part_of_it() -> None:
    assert stated("<title>Example Wire - A gate shut</title>", lines=["A gate", "A gate shut"]).title == "A gate shut"
    assert stated("<title>Example Wire - A gate shut</title>", lines=["A gate"]).title == "Example Wire - A gate shut"


def test_a_top_heading_goes_before_a_title_that_is_the_same_on_every_page() -> None:
    assert stated("<title>Ministry - News</title>", headings=["Inspectors report"], top="Inspectors report").title == (
        "Inspectors report"
    )
    named = "<meta property='og:title' content='A plant'>"
    assert stated(named, headings=["Inspectors report"], top="Inspectors report").title == "A plant"


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("<meta property='og:site_name' content='Example News'>", "Example News"),
        ("<meta name='DC.publisher' content='Example News'>", "Example News"),
        ("<meta name='citation_publisher' content='Example Press'>", "Example Press"),
        (
            "<meta property='og:site_name' content='www.example.org'><meta name='publisher' content='Example'>",
            "Example",
        ),
        ("<meta property='og:site_name' content='www.example.org'>", None),
        ("<link rel='canonical' href='https://www.dailynk.com/english/a-b'>", "Daily NK"),
        ("<link rel='canonical' href='https://www.dailynk.com.example.org/a'>", None),
        ("<meta property='og:article:author' content='예시일보 | 네이버'>", "예시일보"),
        ("<title>Workers at a plant | Example News</title>", "Example News"),
        ("<title>Workers at a plant</title>", None),
        ("<meta property='article:publisher' content='https://facebook.example/x'>", None),
    ],
)
def test_the_publisher_is_found(head: str, publisher: str | None) -> None:
    assert stated(head).publisher == publisher


def test_the_publisher_of_linked_data_is_that_of_the_report() -> None:
    script = json.dumps({"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "Example Daily"}})
    assert stated(f"<script type='application/ld+json'>{script}</script>").publisher == "Example Daily"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By A. Writer", "A. Writer"),
        ("BY ANNA WRITER", "Anna Writer"),
        ("By Anna Writer and Ben Reporter", "Anna Writer, Ben Reporter"),
        ("By Anna Writer, Staff Writer, May 6, 2019", "Anna Writer"),
        ("Anna Writer | Seoul Correspondent", "Anna Writer"),
        ("Posted by Old Miller on 5 May 2016", "Old Miller"),
        ("Anna Writer (anna@example.org) @anna", "Anna Writer"),
        ("홍길동 기자 hong@ilbo.example", "홍길동"),
        ("记者：王小明", "王小明"),
        ("記者陳小華／綜合報導", "陳小華"),
        ("Автор: Анна Примерова", "Анна Примерова"),
        ("von Ida Muster", "Ida Muster"),
        ("https://example.org/by/anna", None),
        ("admin", None),
        ("Staff Reporter", None),
        ("Example News", None),
        ("Agent 47", None),
        ("x" * 100, None),
        ("", None),
    ],
)
def test_authors_are_names_and_nothing_else(line: str, names: str | None) -> None:
    assert authors([line], publisher="Example News") == names


def test_authors_of_linked_data_go_before_metadata() -> None:
    script = json.dumps({"@type": "Article", "author": [{"name": "Anna Writer"}, {"name": "Ben Reporter"}]})
    head = f"<script type='application/ld+json'>{script}</script><meta name='author' content='Web Desk'>"
    assert stated(head).byline == "Anna Writer, Ben Reporter"
    assert stated("<meta name='author' content='By Nora Field'>").byline == "Nora Field"
    assert stated("<meta property='article:author' content='https://facebook.example/nora'>").byline is None


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel='canonical' href='https://e.org/a'>", "https://e.org/a"),
        (
            "<link rel='canonical' href='https://e.org/'><meta property='og:url' content='https://e.org/a'>",
            "https://e.org/a",
        ),
        ("<link rel='canonical' href='https://e.org/?p=7'>", "https://e.org/?p=7"),
        ("<link rel='canonical' href='/a'><meta property='og:url' content='https://e.org/b'>", "https://e.org/a"),
        ("<link rel='canonical' href='/a'>", None),
        ("<link rel='canonical' href='https://e.org'>", None),
        ("<link rel='canonical' href='javascript:alert(1)'>", None),
        ("<link rel='canonical' href='file:///etc/hosts'>", None),
        ("<link rel='canonical' href='https://localhost/a'>", None),
        ("<link rel='canonical' href='https://127.0.0.1/a'>", None),
        ("<link rel='canonical' href='https://[::1]/a'>", None),
        ("<link rel='canonical' href='https://[/a'>", None),
        ("<link rel='canonical' href='https://e.org/a b'>", None),
    ],
)
def test_the_address_is_one_of_the_web_and_no_home_page(head: str, url: str | None) -> None:
    assert stated(head).url == url


def test_the_address_lies_on_the_site_that_the_page_was_saved_from() -> None:
    elsewhere = "<link rel='canonical' href='https://other.org/a'>"
    assert stated(elsewhere, saved="https://www.e.org/b").url == "https://www.e.org/b"
    assert stated("<link rel='canonical' href='https://e.org/a'>", saved="https://www.e.org/b").url == "https://e.org/a"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://e.org/a", "http://www.e.org/b", True),
        ("https://news.e.co.kr/a", "https://e.co.kr/b", True),
        ("https://a.co.kr/", "https://b.co.kr/", False),
        ("https://e.org.evil.net/", "https://e.org/", False),
        ("x", "x", False),
    ],
)
def test_two_addresses_of_one_registered_name_are_one_site(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same


def test_a_known_outlet_is_told_by_its_site() -> None:
    assert publisher_at("https://www.rfa.org/english/a") == "Radio Free Asia"
    assert publisher_at("https://example.org/a") is None
    assert publisher_at(None) is None


@pytest.mark.parametrize(
    ("html", "head", "language"),
    [
        ("<html lang='en-GB'>", "", "en"),
        ("<html xml:lang='ko'>", "", "ko"),
        ("<html>", "<meta http-equiv='Content-Language' content='ru'>", "ru"),
        ("<html>", "<meta property='og:locale' content='zh_CN'>", "zh"),
        ("<html lang='english'>", "", None),
        ("<html lang=''>", "", None),
    ],
)
def test_the_declared_language(html: str, head: str, language: str | None) -> None:
    assert stated(head, html=html).language == language


def test_a_page_that_states_that_it_is_not_free() -> None:
    for value in (False, "False", "false"):
        script = json.dumps({"@type": "NewsArticle", "isAccessibleForFree": value})
        assert not stated(f"<script type='application/ld+json'>{script}</script>").free
    assert stated("").free

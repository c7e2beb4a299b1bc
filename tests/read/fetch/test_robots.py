"""What a site asks of programs is done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.read.fetch.robots import LIMIT, Rules, read_rules, token

OURS = frozenset({"tumen"})
AT = "https://example.org"


def rules(text: str | bytes) -> Rules:
    return read_rules(text if isinstance(text, bytes) else text.encode(), tokens=OURS)


@pytest.mark.parametrize(
    ("text", "allowed", "forbidden"),
    [
        ("", ["/", "/a"], []),
        ("User-agent: *\nDisallow:", ["/", "/a"], []),
        ("User-agent: *\nDisallow: /", [], ["/", "/a", "/a?b=c"]),
        ("User-agent: *\nDisallow: /a", ["/", "/b"], ["/a", "/ab", "/a/b"]),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", ["/a/b", "/a/bc"], ["/a/", "/a/c"]),
        ("User-agent: *\nAllow: /a/b\nDisallow: /a", ["/a/b"], ["/a/c"]),
        ("User-agent: *\nDisallow: /*.pdf$", ["/a.pdf?x", "/a.html"], ["/a.pdf"]),
        ("User-agent: *\nDisallow: /*?", ["/a"], ["/a?b"]),
        ("user-agent: *\ndisallow: /a # why", ["/b"], ["/a"]),
        ("User-agent: *\r\nDisallow: /a\r\n", ["/b"], ["/a"]),
        ("User-agent: *\rDisallow: /a\r", ["/b"], ["/a"]),
        ("\ufeffUser-agent: *\nDisallow: /a", ["/b"], ["/a"]),
        ("User-agent: *\nDisallow: /기사", ["/b"], ["/%EA%B8%B0%EC%82%AC/1"]),
        # ours goes before anyone's, whole and wherever it stands; several of ours are one
        ("User-agent: *\nDisallow: /\n\nUser-agent: Tumen\nDisallow: /a", ["/b"], ["/a"]),
        ("User-agent: TUMEN/2.0\nDisallow: /a\n\nUser-agent: *\nDisallow: /", ["/b"], ["/a"]),
        ("User-agent: tumen\nDisallow: /a\n\nUser-agent: tumen\nDisallow: /b", ["/c"], ["/a", "/b"]),
        ("User-agent: other\nUser-agent: tumen\nDisallow: /a", ["/b"], ["/a"]),
        ("User-agent: tumen\nUser-agent: tumen\nUser-agent: *\nDisallow: /a", ["/b"], ["/a"]),
        ("User-agent: tumen\n\nUser-agent: *\nDisallow: /a", ["/b"], ["/a"]),
        ("User-agent: other\nDisallow: /", ["/", "/a"], []),
        ("User-agent: tume\nDisallow: /", ["/a"], []),
        ("User-agent: tumens\nDisallow: /", ["/a"], []),
        # rules before any name, and lines that are none, are passed over
        ("Disallow: /\nUser-agent: *\nDisallow: /a", ["/b"], ["/a"]),
        ("User-agent: *\nSitemap: https://example.org/map\nnonsense\nDisallow: /a", ["/b"], ["/a"]),
        ("<html><body>Not found. Disallow: /</body></html>", ["/a"], []),
        # what site owners mean by mistakes that are often made
        ("User agent: *\nDissallow: /a", ["/b"], ["/a"]),
        ("User-agent *\nDisallow /a", ["/b"], ["/a"]),
    ],
)
def test_rules_bind_as_the_rfc_says(text: str, allowed: list[str], forbidden: list[str]) -> None:
    found = rules(text)
    assert [path for path in allowed if not found.allow(AT + path)] == []
    assert [path for path in forbidden if found.allow(AT + path)] == []


def test_one_of_several_names_of_ours_is_enough_to_be_bound() -> None:
    found = read_rules(b"User-agent: newsdesk\nDisallow: /a", tokens=frozenset({"tumen", "newsdesk"}))
    assert not found.allow(f"{AT}/a")


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 5", 5.0),
        ("User-agent: *\ncrawl-delay: 0.5", 0.5),
        ("User-agent: *\nRequest-rate: 1/10", 10.0),
        ("User-agent: *\nRequest-rate: 30/1m", 2.0),
        ("User-agent: *\nCrawl-delay: 3\nRequest-rate: 1/2", 3.0),
        ("User-agent: other\nCrawl-delay: 5", 0.0),
        ("User-agent: *\nCrawl-delay: soon", 0.0),
        ("User-agent: *\nCrawl-delay: -1", 0.0),
        ("User-agent: *\nCrawl-delay: nan", 0.0),
        ("User-agent: *\nCrawl-delay: inf", 0.0),
        ("User-agent: *\nRequest-rate: 0/0", 0.0),
        ("", 0.0),
    ],
)
def test_the_time_between_requests_is_read(text: str, delay: float) -> None:
    assert rules(text).delay == delay


def test_where_the_rules_cannot_be_had_nothing_is_allowed() -> None:
    assert not Rules(refused="answers 503 Service Unavailable").allow(f"{AT}/a")


def test_what_stands_beyond_the_limit_is_not_read() -> None:
    text = b"User-agent: *\nDisallow: /a\n" + b"#" * LIMIT + b"\nDisallow: /b\n"
    assert not rules(text).allow(f"{AT}/a")
    assert rules(text).allow(f"{AT}/b")


def test_many_names_with_many_rules_give_the_matcher_few() -> None:
    names = "".join(f"User-agent: a{number}\n" for number in range(15_000))
    found = rules(names + "Disallow: /\n" * 15_000 + "User-agent: *\nDisallow: /a\n")
    assert found.text == "User-agent: *\nDisallow: /a"


@given(st.binary(max_size=400))
def test_any_bytes_are_rules(data: bytes) -> None:
    assert rules(data).delay >= 0
    rules(data).allow(f"{AT}/a")


@given(
    st.lists(st.sampled_from(["User-agent: x", "User-agent: tume", "Disallow: /", "Disallow: /a", "Crawl-delay: 9"]))
)
def test_rules_for_others_never_bind(lines: list[str]) -> None:
    found = rules("\n".join(lines))
    assert (found.text, found.delay) == ("User-agent: *", 0.0)
    assert found.allow(f"{AT}/a")


@pytest.mark.parametrize(
    ("agent", "name"), [("Tumen/0.1.0 (x)", "tumen"), ("News-Desk_a 1", "news-desk_a"), ("(x)", ""), ("", "")]
)
def test_a_program_is_named_by_what_stands_before_its_version(agent: str, name: str) -> None:
    assert token(agent) == name

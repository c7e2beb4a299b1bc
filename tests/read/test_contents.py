"""Names and kinds of what stands in archives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.read.contents import Counts, ending, file_name, plain_name, shown


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("http://news.example/2018/plant.html", "plant.html"),
        ("http://news.example/2018/Plant.HTML", "Plant.html"),
        ("http://news.example/story.php?id=3", "story.php.html"),
        ("http://news.example/story/", "story.html"),
        ("http://news.example", "news.example.html"),
        ("http://news.example/..", "page.html"),
        ("http://news.example/a%2f..%2f..%2fetc%2fpasswd", "passwd.html"),
        ("http://news.example/c:%5Cwindows%5Cx", "x.html"),
        ("http://news.example/.hidden", "hidden.html"),
        ("http://news.example/a%00b%0d%0ac%E2%80%AEd", "abcd.html"),
        ("http://news.example/%ED%9B%88%EC%B6%98", "훈춘.html"),
        ("http://news.example/%ff%fe", "��.html"),
        ("http://news.example/" + "a" * 500, "a" * 80 + ".html"),
        ("http://[broken/page", "page.html"),
        ("urn:sha256:00ff/plant.html", "plant.html"),
        ("", "page.html"),
    ],
)
def test_a_file_name_is_made_from_the_last_part_of_an_address(address: str, name: str) -> None:
    assert file_name(address, ".html") == name


@given(st.text())
def test_a_name_never_leads_anywhere_and_is_never_hidden(text: str) -> None:
    for name in (file_name(text, ".txt"), file_name(f"http://x.example/{text}", ".txt"), plain_name(text)):
        assert not set(name) & set('/\\:*?"<>|\x00\n')
        assert not name.startswith(".")
        assert name == "" or name.isprintable()


@given(st.text())
def test_what_is_shown_is_one_short_line(text: str) -> None:
    line = shown(text)
    assert len(line) <= 200
    assert line == "" or line.isprintable()


def test_shown_says_that_it_was_cut() -> None:
    assert shown("word " * 100, most=12) == "word word w…"


@given(st.binary(max_size=200), st.text(max_size=40), st.text(max_size=40))
def test_any_bytes_are_of_a_kind_or_of_none(data: bytes, declared: str, path: str) -> None:
    found = ending(data, declared=declared, path=path)
    assert found is None or found.startswith(".")


def test_bytes_are_believed_before_what_is_said_of_them() -> None:
    assert ending(b"%PDF-1.7", declared="text/html", path="/a.html") == ".pdf"
    assert ending(b"\x89PNG\r\n", declared="text/html", path="/a.html") is None
    assert ending(b"<html>", declared=None, path="/a.bin") == ".html"
    assert ending(b"PK\x03\x04", declared=None, path="/a.docx") == ".docx"


def test_counts_make_one_line_for_each_kind_in_the_order_met() -> None:
    counts = Counts()
    for nouns in (("script", "scripts"), ("image", "images"), ("script", "scripts")):
        counts.add(nouns)
    assert [one.where for one in counts.lines()] == ["2 scripts", "1 image"]

"""An entry of a feed, as it is kept, read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.errors import UnreadableInput
from tumen.read import read_report
from tumen.read.entries import Entry, day_of, entry_bytes, read_entry
from tumen.read.kinds import ENTRY, kind_of

ENTRY_OF_WIRE = Entry(
    title="Plant takes on workers",
    link="http://news.example/1",
    id="1",
    published="Wed, 14 Mar 2018 00:40:00 +0900",
    updated=None,
    author="A. Reporter",
    publisher="Example Wire",
    language="en",
    html=None,
    text="Sixty workers came by bus over the bridge at Quanhe.",
    summary=False,
)


def test_an_entry_is_told_by_its_bytes_and_read_with_all_that_its_feed_says() -> None:
    data = entry_bytes(ENTRY_OF_WIRE)
    assert kind_of(data, name="a.json") == ENTRY
    found = read_report(data, name="a.json")
    assert found.text == "Plant takes on workers\n\nSixty workers came by bus over the bridge at Quanhe."
    assert (found.title, found.publisher, found.byline, found.url, found.language, found.published, found.flags) == (
        "Plant takes on workers",
        "Example Wire",
        "A. Reporter",
        "http://news.example/1",
        "en",
        date(2018, 3, 14),
        (),
    )


def test_a_text_that_begins_with_its_headline_does_not_get_it_twice() -> None:
    entry = replace(ENTRY_OF_WIRE, text="Plant takes on workers, a trader says.")
    assert read_entry(entry_bytes(entry), name="a.json").text == "Plant takes on workers, a trader says."


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Wed, 14 Mar 2018 00:40:00 +0900", date(2018, 3, 14)),
        ("Wed, 14 Mar 2018 23:40:00 -1100", date(2018, 3, 14)),
        ("14 Mar 18 10:00 KST", date(2018, 3, 14)),
        ("14 Mar 98 10:00 GMT", date(1998, 3, 14)),
        ("Wednesday, 14-Mar-18 10:00:00 GMT", date(2018, 3, 14)),
        ("14 March 2018", date(2018, 3, 14)),
        ("2018-03-14T23:59:59Z", date(2018, 3, 14)),
        ("2018-03-14 00:10:00", date(2018, 3, 14)),
        (" 2018-03-14 ", date(2018, 3, 14)),
        ("2018-02-29T00:00:00Z", None),
        ("Thu, 31 Feb 2018 00:00:00 GMT", None),
        ("0000-00-00T00:00:00Z", None),
        ("2018-03", None),
        ("20180314", None),
        ("14 Foo 2018", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_the_day_that_is_written_or_none(written: str | None, day: date | None) -> None:
    assert day_of(written) == day


@given(st.text(max_size=60))
def test_any_words_give_a_day_or_none(written: str) -> None:
    assert day_of(written) is None or isinstance(day_of(written), date)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[:-1],
        lambda data: data.replace(b'"link"', b'"lnik"'),
        lambda data: data.replace(b'"summary":false', b'"summary":0'),
        lambda data: data.replace(b'"title":"Plant takes on workers"', b'"title":["x"]'),
        lambda data: data.replace(b'{"tumen entry":1', b'{"tumen entry":2'),
        lambda data: data.replace(b'{"tumen entry":1', b'{"tumen entry":' + b"[" * 100_000),
        lambda data: b" " + data,
        lambda data: b"\xff" + data,
    ],
)
def test_a_damaged_entry_is_refused(change: object) -> None:
    assert callable(change)
    with pytest.raises(UnreadableInput) as raised:
        read_entry(change(entry_bytes(ENTRY_OF_WIRE)), name="a.json")
    assert str(raised.value) == "a.json: is a damaged entry of a feed; get it from its feed again."


def test_an_entry_without_text_is_refused() -> None:
    with pytest.raises(UnreadableInput, match=r"^a\.json: is an entry without text; "):
        read_entry(entry_bytes(replace(ENTRY_OF_WIRE, title=None, text=None)), name="a.json")


@given(st.text(), st.text(), st.text())
def test_whatever_a_feed_says_is_kept_in_one_line_and_read_back(title: str, text: str, author: str) -> None:
    entry = replace(ENTRY_OF_WIRE, title=title, text=text, author=author)
    data = entry_bytes(entry)
    assert b"\n" not in data
    assert entry_bytes(entry) == data
    if title.strip() or text.strip():
        assert read_entry(data, name="a.json").byline == author.encode("utf-8", "replace").decode()

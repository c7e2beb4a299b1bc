"""The Atom file is one that feed readers take, whatever the reports say."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import fastfeedparser
from defusedxml.ElementTree import fromstring
from handmade import ARRIVAL, ATTACK, CASE, HIDDEN, PLANT, SENT, WIRE
from hypothesis import given
from hypothesis import strategies as st

from tumen.publish.atom import KEPT, Entry, entries_from_form, entry_form, entry_of, name_of, write_feed
from tumen.publish.changes import changes
from tumen.publish.snapshot import snapshot

AT = "2026-03-01T12:00:00+00:00"
FEED = name_of("a feed")
WHOLE = snapshot(CASE)
A = "{http://www.w3.org/2005/Atom}"


def parsed(data: bytes) -> Any:
    """The feed as any reader of XML sees it."""
    return fromstring(data)


def made(number: int = 0, **fields: object) -> Entry:
    """An entry."""
    entry = Entry(
        id=name_of(number),
        at=f"2026-03-01T12:{number % 60:02}:00+00:00",
        title="New: workers moved",
        lines=("words",),
        links=(),
        reports=("r",),
    )
    return replace(entry, **fields)  # type: ignore[arg-type]


def test_a_feed_has_all_that_the_rfc_asks_for() -> None:
    (change,) = changes((), replace(WHOLE, incidents=(ARRIVAL,)))
    entry = entry_of(change, WHOLE, feed=FEED, at=AT)
    root = parsed(write_feed((entry,), feed=FEED, made="2026-02-01T12:00:00+00:00"))
    assert root.tag == f"{A}feed"
    assert [root.findtext(f"{A}{name}") for name in ("id", "updated")] == [FEED, "2026-03-01T12:00:00Z"]
    assert root.findtext(f"{A}title")
    assert root.findtext(f"{A}author/{A}name") == "Tumen"
    (one,) = root.iter(f"{A}entry")
    assert one.findtext(f"{A}id") == entry.id
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", entry.id)
    assert one.findtext(f"{A}updated") == "2026-03-01T12:00:00Z"
    assert one.findtext(f"{A}title") == "New: workers moved; 500 or about 300 or 150; 28 August 2024"
    content = one.find(f"{A}content")
    assert content is not None
    assert content.get("type") == "text"
    assert content.text is not None
    assert content.text.splitlines()[:2] == [
        "reports contradict each other; 2 independent origins known.",
        f"“{SENT.quote}” (Example Wire, 2024-09-02)",
    ]
    assert [link.attrib for link in one.iter(f"{A}link")] == [{"rel": "related", "href": WIRE.url}]


def test_a_feed_reader_reads_it() -> None:
    read = fastfeedparser.parse(write_feed((made(1), made(2)), feed=FEED, made=AT).decode())
    assert [entry["title"] for entry in read["entries"]] == ["New: workers moved"] * 2
    assert [entry["id"] for entry in read["entries"]] == [name_of(2), name_of(1)]


def test_a_feed_without_entries_is_one_too() -> None:
    root = parsed(write_feed((), feed=FEED, made=AT))
    assert root.findtext(f"{A}updated") == "2026-03-01T12:00:00Z"
    assert root.find(f"{A}entry") is None


def test_the_newest_hundred_are_kept() -> None:
    root = parsed(write_feed([made(number) for number in range(KEPT + 5)], feed=FEED, made=AT))
    assert len(list(root.iter(f"{A}entry"))) == KEPT


def test_what_a_report_says_stays_text() -> None:
    (change,) = changes((), replace(WHOLE, incidents=(replace(PLANT, claims=(ATTACK.id,)),)))
    data = write_feed((entry_of(change, WHOLE, feed=FEED, at=AT),), feed=FEED, made=AT)
    assert b"<b>" not in data
    assert b"javascript:" not in data
    assert HIDDEN.encode() not in data
    content = next(parsed(data).iter(f"{A}content")).text
    assert content is not None
    assert "[U+202E]40 workers[U+202E] at a garment plant in Hunchun <b>bold</b>" in content


@given(st.text(), st.text(), st.text())
def test_any_text_gives_a_feed_that_can_be_read(title: str, line: str, link: str) -> None:
    root = parsed(write_feed((made(title=title, lines=(line,), links=(link,)),), feed=FEED, made=AT))
    assert len(list(root.iter(f"{A}entry"))) == 1


def test_the_same_change_found_at_the_same_time_has_the_same_id_and_no_other_has() -> None:
    first, second, third = changes((), WHOLE)
    entry = entry_of(first, WHOLE, feed=FEED, at=AT)
    assert entry == entry_of(first, WHOLE, feed=FEED, at=AT)
    others = {
        entry_of(second, WHOLE, feed=FEED, at=AT).id,
        entry_of(third, WHOLE, feed=FEED, at=AT).id,
        entry_of(first, WHOLE, feed=name_of("another feed"), at=AT).id,
        entry_of(first, WHOLE, feed=FEED, at="2026-03-02T12:00:00+00:00").id,
    }
    assert len(others - {entry.id}) == 4


def test_entries_come_back_from_what_is_remembered() -> None:
    entries = tuple(entry_of(change, WHOLE, feed=FEED, at=AT) for change in changes((), WHOLE))
    assert entries_from_form([entry_form(entry) for entry in entries]) == entries

"""A row of a ledger as kept bytes, and back as the text, cells and metadata of a report; errors in words."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_sheets import csv_bytes, sheets

from tumen.errors import UnreadableInput
from tumen.ledger import Report, When
from tumen.read import Member, read, read_report
from tumen.read.kinds import CSV, ROW, ROW_START, kind_of
from tumen.read.ledgers import columns_from, columns_of, read_row, unpack_ledger

HEADINGS = [
    "Date of report",
    "Outlet",
    "Link",
    "Headline",
    "Country",
    "City",
    "No. of workers",
    "Comments",
    "TLP",
    "Analyst",
]
CELLS = [
    "2019-05-06",
    "Example Wire",
    "https://example.org/a",
    "Two buses",
    "China",
    "Hunchun",
    "~150",
    "They came\r\nat night.",
    "TLP:GREEN",
    "JK",
]
ROWS = [HEADINGS, CELLS]


def members(rows: list[list[str]], said: str | None = None) -> list[Member]:
    columns = columns_from(said) if said is not None else None
    data = csv_bytes(rows)
    return [one for one in unpack_ledger(data, name="desk.csv", columns=columns) if isinstance(one, Member)]


def reports(rows: list[list[str]], said: str | None = None) -> list[Report]:
    return [read_report(one.data, name=one.name) for one in members(rows, said)]


def changed(**cells: str) -> list[list[str]]:
    names = {"date": 0, "outlet": 1, "link": 2, "city": 5, "workers": 6, "note": 7, "tlp": 8}
    row = list(CELLS)
    for name, text in cells.items():
        row[names[name]] = text
    return [HEADINGS, row]


def test_a_csv_file_is_no_report_and_holds_rows() -> None:
    data = csv_bytes(ROWS)
    assert kind_of(data, name="desk.csv") == CSV
    assert not any(isinstance(one, Report) for one in read(data, name="desk.csv"))
    (found,) = (one for one in read(data, name="desk.csv") if isinstance(one, Member))
    assert (found.name, found.where, found.url) == ("desk, row 2.json", "row 2", None)
    with pytest.raises(UnreadableInput, match=r"^desk\.csv: is a file of several reports"):
        read_report(data, name="desk.csv")


def test_a_row_is_kept_as_the_cells_in_order_with_what_they_were_taken_for() -> None:
    (member,) = members(ROWS)
    assert member.data.startswith(ROW_START)
    assert kind_of(member.data, name=member.name) == ROW
    assert member.data.decode() == (
        '{"tumen row":1,"sheet":null,"row":2,"columns":null,"marking":null,"written":{},"merged":{},"links":{},'
        '"cells":[["A","Date of report","published","2019-05-06"],["B","Outlet","publisher","Example Wire"],'
        '["C","Link","url","https://example.org/a"],["D","Headline","title","Two buses"],'
        '["E","Country","host","China"],["F","City","place","Hunchun"],["G","No. of workers","count","~150"],'
        '["H","Comments","note","They came\\nat night."],["I","TLP","marking","TLP:GREEN"],'
        '["J","Analyst","ignored","JK"]]}'
    )


def test_the_text_is_a_line_for_each_cell_and_leaves_out_what_is_ignored() -> None:
    (report,) = reports(ROWS)
    assert report.text == (
        "Date of report: 2019-05-06\nOutlet: Example Wire\nLink: https://example.org/a\nHeadline: Two buses\n"
        "Country: China\nCity: Hunchun\nNo. of workers: ~150\nComments: They came\nat night.\nTLP: TLP:GREEN\n"
    )
    told = [(cell.column, cell.meaning, report.text[cell.start : cell.end]) for cell in report.cells]
    assert told == [
        ("A (Date of report)", "published", "2019-05-06"),
        ("B (Outlet)", "publisher", "Example Wire"),
        ("C (Link)", "url", "https://example.org/a"),
        ("D (Headline)", "title", "Two buses"),
        ("E (Country)", "host", "China"),
        ("F (City)", "place", "Hunchun"),
        ("G (No. of workers)", "count", "~150"),
        ("H (Comments)", "note", "They came\nat night."),
        ("I (TLP)", "marking", "TLP:GREEN"),
    ]
    assert [(anchor.start, anchor.end) for anchor in report.anchors] == [(one.start, one.end) for one in report.cells]
    assert report.anchors[0].where == "row 2, column A"


def test_a_report_has_its_fields_from_their_columns() -> None:
    (report,) = reports(ROWS)
    assert (report.published, report.published_from) == (date(2019, 5, 6), "ledger")
    assert report.written_between == When(start=date(2019, 5, 6), end=date(2019, 5, 6))
    assert (report.publisher, report.title, report.url) == ("Example Wire", "Two buses", "https://example.org/a")
    assert (report.marking, report.media_type, report.name) == ("TLP:GREEN", ROW, "desk, row 2")
    assert (report.language, report.furniture, report.flags) == ("en", (), ())


def test_the_name_and_place_of_the_file_are_no_part_of_a_row() -> None:
    data = csv_bytes(ROWS)
    one, two = (next(unpack_ledger(data, name=name)) for name in ("a.csv", "folder/b.csv"))
    assert isinstance(one, Member)
    assert isinstance(two, Member)
    assert one.data == two.data
    assert two.name == "b, row 2.json"


def test_a_date_of_an_event_is_never_that_of_the_report() -> None:
    rows = [["Country", "Event date", "Workers", "Notes"], ["China", "6 May 2019", "150", "Seen at the bridge"]]
    (report,) = reports(rows)
    assert (report.published, report.published_from, report.written_between) == (None, None, None)


def test_prose_of_a_row_bounds_the_day_of_writing_and_other_cells_do_not() -> None:
    rows = [
        ["Country", "Workers", "Notes"],
        ["China", "150", "Six months remain before the deadline of 22 December 2019 set by resolution 2397."],
    ]
    (report,) = reports(rows)
    assert report.written_between is not None
    rows[0][1], rows[1][1:] = "Source", ["an official who spoke after the Hanoi summit was held", ""]
    assert reports(rows)[0].written_between is None
    (note,) = (cell for cell in report.cells if cell.meaning == "note")
    assert all(note.start <= proof.start < proof.end <= note.end for proof in report.proofs)


def test_a_day_in_the_address_goes_behind_that_of_the_ledger() -> None:
    (report,) = reports(changed(date="n/a", link="https://example.org/2019/04/30/a"))
    assert (report.published, report.published_from) == (date(2019, 4, 30), "url")
    (report,) = reports(changed(link="https://example.org/2019/04/30/a"))
    assert (report.published, report.published_from) == (date(2019, 5, 6), "ledger")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("May 2019", "Column A gives 'May 2019' as the day of publication, which names more than one day."),
        ("05/06/2019", "Column A gives '05/06/2019' as the day of publication, which cannot be read as one day."),
    ],
)
def test_what_is_no_day_of_publication_is_a_flag(text: str, told: str) -> None:
    (report,) = reports(changed(date=text))
    assert (report.published, report.flags) == (None, (told,))


def test_only_an_address_is_an_address() -> None:
    assert reports(changed(link="see folder 3; www.example.org"))[0].url is None
    assert reports(changed(link="see https://example.org/b, and mail"))[0].url == "https://example.org/b"


@pytest.mark.parametrize(
    ("text", "marking"), [("red", "TLP:RED"), ("TLP:AMBER+STRICT", "TLP:AMBER+STRICT"), ("", None)]
)
def test_the_marking_of_a_row_is_honoured(text: str, marking: str | None) -> None:
    assert reports(changed(tlp=text))[0].marking == marking


def test_the_stricter_of_two_markings_holds() -> None:
    rows = [["TLP:AMBER"], *ROWS, ["", "Example Wire", "", "Buses", "China", "Tumen", "5", "", "RED", ""]]
    assert [report.marking for report in reports(rows)] == ["TLP:AMBER", "TLP:RED"]


def test_an_empty_marking_is_named() -> None:
    found = list(unpack_ledger(csv_bytes([*changed(tlp=""), CELLS]), name="a.csv"))
    assert [(one.where, one.why) for one in found if not isinstance(one, Member)] == [
        ("row 2, column I", "gives no marking; the row counts as unmarked")
    ]


def test_an_unknown_marking_is_refused_in_words_and_the_other_rows_are_read() -> None:
    rows = [*changed(tlp="Confidential"), CELLS]
    first, second = members(rows)
    with pytest.raises(UnreadableInput) as raised:
        read_row(first.data, name=first.name)
    assert str(raised.value) == (
        "desk, row 2.json: column I: 'Confidential' is no marking; use CLEAR, GREEN, AMBER, AMBER+STRICT or RED, or "
        "leave the column out with I=-."
    )
    assert read_row(second.data, name=second.name).marking == "TLP:GREEN"
    assert reports(rows, "I=-")[0].marking is None


def test_what_a_person_ignores_stands_in_no_text() -> None:
    (report,) = reports(ROWS, "B=-,H=-")
    assert "Example Wire" not in report.text
    assert "night" not in report.text
    assert report.publisher is None


def test_serial_numbers_and_orders_of_days_are_kept_with_the_row() -> None:
    rows = [["Date published", "Country", "Workers"], ["43591", "China", "5"], ["43627", "China", "6"]]
    (first, second) = reports(rows)
    assert (first.published, second.published) == (date(2019, 5, 6), date(2019, 6, 11))
    assert first.cells[0].written == "serial"
    rows = [["Date published", "Country", "Workers"], ["05/06/2019", "China", "5"], ["13/06/2019", "China", "6"]]
    assert [report.published for report in reports(rows)] == [date(2019, 6, 5), date(2019, 6, 13)]
    assert reports(rows[:2], "A=published:mdy")[0].published == date(2019, 5, 6)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(max_size=30), min_size=3, max_size=6), st.integers(1, 10**6))
def test_any_cells_give_offsets_that_hold_them(texts: list[str], row: int) -> None:
    texts = [" ".join(text.split()) or "x" for text in texts]
    cells = [[chr(65 + at), f"Heading {at}", "note", text] for at, text in enumerate(texts)]
    row_form: dict[str, Any] = {
        "tumen row": 1, "sheet": None, "row": row, "columns": None, "marking": None, "written": {}, "merged": {},
        "links": {}, "cells": cells,
    }  # fmt: skip
    data = json.dumps(row_form, ensure_ascii=False, separators=(",", ":")).encode("utf-8", errors="backslashreplace")
    working = read_row(data, name="a")
    said = [json.loads(data)["cells"][at][3] for at in range(len(texts))]
    assert [working.text[cell.start : cell.end] for cell in working.cells] == said


def form(**changes: Any) -> bytes:
    (member,) = members(ROWS)
    return json.dumps(json.loads(member.data) | changes, ensure_ascii=False, separators=(",", ":")).encode()


@pytest.mark.parametrize(
    "data",
    [
        b'{"tumen row":',
        b'{"tumen row":1}',
        b'{"tumen row":[]}' + b"[" * 9999,
        form()[:-1],
        form(row=0),
        form(row=True),
        form(row="2"),
        form(sheet=3),
        form(cells=[["A", "Date"]]),
        form(cells=[["A", "Date", "day of the week", "x"]]),
        form(cells=[["1", "Date", "note", "x"]]),
        form(cells=[["A", "Date", "note", " "]]),
        form(cells=[["A", 1, "note", "x"]]),
        form(cells=7),
        form(written={"A": "backwards"}),
        form(merged={"A": True}),
        form(links=[]),
        form(marking="SECRET"),
        form(cells=[]),
        form(cells=[["A", "Analyst", "ignored", "x"]]),
        form(extra=1),
        form(cells=[["A", "Date", "note", "half of a pair"]]).replace(b"half of a pair", b"\\ud800"),
    ],
)
def test_bytes_that_are_no_row_are_refused_in_words(data: bytes) -> None:
    changed_version = data.replace(b'"tumen row":1', b'"tumen row":2')
    for one in {data, changed_version}:
        with pytest.raises(UnreadableInput, match=r"^a\.json: (?:is no row of a ledger|holds nothing in the columns)"):
            read_row(one, name="a.json")


def test_columns_that_a_row_never_had_are_refused() -> None:
    with pytest.raises(UnreadableInput, match=r"^a\.json: is no row of a ledger as Tumen keeps it \(columns: "):
        columns_of(form(columns="A=nothing at all"), name="a.json")


def test_every_ledger_gives_rows_that_are_read_and_the_same_bytes_each_time() -> None:
    for one in sheets():
        first = list(unpack_ledger(one.csv(), name=one.name))
        assert first == list(unpack_ledger(one.csv(), name=one.name))
        read_rows = [read_report(found.data, name=found.name) for found in first if isinstance(found, Member)]
        assert read_rows
        assert len({report.id for report in read_rows}) == len(read_rows)
        for report in read_rows:
            assert all(0 <= cell.start < cell.end <= len(report.text) for cell in report.cells)

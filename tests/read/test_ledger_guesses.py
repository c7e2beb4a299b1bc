"""What the columns of 33 made-up ledgers in four languages are taken for, and what a person says instead."""

from __future__ import annotations

import re

import pytest
from ledger_sheets import Sheet, csv_bytes, sheet, sheets

from tumen.errors import InvalidValue, UnreadableInput
from tumen.read.ledgers import Column, Columns, columns_from, columns_of, guess, unpack_ledger
from tumen.read.parts import LeftOut, Member
from tumen.resources.ledgers import MEANINGS

SHEETS = sheets()


def columns_in(rows: list[list[str]], said: str | None = None) -> tuple[Column, ...]:
    columns = columns_from(said) if said is not None else None
    return guess(csv_bytes(rows), name="a.csv", columns=columns).sheets[0].columns


def meaning(column: Column) -> str:
    return "-" if column.meaning == "ignored" else column.meaning


@pytest.mark.parametrize("one", SHEETS, ids=lambda one: one.name)
def test_the_row_of_the_headings_is_found(one: Sheet) -> None:
    assert guess(one.csv(), name="a.csv").sheets[0].header == one.header


@pytest.mark.parametrize("one", SHEETS, ids=lambda one: one.name)
def test_a_column_is_taken_for_what_it_holds_or_asked_for(one: Sheet) -> None:
    found = guess(one.csv(), name="a.csv").sheets[0].columns
    assert len(found) == len(one.meanings)
    silent = [
        (column.heading, meaning(column))
        for column, right in zip(found, one.meanings, strict=True)
        if meaning(column) != right and not column.ask
    ]
    # the scale of a source reads as one more word about it
    assert silent == ([("source_scale", "source")] if one.name == "acled_like" else [])


def test_nearly_all_columns_are_right() -> None:
    pairs = [
        (meaning(column), right)
        for one in SHEETS
        for column, right in zip(guess(one.csv(), name="a.csv").sheets[0].columns, one.meanings, strict=True)
    ]
    assert len(pairs) == 316
    assert sum(found == right for found, right in pairs) >= 313


@pytest.mark.parametrize("one", SHEETS, ids=lambda one: one.name)
def test_each_guess_gives_a_reason_and_how_sure_it_is(one: Sheet) -> None:
    for column in guess(one.csv(), name="a.csv").sheets[0].columns:
        assert column.meaning in MEANINGS
        assert column.why
        assert 0 <= column.confidence <= 1
        assert not column.ask or column.confidence <= 0.5
        assert len(column.samples) <= 3


def test_the_separator_changes_nothing() -> None:
    for one in SHEETS[:6]:
        found = {
            tuple(map(meaning, guess(one.csv(separator=separator), name="a.csv").sheets[0].columns))
            for separator in ",;\t"
        }
        assert len(found) == 1


def test_reasons_name_heading_and_cells() -> None:
    host = next(
        column for column in columns_in([list(row) for row in sheet("monitor_reports").rows]) if column.letter == "E"
    )
    assert host.why == "the heading says the state in which they are; 4 of 4 cells read as states"
    assert (host.heading, host.meaning, host.samples) == ("Country", "host", ("China", "Russia", "Kuwait"))


REPORTED = ["Date", "Outlet", "Country", "Workers"]
TOLD = ["Date", "Country", "Workers"]


def test_a_date_beside_an_outlet_is_that_of_the_report_and_asked_for() -> None:
    (date, *_) = columns_in([REPORTED, ["2019-05-06", "Example Wire", "China", "150"]])
    assert (date.meaning, date.ask) == ("published", True)
    assert date.why.endswith("it may also be time")


def test_a_date_with_nothing_of_a_report_is_that_of_the_event_and_asked_for() -> None:
    (date, *_) = columns_in([TOLD, ["2019-05-06", "China", "150"]])
    assert (date.meaning, date.ask) == ("time", True)


def test_a_date_beside_another_is_the_other_one() -> None:
    rows = [["Date", "Event date", *TOLD[1:]], ["2019-05-06", "2019-05-01", "China", "150"]]
    assert [column.meaning for column in columns_in(rows)][:2] == ["published", "time"]
    rows[0][1] = "Date published"
    assert [column.meaning for column in columns_in(rows)][:2] == ["time", "published"]


def test_a_column_of_nationals_is_told_from_one_of_hosts_by_its_cells() -> None:
    rows = [["Country", "Location", "Workers"], ["North Korea", "Hunchun", "5"], ["DPRK", "Dandong", "6"]]
    assert columns_in(rows)[0].meaning == "nationality"
    rows[1][0] = rows[2][0] = "China"
    assert columns_in(rows)[0].meaning == "host"


def test_a_source_that_names_outlets_is_the_publisher() -> None:
    rows = [["Source", "Country", "Workers"], ["Daily NK", "China", "5"], ["Radio Free Asia", "China", "6"]]
    assert columns_in(rows)[0].meaning == "publisher"
    rows[1][0], rows[2][0] = "a trader", "a resident"
    assert columns_in(rows)[0].meaning == "source"
    rows[1][0], rows[2][0] = "https://example.org/1", "https://example.org/2"
    assert columns_in(rows)[0].meaning == "url"


def test_a_number_that_counts_the_rows_is_no_count() -> None:
    rows = [["Number", "Country", "People"], ["1", "China", "5"], ["2", "China", "6"], ["3", "China", "7"]]
    assert [column.meaning for column in columns_in(rows)] == ["id", "host", "count"]


def test_a_second_column_of_one_meaning_is_asked_for() -> None:
    found = columns_in([["Country", "Workers", "Headcount"], ["China", "5", "6"]])
    assert [column.meaning for column in found] == ["host", "count", "ignored"]
    assert (found[2].why, found[2].ask) == ("would be a second count beside column B", True)


def test_an_unknown_heading_is_never_taken_for_a_slot_and_asked_for() -> None:
    found = columns_in(
        [[*TOLD, "Xyz", "Zyx"], ["2019", "China", "5", "Hunchun", "x"], ["2019", "China", "5", "Dandong", "y"]]
    )
    assert [(column.meaning, column.ask) for column in found[3:]] == [("ignored", True), ("ignored", True)]
    assert found[3].why == "the heading is not known; the cells look like place"


def test_prose_under_an_unknown_heading_is_a_note_and_asked_for() -> None:
    prose = "About 150 workers came to the plant in the night, and nobody has seen them since then."
    column = columns_in([[*TOLD, "Xyz"], ["2019", "China", "5", prose]])[3]
    assert (column.meaning, column.ask) == ("note", True)


def test_a_heading_that_the_cells_deny_is_asked_for() -> None:
    column = columns_in([[*TOLD, "Wage"], ["2019", "China", "5", "good"], ["2019", "China", "6", "bad"]])[3]
    assert (column.meaning, column.ask) == ("ignored", True)
    assert column.why == "the heading speaks of money, the cells do not"


def test_days_and_months_that_may_stand_either_way_are_asked_for() -> None:
    rows = [["Date published", *TOLD[1:]], ["05/06/2019", "China", "5"]]
    column = columns_in(rows)[0]
    assert (column.written, column.ask) == (None, True)
    assert "say so with :dmy or :mdy" in column.why
    column = columns_in([*rows, ["13/06/2019", "China", "5"]])[0]
    assert (column.written, column.ask) == ("day first", False)
    assert columns_in(rows, "A=published:mdy")[0].written == "month first"


def test_another_column_of_dates_tells_the_order() -> None:
    rows = [["Date published", "Event date", "Country", "Workers"], ["13/06/2019", "05/06/2019", "China", "5"]]
    assert [column.written for column in columns_in(rows)][:2] == ["day first", "day first"]


def test_a_person_overrules_each_guess() -> None:
    rows = [list(row) for row in sheet("unknown_words").rows]
    found = columns_in(rows, "D=least,E=-,B=place")
    assert [column.meaning for column in found] == ["time", "place", "count", "least", "ignored", "note"]
    assert (found[3].why, found[3].confidence, found[3].ask) == ("you said so", 1.0, False)


def test_a_person_names_the_row_of_the_headings() -> None:
    rows = [["Something", "Else", "Here"], ["Zeit", "Land", "Leute"], ["2019", "China", "5"]]
    with pytest.raises(UnreadableInput, match=r"^a\.csv: no row of it is read as a row of a ledger: .*--columns"):
        columns_in(rows)
    found = guess(csv_bytes(rows), name="a.csv", columns=columns_from("header=2,A=time,B=host,C=count"))
    assert (found.sheets[0].header, found.rows) == (2, 1)
    assert [column.heading for column in found.sheets[0].columns] == ["Zeit", "Land", "Leute"]
    found = guess(csv_bytes(rows[2:]), name="a.csv", columns=columns_from("header=none,A=time,B=host,C=count"))
    assert (found.sheets[0].header, found.rows) == (None, 1)


def test_what_a_person_says_is_kept_with_each_row_and_gives_the_same_rows_again() -> None:
    data = sheet("unknown_words").csv()
    said = columns_from(" e = - , B=place,a=time:dmy")
    assert str(said) == "A=time:dmy,B=place,E=-"
    rows = [one for one in unpack_ledger(data, name="a.csv", columns=said) if isinstance(one, Member)]
    again = columns_of(rows[0].data, name=rows[0].name)
    assert again == said
    assert [one for one in unpack_ledger(data, name="a.csv", columns=again) if isinstance(one, Member)] == rows
    assert columns_of(next(iter(members(data))).data, name="x") == Columns()


def members(data: bytes) -> list[Member]:
    return [one for one in unpack_ledger(data, name="a.csv") if isinstance(one, Member)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "nothing is said of any column; write it as in B=host,F=count,G=- or header=4"),
        ("B", "'B' says nothing of a column"),
        ("B=hots", "B=hots: 'hots' is nothing that a column holds; use - or one of published, publisher,"),
        ("B=host,B=count", "B stands twice; keep one."),
        ("B2=host", "'B2=host' says nothing of a column"),
        ("ABCD=host", "'ABCD' is no column"),
        ("ZZZ=host", "'ZZZ' is no column"),
        ("header=x", "'x' is no row; give its number, or none."),
        ("header=0", "'0' is no row"),
        ("A=published:ymd", "behind a colon stands dmy or mdy"),
        ("A=count:dmy", "behind a colon stands dmy or mdy"),
    ],
)
def test_what_says_nothing_of_columns_is_refused_in_words(text: str, told: str) -> None:
    with pytest.raises(InvalidValue, match=r"^columns: ") as raised:
        columns_from(text)
    assert told in str(raised.value)


def test_sheets_are_named_before_their_columns() -> None:
    said = columns_from("B=host,'Old, 2018'!B=place,Workers!header=2,'Old, 2018'!header=none")
    assert str(said) == "B=host,'Old, 2018'!header=none,'Old, 2018'!B=place,Workers!header=2"
    assert columns_from(str(said)) == said
    assert (said.meaning("Old, 2018", "B"), said.meaning("Workers", "B"), said.meaning(None, "C")) == (
        "place",
        "host",
        None,
    )
    assert (said.header("Old, 2018"), said.header("Workers"), said.header("Other")) == (0, 2, None)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Z=host", "a.csv: has no column Z; its last one is F."),
        ("Workers!B=host", "a.csv: has no sheet 'Workers' to read; its sheets are none: it is one table."),
        ("header=99", "a.csv: the table has no row 99; it ends with row 4."),
    ],
)
def test_what_names_nothing_of_the_file_is_refused(said: str, told: str) -> None:
    with pytest.raises(UnreadableInput) as raised:
        guess(sheet("unknown_words").csv(), name="a.csv", columns=columns_from(said))
    assert str(raised.value) == told


def left_out(rows: list[list[str]]) -> list[tuple[str, str]]:
    return [(one.where, one.why) for one in unpack_ledger(csv_bytes(rows), name="a.csv") if isinstance(one, LeftOut)]


def test_rows_that_are_no_reports_are_named() -> None:
    rows = [
        ["Register of the desk"],
        TOLD,
        ["2019-05-06", "China", "150"],
        [],
        [],
        TOLD,
        ["2019-06-06", "Russia", "100"],
        ["Total", "", "250"],
        ["Total China", "", "150"],
        ["", "", "250"],
        ["* as told by residents"],
        ["n/a", "unknown", "?"],
        ["2019-07-06", "Laos", "5", "", "slipped"],
        [],
        [],
    ]
    assert left_out(rows) == [
        ("row 1", "stands above the headings (Register of the desk)"),
        ("rows 4 to 5", "are blank"),
        ("row 6", "repeats the headings"),
        ("row 8", "is a total or a mean"),
        ("row 9", "is a total or a mean"),
        ("row 10", "holds one cell only (250): a total, a heading or a footnote"),
        ("row 11", "holds one cell only (* as told by residents): a total, a heading or a footnote"),
        ("row 12", "holds nothing in the columns that are read"),
        (
            "row 13",
            "has cells beyond the headings (column E), so its cells may have slipped; a text with a separator in it "
            "needs quotation marks",
        ),
    ]
    assert [one.where for one in members(csv_bytes(rows))] == ["row 3", "row 7"]


def test_a_firm_that_is_called_total_is_no_total() -> None:
    rows = [["Employer", "Country", "Workers"], ["Total Build LLC", "China", "150"], ["Example", "China", "5"]]
    assert left_out(rows) == []


def test_a_second_table_below_the_first_is_named() -> None:
    rows = [TOLD, ["2019", "China", "5"], [], ["Employer", "City", "Sector"], ["Example", "Hunchun", "garment"]]
    assert left_out(rows) == [
        ("row 3", "is blank"),
        ("rows 4 to 5", "names other columns; put a second table on a sheet of its own"),
    ]


def test_a_label_beside_the_table_holds_for_all_rows() -> None:
    rows = [["TLP:GREEN"], TOLD, ["2019", "China", "5"], ["This table is TLP: AMBER + STRICT"]]
    found = guess(csv_bytes(rows), name="a.csv").sheets[0]
    assert found.marking == "AMBER+STRICT"


def test_a_guess_tells_all_that_a_person_is_asked() -> None:
    found = guess(sheet("unknown_words").csv(), name="folder/a.csv")
    assert (found.name, found.encoding, found.rows, found.left_out) == ("folder/a.csv", "utf-8", 3, ())
    assert [(name, column.letter) for name, column in found.asks] == [(None, "D"), (None, "E")]
    assert re.fullmatch(r"[A-Z]", found.sheets[0].columns[0].letter)

"""CSV files: one row per claim and incident, every slot, quotes, nothing that a spreadsheet runs or that must stay."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from handmade import AIRED, ARRIVAL, ATTACK, CASE, FACTORY, HELD, HIRED, PLANT, RETOLD, SECRET, SENT, WIRE, HandmadeCase

from tumen.ledger import SLOTS
from tumen.publish.rows import CLAIM_COLUMNS, INCIDENT_COLUMNS, incident_rows
from tumen.publish.snapshot import snapshot
from tumen.publish.tables import defuse, restore, write_csv


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{key: restore(cell) for key, cell in row.items()} for row in csv.DictReader(file, strict=True)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "made" / "anew"
    write_csv(CASE, folder)
    return folder


def test_a_rotation_and_what_became_of_plans_stand_in_the_row() -> None:
    table = [dict(zip(INCIDENT_COLUMNS, row, strict=True)) for row in incident_rows(snapshot(CASE))]
    row = next(row for row in table if row["incident"] == PLANT.id)
    assert (row["rotation"], row["plans"]) == (f"leg in; the other is {ARRIVAL.id}", f"{ATTACK.id}: disputed")


def test_every_slot_has_columns_and_every_column_a_name_of_its_own() -> None:
    assert all(any(column == slot or column.startswith(f"{slot}_") for column in CLAIM_COLUMNS) for slot in SLOTS)
    assert len(set(CLAIM_COLUMNS)) == len(CLAIM_COLUMNS)
    assert len(set(INCIDENT_COLUMNS)) == len(INCIDENT_COLUMNS)


def test_a_claim_is_one_row_with_its_words_and_where_they_come_from(folder: Path) -> None:
    found = {row["claim"]: row for row in rows(folder / "claims.csv")}
    row = found[HIRED.id]
    assert row["quote"] == HIRED.quote
    assert WIRE.text[int(row["start"]) : int(row["end"])] == HIRED.quote
    assert (row["report_name"], row["publisher"], row["published"]) == ("wire", "Example Wire", "2024-09-02")
    assert (row["count_low"], row["count_high"], row["count_basis"]) == ("150", "150", "exact")
    assert (row["place_name"], row["place_country"], row["place_lat"]) == ("Hunchun", "CN", "42.87")
    assert (row["time_start"], row["time_end"]) == ("2024-08-29", "2024-08-29")
    assert (row["source_description"], row["source_type"]) == ("a trader in the border town", "trader")
    assert (row["employer"], row["part_of"], row["sex"]) == ("Example Garment Co., Ltd.", SENT.id, "female")
    assert (row["origins"], row["incident_support"], row["incident_status"]) == ("Example Wire", "1", "single_origin")
    assert row["money_low"] == ""
    assert json.loads(row["spans"])["count"] == [list(HIRED.spans["count"].spans[0])]
    assert found[SENT.id]["reviewed"] == "accepted"
    assert found[SENT.id]["corrected"] == "sex"
    assert found[RETOLD.id]["origins"] == ""


def test_an_incident_is_one_row_with_every_value_that_is_claimed(folder: Path) -> None:
    found = {row["incident"]: row for row in rows(folder / "incidents.csv")}
    row = found[ARRIVAL.id]
    assert row["count"] == "500 | about 300 | 150"
    assert row["time"] == "28 August 2024"
    assert row["claims"].split() == [SENT.id, AIRED.id, RETOLD.id]
    assert (row["support"], row["status"], row["claims_of_unknown_origin"]) == ("2", "contested", "1")
    assert row["origins"] == "Example Radio | Example Wire"
    assert row["contradictions"] == "500 and about 300 cannot both be right"
    assert AIRED.quote in row["quotes"]
    assert found[FACTORY.id]["parts"].split(" | ") == [
        f"{HIRED.id} is part of {SENT.id}",
        f"{RETOLD.id} is part of {SENT.id} by {HIRED.id}, with probability 0.8",
    ]
    assert (row["standing"], row["rotation"], row["plans"]) == ("asserted", "", "")


def test_a_text_that_would_be_a_formula_is_defused_and_can_be_restored(folder: Path) -> None:
    raw = (folder / "claims.csv").read_text(encoding="utf-8-sig")
    assert ATTACK.employer is not None
    assert "'=cmd|" in raw
    assert ",=" not in raw
    assert next(row for row in rows(folder / "claims.csv") if row["claim"] == ATTACK.id)["employer"] == ATTACK.employer


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@A", "\t1", "\r1", "\n1", "＝1", " =1", "'=1", "''@"])
def test_a_dangerous_beginning_gets_a_quote_before_it(text: str) -> None:
    assert defuse(text) == "'" + text


def test_a_formula_after_a_semicolon_is_defused_too() -> None:
    assert defuse("a;=1; '=2;b") == "a;'=1; '=2;b"
    assert defuse("a;;+1;'-2") == "a;;'+1;''-2"


@pytest.mark.parametrize("text", ["", "a=1", "5 workers", "훈춘", "“=”", "'a", "'", "a;b", "a, =1"])
def test_a_harmless_text_stays_as_it_is(text: str) -> None:
    assert defuse(text) == text


def test_the_files_are_utf8_with_a_mark_and_rfc_4180_line_ends(folder: Path) -> None:
    data = (folder / "claims.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert "훈춘" in data.decode("utf-8")


def test_a_report_that_may_not_leave_is_left_out_and_named(tmp_path: Path) -> None:
    done = write_csv(CASE, tmp_path)
    assert done.left_out == ("secret",)
    assert [path.name for path in done.files] == ["claims.csv", "incidents.csv"]
    everything = b"".join(path.read_bytes() for path in done.files).decode()
    for secret in (SECRET.id, HELD.id, "Quiet", "7351", "Confidential", "secret"):
        assert secret not in everything


def test_an_incident_that_loses_a_claim_is_counted_again(tmp_path: Path) -> None:
    write_csv(CASE, tmp_path)
    row = rows(tmp_path / "incidents.csv")[2]
    assert row["count"] == "40 | 150"
    assert (row["support"], row["status"]) == ("1", "single_origin")
    assert row["reasons"] == ""


def test_the_same_case_gives_the_same_bytes_whatever_the_order(tmp_path: Path) -> None:
    other = HandmadeCase(
        all_reports=CASE.all_reports[::-1],
        all_claims=(SENT, *CASE.all_claims[:0:-1]),
        all_facts=CASE.all_facts,
        graph=CASE.graph,
        all_incidents=CASE.all_incidents,
        all_findings=CASE.all_findings,
        accepted=CASE.accepted,
    )
    first, second = write_csv(CASE, tmp_path / "a"), write_csv(other, tmp_path / "b")
    assert [path.read_bytes() for path in first.files] == [path.read_bytes() for path in second.files]


def test_only_its_owner_may_read_an_export(folder: Path) -> None:
    assert (folder / "claims.csv").stat().st_mode & 0o077 == 0


def test_an_empty_case_gives_tables_with_headings_only(tmp_path: Path) -> None:
    done = write_csv(HandmadeCase(), tmp_path)
    assert [len(path.read_text(encoding="utf-8-sig").splitlines()) for path in done.files] == [1, 1]


def test_a_file_that_cannot_be_written_leaves_the_old_one_and_no_rest(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").mkdir()
    with pytest.raises(OSError, match=r"claims\.csv"):
        write_csv(CASE, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["claims.csv"]

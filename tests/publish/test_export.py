"""One call for every format."""

from __future__ import annotations

from pathlib import Path

import pytest
from handmade import CASE

from tumen.errors import InvalidValue, NotWritten
from tumen.publish import FORMATS, export


def test_each_format_writes_its_files(tmp_path: Path) -> None:
    names = {to: [path.name for path in export(CASE, to=to, folder=tmp_path / to).files] for to in FORMATS}
    assert names == {
        "csv": ["claims.csv", "incidents.csv"],
        "xlsx": ["case.xlsx"],
        "wacz": ["case.wacz"],
    }
    named = export(CASE, to="wacz", folder=tmp_path, name="other.wacz")
    assert [path.name for path in named.files] == ["other.wacz"]


def test_an_unknown_format_is_told_with_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match="'pdf' is not known; use one of csv, xlsx, wacz"):
        export(CASE, to="pdf", folder=tmp_path)


def test_a_slip_of_the_hand_replaces_no_report(tmp_path: Path) -> None:
    report = tmp_path / "statement.docx"
    report.write_bytes(b"PK, the only copy of it")
    for to in ("xlsx", "wacz"):
        with pytest.raises(InvalidValue, match=rf"^statement.docx: does not end in \.{to}; name the file so"):
            export(CASE, to=to, folder=tmp_path, name=report.name)
    assert report.read_bytes() == b"PK, the only copy of it"
    assert export(CASE, to="xlsx", folder=tmp_path, name="Desk.XLSX").files == (tmp_path / "Desk.XLSX",)


@pytest.mark.parametrize("to", FORMATS)
def test_no_case_is_lost_to_an_export(to: str, tmp_path: Path) -> None:
    name = "claims.csv" if to == "csv" else f"odd.{to}"
    kept = b"SQLite format 3\0 and the decisions of a year"
    (tmp_path / name).write_bytes(kept)
    with pytest.raises(NotWritten, match=f"{name}: is a case or another database, and would be lost"):
        export(CASE, to=to, folder=tmp_path, name=None if to == "csv" else name)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_bytes() == kept


@pytest.mark.parametrize("to", FORMATS)
def test_what_cannot_be_written_is_told_with_the_reason(to: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(NotWritten, match=r"file: cannot be written \(File exists\)"):
        export(CASE, to=to, folder=tmp_path / "file")
    if to != "csv":
        (tmp_path / f"folder.{to}").mkdir()
        with pytest.raises(NotWritten, match=r"cannot be written \(Is a directory\)"):
            export(CASE, to=to, folder=tmp_path, name=f"folder.{to}")
        assert sorted(path.name for path in tmp_path.iterdir()) == ["file", f"folder.{to}"]

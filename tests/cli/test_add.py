"""`tumen add`: a look beforehand, and taking back what was added."""

from __future__ import annotations

import re
from pathlib import Path

from wires import wire

from commands import Run


def test_a_dry_run_tells_what_would_be_added_and_keeps_nothing(run: Run, tmp_path: Path) -> None:
    case, report = tmp_path / "a.tumen", tmp_path / "wire.txt"
    report.write_bytes(wire(0))
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = run("add", case, report, tmp_path / "empty.txt", "--dry-run")
    assert ran.code == 1
    assert not case.exists()
    assert re.search(r"wire .*2024-09-01 .*header .*Example Wire 0", ran.out)
    assert "1 would be added or are known, 1 failed. Leave out --dry-run to add them." in ran.out
    assert "empty.txt: is empty; nothing can be read from it." in ran.err
    run("add", case, report)
    before = case.read_bytes()
    (row,) = run("add", case, report, "--dry-run", "--json").rows()
    assert (row["report"], row["known"], row["published"], row["published_from"]) == (
        "wire",
        True,
        "2024-09-01",
        "header",
    )
    assert case.read_bytes() == before


def test_what_was_added_from_a_file_is_taken_back(run: Run, tmp_path: Path) -> None:
    case, first, second = tmp_path / "a.tumen", tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_bytes(wire(0))
    second.write_bytes(wire(1))
    run("add", case, first, second)
    bare = run("add", case, first, "--undo")
    assert bare.code == 2
    assert "by" in bare.err
    ran = run("add", case, first, "--undo", "--by", "A. Reader", "--why", "the wrong file")
    assert (ran.code, ran.out) == (0, "taken back first.txt\n1 taken back; the journal keeps a note of it.\n")
    assert [row["report"] for row in run("show", case, "reports", "--json").rows()] == ["second"]
    assert run("verify", case).code == 0
    again = run("add", case, first, "--undo", "--by", "A. Reader", "--why", "the wrong file")
    assert again.code == 2
    assert again.err == f"tumen: {first}: was not added to this case, or was taken back before; nothing was done.\n"
    assert run("add", case, first).out.startswith("added  first.txt")


def test_of_several_files_each_that_can_go_goes_and_the_others_are_named(run: Run, tmp_path: Path) -> None:
    case, paths = tmp_path / "a.tumen", [tmp_path / f"{number}.txt" for number in range(4)]
    for number, path in enumerate(paths):
        path.write_bytes(wire(number))
    (tmp_path / "twice.txt").write_bytes(wire(0))
    run("add", case, *paths[:3])
    claim = next(row for row in run("show", case, "claims", "--json").rows() if row["report"] == "1")
    run("decide", case, "accept", claim["id"], "--by", "A. Reader", "--why", "seen")
    undo = ("--undo", "--by", "A. Reader", "--why", "the wrong files")
    ran = run("add", case, paths[0], tmp_path / "twice.txt", paths[3], paths[1], paths[2], tmp_path / "none.txt", *undo)
    assert ran.code == 1
    assert ran.out == "taken back 0.txt\ntaken back 2.txt\n2 taken back; the journal keeps a note of it.\n"
    assert f"{paths[3]}: was not added to this case" in ran.err
    assert f"{paths[1]}: undo: people decided on 1 claim of it" in ran.err
    assert "none.txt: there is no such file" in ran.err
    assert [row["report"] for row in run("show", case, "reports", "--json").rows()] == ["1"]
    assert run("verify", case).code == 0


def test_undo_says_what_is_missing(run: Run, tmp_path: Path) -> None:
    ran = run("add", tmp_path / "a.tumen", tmp_path / "none.txt", "--undo", "--by", "A. Reader", "--why", "wrong")
    assert ran.code == 2
    assert "there is no such file" in ran.err


LEDGER = "Day,Land,Town,Heads,Remark\n05/06/2019,China,Hunchun,150,by bus\n06/07/2019,Russia,Vladivostok,60,by train\n"


def test_a_dry_run_shows_what_columns_are_taken_for_and_a_person_says_otherwise(run: Run, tmp_path: Path) -> None:
    case, ledger = tmp_path / "a.tumen", tmp_path / "desk.csv"
    ledger.write_text(LEDGER, encoding="utf-8")
    shown = run("add", case, ledger, "--dry-run").out
    assert re.search(r"desk\.csv: 2 rows, headings in row 1", shown)
    assert re.search(r"C .*Town .*place", shown)
    assert "Say so with --columns, as in" in shown
    said = "A=time:dmy,B=host,D=count"
    guess, *rows = run("add", case, ledger, "--dry-run", "--columns", said, "--json").rows()
    assert [one["meaning"] for one in guess["sheets"][0]["columns"]][:4] == ["time", "host", "place", "count"]
    assert len(rows) == 2
    run("add", case, ledger, "--columns", said)
    claims = run("show", case, "claims", "--json").rows()
    assert [(one["host"], one["count"]["low"], one["time"]["start"]) for one in claims] == [
        ("CN", 150, "2019-06-05"),
        ("RU", 60, "2019-07-06"),
    ]
    assert run("verify", case).code == 0
    gone = run("add", case, ledger, "--undo", "--by", "A. Reader", "--why", "the wrong columns")
    assert gone.out.endswith("2 taken back; the journal keeps a note of it.\n")
    assert run("verify", case).code == 0


def test_wrong_words_for_columns_say_how_to_write_them(run: Run, tmp_path: Path) -> None:
    ledger = tmp_path / "desk.csv"
    ledger.write_text(LEDGER, encoding="utf-8")
    ran = run("add", tmp_path / "a.tumen", ledger, "--columns", "B=land")
    assert ran.code == 2
    assert "land" in ran.err
    assert not (tmp_path / "a.tumen").exists()


def test_inputs_that_cannot_be_read_make_no_case_and_leave_one_that_is_there(run: Run, tmp_path: Path) -> None:
    case, bad = tmp_path / "a.tumen", tmp_path / "bad.bin"
    bad.write_bytes(bytes(range(256)) * 40)
    ran = run("add", case, bad)
    assert (ran.code, "0 added" in ran.out) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["bad.bin"]
    (tmp_path / "one.txt").write_bytes(wire(0))
    assert run("add", case, bad, tmp_path / "one.txt").code == 1
    before = run("show", case, "reports", "--json").rows()
    assert len(before) == 1
    assert run("add", case, bad).code == 2
    assert run("show", case, "reports", "--json").rows() == before


def test_a_folder_that_is_not_there_is_told_before_anything_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.bin").write_bytes(bytes(range(256)))
    ran = run("add", tmp_path / "none" / "a.tumen", tmp_path / "bad.bin")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "there is no folder" in ran.err


def test_one_claim_is_not_told_as_several(run: Run, tmp_path: Path) -> None:
    head = "Title: A\nPublished: 2024-05-06\n\n"
    text = f"{head}On May 2, 2024, 150 North Korean workers arrived in Hunchun, a trader said.\n"
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    ran = run("add", tmp_path / "a.tumen", tmp_path / "one.txt")
    assert "  1 claim\n" in ran.out
    assert re.search(r" 1  report\n +1  claim\n", run("show", tmp_path / "a.tumen").out)

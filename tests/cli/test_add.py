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
    assert "nothing was taken back" in again.err
    assert run("add", case, first).out.startswith("added  first.txt")


def test_undo_says_what_is_missing(run: Run, tmp_path: Path) -> None:
    ran = run("add", tmp_path / "a.tumen", tmp_path / "none.txt", "--undo", "--by", "A. Reader", "--why", "wrong")
    assert ran.code == 2
    assert "there is no such file" in ran.err

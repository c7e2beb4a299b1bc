"""Reading files and folders: every way in which a path can be wrong is one clear line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tumen.errors import UnreadableInput
from tumen.read import LIMIT, expand, read_file


def fault(path: Path) -> str:
    with pytest.raises(UnreadableInput) as raised:
        read_file(path)
    message = str(raised.value)
    assert "\n" not in message
    assert message.startswith(str(path))
    return message


def test_a_file_gives_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfwords\r\n")
    assert read_file(tmp_path / "a.txt") == b"\xef\xbb\xbfwords\r\n"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert "no such file" in fault(tmp_path / "missing.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "is a folder" in fault(tmp_path)


def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "no plain file" in fault(tmp_path / "pipe")


def test_a_name_that_no_disk_can_hold_is_told(tmp_path: Path) -> None:
    assert "cannot be read" in fault(tmp_path / "a\x00b")
    assert "cannot be read" in fault(tmp_path / ("x" * 5000))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the rights of a file do not bind this user")
def test_a_file_without_the_right_to_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "closed.txt").write_text("words")
    (tmp_path / "closed.txt").chmod(0)
    assert "may not be read" in fault(tmp_path / "closed.txt")


def test_a_file_of_the_limit_is_read_and_one_byte_more_is_refused(tmp_path: Path) -> None:
    for size in (LIMIT, LIMIT + 1):
        with (tmp_path / f"{size}.txt").open("wb") as file:
            file.truncate(size)
    assert len(read_file(tmp_path / f"{LIMIT}.txt")) == LIMIT
    assert "50 MB" in fault(tmp_path / f"{LIMIT + 1}.txt")


def test_a_folder_stands_for_the_files_below_it_sorted_and_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/x.txt", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    files, faults = expand([tmp_path])
    assert [str(file.relative_to(tmp_path)) for file in files] == ["a/z.txt", "a.txt", "b.txt"]
    assert faults == ()


def test_a_hidden_file_that_is_named_is_given(tmp_path: Path) -> None:
    (tmp_path / ".report.txt").write_text("words")
    assert expand([tmp_path / ".report.txt"])[0] == (tmp_path / ".report.txt",)


def test_a_missing_path_is_reported_and_the_others_are_given_each_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "empty").mkdir()
    files, faults = expand([tmp_path / "a.txt", tmp_path / "gone", tmp_path / "empty", tmp_path])
    assert files == (tmp_path / "a.txt",)
    assert [str(one).partition(": ")[2] for one in faults] == [
        "there is no such file or folder; check the name.",
        "the folder holds no files; give a folder with reports in it.",
    ]

"""What is no text is refused in one message; of many bad lines the first few are told, and how many more there are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands import Run


@pytest.mark.parametrize("words", [("judge",), ("values", "--jsonl")])
def test_what_is_no_text_is_refused_in_one_message(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    path = tmp_path / "c.bin"
    path.write_bytes(b"PK" + bytes(7919 * n % 65521 % 256 for n in range(200_000)))
    ran = run(*words, path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"tumen: {path}: is no text; give JSON lines in UTF-8, one object a line.\n"


@pytest.mark.parametrize("words", [("judge",), ("values", "--jsonl")])
def test_of_many_bad_lines_ten_are_told_and_the_number_of_the_rest(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    path = tmp_path / "c.txt"
    for bad, rest in ((10, None), (11, "1 more bad line; 11 in all."), (5000, "4,990 more bad lines; 5,000 in all.")):
        path.write_text("no JSON here\n" * bad, encoding="utf-8")
        ran = run(*words, path)
        assert ran.code == 2
        told = ran.err.splitlines()
        assert all(f"line {number}:" in line for number, line in enumerate(told[:10], start=1))
        assert told[10:] == ([f"tumen: {path}: {rest}"] if rest else [])


def test_a_damaged_line_far_down_takes_no_other_with_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    good = json.dumps({"id": "a", "kind": "pay", "quote": "paid " * 20}).encode() + b"\n"
    path.write_bytes(good * 600 + b'{"id": "\0"}\n' + good)
    ran = run("judge", path, "--json")
    assert (ran.code, len(ran.out.splitlines())) == (1, 601)
    assert "line 601: not JSON" in ran.err

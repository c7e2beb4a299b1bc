"""A case is read again when it has changed, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

import tumen
from tumen.errors import CaseError
from tumen.pipeline import Input, add
from tumen.serve.reading import Reader

TEXT = b"Publisher: Example Wire\n\n500 North Korean workers arrived in Hunchun, China, on August 28, 2024.\n"


def test_a_case_is_read_again_only_when_it_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "case.tumen"
    with tumen.open(path, create=True) as case:
        add(case, [Input(name="a.txt", source="a.txt", load=lambda: TEXT)], at="2024-09-03T00:00:00Z")
        read = Reader(path)
        first = read()
        assert read() is first
        case.decide("note", first.reports[0].id, by="A. Person", why="seen")
        assert read() is not first
        assert read().effective.notes[first.reports[0].id] == ("seen",)


def test_a_case_that_is_gone_is_told(tmp_path: Path) -> None:
    path = tmp_path / "case.tumen"
    tumen.open(path, create=True).close()
    read = Reader(path)
    read()
    path.unlink()
    with pytest.raises(CaseError, match="there is no such case"):
        read()

"""The pages of the benchmark of reading are the same each time, and all are timed in turn."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from tumen.read import read_report

FOLDER = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def speed(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The benchmark of reading."""
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("read_speed")


def test_the_same_pages_come_each_time_and_no_two_are_alike(speed: ModuleType) -> None:
    first, again = list(speed.pages(8)), list(speed.pages(8))
    assert first == again
    assert len(set(first)) == 8
    assert all(40_000 < len(page) < 200_000 for page in first)


def test_larger_pages_have_ten_times_the_frame_and_the_report(speed: ModuleType) -> None:
    (small, *_), (large, *_) = list(speed.pages(4)), list(speed.pages(4, times=10))
    assert 8 < len(large) / len(small) < 12


def test_tumen_reads_the_reports_in_the_frames(speed: ModuleType) -> None:
    for page in speed.pages(8):
        report = read_report(page, name="page.html")
        assert len(report.text) > 800
        assert report.title
        assert report.text.startswith(report.title)
        assert not any("disagree" in flag for flag in report.flags)


def test_everyone_is_timed_at_every_page_as_often(speed: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    works = {name: lambda found, name=name: ran.append(name + found[0].decode()) for name in "ab"}
    monkeypatch.setattr(speed, "WORKS", works)
    taken = speed.seconds([b"1", b"2"], runs=2)
    assert ran == ["a1", "b1", *["a1", "b1", "a2", "b2"] * 2]
    assert set(taken) == {"a", "b"}

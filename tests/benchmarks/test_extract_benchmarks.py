"""The benchmarks of extraction say what they could not measure, and read memory when they say."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"


class Pipeline:
    """Stands for a pipeline of spaCy."""

    pipe_names = ("tagger",)
    meta = {"version": "0", "author": "Example"}  # noqa: RUF012  # as spaCy has it

    def pipe(self, texts: list[str], *, batch_size: int) -> list[str]:
        """The texts."""
        return texts[:batch_size]


@pytest.fixture
def speed(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The benchmark of speed, where neither spaCy nor a model is installed."""
    monkeypatch.syspath_prepend(str(FOLDER))
    module = importlib.import_module("extract_speed")
    for name in ("spacy", *module.MODELS):
        monkeypatch.setitem(sys.modules, name, None)
    return module


def test_without_spacy_the_reason_and_the_way_to_get_it_are_told(speed: ModuleType) -> None:
    works, reasons = speed.others()
    assert works == {}
    assert len(reasons) == 1
    assert "spacy" in reasons[0]
    assert speed.LOCK in reasons[0]


def test_without_a_model_words_are_cut_and_the_reason_is_told(
    speed: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    spacy: Any = SimpleNamespace(blank=lambda _: Pipeline(), __version__="0")
    monkeypatch.setitem(sys.modules, "spacy", spacy)
    works, reasons = speed.others()
    assert list(works) == ["spaCy, words only"]
    assert all(name in reasons[0] for name in speed.MODELS)


def test_with_a_model_it_is_measured_without_what_is_not_compared(
    speed: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    left_out: list[str] = []

    def load(exclude: list[str]) -> Pipeline:
        left_out.extend(exclude)
        return Pipeline()

    spacy: Any = SimpleNamespace(blank=lambda _: Pipeline(), __version__="0")
    model: Any = SimpleNamespace(load=load)
    monkeypatch.setitem(sys.modules, "spacy", spacy)
    monkeypatch.setitem(sys.modules, speed.MODELS[1], model)
    works, reasons = speed.others()
    assert reasons == []
    assert list(works) == ["spaCy, words only", "spaCy, tagger"]
    assert left_out == list(speed.OFF)
    assert speed.MODELS[1] in capsys.readouterr().out


def test_every_one_is_run_as_often_as_the_others(speed: ModuleType) -> None:
    ran: list[str] = []
    works = {name: lambda texts, name=name: ran.append(name + texts[0]) for name in "ab"}
    taken = speed.seconds(works, ["x"], runs=2)
    assert ran == ["ax", "bx", "ax", "bx", "ax", "bx"]
    assert set(taken) == {"a", "b"}


def test_memory_is_read_after_hundredths_of_the_reports(speed: ModuleType) -> None:
    memory = importlib.import_module("extract_memory")
    assert memory.marks(100_000) == {1000: 1, 10_000: 10, 100_000: 100}
    assert memory.marks(300) == {3: 1, 30: 10, 300: 100}
    assert 0 < (memory.resident() or 1) <= memory.peak() + 8

"""The texts of the benchmarks of extraction: their length, and that no two are alike."""

from __future__ import annotations

import importlib.util
import random
import re
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def made() -> ModuleType:
    """The module that makes the texts."""
    spec = importlib.util.spec_from_file_location("extract_texts", FOLDER / "extract_texts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_texts_are_of_one_length(made: ModuleType) -> None:
    lengths = [len(text.encode()) for text in made.variations(80)]
    assert len(lengths) == 80
    assert max(lengths) <= made.SIZE
    assert min(lengths) > made.SIZE - 400


def test_a_text_is_cut_between_words(made: ModuleType) -> None:
    assert made.cut("ten workers", 11) == "ten workers"
    assert made.cut("ten workers", 10) == "ten"
    assert made.cut("ten workers", 3) == "ten"
    assert made.cut("caf\u00e9 bar", 5) == "caf\u00e9"
    assert made.cut("\u4e00\u4e8c \u4e09", 7) == "\u4e00\u4e8c"


def test_no_two_texts_are_alike_and_the_same_seed_gives_the_same(made: ModuleType) -> None:
    texts = list(made.variations(200))
    assert len(set(texts)) == 200
    assert texts == list(made.variations(200))
    assert texts != list(made.variations(200, seed=2))


def test_a_variation_changes_numbers_and_towns_and_keeps_years(made: ModuleType) -> None:
    text = "In 2017 some 412 workers came to Hunchun and 9 to Dandong."
    found = [made.varied(text, random.Random(seed)) for seed in range(30)]  # noqa: S311
    rows = [
        re.match(r"In (20[12]\d) some ([1-9]\d\d) workers came to ([\w ]+) and (\d+) to ([\w ]+)\.\n\n", one)
        for one in found
    ]
    assert all(rows)
    said = [row.groups() for row in rows if row]
    assert all(one[2] != one[4] and {one[2], one[4]} <= set(made.TOWNS) for one in said)
    assert min(len({one[slot] for one in said}) for slot in range(5)) > 5


def test_a_lock_of_the_benchmarks_names_no_address() -> None:
    for lock in FOLDER.glob("*.lock"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text
        assert "--hash=sha256:" in text

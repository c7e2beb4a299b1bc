"""The search for phrases of time: it looks only where words of time are near, and so must miss nothing."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

from corpora import SAMPLE, originals

FOLDER = Path(__file__).parent


def everywhere(said: list[str]) -> list[tuple[int, int]]:
    """Every token as one that may begin a phrase, with every kind of word near."""
    return [(index, -1) for index in range(len(said))]


def phrases() -> list[str]:
    """The quoted texts of the tables of times, and the English reports of the sample."""
    found: list[str] = []
    for path in sorted(FOLDER.glob("test_*times*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found += [
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
    return found + [data.decode() for _, data in originals(SAMPLE)]


def test_a_search_everywhere_finds_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    spans = importlib.import_module("tumen.normalise.en.times.spans")
    texts = phrases()
    assert len(texts) > 1000
    narrow = [spans.spans(text) for text in texts]
    monkeypatch.setattr(spans, "_openings", everywhere)
    missed = [text for text, found in zip(texts, narrow, strict=True) if spans.spans(text) != found]
    assert missed == []

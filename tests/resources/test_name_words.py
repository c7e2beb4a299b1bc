"""The words of names by their senses: what the file holds, and that a wrong entry is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tumen.errors import InvalidData
from tumen.resources import name_words
from tumen.resources.name_words import senses, sino_korean


def test_words_of_one_sense_in_four_scripts() -> None:
    table = senses("trade")
    assert all(table.of(word) == ("clothing",) for word in ("garment", "服装", "피복", "швейная", "швейной"))
    assert table.of("网络") == ("it",)
    assert table.of("科技") == ("it", "technology")
    assert table.of("sampleton") == ()
    assert senses("meaning").of("great wall") == senses("meaning").of("长城") == ("great wall",)


def test_only_cyrillic_words_have_stems() -> None:
    assert senses("trade").of("строительство") == ("construction",)
    assert senses("trade").of("garmenting") == ()


def test_every_kind_has_words() -> None:
    for kind in ("trade", "plain", "form", "nation", "meaning", "common"):
        assert senses(kind).words, kind


def test_korean_readings_of_characters() -> None:
    table = sino_korean()
    assert len(table) > 5000
    assert table["万"] == ("만",)
    assert table["台"][-1] == "대"
    assert all("가" <= said[0] <= "힣" for readings in table.values() for said in readings)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            "- {kind: shoe, id: a, words: [b], source: c}",
            "line 1: kind: 'shoe' is not allowed; use one of",
        ),
        ("- {kind: trade, id: a, words: [B], source: c}", "line 1: words: 'B' is not in lower case"),
        ("- {kind: trade, id: a, words: ['b*'], source: c}", "line 1: words: 'b\\*': only Cyrillic words are stems"),
        ("- {kind: form, id: a, words: [b], source: c}", "line 1: id: 'a' is not allowed; use one of group"),
        ("- {kind: plain, id: a, words: [b], source: c}", "line 1: id: an entry of kind plain has the id plain"),
        ("- {kind: trade, id: a, words: [b]}", "line 1: key 'source' is missing"),
        ("kind: trade", "the file is not a list of entries"),
    ],
)
def test_a_wrong_entry_is_told_with_its_line(
    entry: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "name_words.yaml").write_text(entry, encoding="utf-8")
    monkeypatch.setattr(name_words, "files", lambda _: tmp_path)
    with pytest.raises(InvalidData, match=message):
        senses.__wrapped__("plain" if "plain" in entry else "form" if "form" in entry else "trade")


def test_a_damaged_table_of_readings_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sino_korean.tsv").write_text("character\treadings\n万寿\t만\n", encoding="utf-8")
    monkeypatch.setattr(name_words, "files", lambda _: tmp_path)
    with pytest.raises(InvalidData, match=r"sino_korean\.tsv, line 2"):
        sino_korean.__wrapped__()

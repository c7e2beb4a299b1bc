"""The words of ledgers: what the files hold, how they are sought, and what a fault in them says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tumen.errors import InvalidData
from tumen.resources import ledgers
from tumen.resources.ledgers import cell_words, fold_cell, headings, is_nothing, marking_of, strictest, word_of


def test_every_language_heads_every_claim_slot() -> None:
    found = {(heading.language, meaning) for heading in headings() for meaning in heading.meanings}
    for meaning in (
        "published",
        "publisher",
        "source",
        "host",
        "place",
        "employer",
        "count",
        "kind",
        "document",
        "money",
    ):
        assert {language for language, one in found if one == meaning} == set(ledgers.LANGUAGES), meaning


def test_a_meaning_of_the_lexicon_is_one_that_is_told_to_people() -> None:
    used = {meaning for heading in headings() for meaning in heading.meanings}
    assert used == set(ledgers.MEANINGS)


@pytest.mark.parametrize(
    ("section", "text", "means"),
    [
        ("kinds", "Arrival", "movement out"),
        ("kinds", "New arrivals (by bus)", "movement out"),
        ("kinds", "депортированы", "enforcement return"),
        ("kinds", "송환", "movement return"),
        ("kinds", "在岗", "presence"),
        ("kinds", "something else", None),
        ("kinds", "outer", None),  # a word stands alone: "out" is not in it
        ("sectors", "швейное производство", "garment"),
        ("papers", "no visa", "no_visa"),
        ("papers", "Рабочая виза", "work_visa"),
        ("modality", "не подтверждено", "possible"),
        ("modality", "confirmed", "asserted"),
        ("sources", "местные жители", "local"),
        ("nations", "граждане КНДР", "KP"),
        ("totals", "Итого:", "total"),
        ("months", "мая", "5"),
    ],
)
def test_a_word_of_a_cell_means_what_it_says(section: str, text: str, means: str | None) -> None:
    assert word_of(section, text) == means


@pytest.mark.parametrize("text", ["", " ", "n/a", "N/A", "Unknown", "미상", "不详", "н/д", "?", "–", "(unknown)"])
def test_words_that_tell_nothing(text: str) -> None:
    assert is_nothing(text)


@pytest.mark.parametrize("text", ["0", "Nauru", "None Such Co.", "no visa", "x-ray"])
def test_words_that_tell_something(text: str) -> None:
    assert not is_nothing(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("TLP:RED", "RED"),
        ("tlp amber", "AMBER"),
        ("TLP:AMBER+STRICT", "AMBER+STRICT"),
        ("Amber Strict", "AMBER+STRICT"),
        ("white", "WHITE"),
        ("ＴＬＰ：ＧＲＥＥＮ", "GREEN"),
        ("secret", None),
        ("amberish", None),
        ("", None),
    ],
)
def test_a_marking_is_a_label_of_the_protocol_or_none(text: str, label: str | None) -> None:
    assert marking_of(text) == label


def test_the_strictest_label_is_the_one_that_opens_least() -> None:
    assert strictest(["GREEN", "AMBER+STRICT", "CLEAR"]) == "AMBER+STRICT"
    assert strictest([]) is None


def test_folding_is_the_same_for_all_widths_and_cases() -> None:
    assert fold_cell("  Ｎｏ．  OF\nWorkers ") == "no. of workers"


COLUMNS, CELLS = "lexicon_columns.yaml", "lexicon_cells.yaml"
FAULTS = [
    (COLUMNS, "- {meanings: [pay], language: en, source: x, words: [wage]}", "'pay' is not allowed; use published"),
    (COLUMNS, "- {meanings: [], language: en, source: x, words: [wage]}", "none is given"),
    (COLUMNS, "- {meanings: [money], language: fr, source: x, words: [wage]}", "use one of en, ko, zh, ru"),
    (COLUMNS, "- {meanings: [money], language: en, words: [wage]}", "'source' is missing"),
    (COLUMNS, "- {meanings: [money], language: en, source: x, words: [Wage, wage]}", "'wage' stands twice"),
    (COLUMNS, "meanings: [money]", "not a list"),
    (CELLS, "kinds: []", "'sectors' is missing"),
]


@pytest.mark.parametrize(("name", "content", "told"), FAULTS, ids=[told for _, _, told in FAULTS])
def test_a_fault_is_told_with_file_and_what_is_allowed(
    name: str, content: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.setattr(ledgers, "files", lambda _: tmp_path)
    read = ledgers.headings.__wrapped__ if name == COLUMNS else ledgers._lexicon.__wrapped__
    with pytest.raises(InvalidData, match=name) as raised:
        read()
    assert told in str(raised.value)


@pytest.mark.parametrize(
    ("section", "entry", "told"),
    [
        ("kinds", "{means: movement up, language: en, source: x, words: [up]}", "'movement up' is no value of kinds"),
        ("sectors", "{means: fishing, language: en, source: x, words: [fish]}", "'fishing' is no value of sectors"),
        ("months", "{means: '13', language: en, source: x, words: [smarch]}", "'13' is no value of months"),
        ("vague", "{means: some, language: en, source: x, words: [some]}", "'some' is no value of vague"),
        ("nations", "{means: KOR, language: en, source: x, words: [kor]}", "'KOR' is no value of nations"),
        ("sexes", "{means: male, language: en, source: x, words: [women]}", "'women' already means 'female'"),
    ],
)
def test_a_fault_in_a_section_of_cells_is_told_with_its_line(
    section: str, entry: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(ledgers.__file__).parent / CELLS
    lines = path.read_text(encoding="utf-8").split("\n")
    last = max(at for at, line in enumerate(lines) if line == f"{section}:")
    at = next((at for at in range(last + 1, len(lines)) if lines[at] and not lines[at].startswith(" ")), len(lines))
    lines.insert(at, f"  - {entry}")
    (tmp_path / CELLS).write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(ledgers, "files", lambda _: tmp_path)
    with pytest.raises(InvalidData, match=rf"^{CELLS}, line {at + 1}: ") as raised:
        ledgers._lexicon.__wrapped__()
    assert told in str(raised.value)


def test_no_word_of_a_section_is_hidden_by_another() -> None:
    for section in ledgers._SECTIONS:
        for word, means in cell_words(section).items():
            said = word.replace("*", "")
            assert word_of(section, said) == means, (section, word)

"""The data by which a report's own law is checked: tied to the provisions, refused where an entry is wrong."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from tumen import law
from tumen.errors import InvalidData
from tumen.law.statements import read_statements

LAW = law.bundled()
PROVISIONS = {entry.id: entry for entry in LAW.provisions}
TEXT = (files("tumen.law") / "statements.yaml").read_text(encoding="utf-8")


def test_days_and_deadlines_are_those_of_the_provisions() -> None:
    assert LAW.statements is not None
    for resolution in LAW.statements.resolutions.values():
        for name in resolution.provisions:
            assert LAW.provision(name).adopted == resolution.adopted
            assert resolution.number in LAW.provision(name).instrument
        # another day that stands for the same vote is the next one, elsewhere
        assert all((day - resolution.adopted).days == 1 for day in resolution.also_dated)
    assert [str(day) for day in LAW.statements.resolutions["2397"].deadlines] == ["2019-12-22"]


def test_every_act_has_words_what_holds_and_a_source() -> None:
    assert LAW.statements is not None
    for act in LAW.statements.acts:
        assert act.words["en"]
        assert act.holds.endswith(".")
        assert all(source.startswith("http") for source in act.sources)


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("[UNSCR-2371-11]", "[UNSCR-2371-99]", "provisions: 'UNSCR-2371-99' is not allowed; use one of"),
        ("done_by: ['2375']", "done_by: ['2379']", "done_by: '2379' is not allowed; use one of 1718, 2094"),
        ("of: ['2371']", "of: ['2379']", "of: '2379' is not allowed"),
        ("    deadline: true", "    deadline: soon", "deadline: 'soon' is not true or false"),
        ("    from: '2024-03-28'", "    from: spring", "from: 'spring' is not a day written as YYYY-MM-DD"),
        ("also_dated: ['2017-08-06']", "also_dated: [August]", "also_dated: 'August' is not a day"),
        ("    sources:\n      - https://press.un.org/en/2023/sc15240.doc.htm\n", "    sources: []\n", "needs a source"),
        ("    by_it:", "    by:", "key 'by_it' is missing"),
        ("  - act: lapsed\n", "  - act: lapsed\n    fr: [levées]\n", "key 'fr' is unknown"),
    ],
)
def test_a_wrong_entry_is_refused_with_file_line_and_what_is_allowed(
    tmp_path: Path, right: str, wrong: str, message: str
) -> None:
    assert right in TEXT
    path = tmp_path / "statements.yaml"
    path.write_text(TEXT.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        read_statements(path, PROVISIONS)
    assert f"{path}, line " in str(caught.value)
    assert message in str(caught.value)

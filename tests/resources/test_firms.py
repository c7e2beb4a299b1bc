"""The words of names of firms: what the files hold, and what a fault in them says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tumen.errors import InvalidData
from tumen.resources import firms


def test_every_word_is_listed_with_what_it_tells() -> None:
    forms = {form.spelling: (form.side, form.strength) for form in firms.legal_forms()}
    assert forms["Co., Ltd."] == ("behind", "hard")
    assert forms["LLC"] == ("either", "hard")
    assert forms["AG"] == ("behind", "weak")
    assert firms.trades()["Trading"].closes
    assert firms.trades()["Restaurant"].house
    assert firms.trades()["General"].adds
    assert "Ministry" in firms.not_firms("body")
    assert "World Bank" in firms.not_firms("within")
    assert "Central Bank" in firms.not_firms("phrase")


FAULTS = [
    ("lexicon_legal_forms.yaml", "- {forms: [Ltd.], side: left, strength: hard, source: x}", "behind, before, either"),
    ("lexicon_legal_forms.yaml", "- {forms: [Ltd.], side: behind, strength: firm, source: x}", "hard, soft"),
    ("lexicon_legal_forms.yaml", "- {forms: [Ltd., Ltd.], side: behind, strength: hard, source: x}", "stands twice"),
    ("lexicon_legal_forms.yaml", "- {forms: [Ltd.], side: behind, strength: hard}", "'source' is missing"),
    ("lexicon_trades.yaml", "- {words: [Trading], closes: maybe, source: x}", "true, false"),
    ("lexicon_trades.yaml", "- {words: [Trading], closes: true, adds: true, source: x}", "closes no name"),
    ("lexicon_not_firms.yaml", "- {kind: place, words: [Zone], source: x}", "body, behind, group, phrase, within"),
    ("lexicon_not_firms.yaml", "kind: body", "not a list"),
]


@pytest.mark.parametrize(("name", "content", "told"), FAULTS, ids=[f"{name}: {told}" for name, _, told in FAULTS])
def test_a_fault_is_told_with_file_and_what_is_allowed(
    name: str, content: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.setattr(firms, "files", lambda _: tmp_path)
    readers = {
        "lexicon_legal_forms.yaml": firms.legal_forms.__wrapped__,
        "lexicon_trades.yaml": firms.trades.__wrapped__,
        "lexicon_not_firms.yaml": lambda: firms.not_firms.__wrapped__("body"),
    }
    with pytest.raises(InvalidData, match=name) as raised:
        readers[name]()
    assert told in str(raised.value)

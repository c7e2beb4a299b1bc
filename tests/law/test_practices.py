"""Practices as data: ours are whole, and what cannot be used is told with file, line and entry."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.assess.signal_world import signal_world

from tumen.errors import InvalidData
from tumen.law import RELATIONS, TESTS, bundled, read_law

BOOK = bundled().practices

TOY = """\
cues:
  - cue: by_balloon
    en: ["balloon"]
    ko: ["풍선"]
practices:
- id: balloon_crossing
  name: Crossing by balloon
  description: An invented practice.
  signals:
    - id: by_balloon
      says: workers came by balloon
      any: [{kinds: [movement], direction: [out], says: [by_balloon]}]
    - id: eased
      says: officials look away
      alone: false
      any: [{kinds: [enforcement], says: [eased]}]
  supports: A balloon.
  do_not_confuse:
    text: balloons with leaflets
    ask: Was anybody aboard?
    any: [{kinds: [movement], count_from: 5000}]
  strains: [{provision: UNSCR-2375-17, from: 2017-09-11}]
  sources: [invented for this test]
  confidence: from memory
"""


def write(folder: Path, text: str = TOY) -> Path:
    (folder / "practices.yaml").write_text(text, encoding="utf-8")
    return folder


def test_all_27_practices_have_signals_a_look_alike_a_question_and_sources() -> None:
    assert len(BOOK.practices) == 27
    for practice in BOOK.practices:
        assert any(signal.alone for signal in practice.signals), practice.id
        assert practice.look_alike.text
        assert practice.look_alike.ask.endswith("?")
        assert practice.look_alike.patterns, practice.id
        assert practice.strains, practice.id
        assert practice.sources, practice.id
        assert practice.supports


def test_every_cue_is_used_and_no_word_of_a_cue_stands_twice() -> None:
    rules = [pattern for p in BOOK.practices for signal in p.signals for pattern in signal.patterns]
    rules += [pattern for p in BOOK.practices for pattern in p.look_alike.patterns]
    rules += [pattern for rule in BOOK.force_rules for pattern in rule.patterns]
    rules += [pattern.beside.pattern for pattern in rules if pattern.beside is not None]
    used = {cue for pattern in rules for name, value in pattern.tests if name.startswith("says") for cue in value}
    assert set(BOOK.cues) - set(bundled().cues) - used == set()
    for cue in BOOK.cues.values():
        for words in cue.words.values():
            assert len({word.casefold() for word in words}) == len(words), cue.name


def test_every_test_and_relation_is_evaluated_and_described() -> None:
    from tumen.assess.signals import _RELATIONS, _TESTS

    assert tuple(_TESTS) == tuple(TESTS)
    assert set(_RELATIONS) == set(RELATIONS)
    page = (Path(__file__).parents[2] / "docs" / "practices.md").read_text(encoding="utf-8")
    for name in (*TESTS, *RELATIONS, "beside"):
        assert f"`{name}`" in page, name
    for practice in BOOK.practices:
        assert f"`{practice.id}`" in page, practice.id


def test_a_folder_adds_practices_to_ours(tmp_path: Path) -> None:
    law = read_law((write(tmp_path),))
    assert [entry.id for entry in law.practices.practices[-2:]] == ["blind_eye", "balloon_crossing"]
    case = {
        "claims": [
            {"kind": "movement", "direction": "out", "destination": "Hunchun, CN, city", "quote": "by balloon"},
            {"kind": "enforcement", "quote": "officials turn a blind eye"},
        ]
    }
    found = [one for one in signal_world(case).practices(law) if one.practice == "balloon_crossing"]
    assert [(one.setting.name, one.standing) for one in found] == [("Hunchun", "supported")]
    korean = {
        "claims": [{**case["claims"][0], "quote": "풍선으로 왔다"}],
        "reports": {"a": {"language": "ko"}},
    }
    assert "balloon_crossing" in {one.practice for one in signal_world(korean).practices(law)}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("direction: [out]", "direction: [up]", "direction: 'up' is not allowed; use one of out, return, transfer."),
        ("kinds: [movement], direction", "kinds: [moving], direction", "kinds: 'moving' is not allowed; use one of"),
        ("says: [by_balloon]", "says: [by_kite]", "says: 'by_kite' is not allowed; use one of"),
        ("says: [by_balloon]", "saying: [by_balloon]", "key 'saying' is unknown; an entry has kinds, direction"),
        ("count_from: 5000", "count_from: many", "count_from: 'many' is not a whole number of 0 or more."),
        ("count_from: 5000", "share_from: 50", "share_from: 50 is not a fraction above 0 and up to 1."),
        ("count_from: 5000", "overlaps: [2020-01-01]", "overlaps: ['2020-01-01'] is not a list of two"),
        ("count_from: 5000", "validity_within: [30, 10]", "the first lies after the second; swap them."),
        ("count_from: 5000", "contested: false", "contested: False is not allowed; use true, or leave it out."),
        ("count_from: 5000", "beside: here", "beside: not a mapping of tests on a second claim."),
        ("provision: UNSCR-2375-17", "provision: UNSCR-1", "provision: 'UNSCR-1' is not allowed; use one of"),
        ("from: 2017-09-11", "from: 2017-09-11, to: 2016-01-01", "to: 2016-01-01 lies before from, 2017-09-11."),
        ("ask: Was anybody aboard?", "ask: Look aboard.", "ask: 'Look aboard.' is not a question."),
        ("id: eased", "id: by_balloon", "signals: an id stands twice among by_balloon, by_balloon."),
        ("alone: false", "alone: 'no'", "alone: 'no' is not true or false."),
        ("id: balloon_crossing", "id: blind_eye", "id: 'blind_eye' is taken; give the entry a name of its own."),
        ("cue: by_balloon", "cue: eased", "cue: 'eased' is taken; give the entry a name of its own."),
        ("confidence: from memory", "confidence: sure", "confidence: 'sure' is not allowed; use one of verified"),
        ("  supports: A balloon.\n", "", "key 'supports' is missing; an entry has id, name"),
        (
            "says: workers came by balloon\n      any",
            "says: workers came by balloon\n      alone: false\n      any",
            "signals: none of them counts alone, so nothing could ever signal it.",
        ),
    ],
)
def test_what_cannot_be_used_is_told_with_file_and_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert TOY.count(old) >= 1
    with pytest.raises(InvalidData) as caught:
        read_law((write(tmp_path, TOY.replace(old, new, 1)),))
    message = str(caught.value)
    assert says in message, message
    assert message.startswith(f"{tmp_path / 'practices.yaml'}, line "), message


def test_a_fault_in_a_signal_names_its_practice(tmp_path: Path) -> None:
    with pytest.raises(InvalidData, match=r"\(practice 'balloon_crossing'\)"):
        read_law((write(tmp_path, TOY.replace("direction: [out]", "direction: [up]")),))

"""Fields of words, and the signs that a clause, its neighbours and the report give a frame."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.extract.texts import claims_of, only, report_of

from tumen.errors import InvalidData
from tumen.extract.en import fields, parts
from tumen.extract.en.passage import scenes
from tumen.extract.en.speakers import speeches
from tumen.extract.en.text import cut
from tumen.extract.en.values import values_of
from tumen.extract.en.weights import exact, pair_weights, weights


def test_a_word_may_stand_in_several_fields() -> None:
    assert fields.fields_of(["seize", "passport"]) >= {"keeping", "sanctioning", "papers"}


def test_a_word_of_no_field_has_none() -> None:
    assert fields.fields_of(["table", "blue"]) == frozenset()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- {name: a, about: b, words: [c, c]}\n", "fields.yaml, line 1: words: 'c' stands twice in a"),
        ("- {name: a, about: b, words: [c]}\n- {name: a, about: b, words: [d]}\n", "line 2: name: 'a' stands twice"),
        ("- {name: a, words: [c]}\n", "line 1: key 'about' is missing"),
    ],
)
def test_an_entry_that_cannot_be_used_is_refused(
    text: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fields.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(fields, "files", lambda _: tmp_path)
    with pytest.raises(InvalidData) as fault:
        fields._table.__wrapped__()
    assert words in str(fault.value)


def test_a_pair_that_holds_of_is_a_pair_of_its_kind() -> None:
    kind, pair = next(
        (sign.rpartition(" of ")[2], sign.removeprefix("words ").rpartition(" of ")[0])
        for sign in weights()
        if sign.startswith("words ") and " of of " in sign
    )
    first, _, second = pair.partition(" ")
    assert pair_weights()[first][second][kind] == exact(weights()[f"words {pair} of {kind}"])


def test_what_other_rules_tell_is_named_beside_a_hint() -> None:
    signs = parts.of_neighbours.__wrapped__("pay", True, ("presence", "movement out"), 0).signs
    assert {"beside presence of pay", "hinted beside 2 others", "alike 0 pay"} <= set(signs)


def test_that_the_passage_turned_to_others_is_told() -> None:
    text = "North Korean workers sew shirts in Dandong. Bangladeshi workers came as well. The owner pays 300 dollars."
    report = report_of(text)
    whole, values = cut(report.text, report.furniture), values_of(report)
    found = scenes(whole, values, [one.spoken for one in speeches(whole)])
    assert [one.strangers for one in found] == [False, True, True]


@pytest.mark.parametrize(
    "text",
    [
        "North Korean workers build houses in Oman. Pyongyang recalled 60 workers from the site last month.",
        "North Korean workers build houses in Oman. North Korea recalls all its workers from Muscat.",
    ],
)
def test_people_who_are_recalled_are_not_remembered(text: str) -> None:
    assert {claim.kind for claim in claims_of(text) if "recall" in claim.quote} & {"movement", "order"}


def test_who_recalls_what_people_did_speaks() -> None:
    text = "North Korean workers build houses in Oman. A resident recalled workers sleeping in containers there."
    assert [claim for claim in claims_of(text) if claim.kind == "movement"] == []


def test_workers_from_one_host_to_another_are_still_the_states() -> None:
    text = "North Korean workers build houses in the Gulf. The firm moved its workers from Oman to Kuwait last year."
    assert only(text, "movement").direction == "transfer"


def test_workers_from_another_state_are_others() -> None:
    text = "North Korean workers build houses in the Gulf. The firm moved its workers from Nepal out of the house."
    assert [claim for claim in claims_of(text) if claim.kind == "movement"] == []


def test_a_flight_to_the_south_is_a_defection() -> None:
    text = "A dozen North Korean waitresses in Ningbo escaped to the South in 2016."
    assert only(text, "movement").direction is None

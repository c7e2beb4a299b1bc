"""Names of firms and sites: what is proposed as one, what stays apart; nothing on place and trade alone."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from name_pairs import ROWS
from tumen.errors import InvalidData
from tumen.ledger import Place
from tumen.link.name_weights import name_prior, name_weights
from tumen.link.names import APART, SAME, Verdict, compare_names, near
from tumen.normalise.firms import read_firm

HUNCHUN = Place(name="Hunchun", country="CN", level="city")
DANDONG = Place(name="Dandong", country="CN", level="city")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['one']} | {row['other']}")
def test_the_verdict_on_each_pair_and_in_both_directions(row: dict[str, str]) -> None:
    found = compare_names(row["one"], row["other"])
    assert found.verdict == row["verdict"], (found.odds, found.levels)
    back = compare_names(row["other"], row["one"])
    assert (back.verdict, back.odds, back.levels) == (found.verdict, found.odds, found.levels)


def test_the_table_is_large_and_covers_the_scripts() -> None:
    assert len(ROWS) >= 120
    assert len({(row["one"], row["other"]) for row in ROWS}) == len(ROWS)
    assert {row["verdict"] for row in ROWS} <= set(get_args(Verdict))
    assert {row["truth"] for row in ROWS} == {"one", "other", "related"}
    found = [
        name.own.script for row in ROWS for side in ("one", "other") for name in read_firm(row[side]).names if name.own
    ]
    assert {script: found.count(script) >= 8 for script in ("latin", "han", "hangul", "cyrillic")} == dict.fromkeys(
        ("latin", "han", "hangul", "cyrillic"), True
    )


def test_no_other_firm_is_ever_the_same() -> None:
    wrong = [row for row in ROWS if row["truth"] != "one" and compare_names(row["one"], row["other"]).verdict == "same"]
    assert wrong == []


PLAIN = [
    "{town} Garment Co., Ltd.",
    "{town} Garment Factory",
    "{town} Clothing",
    "a garment factory in {town}",
    "{town} Garment Factory No. 2",
    "New {town} Garment Company",
    "{town} Chinese Garment Co.",
]


@pytest.mark.parametrize("town", ["Hunchun", "Dandong", "Yanji", "Vladivostok"])
@pytest.mark.parametrize("one", PLAIN)
@pytest.mark.parametrize("other", PLAIN)
def test_place_trade_and_form_alone_give_no_verdict(town: str, one: str, other: str) -> None:
    found = compare_names(one.format(town=town), other.format(town=town), where=(HUNCHUN,), other_where=(HUNCHUN,))
    assert (found.verdict, found.odds, found.levels) == ("nothing", None, ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("珲春服装有限公司", "琿春服裝廠"),
        ("훈춘피복공장", "훈춘의류공사"),
        ("ООО «Швейная фабрика»", "Швейная фабрика"),
        ("丹东贸易公司", "Dandong Trading Company"),
    ],
)
def test_the_same_holds_in_other_scripts(one: str, other: str) -> None:
    assert compare_names(one, other).verdict == "nothing"


@pytest.mark.parametrize("frame", ["Hunchun {} Garment Co., Ltd.", "{} Trading", "Dandong {} Seafood", "{}"])
def test_another_distinctive_word_is_another_firm(frame: str) -> None:
    words = ["Rabboni", "Sampleton", "Exampleton", "Primstroi", "Xingda", "Ruilin", "Haerangang", "Kumbyol"]
    found = {
        compare_names(frame.format(one), frame.format(other)).verdict
        for at, one in enumerate(words)
        for other in words[at + 1 :]
    }
    assert found == {"apart"}


def test_a_cap_holds_however_much_else_agrees() -> None:
    found = compare_names("Hunchun Sampleton Garment Co., Ltd. Branch Office", "Hunchun Sampleton Garment Co., Ltd.")
    assert found.odds is not None
    assert found.odds >= SAME
    assert found.verdict == "unsure"


def test_no_sum_without_a_word_of_its_own_reaches_same() -> None:
    others = [level.weight for level in name_weights().values() if level.part != "own" and level.weight > 0]
    assert name_prior() + sum(others) < SAME
    assert APART < SAME


def test_every_reason_tells_its_part_and_why() -> None:
    found = compare_names("Hunchun Rabboni Garment Co., Ltd.", "Rabboni Seafood, Dandong")
    assert found.levels == ("same_letters", "apart_place", "other_trade")
    assert [part for part, _ in found.reasons] == ["own", "place", "trade"]
    assert [why for _, why in found.reasons] == [name_weights()[level].why for level in found.levels]
    assert found.verdict == "apart"


def test_places_of_claims_count_where_names_give_none() -> None:
    here = compare_names("Rabboni Garment", "라보니피복", where=(HUNCHUN,), other_where=(HUNCHUN,))
    assert here.levels == ("same_sound", "same_where", "same_trade")
    away = compare_names("Rabboni Garment", "라보니피복", where=(HUNCHUN,), other_where=(DANDONG,))
    assert away.levels == ("same_sound", "apart_where", "same_trade")
    assert (here.verdict, away.verdict) == ("same", "unsure")
    swapped = compare_names("라보니피복", "Rabboni Garment", where=(DANDONG,), other_where=(HUNCHUN,))
    assert swapped.odds == away.odds


@pytest.mark.parametrize(
    "name", ["", " ", "()", "Ltd.", "公司", "№ 5", "«»", "a.k.a.", "\u202e", "x" * 5000, "有限公司有限公司"]
)
def test_what_is_no_name_gives_no_verdict_and_no_error(name: str) -> None:
    assert compare_names(name, "Hunchun Rabboni Garment Co., Ltd.").verdict in ("nothing", "apart")


@pytest.mark.parametrize(
    ("one", "other", "holds"),
    [
        ("sampleton", "samplton", True),
        ("sampleton", "sampletan", True),
        ("sampleton", "sampletons", True),
        ("sampleton", "sampleton", False),
        ("sampleton", "samplotan", False),
        ("short", "shore", False),
        ("sampleton", "psampletn", False),
    ],
)
def test_near_spelling_is_one_letter(one: str, other: str, holds: bool) -> None:
    assert near(one, other) is near(other, one) is holds


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("- {name: a, weight: 1, why: x, part: shoe}", "line 1: part: 'shoe' is not allowed; use one of own, place"),
        ("- {name: a, weight: x, why: x, part: own}", "line 1: weight: 'x' is not a number"),
        ("- {name: a, weight: .nan, why: x, part: own}", "line 1: weight: nan is not a number"),
        ("- {name: a, weight: 1, why: x, part: own, caps: 2}", "caps: 2 is not allowed"),
        ("- {name: a, weight: 1, part: own}", "line 1: key 'why' is missing"),
        (
            "- {name: a, weight: 1, why: x, part: own}\n- {name: a, weight: 1, why: x, part: own}",
            "line 2: name 'a' stands",
        ),
        ("name: a", "the file is not a list of entries"),
    ],
)
def test_a_fault_in_the_weights_is_told_with_its_line(
    entry: str, message: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "name_weights.yaml").write_text(entry, encoding="utf-8")
    monkeypatch.setattr("tumen.link.name_weights.files", lambda _: tmp_path)
    with pytest.raises(InvalidData, match=message):
        name_weights.__wrapped__()


def test_a_file_without_a_prior_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "name_weights.yaml").write_text("- {name: a, weight: 1, why: x, part: own}", encoding="utf-8")
    monkeypatch.setattr("tumen.link.name_weights.files", lambda _: tmp_path)
    with pytest.raises(InvalidData, match="the entry 'prior' is missing"):
        name_prior.__wrapped__()

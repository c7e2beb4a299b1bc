"""The fuzz target for values, on hostile texts and on what Hypothesis makes of words that values are told with."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

PHRASES = """
the a an of and to in on at from between more than about over up at least most some few several dozen dozens hundreds
hundred thousand million half one two twenty forty-seven zero 3 12 40 150 2,000 2019 2397 1.5 00 9999 0 31 30 29 $ % €
¥ 's ’ - – — , . ; : ( ) [ ] / + ± ½ １２ ١٢ ٪ workers women dollars yuan won month year day week last this next ago
later since until by before after April May Aug. 28 Feb. 29 December Monday Hunchun Jilin Province customs North Korea
Korean Georgia Tumen River twenty- 22nd first end early late mid- per cent third quarter odd or so 2019-02-29 31/4/2019
Q5 H2 Co., Ltd. LLC « » Garment Trading 훈춘 珲春 Хуньчунь İ ß ﬁ
"""
BREAKS = ("\n", "\n\n", "\x00", "\u200b", "\u202e", "\ufeff", "\u0301", "\u2028", "\U0001f600")
WORDS = (*PHRASES.split(), *BREAKS)
CORPUS = (
    b"",
    b"0",
    b"0 ",
    b"\x80\xed\xa0\x80 500 workers",
    b"\x010 workers " * 200,
    b"0" + b"9" * 5000,
    b"1" + b"1," * 3000,
    b"1" + b"1.1-" * 2000,
    b"1" + b"hundred " * 800,
    b"1" + b"last " * 800 + b"month",
    b"2" + b"last month the day before " * 60,
    b"3" + b"next year two years later in a decade " * 40,
    b"1" + b"between 1 and " * 400,
    b"1" + b"((((" * 1000 + b"500" + b"))))" * 1000,
    b"1" + b"$" * 3000 + b"5",
    b"1" + "１２３ ١٢٣ ½ ²³ Ⅻ ㉈ workers".encode(),
    b"1" + "İstanbul’da 500 işçi".encode(),
    b"1" + b"Jilin, " * 500,
    b"1" + b"Example Garment Co., Ltd. and " * 100,
    b"1" + b"Co., " * 1500,
    b"1" + b"A " * 2500,
    b"2" + b"February 29, 2019 and 31 April and 0000-00-00 and 9999-12-31 and December 9999",
    b"3" + b"three hundred years ago, 999 decades from now, 999 years later",
)


def _target() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz_values", Path(__file__).with_name("fuzz_values.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TARGET = _target()


@pytest.mark.parametrize("data", CORPUS, ids=range(len(CORPUS)))
def test_hostile_texts_give_values_within_them(data: bytes) -> None:
    TARGET.one_input(data)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=40), st.sampled_from(" \n"), st.integers(0, 3))
def test_any_words_give_values_within_them(words: list[str], between: str, day: int) -> None:
    TARGET.one_input(f"{day}{between.join(words)}".encode("utf-8", "surrogatepass"))

"""The fuzz target for values, on what Hypothesis makes of words that values are told with."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz_targets import check_values

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


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=40), st.sampled_from(" \n"), st.integers(0, 3))
def test_any_words_give_values_within_them(words: list[str], between: str, day: int) -> None:
    check_values(f"{day}{between.join(words)}".encode("utf-8", "surrogatepass"))

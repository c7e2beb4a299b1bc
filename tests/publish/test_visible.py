"""Hidden characters are shown as what they are."""

from __future__ import annotations

import pytest

from tumen.publish.visible import visible


@pytest.mark.parametrize(
    "character",
    list("\u202e\u2066\u200b\u200f\ufeff\u00ad\u0000\x1b\u0085\u3164\u2028\ue000\U000e0041\u034f\r"),
)
def test_a_hidden_character_is_written_as_its_code_point(character: str) -> None:
    assert visible(f"a{character}b") == f"a[U+{ord(character):04X}]b"


@pytest.mark.parametrize(
    "text", ["two\nlines\tand a tab", "훈춘 珲春 Хуньчунь", "e\u0301", "“quotes” – dashes", "\u00a0", "עברית"]
)
def test_what_can_be_seen_stays(text: str) -> None:
    assert visible(text) == text

"""What comes from reports is shown, never obeyed, by a terminal."""

from __future__ import annotations

import pytest

from tumen.cli.terminal import harmless


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "[U+001B][31mred[U+001B][0m"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("left\u202eright", "left[U+202E]right"),
        ("zero\u200bwidth", "zero[U+200B]width"),
        ("훈춘 150명", "훈춘 150명"),
    ],
)
def test_control_and_bidirectional_characters_are_shown(text: str, shown: str) -> None:
    assert harmless(text) == shown

"""What comes from reports is shown, never obeyed, by a terminal."""

from __future__ import annotations

import pytest

from tumen.cli.terminal import harmless


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "\\u001b[31mred\\u001b[0m"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("left\u202eright", "left\\u202eright"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("훈춘 150명", "훈춘 150명"),
    ],
)
def test_control_and_bidirectional_characters_are_shown(text: str, shown: str) -> None:
    assert harmless(text) == shown

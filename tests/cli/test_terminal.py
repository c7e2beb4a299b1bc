"""What comes from reports is shown, never obeyed, by a terminal."""

from __future__ import annotations

import pytest

from tumen.cli.terminal import harmless, width


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


@pytest.mark.parametrize(
    ("asked", "given"), [("80", 80), ("200", 200), (None, 160), ("", 160), ("0", 160), ("wide", 160), ("-5", 160)]
)
def test_a_pipe_is_as_wide_as_is_asked_for_and_else_wide(
    asked: str | None, given: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: False, raising=False)
    if asked is None:
        monkeypatch.delenv("COLUMNS", raising=False)
    else:
        monkeypatch.setenv("COLUMNS", asked)
    assert width() == given

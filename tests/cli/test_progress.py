"""How far a fetch is stands on a terminal, and nowhere else."""

from __future__ import annotations

import io
import sys

import pytest

from tumen.cli.progress import fetching, progress_words
from tumen.read.fetch import Progress

URL = "http://example.org/a"


class Terminal(io.StringIO):
    """What a terminal was sent."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress(url=URL), f"{URL}  asking"),
        (Progress(url=URL, waiting=0.4), f"{URL}  asking"),
        (Progress(url=URL, waiting=2.0), f"{URL}  waiting 2 s, as its host wants"),
        (Progress(url=URL, received=120_400), f"{URL}  120 kB"),
        (Progress(url=URL, received=120_400, total=3_400_000), f"{URL}  120 of 3,400 kB"),
        (Progress(url="http://example.org/\x1b[31m"), "http://example.org/[U+001B][31m  asking"),
    ],
)
def test_it_is_told_in_a_line(progress: Progress, words: str) -> None:
    assert progress_words(progress) == words


def test_it_stands_on_a_terminal_until_something_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", terminal)
    with fetching(agent=None) as (fetcher, clear):
        fetcher._tell(Progress(url=URL, received=120_400))
        clear()
        shown = terminal.getvalue()
        assert f"{URL}  120 kB" in shown
        clear()
        assert terminal.getvalue() == shown
    # the cursor is given back
    assert shown.endswith("\x1b[?25h\r\x1b[1A\x1b[2K")


def test_a_file_gets_nothing_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with fetching(agent=None) as (fetcher, clear):
        fetcher._tell(Progress(url=URL, received=120_400))
        clear()
    assert sys.stderr.getvalue() == ""  # type: ignore[union-attr]

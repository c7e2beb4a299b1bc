"""How far a fetch is, shown on a terminal while it lasts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tumen.cli.terminal import harmless

if TYPE_CHECKING:
    from tumen.read.fetch import Fetcher, Progress


@contextmanager
def fetching(*, agent: str | None) -> Iterator[tuple[Fetcher, Callable[[], None]]]:
    """A fetcher that names itself `agent`, and what takes its line off the terminal before something else is printed.

    The line stands on stderr, and only where that is a terminal. Raises InvalidValue for an agent that cannot be sent.
    """
    from tumen.read.fetch import Fetcher

    if not sys.stderr.isatty():
        yield Fetcher(agent=agent), _nothing
        return

    from rich.console import Console

    console = Console(stderr=True, highlight=False)
    status = console.status("")

    def show(progress: Progress) -> None:
        from rich.text import Text

        status.update(Text(progress_words(progress)))
        status.start()

    try:
        yield Fetcher(agent=agent, progress=show), status.stop
    finally:
        status.stop()


def progress_words(progress: Progress) -> str:
    """One line: `http://example.org/a  120 of 3,400 kB`, or for how long a host is waited for."""
    if progress.waiting >= 1:
        return harmless(f"{progress.url}  waiting {progress.waiting:.0f} s, as its host wants")
    if not progress.received:
        return harmless(f"{progress.url}  asking")
    total = f" of {progress.total / 1000:,.0f}" if progress.total else ""
    return harmless(f"{progress.url}  {progress.received / 1000:,.0f}{total} kB")


def _nothing() -> None:
    """Takes nothing off."""

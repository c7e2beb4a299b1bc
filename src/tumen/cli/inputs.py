"""What the command line takes in: the files behind paths, the time, and the exit status for inputs that failed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import typer

from tumen.cli.terminal import complain


def gathered(paths: Sequence[Path]) -> tuple[tuple[Path, ...], int]:
    """The files behind the paths, folders opened, and how many paths are missing; each of these is told on stderr."""
    from tumen.read import expand

    files, faults = expand(paths)
    for fault in faults:
        complain(str(fault))
    return files, len(faults)


def finish(*, done: int, failed: int) -> None:
    """Ends with 0 where nothing failed, 1 where some inputs failed, 2 where all did."""
    if failed:
        raise typer.Exit(1 if done else 2)


def now() -> str:
    """The time in UTC to the second, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")

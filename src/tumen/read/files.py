"""Files and folders: the only place of this room that touches the disk."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from tumen.errors import UnreadableInput

LIMIT = 50 * 2**20
"""Largest file that is read, in bytes."""


def read_file(path: Path) -> bytes:
    """The bytes of a file; its size is looked at before anything is read.

    Raises UnreadableInput, one line with what to do, where it is missing, a folder, no plain file, not permitted,
    larger than `LIMIT`, or fails while it is read.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise UnreadableInput(f"{path}: is a folder; give a file that holds a report.")
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableInput(f"{path}: is no plain file; give a file that holds a report.")
        if found.st_size > LIMIT:
            raise _too_large(path, found.st_size)
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except FileNotFoundError:
        raise _missing(path) from None
    except PermissionError:
        raise UnreadableInput(f"{path}: may not be read; give yourself the right to read it.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableInput(f"{path}: cannot be read ({reason}); check the disk and the name.") from None
    if len(data) > LIMIT:
        raise _too_large(path, len(data))
    return data


def expand(paths: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[UnreadableInput, ...]]:
    """The files that `paths` stand for, each once, and what is wrong with the rest.

    A file stands for itself; a folder for all files below it, sorted by path, without what is hidden (a name that
    begins with a dot). A missing path or a folder without files is a fault; the others are given all the same.
    """
    files: dict[Path, None] = {}
    faults = []
    for path in paths:
        try:
            below = _below(path)
        except UnreadableInput as error:
            faults.append(error)
            continue
        files.update(dict.fromkeys(below))
    return tuple(files), tuple(faults)


def _below(path: Path) -> list[Path]:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise _missing(path) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableInput(f"{path}: cannot be read ({reason}); check the name and your rights.") from None
    if not stat.S_ISDIR(mode):
        return [path]
    refused: list[OSError] = []
    found = []
    for folder, folders, names in os.walk(path, onerror=refused.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(folder) / name for name in names if not name.startswith(".")]
    if refused:
        raise UnreadableInput(f"{refused[0].filename}: the folder may not be read; give yourself the right to read it.")
    if not found:
        raise UnreadableInput(f"{path}: the folder holds no files; give a folder with reports in it.")
    return sorted(found, key=lambda file: file.parts)


def _missing(path: Path) -> UnreadableInput:
    return UnreadableInput(f"{path}: there is no such file or folder; check the name.")


def _too_large(path: Path, size: int) -> UnreadableInput:
    return UnreadableInput(
        f"{path}: {size / 2**20:.0f} MB is more than the {LIMIT // 2**20} MB that are read; "
        "split it into one file for each report."
    )

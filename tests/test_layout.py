"""The order of DESIGN's table: imports go downwards only, and folders of one row do not import each other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "tumen"

ROWS = (
    ("cli",),
    ("serve",),
    ("publish",),
    ("batch",),
    ("pipeline",),
    ("case",),
    ("score", "screen"),
    ("estimate",),
    ("assess",),
    ("link",),
    ("extract",),
    ("read",),
    ("normalise",),
    ("law", "resources"),
    ("ledger",),
    ("datafile",),
    ("errors", "nouns"),
)
HEIGHT = {room: height for height, row in enumerate(ROWS) for room in row}


def room_of(path: Path) -> str:
    """The top folder or module below `src/tumen` that holds the file."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> list[tuple[int, str]]:
    """Line and room of every import of Tumen's own in a file."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: line {node.lineno}: imports are absolute here"
            module = str(node.module)
            names = [f"{module}.{alias.name}" for alias in node.names] if module == "tumen" else [module]
        else:
            continue
        found += [(node.lineno, name.split(".")[1]) for name in names if name.startswith("tumen.")]
    return found


def faults(path: Path) -> list[str]:
    """Each import of the file that goes up or sideways."""
    here = room_of(path)
    return [
        f"{path.relative_to(SOURCE)}:{line}: {here} imports {there}"
        for line, there in imported_rooms(path)
        if there in HEIGHT and there != here and HEIGHT[there] <= HEIGHT[here]
    ]


FILES = [path for path in sorted(SOURCE.rglob("*.py")) if path != SOURCE / "__init__.py"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_go_downwards_only(path: Path) -> None:
    assert room_of(path) in HEIGHT, f"{room_of(path)} has no row in DESIGN's table"
    assert faults(path) == []


def test_an_upward_import_is_seen() -> None:
    assert HEIGHT["extract"] < HEIGHT["ledger"]
    tree = SOURCE / "ledger" / "claims.py"
    assert {there for _, there in imported_rooms(tree)} >= {"errors"}


def test_only_the_command_line_prints() -> None:
    printing = [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for path in FILES
        if room_of(path) != "cli"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printing == []


def test_no_file_outgrows_a_reader() -> None:
    long = {
        str(path.relative_to(SOURCE)): lines
        for path in FILES
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 450
    }
    assert long == {}

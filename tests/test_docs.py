"""Documents cannot go stale unnoticed: commands, links and the excerpt of the demo are those of the product."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tumen.cli.app import app

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
COMMANDS = {str(command.name) for command in app.registered_commands}
LATER = {"estimate", "scan", "screen", "move", "release", "diff"}
"""Commands that the design names and a later version brings."""


def test_every_command_of_the_readme_exists_and_every_command_stands_there() -> None:
    shown = set(re.findall(r"^tumen (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.M))
    assert shown <= COMMANDS
    assert COMMANDS - shown <= {"score", "demo"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_named_in_documents_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"`tumen (\w+)", text)) | set(re.findall(r"^tumen (\w+)", text, re.M))
    assert named - COMMANDS - LATER == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_excerpt_of_the_demo_is_what_the_demo_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from tumen.cli.demo import command

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tumen.cli.demo.called", lambda: ".venv/bin/tumen")
    command(Path("demo.tumen"))
    # how many claims the sample gives changes with every better rule; what is printed of them must not drift
    printed = re.sub(r" *\d+  ", " N  ", capsys.readouterr().out.strip())
    assert printed in re.sub(r" *\d+  ", " N  ", (ROOT / "README.md").read_text(encoding="utf-8"))


def test_targets_of_make_that_documents_name_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for page in PAGES:
        for target in re.findall(r"`make (\w+)`", page.read_text(encoding="utf-8")):
            assert re.search(rf"^{target}:", makefile, re.M), f"{page.name}: make {target}"

"""The command line, run in this process."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from commands import Ran, Run
from tumen.cli import main


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `tumen` with these words, in this process."""
    monkeypatch.delenv("COLUMNS", raising=False)

    def go(*words: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["tumen", *map(str, words)])
        monkeypatch.setattr(sys.stdout, "reconfigure", lambda **_: None, raising=False)
        monkeypatch.setattr(sys.stderr, "reconfigure", lambda **_: None, raising=False)
        try:
            main()
            code: Any = 0
        except SystemExit as ended:
            code = ended.code or 0
        out, err = capsys.readouterr()
        return Ran(code=int(code), out=out, err=err)

    return go

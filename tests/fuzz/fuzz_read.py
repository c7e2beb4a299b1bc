"""Fuzz target: any bytes give a report whose offsets lie in its text, or one clear line. Nothing else may happen.

    python tests/fuzz/fuzz_read.py [atheris options] [corpus folder]

Needs atheris, which is there for Linux only; `test_replay_read.py` runs the same check everywhere.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

from tumen.errors import UnreadableInput
from tumen.read import read_report

NAMES = ("a.txt", "a.html")


def one_input(data: bytes) -> None:
    """Reads `data` as a text and as a page. Raises AssertionError, or what it should not have raised, for a fault."""
    for name in NAMES:
        try:
            report = read_report(data, name=name)
        except UnreadableInput as refused:
            message = str(refused)
            if not message.startswith(name) or "\n" in message:
                raise AssertionError(message) from refused
            continue
        length = len(report.text)
        spans = [(proof.start, proof.end) for proof in report.proofs] + list(report.furniture)
        if not report.text.strip() or not all(0 <= start < end <= length for start, end in spans):
            raise AssertionError(spans)
        if read_report(data, name=name) != report:
            raise AssertionError("the same bytes gave two reports")


def main() -> None:
    """Fuzzes until a fault is found or the options of atheris end it."""
    try:
        atheris: Any = importlib.import_module("atheris")
    except ImportError:
        sys.exit("fuzz_read: atheris is not installed; run the tests for a replay of the corpus instead.")
    atheris.instrument_all()
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

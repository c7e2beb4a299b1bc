"""Fuzz target: any text gives values whose words stand in it, the same each time. Nothing else may happen.

    python tests/fuzz/fuzz_values.py [atheris options] [corpus folder]

Needs atheris, which is there for Linux only; `test_replay_values.py` runs the same check everywhere.
"""

from __future__ import annotations

import importlib
import sys
from datetime import date
from typing import Any

from tumen.normalise import find_values, values_form

DAYS = (None, date(2019, 7, 9), date.min, date.max)


def one_input(data: bytes) -> None:
    """Reads `data` as a text, with a day of writing that its first byte chooses.

    Raises AssertionError, or what it should not have raised, for a fault.
    """
    text = data[1:].decode("utf-8", "surrogatepass" if data[:1] > b"\x7f" else "replace") if _whole(data) else ""
    published = DAYS[data[0] % len(DAYS)] if data else None
    form = values_form(text, find_values(text, published=published))
    for kind, items in form.items():
        for item in items:
            start, end = item["span"]
            if not 0 <= start < end <= len(text) or item["text"] != text[start:end]:
                raise AssertionError((kind, item))
    if values_form(text, find_values(text, published=published)) != form:
        raise AssertionError("the same text gave two readings")


def _whole(data: bytes) -> bool:
    """Whether the bytes can be read as a text, lone surrogates included."""
    try:
        data[1:].decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data[:1] <= b"\x7f"
    return True


def main() -> None:
    """Fuzzes until a fault is found or the options of atheris end it."""
    try:
        atheris: Any = importlib.import_module("atheris")
    except ImportError:
        sys.exit("fuzz_values: atheris is not installed; run the tests for a replay of the corpus instead.")
    atheris.instrument_all()
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

"""`tumen values`: what the finders read in a phrase, so that anyone can try one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from tumen.cli.inputs import finish
from tumen.cli.json_lines import BadLines, text_lines
from tumen.cli.terminal import put_json, put_table
from tumen.errors import InvalidForm, TumenError, UnreadableInput

_KEYS = frozenset({"text", "anchor", "language"})

_LONGEST = 2**31 - 2
"""Bytes of a line: as many as are read in one go."""


def command(
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT", help="A phrase or a text; - reads it from stdin.")
    ] = None,
    jsonl: Annotated[
        Path | None, typer.Option(metavar="FILE", help='Read lines of {"text", "anchor", "language"}; - is stdin.')
    ] = None,
    anchor: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of writing, such as 2018-04-06; times rest on it.")
    ] = None,
    language: Annotated[str, typer.Option(help="The language of the text.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print one object as JSON.")] = False,
) -> None:
    """Print the counts, times, places, sums and names of firms that a text says, and at which words."""
    if (text is None) == (jsonl is None):
        raise UnreadableInput("values: give a TEXT (or - for stdin), or --jsonl FILE, one of the two.")
    if jsonl is not None:
        _lines(jsonl, anchor=anchor, language=language)
        return
    form = _read(_stdin() if text == "-" else str(text), anchor=anchor, language=language, where="--anchor")
    if as_json:
        put_json([form])
    else:
        _table(form)


def _lines(path: Path, *, anchor: str | None, language: str) -> None:
    """One object for each line of the file, `{"error"}` for a line that cannot be read; the options fill what a line
    leaves out."""
    done, bad = 0, BadLines()
    for number, line in enumerate(_text_lines(path), start=1):
        if not line.strip():
            continue
        where = f"{_name(path)}, line {number}"
        try:
            asked = _asked(line, where)
            said, day = asked.get("language") or language, asked.get("anchor") or anchor
            form = _read(asked["text"], anchor=day, language=said, where=f"{where}: anchor")
            put_json([form | {key: value for key, value in asked.items() if key not in _KEYS | form.keys()}])
            done += 1
        except TumenError as error:
            bad.tell(str(error))
            put_json([{"error": str(error)}])
    bad.close(_name(path))
    finish(done=done, failed=bad.number)


def _asked(line: str, where: str) -> dict[str, Any]:
    """The object of a line; keys beside text, anchor and language, such as an id, are given back as they came."""
    import json

    try:
        asked = json.loads(line)
    except ValueError as error:
        raise InvalidForm(f"{where}: is not JSON ({error}).") from error
    except RecursionError as error:
        raise InvalidForm(f"{where}: is nested too deeply; a line is one flat object.") from error
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise InvalidForm(f'{where}: is no object with a text, such as {{"text": "500 workers", "anchor": null}}.')
    for key in ("anchor", "language"):
        if not isinstance(asked.get(key), str | None):
            raise InvalidForm(f"{where}: {key} is {asked[key]!r}; it is a text or null.")
    return asked


def _read(text: str, *, anchor: str | None, language: str, where: str) -> dict[str, Any]:
    from tumen.ledger import day
    from tumen.normalise import find_values, values_form

    published: date | None = day(anchor, where=where)
    return values_form(text, find_values(text, published=published, language=language))


def _table(form: dict[str, Any]) -> None:
    from tumen.cli.value_words import KIND_WORDS, words_of
    from tumen.normalise import in_order

    rows = [(KIND_WORDS[kind], item["text"], *words_of(kind, item)) for kind, item in in_order(form)]
    put_table("Values", ("kind", "in its words", "value", "how it was read"), rows, empty="No values found.")


def _name(path: Path) -> str:
    return "stdin" if str(path) == "-" else str(path)


def _stdin() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"stdin: is not UTF-8 at byte {error.start}; convert it to UTF-8.") from error


def _text_lines(path: Path) -> Iterator[str]:
    """The lines of a UTF-8 file, one after the other, however long the file is."""
    try:
        with sys.stdin.buffer if str(path) == "-" else path.open("rb") as file:
            for number, line in enumerate(text_lines(file, name=_name(path), longest=_LONGEST), start=1):
                try:
                    yield line.decode("utf-8-sig" if number == 1 else "utf-8")
                except UnicodeDecodeError as error:
                    raise UnreadableInput(
                        f"{_name(path)}, line {number}: is not UTF-8; save the file as UTF-8."
                    ) from error
    except OSError as error:
        raise UnreadableInput(f"{_name(path)}: cannot be read ({error.strerror}); check the path.") from error

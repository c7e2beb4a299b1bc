"""The language of a report, and the passages of it that are in another."""

from __future__ import annotations

import re
from itertools import islice

from tumen.ledger import Tongue

_TOLD_FROM = 100_000
"""So many characters tell the language of a report; no report is longer, and a hostile one must not take minutes."""
_LEAST = 24
"""A passage of fewer letters tells no language: names and loan words fill it."""
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LEAST_SPACELESS = 8
_PASSAGE = re.compile(r"[^\n]+")


def language_of(text: str) -> str | None:
    """Code of the language that most of the text is in (ISO 639-1), None where that is not sure."""
    found = _detected(text[:_TOLD_FROM])
    return found[0] if found else None


def tongues(text: str, *, language: str | None) -> tuple[Tongue, ...]:
    """The lines that are surely in another language than the report's; neighbours of one language are one passage.

    Nothing where the language of the report is not known.
    """
    if language is None:
        return ()
    found: list[Tongue] = []
    for line in _PASSAGE.finditer(text[:_TOLD_FROM]):
        told = _of_passage(line.group())
        if told is None or told == language:
            continue
        start, end = line.start() + len(line.group()) - len(line.group().lstrip()), line.end()
        if found and found[-1].language == told and not text[found[-1].end : start].strip():
            start = found.pop().start
        found.append(Tongue(start=start, end=end, language=told))
    return tuple(found)


def _of_passage(line: str) -> str | None:
    letters = sum(1 for _ in islice(filter(str.isalpha, line), _LEAST))
    spaceless = len(_SPACELESS.findall(line))
    if letters < _LEAST and spaceless < _LEAST_SPACELESS:
        return None
    found = _detected(line)
    # most of the passage, not a name in brackets
    return found[0] if found and found[1] >= 80 else None


def _detected(text: str) -> tuple[str, int] | None:
    """Language and the percentage of the text that is in it; None where the library is not sure."""
    import pycld2

    readable = text
    if not text.replace("\n", "").isprintable():
        # control characters make the library give up
        readable = "".join(character for character in text if character.isprintable() or character.isspace())
    try:
        sure, _, found = pycld2.detect(readable.encode("utf-8", errors="replace"))
    except pycld2.error:
        return None
    _, code, percent, _ = found[0]
    return (code.partition("-")[0], percent) if sure and code != "un" else None

"""Text in pictures, by Tesseract (tesseract-ocr.github.io), which a person installs beside Tumen.

`ocr_page` is the service `OCR` of the process that a person started (`tumen.read.services`), because a process that
reads may run no program. It runs `tesseract`, three times for a page (its release, its languages, the page), hands it
the picture through a pipe and takes the answer from another; it writes no file and needs no network.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tumen.errors import UnreadableInput
from tumen.read.layout import Line, line_of

OCR = "ocr"
"""The name of the service."""

MOST_DOTS = 26_000_000
"""A page of the size A3 at 400 dots an inch."""
_LANGUAGES = ("eng", "kor", "chi_sim", "chi_tra", "rus", "jpn", "pol", "ara")
"""Language data that is used where it is installed: the languages of the field, those of most reports first."""
_SECONDS = 120
_UNSURE = 70.0
"""Tesseract's confidence, of 100, below which a number is named to the person who checks it."""
_COLUMNS = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Recognised:
    """What OCR found on one page: who read it, its lines, and the words with digits that it was not sure of."""

    reader: str
    lines: tuple[Line, ...]
    unsure: tuple[str, ...]


def ocr_page(values: Mapping[str, Any], data: bytes) -> str:
    """The words of a grey picture, one byte for each of its `width` times `height` dots: a line that says who read them
    ("Tesseract 5.3.0, eng+kor"), then their places in Tesseract's TSV.

    Raises UnreadableInput, without the name of a file, where Tesseract is not installed, may not be started, lacks
    language data, takes more than two minutes or fails, and where the bytes are no such picture.
    """
    width, height = (size if isinstance(size := values.get(key), int) else 0 for key in ("width", "height"))
    if min(width, height) < 1 or len(data) > MOST_DOTS or width * height != len(data):
        raise UnreadableInput("what was given to it is no picture of a page")
    release = re.match(r"tesseract v?(\S+)", _run("--version"))
    installed = set(_run("--list-langs").split())
    languages = "+".join(language for language in _LANGUAGES if language in installed)
    if not languages:
        raise UnreadableInput("Tesseract has no language data of the field; install that for English at least")
    # PGM (netpbm.sourceforge.net)
    image = b"P5 %d %d 255\n" % (width, height) + data
    table = _run("-", "-", "-l", languages, "--dpi", "300", "tsv", image=image)
    return f"Tesseract {release[1] if release else 'of unknown release'}, {languages}\n{table}"


def ocr_lines(answer: str, *, page: int, points: float, height: float) -> Recognised:
    """The lines in what `ocr_page` gives; `points` is the size of a pixel and `height` that of the page, in points."""
    reader, _, table = answer.partition("\n")
    words: dict[tuple[int, ...], list[tuple[float, float, float, float, str]]] = defaultdict(list)
    unsure = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != _COLUMNS or not cells[11].strip():
            continue
        try:
            place = tuple(int(cell) for cell in cells[1:5])
            left, top, width, tall, sure = (float(cell) for cell in cells[6:11])
        except ValueError:
            continue
        word = "".join(character for character in cells[11] if character.isprintable()).strip()
        words[place].append((left * points, (left + width) * points, (top + tall) * points, tall * points, word))
        if sure < _UNSURE and any(character.isdigit() for character in word):
            unsure.append(word)
    sizes = sorted(tall for line in words.values() for *_, tall, _ in line)
    usual = sizes[len(sizes) // 2] if sizes else 10.0
    lines = []
    for line in words.values():
        tallest = max(tall for *_, tall, _ in line)
        size = usual if 0.6 * usual < tallest < 1.7 * usual else tallest
        parts: list[str | float] = []
        for before, one in zip([None, *line], line, strict=False):
            if before is not None:
                parts.append(max(0.0, one[0] - before[1]) / max(size, 1.0))
            parts.append(one[4])
        lines.append(
            line_of(
                parts,
                page=page,
                left=line[0][0],
                right=line[-1][1],
                base=height - max(bottom for _, _, bottom, _, _ in line),
                size=max(size, 1.0),
                turned=False,
            )
        )
    return Recognised(reader=reader, lines=tuple(line for line in lines if line.text), unsure=tuple(unsure))


def _run(*options: str, image: bytes = b"") -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command; the picture is data on a pipe
            [_program(), *options],
            input=image,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        raise UnreadableInput(f"Tesseract took more than {_SECONDS} seconds for one page") from None
    except OSError as error:
        raise UnreadableInput(f"Tesseract could not be started ({error.strerror or error})") from None
    if done.returncode:
        raise UnreadableInput(f"Tesseract failed (exit code {done.returncode})")
    return done.stdout.decode("utf-8", errors="replace")


def _program() -> str:
    found = shutil.which("tesseract")
    if found is None:
        raise UnreadableInput("Tesseract is not installed")
    return found

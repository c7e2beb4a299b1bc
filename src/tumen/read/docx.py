"""Word documents (Office Open XML, ECMA-376): DOCX, and DOCM with its macros ignored.

The days in the properties of a document (created, modified, printed) are no days of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tumen.errors import UnreadableInput
from tumen.ledger import Anchor
from tumen.read.docx_text import Block, Style, WordText, child, is_on, local, value
from tumen.read.kinds import DOCX
from tumen.read.office import Package
from tumen.read.parts import Working
from tumen.read.properties import own_author, own_title

_MAIN = "word/document.xml"
_CAPTION = "caption"


def read_docx(data: bytes, *, name: str) -> Working:
    """Text and metadata of a Word document; anchors name the paragraph ("paragraph 7", counted among those with text),
    the cell ("table 1, row 2, column 3"), the text box or the note.

    Rows of tables stand on a line each, cells " | " apart; notes stand at the end behind their marker. What was deleted
    or is hidden is left out with a flag; headers and footers are furniture. Raises UnreadableInput for a document that
    is damaged, locked, made to hurt, or without text.
    """
    package = Package(data, name=name)
    document = package.tree(_MAIN)
    body = child(document, "body") if document is not None else None
    if body is None:
        raise UnreadableInput(f"{name}: is a Word document without a body; get a whole copy.")
    parts = list(package.related(_MAIN))
    styles, language = _styles(_first(package, parts, "styles"))
    text = WordText(styles=styles, name=name)
    blocks = list(text.body(body))
    if not blocks:
        raise UnreadableInput(
            f"{name}: is a Word document without text; if its pages are pictures, save it as PDF and give that."
        )
    blocks += _notes(package, parts, text)
    running = list(_running(package, parts, name=name, styles=styles))
    written = _Written()
    for block in blocks:
        written.add(block)
    for block in running:
        written.add(block, furniture=True)
    properties = package.tree("docProps/core.xml")
    said = {local(one): str(one.text or "") for one in properties} if properties is not None else {}
    headline = next((block.text for block in blocks if block.style.casefold() == "title"), None)
    code = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", said.get("language", "").strip() or language or "")
    return Working(
        text=written.text(),
        media_type=DOCX,
        title=own_title(headline) or own_title(said.get("title")),
        byline=own_author(said.get("creator")),
        declared_language=code.group().lower() if code else None,
        furniture=tuple(written.furniture),
        captions=tuple(written.captions),
        anchors=tuple(written.anchors),
        flags=tuple(_flags(package, parts, text)),
    )


class _Written:
    """The text as it grows."""

    def __init__(self) -> None:
        self.anchors: list[Anchor] = []
        self.captions: list[tuple[int, int]] = []
        self.furniture: list[tuple[int, int]] = []
        self._parts: list[str] = []
        self._length = 0
        self._last: Block | None = None

    def add(self, block: Block, *, furniture: bool = False) -> None:
        last = self._last
        if last is not None:
            together = (last.listed and block.listed) or (block.table is not None and last.table == block.table)
            self._add("\n" if together else "\n\n")
        start = self._length
        self._add(block.text)
        self.anchors += [Anchor(start=start + low, end=start + high, where=where) for low, high, where in block.places]
        if block.style.casefold() == _CAPTION:
            self.captions.append((start, self._length))
        if furniture or block.style.casefold().startswith("toc "):
            self.furniture.append((start, self._length))
        self._last = block

    def text(self) -> str:
        return "".join(self._parts)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _first(package: Package, parts: list[tuple[str, str]], kind: str) -> Any | None:
    path = next((path for one, path in parts if one == kind), None)
    return package.tree(path) if path else None


def _styles(root: Any | None) -> tuple[Mapping[str, Style], str | None]:
    """The styles by their id, and the language that the document is in by default."""
    styles = {}
    for one in root if root is not None else ():
        key = value(one, "styleId")
        if local(one) != "style" or not key:
            continue
        name, based, run, settings = (child(one, *path) for path in (("name",), ("basedOn",), ("rPr",), ("pPr",)))
        styles[key] = Style(
            name=(value(name) or "") if name is not None else "",
            based_on=value(based) if based is not None else None,
            hidden=is_on(child(run, "vanish")) if run is not None else None,
            listed=settings is not None and child(settings, "numPr") is not None,
        )
    language = child(root, "docDefaults", "rPrDefault", "rPr", "lang") if root is not None else None
    return styles, value(language) if language is not None else None


def _notes(package: Package, parts: list[tuple[str, str]], text: WordText) -> Iterator[Block]:
    """The notes that the text refers to, in its order, footnotes before endnotes; notes may refer to notes."""
    for kind in ("footnote", "endnote"):
        root = _first(package, parts, f"{kind}s")
        found = {value(one, "id"): one for one in root if local(one) == kind} if root is not None else {}
        done = 0
        while done < len(keys := [key for one, key in text.notes if one == kind]):
            key = keys[done]
            done += 1
            marker, note = text.notes[kind, key], found.get(key)
            for at, block in enumerate(text.part(note, where=f"{kind} {marker}") if note is not None else ()):
                opening = f"[{marker}] " if at == 0 else ""
                yield Block(
                    text=opening + block.text,
                    places=tuple(
                        (low + len(opening) if low else 0, high + len(opening), where)
                        for low, high, where in block.places
                    ),
                )


def _running(
    package: Package, parts: list[tuple[str, str]], *, name: str, styles: Mapping[str, Style]
) -> Iterator[Block]:
    """What stands in headers and footers, each text once."""
    seen = set()
    for kind in ("header", "footer"):
        for number, path in enumerate(sorted({path for one, path in parts if one == kind}), start=1):
            root = package.tree(path)
            # what is hidden or changed there does not touch the report
            for block in (
                WordText(styles=styles, name=name).part(root, where=f"{kind} {number}") if root is not None else ()
            ):
                if block.text not in seen:
                    seen.add(block.text)
                    yield block


def _flags(package: Package, parts: list[tuple[str, str]], text: WordText) -> Iterator[str]:
    if text.changed:
        yield "holds tracked changes: what was inserted is read, what was deleted is left out."
    for kind, what in (
        ("hidden", "hidden text, which is left out"),
        ("white", "white text, which may not be seen"),
        ("struck", "words that are struck out"),
    ):
        words = " ".join("".join(getattr(text, kind)).split())
        shown = "".join(character for character in words if character.isprintable())
        if shown:
            yield f"holds {what}: “{shown if len(shown) <= 60 else shown[:59] + '…'}”."
    comments = _first(package, parts, "comments")
    count = len(comments) if comments is not None else 0
    if count:
        yield f"holds {count} comment{'s' if count > 1 else ''}, not read."
    if text.embedded:
        many = "charts, diagrams or embedded documents" if text.embedded > 1 else "chart, diagram or embedded document"
        yield f"holds {text.embedded} {many}, not read."
    if any(path.rpartition("/")[2].lower() == "vbaproject.bin" for path in package.names):
        yield "holds macros, which are ignored."

"""The parts of a workbook's package: nothing that bursts or hides, and what openpyxl's fast reader does not tell."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from types import MappingProxyType
from typing import Any

from tumen.errors import UnreadableInput
from tumen.read.contents import shown
from tumen.read.ledger.tables import MOST_COLUMNS, Place, column_of

_MOST_BYTES = 300 * 2**20
"""Bytes that the parts of a workbook may have when they are unpacked."""
_MOST_PARTS = 10_000
_CHUNK = 2**16
_FORBIDDEN = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
"""A document type has no place in a part (ECMA-376 part 2, 8.1.1) and may declare entities that grow without end."""
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_LINK = re.compile(r"https?://\S+", re.I)
_DAMAGED = (LookupError, OSError, RuntimeError, SyntaxError, ValueError, zlib.error, zipfile.BadZipFile, EOFError)


@dataclass(frozen=True, kw_only=True, slots=True)
class Extra:
    """What a sheet holds besides its cells: merged ranges (top, first column, bottom, last column), addresses behind
    cells, whether it has formulas, and what of it is not read, each in words.
    """

    merged: tuple[tuple[int, int, int, int], ...] = ()
    links: Mapping[Place, str] = field(default_factory=lambda: MappingProxyType({}))
    formulas: bool = False
    apart: tuple[str, ...] = ()


def check_parts(data: bytes, *, name: str) -> Mapping[str, Extra]:
    """What the sheets hold besides their cells, by the name of the sheet.

    Raises UnreadableInput for a workbook of another kind, and for one whose parts burst or declare entities.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _refuse_others(package, name)
            found = {part: _scanned(package, part, name) for part in package.namelist() if _is_read(part)}
            return MappingProxyType(dict(extras(package, found)))
    except _DAMAGED as error:
        said = shown(str(error), most=80) or type(error).__name__
        raise UnreadableInput(
            f"{name}: is a damaged workbook ({said}); open it in a spreadsheet and save it anew."
        ) from None


def _refuse_others(package: zipfile.ZipFile, name: str) -> None:
    entries = package.infolist()
    names = {entry.filename for entry in entries}
    if "mimetype" in names and "content.xml" in names:
        raise UnreadableInput(f"{name}: is an OpenDocument table (.ods), which is not read; save it as .xlsx.")
    if "xl/workbook.bin" in names:
        raise UnreadableInput(f"{name}: is a binary workbook (.xlsb), which is not read; save it as .xlsx.")
    size = sum(entry.file_size for entry in entries)
    if size > _MOST_BYTES or len(entries) > _MOST_PARTS:
        raise UnreadableInput(
            f"{name}: unpacks to {size / 2**20:.0f} MB in {len(entries)} parts; at most {_MOST_BYTES // 2**20} MB in "
            f"{_MOST_PARTS} parts are read. Split it, or save the sheet as CSV."
        )


def _is_read(part: str) -> bool:
    return part.endswith((".xml", ".rels"))


def _scanned(package: zipfile.ZipFile, part: str, name: str) -> frozenset[bytes]:
    """Which elements of interest stand in a part."""
    found: set[bytes] = set()
    before = b""
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            window = before + chunk
            if any(word in window for word in _FORBIDDEN):
                raise UnreadableInput(
                    f"{name}: its part {shown(part)} declares a document type, which no workbook needs and which may "
                    "hide entities that grow without end; save it anew."
                )
            found.update(word for word in _SOUGHT if word in window)
            before = window[-32:]
    return frozenset(found)


_SOUGHT = (b"mergeCell", b"hyperlink", b"<f", b":f>", b":f ")


def extras(package: zipfile.ZipFile, scanned: Mapping[str, frozenset[bytes]]) -> Iterator[tuple[str, Extra]]:
    """Each sheet's name and what it holds besides its cells."""
    for title, part in _sheets(package):
        words = scanned.get(part, frozenset())
        targets = _relations(package, part)
        merged: tuple[tuple[int, int, int, int], ...] = ()
        links: dict[Place, str] = {}
        if words & {b"mergeCell", b"hyperlink"}:
            merged, links = _beside(package, part, {key: target for key, (_, target) in targets.items()})
        kinds = {kind.rpartition("/")[2] for kind, _ in targets.values()}
        apart = tuple(why for kind, why in _APART.items() if kind in kinds)
        yield (
            title,
            Extra(
                merged=merged,
                links=MappingProxyType(links),
                formulas=bool(words & {b"<f", b":f>", b":f "}),
                apart=apart,
            ),
        )


_APART = {
    "comments": "has comments on cells, which are not read; move what matters into a column",
    "threadedComment": "has threads of comments on cells, which are not read; move what matters into a column",
    "drawing": "has pictures or charts, which are not read",
    "pivotTable": "has a pivot table, whose cells are read as they stand",
}


def _parsed(package: zipfile.ZipFile, part: str) -> Any:
    from defusedxml.ElementTree import fromstring

    return fromstring(package.read(part))


def _sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name and part of each sheet, in the order of the workbook."""
    book = "xl/workbook.xml"
    if book not in package.namelist():
        return
    targets = _relations(package, book)
    for sheet in _parsed(package, book).iter():
        if sheet.tag not in (f"{_MAIN}sheet", f"{_STRICT}sheet"):
            continue
        key = next((value for attribute, value in sheet.attrib.items() if attribute.endswith("}id")), "")
        if key in targets:
            yield sheet.get("name", ""), targets[key][1]


def _relations(package: zipfile.ZipFile, part: str) -> Mapping[str, tuple[str, str]]:
    """The kind and the target of each relation of a part, by its id; targets inside the package as whole paths."""
    folder, _, file = part.rpartition("/")
    path = f"{folder}/_rels/{file}.rels"
    if path not in package.namelist():
        return {}
    found = {}
    for relation in _parsed(package, path):
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External":
            target = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        found[relation.get("Id", "")] = (relation.get("Type", ""), target)
    return found


def _beside(
    package: zipfile.ZipFile, part: str, targets: Mapping[str, str]
) -> tuple[tuple[tuple[int, int, int, int], ...], dict[Place, str]]:
    """The merged ranges of a sheet and the addresses behind its cells."""
    from defusedxml.ElementTree import iterparse

    merged: list[tuple[int, int, int, int]] = []
    links: dict[Place, str] = {}
    with package.open(part) as stream:
        for _, element in iterparse(stream):
            kind = element.tag.rpartition("}")[2]
            span = _RANGE.fullmatch(element.get("ref", "")) if kind in ("mergeCell", "hyperlink") else None
            if span is not None:
                top, first = int(span[2]) - 1, column_of(span[1])
                bottom, last = (int(span[4]) - 1, column_of(span[3])) if span[3] else (top, first)
                if kind == "mergeCell":
                    merged.append((top, first, bottom, last))
                else:
                    key = next((value for name, value in element.attrib.items() if name.endswith("}id")), "")
                    address = targets.get(key, "")
                    if _LINK.fullmatch(address) and first < MOST_COLUMNS:
                        links[top, first] = address
            if kind != "sheetData":
                element.clear()
    return tuple(merged), links
